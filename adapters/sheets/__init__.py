"""Tables of other programs, CSV and XLSX, row by row as plain text: what stands in a cell, never what it might mean."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from adapters.sheets.table import LARGEST, Row, Table, Unreadable

__all__ = ["LARGEST", "Row", "Table", "Unreadable", "opened"]

ZIP, OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"


@contextmanager
def opened(path: Path, *, sheet: str | None = None) -> Iterator[Table]:
    """The file's table, of whichever kind it really is; its rows are read as they are asked for. Blank ones are left
    out.

    `sheet`: the name of one of a workbook's; else the first that is shown. Raises Unreadable, also on the way, and
    OSError.
    """
    with path.open("rb") as file:
        begin = file.read(4)
    if begin == OLE:
        raise Unreadable("old-or-locked", 1)
    if begin == ZIP:
        from adapters.sheets.workbook import workbook

        with workbook(path, sheet) as table:
            yield table
    else:
        from adapters.sheets.separated import separated

        yield separated(path)
