from __future__ import annotations

from dataclasses import replace

import sqlalchemy as sa

from adapters.database import tables as t
from adapters.database.prepared import Prepared, adding, where
from core.billing.model import Item, ItemId, ItemKind
from core.tickets.model import TicketId

_ADD = adding(t.items)
_OF = Prepared(sa.select(t.items).where(where(t.items, "ticket")).order_by(t.items.c.id))


class SqlItems:
    def __init__(self, db: sa.Connection) -> None:
        self.db = db

    def add(self, item: Item) -> Item:
        values = {name: value for name, value in vars(item).items() if name != "id"}
        return replace(item, id=ItemId(_ADD.value(self.db, **values)))

    def of(self, ticket: TicketId) -> list[Item]:
        return [Item(**{**row._asdict(), "kind": ItemKind(row.kind)}) for row in _OF.rows(self.db, ticket=ticket)]
