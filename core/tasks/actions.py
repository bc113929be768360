"""Opening and settling tasks; each leaves its line in the timeline of its ticket."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from core.people.model import DESK, Actor, TeamId
from core.tasks.model import Task, TaskKind

if TYPE_CHECKING:
    from core.work import Work


def call(work: Work, now: datetime, *, ticket: int, team: TeamId) -> Task:
    """The customer must be called; one such task at a time is enough."""
    if standing := work.tasks.open(TaskKind.CALL, ticket=ticket):
        return standing
    task = work.tasks.add(Task(TaskKind.CALL, ticket, team, now))
    work.timeline.add(now, "call-needed", ticket=ticket, facts={"task": task.id})
    return task


def called(work: Work, now: datetime, *, ticket: int, by: Actor = DESK) -> bool:
    """It is done, or needed no more (`by` the desk). False when there was nothing to do."""
    task = work.tasks.open(TaskKind.CALL, ticket=ticket)
    if task is None or not work.tasks.done(task, by=by.person.id if by.person else None, now=now):
        return False
    work.timeline.add(now, "call-done", by=by, ticket=ticket, facts={"task": task.id})
    return True
