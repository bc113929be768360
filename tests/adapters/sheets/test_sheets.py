"""Tables as other programs write them: the same rows come out, or it is said on which line it ends."""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from adapters.sheets import Row, Unreadable, opened
from adapters.sheets.encodings import decoded

POLISH = "klucz;nazwa\nłódź;Zażółć gęślą jaźń\nŻYRARDÓW;Świerk"
GREEK = "κλειδί;όνομα\nα1;Φούρνοι Αιγαίου\nΒΗΤΑ;Μαρίας Βλάχου"
PERSIAN = "نام;تلفن\nشیرین;021".replace("ی", "ي")  # Windows-1256 has no Persian ye
WESTERN = "name\nMüller\nCafé Noël"


def read(path: Path, sheet: str | None = None) -> list[Row]:
    with opened(path, sheet=sheet) as table:
        return list(table.rows)


def rows(path: Path, content: bytes | str) -> list[tuple[int, tuple[str, ...]]]:
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return [(row.line, row.cells) for row in read(path)]


def refused(path: Path, content: bytes | str) -> tuple[str, int]:
    with pytest.raises(Unreadable) as why:
        rows(path, content)
    return why.value.code, why.value.line


@pytest.mark.parametrize(
    ("text", "page"),
    [
        *((text, page) for text in (POLISH, GREEK, PERSIAN, WESTERN) for page in ("utf-8", "utf-8-sig", "utf-16")),
        (POLISH, "cp1250"),
        (GREEK, "cp1253"),
        (PERSIAN, "cp1256"),
        (WESTERN, "cp1252"),
    ],
)
def test_letters_are_what_was_written(text: str, page: str) -> None:
    assert decoded(text.encode(page)) == text


@pytest.mark.parametrize(
    ("content", "line"),
    [
        ("name\nKöln\nłódź".encode("cp1250"), 2),
        (b"a\n" + bytes(range(0x80, 0xFF)), 2),
        (b"a\nb\n\xf3", 3),
        (b"\xef\xbb\xbfa\n\xff", 2),
    ],
    ids=["two languages of one page", "no language", "letters alone", "a lie about UTF-8"],
)
def test_what_may_mean_several_things_is_not_guessed(content: bytes, line: int) -> None:
    with pytest.raises(Unreadable) as why:
        decoded(content)
    assert (why.value.code, why.value.line) == ("encoding", line)


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="abcz ;\nąćęłńóśźż", min_size=1))
def test_no_polish_is_read_as_something_else(text: str) -> None:
    """Either right, or not at all; but for a few letters that happen to be UTF-8, and then of another continent."""
    found = None
    with suppress(Unreadable):
        found = decoded(text.encode("cp1250"))
    assert found in (None, text) or any(ord(char) > 0x250 for char in found)


@pytest.mark.parametrize("between", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_lines_are_those_that_an_editor_shows(tmp_path: Path, between: str, end: str) -> None:
    text = end.join(
        [f"key{between}name", "", f'a{between}"one{end}two"', between, f'b{between}"x ""y"" {between}z"', ""]
    )
    assert rows(tmp_path / "t.csv", text) == [
        (1, ("key", "name")),
        (3, ("a", f"one{end}two")),
        (6, ("b", f'x "y" {between}z')),
    ]


def test_a_separator_may_be_told_and_formulas_are_not_values(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text('sep=|\na|="007"|=1+1|+48 22|-5\n')
    (row,) = read(tmp_path / "t.csv")
    assert (row.line, row.cells, row.wrong) == (2, ("a", "007", "", "+48 22", "-5"), {2: "formula"})


@pytest.mark.parametrize(
    ("content", "why"),
    [
        ("a,b\n1,\0\n", ("nul", 2)),
        ('a,b\n"1,2\n3,4\n', ("quotes", 2)),
        ('a,b\n1,2\n"x"y,2\n', ("quotes", 3)),
        (f"a\nb\n{'x' * 40_000}\n", ("cell", 3)),
        (b"\xd0\xcf\x11\xe0old", ("old-or-locked", 1)),
        (b"PK\x03\x04and nothing", ("workbook", 1)),
    ],
)
def test_what_is_no_table_is_told_with_its_line(tmp_path: Path, content: bytes | str, why: tuple[str, int]) -> None:
    assert refused(tmp_path / "t.csv", content) == why


def test_an_empty_file_has_no_rows(tmp_path: Path) -> None:
    assert rows(tmp_path / "t.csv", b"") == []
    assert rows(tmp_path / "t.csv", b"\xef\xbb\xbf\r\n\r\n") == []


def saved(path: Path, sheets: dict[str, Sequence[Sequence[object]]], merged: str = "") -> Path:
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, lines in sheets.items():
        sheet = book.create_sheet(name)
        for line in lines:
            sheet.append(list(line))
    if merged:
        book.worksheets[0].merge_cells(merged)
    book.save(path)
    return path


def test_a_workbook_is_read_as_it_would_be_written(tmp_path: Path) -> None:
    line = ["κλειδί", 1001, 1001.0, 2.5, True, date(2026, 3, 31), datetime(2026, 3, 31, 9, 30), None, "x"]  # noqa: DTZ001
    path = saved(tmp_path / "t.xlsx", {"One": [["Customers"], [], line, []], "Two": [["b"]]}, merged="A1:D1")
    wanted = ("κλειδί", "1001", "1001", "2.5", "true", "2026-03-31", "2026-03-31T09:30:00", "", "x")
    with opened(path) as table:
        assert (table.sheet, table.others) == ("One", ("Two",))
        assert [(row.line, row.cells) for row in table.rows if row.cells[0] != "Customers"] == [(3, wanted)]
    assert [row.cells for row in read(path, "Two")] == [("b",)]


def test_formulas_of_a_workbook_need_a_value(tmp_path: Path) -> None:
    """The library itself saves none, as a program that makes reports would; an error is one in any case."""
    path = saved(tmp_path / "t.xlsx", {"One": [["a", "=1+1", "#N/A"], ["b", "c", "d"]]})
    first, second = read(path)
    assert (first.wrong, second.wrong) == ({1: "formula", 2: "error"}, {})


def test_a_sheet_that_is_not_there_is_told_with_those_that_are(tmp_path: Path) -> None:
    with pytest.raises(Unreadable) as why:
        read(saved(tmp_path / "t.xlsx", {"One": [["a"]], "Two": [["b"]]}), "Three")
    assert (why.value.code, why.value.names) == ("sheet", ("One", "Two"))


def test_a_workbook_that_grows_without_end_is_refused(tmp_path: Path) -> None:
    path = saved(tmp_path / "t.xlsx", {"One": [["a"]]})
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as parts, parts.open("xl/bomb.xml", "w") as bomb:
        for _ in range(201):
            bomb.write(bytes(1 << 20))
    with pytest.raises(Unreadable, match="large"):
        read(path)


def test_a_workbook_cut_in_the_middle_is_told(tmp_path: Path) -> None:
    path = saved(tmp_path / "t.xlsx", {"One": [["a", "b"]] * 200})
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(Unreadable, match="workbook"):
        read(path)
