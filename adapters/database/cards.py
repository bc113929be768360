from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from adapters.database.tables import cards as t
from adapters.database.upsert import put
from core.chat.events import Place
from core.tickets.cards import Card
from core.tickets.model import TicketId


class SqlCards:
    def __init__(self, db: sa.Connection) -> None:
        self.db = db

    def get(self, ticket: TicketId, name: str, place: Place) -> Card | None:
        return self._first(sa.select(t).filter_by(ticket=ticket, name=name, channel=place.channel, chat=place.chat))

    def put(self, card: Card) -> None:
        key = {"ticket": card.ticket, "name": card.name, "channel": card.place.channel, "chat": card.place.chat}
        values = {"message": card.message, "thread": card.place.thread, "posted_at": card.posted_at}
        put(self.db, t, key, {**values, "count": card.count, "drawn": card.drawn})

    def of(self, ticket: TicketId) -> list[Card]:
        return [_card(row) for row in self.db.execute(sa.select(t).where(t.c.ticket == ticket))]

    def shown_as(self, channel: str, chat: str, message: str) -> Card | None:
        return self._first(sa.select(t).filter_by(channel=channel, chat=chat, message=message))

    def forget(self, card: Card) -> None:
        place = card.place
        self.db.execute(
            sa.delete(t).filter_by(ticket=card.ticket, name=card.name, channel=place.channel, chat=place.chat)
        )

    def _first(self, found: sa.Select[Any]) -> Card | None:
        row = self.db.execute(found.limit(1)).first()
        return _card(row) if row else None


def _card(row: sa.Row[Any]) -> Card:
    place = Place(row.channel, row.chat, row.thread)
    return Card(row.ticket, row.name, place, row.message, row.posted_at, row._mapping["count"], row.drawn)  # noqa: SLF001 - a Row has a method count
