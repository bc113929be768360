"""Callers on the phone (T2, E15, S10): an agent writes down what they say, calls them back, and what was written
meanwhile reaches them once they have a chat."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from core.catalog.model import ProductId
from core.chat.words import Words, visible
from core.errors import Refused
from core.people import finding
from core.people.model import Actor, CompanyId, Person, PersonId, Role
from core.tasks import actions as tasks
from core.tickets import intake, outage_notice, rights, routing, silence, tell
from core.tickets.model import Entry, Fate, Side, Status, Ticket, TicketId, Waits

if TYPE_CHECKING:
    from core.work import Work

PHONE = "phone"  # the channel of what was said there
UNREACHED = ("no-channel", "blocked", "gone")  # why an answer did not arrive that may arrive once they are back
NOT_BY_PHONE = ("rating-reminder", "closed-no-fault")  # nobody calls for stars; the reason is an answer of its own
MOST = 50  # tickets of one person that their new chat shows at once


@dataclass(frozen=True)
class Caller:
    """Somebody new. `company` empty: a private person, who is a company of one."""

    name: str
    phone: str
    company: str = ""


def may_record(work: Work, actor: Actor) -> None:
    """Those who talk to customers. Raises Refused("staff-only" | "level-3-never-writes")."""
    if actor.known.role is not Role.STAFF:
        raise Refused("staff-only")
    if not any(work.catalog.team(team).faces_customers for team in actor.known.teams):
        raise Refused("level-3-never-writes")


def new_contact(work: Work, now: datetime, actor: Actor, *, caller: Caller) -> Person:
    """A contact that the desk's file does not know; known by their number, so the same one twice is one person.

    Raises Refused("caller-incomplete" | "phone-taken").
    """
    may_record(work, actor)
    number = finding.digits(caller.phone)
    if not caller.name.strip() or len(number) < finding.FEWEST:
        raise Refused("caller-incomplete")
    key = f"caller-{number}"
    if work.people.by_key(key):
        raise Refused("phone-taken", phone=caller.phone)
    desk = work.catalog.desk()
    company = _company(work, caller, key)
    person = Person(
        *(PersonId(0), key, caller.name.strip(), Role.CUSTOMER, desk.locale, desk.calendar.zone, company),
        phone=caller.phone.strip(),
    )
    known = work.people.get(work.people.put_person(person))
    work.timeline.add(now, "contact-added", by=actor, facts={"person": known.id, "key": key})
    return known


def _company(work: Work, caller: Caller, key: str) -> CompanyId:
    """The one that is called so, else a new one: it has no contract yet, so sales will see it."""
    named = caller.company.strip()
    found = finding.company_named(work.people.companies(), named) if named else None
    return found.id if found else work.people.put_company(key=key, name=named or caller.name.strip())


def record(
    work: Work, now: datetime, actor: Actor, *, caller: PersonId, product: ProductId | None, said: Words
) -> Ticket:
    """What they say on the phone is their ticket, and the agent's, who has them on the line. Their contract is checked
    as for others: with none it is for sales (T3, P1)."""
    may_record(work, actor)
    person = work.people.get(caller)
    if person.company is None:
        raise Refused("no-company")
    if not visible(said).strip():
        raise Refused("empty")
    about = product or routing.only_covered(work, person.company, now)
    subject, by = intake.subject_of(said), actor.known.id
    ticket = Ticket(TicketId(0), caller, person.company, subject, now, product=about, opened_by=by)
    ticket = work.tickets.open(_placed(work, now, actor, ticket))
    work.timeline.add(now, "call-recorded", by=actor, ticket=ticket.id, facts={"code": ticket.code, "caller": caller})
    entry = work.entries.add(Entry(ticket.id, caller, Side.CUSTOMER, said, now, PHONE, "", None))
    tell.cards(work, now, ticket)
    tell.team_words(work, now, ticket, entry)
    routing.tell_uncovered(work, now, ticket)
    outage_notice.warn(work, now, ticket)
    needed(work, now, ticket)
    return ticket


def _placed(work: Work, now: datetime, actor: Actor, ticket: Ticket) -> Ticket:
    contract = routing.covering(work, ticket.company, ticket.product, now)
    if contract is None:
        return ticket.reaching(routing.sales_team(work).id, now, waits=Waits.SALES)
    covered = ticket.covered(contract.id)
    team = routing.team_of(work, covered).id
    theirs = [one for one in sorted(actor.known.teams) if work.catalog.team(one).faces_customers]
    reached = covered.reaching(team if team in theirs else theirs[0], now)
    return reached.claimed(actor.known.id, owner_name="")


def needed(work: Work, now: datetime, ticket: Ticket) -> None:
    """Somebody must call them, for nothing of ours arrives."""
    if ticket.team and tell.customer_place(work, ticket) is None:
        tasks.call(work, now, ticket=ticket.id, team=ticket.team)
        tell.standing_cards(work, now, ticket)


def not_told(work: Work, now: datetime, *, ticket: TicketId, notice: str, why: str) -> None:
    """A notice has not reached the customer and never will: somebody must call them. Whom we could not tell that it is
    their turn, we do not wait for."""
    found = work.tickets.get(ticket)
    team = found.team
    if notice in NOT_BY_PHONE or team is None:
        return
    if notice == "waits-for-you" and found.waits is Waits.CUSTOMER:
        found = work.tickets.save(found.heard_customer())
        silence.watch(work, now, found)
    if work.tasks.open("call", ticket=ticket) is None:
        tasks.call(work, now, ticket=ticket, team=team)
        tell.team(work, now, found, "customer-not-told", why=why)
    tell.standing_cards(work, now, found)


def may_call(work: Work, actor: Actor, *, ticket: TicketId) -> Ticket:
    """Who may write to the customer may call them. Raises what `rights.for_writing_out` does, or
    Refused("call-settled")."""
    found = rights.for_writing_out(work, actor, ticket)
    if work.tasks.open("call", ticket=ticket) is None:
        raise Refused("call-settled")
    return found


def called(work: Work, now: datetime, actor: Actor, *, ticket: TicketId, said: Words, answered: bool) -> Entry:
    """They were called. `answered`: what was said is an answer to them, and it is their turn; else it is a note."""
    found = may_call(work, actor, ticket=ticket)
    if not visible(said).strip():
        raise Refused("empty")
    if answered:
        turn = found.answered(actor.known.id, owner_name=rights.owner_name(work, found))
        found = work.tickets.save(turn) if turn != found else found
    side, fate = (Side.ANSWER, Fate.DELIVERED) if answered else (Side.INTERNAL, None)
    entry = Entry(ticket, actor.known.id, side, said, now, PHONE, "", None, fate=fate)
    entry = work.entries.add(entry)
    tasks.called(work, now, ticket=ticket, by=actor)
    tell.cards(work, now, found)
    if answered:
        tell.answer_card(work, now, found, entry)
    else:
        tell.team(work, now, found, "call-note", who=actor.known.name, said=visible(said))
    return entry


def attached(work: Work, now: datetime, person: Person) -> None:
    """They have a chat now: their open tickets are in it, answers that found no way arrive, and nobody must call."""
    for ticket in reversed(work.tickets.of_customer(person.id, most=MOST)):
        to_call = tasks.called(work, now, ticket=ticket.id)
        if not ticket.closed:
            tell.cards(work, now, ticket)
            caught_up(work, now, ticket)
        elif to_call:
            _told_after_all(work, now, ticket)
        if to_call:
            tell.team(work, now, ticket, "caller-has-chat", who=person.name)


def caught_up(work: Work, now: datetime, ticket: Ticket) -> None:
    """What found no way to them goes out again, in its order."""
    for entry in work.entries.of(ticket.id, most=tell.EVERY):
        if entry.side is Side.ANSWER and entry.fate is Fate.FAILED and entry.why in UNREACHED:
            _sent_after_all(work, now, ticket, entry)
    if ticket.status is Status.PENDING:
        tell.customer_card(work, now, ticket, f"confirm-{ticket.solvings}")


def _told_after_all(work: Work, now: datetime, ticket: Ticket) -> None:
    """Somebody was to call them about how it ended."""
    tell.cards(work, now, ticket)
    if ticket.unsupported:
        tell.customer(work, now, ticket, "cannot-support")


def _sent_after_all(work: Work, now: datetime, ticket: Ticket, entry: Entry) -> None:
    work.entries.fated(entry.id, Fate.WAITING)
    work.timeline.add(now, "sent-after-all", ticket=ticket.id, facts={"entry": entry.id})
    tell.customer_words(work, now, ticket, entry)
    tell.answer_card(work, now, ticket, entry)
