"""How a reader hears a Phrase."""

from __future__ import annotations

import logging
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from adapters.texts import Unsayable, language_of, speaker
from core.chat.replies import Arg, Phrase

NIGHT = datetime(2026, 11, 21, 22, 5, tzinfo=UTC)
TICKETS = """
tickets = { $n ->
    [one] { $n } bilet
    [few] { $n } bilety
    [many] { $n } biletów
   *[other] { $n } biletu
 }
"""


@pytest.fixture
def catalogues(tmp_path: Path) -> Path:
    def write(language: str, text: str) -> None:
        (tmp_path / language).mkdir()
        (tmp_path / language / "some.ftl").write_text(text, encoding="utf-8")

    write(
        "en", "hello = Hello, { $who }!\n    .short = Hi\nat = { $at }\nonly-english = English\nnamed = { $product }\n"
    )
    write("el", "hello = Γεια, { $who }!\nat = { $at }\nday = { DAY($at) }\ntime = { TIME($at) }\n")
    write("pl", f"hello = Cześć, {{ $who }}!\nat = {{ $at }}\nbroken = {{ $missing }}\n{TICKETS}")
    write("fa", "at = { $at }\nticket = تیکت { $code }، { $n } پیام\nn3 = { NUMBER($n, minimumIntegerDigits: 3) }\n")
    return tmp_path


def said(catalogues: Path, locale: str, key: str, **args: Arg) -> str:
    """In Athens, strictly, without the isolating marks."""
    text = speaker(locale, "Europe/Athens", strict=True, catalogues=catalogues)(Phrase(key, args))
    return text.replace("\u2068", "").replace("\u2069", "").replace("\xa0", " ")


def test_each_in_their_language(catalogues: Path) -> None:
    assert said(catalogues, "en", "hello", who="Ana") == "Hello, Ana!"
    assert said(catalogues, "el", "hello", who="Ana") == "Γεια, Ana!"
    assert said(catalogues, "en", "hello.short") == "Hi"


@pytest.mark.parametrize(
    ("tag", "language"), [("pl-PL", "pl"), ("fa_IR", "fa"), ("EL", "el"), ("de", "en"), ("", "en"), ("english", "en")]
)
def test_any_language_tag_is_one_of_ours(tag: str, language: str) -> None:
    assert language_of(tag) == language


@pytest.mark.parametrize(
    ("n", "words"), [(1, "1 bilet"), (2, "2 bilety"), (5, "5 biletów"), (22, "22 bilety"), (1234, "1 234 bilety")]
)
def test_polish_plurals(catalogues: Path, n: int, words: str) -> None:
    assert said(catalogues, "pl", "tickets", n=n) == words


@pytest.mark.parametrize(
    ("locale", "words"),
    [
        ("en", "Sun, 22 Nov 2026, 00:05"),
        ("el", "Κυρ 22 Νοε 2026, 00:05"),
        ("pl", "niedz., 22 lis 2026, 00:05"),
        ("fa", "یکشنبه ۱ آذر ۱۴۰۵، ۰۰:۰۵"),
    ],
)
def test_a_moment_in_the_readers_zone_and_calendar(catalogues: Path, locale: str, words: str) -> None:
    assert said(catalogues, locale, "at", at=NIGHT) == words


def test_parts_of_a_moment(catalogues: Path) -> None:
    assert said(catalogues, "el", "day", at=NIGHT) == "Κυρ 22 Νοε 2026"
    assert said(catalogues, "el", "time", at=NIGHT) == "00:05"


def test_a_day_is_that_day_everywhere(catalogues: Path) -> None:
    assert said(catalogues, "en", "at", at=date(2026, 11, 22)) == "Sun, 22 Nov 2026"
    assert said(catalogues, "fa", "at", at=date(2026, 11, 22)) == "یکشنبه ۱ آذر ۱۴۰۵"


def test_persian_counts_in_persian_digits_and_codes_stay_latin(catalogues: Path) -> None:
    assert said(catalogues, "fa", "ticket", code="12345670", n=1234) == "تیکت 12345670، ۱٬۲۳۴ پیام"
    assert said(catalogues, "fa", "n3", n=7) == "۰۰۷"


def test_what_fills_a_sentence_is_isolated_so_that_mixed_directions_stay_right(catalogues: Path) -> None:
    say = speaker("fa", "UTC", catalogues=catalogues)
    assert "\u206812345670\u2069" in say(Phrase("ticket", {"code": "12345670", "n": 1}))


def test_a_phrase_inside_a_phrase_is_said_first(catalogues: Path) -> None:
    assert said(catalogues, "pl", "hello", who=Phrase("tickets", {"n": 2})) == "Cześć, 2 bilety!"


def test_a_long_text_is_whole(catalogues: Path) -> None:
    assert said(catalogues, "en", "named", product="x" * 100_000) == "x" * 100_000


def test_a_missing_sentence_is_said_in_english_and_logged(catalogues: Path, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.ERROR):
        assert speaker("pl", "UTC", catalogues=catalogues)(Phrase("only-english")) == "English"
    assert "only-english in pl" in caplog.text


def test_what_nobody_can_say_is_shown_by_its_key(catalogues: Path) -> None:
    say = speaker("pl", "UTC", catalogues=catalogues)
    assert say(Phrase("no-such-key")) == "no-such-key"
    assert say(Phrase("hello.no-such-attribute")) == "hello.no-such-attribute"
    assert say(Phrase("broken")) == "broken"


@pytest.mark.parametrize("phrase", [Phrase("no-such-key"), Phrase("hello"), Phrase("at", {"at": datetime(2026, 1, 1)})])  # noqa: DTZ001 - the naive moment is the mistake
def test_in_tests_every_mistake_raises(catalogues: Path, phrase: Phrase) -> None:
    with pytest.raises(Unsayable):
        speaker("en", "UTC", strict=True, catalogues=catalogues)(phrase)


def test_the_languages_we_ship_name_themselves() -> None:
    assert speaker("fa", "UTC", strict=True)(Phrase("language-name.pl")) == "Polski"
