"""Sentences: Project Fluent catalogues in four languages, one folder each, said in the reader's zone and calendar."""

from __future__ import annotations

import logging
from functools import lru_cache
from pathlib import Path

from core.chat.replies import Arg, Phrase, Say
from core.people.model import LOCALES

CATALOGUES = Path(__file__).parent
FALLBACK = "en"

log = logging.getLogger(__name__)


class Unsayable(Exception):  # noqa: N818 - a mistake in a catalogue or in the args; readers hear English instead
    """This Phrase cannot be said in this language: `key` is missing, or an argument that it needs."""


@lru_cache(maxsize=1024)
def speaker(locale: str, zone: str, *, strict: bool = False, catalogues: Path = CATALOGUES) -> Say:
    """How this reader hears a Phrase. `locale`: any language tag, `zone`: a name such as Europe/Athens.

    What cannot be said is logged and said in English, else its key is shown: a reader always gets something. `strict`,
    for tests, raises Unsayable instead. A language is read from its files at its first sentence.
    """
    languages = tuple(dict.fromkeys((language_of(locale), FALLBACK)))
    fixed: dict[str, str] = {}  # what nothing fills sounds the same each time

    def say(phrase: Phrase) -> str:
        if phrase.args:
            return said(phrase)
        if phrase.key not in fixed:
            fixed[phrase.key] = said(phrase)
        return fixed[phrase.key]

    def said(phrase: Phrase) -> str:
        for language in languages:
            try:
                return _said(phrase, language, zone, say, catalogues)
            except Unsayable as wrong:
                if strict:
                    raise
                log.error("%s in %s: %s", phrase.key, language, wrong)
        return phrase.key

    return say


def language_of(locale: str) -> str:
    """Ours of the four: "pl-PL" and "pl_PL" are Polish, a language that we do not speak is English."""
    language = locale.replace("_", "-").partition("-")[0].lower()
    return language if language in LOCALES else FALLBACK


def _said(phrase: Phrase, language: str, zone: str, say: Say, catalogues: Path) -> str:
    from adapters.texts.bundles import spoken

    def plain(arg: Arg) -> Arg:
        return say(arg) if isinstance(arg, Phrase) else arg

    args = {name: plain(arg) for name, arg in phrase.args.items()}
    text, errors = spoken(language, catalogues).format(phrase.key, args, zone)
    if errors:
        raise Unsayable("; ".join(f"{type(error).__name__}: {error}" for error in errors))
    return text
