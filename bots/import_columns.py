"""Which column of a table is what: by its English key, or by a name in any of our languages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from adapters.sheets import Row
from adapters.texts import speaker
from bots.desk_reading import Errors
from bots.import_cells import Line, folded
from core.chat.replies import Phrase
from core.importing import Kind
from core.people.model import LOCALES

AT_THE_TOP = 10  # rows among which the columns' names are looked for: titles and merged cells stand above them

NEEDED: Mapping[Kind, tuple[str, ...]] = {
    Kind.COMPANIES: ("key", "name"),
    Kind.CONTACTS: ("key", "company", "name"),
    Kind.CONTRACTS: ("number", "company", "starts", "ends", "products"),
    Kind.PRODUCTS: ("key", "name", "team"),
    Kind.ASSETS: ("key", "company", "name"),
    Kind.STAFF: ("key", "name", "teams"),
}
POSSIBLE: Mapping[Kind, tuple[str, ...]] = {
    Kind.COMPANIES: ("team",),
    Kind.CONTACTS: ("language", "zone", "sees_company", "phone"),
    Kind.CONTRACTS: (),
    Kind.PRODUCTS: (),
    Kind.ASSETS: ("product", "serial", "place", "latitude", "longitude"),
    Kind.STAFF: ("language", "zone", "slack", "phone", "technician"),
}
COLUMNS = tuple(dict.fromkeys(name for names in (*NEEDED.values(), *POSSIBLE.values()) for name in names))


@dataclass(frozen=True)
class Header:
    """Where each field stands, and what its column is called. `unused` are the names of the other columns."""

    line: int
    places: Mapping[str, int]
    names: Mapping[str, str]
    unused: tuple[str, ...] = ()

    def read(self, row: Row, errors: Errors) -> Line:
        texts = {field: row.cells[place] for field, place in self.places.items() if place < len(row.cells)}
        wrong = {field: row.wrong[place] for field, place in self.places.items() if place in row.wrong}
        return Line(row.line, {field: text.strip() for field, text in texts.items()}, self.names, wrong, errors)


def header(rows: Iterator[Row], kind: Kind, errors: Errors) -> Header | None:
    """The line with the columns' names; the rows above it are passed over. None, and noted, when it is not there."""
    words = words_of(kind)
    top = []
    for row in islice(rows, AT_THE_TOP):
        top.append(row)
        if set(NEEDED[kind]) <= {words.get(folded(cell), "") for cell in row.cells}:
            return _header(row, words, errors)
    line = max(top, key=lambda row: sum(folded(cell) in words for cell in row.cells), default=Row(1, ()))
    found = {words.get(folded(cell), "") for cell in line.cells}
    missing = [name for name in NEEDED[kind] if name not in found]
    errors.append((line.line, Phrase("import-columns-missing", {"names": _shown(missing)})))
    return None


def _header(row: Row, words: Mapping[str, str], errors: Errors) -> Header:
    places: dict[str, int] = {}
    unused = []
    for place, cell in enumerate(row.cells):
        field = words.get(folded(cell))
        if field in places:
            errors.append((row.line, Phrase("import-column-twice", {"field": " ".join(cell.split())})))
        elif field:
            places[field] = place
        elif cell.strip():
            unused.append(" ".join(cell.split()))
    return Header(
        row.line, places, {field: " ".join(row.cells[at].split()) for field, at in places.items()}, tuple(unused)
    )


def words_of(kind: Kind) -> Mapping[str, str]:
    """What a column may be called, folded, and which field it then is. The first to claim a word has it."""
    fields = (*NEEDED[kind], *POSSIBLE[kind])
    found = {folded(field): field for field in fields}
    for field in fields:
        for word in _words(Phrase(f"import-column.{field}")):
            found.setdefault(folded(word), field)
    return found


@lru_cache
def flags() -> Mapping[str, bool]:
    """What says yes and no in our languages, and in spreadsheets."""
    yes, no = _words(Phrase("import-yes")), _words(Phrase("import-no"))
    return {**{folded(word): False for word in no}, **{folded(word): True for word in yes}}


@lru_cache
def everything() -> frozenset[str]:
    """What says that a contract covers all products."""
    return frozenset(map(folded, _words(Phrase("import-all"))))


@lru_cache
def languages() -> Mapping[str, str]:
    """Codes and names of our languages, folded."""
    named = {folded(word): one for one in LOCALES for word in _words(Phrase(f"language-name.{one}"))}
    return {**named, **{one: one for one in LOCALES}}


def _words(phrase: Phrase) -> Iterator[str]:
    """From the catalogues of all languages: whoever makes the table need not have the administrator's."""
    for locale in LOCALES:
        yield from (word.strip() for word in speaker(locale, "UTC")(phrase).split(","))


def _shown(fields: Sequence[str]) -> str:
    return ", ".join(fields)
