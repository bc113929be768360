"""Where requests stand: by code, the open ones, and the history of a period with how each was solved (P14)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest

from core.tickets.codes import code_of, shown
from core.work import Work
from tests.bots.tickets import ticket, tickets
from tests.play import Customer, Play, desk

DIGITS = {"fa": "۰۱۲۳۴۵۶۷۸۹", "ar": "٠١٢٣٤٥٦٧٨٩", "wide": "０１２３４５６７８９"}


@pytest.fixture(params=["en", "el", "pl", "fa"])
def play(request: pytest.FixtureRequest, database_url: str) -> Iterator[Play]:
    made = Play(database_url, desk(request.param))
    yield made
    made.close()


def request_of(play: Play, who: str, text: str, *, solution: str = "") -> int:
    """A request of theirs; solved and closed when there is a solution."""
    person, maria = play.customer(who), play.agent("maria")
    person.runs("new")
    person.says(text)
    number = tickets(play, who)[0].id
    play.passes(seconds=10)
    maria.presses("claim", str(number))
    if solution:
        maria.fills(maria.opens("solve", str(number)), solution=solution)
        play.passes(seconds=30)
        person.presses("confirm", f"{number}.1")
    return number


def given_the_right(play: Play, who: str) -> None:
    def sees_all(work: Work) -> None:
        person = work.people.by_key(who)
        assert person
        work.people.put_person(replace(person, sees_company=True))

    play.write(sees_all)


def acts(person: Customer) -> list[tuple[str, str]]:
    return [(b.act, b.about) for b in person.sees()[-1].buttons]


@pytest.mark.parametrize("script", DIGITS)
def test_a_code_is_enough_in_any_digits(play: Play, script: str) -> None:
    anna = play.customer("anna")
    request_of(play, "anna", "The printer blinks", solution="New drum")
    request_of(play, "anna", "The plotter smells")
    typed = shown(code_of(1)).translate(str.maketrans("0123456789", DIGITS[script]))
    for said in (lambda: anna.says(typed), lambda: anna.runs("status", typed)):
        said()
        assert "The printer blinks" in anna.last()
        assert "New drum" in anna.last(), "how it was solved"
    assert len(tickets(play)) == 2


def test_the_list_is_of_what_is_open_with_a_door_to_each(play: Play) -> None:
    anna = play.customer("anna")
    request_of(play, "anna", "Old matter", solution="Done")
    request_of(play, "anna", "New matter")
    anna.runs("list")
    assert "New matter" in anna.last()
    assert "Old matter" not in anna.last()
    assert acts(anna) == [("show", "2"), ("history", "30")]
    anna.presses("show", "2")
    assert "Maria" in anna.last()


def test_an_empty_list_leads_to_the_history(play: Play) -> None:
    anna = play.customer("anna")
    anna.runs("list")
    assert acts(anna) == [("history", "30")]
    anna.presses("history")
    assert acts(anna) == [("history", "91"), ("history", "365")]


def test_the_history_of_a_period_says_how_each_was_solved(play: Play) -> None:
    anna = play.customer("anna")
    request_of(play, "anna", "The oldest", solution="Forgotten long ago")
    play.passes(days=60)
    request_of(play, "anna", "The printer blinks", solution="New drum")
    withdrawn = request_of(play, "anna", "The plotter smells")
    anna.presses("withdrawn", str(withdrawn))
    request_of(play, "anna", "Still open")
    anna.runs("history")
    text = anna.last()
    assert text.index("Still open") < text.index("The plotter smells") < text.index("The printer blinks")
    assert "New drum" in text
    assert "↩️" in text
    assert "The oldest" not in text
    anna.presses("history", "91")
    assert "Forgotten long ago" in anna.last()
    play.passes(days=400)
    anna.runs("history")
    assert "New drum" not in anna.last()
    anna.presses("history", "365")
    assert "New drum" not in anna.last()


def test_what_was_closed_in_the_period_belongs_to_it(play: Play) -> None:
    anna, maria = play.customer("anna"), play.agent("maria")
    request_of(play, "anna", "A long matter")
    play.passes(days=50)
    maria.fills(maria.opens("solve", "1"), solution="At last")
    play.passes(seconds=30)
    anna.presses("confirm", "1.1")
    anna.runs("history")
    assert "At last" in anna.last()


def test_a_long_history_has_pages(play: Play) -> None:
    anna = play.customer("anna")
    for number in range(1, 13):
        anna.runs("new")
        anna.says(f"Matter {number:02}")
        play.passes(minutes=5)
    anna.runs("history")
    assert "Matter 12" in anna.last()
    assert "Matter 03" in anna.last()
    assert "Matter 02" not in anna.last()
    anna.presses("history", "30.3")
    assert "Matter 02" in anna.last()
    assert "Matter 01" in anna.last()
    assert "Matter 03" not in anna.last()


@pytest.mark.parametrize("about", ["7", "30.1.2", "x", "", "30.", "-30"])
def test_a_forged_period_is_refused(play: Play, about: str) -> None:
    anna = play.customer("anna")
    anna.says("It blinks")
    seen = len(anna.sees())
    assert anna.presses("history", about).answer is not None
    assert len(anna.sees()) == seen


def test_colleagues_requests_are_seen_only_with_the_company_wide_right(play: Play) -> None:
    ben, anna = play.customer("ben"), play.customer("anna")
    request_of(play, "anna", "ANNA-WORDS", solution="ANNA-SOLUTION")
    request_of(play, "anna", "ANNA-OPEN")
    request_of(play, "bela", "BELA-WORDS")

    def all_ways() -> str:
        before = len(ben.sees())
        ben.runs("list")
        ben.runs("history")
        for number in (1, 2, 3):
            ben.runs("status", code_of(number))
            ben.presses("show", str(number))
        return "\n".join(seen.text for seen in ben.sees()[before:])

    assert "ANNA" not in all_ways()
    given_the_right(play, "ben")
    seen = all_ways()
    assert "ANNA-WORDS" in seen
    assert "ANNA-OPEN" in seen
    assert "ANNA-SOLUTION" in seen
    assert "👤 Anna" in seen
    assert "BELA" not in ben.everything()
    shown_to_ben = next(s for s in reversed(ben.sees()) if "ANNA-OPEN" in s.text and s.name == "status")
    assert shown_to_ben.buttons == [], "to see is not to press"
    ben.presses("back", "1")
    ben.presses("withdrawn", "2")
    assert ticket(play, 1).closed
    assert not ticket(play, 2).closed
    anna.runs("list")
    assert "👤" not in anna.last()


def test_a_solution_that_may_still_be_taken_back_is_nobodys_news(play: Play) -> None:
    anna, maria = play.customer("anna"), play.agent("maria")
    play.write(lambda w: w.catalog.put_desk(replace(w.catalog.desk(), undo=timedelta(seconds=10))))
    request_of(play, "anna", "The printer blinks")
    maria.fills(maria.opens("solve", "1"), solution="New drum")
    for look in (lambda: anna.runs("list"), lambda: anna.runs("history"), lambda: anna.says(code_of(1))):
        look()
        assert "The printer blinks" in anna.last()
        assert "New drum" not in anna.last()
    play.passes(seconds=30)
    anna.says(code_of(1))
    assert "New drum" in anna.last()
