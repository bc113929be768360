"""What the administrator's file says of the desk."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import NewType
from zoneinfo import ZoneInfo

from core.people.model import TeamId

ProductId = NewType("ProductId", int)


class Level(StrEnum):
    """What a team is for (S1, S2, P4, P10). A level 3 team never talks to a customer (S1)."""

    ONE = "1"
    TWO = "2"
    THREE = "3"
    LEAD = "lead"
    SUPERVISOR = "supervisor"
    HEADQUARTERS = "headquarters"
    SALES = "sales"
    OWNER = "process-owner"


LADDER = (Level.ONE, Level.TWO, Level.THREE, Level.LEAD, Level.SUPERVISOR, Level.HEADQUARTERS)  # S4, P10


@dataclass(frozen=True)
class Team:
    """`slack_channel` is where its cards are; `locale` and `zone` are what the channel reads. `up` are the keys of the
    teams that it escalates to; empty: whatever stands above it on the ladder."""

    id: TeamId
    key: str
    name: str
    level: Level
    slack_channel: str | None = None
    locale: str = "en"
    zone: str = "UTC"
    up: tuple[str, ...] = ()

    @property
    def faces_customers(self) -> bool:
        return self.level is not Level.THREE


@dataclass(frozen=True)
class Product:
    """Tickets about it go to `team` first (S3)."""

    id: ProductId
    key: str
    name: str
    team: TeamId


@dataclass(frozen=True)
class Calendar:
    """Working days in a zone: `weekend` holds ISO weekdays (Monday is 1), `holidays` local dates. On a working day
    somebody is there from `opens` to `closes`, local times; the same time twice is all day and night."""

    zone: str = "UTC"
    weekend: frozenset[int] = frozenset({6, 7})
    holidays: frozenset[date] = frozenset()
    opens: time = time(0)
    closes: time = time(0)

    def day(self, moment: datetime) -> date:
        """Which day it is here: contracts begin and end by it."""
        return moment.astimezone(ZoneInfo(self.zone)).date()

    def works(self, day: date) -> bool:
        return day.isoweekday() not in self.weekend and day not in self.holidays

    def is_open(self, moment: datetime) -> bool:
        """Whether somebody is there now. A desk without hours is always open, on days off as well."""
        return self.next_opening(moment) == moment

    def next_opening(self, moment: datetime) -> datetime:
        """`moment` itself when somebody is there, else when they come next. UTC in, UTC out."""
        if self.opens == self.closes:
            return moment
        here = moment.astimezone(ZoneInfo(self.zone))
        if self.works(here.date()) and self.opens <= here.time() < self.closes:
            return moment
        day = here.date() if here.time() < self.opens else here.date() + timedelta(days=1)
        while not self.works(day):
            day += timedelta(days=1)
        return datetime.combine(day, self.opens, ZoneInfo(self.zone)).astimezone(moment.tzinfo)

    def after_working_days(self, start: datetime, days: int) -> datetime:
        """The same time of day, `days` working days later. UTC in, UTC out."""
        here = start.astimezone(ZoneInfo(self.zone))
        while days > 0:
            here += timedelta(days=1)
            days -= self.works(here.date())
        return here.astimezone(start.tzinfo)


@dataclass(frozen=True)
class RequestKind:
    """What a request may be (I1). `names` are (locale, name) for one that we have no sentence for."""

    key: str
    names: tuple[tuple[str, str], ...] = ()

    def name(self, locale: str) -> str | None:
        """In this language, else in English, else in whatever it has. None: there is a sentence for it."""
        if not self.names:
            return None
        named = dict(self.names)
        return named.get(locale) or named.get("en") or next(iter(named.values()), None)


KINDS = tuple(map(RequestKind, ("problem", "request", "data-change", "information", "question", "how-to", "complaint")))


@dataclass(frozen=True)
class Desk:
    """Policies of the whole desk. A change by `sixstar apply` holds from the next turn on."""

    name: str = "Sixstar"
    locale: str = "en"
    calendar: Calendar = field(default_factory=Calendar)
    alerts_channel: str | None = None  # Slack channel where the administrator is told of faults
    intake_quiet: timedelta = timedelta(seconds=5)  # this long without a new message, and the team gets the ticket
    intake_longest: timedelta = timedelta(seconds=60)  # but never later than this
    product_wait: timedelta = timedelta(minutes=3)  # how long we wait for the customer to name the product
    confirmation_days: int = 5  # quiet working days after which a solved ticket closes itself
    rating_change: timedelta = timedelta(days=1)  # a rating may be changed for this long
    kinds: tuple[RequestKind, ...] = KINDS
    reminder_days: int = 2  # working days without a word from the customer whose turn it is, and they are reminded
    silence_days: int = 5  # and after so many more the ticket closes itself
    undo: timedelta = timedelta(seconds=10)  # solving, closing and handing over may be taken back for this long

    def kind(self, key: str) -> RequestKind:
        """One that the desk has no more goes by its key."""
        return next((kind for kind in self.kinds if kind.key == key), RequestKind(key))


WATCHERS = frozenset({Level.LEAD, Level.SUPERVISOR, Level.HEADQUARTERS, Level.OWNER})
"""Those who answer for what other teams do."""


def above(teams: Sequence[Team], team: Team) -> list[Team]:
    """Where `team` may escalate to: what it names itself, else the teams on the ladder's next step that is there, and
    level 3 from any step below (S4, S6, P10)."""
    if team.up:
        return [other for key in team.up for other in teams if other.key == key]
    step = LADDER.index(team.level) if team.level in LADDER else -1
    higher = [other for level in LADDER[step + 1 :] for other in teams if other.level is level]
    nearest = next((other.level for other in higher if other.level is not Level.THREE), None)
    return [other for other in higher if other.level in (nearest, Level.THREE)]
