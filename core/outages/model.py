from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import NewType

from core.catalog.model import ProductId
from core.people.model import PersonId

OutageId = NewType("OutageId", int)


@dataclass(frozen=True)
class Outage:
    """`text` is what staff wrote about it, for customers. `product` None: everything is concerned."""

    id: OutageId
    product: ProductId | None
    text: str
    by: PersonId | None
    since: datetime
    until: datetime | None = None

    @property
    def over(self) -> bool:
        return self.until is not None

    def concerns(self, products: frozenset[ProductId]) -> bool:
        """Whether whoever has trouble with one of these may have it because of this."""
        return self.product is None or self.product in products
