"""`python -m adapters.texts.check`, a part of `make check`: the catalogues agree with each other and with the code."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from adapters.texts import CATALOGUES, FALLBACK, rules
from adapters.texts.built import BUILT, Built, endings
from adapters.texts.catalogue import Catalogue, read
from adapters.texts.keys import Said, scan
from core.people.model import LOCALES

ROOT = CATALOGUES.parent.parent
CODE = (ROOT / "core", ROOT / "adapters", ROOT / "bots")
NOT_OURS = (ROOT / "adapters" / "sandbox", CATALOGUES)  # the platforms' own sentences, and these checks


def wrong(folder: Path, code: Iterable[Path], besides: Iterable[Path], built: tuple[Built, ...] = BUILT) -> list[str]:
    """Everything that is wrong, each with where it is."""
    catalogues = {language: read(folder, language) for language in LOCALES}
    said = scan(code, besides)
    english = catalogues[FALLBACK]
    return [
        *rules.readable(catalogues),
        *rules.same_keys(catalogues),
        *rules.same_variables(catalogues),
        *rules.translated(catalogues),
        *rules.own_script(catalogues),
        *rules.spelling(catalogues),
        *rules.plurals(catalogues),
        *rules.sayable(catalogues, folder),
        *there(english, said, built),
        *filled(english, said),
        *declared(said, built),
        *used(english, said, built),
    ]


def there(english: Catalogue, said: Said, built: tuple[Built, ...]) -> Iterator[str]:
    """Every key that the code says is in the catalogues."""
    first: dict[str, str] = {}
    for use in said.sentences:
        first.setdefault(use.key, use.where)
    yield from (f"{where}: {key} is in no catalogue" for key, where in first.items() if key not in english.entries)
    for line in built:
        if line.endings:
            missing = [line.prefix + ending for ending in endings(line) if line.prefix + ending not in english.entries]
            yield from (f"{line.why}: {key} is in no catalogue" for key in missing)


def filled(english: Catalogue, said: Said) -> Iterator[str]:
    """What is filled in where a sentence is said is what the sentence asks for."""
    for use in said.sentences:
        entry = english.entries.get(use.key)
        if entry and use.args is not None and not entry.variables <= use.args:
            yield f"{use.where}: {use.key} lacks {', '.join(sorted(entry.variables - use.args))}"


def declared(said: Said, built: tuple[Built, ...]) -> Iterator[str]:
    """A key is put together only with a line in adapters.texts.built."""
    for use in said.prefixes:
        if not any(use.key.startswith(line.prefix) for line in built):
            yield f"{use.where}: keys that start with {use.key} are in no line of adapters.texts.built"


def used(english: Catalogue, said: Said, built: tuple[Built, ...]) -> Iterator[str]:
    """No sentence is left that nobody says."""
    listed = {line.prefix + ending for line in built if line.endings for ending in endings(line)}
    referred = {name for entry in english.entries.values() for name in entry.references}
    known = {use.key for use in said.sentences} | said.strings | listed | referred
    unlisted = tuple(line.prefix for line in built if not line.endings)
    for key in english.entries:
        if key not in known and not key.startswith(unlisted):
            yield f"{FALLBACK}: {key} is said nowhere"


def main() -> int:
    found = wrong(CATALOGUES, CODE, NOT_OURS)
    print(
        "\n".join(found)
        if found
        else f"Texts: {len(read(CATALOGUES, FALLBACK).entries)} sentences in {len(LOCALES)} languages"
    )
    return bool(found)


if __name__ == "__main__":
    sys.exit(main())
