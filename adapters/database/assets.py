from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from adapters.database.memory import Memory
from adapters.database.prepared import Prepared, among, where
from adapters.database.tables import assets
from adapters.database.upsert import put
from core.assets.model import Asset, AssetId, bare
from core.errors import Refused
from core.people.model import CompanyId

MOST = 300  # things of one company that are read at once: of nearly every company all

_BY_NAME = sa.select(assets).order_by(sa.func.lower(assets.c.name), assets.c.id)
_MOST = sa.bindparam("most", type_=sa.Integer)
_GET = Prepared(sa.select(assets).where(where(assets, "id")))
_BY_KEY = Prepared(sa.select(assets).where(where(assets, "key")))
_OF_COMPANY = Prepared(_BY_NAME.where(where(assets, "company")).limit(_MOST))
_SERIALS = Prepared(sa.select(assets.c.id, assets.c.serial).where(where(assets, "company"), assets.c.serial != ""))
_THESE = Prepared(lambda dialect: _BY_NAME.where(among(dialect, assets.c.id, "ids")))


class SqlAssets:
    """A company's things are read once a transaction: a turn and a card ask for them several times."""

    def __init__(self, db: sa.Connection, memory: Memory) -> None:
        self.db = db
        self._owned: dict[CompanyId, list[Asset]] = memory.shelf()  # the first MOST of each company

    def get(self, asset: AssetId) -> Asset:
        row = _GET.first(self.db, id=asset)
        if row is None:
            raise Refused("asset-unknown")
        return _asset(row)

    def by_key(self, key: str) -> Asset | None:
        row = _BY_KEY.first(self.db, key=key)
        return _asset(row) if row else None

    def of_company(self, company: CompanyId, *, most: int) -> list[Asset]:
        if most > MOST:
            return [_asset(row) for row in _OF_COMPANY.rows(self.db, company=company, most=most)]
        return self._first(company)[:most]

    def by_serial(self, company: CompanyId, *serials: str) -> list[Asset]:
        wanted = set(map(bare, serials)) - {""}
        if len(first := self._first(company)) < MOST:
            return [asset for asset in first if bare(asset.serial) in wanted]
        rows = _SERIALS.rows(self.db, company=company) if wanted else []
        found = [row.id for row in rows if bare(row.serial) in wanted]
        return [_asset(row) for row in _THESE.rows(self.db, ids=found)] if found else []

    def put(self, asset: Asset) -> AssetId:
        self._owned.clear()
        values = {name: value for name, value in vars(asset).items() if name not in ("id", "key")}
        return AssetId(put(self.db, assets, {"key": asset.key}, values, returning="id"))

    def _first(self, company: CompanyId) -> list[Asset]:
        if company not in self._owned:
            rows = _OF_COMPANY.rows(self.db, company=company, most=MOST)
            self._owned[company] = [_asset(row) for row in rows]
        return self._owned[company]


def _asset(row: Any) -> Asset:  # noqa: ANN401 - a row of that table
    return Asset(**row._asdict())
