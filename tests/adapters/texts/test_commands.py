"""What the texts say of commands is so: each exists, each is explained, and each keeps its slash in Persian."""

from __future__ import annotations

import re

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
TEXTS = {
    locale: {key: entry.text for key, entry in read(CATALOGUES, locale).entries.items() if not key.startswith(PROMPT)}
    for locale in LOCALES
}


def mentioned(text: str) -> list[tuple[str, str]]:
    """What stands before the slash, and the command."""
    return COMMAND.findall(LINK.sub("", text))


def commands(text: str) -> set[str]:
    return {name for _, name in mentioned(text)}


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize(("key", "persona"), [("help", CUSTOMER), ("staff-how", AGENT), ("technician-how", TECHNICIAN)])
def test_every_command_is_explained(locale: str, key: str, persona: Persona) -> None:
    assert commands(TEXTS[locale][key]) == set(persona.commands) - {"start"}


@pytest.mark.parametrize("locale", LOCALES)
def test_every_command_that_is_mentioned_exists(locale: str) -> None:
    assert commands("\n".join(TEXTS[locale].values())) <= {*CUSTOMER.commands, *AGENT.commands, *TECHNICIAN.commands}


def test_in_persian_the_slash_stays_before_its_word() -> None:
    before = [mark for text in TEXTS["fa"].values() for mark, _ in mentioned(text)]
    assert len(before) > 10
    assert set(before) == {LEFT_TO_RIGHT}
