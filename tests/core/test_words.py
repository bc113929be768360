"""Words are cut, shortened and cleaned without losing any."""

from __future__ import annotations

import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from core.chat.words import (
    Span,
    Words,
    clean,
    excerpt,
    from_json,
    pieces,
    plain,
    to_json,
    units,
    visible,
    with_ascii_digits,
    words,
)

TEXTS = st.text(st.sampled_from("a b\nž۱😀👨\u200d"), max_size=80)
SPANS = st.builds(
    Span, TEXTS, st.booleans(), st.booleans(), st.booleans(), st.booleans(), st.none() | st.just("https://x.example")
)
WORDS: st.SearchStrategy[Words] = st.lists(SPANS, max_size=5).map(tuple)


def letters(said: Words) -> list[Span]:
    """Each character with its formatting."""
    return [Span(c, s.bold, s.italic, s.strike, s.code, s.link) for s in said for c in s.text]


@given(WORDS, st.integers(2, 40))
@example((Span("😀" * 9),), 3)
@example((Span("a"), Span("😀"), Span("b")), 2)
def test_the_pieces_joined_are_the_whole_and_each_fits(said: Words, longest: int) -> None:
    parts = pieces(said, longest)
    assert letters(tuple(span for part in parts for span in part)) == letters(said)
    assert all(0 < units(visible(part)) <= longest for part in parts)


def test_a_hundred_thousand_characters_are_cut_quickly() -> None:
    began = time.process_time()
    parts = pieces(words("Ω word 😀\n" * 10_000), 4096)
    assert time.process_time() - began < 1
    assert sum(len(visible(part)) for part in parts) == 90_000
    assert len(parts) < 30, "no part is left half empty"


def test_they_are_cut_at_line_ends_and_spaces_where_that_is_possible() -> None:
    assert [visible(p) for p in pieces(words("one two\nthree four"), 10)] == ["one two\n", "three four"]
    assert [visible(p) for p in pieces(words("onetwo three"), 8)] == ["onetwo ", "three"]
    assert [visible(p) for p in pieces(words("onetwothree"), 8)] == ["onetwoth", "ree"]


@given(st.text(max_size=60))
def test_units_are_those_of_utf_16(text: str) -> None:
    assert units(text) == sum(1 + (ord(c) > 0xFFFF) for c in text)


@given(WORDS, st.integers(1, 50))
def test_an_excerpt_is_the_beginning(said: Words, longest: int) -> None:
    short = excerpt(said, longest)
    if len(visible(said)) <= longest:
        assert short == said
    else:
        assert len(visible(short)) <= longest
        assert visible(short).endswith("…")
        assert visible(said).startswith(visible(short)[:-1])


@pytest.mark.parametrize(
    ("dirty", "cleaned"),
    [
        ("", ""),
        ("plain", "plain"),
        ("a\0b", "a\ufffdb"),
        ("\ud83d!", "\ufffd!"),
        ("خوب 😀", "خوب 😀"),
        ("\0", "\ufffd"),
    ],
)
def test_what_no_database_takes_is_replaced(dirty: str, cleaned: str) -> None:
    assert clean(dirty) == cleaned


@given(st.text(st.characters(), max_size=30))
def test_clean_text_can_be_stored_and_sent(text: str) -> None:
    assert "\0" not in clean(text)
    assert len(clean(text).encode()) >= len(text)


def test_a_link_keeps_its_address_in_plain_text() -> None:
    said = (
        Span("see "),
        Span("the guide", link="https://x.example"),
        Span("https://y.example", link="https://y.example"),
    )
    assert plain(said) == "see the guide (https://x.example)https://y.example"
    assert visible(said) == "see the guidehttps://y.example"


@given(WORDS)
def test_they_survive_json(said: Words) -> None:
    assert from_json(to_json(said)) == said


def test_no_text_is_no_words() -> None:
    assert words("") == ()
    assert words("a") == (Span("a"),)


@pytest.mark.parametrize(
    ("typed", "meant"), [("۲۲۳۱", "2231"), ("٢٢", "22"), ("１２ a", "12 a"), ("12", "12"), ("é۱", "é1")]
)
def test_digits_of_any_script(typed: str, meant: str) -> None:
    assert with_ascii_digits(typed) == meant
