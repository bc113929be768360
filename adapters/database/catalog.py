from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import sqlalchemy as sa

from adapters.database import tables as t
from adapters.database.prepared import Prepared, where
from adapters.database.upsert import put
from core.catalog.model import Calendar, Desk, Level, Product, ProductId, Team
from core.people.model import TeamId

_DESK = Prepared(sa.select(t.desk.c.settings))
_TEAM = Prepared(sa.select(t.teams).where(where(t.teams, "id")))
_TEAMS = Prepared(sa.select(t.teams).order_by(t.teams.c.id))
_PRODUCT = Prepared(sa.select(t.products).where(where(t.products, "id")))
_PRODUCTS = Prepared(sa.select(t.products).order_by(t.products.c.id))


class SqlCatalog:
    def __init__(self, db: sa.Connection) -> None:
        self.db = db

    def desk(self) -> Desk:
        settings = _DESK.value(self.db)
        return _desk(settings) if settings else Desk()

    def put_desk(self, desk: Desk) -> None:
        put(self.db, t.desk, {"id": 1}, {"settings": _settings(desk)})

    def team(self, team: TeamId) -> Team:
        return _team(_TEAM.first(self.db, id=team))

    def teams(self) -> list[Team]:
        return [_team(row) for row in _TEAMS.rows(self.db)]

    def first_team(self, level: Level) -> Team | None:
        return next((team for team in self.teams() if team.level is level), None)

    def put_team(self, team: Team) -> TeamId:
        values = {k: v for k, v in vars(team).items() if k not in ("id", "key")}
        return TeamId(put(self.db, t.teams, {"key": team.key}, values, returning="id"))

    def product(self, product: ProductId) -> Product:
        return Product(**_PRODUCT.first(self.db, id=product)._asdict())

    def products(self) -> list[Product]:
        return [Product(**row._asdict()) for row in _PRODUCTS.rows(self.db)]

    def put_product(self, product: Product) -> ProductId:
        values = {"name": product.name, "team": product.team}
        return ProductId(put(self.db, t.products, {"key": product.key}, values, returning="id"))


def _team(row: Any) -> Team:  # noqa: ANN401 - a row of that table
    return Team(**{**row._asdict(), "level": Level(row.level)})


def _settings(desk: Desk) -> dict[str, Any]:
    return {
        "name": desk.name,
        "locale": desk.locale,
        "alerts_channel": desk.alerts_channel,
        "zone": desk.calendar.zone,
        "weekend": sorted(desk.calendar.weekend),
        "holidays": sorted(day.isoformat() for day in desk.calendar.holidays),
        "intake_quiet": desk.intake_quiet.total_seconds(),
        "intake_longest": desk.intake_longest.total_seconds(),
        "product_wait": desk.product_wait.total_seconds(),
        "confirmation_days": desk.confirmation_days,
        "rating_change": desk.rating_change.total_seconds(),
    }


def _desk(settings: dict[str, Any]) -> Desk:
    calendar = Calendar(
        zone=settings["zone"],
        weekend=frozenset(settings["weekend"]),
        holidays=frozenset(date.fromisoformat(day) for day in settings["holidays"]),
    )
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
    )
