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
    people.choose_language(turn.work, turn.now, turn.actor, locale=locale)
    turn.tell("language-chosen")
    return None


def card(work: Work, row: Outgoing, now: datetime) -> Message | None:
    return Message(lines=(Phrase("language-ask"),), buttons=(names(),))


def names() -> tuple[Button, ...]:
    """One button a language, each by its own name."""
    return tuple(Button("language", locale, Phrase(f"language-name.{locale}")) for locale in LOCALES)
