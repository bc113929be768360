"""A ticket's card for staff: the state at a glance, the customer's past in brief, and what can be done now."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime

from bots.agent import calls, outages, sales, visits
from bots.agent.menu import menu
from bots.agent.naming import joined, kind_of, money
from bots.drawing import reader
from bots.parts import Rows, first_words, ticket_of
from core.billing.model import sums
from core.chat.events import Place
from core.chat.replies import Arg, Button, Fact, Message, Phrase, Quote
from core.chat.words import excerpt, visible
from core.outbox import Outgoing
from core.people.model import TeamId
from core.tickets import codes, dropping, news, outage_notice, rights, tell
from core.tickets.model import Status, Ticket, Waits
from core.work import Work

LONGEST_ON_CARD = 300  # characters of the customer's first words, and of the solution
PAST = 3  # of the customer's earlier requests
LONGEST_PAST = 60  # characters of how one of them was solved
EVER = datetime(1970, 1, 1, tzinfo=UTC)


def ticket(work: Work, row: Outgoing, now: datetime) -> Message | None:
    """In the place where its team follows it; elsewhere only where it went."""
    found = ticket_of(work, row)
    if not _at_home(work, row, found):
        return Message(
            title=Phrase("staff-title", named(work, found)),
            lines=(_moved(work, found),),
            buttons=_elsewhere(work, row, found, now),
        )
    asked = first_words(work, found, most=LONGEST_ON_CARD)
    return Message(
        title=Phrase("staff-title", named(work, found)),
        lines=(_stands(work, found), *asked, *_solved(work, found)),
        facts=(*_whose(work, found, asked), *facts(work, found, reader(work, row)[0])),
        footer=_past(work, found),
        buttons=buttons(work, found, now),
        menu=() if _undo(work, found, now) else menu(work, found),
    )


def named(work: Work, ticket: Ticket) -> dict[str, Arg]:
    """What fills its title."""
    return {"code": codes.shown(ticket.code), "company": work.people.company(ticket.company).name}


def _at_home(work: Work, row: Outgoing, ticket: Ticket) -> bool:
    if row.person is not None:
        return rights.sees(work, work.people.get(row.person), ticket)
    team = work.catalog.team(ticket.team) if ticket.team else None
    return team is not None and row.place == Place(tell.SLACK, team.slack_channel or "")


def _moved(work: Work, ticket: Ticket) -> Phrase:
    returns = ticket.waits is Waits.LEVEL3 and ticket.back_to is not None
    return Phrase("moved-and-returns" if returns else "moved", {"to": news.receiver(work, ticket)})


def _stands(work: Work, ticket: Ticket) -> Phrase:
    """How it stands and who has it: what is looked for first."""
    state, owner = status(work, ticket), rights.owner_name(work, ticket)
    return Phrase("beside", {"first": state, "second": owner}) if owner else state


def _solved(work: Work, ticket: Ticket) -> tuple[Quote, ...]:
    """What solved it; who, unless it was the end of an outage."""
    if not ticket.solution:
        return ()
    by = "" if outage_notice.solves(work, ticket) else rights.owner_name(work, ticket)
    return (Quote(excerpt(ticket.solution, LONGEST_ON_CARD), by=by),)


def _whose(work: Work, ticket: Ticket, asked: tuple[Quote, ...]) -> Iterable[Fact]:
    """The turn, and the request where no words of the customer stand above."""
    if not ticket.closed:
        yield Fact(Phrase("staff-card.turn"), Phrase(f"waits.{ticket.waits}"))
    if not asked:
        yield Fact(Phrase("staff-card.customer"), work.people.get(ticket.customer).name)


def facts(work: Work, ticket: Ticket, locale: str) -> Iterable[Fact]:
    """Only what there is to say and does not stand above: no empty rows."""
    yield Fact(Phrase("staff-card.product"), _things(work, ticket))
    if about := joined(_about(work, ticket, locale)):
        yield Fact(Phrase("staff-card.kind"), about)
    if weight := joined(_weight(ticket)):
        yield Fact(Phrase("staff-card.priority"), weight)
    if ticket.status is Status.PENDING:
        yield Fact(Phrase("staff-card.asked"), _asked(work, ticket))
    yield Fact(Phrase("staff-card.contract"), _contract(work, ticket))
    if ticket.need:
        yield Fact(Phrase("staff-card.need"), ticket.need)
    for more in (visits, calls, outages):
        yield from more.facts(work, ticket)
    if total := joined([money(one) for one in sums(work.items.of(ticket.id))]):
        yield Fact(Phrase("staff-card.items"), total)
    if rating := work.ratings.get(ticket.id, ticket.solvings):
        yield Fact(Phrase("staff-card.rating"), Phrase("stars", {"stars": rating.stars}))


def _asked(work: Work, ticket: Ticket) -> Phrase:
    fate, why = news.fate_of_question(work, ticket)
    return Phrase(f"fate.{fate}", {"why": Phrase(f"failed-{why}") if why else Phrase("none")})


def status(work: Work, ticket: Ticket) -> Phrase:
    """What was closed without a solution: why."""
    if ticket.unsupported:
        return Phrase("status-unsupported")
    if ticket.status is Status.NO_FAULT:
        how = dropping.how_closed(work, ticket)
        if how in dropping.DROPPED:
            return Phrase(f"status-dropped.{how}")
    return Phrase(f"status.{ticket.status}")


def _about(work: Work, ticket: Ticket, locale: str) -> Iterable[str | Phrase]:
    if ticket.kind:
        yield kind_of(work, ticket.kind, locale)
    if ticket.category:
        yield ticket.category


def _things(work: Work, ticket: Ticket) -> str | Phrase:
    parts: list[str | Phrase] = [work.catalog.product(ticket.product).name] if ticket.product else []
    if ticket.asset:
        parts.append(work.assets.get(ticket.asset).with_serial)
    return joined(parts) or Phrase("unknown")


def _weight(ticket: Ticket) -> Iterable[str | Phrase]:
    yield Phrase(f"priority.{ticket.priority}")
    if ticket.severity:
        yield Phrase(f"severity.{ticket.severity}")
    if ticket.urgent:
        yield Phrase("urgent-for-customer")


def _contract(work: Work, ticket: Ticket) -> str | Phrase:
    return work.contracts.get(ticket.contract).number if ticket.contract else Phrase("none")


def _past(work: Work, ticket: Ticket) -> Phrase | None:
    """How many requests the customer had before, and how the last ones ended (S3)."""
    count = work.tickets.earlier(ticket.customer, before=ticket.id)
    if not count:
        return None
    last = work.tickets.history(ticket.customer, whole_company=False, since=EVER, most=PAST, before=ticket.id)
    return Phrase("past", {"count": count, "last": joined(_ended(work, one) for one in last)})


def _ended(work: Work, ticket: Ticket) -> Phrase:
    how: Arg = status(work, ticket)
    if ticket.solution and how == Phrase(f"status.{ticket.status}"):
        how = visible(excerpt(ticket.solution, LONGEST_PAST)).strip()
    return Phrase("past-one", {"code": codes.shown(ticket.code), "how": how})


def buttons(work: Work, ticket: Ticket, now: datetime) -> Rows:
    """What is done most; while a step may be taken back, just that."""
    undo = _undo(work, ticket, now)
    return undo or (*sales.buttons(ticket), *_owners_buttons(ticket), *calls.buttons(work, ticket))


def _owners_buttons(ticket: Ticket) -> Rows:
    about = str(ticket.id)
    if ticket.closed or ticket.in_intake:
        return ()
    if ticket.owner is None:
        return ((Button("claim", about, Phrase("button-claim"), "primary"),),)
    if ticket.waits is Waits.LEVEL3:
        return ((Button("prepare", about, Phrase("button-prepare"), "primary"),),)
    reply = Button("reply", about, Phrase("button-reply"), "primary")
    if ticket.status is Status.PENDING or ticket.with_sales:
        return ((reply,),)
    return ((reply, Button("solve", about, Phrase("button-solve"))),)


def _elsewhere(work: Work, row: Outgoing, ticket: Ticket, now: datetime) -> Rows:
    """Where it was before the last step, that may be taken back; where level 3 was asked, the whole of it may."""
    step = work.undos.get(ticket.id)
    if step and _is_room(work, row, step.before.team):
        return _undo(work, ticket, now)
    return fetching(ticket) if fetchable(ticket) and _is_room(work, row, ticket.back_to) else ()


def _is_room(work: Work, row: Outgoing, team: TeamId | None) -> bool:
    """Where this team reads; in private chats others could only be refused."""
    return team is not None and (row.person is not None or row.place.chat == work.catalog.team(team).slack_channel)


def fetchable(ticket: Ticket) -> bool:
    """Whether those who asked level 3 can have it back."""
    return ticket.waits is Waits.LEVEL3 and ticket.back_to is not None and not ticket.closed


def fetching(ticket: Ticket) -> Rows:
    return ((Button("fetch", str(ticket.id), Phrase("button-fetch")),),)


def _undo(work: Work, ticket: Ticket, now: datetime) -> Rows:
    step = work.undos.get(ticket.id)
    open_ = step is not None and now < step.until and step.version == ticket.version
    return ((Button("undo", str(ticket.id), Phrase("button-undo")),),) if open_ else ()
