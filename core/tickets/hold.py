"""Waiting for the customer, and closing what was no fault."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from core.chat.events import Said
from core.chat.words import Words, visible
from core.errors import Refused
from core.people.model import Actor
from core.tickets import actions, calls, dropping, rights, silence, tell, undo
from core.tickets.model import Ending, Ticket, TicketId, Waits

if TYPE_CHECKING:
    from core.work import Work


def may_hold(work: Work, actor: Actor, *, ticket: TicketId) -> Ticket:
    """Raises the Refused that `hold` would."""
    found = rights.for_writing_out(work, actor, ticket)
    found.held(actor.known.id, owner_name=rights.owner_name(work, found))
    return found


def hold(
    work: Work, now: datetime, actor: Actor, *, ticket: TicketId, question: Words, written: Said | None = None
) -> Ticket:
    """The owner waits for the customer, who is asked this; without a question they know of what, and are told kindly
    that it is their turn. It goes on by itself when they write."""
    found = may_hold(work, actor, ticket=ticket)
    asked = bool(visible(question).strip())
    work.timeline.add(now, "on-hold", by=actor, ticket=ticket, facts={"asked": asked})
    if asked:
        if found.waits is not Waits.TEAM:
            work.tickets.save(found.waiting(Waits.TEAM))
        actions.reply(work, now, actor, ticket=ticket, text=question, was=written)
        return work.tickets.get(ticket)
    held = work.tickets.save(found.held(actor.known.id, owner_name=rights.owner_name(work, found)))
    silence.watch(work, now, held)
    tell.cards(work, now, held)
    tell.customer(work, now, held, "waits-for-you", who=actor.known.name)
    calls.needed(work, now, held)
    return held


def may_resume(work: Work, actor: Actor, *, ticket: TicketId) -> Ticket:
    found = rights.for_writing_out(work, actor, ticket)
    return found.resumed(actor.known.id, owner_name=rights.owner_name(work, found))


def resume(work: Work, now: datetime, actor: Actor, *, ticket: TicketId) -> Ticket:
    """The owner goes on without the customer's word: nobody is reminded, and nothing closes by silence."""
    resumed = work.tickets.save(may_resume(work, actor, ticket=ticket))
    work.timeline.add(now, "resumed", by=actor, ticket=ticket)
    silence.watch(work, now, resumed)
    tell.cards(work, now, resumed)
    return resumed


def may_close(work: Work, now: datetime, actor: Actor, *, ticket: TicketId) -> Ticket:
    found = rights.for_writing_out(work, actor, ticket)
    found.no_fault(actor.known.id, (), now, owner_name=rights.owner_name(work, found))
    return found


def close_no_fault(work: Work, now: datetime, actor: Actor, *, ticket: TicketId, reason: Words) -> Ticket:
    """There was nothing to solve (I17): the customer reads why."""
    found = may_close(work, now, actor, ticket=ticket)
    if not visible(reason).strip():
        raise Refused("reason-missing")
    name = rights.owner_name(work, found)
    undo.settle(work, now, ticket=ticket)
    closed = work.tickets.save(found.no_fault(actor.known.id, reason, now, owner_name=name))
    dropping.stop_clocks(work, found)
    facts = {"how": Ending.NO_FAULT, "reason": visible(reason)}
    work.timeline.add(now, "closed", by=actor, ticket=ticket, facts=facts)
    undo.offer(work, now, actor, "closed", before=found, after=closed)
    return closed
