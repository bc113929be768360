"""A visit's steps: every state with every tap. A doubled, late or early one changes nothing and says why."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from core.assets.model import Asset, AssetId
from core.errors import Refused
from core.fieldwork.model import OPEN, State, Visit, VisitId
from core.fieldwork.places import MAP, map_link
from core.people.model import CompanyId, PersonId
from core.tickets.model import TicketId

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
LATER = NOW + timedelta(hours=1)

TAPS: dict[str, Callable[[Visit], Visit]] = {
    "accept": lambda visit: visit.accepted(LATER),
    "decline": lambda visit: visit.declined(LATER, "ill"),
    "on-way": lambda visit: visit.on_way(LATER),
    "arrived": lambda visit: visit.arrived(LATER),
    "done": lambda visit: visit.done(LATER),
    "call-off": lambda visit: visit.called_off(LATER, "solved"),
}

# What becomes of it: the new state, or the code of the refusal without its "visit-"; in the order of TAPS.
TABLE = {
    State.OFFERED: "accepted declined accept-first accept-first accept-first called-off",
    State.ACCEPTED: "already-accepted declined on-way arrived done called-off",
    State.ON_WAY: "further declined already-on-way arrived done called-off",
    State.ARRIVED: "further further further already-arrived done called-off",
    State.DONE: "over-done over-done over-done over-done already-done over-done",
    State.DECLINED: "over-declined already-declined" + " over-declined" * 4,
    State.CALLED_OFF: "over-called-off " * 5 + "already-called-off",
}
CASES = [(state, tap, outcome) for state, row in TABLE.items() for tap, outcome in zip(TAPS, row.split(), strict=True)]


def visit(state: State) -> Visit:
    return Visit(VisitId(1), TicketId(1), PersonId(2), PersonId(3), NOW, "", NOW, NOW, state)


@pytest.mark.parametrize(("state", "tap", "outcome"), CASES)
def test_every_state_with_every_tap(state: State, tap: str, outcome: str) -> None:
    before = visit(state)
    if outcome in {one.value for one in State}:
        after = TAPS[tap](before)
        assert (after.state, after.changed_at) == (State(outcome), LATER)
        return
    with pytest.raises(Refused) as refused:
        TAPS[tap](before)
    assert refused.value.code == f"visit-{outcome}"


def test_the_table_is_whole() -> None:
    assert set(TABLE) == set(State)
    assert {state for state in State if visit(state).open} == set(OPEN)


@pytest.mark.parametrize("tap", ["decline", "call-off"])
def test_the_reason_stays_with_it(tap: str) -> None:
    assert TAPS[tap](visit(State.ACCEPTED)).why in ("ill", "solved")


def asset(place: str, latitude: float | None = None, longitude: float | None = None) -> Asset:
    return Asset(AssetId(1), "a", CompanyId(1), "Laser", None, "", place, latitude, longitude)


@pytest.mark.parametrize(
    ("place", "at", "link"),
    [
        ("Harbour 1, Piraeus", (37.942, 23.646), MAP + "37.942000%2C23.646000"),
        ("Λιμάνι 1 & 2", (None, None), MAP + "%CE%9B%CE%B9%CE%BC%CE%AC%CE%BD%CE%B9%201%20%26%202"),
        ("", (0.0, 0.0), MAP + "0.000000%2C0.000000"),
        ("  ", (None, None), None),
    ],
)
def test_a_map_by_coordinates_or_address(place: str, at: tuple[float | None, float | None], link: str | None) -> None:
    assert map_link(asset(place, *at)) == link
