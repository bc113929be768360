from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from adapters.database import tables as t
from adapters.database.prepared import Prepared, adding, changing, where
from core.chat import words
from core.chat.events import FileRef
from core.chat.replies import StoredFile
from core.chat.words import Words
from core.errors import Refused
from core.tickets.model import Entry, EntryId, Fate, FileState, Side, TicketId

_ADD = adding(t.entries)
_GET = Prepared(sa.select(t.entries).where(where(t.entries, "id")))
_MOST = sa.bindparam("most", type_=sa.Integer)
_OF = Prepared(sa.select(t.entries).where(where(t.entries, "ticket")).order_by(t.entries.c.id).limit(_MOST))
_ASIDE = Prepared(sa.select(t.entries).where(where(t.entries, "ticket", "side")).order_by(t.entries.c.id))
_SETTLED = changing(t.entries, where(t.entries, "id"), "ticket", "side")
_WRITTEN = Prepared(sa.select(t.entries).where(where(t.entries, "channel", "chat", "message")).limit(1))
_SENT_ON = Prepared(sa.select(t.entries.c.id).where(where(t.entries, "ticket", "origin")).limit(1))
_FATED = changing(t.entries, where(t.entries, "id"), "fate", "why")
_ATTACH = adding(t.files)
_FILE = Prepared(sa.select(t.files).where(where(t.files, "id")))
_FILES = Prepared(sa.select(t.files).where(where(t.files, "entry", "state")).order_by(t.files.c.id))
_OF_SIDE = sa.select(t.entries.c.id).where(where(t.entries, "ticket", "side"))
_FILES_FROM = Prepared(
    sa.select(t.files).where(t.files.c.entry.in_(_OF_SIDE), where(t.files, "state")).order_by(t.files.c.id)
)


class SqlEntries:
    def __init__(self, db: sa.Connection) -> None:
        self.db = db

    def add(self, entry: Entry) -> Entry:
        values = {k: v for k, v in vars(entry).items() if k != "id"}
        values |= {"words": words.to_json(entry.words), "unread": list(entry.unread)}
        return replace(entry, id=EntryId(_ADD.value(self.db, **values)))

    def get(self, entry: EntryId) -> Entry:
        row = _GET.first(self.db, id=entry)
        if row is None:
            raise Refused("button-old")
        return _entry(row)

    def of(self, ticket: TicketId, *, most: int = 100) -> list[Entry]:
        return [_entry(row) for row in _OF.rows(self.db, ticket=ticket, most=most)]

    def aside(self, ticket: TicketId) -> list[Entry]:
        return [_entry(row) for row in _ASIDE.rows(self.db, ticket=ticket, side=Side.ASIDE)]

    def settled(self, entry: EntryId, ticket: TicketId) -> None:
        _SETTLED.run(self.db, id=entry, new_ticket=ticket, new_side=Side.CUSTOMER)

    def written_as(self, channel: str, chat: str, message: str) -> Entry | None:
        row = _WRITTEN.first(self.db, channel=channel, chat=chat, message=message)
        return _entry(row) if row else None

    def sent_on(self, entry: Entry) -> bool:
        return _SENT_ON.first(self.db, ticket=entry.ticket, origin=entry.id) is not None

    def revise(self, entry: EntryId, words_: Words, *, now: datetime) -> None:
        before = words.to_json(self.get(entry).words)
        self.db.execute(sa.insert(t.revisions).values(entry=entry, words=before, until=now))
        self.db.execute(sa.update(t.entries).where(t.entries.c.id == entry).values(words=words.to_json(words_)))

    def revisions(self, entry: EntryId) -> list[Words]:
        found = sa.select(t.revisions.c.words).where(t.revisions.c.entry == entry).order_by(t.revisions.c.id)
        return [words.from_json(row) for row in self.db.scalars(found)]

    def fated(self, entry: EntryId, fate: Fate, *, why: str = "") -> None:
        _FATED.run(self.db, id=entry, new_fate=fate, new_why=why)

    def attach(self, entry: EntryId, file: FileRef) -> int:
        values = {**vars(file), "entry": entry, "state": FileState.WANTED, "path": None, "why": ""}
        return int(_ATTACH.value(self.db, **values))

    def file(self, file: int) -> tuple[EntryId, FileRef]:
        row = _FILE.first(self.db, id=file)
        return row.entry, FileRef(row.channel, row.remote, row.name, row.mime, row.size, row.kind)

    def stored(self, file: int, stored: StoredFile) -> None:
        values = {
            "state": FileState.STORED,
            "path": stored.path,
            "name": stored.name,
            "mime": stored.mime,
            "size": stored.size,
        }
        self.db.execute(sa.update(t.files).where(t.files.c.id == file).values(**values))

    def lost(self, file: int, *, why: str) -> None:
        self.db.execute(sa.update(t.files).where(t.files.c.id == file).values(state=FileState.FAILED, why=why))

    def files(self, entry: EntryId) -> list[StoredFile]:
        rows = _FILES.rows(self.db, entry=entry, state=FileState.STORED)
        return [StoredFile(row.id, row.path, row.name, row.mime, row.size, row.kind) for row in rows]

    def files_from(self, side: Side, ticket: TicketId) -> list[StoredFile]:
        rows = _FILES_FROM.rows(self.db, ticket=ticket, side=side, state=FileState.STORED)
        return [StoredFile(row.id, row.path, row.name, row.mime, row.size, row.kind) for row in rows]

    def photo_number(self, file: int) -> int:
        whose = (
            sa.select(t.entries.c.ticket).join(t.files, t.files.c.entry == t.entries.c.id).where(t.files.c.id == file)
        )
        before = sa.select(sa.func.count()).select_from(t.files.join(t.entries, t.files.c.entry == t.entries.c.id))
        on_it = (t.entries.c.ticket == whose.scalar_subquery()) & (t.files.c.kind == "photo")
        return self.db.scalar(before.where(on_it, t.files.c.id <= file)) or 0

    def failed(self, entry: EntryId) -> list[tuple[str, str]]:
        rows = _FILES.rows(self.db, entry=entry, state=FileState.FAILED)
        return [(row.name, row.why) for row in rows]

    def refs(self, entry: EntryId) -> list[FileRef]:
        here = (t.files.c.entry == entry) & (t.files.c.state != FileState.FAILED)
        rows = self.db.execute(sa.select(t.files).where(here).order_by(t.files.c.id))
        return [FileRef(row.channel, row.remote, row.name, row.mime, row.size, row.kind) for row in rows]

    def wanted(self, entry: EntryId) -> int:
        waiting = (t.files.c.entry == entry) & (t.files.c.state == FileState.WANTED)
        return self.db.scalar(sa.select(sa.func.count()).where(waiting)) or 0


def _entry(row: Any) -> Entry:  # noqa: ANN401 - a row of that table
    return Entry(
        **{
            **row._asdict(),
            "side": Side(row.side),
            "words": words.from_json(row.words),
            "fate": Fate(row.fate) if row.fate else None,
            "unread": tuple(row.unread),
        }
    )
