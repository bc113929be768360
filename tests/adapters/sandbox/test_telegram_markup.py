"""Marked-up texts that Telegram takes, and what it makes of them."""

from typing import Any

import pytest

from adapters.sandbox.telegram.formatting import formatted

Found = list[tuple[Any, ...]]


def found(text: str, mode: str | None = None, entities: list[dict[str, Any]] | None = None) -> tuple[str, Found]:
    bare, marked = formatted(text, mode, entities)
    return bare, [(one.type, one.offset, one.length, *one.extra.values()) for one in marked]


@pytest.mark.parametrize(
    ("source", "bare", "entities"),
    [
        ("<b>bold</b> <strong>too</strong>", "bold too", [("bold", 0, 4), ("bold", 5, 3)]),
        ("<i>a <b>b</b></i>", "a b", [("italic", 0, 3), ("bold", 2, 1)]),
        ("😀 <u>x</u>", "😀 x", [("underline", 3, 1)]),
        ("1 &lt; 2 &amp;&amp; &quot;3&quot; &#62; &#x32; &nbsp;", '1 < 2 && "3" > 2 &nbsp;', []),
        ('<a href="https://x.pl/a?b=1&amp;c">y</a>', "y", [("text_link", 0, 1, "https://x.pl/a?b=1&c")]),
        ('<a href="tg://user?id=7">y</a>', "y", [("text_mention", 0, 1, {"id": 7})]),
        ('<a href="nonsense">y</a>', "y", []),
        ("<code>a</code><pre>b</pre>", "ab", [("code", 0, 1), ("pre", 1, 1)]),
        ('<pre><code class="language-py">x</code></pre>', "x", [("pre", 0, 1, "py")]),
        ("<tg-spoiler>x</tg-spoiler>", "x", [("spoiler", 0, 1)]),
        ('<span class="tg-spoiler">x</span>', "x", [("spoiler", 0, 1)]),
        ("<blockquote expandable>x</blockquote>", "x", [("expandable_blockquote", 0, 1)]),
        ('<tg-emoji emoji-id="5">👍</tg-emoji>', "👍", [("custom_emoji", 0, 2, "5")]),
        ("  <b> x </b>  ", " x", [("bold", 0, 2)]),
    ],
)
def test_html(source: str, bare: str, entities: Found) -> None:
    assert found(source, "HTML") == (bare, entities)


@pytest.mark.parametrize(
    ("source", "bare", "entities"),
    [
        ("*b* _i_ __u__ ~s~ ||x||", "b i u s x", [(kind, 2 * at, 1) for at, kind in enumerate(
            ("bold", "italic", "underline", "strikethrough", "spoiler"))]),
        ("1\\. \\*a\\*", "1. *a*", []),
        ("`a.b_c` ```py\nx = 1```", "a.b_c x = 1", [("code", 0, 5), ("pre", 6, 5, "py")]),
        ("[y](https://x.pl/\\)a)", "y", [("text_link", 0, 1, "https://x.pl/)a")]),
        ("![👍](tg://emoji?id=5)", "👍", [("custom_emoji", 0, 2, "5")]),
        (">a\n>b\nc", "a\nb\nc", [("blockquote", 0, 4)]),
        (">a\n>b||", "a\nb", [("expandable_blockquote", 0, 3)]),
        ("*a _b_ c*", "a b c", [("bold", 0, 5), ("italic", 2, 1)]),
    ],
)  # fmt: skip
def test_markdown(source: str, bare: str, entities: Found) -> None:
    assert found(source, "MarkdownV2") == (bare, entities)


@pytest.mark.parametrize(
    ("source", "entities"),
    [
        ("/start x /no/path", [("bot_command", 0, 6), ("bot_command", 9, 3)]),
        ("see https://x.pl/a, mail a@b.pl", [("url", 4, 14), ("email", 25, 6)]),
        ("@demo_bot #tag", [("mention", 0, 9), ("hashtag", 10, 4)]),
        ("nothing here", []),
    ],
)
def test_what_is_clickable_by_itself(source: str, entities: Found) -> None:
    assert found(source)[1] == entities


def test_control_characters_go_and_entities_move_along() -> None:
    bold = [{"type": "bold", "offset": 3, "length": 2}]
    assert found("a\r\nbc\x07", entities=bold) == ("a\nbc", [("bold", 2, 2)])


def test_an_entity_over_the_trimmed_end_is_cut() -> None:
    bold = [{"type": "bold", "offset": 0, "length": 4}]
    assert found("ab  ", entities=bold) == ("ab", [("bold", 0, 2)])
