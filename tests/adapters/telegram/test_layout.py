"""How messages look: as values, without a network."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.telegram import layout
from adapters.telegram.layout import Document, Photos, Text, edited, parts
from adapters.telegram.marked import Entity, Marked, cut, from_words, shows, stripped
from core.chat.channel import Post
from core.chat.events import Place
from core.chat.replies import Button, Fact, Message, Phrase, Quote, StoredFile
from core.chat.words import Span, Words, clean, units, visible, words
from tests.adapters.telegram.conftest import say

PLACE = Place("telegram:customer", "1001")
LETTERS = st.one_of(st.sampled_from(" \n\t😀é\u200dא\ud83d\0\u3000"), st.characters())
TEXTS = st.text(LETTERS, max_size=60)
LINKS = st.sampled_from([None, "https://a.example/x", "mailto:a@b.example", "javascript:alert(1)", "http://localhost"])
SPANS = st.builds(Span, TEXTS, st.booleans(), st.booleans(), st.booleans(), st.booleans(), LINKS)
WORDS = st.lists(SPANS, max_size=8).map(tuple)
BUTTON = Button("claim", "7", Phrase("claim"), "danger")


def post(message: Message, *, bare: bool = False) -> Post:
    return Post(PLACE, message, say, bare=bare)


def file(name: str, mime: str = "image/jpeg", size: int = 10) -> StoredFile:
    return StoredFile(1, name, name, mime, size)


def taken(text: str, entities: Sequence[Entity]) -> list[str]:
    """The stretches that the entities lie on; fails where one begins or ends outside the text or inside a character."""
    encoded = text.encode("utf-16-le")
    assert all(e.offset >= 0 and e.length > 0 and 2 * (e.offset + e.length) <= len(encoded) for e in entities)
    return [encoded[2 * e.offset : 2 * (e.offset + e.length)].decode("utf-16-le") for e in entities]


def sendable(part: Marked, longest: int) -> None:
    taken(part.text, part.entities)
    assert 0 < units(part.text) <= longest
    assert part.text == part.text.strip()
    assert "\0" not in part.text


class TestEntities:
    @given(WORDS)
    def test_they_lie_inside_the_text_which_stays_as_it_was(self, said: Words) -> None:
        whole = from_words(said)
        taken(whole.text, whole.entities)
        if not any(span.link for span in said):
            assert whole.text == clean(visible(said))

    @given(WORDS)
    def test_a_link_is_tapped_or_written_out(self, said: Words) -> None:
        whole = from_words(said)
        links = [e.url for e in whole.entities if e.type == "text_link"]
        for span in said:
            if span.link and clean(span.text) and span.link not in links:
                assert span.link.removeprefix("mailto:") in whole.text

    @given(WORDS, st.integers(2, 40))
    def test_the_pieces_joined_are_the_whole_but_for_white_space_at_the_cuts(self, said: Words, longest: int) -> None:
        whole = from_words(said)
        pieces = cut(whole, longest)
        for piece in pieces:
            sendable(piece, longest)
        visible_ = [c for c in "".join(piece.text for piece in pieces) if shows(c)]
        assert visible_ == [c for c in whole.text if shows(c)]

    @given(WORDS, st.integers(2, 40))
    def test_no_formatted_character_loses_its_formatting(self, said: Words, longest: int) -> None:
        whole = from_words(said)
        before = [(e.type, "".join(filter(shows, t))) for e, t in marked_texts(whole)]
        after = [(e.type, "".join(filter(shows, t))) for piece in cut(whole, longest) for e, t in marked_texts(piece)]
        for type_ in ("bold", "italic", "strikethrough", "code"):
            assert "".join(t for n, t in before if n == type_) == "".join(t for n, t in after if n == type_)

    def test_white_space_that_telegram_strips_moves_them(self) -> None:
        whole = Marked("  \n 😀 bold \n", (Entity("bold", 6, 7), Entity("italic", 0, 3)))
        assert stripped(whole) == Marked("😀 bold", (Entity("bold", 2, 5),))


def marked_texts(whole: Marked) -> list[tuple[Entity, str]]:
    return list(zip(whole.entities, taken(whole.text, whole.entities), strict=True))


@pytest.mark.parametrize(
    ("span", "text", "types"),
    [
        (Span("a", bold=True, italic=True, strike=True), "a", ["bold", "italic", "strikethrough"]),
        (Span("a", bold=True, code=True), "a", ["code"]),
        (Span("a", link="https://x.example"), "a", ["text_link"]),
        (Span("a", bold=True, link="HTTP://x.example/ü?q=1#f"), "a", ["text_link", "bold"]),
        (Span("a", code=True, link="https://x.example"), "a", ["text_link"]),
        (Span("a", link="tg://resolve?domain=x"), "a", ["text_link"]),
        (Span("https://x.example", link="https://x.example"), "https://x.example", []),
        (Span("a@b.example", link="mailto:a@b.example"), "a@b.example", []),
        (Span("write us", bold=True, link="mailto:a@b.example"), "write us (a@b.example)", ["bold"]),
        (Span("a", link="javascript:alert(1)"), "a (javascript:alert(1))", []),
        (Span("a", link="http://localhost:99999"), "a (http://localhost:99999)", []),
        (Span("a", link="https://x .example"), "a (https://x .example)", []),
        (Span("a", link="http://[::1"), "a (http://[::1)", []),
    ],
)
def test_a_span(span: Span, text: str, types: list[str]) -> None:
    whole = from_words((span,))
    assert (whole.text, [e.type for e in whole.entities]) == (text, types)


class TestMessages:
    def test_everything_from_top_to_bottom(self) -> None:
        message = Message(
            title=Phrase("title"),
            lines=(Phrase("line"), Quote(words("said"), "Jan"), Quote(words("more")), words("free")),
            facts=(Fact(Phrase("team"), Phrase("north")), Fact(Phrase("code"), "123")),
            footer=Phrase("foot"),
            buttons=((BUTTON,), ()),
        )
        (part,) = parts(post(message))
        assert isinstance(part, Text)
        assert part.body.text == "title\nline\nJan\nsaid\nmore\nfree\n\nteam: north\ncode: 123\n\nfoot"
        stretches = zip(part.body.entities, taken(part.body.text, part.body.entities), strict=True)
        assert [(e.type, t) for e, t in stretches] == [
            ("bold", "title"),
            ("bold", "Jan"),
            ("blockquote", "said"),
            ("blockquote", "more"),
            ("italic", "foot"),
        ]
        assert [[(k.label, k.data, k.style) for k in row] for row in part.rows] == [[("claim", "claim:7", "danger")]]

    @pytest.mark.parametrize("buttons", [(), ((BUTTON,),)])
    def test_what_is_rarely_needed_stands_in_rows_of_two_under_the_others(
        self, buttons: tuple[tuple[Button, ...], ...]
    ) -> None:
        menu = tuple(Button(act, "7", Phrase(act)) for act in ("escalate", "hand-over", "note"))
        (part,) = parts(post(Message(lines=(words("x"),), buttons=buttons, menu=menu)))
        assert isinstance(part, Text)
        rows = [[key.data for key in row] for row in part.rows]
        assert rows == [*(["claim:7"] for _ in buttons), ["escalate:7", "hand-over:7"], ["note:7"]]
        assert edited(post(Message(lines=(words("x"),), buttons=buttons, menu=menu))).rows == part.rows

    def test_bare_has_no_entities(self) -> None:
        message = Message(title=Phrase("t"), lines=(Quote((Span("a", link="http://x.example"),), "Jan"),))
        (part,) = parts(post(message, bare=True))
        assert part == Text(Marked("t\nJan\na (http://x.example)"))

    @pytest.mark.parametrize("text", ["", " \n ", "\u200b\u2060"])
    def test_nothing_to_show_is_an_ellipsis(self, text: str) -> None:
        assert parts(post(Message(lines=(words(text),)))) == [Text(layout.ELLIPSIS)]
        assert edited(post(Message(lines=(words(text),)))) == Text(layout.ELLIPSIS)

    def test_a_hundred_thousand_emoji_are_cut_quickly_and_none_is_lost(self) -> None:
        given_ = parts(post(Message(lines=(words("😀" * 100_000),), buttons=((BUTTON,),))))
        texts = [part for part in given_ if isinstance(part, Text)]
        assert "".join(part.body.text for part in texts) == "😀" * 100_000
        assert [bool(part.rows) for part in texts] == [False] * (len(texts) - 1) + [True]

    def test_a_button_that_telegram_would_refuse_is_a_bug(self) -> None:
        with pytest.raises(ValueError, match="64 bytes"):
            parts(post(Message(buttons=((Button("é" * 30, "12345", Phrase("x")),),))))

    def test_an_edit_is_one_message(self) -> None:
        message = Message(lines=(words("word " * 2000),), buttons=((BUTTON,),))
        text = edited(post(message))
        assert units(text.body.text) <= layout.LONGEST_TEXT
        assert text.body.text.endswith("…")
        assert text.rows


class TestFiles:
    def test_a_short_text_is_the_caption_of_one_album(self) -> None:
        (album,) = parts(post(Message(lines=(words("look"),), files=(file("a"), file("b", "image/png")))))
        assert album == Photos((file("a"), file("b", "image/png")), Marked("look"))

    def test_a_document_has_a_caption_too(self) -> None:
        (document,) = parts(post(Message(lines=(words("log"),), files=(file("a", "text/plain"),))))
        assert document == Document(file("a", "text/plain"), Marked("log"))

    def test_text_with_buttons_or_too_long_for_a_caption_goes_before(self) -> None:
        with_buttons = parts(post(Message(lines=(words("look"),), buttons=((BUTTON,),), files=(file("a"),))))
        assert [type(part) for part in with_buttons] == [Text, Photos]
        long = parts(post(Message(lines=(words("x" * 1025),), files=(file("a"),))))
        assert [type(part) for part in long] == [Text, Photos]

    def test_eleven_photos_are_two_albums_and_documents_follow(self) -> None:
        files = (file("d", "application/pdf"), *(file(str(n)) for n in range(11)))
        albums = parts(post(Message(files=files)))
        assert [len(part.files) if isinstance(part, Photos) else 0 for part in albums] == [10, 1, 0]

    def test_a_picture_over_ten_megabytes_is_a_document(self) -> None:
        large = file("a", size=layout.LARGEST_PHOTO + 1)
        assert parts(post(Message(files=(large,)))) == [Document(large)]
