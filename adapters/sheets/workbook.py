"""XLSX, read as a stream: neither its styles nor its empty millions of cells cost memory."""

from __future__ import annotations

import re
import warnings
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from datetime import date, datetime, time
from itertools import zip_longest
from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.utils.escape import unescape

from adapters.sheets.table import LARGEST, Row, Table, Unreadable

CHUNK = 1 << 20  # bytes
FORMULA = re.compile(rb"<(\w+:)?f[ />]")
LONGEST_TAG = 16  # bytes of a beginning that may lie in the chunk before

BROKEN = (zipfile.BadZipFile, KeyError, ValueError, SyntaxError, EOFError, TypeError, AttributeError, IndexError)
"""What openpyxl raises for a file that is damaged or no workbook; SyntaxError is XML's ParseError."""

Cells = Sequence[Any]  # openpyxl's cells of a stream: its stubs know only those of a whole workbook


@contextmanager
def workbook(path: Path, sheet: str | None) -> Iterator[Table]:
    """What its formulas came to when it was last saved counts. Raises Unreadable."""
    with ExitStack() as stack, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it warns of charts and styles, which are none of our concern
        try:
            formulas = _has_formulas(path)
            books = [_book(stack, path, values=values) for values in ((True, False) if formulas else (True,))]
            name, others = _chosen(books[0], sheet)
        except BROKEN:
            raise Unreadable("workbook", 1) from None
        yield Table(_rows([book[name] for book in books]), name, others)


def _has_formulas(path: Path) -> bool:
    """Raises Unreadable when its parts are larger than anybody's table: a bomb."""
    with zipfile.ZipFile(path) as parts:
        if sum(part.file_size for part in parts.infolist()) > LARGEST:
            raise Unreadable("large", 1)
        sheets = [part for part in parts.namelist() if part.startswith("xl/worksheets/") and part.endswith(".xml")]
        return any(_names_a_formula(parts, sheet) for sheet in sheets)


def _names_a_formula(parts: zipfile.ZipFile, sheet: str) -> bool:
    with parts.open(sheet) as file:
        end = b""
        while chunk := file.read(CHUNK):
            if FORMULA.search(end + chunk):
                return True
            end = chunk[-LONGEST_TAG:]
    return False


def _book(stack: ExitStack, path: Path, *, values: bool) -> Workbook:
    return stack.enter_context(closing(load_workbook(path, read_only=True, data_only=values, keep_links=False)))


def _chosen(book: Workbook, sheet: str | None) -> tuple[str, tuple[str, ...]]:
    names = [one.title for one in book.worksheets]
    shown = [one.title for one in book.worksheets if one.sheet_state == "visible"]
    if (sheet and sheet not in names) or not names:
        raise Unreadable("sheet", 1, tuple(names))
    name = sheet or next(iter(shown), names[0])
    return name, tuple(one for one in shown if one != name)


def _rows(sheets: list[Any]) -> Iterator[Row]:
    """The second of the sheets, if there is one, is the same with its formulas instead of their values."""
    for one in sheets:
        one.reset_dimensions()  # what the file says of its own size is often wrong
    line = 0
    try:
        for line, (cells, *written) in enumerate(zip_longest(*(one.iter_rows() for one in sheets)), 1):
            row = _row(line, cells or (), written[0] if written else ())
            if not row.blank:
                yield row
    except BROKEN:
        raise Unreadable("workbook", line + 1) from None


def _row(line: int, cells: Cells, written: Cells) -> Row:
    wrong = {place: "error" for place, cell in enumerate(cells) if cell.data_type == "e"}
    for place, cell in enumerate(written or ()):
        if cell.data_type == "f" and (place >= len(cells) or cells[place].value is None):
            wrong[place] = "formula"
    return Row(line, tuple("" if place in wrong else _text(cell.value) for place, cell in enumerate(cells)), wrong)


def _text(value: object) -> str:
    """As it would be written in a CSV: whole numbers without a point, days as in 2026-03-31."""
    match value:
        case None:
            return ""
        case str():
            return unescape(value) if "_x" in value else value
        case bool():
            return str(value).lower()
        case float() if value.is_integer():
            return str(int(value))
        case datetime() if value.time() == time():
            return value.date().isoformat()
    return value.isoformat() if isinstance(value, datetime | date | time) else str(value)
