"""Taking a step back: solving, closing and handing over wait some seconds before anybody else hears of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

from core.errors import Refused
from core.people.model import Actor, PersonId
from core.tickets import news, outages, silence, tell
from core.tickets.model import Side, Ticket, TicketId
from core.timers import Timer

if TYPE_CHECKING:
    from core.work import Work


@dataclass(frozen=True)
class Step:
    """What somebody did to a ticket: as it was before, and its version since. It may be taken back until `until`."""

    act: str
    by: PersonId
    before: Ticket
    version: int
    until: datetime


class Undos(Protocol):
    """At most one for each ticket."""

    def get(self, ticket: TicketId) -> Step | None: ...
    def put(self, step: Step) -> None: ...
    def clear(self, ticket: TicketId) -> None: ...


NEWS: Mapping[str, Callable[[Work, datetime, Ticket, Ticket], None]] = {
    "solved": news.solved,
    "closed": news.closed,
    "handed-over": news.handed,
    "escalated": news.handed,
}
"""What people are told of each step when it stands: the ticket before it, and as it is now."""


def offer(work: Work, now: datetime, actor: Actor, act: str, *, before: Ticket, after: Ticket) -> None:
    """Whoever did it may take it back; the customer and other teams hear of it when that time is over. The step before
    it was settled before `after` was saved: it is told as it was."""
    wait = work.catalog.desk().undo
    if not wait:
        NEWS[act](work, now, before, after)
        return
    step = Step(act, actor.known.id, before, after.version, now + wait)
    work.undos.put(step)
    work.timers.set(Timer(_key(before.id), "undo", before.id, step.until))
    tell.standing_cards(work, now, after)


def settle(work: Work, now: datetime, *, ticket: TicketId) -> None:
    """The timer: the step stands. Also when somebody does the next one."""
    step = work.undos.get(ticket)
    if step:
        _forget(work, ticket)
        NEWS[step.act](work, now, step.before, work.tickets.get(ticket))


def public(work: Work, ticket: Ticket) -> Ticket:
    """As the customer knows it: for them a step that may still be taken back has not happened."""
    step = work.undos.get(ticket.id)
    return step.before if step and step.version == ticket.version else ticket


def undo(work: Work, now: datetime, actor: Actor, *, ticket: TicketId) -> Ticket:
    """Exactly as it was before.

    Raises Refused(`undo-late` | `undo-not-yours` | `undo-acted`): time is over, a colleague did it, or somebody has
    gone on from there.
    """
    step = work.undos.get(ticket)
    if step is None or now >= step.until:
        raise Refused("undo-late")
    if step.by != actor.known.id:
        raise Refused("undo-not-yours")
    found = work.tickets.get(ticket)
    if found.version != step.version:
        raise Refused("undo-acted")
    work.timeline.add(now, "undone", by=actor, ticket=ticket, facts={"act": step.act})
    return _as_before(work, now, step, found)


def kept_open(work: Work, now: datetime, actor: Actor, *, ticket: TicketId) -> Ticket:
    """The customer goes on with it: if it is just being closed, of which they have not heard, it is not closed. Nobody
    closes over an unread word."""
    found = work.tickets.get(ticket)
    step = work.undos.get(ticket) if found.closed else None
    if step is None or public(work, found).closed:
        return found
    work.timeline.add(now, "kept-open", by=actor, ticket=ticket)
    restored = _as_before(work, now, step, found)
    tell.team(work, now, restored, "kept-open")
    return restored


def open_of(work: Work, customer: PersonId, *, most: int) -> list[Ticket]:
    """Their open requests as they know them, the newest first: what is just being closed is one of them."""
    found, last = work.tickets.of_customer(customer, most=most, open_only=True), work.tickets.closed_last(customer)
    if last and not (known := public(work, last)).closed:
        found.append(known)
    return sorted(found, key=lambda one: one.id, reverse=True)


def hand_over_stands(work: Work, now: datetime, *, ticket: TicketId) -> None:
    """The customer is about to call somebody: the team that just gets it must hear that, too."""
    step = work.undos.get(ticket)
    if step and step.before.team != work.tickets.get(ticket).team:
        settle(work, now, ticket=ticket)


def _as_before(work: Work, now: datetime, step: Step, found: Ticket) -> Ticket:
    _forget(work, found.id)
    before = step.before.heard_customer() if _heard_since(work, step) else step.before
    restored = work.tickets.save(replace(before, version=found.version))
    if restored.closed != found.closed or restored.waits is not found.waits:  # closing has stopped the clocks
        silence.watch(work, now, restored)
    tell.cards(work, now, restored)
    outages.over_meanwhile(work, now, restored, since=_begun(work, step))
    return work.tickets.get(found.id)


def _heard_since(work: Work, step: Step) -> bool:
    """Whether the customer has written meanwhile: then it is the team's turn, whatever it was before."""
    written = work.entries.of(step.before.id, most=tell.EVERY)
    return any(entry.at >= _begun(work, step) for entry in written if entry.side is Side.CUSTOMER)


def _begun(work: Work, step: Step) -> datetime:
    return step.until - work.catalog.desk().undo


def _forget(work: Work, ticket: TicketId) -> None:
    work.undos.clear(ticket)
    work.timers.clear(_key(ticket))


def _key(ticket: TicketId) -> str:
    return f"undo:{ticket}"
