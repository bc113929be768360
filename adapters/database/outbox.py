from __future__ import annotations

from datetime import datetime
from typing import Any

import sqlalchemy as sa

from adapters.database import lanes
from adapters.database.tables import outbox as t
from core.chat.events import Place
from core.errors import DeliveryFailed
from core.outbox import Kind, Outgoing, Priority, sent_so_far

_PRIORITY = {Kind.WORDS: Priority.WORDS, Kind.NOTICE: Priority.NOTICE, Kind.CARD: Priority.CARD}
_OPEN = t.c.state.in_(("queued", "sending"))


class SqlOutbox:
    def __init__(self, db: sa.Connection) -> None:
        self.db = db

    def add(self, row: Outgoing, *, now: datetime) -> None:
        lanes.enter(self.db, f"out {row.place.channel} {row.lane}")  # so that ids rise in the order of commits
        if row.kind is Kind.CARD and self._queued(row):
            return
        self.db.execute(
            sa.insert(t).values(
                channel=row.place.channel,
                lane=row.lane,
                kind=row.kind,
                name=row.name,
                chat=row.place.chat,
                thread=row.place.thread,
                facts=dict(row.facts),
                ticket=row.ticket,
                person=row.person,
                under=row.under,
                priority=_PRIORITY[row.kind],
                state="queued",
                attempt=0,
                parts=[],
                due_at=row.due_at or now,
                created_at=now,
            )
        )

    def _queued(self, row: Outgoing) -> bool:
        same = (
            (t.c.state == "queued")
            & (t.c.channel == row.place.channel)
            & (t.c.lane == row.lane)
            & (t.c.kind == row.kind)
            & (t.c.ticket == row.ticket)
            & (t.c.name == row.name)
            & (t.c.chat == row.place.chat)
        )
        return self.db.scalar(sa.select(t.c.id).where(same).limit(1)) is not None

    def claim(self, channel: str, *, now: datetime, most: int, busy: set[str], resting: set[str]) -> list[Outgoing]:
        heads = sa.select(sa.func.min(t.c.id)).where(_OPEN, t.c.channel == channel).group_by(t.c.lane)
        due = (
            sa.select(t)
            .where(
                t.c.id.in_(heads),
                t.c.state == "queued",
                t.c.due_at <= now,
                t.c.lane.not_in(busy),
                t.c.chat.not_in(resting),
            )
            .order_by(t.c.priority, t.c.id)
            .limit(most)
        )
        rows = [_outgoing(row) for row in self.db.execute(due)]
        if rows:
            ids = [row.id for row in rows]
            self.db.execute(sa.update(t).where(t.c.id.in_(ids)).values(state="sending", attempt=t.c.attempt + 1))
        return rows

    def requeue(self, channel: str) -> int:
        stuck = (t.c.channel == channel) & (t.c.state == "sending")
        return self.db.execute(sa.update(t).where(stuck).values(state="queued", ambiguous=True)).rowcount

    def sent(self, row: Outgoing, ids: tuple[str, ...], *, now: datetime) -> bool:
        return self._settle(row, state="sent", message=ids[-1] if ids else None, settled_at=now)

    def again(self, row: Outgoing, *, due_at: datetime, failure: DeliveryFailed) -> bool:
        return self._settle(
            row,
            state="queued",
            due_at=due_at,
            why=str(failure),
            bare=row.bare or failure.code == "formatting",
            ambiguous=row.ambiguous or failure.ambiguous,
            parts=list(sent_so_far(row, failure)),
        )

    def ended(self, row: Outgoing, state: str, *, why: str, now: datetime) -> bool:
        return self._settle(row, state=state, why=why, settled_at=now)

    def _settle(self, row: Outgoing, **values: object) -> bool:
        ours = (t.c.id == row.id) & (t.c.state == "sending") & (t.c.attempt == row.attempt)
        return self.db.execute(sa.update(t).where(ours).values(**values)).rowcount == 1

    def message_of(self, channel: str, chat: str, message: str) -> Outgoing | None:
        same = (t.c.channel == channel) & (t.c.chat == chat) & (t.c.message == message)
        found = self.db.execute(sa.select(t).where(same).order_by(t.c.id.desc()).limit(1)).first()
        return _outgoing(found, attempt=0) if found else None

    def next_due(self, channel: str) -> datetime | None:
        waits = sa.select(sa.func.min(t.c.due_at)).where(t.c.channel == channel, t.c.state == "queued")
        due: datetime | None = self.db.scalar(waits)
        return due


def _outgoing(row: sa.Row[Any], *, attempt: int = 1) -> Outgoing:
    """`attempt` is what claiming adds."""
    return Outgoing(
        kind=Kind(row.kind),
        name=row.name,
        place=Place(row.channel, row.chat, row.thread),
        facts=row.facts,
        ticket=row.ticket,
        person=row.person,
        under=row.under,
        id=row.id,
        attempt=row.attempt + attempt,
        ambiguous=row.ambiguous,
        bare=row.bare,
        parts=tuple(row.parts),
        due_at=row.due_at,
        created_at=row.created_at,
    )
