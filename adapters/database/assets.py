"""Read by plain statements: the prepared ones cannot read PostgreSQL's floats, and no turn of every day asks here."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from adapters.database.tables import assets
from adapters.database.upsert import put
from core.assets.model import Asset, AssetId, bare
from core.errors import Refused
from core.people.model import CompanyId


class SqlAssets:
    def __init__(self, db: sa.Connection) -> None:
        self.db = db

    def get(self, asset: AssetId) -> Asset:
        found = self._where(assets.c.id == asset)
        if not found:
            raise Refused("asset-unknown")
        return found[0]

    def by_key(self, key: str) -> Asset | None:
        return next(iter(self._where(assets.c.key == key)), None)

    def of_company(self, company: CompanyId, *, most: int) -> list[Asset]:
        return self._where(assets.c.company == company, most)

    def by_serial(self, company: CompanyId, *serials: str) -> list[Asset]:
        wanted = set(map(bare, serials)) - {""}
        mine = (assets.c.company == company) & (assets.c.serial != "")
        rows = self.db.execute(sa.select(assets.c.id, assets.c.serial).where(mine))
        found = [row.id for row in rows if bare(row.serial) in wanted] if wanted else []
        return self._where(assets.c.id.in_(found)) if found else []

    def put(self, asset: Asset) -> AssetId:
        values = {name: value for name, value in vars(asset).items() if name not in ("id", "key")}
        return AssetId(put(self.db, assets, {"key": asset.key}, values, returning="id"))

    def _where(self, which: sa.ColumnElement[bool], most: int | None = None) -> list[Asset]:
        by_name = sa.select(assets).where(which).order_by(sa.func.lower(assets.c.name), assets.c.id).limit(most)
        return [_asset(row) for row in self.db.execute(by_name)]


def _asset(row: Any) -> Asset:  # noqa: ANN401 - a row of that table
    return Asset(**row._asdict())
