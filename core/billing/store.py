from __future__ import annotations

from typing import Protocol

from core.billing.model import Item
from core.tickets.model import TicketId


class Items(Protocol):
    def add(self, item: Item) -> Item: ...
    def of(self, ticket: TicketId) -> list[Item]:
        """In the order in which they were noted."""
