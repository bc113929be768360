"""Commands, greetings and stars."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from bots import fields
from bots.customer import requests
from bots.customer.forms import COMMENT
from bots.fields import Answers
from bots.ids import ids
from bots.persona import Turn
from core.chat.conversations import Taken
from core.chat.events import Command, Left, Returned, Said, Unknown
from core.chat.replies import Answer, OpenForm
from core.chat.words import excerpt, visible, words
from core.feedback import actions as feedback
from core.people import actions as people
from core.tickets import calls, tell
from core.tickets.model import TicketId

TOLD_AGAIN = timedelta(days=1)  # the administrator hears of one stranger once in this time
LONGEST_TOLD = 200  # characters of what a stranger says


def stranger(turn: Turn) -> Answer | None:
    """Nobody we know: their link makes them somebody; anything else is answered politely, and the administrator hears
    of them."""
    event = turn.event
    if isinstance(event, Left | Returned | Unknown):
        return None
    if isinstance(event, Command) and event.name_ == "start" and event.argument:
        return start(turn, event.argument)
    turn.tell("stranger", account=event.sender.user)
    _told_of(turn)
    return None


def _told_of(turn: Turn) -> None:
    """Where a stranger talks nothing is ever asked, so the time of asking is when the administrator heard of them."""
    before = turn.conversation.asked_at
    if before is not None and turn.now - before < TOLD_AGAIN:
        return
    said = turn.event.words if isinstance(turn.event, Said) else ()
    text = visible(excerpt(said, LONGEST_TOLD)).strip() or "–"
    facts = {"name": turn.event.name, "account": turn.event.sender.user, "text": text}
    tell.administrator(turn.work, turn.now, "alert-stranger", **facts)
    turn.remember(asked_at=turn.now)


def start(turn: Turn, token: str) -> Answer | None:
    """A pressed invitation link, or just Start."""
    if token:
        person = people.link(turn.work, turn.now, token=token.strip(), address=turn.event.sender, shown=turn.event.name)
        turn.of(person).tell("greeting", person=person.id)
        calls.attached(turn.work, turn.now, person)
        return None
    turn.tell("greeting", person=turn.actor.known.id)
    return None


def new(turn: Turn, text: str) -> Answer | None:
    """The next words open another ticket; words behind the command do so at once."""
    turn.remember(fresh=True, run=None)
    if not requests.tells_something(text):
        turn.tell("new-request")
        return None
    anew = replace(turn.conversation, fresh=True)
    return requests.said(replace(turn.saying(words(text)), conversation=anew))


def help_(turn: Turn, _: str) -> Answer | None:
    turn.tell("help")
    return None


def rate(turn: Turn, about: str) -> Answer | None:
    """One press counts; then they may add a word."""
    ticket, solving, stars = ids(about, 3)
    first = turn.work.ratings.get(ticket, solving) is None
    feedback.rate(turn.work, turn.now, turn.actor, ticket=TicketId(ticket), solving=solving, stars=stars)
    return OpenForm(COMMENT, str(ticket)) if first else None


def commented(turn: Turn, about: str, answers: Answers) -> Answer | None:
    text = fields.text(answers, "text")
    if text:
        ticket = TicketId(ids(about, 1)[0])
        feedback.comment(turn.work, turn.now, turn.actor, ticket=ticket, text=text)
        turn.remember(taken=Taken(turn.event.message, None, ticket))
    turn.tell("comment-kept" if text else "comment-none", about=about)
    return None
