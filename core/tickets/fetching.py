"""Files that came with words: each is brought to our disk outside any turn."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from core.chat.events import FileRef
from core.tickets.model import EntryId

if TYPE_CHECKING:
    from core.work import Work


def fetch(work: Work, now: datetime, entry: EntryId, files: Iterable[FileRef]) -> None:
    """They belong to this entry; what becomes of each is told when it is here, or lost."""
    for file in files:
        work.jobs.add("fetch-file", {"file": work.entries.attach(entry, file)}, now=now)
