"""A customer's words, and the buttons under their cards."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

from bots.customer import lists
from bots.ids import ids
from bots.persona import Turn
from core.chat.events import Edited, Said
from core.chat.replies import Answer, Phrase, Toast
from core.chat.thanks import is_thanks
from core.chat.words import Words, plain, visible, words
from core.errors import Refused
from core.feedback import actions as feedback
from core.people.model import Actor
from core.tickets import actions, intake, reopening, undo
from core.tickets.model import Status, Ticket, TicketId, Waits
from core.tickets.rights import for_customer
from core.work import Work

STICKER = "🙂"  # how one that came alone is told of
NEW = re.compile(r"/new(@\w+)?\s+")


def said(turn: Turn) -> Answer | None:
    """Words and files: to the ticket they answer, to the one in focus, or a new one."""
    event = turn.event
    assert isinstance(event, Said)  # noqa: S101 - the turn's table
    text = visible(event.words).strip()
    if not text and not event.files and not event.dropped:
        raise Refused("empty")
    if lists.is_code(turn, text):
        return lists.status(turn, text)
    into = _meant(turn, event)
    if into is None or (_only_words(event) and _thanks(event) and turn.work.tickets.get(into.id).closed):
        return _unasked(turn, event, text)
    into = undo.kept_open(turn.work, turn.now, turn.actor, ticket=into.id)
    ticket = intake.hear(turn.work, turn.now, turn.actor, said=event, into=into)
    turn.remember(focus=ticket.id, fresh=False)
    if ticket.status is Status.PENDING and _only_words(event) and _thanks(event):
        turn.tell("welcome")
    return None


def _unasked(turn: Turn, event: Said, text: str) -> Answer | None:
    """No open request is meant. Thanks begin none; what may be about one that was closed is asked; the rest is new."""
    closed = None if turn.conversation.fresh else _closed(turn, event)
    if _only_words(event) and _thanks(event) and (closed or tells_something(text)):
        return _thanked(turn, closed, text or STICKER)
    if _only_words(event) and not tells_something(text):
        raise Refused("say-in-words")
    if closed:
        reopening.put_aside(turn.work, turn.now, turn.actor, said=event, about=closed)
        return None
    ticket = intake.hear(turn.work, turn.now, turn.actor, said=event, into=None)
    turn.remember(focus=ticket.id, fresh=False)
    return None


def _only_words(said: Said) -> bool:
    """A sticker is a sign like another: it tells nothing besides."""
    return not said.dropped and all(file.kind == "sticker" for file in said.files)


def _thanks(said: Said) -> bool:
    text = visible(said.words).strip()
    return is_thanks(text) if text else bool(said.files)


def _thanked(turn: Turn, closed: Ticket | None, text: str) -> Answer | None:
    """Nothing is opened by it; one short word back."""
    if closed:
        turn.work.timeline.add(turn.now, "thanked", by=turn.actor, ticket=closed.id, facts={"text": text})
    turn.tell("welcome")
    return None


def _closed(turn: Turn, said: Said) -> Ticket | None:
    """The closed request that they reply to, or that was closed lately."""
    replied = _answered(turn.work, turn.actor, said) if said.reply_to else None
    return replied or reopening.lately_closed(turn.work, turn.now, turn.actor.known.id)


def edited(turn: Turn) -> Answer | None:
    """They changed a message: both versions are kept, and the team sees the new one. What was not kept may tell
    something now."""
    event, taken = turn.event, turn.conversation.taken
    assert isinstance(event, Edited)  # noqa: S101 - the turn's table
    entry = turn.work.entries.written_as(event.place.channel, event.place.chat, event.message or "")
    text = visible(event.words)
    if entry:
        actions.edit(turn.work, turn.now, turn.actor, entry=entry, words=_without_new(event.words))
    elif taken and taken.message == event.message:
        feedback.comment(turn.work, turn.now, turn.actor, ticket=TicketId(taken.about), text=plain(event.words))
    elif tells_something(text) and not text.startswith("/"):
        return said(turn.saying(event.words))
    return None


def _without_new(said: Words) -> Words:
    """Of `/new it burns` only the words are kept."""
    found = NEW.match(visible(said))
    return words(visible(said)[found.end() :]) if found else said


def confirm(turn: Turn, about: str) -> Answer | None:
    _judged(turn, about, actions.confirm)
    return Toast(Phrase("thank-you"))


def not_solved(turn: Turn, about: str) -> Answer | None:
    _judged(turn, about, actions.not_solved)
    turn.remember(focus=ids(about, 2)[0], fresh=False)
    turn.tell("tell-what-is-wrong")
    return Toast(Phrase("confirm-goes-on"))


def again(turn: Turn, about: str) -> Answer | None:
    """'This is something new', under what was taken for a comment: it opens a ticket, and is no comment any more."""
    event, ticket = turn.event, TicketId(ids(about, 1)[0])
    text = feedback.take_back(turn.work, turn.now, turn.actor, ticket=ticket)
    place = (event.sender, event.name, event.language, event.place, event.at, None)
    opened = intake.hear(turn.work, turn.now, turn.actor, said=Said(*place, words=words(text)), into=None)
    turn.remember(focus=opened.id, fresh=False, run=None, taken=None)
    return None


def _judged(turn: Turn, about: str, act: Callable[..., Ticket]) -> None:
    ticket, solving = ids(about, 2)
    if for_customer(turn.work, turn.actor, TicketId(ticket)).solvings != solving:
        raise Refused("button-old")
    act(turn.work, turn.now, turn.actor, ticket=TicketId(ticket))


def _meant(turn: Turn, said: Said) -> Ticket | None:
    """The open ticket that these words belong to, if any, as they know it: the one they reply to, the one they are
    just telling, the one that was last answered or written to, the newest."""
    if said.reply_to and (answered := _answered(turn.work, turn.actor, said)):
        return None if answered.closed else answered
    if turn.conversation.fresh:
        return None
    newest = next(iter(undo.open_of(turn.work, turn.actor.known.id, most=1)), None)
    if newest and newest.waits is not Waits.INTAKE and turn.conversation.focus:
        focus = undo.public(turn.work, turn.work.tickets.get(TicketId(turn.conversation.focus)))
        if not focus.closed and focus.customer == turn.actor.known.id:
            return focus
    return newest


def _answered(work: Work, actor: Actor, said: Said) -> Ticket | None:
    """The ticket of the message that they replied to, if it is theirs."""
    where = (said.place.channel, said.place.chat, said.reply_to or "")
    entry, card, sent = work.entries.written_as(*where), work.cards.shown_as(*where), work.outbox.message_of(*where)
    number = (entry and entry.ticket) or (card and card.ticket) or (sent and sent.ticket)
    found = undo.public(work, work.tickets.get(TicketId(number))) if number else None
    return found if found and found.customer == actor.known.id else None


def tells_something(text: str) -> bool:
    """At least one letter or digit: emoji alone open no ticket."""
    return any(unicodedata.category(c)[0] in "LN" for c in text)
