from __future__ import annotations

from datetime import date
from typing import Protocol

from core.contracts.model import Contract, ContractId
from core.people.model import CompanyId


class Contracts(Protocol):
    def get(self, contract: ContractId) -> Contract: ...
    def active(self, company: CompanyId, on: date) -> list[Contract]:
        """Those in force that day (T3, P1), the oldest first."""

    def of_company(self, company: CompanyId) -> list[Contract]:
        """All that it ever had, the one that lasts longest first."""

    def numbered(self, number: str) -> Contract | None: ...
    def put(self, contract: Contract) -> ContractId:
        """Add, or change the one with the same number; `id` is ignored."""
