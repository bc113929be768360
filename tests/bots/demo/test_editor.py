"""A line being typed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bots.demo.editor import Line, keys, pressed

HISTORY = ["first", "second"]


def line(typed: str) -> Line:
    made = Line()
    for key in keys(typed):
        made = pressed(made, key, HISTORY)
    return made


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("hello", "hello"),
        ("σπίτι خانه ż", "σπίτι خانه ż"),
        ("می\u200cشود", "می\u200cشود"),
        ("helo\x1b[Dl", "hello"),
        ("ab\x7fc", "ac"),
        ("\x7fa", "a"),
        ("ab\x1b[D\x1b[D\x1b[D\x1b[3~", "b"),
        ("one two  \x17three", "one three"),
        ("one two\x15x", "x"),
        ("one\x01two ", "two one"),
        ("one\x01\x05 two", "one two"),
        ("one\x01\x0b", ""),
        ("\x1b[A", "second"),
        ("\x1b[A\x1b[A\x1b[A", "first"),
        ("new\x1b[A\x1b[B", ""),
        ("a\x1b[5~\x1b[1;5Cb\x1bx\x02c", "acb"),
        ("a\tb", "a b"),
        ("\x07\x0c", ""),
    ],
)
def test_keys_do_what_hands_expect(typed: str, text: str) -> None:
    assert line(typed).text == text


@given(st.text(max_size=30))
def test_the_cursor_never_leaves_the_line(typed: str) -> None:
    made = line(typed)
    assert 0 <= made.at <= len(made.text)
