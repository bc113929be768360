"""The judge finds what is planted, and nothing where all is well."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.endurance.book import Claimed, Kind, Said
from tests.endurance.evidence import SLACK, TELEGRAM, Press, Shown
from tests.endurance.judge import Case, Flag, judge

ANNA, BORIS = 5001, 5002
WORDS, MORE, PHOTO, ANSWER, SECRET, SOLVED, OTHER, THANKS = (f"MARK{n:06d}Z" for n in range(1, 9))


def said(marker: str, kind: Kind, at: float, conversation: int = ANNA) -> Said:
    return Said(marker, conversation, kind, at)


def slack(n: int, *markers: str, thread: str | None = "1.0", buttons: tuple[str, ...] = (), new: bool = True) -> Shown:
    ts = f"{n}.0" if new else "1.0"
    return Shown(n, float(n), SLACK, "C1", thread, ts, frozenset(markers), buttons, new, " ".join(markers))


def phone(
    n: int, *markers: str, to: int = ANNA, message: int = 0, buttons: tuple[str, ...] = (), new: bool = True
) -> Shown:
    text = " ".join(markers)
    return Shown(
        n, float(n), TELEGRAM, str(to), None, str(message or n), frozenset(markers), buttons, new, text, above=n
    )


WELL = Case(
    said=(
        said(WORDS, Kind.WORDS, 0.1),
        said(MORE, Kind.WORDS, 0.2),
        said(PHOTO, Kind.PHOTO, 0.3),
        said(ANSWER, Kind.ANSWER, 5),
        said(SECRET, Kind.INTERNAL, 6),
        said(SOLVED, Kind.SOLUTION, 7),
        said(THANKS, Kind.COMMENT, 14),
        said(OTHER, Kind.WORDS, 0.4, BORIS),
    ),
    shown=(
        slack(1, WORDS, thread=None, buttons=("claim:7",)),
        phone(2, WORDS),
        slack(3, WORDS),
        slack(4, MORE),
        slack(5, PHOTO),
        slack(6, thread=None, buttons=("reply:7", "solve:7"), new=False),
        phone(7, ANSWER),
        slack(8, ANSWER),
        phone(9, SOLVED, buttons=("confirm:7.1", "not-solved:7.1")),
        phone(11, buttons=("rate:7.1.5",)),
        slack(12, SOLVED, thread=None, new=False),
        replace(phone(13, message=11, buttons=("rate:7.1.5",), new=False), text="5 stars"),
        phone(15, THANKS, message=11, new=False),
        slack(16, OTHER, thread=None, buttons=("claim:8",)),
        slack(17, OTHER, thread="16.0"),
    ),
    presses=(Press(10, ANNA, "confirm:7.1", "9", taken=True), Press(12, ANNA, "rate:7.1.5", "11", taken=True)),
    claimed=(Claimed(ANNA, "Keeper"),),
    kills=(3.5,),
)


def without(*numbers: int) -> Case:
    return replace(WELL, shown=tuple(one for one in WELL.shown if one.n not in numbers))


def with_(*more: Shown, **changes: object) -> Case:
    everything = tuple(sorted((*WELL.shown, *more), key=lambda one: one.n))
    return replace(WELL, shown=everything, **changes)  # type: ignore[arg-type]  # the fields of Case


def kinds(case: Case) -> list[str]:
    return [finding.kind for finding in judge(case).findings]


def test_where_all_is_well_nothing_is_found() -> None:
    verdict = judge(WELL)
    assert (verdict.findings, verdict.repeats) == ([], [])


@pytest.mark.parametrize(
    "gone",
    [
        pytest.param(3, id="words"),
        pytest.param(5, id="photo"),
        pytest.param(7, id="answer"),
        pytest.param(9, id="solution"),
        pytest.param(15, id="comment"),
        pytest.param(17, id="other"),
    ],
)
def test_what_does_not_arrive_is_lost(gone: int) -> None:
    assert kinds(without(gone)) == ["lost"]


def test_words_on_the_card_alone_do_not_count() -> None:
    assert kinds(without(3)) == ["lost"]


def test_an_answer_that_nobody_was_told_has_arrived_may_be_missing() -> None:
    unsure = tuple(replace(one, sure=one.marker != ANSWER) for one in WELL.said)
    assert kinds(replace(without(7, 8), said=unsure)) == []


def test_a_message_in_another_customers_thread_is_misplaced_and_lost() -> None:
    elsewhere = replace(next(one for one in WELL.shown if one.n == 4), thread="16.0")
    case = replace(without(4), shown=(*without(4).shown, elsewhere))
    assert sorted(kinds(case)) == ["lost", "misplaced"]


def test_an_answer_in_another_customers_chat_is_misplaced() -> None:
    assert kinds(with_(phone(20, ANSWER, to=BORIS))) == ["misplaced"]


def test_internal_words_in_a_customers_chat_are_leaked() -> None:
    assert kinds(with_(phone(20, SECRET))) == ["leaked"]


def test_two_tickets_of_one_first_contact_are_doubled() -> None:
    assert "doubled-ticket" in kinds(with_(slack(20, MORE, thread=None, buttons=("claim:9",))))


@pytest.mark.parametrize(
    ("again", "name", "carried"),
    [
        pytest.param(slack(18, MORE), "customer-words", MORE, id="words"),
        pytest.param(slack(18, PHOTO), "customer-file", None, id="photo"),
        pytest.param(phone(8, ANSWER), "answer", ANSWER, id="answer"),
        pytest.param(slack(18, ANSWER), "answer-3", ANSWER, id="the-teams-copy"),
        pytest.param(phone(4, WORDS), "ticket", None, id="the-customers-card"),
        pytest.param(slack(18, WORDS, thread=None, buttons=("reply:7",)), "ticket", None, id="the-teams-card"),
        pytest.param(phone(10, SOLVED, buttons=("confirm:7.1",)), "confirm-1", None, id="solution"),
    ],
)
def test_a_repeat_that_no_row_admits_is_found_and_one_that_is_admitted_is_counted(
    again: Shown, name: str, carried: str | None
) -> None:
    assert "repeat" in kinds(with_(again))
    of_something_else = Flag(again.channel, again.chat, 7, "rated", None, spare=1)
    assert "repeat" in kinds(with_(again, flags=(of_something_else,)))
    admitted = judge(with_(again, flags=(Flag(again.channel, again.chat, 7, name, carried, spare=1),)))
    assert (admitted.of("repeat"), len(admitted.repeats)) == ([], 1)


def test_a_row_excuses_only_its_own_words_and_as_often_as_it_was_tried_again() -> None:
    again = slack(18, MORE)
    assert "repeat" in kinds(with_(again, flags=(Flag(SLACK, "C1", 7, "customer-words", WORDS, spare=1),)))
    assert "repeat" in kinds(with_(again, flags=(Flag(SLACK, "C1", 8, "customer-words", MORE, spare=1),)))
    assert "repeat" in kinds(with_(again, flags=(Flag(TELEGRAM, "5001", 7, "customer-words", MORE, spare=1),)))
    assert "repeat" in kinds(
        with_(again, slack(19, MORE), flags=(Flag(SLACK, "C1", 7, "customer-words", MORE, spare=1),))
    )


def test_a_row_that_could_excuse_two_things_is_left_to_the_one_that_has_no_other() -> None:
    flags = (Flag(TELEGRAM, "5001", 7, "ticket", None, spare=1), Flag(TELEGRAM, "5001", 7, "answer", ANSWER, spare=1))
    for order in (flags, flags[::-1]):
        assert kinds(with_(phone(4, WORDS), phone(8, ANSWER), flags=order)) == []


def test_more_repeats_than_a_kill_can_cause_are_found() -> None:
    again = [slack(18 + n, MORE) for n in range(4)]
    flags = (Flag(SLACK, "C1", 7, "customer-words", MORE, spare=9),)
    assert "too-many-repeats" in kinds(with_(*again, flags=flags))
    assert "too-many-repeats" not in kinds(with_(*again[:3], flags=flags))
    assert "too-many-repeats" in kinds(with_(again[0], flags=flags, kills=()))
    assert "too-many-repeats" not in kinds(with_(*again, flags=flags, most_a_kill=None))


def test_a_card_that_has_scrolled_away_comes_again_on_purpose() -> None:
    assert kinds(with_(phone(30, WORDS))) == []


@pytest.mark.parametrize("swapped", [(3, 4), (7, 9)])
def test_messages_out_of_their_order_are_found(swapped: tuple[int, int]) -> None:
    first, second = (next(one for one in WELL.shown if one.n == n) for n in swapped)
    rest = without(*swapped).shown
    shown = (*rest, replace(second, n=first.n), replace(first, n=second.n))
    assert "disorder" in kinds(replace(WELL, shown=tuple(sorted(shown, key=lambda one: one.n))))


def test_a_claim_that_leaves_its_button_had_no_effect() -> None:
    assert "no-effect" in kinds(without(6, 12))


def test_solved_that_leaves_the_ticket_open_had_no_effect() -> None:
    assert kinds(without(12)) == ["no-effect"]


def test_not_solved_that_leaves_the_ticket_closed_had_no_effect() -> None:
    refused = (Press(10, ANNA, "not-solved:7.1", "9", taken=True),)
    assert kinds(replace(WELL, presses=refused)) == ["no-effect"]


def test_stars_that_change_nothing_had_no_effect() -> None:
    case = replace(without(13, 15), said=tuple(one for one in WELL.said if one.marker != THANKS))
    assert kinds(case) == ["no-effect"]


def test_a_press_that_was_never_taken_owes_nothing() -> None:
    untaken = tuple(replace(one, taken=False) for one in WELL.presses)
    assert kinds(replace(without(12), presses=untaken)) == []


def test_whoever_waits_in_vain_is_a_finding() -> None:
    assert kinds(replace(WELL, stuck=("conversation 5001: the greeting did not come",))) == ["stuck"]
