"""What agents do: claim, reply, solve, and talk among themselves."""

from __future__ import annotations

from bots import fields
from bots.agent import history, lists
from bots.agent.forms import OURS, REPLY, SEND, SEND_SOLUTION, SOLVE
from bots.agent.naming import reader
from bots.fields import Answers
from bots.ids import ids
from bots.persona import Turn
from core.chat.conversations import Taken
from core.chat.events import Command, Edited, Left, Place, Pressed, Returned, Said, Unknown
from core.chat.replies import Answer, OpenForm, Phrase, Quote, Toast
from core.chat.words import plain, words
from core.errors import Refused
from core.people import actions as people
from core.people.model import Role
from core.tickets import actions, speaking
from core.tickets.model import Entry, EntryId, Side, Ticket, TicketId


def claim(turn: Turn, about: str) -> Answer | None:
    actions.claim(turn.work, turn.now, turn.actor, ticket=TicketId(ids(about, 1)[0]))
    return None


def reply(turn: Turn, about: str) -> Answer | None:
    """Opens the form, showing who will read it."""
    ticket = actions.may_reply(turn.work, turn.actor, ticket=TicketId(ids(about, 1)[0]))
    return OpenForm(REPLY, about, (reader(turn.work, ticket),))


def replied(turn: Turn, about: str, answers: Answers) -> Answer | None:
    entry = actions.reply(
        turn.work,
        turn.now,
        turn.actor,
        ticket=TicketId(ids(about, 1)[0]),
        text=fields.said(answers, "text"),
        files=fields.files(answers, "files"),
        goes_on=fields.chosen(answers, "turn") == OURS,
        was=turn.written,
    )
    if turn.written:
        turn.remember(taken=Taken(turn.written.message, turn.written.album, entry.id))
    return None


def solve(turn: Turn, about: str) -> Answer | None:
    ticket = actions.may_solve(turn.work, turn.now, turn.actor, ticket=TicketId(ids(about, 1)[0]))
    return OpenForm(SOLVE, about, (reader(turn.work, ticket),))


def solved(turn: Turn, about: str, answers: Answers) -> Answer | None:
    solution = fields.said(answers, "solution")
    actions.solve(turn.work, turn.now, turn.actor, ticket=TicketId(ids(about, 1)[0]), solution=solution)
    return None


def send(turn: Turn, about: str) -> Answer | None:
    """The shortcut 'Send to customer' on a message in a ticket's thread: shown once more before it goes."""
    place = turn.event.place
    return _shown_once_more(turn, _internal(turn.work.entries.written_as(place.channel, place.chat, about)))


def _shown_once_more(turn: Turn, entry: Entry) -> Answer:
    ticket = actions.may_reply(turn.work, turn.actor, ticket=entry.ticket)
    names = ", ".join(file.name for file in turn.work.entries.refs(entry.id))
    return OpenForm(SEND, _version(turn, entry), (reader(turn.work, ticket), Quote(entry.words), words(names)))


def sent(turn: Turn, about: str, answers: Answers) -> Answer | None:
    """Exactly what was shown goes, with its files."""
    entry = _as_shown(turn, about)
    actions.reply(
        turn.work,
        turn.now,
        turn.actor,
        ticket=entry.ticket,
        text=entry.words,
        files=tuple(turn.work.entries.refs(entry.id)),
        goes_on=fields.chosen(answers, "turn") == OURS,
        was=entry,
    )
    return None


def send_prepared(turn: Turn, about: str) -> Answer | None:
    """What level 3 prepared is shown once more before it goes, as the solution that it is."""
    entry = _internal(turn.work.entries.get(EntryId(ids(about, 1)[0])))
    ticket = actions.may_solve(turn.work, turn.now, turn.actor, ticket=entry.ticket)
    return OpenForm(SEND_SOLUTION, _version(turn, entry), (reader(turn.work, ticket), Quote(entry.words)))


def sent_solution(turn: Turn, about: str, answers: Answers) -> Answer | None:
    entry = _as_shown(turn, about)
    actions.solve(turn.work, turn.now, turn.actor, ticket=entry.ticket, solution=entry.words)
    return None


def _as_shown(turn: Turn, about: str) -> Entry:
    entry = _internal(turn.work.entries.get(EntryId(ids(about, 2)[0])))
    if about != _version(turn, entry):
        raise Refused("note-changed")
    return entry


def _version(turn: Turn, entry: Entry) -> str:
    """Its author may edit it while a colleague looks at it."""
    return f"{entry.id}.{len(turn.work.entries.revisions(entry.id))}"


def _internal(entry: Entry | None) -> Entry:
    """What a colleague wrote in the thread, and nothing else, can be sent on."""
    if entry is None or entry.side is not Side.INTERNAL:
        raise Refused("not-in-thread")
    return entry


def said(turn: Turn) -> Answer | None:
    """Words in a ticket's thread stay inside; elsewhere in Slack they are none of our business."""
    event = turn.event
    assert isinstance(event, Said)  # noqa: S101 - the turn's table
    if event.place.channel != "slack":
        _said_in_private(turn, event)
        return None
    if ticket := _of_thread(turn, event.place):
        _kept(turn, event, ticket)
    return None


def _said_in_private(turn: Turn, event: Said) -> None:
    """The rest of an album follows the photo that was an answer; nothing else goes to a customer by itself."""
    taken = turn.conversation.taken
    if taken is None or event.album is None or event.album != taken.album:
        turn.tell("staff-how")
        return
    actions.reply_on(turn.work, turn.now, turn.actor, entry=EntryId(taken.about), said=event)


def edited(turn: Turn) -> Answer | None:
    """A word among colleagues changes; what has gone to a customer from a private chat stays as it went."""
    event = turn.event
    assert isinstance(event, Edited)  # noqa: S101 - the turn's table
    entry = turn.work.entries.written_as(event.place.channel, event.place.chat, event.message or "")
    if entry and entry.side is Side.ANSWER:
        if entry.words != event.words:
            turn.tell("edited-after-sending")
    elif entry:
        actions.edit(turn.work, turn.now, turn.actor, entry=entry, words=event.words)
    return None


def stranger(turn: Turn) -> Answer | None:
    """An account that belongs to nobody on the staff."""
    match turn.event:
        case Command(name_="start", argument=token) if token:
            return start(turn, token)
        case Said(place=Place(channel="slack")) as event:
            if ticket := _of_thread(turn, event.place):
                _overheard(turn, event, ticket)
        case Pressed() | Command(place=Place(channel="slack")):
            return Toast(Phrase("stranger-staff"), alert=True)
        case Left() | Returned() | Unknown() | Edited():
            return None
        case _:
            turn.tell("stranger-staff")
    return None


def start(turn: Turn, token: str) -> Answer | None:
    if token:
        person = people.link(turn.work, turn.now, token=token.strip(), address=turn.event.sender, shown=turn.event.name)
        technician = person.role is Role.TECHNICIAN  # who is linked just now is served by this persona still
        turn.of(person).tell("technician-greeting" if technician else "staff-greeting", name=person.name)
        return None
    return help_(turn, "")


def lookup(turn: Turn, typed: str) -> Answer | None:
    """`/ticket CODE`: all of it, seen by the one who asked; without a code their own open ones."""
    return history.lookup(turn, typed) if typed.strip() else lists.tickets(turn, "")


def help_(turn: Turn, _: str) -> Answer | None:
    turn.tell("staff-how")
    return None


def _of_thread(turn: Turn, place: Place) -> Ticket | None:
    card = turn.work.cards.shown_as(place.channel, place.chat, place.thread or "")
    return turn.work.tickets.get(TicketId(card.ticket)) if card else None


def _kept(turn: Turn, event: Said, ticket: Ticket) -> None:
    """A colleague's word; somebody of another team is only recorded."""
    try:
        speaking.may_note(turn.work, turn.actor, ticket.id)
    except Refused:
        _overheard(turn, event, ticket)
        return
    actions.note(
        turn.work,
        turn.now,
        turn.actor,
        ticket=ticket.id,
        words=event.words,
        place=event.place,
        message=event.message or "",
        files=event.files,
    )


def _overheard(turn: Turn, event: Said, ticket: Ticket) -> None:
    facts = {"account": event.sender.user, "name": event.name, "text": plain(event.words)}
    turn.work.timeline.add(turn.now, "overheard", by=turn.actor, ticket=ticket.id, facts=facts)
