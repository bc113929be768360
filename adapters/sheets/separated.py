"""CSV: whatever stands between the cells, and in whatever encoding, where that is certain."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from adapters.sheets.encodings import decoded
from adapters.sheets.table import LARGEST, Row, Table, Unreadable

SEPARATORS = ",;\t"
LONGEST_CELL = 32_767  # characters: what Excel's own cells hold
SAID = re.compile(r"sep=(.)\s*", re.IGNORECASE)  # a first line by which Excel is told
AS_TEXT = re.compile(r'="([^"]*)"')  # how leading zeros are kept through Excel
QUOTED = re.compile(r'"[^"]*"')


def separated(path: Path) -> Table:
    """Raises Unreadable."""
    if path.stat().st_size > LARGEST:
        raise Unreadable("large", 1)
    text = decoded(path.read_bytes())
    if (nul := text.find("\0")) >= 0:
        raise Unreadable("nul", text.count("\n", 0, nul) + 1)
    return Table(_rows(text))


def _rows(text: str) -> Iterator[Row]:
    lines = io.StringIO(text, newline="")
    skipped, separator = _separator(text)
    for _ in islice(lines, skipped):
        pass
    csv.field_size_limit(LONGEST_CELL)
    reader = csv.reader(lines, delimiter=separator, strict=True)
    begin = skipped + 1
    while True:
        try:
            cells = next(reader, None)
        except csv.Error as broken:
            raise Unreadable("cell" if "limit" in str(broken) else "quotes", begin) from None
        if cells is None:
            return
        row = _row(begin, cells)
        if not row.blank:
            yield row
        begin = skipped + reader.line_num + 1


def _row(line: int, cells: list[str]) -> Row:
    wrong = {}
    for place, cell in enumerate(cells):
        if cell.startswith("="):
            kept = AS_TEXT.fullmatch(cell)
            cells[place] = kept[1] if kept else ""
            if kept is None:
                wrong[place] = "formula"
    return Row(line, tuple(cells), wrong)


def _separator(text: str) -> tuple[int, str]:
    """How many lines say nothing but it, and what stands between cells: what the first lines have most of."""
    first = text.split("\n", 1)[0].rstrip("\r")
    if said := SAID.fullmatch(first):
        return 1, said[1]
    begin = QUOTED.sub("", text[:4096])
    return 0, max(SEPARATORS, key=lambda one: max(line.count(one) for line in begin.split("\n")[:5]))
