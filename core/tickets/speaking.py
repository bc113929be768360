"""Who may speak to the customer of a ticket: while level 3 works on it, those who asked level 3 (S1, S6)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from core.people.model import Actor, PersonId, TeamId
from core.tickets import rights
from core.tickets.model import Ticket, TicketId, Waits
from core.timeline import Done

if TYPE_CHECKING:
    from core.work import Work

MOVES = ("handed-over", "escalated", "given-back", "fetched")


def for_customer(work: Work, ticket: Ticket) -> Ticket:
    """As those hold it who may speak: with the team that asked level 3, and whoever had it there."""
    if ticket.waits is not Waits.LEVEL3 or ticket.back_to is None:
        return ticket
    return replace(ticket, team=ticket.back_to, owner=owner_there(work, ticket, ticket.back_to))


def may_note(work: Work, actor: Actor, ticket: TicketId) -> Ticket:
    """The ticket, if one of the actor's teams holds it, watches over the one that does, or asked level 3."""
    found = work.tickets.get(ticket)
    return found if _speaks(work, actor, found) else rights.for_team(work, actor, ticket)


def for_writing_out(work: Work, actor: Actor, ticket: TicketId) -> Ticket:
    """As `rights.for_writing_out`; and for those who asked level 3, while it has the ticket."""
    found = work.tickets.get(ticket)
    with_level_3 = for_customer(work, found) is not found
    return found if with_level_3 and _speaks(work, actor, found) else rights.for_writing_out(work, actor, ticket)


def _speaks(work: Work, actor: Actor, ticket: Ticket) -> bool:
    return actor.known.is_staff and rights.sees(work, actor.known, for_customer(work, ticket))


def owner_there(work: Work, ticket: Ticket, team: TeamId) -> PersonId | None:
    """Who had it when that team gave it away last, while they are in it."""
    left = [move for move in moves(work, ticket.id) if move.facts.get("from") == team]
    former: PersonId | None = left[-1].facts.get("former") if left else None
    there = replace(ticket, team=team)
    return former if former and rights.sees(work, work.people.get(former), there) else None


def moves(work: Work, ticket: TicketId) -> list[Done]:
    """From team to team, the oldest first."""
    return [done for done in work.timeline.of(ticket) if done.act in MOVES]
