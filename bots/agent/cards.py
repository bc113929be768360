"""What staff see: the ticket's card, what went out and what became of it, and lines in the thread."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from bots import asking
from bots.agent import calls, outages, sales, visits
from bots.agent.forms import FORMS
from bots.agent.menu import menu
from core.chat.events import Address
from core.chat.replies import Arg, Button, Fact, Message, Phrase, Quote
from core.chat.words import Words, excerpt
from core.outbox import Outgoing
from core.people.model import LOCALES
from core.tickets import codes
from core.tickets.model import EntryId, Side, Status, Ticket, TicketId, Waits
from core.work import Work

LOOKED_AT = 20  # entries: the customer's first words are among them
LONGEST_ON_CARD = 300  # characters of the customer's first words


def ticket(work: Work, row: Outgoing, now: datetime) -> Message | None:
    """The state at a glance, and what can be done now."""
    found = _of(work, row)
    company = work.people.company(found.company).name
    return Message(
        title=Phrase("staff-title", {"code": codes.shown(found.code), "company": company}),
        lines=_first_words(work, found),
        facts=tuple(_facts(work, found)),
        buttons=_buttons(work, found),
        menu=menu(work, found),
    )


def found(work: Work, row: Outgoing, now: datetime) -> Message | None:
    """A ticket that was looked up: its card, as it stands now."""
    return ticket(work, replace(row, ticket=row.facts["ticket"]), now)


def _first_words(work: Work, ticket: Ticket) -> tuple[Quote, ...]:
    entries = work.entries.of(ticket.id, most=LOOKED_AT)
    said = next((entry.words for entry in entries if entry.side is Side.CUSTOMER and entry.words), ())
    by = work.people.get(ticket.customer).name
    shown = [Quote(excerpt(said, LONGEST_ON_CARD), by=by)] if said else []
    if ticket.solution:
        shown.append(Quote(excerpt(ticket.solution, LONGEST_ON_CARD), by=_owner(work, ticket)))
    return tuple(shown)


def _facts(work: Work, ticket: Ticket) -> list[Fact]:
    facts = [
        Fact(Phrase("staff-card.customer"), work.people.get(ticket.customer).name),
        Fact(
            Phrase("staff-card.product"),
            work.catalog.product(ticket.product).name if ticket.product else Phrase("unknown"),
        ),
        Fact(Phrase("staff-card.status"), Phrase(f"status.{ticket.status}")),
        Fact(Phrase("staff-card.turn"), Phrase(f"waits.{ticket.waits}")),
        Fact(Phrase("staff-card.owner"), _owner(work, ticket) or Phrase("nobody")),
        Fact(
            Phrase("staff-card.contract"),
            work.contracts.get(ticket.contract).number if ticket.contract else Phrase("none"),
        ),
    ]
    facts += visits.facts(work, ticket) + calls.facts(work, ticket) + outages.facts(work, ticket)
    rating = work.ratings.get(ticket.id, ticket.solvings)
    if rating:
        facts.append(Fact(Phrase("staff-card.rating"), Phrase("stars", {"stars": rating.stars})))
    return facts


def _buttons(work: Work, ticket: Ticket) -> tuple[tuple[Button, ...], ...]:
    return (*sales.buttons(ticket), *_owners_buttons(ticket), *calls.buttons(work, ticket))


def _owners_buttons(ticket: Ticket) -> tuple[tuple[Button, ...], ...]:
    about = str(ticket.id)
    if ticket.closed or ticket.in_intake:
        return ()
    if ticket.owner is None:
        return ((Button("claim", about, Phrase("button-claim"), "primary"),),)
    reply = Button("reply", about, Phrase("button-reply"), "primary")
    if ticket.status is Status.PENDING or ticket.waits is Waits.SALES:
        return ((reply,),)
    return ((reply, Button("solve", about, Phrase("button-solve"))),)


def answer(work: Work, row: Outgoing, now: datetime) -> Message | None:
    """The team's copy of what went to the customer, with its fate."""
    entry = work.entries.get(EntryId(int(row.name.rpartition("-")[2])))
    found = work.tickets.get(entry.ticket)
    facts = {"who": work.people.get(entry.author).name, "customer": work.people.get(found.customer).name}
    why = Phrase(f"failed-{entry.why}") if entry.why else Phrase("none")
    return Message(
        lines=(Phrase("answer-by", facts), *((Quote(entry.words),) if entry.words else ())),
        footer=Phrase(f"fate.{entry.fate}", {"why": why}),
        quiet=True,
    )


def customer_words(work: Work, row: Outgoing, now: datetime) -> Message | None:
    entry = work.entries.get(EntryId(row.facts["entry"]))
    unread: tuple[Phrase, ...] = tuple(Phrase("unread-part", {"kind": kind}) for kind in entry.unread)
    said: tuple[Quote, ...] = (Quote(entry.words, by=work.people.get(entry.author).name),) if entry.words else ()
    about = (_about(work, row),) if row.person is not None else ()
    return Message(lines=(*about, *said, *unread), mention=_owners(work, row), buttons=_in_private(work, row))


def _about(work: Work, row: Outgoing) -> Phrase:
    """In a private chat words of several tickets follow each other."""
    found = _of(work, row)
    return Phrase("about-ticket", {"code": codes.shown(found.code), "company": work.people.company(found.company).name})


def customer_file(work: Work, row: Outgoing, now: datetime) -> Message | None:
    files = work.entries.files(EntryId(row.facts["entry"]))
    return Message(files=tuple(file for file in files if file.id == row.facts["file"]))


def technician_words(work: Work, row: Outgoing, now: datetime) -> Message | None:
    """What a technician brings back; the photos follow."""
    entry = work.entries.get(EntryId(row.facts["entry"]))
    who = work.people.get(entry.author).name
    said = Phrase(row.name, {"who": who, "code": codes.shown(_of(work, row).code)})
    lines = (said, Quote(entry.words)) if entry.words else (said,)
    return Message(lines=lines, mention=_owners(work, row), buttons=_in_private(work, row))


def edited(work: Work, row: Outgoing, now: datetime) -> Message | None:
    entry = work.entries.get(EntryId(row.facts["entry"]))
    before = work.entries.revisions(entry.id)[-1]
    lines: tuple[Phrase | Quote | Words, ...] = (
        Phrase("edited", {"who": work.people.get(entry.author).name}),
        Quote(entry.words),
        Phrase("edited-before"),
        Quote(before),
    )
    return Message(lines=lines, mention=_owners(work, row))


def line(work: Work, row: Outgoing, now: datetime) -> Message | None:
    """One sentence that calls the ticket's owner; about a ticket, it may name its code."""
    facts: dict[str, Arg] = {name: value for name, value in row.facts.items() if isinstance(value, str | int)}
    if row.ticket:
        facts["code"] = codes.shown(_of(work, row).code)
    if "why" in facts:
        facts["why"] = Phrase(f"failed-{facts['why']}")
    return Message(lines=(Phrase(row.name, facts),), mention=_owners(work, row))


def greeting(work: Work, row: Outgoing, now: datetime) -> Message | None:
    return Message(
        lines=(Phrase("staff-greeting", {"name": row.facts["name"]}), Phrase("staff-how")), buttons=(languages(),)
    )


def language(work: Work, row: Outgoing, now: datetime) -> Message | None:
    return Message(lines=(Phrase("language-ask"),), buttons=(languages(),))


def languages() -> tuple[Button, ...]:
    return tuple(Button("language", locale, Phrase(f"language-name.{locale}")) for locale in LOCALES)


def queue(work: Work, row: Outgoing, now: datetime) -> Message | None:
    found = [work.tickets.get(TicketId(number)) for number in row.facts["tickets"]]
    free = [t for t in found if t.owner is None and not t.closed]
    return Message(
        title=Phrase("queue"),
        lines=tuple(_in_list(work, t) for t in found),
        buttons=tuple(
            (Button("claim", str(t.id), Phrase("button-claim-code", {"code": codes.shown(t.code)})),) for t in free[:8]
        ),
    )


def _in_list(work: Work, ticket: Ticket) -> Phrase:
    who = _owner(work, ticket)
    company = work.people.company(ticket.company).name
    facts = {"code": codes.shown(ticket.code), "company": company, "subject": ticket.subject}
    return Phrase("queue-line", {**facts, "owner": who or Phrase("nobody")})


def press_again(work: Work, row: Outgoing, now: datetime) -> Message | None:
    button = Button(row.facts["act"], row.facts["about"], Phrase("press-again.button"), "primary")
    return Message(lines=(Phrase("press-again"),), mention=(Address("slack", row.facts["user"]),), buttons=((button,),))


question, summary = asking.drawing(
    {**FORMS, **visits.FORMS, **sales.FORMS, **calls.FORMS, **outages.FORMS},
    {**visits.MADE, **sales.MADE, **calls.MADE, **outages.MADE},
)


def _in_private(work: Work, row: Outgoing) -> tuple[tuple[Button, ...], ...]:
    """In a private chat the card may be far up: what can be done is under the words too."""
    return _buttons(work, _of(work, row)) if row.person is not None else ()


def _owners(work: Work, row: Outgoing) -> tuple[Address, ...]:
    owner = _of(work, row).owner if row.ticket else None
    address = work.people.address(owner, row.place.channel) if owner else None
    return (address,) if address else ()


def _owner(work: Work, ticket: Ticket) -> str:
    return work.people.get(ticket.owner).name if ticket.owner else ""


def _of(work: Work, row: Outgoing) -> Ticket:
    return work.tickets.get(TicketId(row.ticket or 0))
