from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import sqlalchemy as sa

from adapters.database import tables as t
from adapters.database.upsert import put
from core.catalog.model import Calendar, Desk, Level, Product, ProductId, Team
from core.people.model import TeamId


class SqlCatalog:
    def __init__(self, db: sa.Connection) -> None:
        self.db = db

    def desk(self) -> Desk:
        settings = self.db.scalar(sa.select(t.desk.c.settings))
        return _desk(settings) if settings else Desk()

    def put_desk(self, desk: Desk) -> None:
        put(self.db, t.desk, {"id": 1}, {"settings": _settings(desk)})

    def team(self, team: TeamId) -> Team:
        return _team(self.db.execute(sa.select(t.teams).where(t.teams.c.id == team)).one())

    def teams(self) -> list[Team]:
        return [_team(row) for row in self.db.execute(sa.select(t.teams).order_by(t.teams.c.id))]

    def first_team(self, level: Level) -> Team | None:
        row = self.db.execute(
            sa.select(t.teams).where(t.teams.c.level == level).order_by(t.teams.c.id).limit(1)
        ).first()
        return _team(row) if row else None

    def put_team(self, team: Team) -> TeamId:
        values = {k: v for k, v in vars(team).items() if k not in ("id", "key")}
        return TeamId(put(self.db, t.teams, {"key": team.key}, values, returning="id"))

    def product(self, product: ProductId) -> Product:
        return Product(**self.db.execute(sa.select(t.products).where(t.products.c.id == product)).one()._asdict())

    def products(self) -> list[Product]:
        return [Product(**row._asdict()) for row in self.db.execute(sa.select(t.products).order_by(t.products.c.id))]

    def put_product(self, product: Product) -> ProductId:
        values = {"name": product.name, "team": product.team}
        return ProductId(put(self.db, t.products, {"key": product.key}, values, returning="id"))


def _team(row: sa.Row[Any]) -> Team:
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
