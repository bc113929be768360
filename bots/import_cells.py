"""One line of a table, read cell by cell: what is wrong is noted with its line, and reading goes on."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from persiantools.jdatetime import JalaliDate

from bots.desk_reading import KEY, Errors, hint
from core.chat.replies import Arg, Phrase

T = TypeVar("T")

LONGEST = 500  # characters of a cell that is kept
SHOWN = 60  # characters of one in a message
HINTED = 100  # mistakes, after which nearest names are no longer looked for: that takes time
BETWEEN = re.compile(r"[,;\n]")
DAY = re.compile(r"(\d{1,4})([-./])(\d{1,2})\2(\d{1,4})")
JALALI = range(1200, 1600)  # years of the Iranian calendar
MONTHS = 12
EXAMPLE_DAY = "2026-03-31"


@dataclass(frozen=True)
class Cell:
    """`name` is what its column is called in the table."""

    name: str
    line: int
    text: str
    errors: Errors

    def wrong(self, sentence: str, /, **args: Arg) -> None:
        self.errors.append((self.line, Phrase(sentence, {"field": self.name, "value": self.shown, **args})))

    @property
    def shown(self) -> str:
        return self.text if len(self.text) <= SHOWN else f"{self.text[:SHOWN]}…"


@dataclass(frozen=True)
class Line:
    """`names`: field -> what its column is called here. A field that is not among them has no column."""

    line: int
    texts: Mapping[str, str]
    names: Mapping[str, str]
    wrong: Mapping[str, str]
    errors: Errors

    def need(self, field: str, read: Callable[[Cell], T], otherwise: T) -> T:
        """`otherwise` stands for what is missing or wrong, so that reading goes on."""
        cell = self._cell(field)
        if cell and field not in self.wrong:
            if cell.text:
                return read(cell)
            cell.wrong("desk-file-missing")
        return otherwise

    def given(self, field: str, read: Callable[[Cell], T], empty: T, kept: T) -> T:
        """`empty` is what an empty cell means; `kept` is what stays when the table has no such column."""
        cell = self._cell(field)
        if cell is None:
            return kept
        return read(cell) if cell.text and field not in self.wrong else empty

    def told(self) -> None:
        """Note what is wrong with cells before anybody reads them."""
        for field, why in self.wrong.items():
            Cell(self.names[field], self.line, "", self.errors).wrong(f"import-cell-{why}")

    def _cell(self, field: str) -> Cell | None:
        if field not in self.names:
            return None
        return Cell(self.names[field], self.line, self.texts.get(field, ""), self.errors)


class Names:
    """What a cell may refer to: by its key, or by its name where only one has it."""

    def __init__(self, named: Iterable[tuple[str, str]]) -> None:
        self.keys: dict[str, None] = {}
        self._named: dict[str, list[str]] = {}
        for key, name in named:
            self.keys[key] = None
            self._named.setdefault(folded(name), []).append(key)

    def key_of(self, cell: Cell) -> str:
        """Empty, and noted, when there is none or there are several."""
        if (key := cell.text.strip().lower()) in self.keys:
            return key
        found = self._named.get(folded(cell.text), [])
        if len(found) == 1:
            return found[0]
        if found:
            cell.wrong("import-several", names=", ".join(found[:5]))
        else:
            near: Arg = hint(cell.text, self.keys) if len(cell.errors) < HINTED else ""
            cell.wrong("import-unknown", hint=near)
        return ""

    def keys_of(self, cell: Cell) -> tuple[str, ...]:
        """Several in one cell, between commas, semicolons or lines."""
        return tuple(dict.fromkeys(self.key_of(one) for one in parts(cell)))


def parts(cell: Cell) -> Iterator[Cell]:
    found = (one.strip() for one in BETWEEN.split(cell.text))
    return (Cell(cell.name, cell.line, one, cell.errors) for one in found if one)


def folded(text: str) -> str:
    """By which two words are the same whatever their case, accents, spaces and kind of ya and kaf."""
    plain = unicodedata.normalize("NFKD", text.translate(_ALIKE)).casefold().replace("ς", "σ")
    return " ".join("".join(char for char in plain if not unicodedata.combining(char)).split())


_ALIKE = str.maketrans({"ي": "ی", "ك": "ک", "\u200c": " ", "_": " ", "-": " ", "*": " ", ":": " "})


def text(cell: Cell) -> str:
    written = " ".join(cell.text.split())
    if len(written) > LONGEST:
        cell.wrong("import-cell-long", most=LONGEST)
        return ""
    if strange := next((c for c in written if unicodedata.category(c) in ("Cc", "Cs")), None):
        cell.wrong("desk-file-characters", code=f"U+{ord(strange):04X}")
        return ""
    return written


def key(cell: Cell) -> str:
    """Small letters, whatever other programs made of them."""
    written = text(cell).lower()
    if written and not KEY.fullmatch(written):
        cell.wrong("desk-file-key", key=cell.shown, example="north-office")
    return written


def one_of(known: Collection[str]) -> Callable[[Cell], str]:
    def read(cell: Cell) -> str:
        written = text(cell)
        if written and written not in known:
            cell.wrong("desk-file-unknown", hint=hint(written, known) if len(cell.errors) < HINTED else "")
        return written

    return read


def shaped(pattern: re.Pattern[str], otherwise: str, example: str) -> Callable[[Cell], str]:
    def read(cell: Cell) -> str:
        written = text(cell)
        if written and not pattern.fullmatch(written):
            cell.wrong(otherwise, example=example)
        return written

    return read


def day(cell: Cell) -> date:
    """2026-03-31, 31.03.2026, or 1405/01/11 of the Iranian calendar. 03/04/2026 is refused: it is two days."""
    written = cell.text.strip().removesuffix("T00:00:00").removesuffix(" 00:00:00")
    found = DAY.fullmatch(written)
    try:
        if found is None:
            raise ValueError(written)
        return _day(*(int(found[place]) for place in (1, 3, 4)), slash=found[2] == "/")
    except _TwoDays:
        cell.wrong("import-day-two", example=EXAMPLE_DAY)
    except ValueError:
        cell.wrong("desk-file-day", example=EXAMPLE_DAY)
    return date.min


class _TwoDays(Exception):  # noqa: N818 - told to the administrator
    pass


def _day(first: int, second: int, third: int, *, slash: bool) -> date:
    year, month, of_month = (first, second, third) if first > third else (third, second, first)
    if slash and first < third:
        if first <= MONTHS and second <= MONTHS and first != second:
            raise _TwoDays
        month, of_month = (second, first) if second <= MONTHS else (first, second)
    if year in JALALI:
        gregorian: date = JalaliDate(year, month, of_month).to_gregorian()  # type: ignore[no-untyped-call] # its own
        return gregorian
    return date(year, month, of_month)


def degrees(most: int) -> Callable[[Cell], float | None]:
    """From -most to most, with a point or a comma, in digits of any script."""

    def read(cell: Cell) -> float | None:
        try:
            found = float(cell.text.strip().replace(",", ".").replace("٫", ".").replace("−", "-"))
        except ValueError:
            found = most + 1.0
        if not -most <= found <= most:
            cell.wrong("import-degrees", most=most)
            return None
        return found

    return read


def flag(words: Mapping[str, bool]) -> Callable[[Cell], bool]:
    """`words` are folded."""

    def read(cell: Cell) -> bool:
        written = folded(cell.text)
        if written not in words:
            cell.wrong("desk-file-flag", yes="yes", no="no")
        return words.get(written, False)

    return read
