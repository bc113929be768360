from __future__ import annotations

from datetime import date

import sqlalchemy as sa

from adapters.database import tables as t
from adapters.database.upsert import put
from core.contracts.model import Contract, ContractId
from core.people.model import CompanyId


class SqlContracts:
    def __init__(self, db: sa.Connection) -> None:
        self.db = db

    def get(self, contract: ContractId) -> Contract:
        return self._found(t.contracts.c.id == contract)[0]

    def active(self, company: CompanyId, on: date) -> list[Contract]:
        c = t.contracts.c
        return self._found((c.company == company) & (c.starts <= on) & (c.ends >= on))

    def put(self, contract: Contract) -> ContractId:
        values = {"company": contract.company, "starts": contract.starts, "ends": contract.ends}
        known = ContractId(put(self.db, t.contracts, {"number": contract.number}, values, returning="id"))
        self.db.execute(sa.delete(t.covers).where(t.covers.c.contract == known))
        for product in sorted(contract.products):
            self.db.execute(sa.insert(t.covers).values(contract=known, product=product))
        return known

    def _found(self, where: sa.ColumnElement[bool]) -> list[Contract]:
        both = t.contracts.outerjoin(t.covers, t.covers.c.contract == t.contracts.c.id)
        rows = self.db.execute(
            sa.select(t.contracts, t.covers.c.product)
            .select_from(both)
            .where(where)
            .order_by(t.contracts.c.starts, t.contracts.c.id)
        )
        found: dict[int, Contract] = {}
        for row in rows:
            before = found[row.id].products if row.id in found else frozenset()
            products = before | ({row.product} if row.product else set())
            found[row.id] = Contract(row.id, row.number, row.company, row.starts, row.ends, products)
        return list(found.values())
