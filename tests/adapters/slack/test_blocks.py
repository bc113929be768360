"""Messages as Block Kit: what people type stays text, nothing is lost, no limit is broken."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.slack.blocks import bodies
from adapters.texts import speaker
from core.chat.events import Address
from core.chat.replies import Button, Fact, Message, Phrase, Quote
from core.chat.words import Span, Words, words
from tests.adapters.slack.checks import faults, seen, strings, unescaped

TRICKS = [
    "<!channel>",
    "<!here|here>",
    "<@U1>",
    "<!subteam^S1|@all>",
    "&lt;!here&gt;",
    "<https://evil.example|your bank>",
    "@here #general *bold* _it_ ~no~ `code`",
    ":tada:",
    "<<!channel>>",
    "&amp;lt;",
]


def say(phrase: Phrase) -> str:
    """A catalogue of one sentence: the key, and whatever fills it."""
    return " ".join([phrase.key, *(str(arg) for arg in phrase.args.values())])


def named(name: str) -> Phrase:
    return Phrase("by", {"name": name})


texts = st.text(max_size=400) | st.sampled_from(TRICKS) | st.text(alphabet='"\\\x01\n<&👍\ud800', max_size=4000)
spans = st.builds(
    Span,
    text=texts,
    bold=st.booleans(),
    italic=st.booleans(),
    strike=st.booleans(),
    code=st.booleans(),
    link=st.none()
    | st.sampled_from(["https://a.example/?q=1&b=<2>", "javascript:alert(1)", "mailto:a@b.example", "x" * 2100]),
)
said = st.lists(spans, max_size=6).map(tuple)
messages = st.builds(
    Message,
    title=st.none() | texts.map(named),
    lines=st.lists(texts.map(named) | said | st.builds(Quote, said, texts), max_size=5).map(tuple),
    facts=st.lists(st.builds(Fact, texts.map(named), texts), max_size=14).map(tuple),
    footer=st.none() | texts.map(named),
    buttons=st.lists(
        st.integers(1, 30).map(lambda n: tuple(Button("act", str(i), Phrase("press")) for i in range(n))), max_size=3
    ).map(tuple),
    menu=st.integers(0, 30).map(lambda n: tuple(Button("later", str(i), Phrase("press" * 20)) for i in range(n))),
    mention=st.sampled_from(
        [(), (Address("slack", "U1"), Address("telegram:staff", "7"), Address("slack", "<!here>"))]
    ),
)


@given(message=messages, bare=st.booleans(), single=st.booleans())
def test_slack_takes_every_message(message: Message, *, bare: bool, single: bool) -> None:
    drawn = bodies(message, say, "slack", bare=bare, single=single)
    assert [fault for body in drawn for fault in faults(body)] == []
    assert len(drawn) <= 1 or not single


@given(message=messages, bare=st.booleans())
def test_what_people_type_is_never_parsed(message: Message, *, bare: bool) -> None:
    for body in bodies(message, say, "slack", bare=bare):
        assert not re.search(r"<(?!@U1> )", body["text"]), "only our own mention is markup in a text"
        for block in body.get("blocks", []):
            assert block["type"] in ("header", "context", "rich_text", "section", "actions")
            assert all(kind in ("plain_text", "text", "link", "user") for kind in _kinds_of_text(block))


def _kinds_of_text(block: dict[str, object]) -> list[str]:
    """The types of everything that carries words in a way that Slack would parse."""
    kinds = [value for key, value in strings(block) if key == "type"]
    carriers = {
        "rich_text",
        "rich_text_section",
        "rich_text_quote",
        "context",
        "section",
        "header",
        "actions",
        "button",
        "static_select",
    }
    return [kind for kind in kinds if kind not in carriers]


@given(message=messages, bare=st.booleans())
def test_no_word_is_lost(message: Message, *, bare: bool) -> None:
    shown = "".join(seen(body) for body in bodies(message, say, "slack", bare=bare))
    for piece in _words_of(message):
        assert _letters(piece) in _letters(shown)


def _words_of(message: Message) -> list[str]:
    phrases = [line for line in (message.title, *message.lines, message.footer) if isinstance(line, Phrase)]
    quotes = [line for line in message.lines if isinstance(line, Quote)]
    rich = [line for line in message.lines if not isinstance(line, Phrase | Quote)]
    spoken = [*(quote.words for quote in quotes), *rich]
    pieces = [say(phrase) for phrase in phrases] + [quote.by for quote in quotes]
    pieces += [span.text for one in spoken for span in one]
    return [*pieces, *(fact.value for fact in message.facts if isinstance(fact.value, str))]


def _letters(text: str) -> str:
    """Without what drawing may change: white space, and what no database takes."""
    return re.sub(r"[\s\x00\ufffd\ud800-\udfff]", "", text)


@given(st.text(alphabet="ab \n👍", min_size=1, max_size=40_000))
def test_a_long_text_is_cut_and_comes_out_whole(text: str) -> None:
    drawn = bodies(Message(lines=(words(text),), buttons=((Button("claim", "7", Phrase("claim")),),)), say, "slack")
    assert _letters("".join(seen(body) for body in drawn)) == _letters(text)
    rows = [any(block["type"] == "actions" for block in body["blocks"]) for body in drawn]
    assert rows == [False] * (len(rows) - 1) + [True]


@pytest.mark.parametrize("trick", TRICKS)
def test_tricks_are_shown_as_they_were_typed(trick: str) -> None:
    (body,) = bodies(Message(title=named(trick), lines=(words(trick), Quote(words(trick), by=trick))), say, "slack")
    assert seen(body).count(trick) == 4
    assert unescaped(body["text"]).count(trick) == 4


def test_a_card() -> None:
    card = Message(
        title=Phrase("ticket"),
        lines=(Quote((Span("It "), Span("drips", bold=True)), by="Anna"),),
        facts=(Fact(Phrase("company"), "Acme & Sons"), Fact(Phrase("state"), Phrase("open"))),
        footer=Phrase("since"),
        buttons=((Button("claim", "7", Phrase("claim"), style="primary"), Button("close", "7", Phrase("close"))),),
        mention=(Address("slack", "U7"),),
    )
    (body,) = bodies(card, say, "slack")
    assert body["text"] == "<@U7> ticket\nAnna\nIt drips\ncompany: Acme &amp; Sons\nstate: open\nsince"
    title, who, quote, facts, footer, row = body["blocks"]
    assert title == {"type": "header", "text": {"type": "plain_text", "text": "ticket"}}
    assert [one.get("user_id") or one["text"] for one in who["elements"][0]["elements"]] == ["U7", " ", "Anna:"]
    assert quote["elements"] == [
        {
            "type": "rich_text_quote",
            "elements": [{"type": "text", "text": "It "}, {"type": "text", "text": "drips", "style": {"bold": True}}],
        }
    ]
    said = [(line[0]["text"], line[1]["text"]) for line in (one["elements"] for one in facts["elements"])]
    assert said == [("company: ", "Acme & Sons"), ("state: ", "open")]
    assert [line["elements"][0].get("style") for line in facts["elements"]] == [{"bold": True}] * 2
    assert footer["elements"][0]["text"] == "since"
    assert [(one["action_id"], one["value"], one.get("style")) for one in row["elements"]] == [
        ("claim:7", "7", "primary"),
        ("close:7", "7", None),
    ]


@pytest.mark.parametrize("buttons", [(), (Button("claim", "7", Phrase("claim")),)])
def test_what_is_rarely_needed_is_one_choice_behind_the_buttons(buttons: tuple[Button, ...]) -> None:
    menu = (Button("escalate", "7", Phrase("hand up")), Button("note", "7", Phrase("note")))
    (body,) = bodies(Message(title=Phrase("t"), buttons=(buttons,), menu=menu), say, "slack")
    assert [one["type"] for one in body["blocks"][-1]["elements"]] == [*("button" for _ in buttons), "static_select"]
    offered = body["blocks"][-1]["elements"][-1]
    assert (offered["action_id"], offered["placeholder"]["text"]) == ("menu", "button-more")
    assert [(one["value"], one["text"]["text"]) for one in offered["options"]] == [
        ("escalate:7", "hand up"),
        ("note:7", "note"),
    ]


def test_a_mention_opens_the_first_line() -> None:
    (body,) = bodies(Message(lines=(Phrase("answered"),), mention=(Address("slack", "U7"),)), say, "slack")
    assert [one["type"] for one in body["blocks"][0]["elements"][0]["elements"]] == ["user", "text", "text"]
    assert body["text"] == "<@U7> answered"


@pytest.mark.parametrize("said", ["۲۳: پاسخ", "\u200f7", "7: پاسخ to"])
def test_a_mention_does_not_turn_a_persian_line_round(said: str) -> None:
    (body,) = bodies(Message(lines=(Phrase(said),), mention=(Address("slack", "U7"),)), say, "slack")
    first, second, *_ = body["blocks"][0]["elements"][0]["elements"]
    assert first == {"type": "text", "text": "\u200f"}
    assert second == {"type": "user", "user_id": "U7"}


@pytest.mark.parametrize(("language", "mark"), [("el", ""), ("fa", "\u200f")])
def test_who_is_quoted_stands_where_the_readers_language_begins(language: str, mark: str) -> None:
    quoted_ = (Quote(words("چراغ چشمک می‌زند"), by="Emma Clarke"),)
    spoken = speaker(language, "UTC", strict=True)
    (body,) = bodies(Message(lines=quoted_), spoken, "slack")
    assert body["blocks"][0]["elements"] == [{"type": "plain_text", "text": f"{mark}Emma Clarke"}]
    (called,) = bodies(Message(lines=quoted_, mention=(Address("slack", "U7"),)), spoken, "slack")
    line = called["blocks"][0]["elements"][0]["elements"]
    assert [one.get("user_id") or one["text"] for one in line] == [*filter(None, [mark]), "U7", " ", "Emma Clarke:"]


def test_only_files_need_no_message() -> None:
    assert bodies(Message(), say, "slack") == []


@pytest.mark.parametrize(
    ("link", "kind"),
    [
        ("https://a.example", "link"),
        ("HTTP://a.example", "link"),
        ("mailto:a@b.example", "link"),
        ("javascript:alert(1)", "text"),
        ("slack://user?id=U1", "text"),
        ("https://a b", "text"),
        ("tel:+48123", "text"),
    ],
)
def test_links_lead_to_pages_and_mail_only(link: str, kind: str) -> None:
    said: Words = (Span("here", link=link),)
    (body,) = bodies(Message(lines=(said,)), say, "slack")
    (element,) = body["blocks"][0]["elements"][0]["elements"]
    assert element["type"] == kind
    assert element["text"] == ("here" if kind == "link" else f"here ({link})")


def test_bare_is_plain_and_keeps_its_buttons() -> None:
    message = Message(lines=((Span("a *b* <@U2>", bold=True),),), buttons=((Button("claim", "7", Phrase("claim")),),))
    (body,) = bodies(message, say, "slack", bare=True)
    assert body["text"] == "a *b* &lt;@U2&gt;"
    assert [block["type"] for block in body["blocks"]] == ["section", "actions"]
    assert body["blocks"][0]["text"] == {"type": "plain_text", "text": "a *b* <@U2>"}


def test_a_long_label_is_cut_with_an_ellipsis() -> None:
    (body,) = bodies(Message(buttons=((Button("a", "1", Phrase("x" * 90)),),)), say, "slack")
    assert body["blocks"][0]["elements"][0]["text"]["text"] == "x" * 74 + "…"
