"""The language in which somebody is spoken to: asked for, shown and chosen, the same for everybody."""

from __future__ import annotations

from datetime import datetime

from bots.persona import Turn
from core.chat.replies import Answer, Button, Message, Phrase
from core.outbox import Outgoing
from core.people import actions as people
from core.people.model import LOCALES
from core.work import Work


def asked(turn: Turn, _: str) -> Answer | None:
    turn.tell("language")
    return None


def chosen(turn: Turn, locale: str) -> Answer | None:
    """What was asked becomes the answer, with no buttons left; under a greeting the answer is a message of its own."""
    people.choose_language(turn.work, turn.now, turn.actor, locale=locale)
    place, message = turn.event.place, turn.event.message
    asked_as = turn.work.outbox.message_of(place.channel, place.chat, message) if message else None
    turn.tell("language-chosen", **({"edits": message} if asked_as and asked_as.name == "language" else {}))
    return None


def card(work: Work, row: Outgoing, now: datetime) -> Message | None:
    return Message(lines=(Phrase("language-ask"),), buttons=(names(),))


def names() -> tuple[Button, ...]:
    """One button a language, each by its own name."""
    return tuple(Button("language", locale, Phrase(f"language-name.{locale}")) for locale in LOCALES)
