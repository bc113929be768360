from __future__ import annotations

from datetime import datetime
from typing import Any

import sqlalchemy as sa

from adapters.database import lanes
from adapters.database.prepared import Prepared, adding, among, changing, where
from adapters.database.tables import outbox as t
from adapters.database.tables import outbox_open
from core.chat.events import Place
from core.errors import DeliveryFailed
from core.outbox import Kind, Outgoing, Priority, sent_so_far

_PRIORITY = {Kind.WORDS: Priority.WORDS, Kind.NOTICE: Priority.NOTICE, Kind.CARD: Priority.CARD}


_ADD = adding(t, returning=False)
_UNTRIED = {
    "state": "queued",
    "attempt": 0,
    "ambiguous": False,
    "bare": False,
    "parts": [],
    "settled_at": None,
    "message": None,
    "why": None,
}
_QUEUED = (
    sa.select(t.c.id)
    .where(outbox_open, t.c.state == "queued", where(t, "channel", "lane", "kind", "name", "chat", "ticket"))
    .limit(sa.literal_column("1"))
    .with_for_update()  # a pump that claims it at this moment draws what was: then it is not enough
)
_NAMES = [column.name for column in t.c if column.name != "id"]
_GIVEN = sa.select(*(sa.bindparam(name, type_=t.c[name].type).label(name) for name in _NAMES))
_ADD_CARD = Prepared(sa.insert(t).from_select(_NAMES, _GIVEN.where(sa.not_(_QUEUED.exists()))))
_OURS = where(t, "id", "attempt") & (t.c.state == "sending")
_SENT = changing(t, _OURS, "message", "parts", "settled_at", "state")


def _due(dialect: str) -> sa.Executable:
    """The first of each lane, if it may go now."""
    heads = sa.select(sa.func.min(t.c.id)).where(outbox_open, where(t, "channel")).group_by(t.c.lane)
    now = sa.bindparam("now", type_=t.c.due_at.type)
    ready = t.c.id.in_(heads) & (t.c.state == "queued") & (t.c.due_at <= now)
    free = sa.not_(among(dialect, t.c.lane, "busy")) & sa.not_(among(dialect, t.c.chat, "resting"))
    most = sa.bindparam("most", type_=sa.Integer)
    return sa.select(t.c.id).where(ready, free).order_by(t.c.priority, t.c.id).limit(most)


def _claimed(dialect: str) -> sa.Executable:
    """Those of them that no other pump has taken since."""
    still = among(dialect, t.c.id, "ids") & (t.c.state == "queued")
    return sa.update(t).where(still).values(state="sending", attempt=t.c.attempt + 1).returning(t)


_DUE = Prepared(_due)
_CLAIMED = Prepared(_claimed)


class SqlOutbox:
    def __init__(self, db: sa.Connection) -> None:
        self.db = db

    def add(self, row: Outgoing, *, now: datetime) -> None:
        place = row.place
        lanes.enter(self.db, f"out {place.channel} {row.lane}")  # so that ids rise in the order of commits
        add = _ADD_CARD if row.kind is Kind.CARD else _ADD
        add.run(
            self.db,
            channel=place.channel,
            lane=row.lane,
            kind=row.kind,
            name=row.name,
            chat=place.chat,
            ticket=row.ticket,
            thread=place.thread,
            facts=dict(row.facts),
            person=row.person,
            under=row.under,
            priority=_PRIORITY[row.kind],
            due_at=row.due_at or now,
            created_at=now,
            **_UNTRIED,
        )

    def claim(self, channel: str, *, now: datetime, most: int, busy: set[str], resting: set[str]) -> list[Outgoing]:
        due = _DUE.rows(self.db, channel=channel, now=now, most=most, busy=sorted(busy), resting=sorted(resting))
        if not due:
            return []
        ids = [row.id for row in due]
        rows = {row.id: _outgoing(row) for row in _CLAIMED.rows(self.db, ids=ids)}
        return [rows[ident] for ident in ids if ident in rows]

    def requeue(self, channel: str, *, busy: frozenset[str] = frozenset(), ambiguous: bool = True) -> int:
        stuck = outbox_open & (t.c.channel == channel) & (t.c.state == "sending") & t.c.lane.not_in(busy)
        values = {"state": "queued", "ambiguous": True} if ambiguous else {"state": "queued"}
        return self.db.execute(sa.update(t).where(stuck).values(**values)).rowcount

    def sent(self, row: Outgoing, ids: tuple[str, ...], *, now: datetime) -> bool:
        parts = list(dict.fromkeys((*row.parts, *ids)))
        values = {"new_state": "sent", "new_message": ids[-1] if ids else None, "new_settled_at": now}
        return _SENT.run(self.db, id=row.id, attempt=row.attempt, new_parts=parts, **values) == 1

    def put_off(self, row: Outgoing, *, until: datetime) -> None:
        self._settle(row, state="queued", attempt=row.attempt - 1, due_at=until)

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
        among = sa.cast(t.c.parts, sa.Text).contains(f'"{message}"', autoescape=True)
        for same in (t.c.message == message, among):  # the last part has an index of its own
            here = (t.c.channel == channel) & (t.c.chat == chat) & same
            found = self.db.execute(sa.select(t).where(here).order_by(t.c.id.desc()).limit(1)).first()
            if found:
                return _outgoing(found)
        return None

    def sent_as(self, name: str) -> list[Outgoing]:
        sent = sa.select(t).where(t.c.name == name, t.c.state == "sent").order_by(t.c.id)
        return [_outgoing(row) for row in self.db.execute(sent)]

    def waiting(self) -> int:
        return self.db.scalar(sa.select(sa.func.count()).select_from(t).where(outbox_open)) or 0

    def next_due(self, channel: str) -> datetime | None:
        waits = sa.select(sa.func.min(t.c.due_at)).where(outbox_open, t.c.channel == channel, t.c.state == "queued")
        due: datetime | None = self.db.scalar(waits)
        return due


def _outgoing(row: sa.Row[Any]) -> Outgoing:
    return Outgoing(
        kind=Kind(row.kind),
        name=row.name,
        place=Place(row.channel, row.chat, row.thread),
        facts=row.facts,
        ticket=row.ticket,
        person=row.person,
        under=row.under,
        id=row.id,
        attempt=row.attempt,
        ambiguous=row.ambiguous,
        bare=row.bare,
        parts=tuple(row.parts),
        due_at=row.due_at,
        created_at=row.created_at,
    )
