"""What technicians do: answer an assignment, take its steps, report, and see their day."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from bots.ids import ids
from bots.persona import Turn
from bots.technician.forms import DECLINE, REPORT
from core.chat import events
from core.chat.conversations import Taken
from core.chat.events import Edited, Said
from core.chat.replies import Answer, OpenForm, Phrase, Toast
from core.chat.words import plain
from core.errors import Refused
from core.fieldwork import actions, day, notes, rating, rights, tell
from core.fieldwork.model import State, Visit, VisitId
from core.people import actions as people
from core.tickets import actions as tickets
from core.tickets import codes
from core.tickets.model import EntryId

AHEAD = 4  # visits of other days


def start(turn: Turn, token: str) -> Answer | None:
    """Their own used link once more is welcome."""
    if token:
        people.link(turn.work, turn.now, token=token.strip(), address=turn.event.sender, shown=turn.event.name)
    turn.tell("technician-greeting", name=turn.actor.known.name)
    return None


def accept(turn: Turn, about: str) -> Answer | None:
    return _stepped(turn, about, actions.accept)


def on_way(turn: Turn, about: str) -> Answer | None:
    return _stepped(turn, about, actions.on_way)


def arrived(turn: Turn, about: str) -> Answer | None:
    return _stepped(turn, about, actions.arrived)


def _stepped(turn: Turn, about: str, step: Callable[..., Visit]) -> Answer | None:
    visit = step(turn.work, turn.now, turn.actor, visit=_visit(about))
    return Toast(Phrase(f"visit-noted.{visit.state}"))


def decline(turn: Turn, about: str) -> Answer | None:
    """Opens the question why; refused now what would be refused then."""
    visit, _ = rights.for_technician(turn.work, turn.actor, _visit(about))
    visit.declined(turn.now, "")
    return OpenForm(DECLINE, about, (_which(turn, visit),))


def declined(turn: Turn, about: str, answers: Mapping[str, events.Answer]) -> Answer | None:
    why = answers.get("why", "")
    said = why if isinstance(why, str) else plain(tuple(s for s in why if not isinstance(s, events.FileRef)))
    actions.decline(turn.work, turn.now, turn.actor, visit=_visit(about), why=said)
    turn.tell("visit-given-back")
    return None


def done(turn: Turn, about: str) -> Answer | None:
    """Opens the question what was done."""
    visit, _ = rights.for_technician(turn.work, turn.actor, _visit(about))
    visit.done(turn.now)
    return OpenForm(REPORT, about, (_which(turn, visit),))


def reported(turn: Turn, about: str, answers: Mapping[str, events.Answer]) -> Answer | None:
    """Words and photos of one message; the rest of its album follows by itself."""
    event = turn.event
    if not isinstance(event, Said):
        raise Refused("button-old")
    entry = notes.report(turn.work, turn.now, turn.actor, visit=_visit(about), said=event)
    turn.remember(taken=Taken(event.message, event.album, entry.id))
    turn.tell("visit-thanks")
    return None


def photos(turn: Turn, about: str) -> Answer | None:
    """What the customer sent, once more."""
    visit, _ = rights.for_technician(turn.work, turn.actor, _visit(about))
    if not visit.open:
        raise Refused(f"visit-over-{visit.state}")
    return None if tell.photos(turn.work, turn.now, visit) else Toast(Phrase("visit-no-photos"))


def card(turn: Turn, about: str) -> Answer | None:
    """Its card, at the bottom of the chat."""
    visit, _ = rights.for_technician(turn.work, turn.actor, _visit(about))
    if not visit.open and visit.state is not State.DONE:
        raise Refused(f"visit-over-{visit.state}")
    tell.card(turn.work, turn.now, visit, anew=True)
    return None


def help_to_rate(turn: Turn, about: str) -> Answer | None:
    rating.remind(turn.work, turn.now, turn.actor, visit=_visit(about))
    return Toast(Phrase("rating-reminder-sent"), alert=True)


def today(turn: Turn, _: str) -> Answer | None:
    """The visits of today where they are, and those that come next, each with its button."""
    theirs = day.day(turn.work, turn.now, turn.actor.known)
    if theirs.visits or theirs.later:
        later = sorted(theirs.later, key=lambda visit: visit.planned_at)
        ahead = [visit.id for visit in later[:AHEAD]]
        turn.tell("today", visits=[visit.id for visit in theirs.visits], later=len(later), ahead=ahead)
    else:
        turn.tell("today-free")
    return None


def help_(turn: Turn, _: str) -> Answer | None:
    turn.tell("technician-how")
    return None


def said(turn: Turn) -> Answer | None:
    """The rest of an album; else a word to the team about the visit that they are on or have done, or to nobody."""
    event, taken = turn.event, turn.conversation.taken
    assert isinstance(event, Said)  # noqa: S101 - the turn's table
    if taken and event.album is not None and event.album == taken.album:
        notes.more(turn.work, turn.now, turn.actor, entry=EntryId(taken.about), said=event)
        return None
    visit = notes.current(turn.work, turn.actor, turn.now)
    if visit is None:
        turn.tell("visit-not-passed-on")
        return None
    entry = notes.note(turn.work, turn.now, turn.actor, visit=visit.id, said=event)
    turn.remember(taken=Taken(event.message, event.album, entry.id))
    turn.tell("visit-passed-on", code=_code(turn, visit))
    return None


def edited(turn: Turn) -> Answer | None:
    """Both versions are kept."""
    event = turn.event
    assert isinstance(event, Edited)  # noqa: S101 - the turn's table
    entry = turn.work.entries.written_as(event.place.channel, event.place.chat, event.message or "")
    if entry:
        tickets.edit(turn.work, turn.now, turn.actor, entry=entry, words=event.words)
    return None


def _which(turn: Turn, visit: Visit) -> Phrase:
    company = turn.work.people.company(turn.work.tickets.get(visit.ticket).company).name
    return Phrase("visit-title", {"code": _code(turn, visit), "company": company})


def _code(turn: Turn, visit: Visit) -> str:
    return codes.shown(turn.work.tickets.get(visit.ticket).code)


def _visit(about: str) -> VisitId:
    return VisitId(ids(about, 1)[0])
