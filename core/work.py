"""One open transaction with every store on it. Actions read and change through it; whoever opened it commits."""

from __future__ import annotations

from contextlib import AbstractContextManager
from typing import Protocol

from core.catalog.store import Catalog
from core.chat.conversations import Conversations
from core.contracts.store import Contracts
from core.feedback.store import Ratings
from core.inbox import Inbox
from core.jobs import Jobs
from core.outbox import Outbox
from core.people.store import People
from core.processes import Processes
from core.tickets.store import Cards, Entries, Tickets
from core.timeline import Timeline
from core.timers import Timers


class Work(Protocol):
    inbox: Inbox
    outbox: Outbox
    timers: Timers
    jobs: Jobs
    timeline: Timeline
    processes: Processes
    conversations: Conversations
    people: People
    catalog: Catalog
    contracts: Contracts
    tickets: Tickets
    entries: Entries
    cards: Cards
    ratings: Ratings

    def savepoint(self) -> AbstractContextManager[object]:
        """What happens inside is undone alone when it raises."""
