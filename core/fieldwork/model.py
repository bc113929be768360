"""A technician's visit and the steps it may take (C6). No store, no clock: `now` comes in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import NewType

from core.errors import Refused
from core.people.model import PersonId
from core.tickets.model import TicketId

VisitId = NewType("VisitId", int)


class State(StrEnum):
    OFFERED = "offered"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    ON_WAY = "on-way"
    ARRIVED = "arrived"
    DONE = "done"
    CALLED_OFF = "called-off"


OPEN = (State.OFFERED, State.ACCEPTED, State.ON_WAY, State.ARRIVED)

# From where each step can be taken. A step may be left out: a tap is forgotten, or its phone had no power.
_FROM: Mapping[State, tuple[State, ...]] = {
    State.ACCEPTED: (State.OFFERED,),
    State.DECLINED: (State.OFFERED, State.ACCEPTED, State.ON_WAY),
    State.ON_WAY: (State.ACCEPTED,),
    State.ARRIVED: (State.ACCEPTED, State.ON_WAY),
    State.DONE: (State.ACCEPTED, State.ON_WAY, State.ARRIVED),
    State.CALLED_OFF: OPEN,
}


@dataclass(frozen=True)
class Visit:
    """`by` assigned it. `note`: what the technician was told. `why`: the reason for declining or calling off."""

    id: VisitId
    ticket: TicketId
    technician: PersonId
    by: PersonId
    planned_at: datetime
    note: str
    asked_at: datetime
    changed_at: datetime
    state: State = State.OFFERED
    why: str = ""
    version: int = 1

    @property
    def open(self) -> bool:
        return self.state in OPEN

    def accepted(self, now: datetime) -> Visit:
        return self._to(State.ACCEPTED, now)

    def declined(self, now: datetime, why: str) -> Visit:
        return self._to(State.DECLINED, now, why)

    def on_way(self, now: datetime) -> Visit:
        return self._to(State.ON_WAY, now)

    def arrived(self, now: datetime) -> Visit:
        return self._to(State.ARRIVED, now)

    def done(self, now: datetime) -> Visit:
        return self._to(State.DONE, now)

    def called_off(self, now: datetime, why: str) -> Visit:
        return self._to(State.CALLED_OFF, now, why)

    def _to(self, state: State, now: datetime, why: str = "") -> Visit:
        """The same tap again, one that comes late and one that comes too early change nothing: Refused(`visit-...`)."""
        if self.state == state:
            raise Refused(f"visit-already-{state}")
        if not self.open:
            raise Refused(f"visit-over-{self.state}")
        if self.state not in _FROM[state] and self.state is State.OFFERED:
            raise Refused("visit-accept-first")
        if self.state not in _FROM[state]:
            raise Refused("visit-further")
        return replace(self, state=state, why=why, changed_at=now)
