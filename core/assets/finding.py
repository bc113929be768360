"""Which of a company's things a person means by their words: 'LX-2231', 'the laser on floor 3'."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

from core.assets.model import Asset, bare
from core.chat.words import with_ascii_digits

SHORTEST_SERIAL = 4  # characters, with a digit among them: less is found in any sentence
APART = 3  # words that one serial number may be typed as ("LX 22 31")
MOST_WORDS = 200  # of a message that are looked at
STEM = 4  # letters in which two forms of one word agree at least: Greek, Polish and Persian bend their words
DIGIT = re.compile("[0-9]")  # bare numbers have no others
ENDING = 3  # letters in which they may differ at their ends


def serials(text: str) -> frozenset[str]:
    """Everything in it that could be a serial number, bare."""
    parts = [bare(part) for part in text.split()[:MOST_WORDS]]
    numbers = [at for at, part in enumerate(parts) if DIGIT.search(part)]
    starts = {at for number in numbers for at in range(max(number - APART + 1, 0), number + 1)}
    found = ("".join(parts[at : at + length]) for at in starts for length in range(1, APART + 1))
    return frozenset(s for s in found if len(s) >= SHORTEST_SERIAL and DIGIT.search(s))


def named(text: str, assets: Iterable[Asset]) -> list[Asset]:
    """Those that the words fit best, by name and place: each by the same number of words, at least one of its name
    and either two or the whole name. Numbers are words, too."""
    said = _words(text)[:MOST_WORDS]
    fits = [(fit, asset) for asset in assets if (fit := _fit(said, asset))]
    best = max((fit for fit, _ in fits), default=0)
    return [asset for fit, asset in fits if fit == best]


def _fit(said: Sequence[str], asset: Asset) -> int:
    """How many different words of its name and place were said; 0 when these are too few to mean it."""
    name, place = set(_words(asset.name)), set(_words(asset.place))
    by_name = {word for word in name if any(_alike(word, other) for other in said)}
    by_place = {word for word in place - name if any(_alike(word, other) for other in said)}
    if not by_name or (len(by_name | by_place) == 1 and by_name != name):
        return 0
    return len(by_name | by_place)


def _alike(one: str, other: str) -> bool:
    if one == other:
        return True
    same = len(_common(one, other))
    return not one.isdigit() and same >= STEM and max(len(one), len(other)) - same <= ENDING


def _common(one: str, other: str) -> str:
    pairs = list(zip(one, other, strict=False))
    same = next((at for at, (a, b) in enumerate(pairs) if a != b), len(pairs))
    return one[:same]


def _words(text: str) -> list[str]:
    """Without case and accents; digits of any script as ASCII ones."""
    if text.isascii():
        return re.findall(r"[^\W_]+", text.lower())
    bent = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(c for c in bent if not unicodedata.combining(c))
    return re.findall(r"[^\W_]+", with_ascii_digits(plain))
