from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import NewType

from core.catalog.model import ProductId
from core.people.model import CompanyId

ContractId = NewType("ContractId", int)


@dataclass(frozen=True)
class Contract:
    """A support contract: `products` are covered from `starts` to `ends`, both days included."""

    id: ContractId
    number: str
    company: CompanyId
    starts: date
    ends: date
    products: frozenset[ProductId]

    def active(self, on: date) -> bool:
        return self.starts <= on <= self.ends
