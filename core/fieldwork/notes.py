"""What a technician brings back: words and photos, for the ticket's team, never for the customer."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from core.chat.events import Said
from core.chat.words import visible
from core.errors import Refused
from core.fieldwork import actions, day, rights
from core.fieldwork.model import State, Visit, VisitId
from core.people.model import Actor
from core.tickets import tell
from core.tickets.fetching import fetch
from core.tickets.model import Entry, EntryId, Side

if TYPE_CHECKING:
    from core.work import Work


JUST_DONE = timedelta(minutes=30)  # something is forgotten, and follows


def report(work: Work, now: datetime, actor: Actor, *, visit: VisitId, said: Said) -> Entry:
    """The visit is done, and this is what was found and done there."""
    done = actions.done(work, now, actor, visit=visit)
    return _kept(work, now, actor, done, said, "visit-report")


def note(work: Work, now: datetime, actor: Actor, *, visit: VisitId, said: Said) -> Entry:
    """A word to the team from the road, or something that was forgotten."""
    found, _ = rights.for_technician(work, actor, visit)
    return _kept(work, now, actor, found, said, "visit-note")


def more(work: Work, now: datetime, actor: Actor, *, entry: EntryId, said: Said) -> None:
    """The rest of an album."""
    begun = work.entries.get(entry)
    if begun.author != actor.known.id:
        raise Refused("not-yours")
    work.tickets.hold(begun.ticket)
    fetch(work, now, begun.id, said.files)


def current(work: Work, actor: Actor, now: datetime) -> Visit | None:
    """The visit that a technician's words are about: the one they are on, else the one that they have just done, else
    the only one that they accepted, else the one that they did last today."""
    theirs = work.visits.of_technician(actor.known.id, since=now)
    last = _done_last(work, actor, now)
    just_done = [last] if last and now - last.changed_at < JUST_DONE else []
    for found in (_in(theirs, State.ARRIVED), _in(theirs, State.ON_WAY), just_done, _in(theirs, State.ACCEPTED)):
        if found:
            return found[0] if len(found) == 1 else None
    return last


def _in(visits: list[Visit], state: State) -> list[Visit]:
    return [visit for visit in visits if visit.state is state]


def _done_last(work: Work, actor: Actor, now: datetime) -> Visit | None:
    done = (visit for visit in day.day(work, now, actor.known).visits if visit.state is State.DONE)
    return max(done, key=lambda visit: visit.changed_at, default=None)


def _kept(work: Work, now: datetime, actor: Actor, visit: Visit, said: Said, notice: str) -> Entry:
    if not visible(said.words).strip() and not said.files:
        raise Refused("empty")
    ticket, place = work.tickets.get(visit.ticket), said.place
    # internal: it leaves the team only when an agent sends it on
    entry = Entry(ticket.id, actor.known.id, Side.INTERNAL, said.words, now, place.channel, place.chat, said.message)
    entry = work.entries.add(entry)
    fetch(work, now, entry.id, said.files)
    work.timeline.add(now, "noted", by=actor, ticket=ticket.id, facts={"entry": entry.id, "visit": visit.id})
    tell.staff(work, now, ticket, notice, entry=entry.id)
    return entry
