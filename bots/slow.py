"""The slow jobs: what they do outside any transaction, and what they store after it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Mapping
from datetime import datetime
from typing import Any, Protocol

from bots.ports import Store
from core.chat.channel import Wire
from core.chat.events import FileRef
from core.chat.replies import StoredFile
from core.errors import DeliveryFailed
from core.tickets import actions
from core.work import Work


class Folder(Protocol):
    """Where files are kept."""

    async def keep(self, file: int, ref: FileRef, chunks: AsyncIterator[bytes]) -> StoredFile: ...


async def fetch_file(
    db: Store, wires: Mapping[str, Wire], folder: Folder, facts: Mapping[str, Any]
) -> Callable[[Work, datetime], None]:
    """Bring a file from its platform to our folder. Raises DeliveryFailed."""
    file = int(facts["file"])
    _, ref = await db.read(lambda w: w.entries.file(file))
    wire = wires.get(ref.channel)
    if wire is None:
        raise DeliveryFailed("elsewhere")  # a process that has this bot takes it at the next try
    stored = await folder.keep(file, ref, wire.fetch(ref))
    return lambda work, now: actions.file_stored(work, now, file=file, stored=stored)


def give_up_file(work: Work, now: datetime, facts: Mapping[str, Any], why: str) -> None:
    actions.file_lost(work, now, file=int(facts["file"]), why=why)
