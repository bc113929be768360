from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

import sqlalchemy as sa

from adapters.database import tables as t
from adapters.database.memory import Memory
from adapters.database.prepared import Prepared, adding, where
from adapters.database.upsert import put
from core.contracts.model import Contract, ContractId
from core.people.model import CompanyId

_BOTH = t.contracts.outerjoin(t.covers, t.covers.c.contract == t.contracts.c.id)
_CONTRACTS = (
    sa.select(t.contracts, t.covers.c.product).select_from(_BOTH).order_by(t.contracts.c.starts, t.contracts.c.id)
)
_GET = Prepared(_CONTRACTS.where(where(t.contracts, "id")))
_OF_COMPANY = Prepared(_CONTRACTS.where(where(t.contracts, "company")))
_NUMBERED = Prepared(_CONTRACTS.where(where(t.contracts, "number")))
_DAY = sa.bindparam("on", type_=sa.Date)
_ACTIVE = Prepared(
    _CONTRACTS.where(where(t.contracts, "company"), t.contracts.c.starts <= _DAY, t.contracts.c.ends >= _DAY)
)
_UNCOVERED = Prepared(sa.delete(t.covers).where(where(t.covers, "contract")))
_COVERED = adding(t.covers, returning=False)


class SqlContracts:
    def __init__(self, db: sa.Connection, memory: Memory) -> None:
        self.db = db
        self._active: dict[tuple[CompanyId, date], list[Contract]] = memory.shelf()

    def get(self, contract: ContractId) -> Contract:
        return _contracts(_GET.rows(self.db, id=contract))[0]

    def active(self, company: CompanyId, on: date) -> list[Contract]:
        if (company, on) not in self._active:
            self._active[company, on] = _contracts(_ACTIVE.rows(self.db, company=company, on=on))
        return list(self._active[company, on])

    def of_company(self, company: CompanyId) -> list[Contract]:
        found = _contracts(_OF_COMPANY.rows(self.db, company=company))
        return sorted(found, key=lambda contract: contract.ends, reverse=True)

    def numbered(self, number: str) -> Contract | None:
        return next(iter(_contracts(_NUMBERED.rows(self.db, number=number))), None)

    def put(self, contract: Contract) -> ContractId:
        self._active.clear()
        values = {"company": contract.company, "starts": contract.starts, "ends": contract.ends}
        known = ContractId(put(self.db, t.contracts, {"number": contract.number}, values, returning="id"))
        _UNCOVERED.run(self.db, contract=known)
        for product in sorted(contract.products):
            _COVERED.run(self.db, contract=known, product=product)
        return known


def _contracts(rows: Iterable[Any]) -> list[Contract]:
    """A row for each product that they cover."""
    found: dict[int, Contract] = {}
    for row in rows:
        before = found[row.id].products if row.id in found else frozenset()
        products = before | ({row.product} if row.product else set())
        found[row.id] = Contract(row.id, row.number, row.company, row.starts, row.ends, products)
    return list(found.values())
