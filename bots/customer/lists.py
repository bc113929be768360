"""Where a customer's requests stand: one by its code, the open ones, and the history of a period (P14)."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from bots.customer import cards, visits
from bots.ids import ids
from bots.parts import rows
from bots.persona import Turn
from core.chat.replies import Answer, Arg, Button, Message, Phrase, Quote
from core.chat.words import Words, excerpt, words
from core.errors import Refused
from core.outbox import Outgoing
from core.people.model import Person, PersonId
from core.tickets import codes, dropping, undo
from core.tickets.model import Ticket, TicketId
from core.tickets.rights import may_see
from core.work import Work

MOST_LISTED = 10  # tickets in one answer
PERIODS = (30, 91, 365)  # days: what the buttons of a history offer
LONGEST_SOLUTION = 200  # characters of how it was solved; the card's question has it whole


def listed(turn: Turn, _: str) -> Answer | None:
    """Their open tickets, newest first (C2, P14); with the company-wide right also their colleagues'."""
    me = turn.actor.known
    mine = undo.open_of(turn.work, me.id, most=MOST_LISTED)
    if me.sees_company and me.company:
        mine = turn.work.tickets.of_company(me.company, most=MOST_LISTED, open_only=True)
    turn.tell("list" if mine else "list-empty", tickets=[ticket.id for ticket in mine])
    return None


def history_asked(turn: Turn, _: str) -> Answer | None:
    return history(turn, str(PERIODS[0]))


def history(turn: Turn, about: str) -> Answer | None:
    """What was opened or closed in so many days, and how each was solved; behind a dot, only those before this one."""
    days, *before = ids(about, about.count(".") + 1)
    if days not in PERIODS or len(before) > 1:
        raise Refused("button-old")
    me, since = turn.actor.known, turn.now - timedelta(days=days)
    whole = me.sees_company and me.company is not None
    who = me.company if whole and me.company else me.id
    older = before[0] if before else None
    found = turn.work.tickets.history(who, whole_company=whole, since=since, most=MOST_LISTED + 1, before=older)
    shown = [ticket.id for ticket in found[:MOST_LISTED]]
    turn.tell("history", days=days, tickets=shown, more=len(found) > MOST_LISTED)
    return None


def status(turn: Turn, typed: str) -> Answer | None:
    """One ticket by its code, in digits of any script; without a code the newest one (P14)."""
    if not typed.strip():
        newest = turn.work.tickets.of_customer(turn.actor.known.id, most=1)
        if not newest:
            return listed(turn, "")
        number: int | None = newest[0].id
    else:
        number = codes.number_of(typed)
    if number is None:
        raise Refused("code-unknown")
    return show(turn, str(number))


def show(turn: Turn, about: str) -> Answer | None:
    """One of a list."""
    number = TicketId(ids(about, 1)[0])
    if not may_see(turn.actor.known, turn.work.tickets.get(number)):
        raise Refused("ticket-unknown")
    turn.tell("status", ticket=number)
    return None


def is_code(turn: Turn, text: str) -> bool:
    """Whether these words are just the code of a ticket that they may see."""
    number = codes.number_of(text)
    try:
        return number is not None and may_see(turn.actor.known, turn.work.tickets.get(TicketId(number)))
    except Refused:
        return False


def status_drawn(work: Work, row: Outgoing, now: datetime) -> Message | None:
    found = undo.public(work, work.tickets.get(TicketId(row.facts["ticket"])))
    shown = cards.drawn(work, found, row.person, now)
    solution = (Quote(found.solution),) if found.solution else ()
    return replace(shown, lines=(*shown.lines, *_whose(work, found, _reader(work, row)), *solution))


def list_drawn(work: Work, row: Outgoing, now: datetime) -> Message | None:
    found, reader = _found(work, row), _reader(work, row)
    return Message(
        title=Phrase("list"),
        lines=tuple(line for ticket in found for line in _entry(work, ticket, reader)),
        footer=Phrase("list-how"),
        buttons=(*_doors(found), (_period(PERIODS[0]),)),
    )


def list_empty(work: Work, row: Outgoing, now: datetime) -> Message | None:
    return Message(lines=(Phrase("list-empty"),), buttons=((_period(PERIODS[0]),),))


def history_drawn(work: Work, row: Outgoing, now: datetime) -> Message | None:
    """Of one period, with the doors to the others."""
    found, reader, days = _found(work, row), _reader(work, row), int(row.facts["days"])
    lines: list[Phrase | Quote | Words] = []
    for ticket in found:
        lines += [*_entry(work, ticket, reader), *_how(work, ticket)]
    older = ((Button("history", f"{days}.{found[-1].id}", Phrase("history-older")),),) if row.facts["more"] else ()
    return Message(
        title=Phrase(f"history.days-{days}"),
        lines=tuple(lines) if lines else (Phrase("history-empty"),),
        buttons=(*_doors(found), *older, tuple(_period(other) for other in PERIODS if other != days)),
    )


def _how(work: Work, ticket: Ticket) -> tuple[Phrase | Quote, ...]:
    """How it was solved, or why it ended without that."""
    if not ticket.closed:
        return ()
    how = dropping.how_closed(work, ticket)
    if how in dropping.DROPPED:
        return (Phrase(f"history-how.{how}"),)
    return (Quote(excerpt(ticket.solution, LONGEST_SOLUTION)),) if ticket.solution else ()


def _entry(work: Work, ticket: Ticket, reader: Person | None) -> tuple[Phrase | Words, ...]:
    return (_line(work, ticket), *_whose(work, ticket, reader))


def _line(work: Work, ticket: Ticket) -> Phrase:
    stands = cards.state(work, ticket)
    state = Phrase(f"card-turn.short-{'visit' if stands in visits.STATES else stands}")
    facts: dict[str, Arg] = {"code": codes.shown(ticket.code), "subject": ticket.subject, "state": state}
    return Phrase("list-line", {**facts, "opened": ticket.closed_at or ticket.opened_at})


def _whose(work: Work, ticket: Ticket, reader: Person | None) -> tuple[Words, ...]:
    """A colleague's is marked with their name."""
    theirs = reader is not None and ticket.customer != reader.id
    return (words(f"👤 {work.people.get(ticket.customer).name}"),) if theirs else ()


def _doors(found: list[Ticket]) -> tuple[tuple[Button, ...], ...]:
    return rows(Button("show", str(t.id), Phrase("show-code", {"code": codes.shown(t.code)})) for t in found)


def _period(days: int) -> Button:
    return Button("history", str(days), Phrase(f"history-period.days-{days}"))


def _found(work: Work, row: Outgoing) -> list[Ticket]:
    """As they know them: what may still be taken back has not happened."""
    return [undo.public(work, work.tickets.get(TicketId(number))) for number in row.facts["tickets"]]


def _reader(work: Work, row: Outgoing) -> Person | None:
    return work.people.get(PersonId(row.person)) if row.person is not None else None
