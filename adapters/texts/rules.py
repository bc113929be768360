"""What must hold among the four catalogues. Each rule yields a sentence for each thing that is wrong."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from itertools import combinations
from pathlib import Path

from babel import Locale

from adapters.texts import FALLBACK
from adapters.texts.bundles import TERRITORIES, spoken
from adapters.texts.catalogue import Catalogue, Entry
from core.chat.replies import Arg

Catalogues = Mapping[str, Catalogue]

UNTRANSLATED = 12  # letters: up to here two languages may well use the same word (Telegram, Ticket)
CATEGORIES = frozenset({"zero", "one", "two", "few", "many", "other"})
OWN_LETTERS = ("fa", "el")
LATIN = re.compile(r"[A-Za-z]{2,}")
NOT_WORDS = re.compile(r"(?<!\w)/\w+|https?://\S+|@\w+")  # commands, links, mentions
NAMES = frozenset(
    {
        "Slack",
        "Telegram",
        "Sixstar",
        "English",
        "Polski",
        "CSV",
        "Excel",
        "XLSX",
        "PDF",
        "MB",
        "ID",
        "SLA",
        "UTC",
        "UTF",
    }
)
LOANS = {"el": frozenset({"bot", "token", "webhook"})}  # Greek writes them as English does
NEIGHBOURS = {"fa": re.compile("[يكىة]")}  # Arabic letters that look like Persian ones, but no search finds them
HASTY = {"fa": re.compile(r"(?<!\S)ن?می(?= \S)|(?<=\S )ها(?:ی|یی)?(?!\w)|[?;]")}  # see spelling
INVARIANT = ("fa",)  # a noun after a number stays as it is: telling one from other is not needed
ANY_MOMENT = datetime(2026, 11, 21, tzinfo=UTC)


def readable(catalogues: Catalogues) -> Iterator[str]:
    """Fluent reads every line, and nothing is said twice."""
    for catalogue in catalogues.values():
        yield from catalogue.wrong


def same_keys(catalogues: Catalogues) -> Iterator[str]:
    every = {key for catalogue in catalogues.values() for key in catalogue.entries}
    for language, catalogue in catalogues.items():
        yield from (f"{language}: {key} is missing" for key in sorted(every - set(catalogue.entries)))


def same_variables(catalogues: Catalogues) -> Iterator[str]:
    """What is told in one language is told in all."""
    for key, english in catalogues[FALLBACK].entries.items():
        for language, entry in _in_others(catalogues, key):
            if entry.variables != english.variables:
                yield f"{language}: {key} has {_listed(entry.variables)}, {FALLBACK} has {_listed(english.variables)}"


def translated(catalogues: Catalogues) -> Iterator[str]:
    """No longer sentence is the same in two languages; what fills it, commands and links do not count."""
    for (one, first), (other, second) in combinations(catalogues.items(), 2):
        for key, entry in first.entries.items():
            twin = second.entries.get(key)
            letters = _letters(entry)
            if twin and letters == _letters(twin) and len(letters) > UNTRANSLATED:
                yield f"{other}: {key} reads as in {one}: {entry.text.strip()}"


def _letters(entry: Entry) -> str:
    return "".join(filter(str.isalpha, NOT_WORDS.sub(" ", entry.text)))


def own_script(catalogues: Catalogues) -> Iterator[str]:
    """Persian and Greek are written in their own letters; Latin ones are left to names, commands and links."""
    for language in OWN_LETTERS:
        known = NAMES | LOANS.get(language, frozenset())
        for key, entry in catalogues[language].entries.items():
            if latin := frozenset(LATIN.findall(NOT_WORDS.sub(" ", entry.text))) - known:
                yield f"{language}: {key} has the Latin words {_listed(latin)}"
    for language, letters in NEIGHBOURS.items():
        for key, entry in catalogues[language].entries.items():
            if strange := frozenset(letters.findall(entry.text)):
                yield f"{language}: {key} has letters of a neighbour: {_listed(strange)}"


def spelling(catalogues: Catalogues) -> Iterator[str]:
    """Persian endings hang on by a half-space (U+200C), and its question marks and semicolons are its own."""
    for language, typed in HASTY.items():
        for key, entry in catalogues[language].entries.items():
            if hasty := frozenset(typed.findall(NOT_WORDS.sub(" ", entry.text))):
                yield f"{language}: {key} is typed in haste: {_listed(hasty)}"


def plurals(catalogues: Catalogues) -> Iterator[str]:
    """A sentence that counts has exactly the forms of its language: in Polish one, few, many and other."""
    for language, catalogue in catalogues.items():
        needed = frozenset({*Locale.parse(TERRITORIES[language]).plural_form.tags, "other"})
        for key, entry in catalogue.entries.items():
            for forms in (keys & CATEGORIES for keys in entry.selects if _counts(keys)):
                if not (forms <= needed if language in INVARIANT else forms == needed):
                    yield f"{language}: {key} has the forms {_listed(forms)}, not {_listed(needed)}"


def _counts(keys: frozenset[str]) -> bool:
    """By forms, or by numbers and the rest. A selector over words may have [other] too, as its last resort; one over
    numbers alone is a table of them."""
    return bool(keys & (CATEGORIES - {"other"})) or ("other" in keys and all(key.isdigit() for key in keys - {"other"}))


def sayable(catalogues: Catalogues, folder: Path) -> Iterator[str]:
    """Every sentence can be said with something for each variable: its references, terms and functions exist."""
    for language, catalogue in catalogues.items():
        for key, entry in catalogue.entries.items():
            if not key.startswith("-"):
                args: dict[str, Arg] = {name: ANY_MOMENT if name in entry.moments else 3 for name in entry.variables}
                _, errors = spoken(language, folder).format(key, args, "UTC")
                yield from (f"{language}: {key}: {error}" for error in errors)


def _in_others(catalogues: Catalogues, key: str) -> Iterator[tuple[str, Entry]]:
    for language, catalogue in catalogues.items():
        if language != FALLBACK and key in catalogue.entries:
            yield language, catalogue.entries[key]


def _listed(names: frozenset[str]) -> str:
    return ", ".join(sorted(names)) or "nothing"
