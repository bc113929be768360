"""Every transition from every state of a ticket: what it becomes, or why not (I17, P16, C5)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from core.catalog.model import ProductId
from core.chat.words import words
from core.contracts.model import ContractId
from core.errors import Refused
from core.people.model import CompanyId, PersonId, TeamId
from core.tickets.codes import code_of
from core.tickets.model import Status, Ticket, TicketId, Waits

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
LATER = datetime(2026, 3, 3, 9, tzinfo=UTC)
ANNA, MARIA, JAN, TEAM = PersonId(1), PersonId(2), PersonId(3), TeamId(7)
SOLUTION = words("A new drum")

INTAKE = Ticket(TicketId(4), ANNA, CompanyId(1), "It blinks", NOW)
NEW = INTAKE.reaching(TEAM, NOW)
ASSIGNED = NEW.claimed(MARIA, owner_name="")
PENDING = ASSIGNED.solved(MARIA, SOLUTION, NOW, owner_name="Maria")
CLOSED = PENDING.confirmed(NOW)
STATES: Mapping[str, Ticket] = {
    "intake": INTAKE,
    "product": INTAKE.waiting(Waits.PRODUCT),
    "new": NEW,
    "sales": INTAKE.reaching(TEAM, NOW, waits=Waits.SALES),
    "assigned": ASSIGNED,
    "customer": ASSIGNED.answered(MARIA, owner_name="Maria"),
    "pending": PENDING,
    "completed": CLOSED,
    "no fault": replace(CLOSED, status=Status.NO_FAULT),
    "reopened": PENDING.not_solved(),
}
Move = Callable[[Ticket], Ticket]
MOVES: Mapping[str, Move] = {
    "claim by a free agent": lambda t: t.claimed(JAN, owner_name="Maria"),
    "claim by its owner": lambda t: t.claimed(MARIA, owner_name="Maria"),
    "answer of its owner": lambda t: t.answered(MARIA, owner_name="Maria"),
    "answer of another": lambda t: t.answered(JAN, owner_name="Maria"),
    "solve of its owner": lambda t: t.solved(MARIA, SOLUTION, LATER, owner_name="Maria"),
    "solve of another": lambda t: t.solved(JAN, SOLUTION, LATER, owner_name="Maria"),
    "solved says the customer": lambda t: t.confirmed(LATER),
    "not solved": lambda t: t.not_solved(),
    "the customer writes": lambda t: t.heard_customer(),
    "product": lambda t: t.about(ProductId(5)),
}
YES = ""
CLAIM_OTHER = {"intake": "in-intake", "product": "in-intake", "new": YES, "sales": YES}
UNCLAIMED = dict.fromkeys(("intake", "product", "new", "sales"), "unclaimed")
OWNED = ("assigned", "customer", "pending", "reopened")
ALL_CLOSED = dict.fromkeys(("completed", "no fault"), "closed")
ONLY_PENDING = {state: YES if state == "pending" else "not-pending" for state in STATES}
TABLE: Mapping[str, Mapping[str, str]] = {
    "claim by a free agent": CLAIM_OTHER | dict.fromkeys(OWNED, "taken") | ALL_CLOSED,
    "claim by its owner": CLAIM_OTHER | dict.fromkeys(OWNED, "yours") | ALL_CLOSED,
    "answer of its owner": UNCLAIMED | dict.fromkeys(OWNED, YES) | ALL_CLOSED,
    "answer of another": UNCLAIMED | dict.fromkeys(OWNED, "taken") | ALL_CLOSED,
    "solve of its owner": UNCLAIMED | dict.fromkeys(OWNED, YES) | {"pending": "solved-already"} | ALL_CLOSED,
    "solve of another": UNCLAIMED | dict.fromkeys(OWNED, "taken") | ALL_CLOSED,
    "solved says the customer": ONLY_PENDING,
    "not solved": ONLY_PENDING,
    "the customer writes": dict.fromkeys(STATES, YES),
    "product": dict.fromkeys(STATES, YES) | ALL_CLOSED,
}
CASES = [(move, state, TABLE[move][state]) for move in MOVES for state in STATES]


@pytest.mark.parametrize(("move", "state", "code"), CASES)
def test_what_is_refused(move: str, state: str, code: str) -> None:
    if code == YES:
        MOVES[move](STATES[state])
        return
    with pytest.raises(Refused) as no:
        MOVES[move](STATES[state])
    assert no.value.code == f"ticket-{code}"
    assert no.value.args_ == ({"who": "Maria"} if code == "taken" else {})


RESULTS = [
    ("claim by a free agent", "new", Status.ASSIGNED, Waits.TEAM, JAN),
    ("claim by a free agent", "sales", Status.ASSIGNED, Waits.SALES, JAN),
    ("answer of its owner", "assigned", Status.ASSIGNED, Waits.CUSTOMER, MARIA),
    ("answer of its owner", "customer", Status.ASSIGNED, Waits.CUSTOMER, MARIA),
    ("answer of its owner", "pending", Status.PENDING, Waits.CONFIRMATION, MARIA),
    ("answer of its owner", "reopened", Status.ASSIGNED, Waits.CUSTOMER, MARIA),
    ("solve of its owner", "assigned", Status.PENDING, Waits.CONFIRMATION, MARIA),
    ("solve of its owner", "customer", Status.PENDING, Waits.CONFIRMATION, MARIA),
    ("solve of its owner", "reopened", Status.PENDING, Waits.CONFIRMATION, MARIA),
    ("solved says the customer", "pending", Status.COMPLETED, Waits.NOBODY, MARIA),
    ("not solved", "pending", Status.ASSIGNED, Waits.TEAM, MARIA),
    ("the customer writes", "customer", Status.ASSIGNED, Waits.TEAM, MARIA),
    ("the customer writes", "assigned", Status.ASSIGNED, Waits.TEAM, MARIA),
    ("the customer writes", "pending", Status.PENDING, Waits.CONFIRMATION, MARIA),
    ("the customer writes", "new", Status.NEW, Waits.TEAM, None),
    ("the customer writes", "completed", Status.COMPLETED, Waits.NOBODY, MARIA),
]


@pytest.mark.parametrize(("move", "state", "status", "waits", "owner"), RESULTS)
def test_what_becomes_of_it(move: str, state: str, status: Status, waits: Waits, owner: PersonId | None) -> None:
    after = MOVES[move](STATES[state])
    assert (after.status, after.waits, after.owner) == (status, waits, owner)
    assert after.version == STATES[state].version, "only the store counts versions"


def test_every_solving_is_counted_and_dated() -> None:
    assert (PENDING.solvings, PENDING.solution, PENDING.solved_at) == (1, SOLUTION, NOW)
    again = PENDING.not_solved()
    assert (again.solved_at, again.solution) == (None, SOLUTION)
    twice = again.solved(MARIA, words("New toner"), LATER, owner_name="Maria")
    assert (twice.solvings, twice.solved_at) == (2, LATER)
    assert twice.confirmed(LATER).closed_at == LATER


def test_reaching_a_team_ends_the_intake() -> None:
    assert INTAKE.in_intake
    assert (NEW.in_intake, NEW.team, NEW.reached_at, NEW.waits) == (False, TEAM, NOW, Waits.TEAM)
    assert NEW.covered(ContractId(3)).contract == ContractId(3)


@pytest.mark.parametrize("state", STATES)
def test_only_the_two_closed_states_are_closed(state: str) -> None:
    assert STATES[state].closed == (state in ALL_CLOSED)
    assert STATES[state].code == code_of(4)
