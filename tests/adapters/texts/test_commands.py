"""What the texts say of commands is so: each exists, each is explained, and each keeps its slash in Persian."""

from __future__ import annotations

import re
from functools import cache

import pytest

from adapters.texts import CATALOGUES
from adapters.texts.catalogue import read
from bots.agent.persona import AGENT
from bots.customer.persona import CUSTOMER
from bots.persona import Persona
from bots.technician.persona import TECHNICIAN
from core.people.model import LOCALES

COMMAND = re.compile(r"(?<!\w)(\W?)/([a-z]+)")
LINK = re.compile(r"https?://\S+")
LEFT_TO_RIGHT = "\u200e"
PROMPT = "demo-"  # the demo's own prompt has commands of its own


@cache
def texts(locale: str) -> dict[str, str]:
    entries = read(CATALOGUES, locale).entries.items()
    return {key: entry.text for key, entry in entries if not key.startswith(PROMPT)}


def mentioned(text: str) -> list[tuple[str, str]]:
    """What stands before the slash, and the command."""
    return COMMAND.findall(LINK.sub("", text))


def commands(text: str) -> set[str]:
    return {name for _, name in mentioned(text)}


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize(("key", "persona"), [("help", CUSTOMER), ("staff-how", AGENT), ("technician-how", TECHNICIAN)])
def test_every_command_is_explained(locale: str, key: str, persona: Persona) -> None:
    assert commands(texts(locale)[key]) == set(persona.commands) - {"start"}


@pytest.mark.parametrize("locale", LOCALES)
def test_every_command_that_is_mentioned_exists(locale: str) -> None:
    assert commands("\n".join(texts(locale).values())) <= {*CUSTOMER.commands, *AGENT.commands, *TECHNICIAN.commands}


def test_in_persian_the_slash_stays_before_its_word() -> None:
    before = [mark for text in texts("fa").values() for mark, _ in mentioned(text)]
    assert len(before) > 10
    assert set(before) == {LEFT_TO_RIGHT}
