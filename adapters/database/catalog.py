from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, time, timedelta
from functools import lru_cache
from typing import Any, TypeVar

import sqlalchemy as sa

from adapters.database import tables as t
from adapters.database.memory import Memory
from adapters.database.prepared import Prepared
from adapters.database.upsert import put
from core.catalog.model import Calendar, Desk, Level, Product, ProductId, RequestKind, Team
from core.people.model import TeamId

T = TypeVar("T")

_DESK = Prepared(sa.select(sa.cast(t.desk.c.settings, sa.Text).label("settings")))
_TEAMS = Prepared(sa.select(t.teams).order_by(t.teams.c.id))
_PRODUCTS = Prepared(sa.select(t.products).order_by(t.products.c.id))


class SqlCatalog:
    """Read once a transaction: every turn asks for it many times, and hardly anything changes it."""

    def __init__(self, db: sa.Connection, memory: Memory) -> None:
        self.db = db
        self._read: dict[str, Any] = memory.shelf()

    def desk(self) -> Desk:
        return self._once("desk", self._desk)

    def put_desk(self, desk: Desk) -> None:
        self._read.clear()
        put(self.db, t.desk, {"id": 1}, {"settings": _settings(desk)})

    def team(self, team: TeamId) -> Team:
        return self._once("teams", self._teams)[team]

    def teams(self) -> list[Team]:
        return list(self._once("teams", self._teams).values())

    def first_team(self, level: Level) -> Team | None:
        return next((team for team in self.teams() if team.level is level), None)

    def put_team(self, team: Team) -> TeamId:
        self._read.clear()
        values = {k: v for k, v in vars(team).items() if k not in ("id", "key")} | {"up": " ".join(team.up)}
        return TeamId(put(self.db, t.teams, {"key": team.key}, values, returning="id"))

    def product(self, product: ProductId) -> Product:
        return self._once("products", self._products)[product]

    def products(self) -> list[Product]:
        return list(self._once("products", self._products).values())

    def put_product(self, product: Product) -> ProductId:
        self._read.clear()
        values = {"name": product.name, "team": product.team}
        return ProductId(put(self.db, t.products, {"key": product.key}, values, returning="id"))

    def _once(self, what: str, read: Callable[[], T]) -> T:
        if what not in self._read:
            self._read[what] = read()
        found: T = self._read[what]
        return found

    def _desk(self) -> Desk:
        settings = _DESK.value(self.db)
        return _desk(settings) if settings else Desk()

    def _teams(self) -> dict[TeamId, Team]:
        return {row.id: _team(row) for row in _TEAMS.rows(self.db)}

    def _products(self) -> dict[ProductId, Product]:
        return {row.id: Product(**row._asdict()) for row in _PRODUCTS.rows(self.db)}


def _team(row: Any) -> Team:  # noqa: ANN401 - a row of that table
    return Team(**{**row._asdict(), "level": Level(row.level), "up": tuple(row.up.split())})


def _settings(desk: Desk) -> dict[str, Any]:
    return {
        "name": desk.name,
        "locale": desk.locale,
        "alerts_channel": desk.alerts_channel,
        "zone": desk.calendar.zone,
        "weekend": sorted(desk.calendar.weekend),
        "holidays": sorted(day.isoformat() for day in desk.calendar.holidays),
        "opens": desk.calendar.opens.isoformat(),
        "closes": desk.calendar.closes.isoformat(),
        "kinds": [[kind.key, [list(name) for name in kind.names]] for kind in desk.kinds],
        "reminder_days": desk.reminder_days,
        "silence_days": desk.silence_days,
        "undo": desk.undo.total_seconds(),
        "intake_quiet": desk.intake_quiet.total_seconds(),
        "intake_longest": desk.intake_longest.total_seconds(),
        "product_wait": desk.product_wait.total_seconds(),
        "confirmation_days": desk.confirmation_days,
        "rating_change": desk.rating_change.total_seconds(),
    }


@lru_cache(maxsize=4)
def _desk(written: str) -> Desk:
    """A desk is a value: from the same settings always the same."""
    settings = json.loads(written)
    calendar = Calendar(
        zone=settings["zone"],
        weekend=frozenset(settings["weekend"]),
        holidays=frozenset(date.fromisoformat(day) for day in settings["holidays"]),
        opens=time.fromisoformat(settings.get("opens", "00:00")),
        closes=time.fromisoformat(settings.get("closes", "00:00")),
    )
    usual = Desk()
    kinds = tuple(RequestKind(key, tuple((a, b) for a, b in names)) for key, names in settings.get("kinds", ()))
    return Desk(
        name=settings["name"],
        locale=settings["locale"],
        alerts_channel=settings["alerts_channel"],
        calendar=calendar,
        intake_quiet=timedelta(seconds=settings["intake_quiet"]),
        intake_longest=timedelta(seconds=settings["intake_longest"]),
        product_wait=timedelta(seconds=settings["product_wait"]),
        confirmation_days=settings["confirmation_days"],
        rating_change=timedelta(seconds=settings["rating_change"]),
        kinds=kinds or usual.kinds,
        reminder_days=settings.get("reminder_days", usual.reminder_days),
        silence_days=settings.get("silence_days", usual.silence_days),
        undo=timedelta(seconds=settings.get("undo", usual.undo.total_seconds())),
    )
