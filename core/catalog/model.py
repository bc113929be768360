"""What the administrator's file says of the desk."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import NewType
from zoneinfo import ZoneInfo

from core.people.model import TeamId

ProductId = NewType("ProductId", int)


class Level(StrEnum):
    """The ladder of a desk (S1, P4, P10). A level 3 team never talks to a customer (S1)."""

    ONE = "1"
    TWO = "2"
    THREE = "3"
    SALES = "sales"
    HEADQUARTERS = "headquarters"


@dataclass(frozen=True)
class Team:
    """`slack_channel` is where its cards are; `locale` and `zone` are what the channel reads."""

    id: TeamId
    key: str
    name: str
    level: Level
    slack_channel: str | None = None
    locale: str = "en"
    zone: str = "UTC"

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
    """Working days in a zone: `weekend` holds ISO weekdays (Monday is 1), `holidays` local dates."""

    zone: str = "UTC"
    weekend: frozenset[int] = frozenset({6, 7})
    holidays: frozenset[date] = frozenset()

    def day(self, moment: datetime) -> date:
        """Which day it is here: contracts begin and end by it."""
        return moment.astimezone(ZoneInfo(self.zone)).date()

    def works(self, day: date) -> bool:
        return day.isoweekday() not in self.weekend and day not in self.holidays

    def after_working_days(self, start: datetime, days: int) -> datetime:
        """The same time of day, `days` working days later. UTC in, UTC out."""
        here = start.astimezone(ZoneInfo(self.zone))
        while days > 0:
            here += timedelta(days=1)
            days -= self.works(here.date())
        return here.astimezone(start.tzinfo)


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
