from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

LARGEST = 200 * 1024 * 1024  # bytes of a table, unpacked: several times what a million rows need


@dataclass(frozen=True)
class Row:
    """`line` is the number that the person's editor shows: where the row begins. `wrong`: what is wrong with a cell, by
    its place: "formula" (it has no value), "error" (its formula failed)."""

    line: int
    cells: tuple[str, ...]
    wrong: Mapping[int, str] = field(default_factory=dict)

    @property
    def blank(self) -> bool:
        return not self.wrong and not any(cell.strip() for cell in self.cells)


@dataclass(frozen=True)
class Table:
    """`sheet` is the name of the one that is read, `others` those that are not; empty for a plain file."""

    rows: Iterator[Row]
    sheet: str = ""
    others: tuple[str, ...] = ()


class Unreadable(Exception):  # noqa: N818 - it is told to the administrator
    """The file cannot be read, from this line on.

    `code`: encoding, nul, quotes, cell, large, old-or-locked, workbook, or sheet (`names` are those that there are).
    """

    def __init__(self, code: str, line: int, names: tuple[str, ...] = ()) -> None:
        super().__init__(f"{code} on line {line}")
        self.code = code
        self.line = line
        self.names = names
