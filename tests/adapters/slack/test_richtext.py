"""Slack's rich text and our Words, both ways."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.slack.emoji import character
from adapters.slack.richtext import block, elements, from_blocks, from_mrkdwn, joined, shown
from core.chat.words import Span, Words, visible

anything: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(["type", "elements", "text", "style", "url", "user_id", "name", "unicode", "indent", "x"]),
            inner,
        )
    ),
    max_leaves=30,
)
spans = st.builds(
    Span,
    text=st.text(max_size=50),
    bold=st.booleans(),
    italic=st.booleans(),
    strike=st.booleans(),
    code=st.booleans(),
    link=st.none() | st.sampled_from(["https://a.example/?q=<1>", "mailto:a@b.example"]),
)


@given(st.lists(spans, max_size=8).map(tuple))
def test_words_go_to_slack_and_come_back(said: Words) -> None:
    drawn = shown(said)
    assert from_blocks([block(elements(drawn))]) == joined(drawn)


@given(anything, st.text(max_size=200))
def test_reading_never_fails(value: Any, text: str) -> None:
    assert isinstance(from_blocks(value), tuple)
    assert isinstance(from_blocks([{"type": "rich_text", "elements": value}]), tuple)
    assert isinstance(from_mrkdwn(text), tuple)


def section(*inside: Mapping[str, object]) -> dict[str, object]:
    return {"type": "rich_text_section", "elements": list(inside)}


def text(words: str, **style: bool) -> dict[str, object]:
    return {"type": "text", "text": words, **({"style": style} if style else {})}


def read(*parts: Mapping[str, object]) -> str:
    return visible(from_blocks([{"type": "rich_text", "elements": list(parts)}], {"U1": "Anna"}))


def test_parts_begin_on_lines_of_their_own() -> None:
    lines = {"type": "rich_text_list", "style": "bullet", "elements": [section(text("one")), section(text("two"))]}
    steps = {**lines, "style": "ordered", "indent": 1}
    quote = {"type": "rich_text_quote", "elements": [text("he said\nthis")]}
    code = {"type": "rich_text_preformatted", "elements": [text("x = 1")]}
    assert read(section(text("First:\n")), lines, steps, quote, code, section(text("end"))) == (
        "First:\n• one\n• two\n  1. one\n  2. two\n> he said\n> this\nx = 1\nend"
    )


def test_preformatted_is_code() -> None:
    code = {"type": "rich_text_preformatted", "elements": [text("x = 1")]}
    assert from_blocks([{"type": "rich_text", "elements": [code]}]) == (Span("x = 1", code=True),)


@pytest.mark.parametrize(
    ("element", "readable"),
    [
        ({"type": "user", "user_id": "U1"}, "@Anna"),
        ({"type": "user", "user_id": "U2"}, "@someone"),
        ({"type": "usergroup", "usergroup_id": "S1"}, "@someone"),
        ({"type": "channel", "channel_id": "C1"}, "#C1"),
        ({"type": "broadcast", "range": "here"}, "@here"),
        ({"type": "emoji", "name": "wave", "unicode": "1f44b-1f3fb"}, "👋🏻"),
        ({"type": "emoji", "name": "our_logo"}, ":our_logo:"),
        ({"type": "emoji", "name": "tada"}, "🎉"),
        ({"type": "date", "timestamp": 1, "format": "{date}", "fallback": "1 Jan"}, "1 Jan"),
        ({"type": "color", "value": "#fff"}, "#fff"),
        ({"type": "link", "url": "https://a.example"}, "https://a.example"),
        ({"type": "something new", "text": "kept"}, "kept"),
    ],
)
def test_elements_become_readable(element: Mapping[str, object], readable: str) -> None:
    assert read(section(element)) == readable


def test_styles_and_links_are_kept() -> None:
    link = {"type": "link", "url": "https://a.example", "text": "page", "style": {"italic": True}}
    assert from_blocks([{"type": "rich_text", "elements": [section(text("see ", bold=True), link)]}]) == (
        Span("see ", bold=True),
        Span("page", italic=True, link="https://a.example"),
    )


@pytest.mark.parametrize(
    ("source", "readable"),
    [
        ("a &lt;b&gt; &amp;amp; c", "a <b> &amp; c"),
        ("ask <@U1> or <@U2|eve>", "ask @Anna or @eve"),
        ("in <#C1|general> and <#C2>", "in #general and #C2"),
        ("<!here> <!subteam^S1|@core> <!date^1^{date}|today>", "@here @core @today"),
        ("odd <> and <javascript:x|y>", "odd <> and y"),
        ("thanks :+1: :nothing_known:", "thanks 👍 :nothing_known:"),
    ],
)
def test_plain_text_as_slack_escapes_it(source: str, readable: str) -> None:
    assert visible(from_mrkdwn(source, {"U1": "Anna"})) == readable


def test_links_of_plain_text() -> None:
    assert from_mrkdwn("<https://a.example/?a=1&amp;b=2|page>, <mailto:a@b.example|a@b.example>") == (
        Span("page", link="https://a.example/?a=1&b=2"),
        Span(", "),
        Span("a@b.example", link="mailto:a@b.example"),
    )


@pytest.mark.parametrize("code", ["zz", "110000", "1f44d-", "d800", ""])
def test_an_impossible_code_point_breaks_nothing(code: str) -> None:
    assert isinstance(character("unknown", code), str)
