"""What a technician brings back: words and photos, for the ticket's team, never for the customer."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from core.chat.events import Said
from core.chat.words import visible
from core.errors import Refused
from core.fieldwork import actions, rights
from core.fieldwork.model import State, Visit, VisitId
from core.people.model import Actor
from core.tickets import tell
from core.tickets.fetching import fetch
from core.tickets.model import Entry, EntryId, Side

if TYPE_CHECKING:
    from core.work import Work


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
    """The visit that a technician's words are about: the one they are on, else the only one that they accepted."""
    theirs = work.visits.of_technician(actor.known.id, since=now)
    for states in ((State.ARRIVED,), (State.ON_WAY,), (State.ACCEPTED,)):
        found = [visit for visit in theirs if visit.state in states]
        if found:
            return found[0] if len(found) == 1 else None
    return None


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
