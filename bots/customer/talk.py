"""Commands, greetings and stars."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from bots.customer import requests
from bots.customer.forms import COMMENT
from bots.ids import ids
from bots.persona import Turn
from core.chat import events
from core.chat.conversations import Taken
from core.chat.events import Command, Left, Returned, Unknown
from core.chat.replies import Answer, OpenForm
from core.chat.words import plain, words
from core.errors import Refused
from core.feedback import actions as feedback
from core.people import actions as people
from core.tickets.codes import number_of
from core.tickets.model import TicketId
from core.tickets.rights import may_see

MOST_LISTED = 10  # tickets in one answer


def stranger(turn: Turn) -> Answer | None:
    """Nobody we know: their link makes them somebody; anything else is answered politely."""
    event = turn.event
    if isinstance(event, Left | Returned | Unknown):
        return None
    if isinstance(event, Command) and event.name_ == "start" and event.argument:
        return start(turn, event.argument)
    turn.tell("stranger")
    return None


def start(turn: Turn, token: str) -> Answer | None:
    """A pressed invitation link, or just Start."""
    if token:
        person = people.link(turn.work, turn.now, token=token.strip(), address=turn.event.sender, shown=turn.event.name)
        turn.tell("greeting", person=person.id)
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


def listed(turn: Turn, _: str) -> Answer | None:
    """Their own tickets, newest first (C2, P14)."""
    found = turn.work.tickets.of_customer(turn.actor.known.id, most=MOST_LISTED)
    turn.tell("list" if found else "list-empty", tickets=[ticket.id for ticket in found])
    return None


def status(turn: Turn, typed: str) -> Answer | None:
    """One ticket by its code, in digits of any script; without a code the newest one (P14)."""
    if not typed.strip():
        newest = turn.work.tickets.of_customer(turn.actor.known.id, most=1)
        if not newest:
            return listed(turn, "")
        number: int | None = newest[0].id
    else:
        number = number_of(typed)
    if number is None:
        raise Refused("code-unknown")
    if not may_see(turn.actor.known, turn.work.tickets.get(TicketId(number))):
        raise Refused("ticket-unknown")
    turn.tell("status", ticket=number)
    return None


def language(turn: Turn, _: str) -> Answer | None:
    turn.tell("language")
    return None


def speak(turn: Turn, locale: str) -> Answer | None:
    people.choose_language(turn.work, turn.now, turn.actor, locale=locale)
    turn.tell("language-chosen")
    return None


def help_(turn: Turn, _: str) -> Answer | None:
    turn.tell("help")
    return None


def rate(turn: Turn, about: str) -> Answer | None:
    """One press counts; then they may add a word."""
    ticket, solving, stars = ids(about, 3)
    first = turn.work.ratings.get(ticket, solving) is None
    feedback.rate(turn.work, turn.now, turn.actor, ticket=TicketId(ticket), solving=solving, stars=stars)
    return OpenForm(COMMENT, str(ticket)) if first else None


def commented(turn: Turn, about: str, answers: Mapping[str, events.Answer]) -> Answer | None:
    said = answers.get("text", "")
    text = said if isinstance(said, str) else plain(tuple(s for s in said if not isinstance(s, events.FileRef)))
    if text:
        ticket = TicketId(ids(about, 1)[0])
        feedback.comment(turn.work, turn.now, turn.actor, ticket=ticket, text=text)
        turn.remember(taken=Taken(turn.event.message, None, ticket))
    turn.tell("comment-kept" if text else "comment-none", about=about)
    return None
