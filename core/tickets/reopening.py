"""The problem is back (P15); and words after a closing of which nobody knows yet whether they are about the same.

Such words stand aside: they are kept with the closed ticket, but nobody reads them before the customer has said where
they belong, or has said nothing for some minutes: then they are a new request.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from core.chat.events import Said
from core.errors import Refused
from core.people.model import Actor, PersonId
from core.tickets import dropping, intake, rights, routing, tell
from core.tickets.model import Ending, Entry, Side, Ticket, TicketId
from core.timers import Timer

if TYPE_CHECKING:
    from core.work import Work

SOON = timedelta(days=7)  # words that come so soon after a closing may be about the same
UNDECIDED = timedelta(minutes=5)  # how long we wait for them to say which
AFTER: dict[Ending | None, str] = {
    Ending.WITHDRAWN: "reopened-again",
    Ending.SILENCE: "reopened-again",
    Ending.DECLINED: "reopened-contract",
}
"""What its team hears, by how it had ended; "reopened" after a solution."""


def lately_closed(work: Work, now: datetime, person: PersonId) -> Ticket | None:
    """The one that new words may be about."""
    last = work.tickets.closed_last(person)
    return last if last and last.closed_at and now - last.closed_at < SOON else None


def put_aside(work: Work, now: datetime, actor: Actor, *, said: Said, about: Ticket) -> Ticket:
    """Keep these words, and ask: the same problem, or a new one? They join what is aside already."""
    held = work.tickets.hold(about.id)
    if not held.closed:
        return intake.hear(work, now, actor, said=said, into=held)
    entry = intake.write_down(work, now, actor, held, said, side=Side.ASIDE)
    first = work.entries.aside(held.id)[0]
    if first.id == entry.id:
        work.timers.set(Timer(f"aside:{held.id}", "aside", held.id, now + UNDECIDED))
    tell.customer_card(work, now, held, f"aside-{first.id}")
    return held


def reopen(work: Work, now: datetime, actor: Actor, *, ticket: TicketId) -> Ticket:
    """'The problem is back': to its team, and its owner while they are in it, with the words that stood aside."""
    found = rights.for_customer(work, actor, ticket)
    held = work.tickets.hold(found.id)
    ended = dropping.how_closed(work, held)
    opened = work.tickets.save(rights.without_a_leaver(work, held).reopened(routing.turn_with_its_team(work, held)))
    work.timeline.add(now, "reopened", by=actor, ticket=ticket)
    aside = _settled(work, now, opened, opened)
    if opened.team is None:
        intake.wait_for_more(work, now, opened)
        tell.customer_card(work, now, opened, "ticket")
        return opened
    _call(work, now, opened, AFTER.get(ended, "reopened"))
    for entry in aside:
        intake.pass_on(work, now, opened, entry)
    return opened


def _call(work: Work, now: datetime, ticket: Ticket, notice: str) -> None:
    tell.loudly(work, now, ticket, notice)
    tell.cards(work, now, ticket)
    if ticket.solvings:
        tell.customer_card(work, now, ticket, f"confirm-{ticket.solvings}")


def new_one(work: Work, now: datetime, actor: Actor, *, ticket: TicketId) -> Ticket:
    """What stands aside with this ticket is a request of its own. Raises Refused("question-over")."""
    found = rights.for_customer(work, actor, ticket)
    held = work.tickets.hold(found.id)
    aside = work.entries.aside(held.id)
    if not aside:
        raise Refused("question-over")
    opened = intake.open_ticket(work, now, actor, words=next((entry.words for entry in aside if entry.words), ()))
    _settled(work, now, held, opened)
    intake.wait_for_more(work, now, opened)
    return opened


def undecided(work: Work, now: datetime, *, ticket: TicketId) -> None:
    """The timer: they have not said which. Into the ticket if it is open again, else a new one."""
    found, aside = work.tickets.get(ticket), work.entries.aside(ticket)
    if not aside:
        return
    actor = Actor(work.people.get(found.customer), "timer")
    if found.closed:
        new_one(work, now, actor, ticket=ticket)
        return
    for entry in _settled(work, now, found, found):
        if found.team is not None:
            intake.pass_on(work, now, found, entry)


def _settled(work: Work, now: datetime, asked: Ticket, into: Ticket) -> list[Entry]:
    """What stood aside with `asked` belongs to `into` now; the question is over."""
    aside = work.entries.aside(asked.id)
    for entry in aside:
        work.entries.settled(entry.id, into.id)
    if aside:
        work.timers.clear(f"aside:{asked.id}")
        facts = {"entries": [entry.id for entry in aside], "asked": asked.id}
        work.timeline.add(now, "put-where-it-belongs", ticket=into.id, facts=facts)
        tell.customer_card(work, now, asked, f"aside-{aside[0].id}")
    return aside
