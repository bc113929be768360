from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from adapters.database.prepared import Prepared, putting, where
from adapters.database.tables import cards as t
from core.chat.events import Place
from core.tickets.cards import Card
from core.tickets.model import TicketId

_KEY = ("ticket", "name", "channel", "chat")
_GET = Prepared(sa.select(t).where(where(t, *_KEY)))
_OF = Prepared(sa.select(t).where(where(t, "ticket")))
_SHOWN = Prepared(sa.select(t).where(where(t, "channel", "chat", "message")).limit(1))
_PUT = putting(t, *_KEY)


class SqlCards:
    def __init__(self, db: sa.Connection) -> None:
        self.db = db

    def get(self, ticket: TicketId, name: str, place: Place) -> Card | None:
        row = _GET.first(self.db, ticket=ticket, name=name, channel=place.channel, chat=place.chat)
        return _card(row) if row else None

    def put(self, card: Card) -> None:
        place = card.place
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
        return [_card(row) for row in _OF.rows(self.db, ticket=ticket)]

    def shown_as(self, channel: str, chat: str, message: str) -> Card | None:
        row = _SHOWN.first(self.db, channel=channel, chat=chat, message=message)
        return _card(row) if row else None

    def forget(self, card: Card) -> None:
        place = card.place
        self.db.execute(
            sa.delete(t).filter_by(ticket=card.ticket, name=card.name, channel=place.channel, chat=place.chat)
        )


def _card(row: Any) -> Card:  # noqa: ANN401 - a row of that table
    ticket, name, channel, chat, message, thread, posted_at, count, drawn = row
    return Card(ticket, name, Place(channel, chat, thread), message, posted_at, count, drawn)
