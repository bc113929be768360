"""Each rule about the catalogues sees what it is there to see: a mistake is planted, and named."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from adapters.texts import CATALOGUES, check
from adapters.texts.built import Built

GOOD = {
    "en": """
tickets = { $n ->
    [one] { $n } ticket
   *[other] { $n } tickets
 }
replied = { $who } has replied to you
""",
    "el": """
tickets = { $n ->
    [one] { $n } αίτημα
   *[other] { $n } αιτήματα
 }
replied = { $who } σας απάντησε μόλις
""",
    "pl": """
tickets = { $n ->
    [one] { $n } bilet
    [few] { $n } bilety
    [many] { $n } biletów
   *[other] { $n } biletu
 }
replied = { $who } odpowiada na wiadomość
""",
    "fa": """
tickets = { $n } تیکت
replied = { $who } به شما پاسخ داد
""",
}
CODE = """
Phrase("replied", {"who": name})
Phrase(key="tickets", args={"n": 3})
"""

Judge = Callable[..., list[str]]


@pytest.fixture
def judge(tmp_path: Path) -> Judge:
    """What is wrong when a language (or `every`) says some more than the good catalogues, or the code is another."""

    def judged(code: str = CODE, built: tuple[Built, ...] = (), **added: str) -> list[str]:
        for language, text in GOOD.items():
            (tmp_path / language).mkdir()
            more = added.get(language, added.get("every", ""))
            (tmp_path / language / "a.ftl").write_text(f"{text}{more}\n", encoding="utf-8")
        (tmp_path / "code").mkdir()
        (tmp_path / "code" / "bot.py").write_text(code, encoding="utf-8")
        return check.wrong(tmp_path, [tmp_path / "code"], [], built)

    return judged


def one(found: list[str]) -> str:
    assert len(found) == 1, found
    return found[0]


def test_good_catalogues_and_good_code_pass(judge: Judge) -> None:
    assert judge() == []


def test_a_line_that_fluent_cannot_read(judge: Judge) -> None:
    assert "cannot be read: half" in one(judge(pl="half { $of\n"))


def test_the_same_key_twice(judge: Judge) -> None:
    assert "en/a.ftl: replied is there twice" in judge(en="replied = { $who } replied\n")


def test_a_key_that_one_language_lacks(judge: Judge) -> None:
    found = judge(CODE + 'Phrase("hi")', en="hi = Hello\n", pl="hi = Cześć\n", fa="hi = سلام\n")
    assert one(found) == "el: hi is missing"


def test_an_attribute_that_one_language_lacks(judge: Judge) -> None:
    code = CODE + 'Phrase("hi.short")'
    found = judge(
        code, en="hi =\n    .short = Hello\n", pl="hi =\n    .short = Cześć\n", fa="hi =\n    .short = سلام\n"
    )
    assert one(found) == "el: hi.short is missing"


def test_a_fact_that_one_language_keeps_back(judge: Judge) -> None:
    code = CODE + 'Phrase("by", {"who": name})'
    found = judge(
        code, en="by = By { $who }\n", el="by = Από { $who }\n", pl="by = Od kogoś\n", fa="by = از { $who }\n"
    )
    assert one(found) == "pl: by has nothing, en has who"


def test_a_sentence_left_in_english(judge: Judge) -> None:
    sentence = "long = Thank you very much for { $what }\n"
    code = CODE + 'Phrase("long", {"what": thing})'
    found = judge(
        code, en=sentence, pl=sentence, el="long = Ευχαριστούμε για { $what }\n", fa="long = { $what } سپاس\n"
    )
    assert one(found).startswith("pl: long reads as in en: Thank you very much for")


def test_a_short_word_may_be_the_same(judge: Judge) -> None:
    assert judge(CODE + 'Phrase("app")', every="app = Telegram\n") == []


def test_latin_words_in_persian_but_not_names_commands_and_links(judge: Judge) -> None:
    names = "ok = Slack /start https://sixstar.example @sixstar_bot\n"
    fa = names.replace("ok =", "ok = سلام") + "bad = سلام dear friend\n"
    rest = names + 'bad = { "" }\n'
    assert (
        one(judge(CODE + 'Phrase("ok"), Phrase("bad")', fa=fa, every=rest))
        == "fa: bad has the Latin words dear, friend"
    )


def test_arabic_letters_in_persian(judge: Judge) -> None:
    found = judge(
        CODE + 'Phrase("book")', fa="book = كتاب\n", en="book = Book\n", el="book = Βιβλίο\n", pl="book = Książka\n"
    )
    assert one(found) == "fa: book has letters of a neighbour: ك"


@pytest.mark.parametrize(
    ("typed", "hasty"),
    [("چه می شود", "می"), ("نمی دانیم", "نمی"), ("درخواست های شما", "های"), ("حل شد?", "?"), ("بله; خیر", ";")],
)
def test_persian_typed_in_haste(judge: Judge, typed: str, hasty: str) -> None:
    found = judge(
        CODE + 'Phrase("said")', fa=f"said = {typed}\n", en="said = Said\n", el="said = Είπε\n", pl="said = Mówi\n"
    )
    assert one(found) == f"fa: said is typed in haste: {hasty}"


def test_persian_with_its_half_spaces(judge: Judge) -> None:
    fa = "said = می\u200cشود؟ درخواست\u200cها؛ تنها هر روز، آدم می‌خواهد\n"
    assert judge(CODE + 'Phrase("said")', fa=fa, en="said = Said\n", el="said = Είπε\n", pl="said = Mówi\n") == []


def test_polish_without_its_many(judge: Judge) -> None:
    select = "days = {{ $n ->\n    [one] {{ $n }} {0}\n   *[other] {{ $n }} {1}\n }}\n"
    texts = {"en": ("day", "days"), "el": ("μέρα", "μέρες"), "pl": ("dzień", "dni"), "fa": ("روز", "روز")}
    added = {language: select.format(*words) for language, words in texts.items()}
    found = judge(CODE + 'Phrase("days", {"n": 2})', **added)
    assert one(found) == "pl: days has the forms one, other, not few, many, one, other"


def test_a_form_that_english_does_not_have(judge: Judge) -> None:
    select = "days = { $n ->\n    [0] -\n    [one] -\n    [few] -\n    [many] -\n   *[other] -\n }\n"
    assert "en: days has the forms few, many, one, other, not one, other" in judge(every=select)


def test_a_selector_over_words_needs_no_plurals(judge: Judge) -> None:
    select = "side = { $side ->\n    [team] -\n   *[other] +\n }\n"
    assert judge(CODE + 'Phrase("side", {"side": "team"})', every=select) == []


def test_a_table_of_numbers_needs_no_plurals(judge: Judge) -> None:
    select = "stars = { $n ->\n    [1] *\n   *[2] **\n }\n"
    assert judge(CODE + 'Phrase("stars", {"n": 1})', every=select) == []


def test_numbers_and_the_rest_are_counted(judge: Judge) -> None:
    select = "stars = { $n ->\n    [1] *\n   *[other] **\n }\n"
    assert "en: stars has the forms other, not one, other" in judge(CODE + 'Phrase("stars", {"n": 1})', every=select)


def test_a_sentence_needs_what_the_sentence_within_it_needs(judge: Judge) -> None:
    code = CODE + 'Phrase("outer", {"who": name})\nPhrase("inner", {"n": 1})'
    found = judge(code, every="outer = { $who } { middle }\nmiddle = { inner }\ninner = { $n }\n")
    assert one(found).endswith("bot.py:4: outer lacks n")


@pytest.mark.parametrize("body", ["{ nobody }", "{ -nothing }", "{ NOSUCH($n) }", "{ loop }"])
def test_a_sentence_that_cannot_be_said(judge: Judge, body: str) -> None:
    found = judge(CODE + 'Phrase("loop", {"n": 1})', every=f"loop = {body}\n")
    assert [line[:8] for line in found] == ["en: loop", "el: loop", "pl: loop", "fa: loop"]


def test_a_moment_is_taken_for_one_when_it_is_checked(judge: Judge) -> None:
    assert judge(CODE + 'Phrase("at", {"at": now})', every="at = { DAY($at) } { TIME($at) } { $at }\n") == []


def test_code_that_says_what_is_in_no_catalogue(judge: Judge) -> None:
    found = one(judge(CODE + 'x = Phrase("hi" if early else "replied", facts)'))
    assert found.endswith("code/bot.py:4: hi is in no catalogue")


def test_code_that_fills_in_too_little(judge: Judge) -> None:
    assert one(judge('Phrase("tickets", {"n": 1})\nPhrase("replied", {})')).endswith("bot.py:2: replied lacks who")


def test_args_that_cannot_be_seen_are_taken_on_trust(judge: Judge) -> None:
    assert judge('Phrase("tickets", facts)\nPhrase("replied", {**facts, "more": 1})') == []


def test_a_sentence_that_nobody_says(judge: Judge) -> None:
    assert one(judge('Phrase("replied", {"who": name})')) == "en: tickets is said nowhere"


def test_a_key_in_a_table_is_said(judge: Judge) -> None:
    assert judge('TABLE = {"a": "replied"}\nPhrase("tickets", {"n": 1})') == []


def test_a_sentence_within_another_is_said(judge: Judge) -> None:
    code = CODE + 'Phrase("outer")'
    assert judge(code, every="outer = { inner } { -term }\ninner = -\n-term = +\n") == []


def test_a_refusal_without_its_sentence(judge: Judge) -> None:
    built = (Built("refused-", "codes"),)
    code = CODE + 'raise errors.Refused("taken", who=name)\nraise Refused("late")'
    added = {"every": "refused-taken = { $who } { $when }\n"}
    assert [line.partition("bot.py:")[2] for line in judge(code, built, **added)] == [
        "5: refused-late is in no catalogue",
        "4: refused-taken lacks when",
    ]


def test_a_form_needs_its_title_button_questions_and_options(judge: Judge) -> None:
    code = CODE + 'Form("rate", (Choice("stars", ("1", "6")), Text("comment", longest=3)))'
    found = [line.rpartition(": ")[2].partition(" ")[0] for line in judge(code)]
    assert found == [
        "rate", "rate.submit", "rate-stars.label", "rate-stars.ask", "rate-stars.1", "rate-stars.6",
        "rate-comment.label", "rate-comment.ask",
    ]  # fmt: skip


def test_a_built_key_needs_a_line_that_says_so(judge: Judge) -> None:
    found = one(judge(CODE + 'Phrase(f"state-{state}")'))
    assert "keys that start with state- are in no line" in found


def test_a_declared_prefix_says_what_is_under_it(judge: Judge) -> None:
    every = "state-open = -\n"
    assert judge(CODE + 'Phrase(f"state-{state}")', (Built("state-", "states"),), every=every) == []


def test_declared_endings_must_all_be_there_and_no_more(judge: Judge) -> None:
    built = (Built("role-", "roles", "core.people.model:Role"),)
    found = judge(CODE + 'Phrase(f"role-{role}")', built, every="role-staff = -\nrole-technician = -\nrole-king = -\n")
    assert found == ["roles: role-customer is in no catalogue", "en: role-king is said nowhere"]


NOTICES = """
turn.tell("sure", who=name)
tell.team(work, now, ticket, "late" if late else "list")
turn.tell("mixed", **facts)
Persona(notices={"list": cards.listed}, otherwise=cards.line)
"""


def test_a_notice_that_is_drawn_as_a_line_needs_its_sentence(judge: Judge) -> None:
    found = judge(CODE + NOTICES, every="sure = { $who } { $when }\nmixed = { $who }\n")
    assert [line.partition("bot.py:")[2] for line in found] == ["6: late is in no catalogue", "5: sure lacks when"]


def test_what_a_team_or_a_customer_is_told_may_name_the_ticket(judge: Judge) -> None:
    code = CODE + 'tell.team(work, now, ticket, "late", who=name)\nturn.tell("soon")'
    found = judge(code, every="late = { $code } { $who } { $when }\nsoon = { $code }\n")
    assert [line.partition("bot.py:")[2] for line in found] == ["4: late lacks when", "5: soon lacks code"]


def test_our_own_catalogues_and_code() -> None:
    assert check.wrong(CATALOGUES, check.CODE, check.NOT_OURS) == []
