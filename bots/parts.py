"""What the messages of all personas are put together from."""

from __future__ import annotations

from collections.abc import Iterable

from core.chat.replies import Arg, Button, Phrase, Quote
from core.chat.words import excerpt
from core.outbox import Outgoing
from core.tickets import codes
from core.tickets.model import Side, Ticket, TicketId
from core.work import Work

Rows = tuple[tuple[Button, ...], ...]
ACROSS = 2  # buttons in a row: their names are read whole on a phone
LOOKED_AT = 20  # entries: the customer's first words are among them


def rows(buttons: Iterable[Button]) -> Rows:
    every = tuple(buttons)
    return tuple(every[at : at + ACROSS] for at in range(0, len(every), ACROSS))


def ticket_of(work: Work, row: Outgoing) -> Ticket:
    """What the row is about."""
    return work.tickets.get(TicketId(row.ticket or 0))


def number_of(row: Outgoing) -> int:
    """What stands at the end of a card's name: which of several of its kind it is ("rating-2")."""
    return int(row.name.rpartition("-")[2])


def sentence(work: Work, row: Outgoing) -> Phrase:
    """The one whose key is the row's name, filled by its facts; about a ticket, it may name its code."""
    facts: dict[str, Arg] = {name: value for name, value in row.facts.items() if isinstance(value, str | int)}
    if row.ticket:
        facts["code"] = codes.shown(ticket_of(work, row).code)
    if "why" in facts:
        facts["why"] = Phrase(f"failed-{facts['why']}")
    return Phrase(row.name, facts)


def first_words(work: Work, ticket: Ticket, *, most: int) -> tuple[Quote, ...]:
    """How the customer put it, in `most` characters; nothing while they only sent files."""
    entries = work.entries.of(ticket.id, most=LOOKED_AT)
    said = next((entry.words for entry in entries if entry.side is Side.CUSTOMER and entry.words), ())
    return (Quote(excerpt(said, most), by=work.people.get(ticket.customer).name),) if said else ()
