from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from adapters.database.memory import Memory
from adapters.database.prepared import Prepared, among, putting, where
from adapters.database.tables import cards as t
from core.chat.events import Place
from core.tickets.cards import Card
from core.tickets.model import TicketId

_KEY = ("ticket", "name", "channel", "chat")
_GET = Prepared(sa.select(t).where(where(t, *_KEY)))
_OF = Prepared(sa.select(t).where(where(t, "ticket")))
_NAMED = Prepared(sa.select(t).where(where(t, "name")).order_by(t.c.ticket))
_THESE = Prepared(lambda dialect: sa.select(t).where(among(dialect, t.c.ticket, "ids")))
_SHOWN = Prepared(sa.select(t).where(where(t, "channel", "chat", "message")).limit(1))
_PUT = putting(t, *_KEY)


class SqlCards:
    def __init__(self, db: sa.Connection, memory: Memory) -> None:
        self.db = db
        self._of: dict[TicketId, list[Card]] = memory.shelf()

    def get(self, ticket: TicketId, name: str, place: Place) -> Card | None:
        if ticket in self._of:
            same = (name, place.channel, place.chat)
            return next((c for c in self._of[ticket] if (c.name, c.place.channel, c.place.chat) == same), None)
        row = _GET.first(self.db, ticket=ticket, name=name, channel=place.channel, chat=place.chat)
        return _card(row) if row else None

    def put(self, card: Card) -> None:
        place = card.place
        self._of.pop(TicketId(card.ticket), None)
        _PUT.run(
            self.db,
            ticket=card.ticket,
            name=card.name,
            channel=place.channel,
            chat=place.chat,
            message=card.message,
            thread=place.thread,
            posted_at=card.posted_at,
            count=card.count,
            drawn=card.drawn,
        )

    def of(self, ticket: TicketId) -> list[Card]:
        if ticket not in self._of:
            self._of[ticket] = [_card(row) for row in _OF.rows(self.db, ticket=ticket)]
        return list(self._of[ticket])

    def named(self, name: str) -> list[Card]:
        return [_card(row) for row in _NAMED.rows(self.db, name=name)]

    def look_up(self, these: list[TicketId]) -> None:
        """They need not be read one by one."""
        self._of |= {ticket: [] for ticket in these}
        for row in _THESE.rows(self.db, ids=these):
            self._of[row.ticket].append(_card(row))

    def shown_as(self, channel: str, chat: str, message: str) -> Card | None:
        row = _SHOWN.first(self.db, channel=channel, chat=chat, message=message)
        return _card(row) if row else None

    def forget(self, card: Card) -> None:
        place = card.place
        self._of.pop(TicketId(card.ticket), None)
        self.db.execute(
            sa.delete(t).filter_by(ticket=card.ticket, name=card.name, channel=place.channel, chat=place.chat)
        )


def _card(row: Any) -> Card:  # noqa: ANN401 - a row of that table
    ticket, name, channel, chat, message, thread, posted_at, count, drawn = row
    return Card(ticket, name, Place(channel, chat, thread), message, posted_at, count, drawn)
