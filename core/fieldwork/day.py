"""A technician's day, in their own zone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from core.fieldwork.model import State, Visit
from core.people.model import Person

if TYPE_CHECKING:
    from core.work import Work


@dataclass(frozen=True)
class Day:
    """`visits`: of today, those that are overdue first, and those that were done today. `later`: of other days."""

    visits: tuple[Visit, ...]
    later: tuple[Visit, ...]


def day(work: Work, now: datetime, technician: Person) -> Day:
    """Until midnight where the technician is."""
    zone = ZoneInfo(technician.zone)
    here = now.astimezone(zone).date()
    begins = datetime.combine(here, time(), zone)
    ends = datetime.combine(here + timedelta(days=1), time(), zone)
    found = work.visits.of_technician(technician.id, since=begins.astimezone(now.tzinfo))
    theirs = [visit for visit in found if visit.open or visit.state is State.DONE]
    later = tuple(visit for visit in theirs if visit.open and visit.planned_at >= ends)
    return Day(tuple(visit for visit in theirs if visit not in later), later)
