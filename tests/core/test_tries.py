"""When something is tried again, and when a card has scrolled away."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from core import inbox, jobs, outbox
from core.catalog.model import ProductId
from core.chat.conversations import QUESTION_LIFE, Conversation
from core.chat.events import Place
from core.chat.steps import Run
from core.contracts.model import Contract, ContractId
from core.errors import DeliveryFailed
from core.outbox import Kind, Outgoing, Priority
from core.people.model import CompanyId, PersonId
from core.tickets.cards import Card

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
HERE = Place("telegram:customer", "7")


def seconds(due: datetime | None) -> float | None:
    return None if due is None else (due - NOW).total_seconds()


@pytest.mark.parametrize(("tries", "wait"), [(1, 0.5), (2, 3), (3, None), (4, None)])
def test_a_turn(tries: int, wait: float | None) -> None:
    assert seconds(inbox.next_try(tries, NOW)) == wait


@pytest.mark.parametrize(("tries", "wait"), [(1, 2), (2, 4), (7, 128), (10, 600), (149, 600), (150, None)])
def test_a_job(tries: int, wait: float | None) -> None:
    assert seconds(jobs.next_try(tries, NOW)) == wait


AWAY = DeliveryFailed("unreachable")
RATE = DeliveryFailed("rate", retry_after=17.5)
WRONG = DeliveryFailed("formatting", permanent=True)
SENDING: list[tuple[str, int, bool, DeliveryFailed, float | None]] = [
    ("growing waits", 1, False, AWAY, 2),
    ("growing waits", 5, False, AWAY, 32),
    ("but not beyond five minutes", 11, False, AWAY, 300),
    ("for as long as the platform is away", 900, False, AWAY, 300),
    ("what broke us too often", 6, False, DeliveryFailed("undrawable", permanent=True), None),
    ("as long as the platform says", 1, False, RATE, 17.5),
    ("however often it says so", 99, False, RATE, 17.5),
    ("formatting that is refused goes bare at once", 1, False, WRONG, 0),
    ("but only once", 2, True, WRONG, None),
    ("what is permanent is given up", 1, False, DeliveryFailed("blocked", permanent=True), None),
]


@pytest.mark.parametrize(("what", "attempt", "bare", "failure", "wait"), SENDING)
def test_a_message(what: str, attempt: int, bare: bool, failure: DeliveryFailed, wait: float | None) -> None:  # noqa: FBT001 - a table's column
    row = Outgoing(Kind.NOTICE, "n", HERE, attempt=attempt, bare=bare, created_at=NOW)
    assert seconds(outbox.next_try(row, failure, NOW)) == wait, what


@pytest.mark.parametrize("failure", [AWAY, RATE])
def test_what_cannot_be_sent_for_days_is_given_up_whatever_the_platform_says(failure: DeliveryFailed) -> None:
    row = Outgoing(Kind.NOTICE, "n", HERE, attempt=1, created_at=NOW - outbox.GIVEN_UP_AFTER)
    assert outbox.next_try(row, failure, NOW) is None


@pytest.mark.parametrize(
    ("person", "ticket", "lane"),
    [(None, None, "7"), (PersonId(1), None, "7"), (PersonId(1), 104, "7"), (None, 104, "7/104")],
)
def test_a_private_chat_is_one_lane_and_each_thread_of_a_channel_is_one(
    person: PersonId | None, ticket: int | None, lane: str
) -> None:
    assert Outgoing(Kind.CARD, "ticket", HERE, person=person, ticket=ticket).lane == lane


def test_a_persons_words_go_first() -> None:
    assert sorted(Priority) == [Priority.WORDS, Priority.NOTICE, Priority.CARD]


@pytest.mark.parametrize(
    ("count", "hours", "gone"), [(0, 0, False), (9, 47.9, False), (10, 0, True), (0, 48, True), (11, 50, True)]
)
def test_a_card_scrolls_away(count: int, hours: float, gone: bool) -> None:  # noqa: FBT001 - a table's column
    card = Card(1, "ticket", HERE, "m", NOW, 5, "digest")
    assert card.out_of_sight(count=5 + count, now=NOW + timedelta(hours=hours)) is gone


def test_an_open_question_is_forgotten_after_a_while() -> None:
    run = Run("reply", "1")
    asked = Conversation(HERE, run=run, asked_at=NOW)
    assert asked.question(NOW + QUESTION_LIFE - timedelta(seconds=1)) is run
    assert asked.question(NOW + QUESTION_LIFE) is None
    assert Conversation(HERE).question(NOW) is None


@pytest.mark.parametrize(
    ("day", "active"),
    [(date(2025, 12, 31), False), (date(2026, 1, 1), True), (date(2026, 6, 30), True), (date(2026, 7, 1), False)],
)
def test_a_contract_holds_on_its_first_and_its_last_day(day: date, active: bool) -> None:  # noqa: FBT001 - a table's column
    contract = Contract(
        ContractId(1), "K-1", CompanyId(1), date(2026, 1, 1), date(2026, 6, 30), frozenset({ProductId(1)})
    )
    assert contract.active(day) is active


@pytest.mark.parametrize(
    ("code", "person", "kept"),
    [("token", PersonId(1), True), ("rights", None, True), ("gone", None, True), ("gone", PersonId(1), False)],
)
def test_what_the_administrator_can_mend_waits_for_them(code: str, person: PersonId | None, kept: bool) -> None:  # noqa: FBT001 - a table's column
    row = Outgoing(Kind.NOTICE, "n", HERE, person=person, attempt=1, created_at=NOW)
    assert (outbox.next_try(row, DeliveryFailed(code, permanent=True), NOW) is not None) is kept
