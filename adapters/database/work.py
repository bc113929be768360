from __future__ import annotations

from collections.abc import Iterable
from contextlib import AbstractContextManager

import sqlalchemy as sa

from adapters.database.assets import SqlAssets
from adapters.database.billing import SqlItems
from adapters.database.cards import SqlCards
from adapters.database.catalog import SqlCatalog
from adapters.database.clockwork import SqlJobs, SqlProcesses, SqlTimers
from adapters.database.contracts import SqlContracts
from adapters.database.conversations import SqlConversations
from adapters.database.entries import SqlEntries
from adapters.database.fieldwork import SqlVisits
from adapters.database.inbox import SqlInbox
from adapters.database.memory import Memory
from adapters.database.outages import SqlOutages
from adapters.database.outbox import SqlOutbox
from adapters.database.people import SqlPeople
from adapters.database.records import SqlRatings, SqlTimeline
from adapters.database.savepoint import savepoint
from adapters.database.tasks import SqlTasks
from adapters.database.tickets import SqlTickets
from adapters.database.undo import SqlUndos
from core.people.model import PersonId
from core.tickets.model import TicketId
from core.work import Work


class SqlWork:
    """Every store on one open connection."""

    def __init__(self, db: sa.Connection) -> None:
        self.db = db
        self._memory = memory = Memory()
        self.inbox = SqlInbox(db)
        self.outbox = SqlOutbox(db)
        self.timers = SqlTimers(db)
        self.jobs = SqlJobs(db)
        self.timeline = SqlTimeline(db)
        self.processes = SqlProcesses(db)
        self.conversations = SqlConversations(db)
        self.people = SqlPeople(db, memory)
        self.catalog = SqlCatalog(db, memory)
        self.contracts = SqlContracts(db, memory)
        self.assets = SqlAssets(db, memory)
        self.tickets = SqlTickets(db, memory)
        self.entries = SqlEntries(db)
        self.cards = SqlCards(db, memory)
        self.undos = SqlUndos(db, memory)
        self.items = SqlItems(db)
        self.outages = SqlOutages(db, memory)
        self.tasks = SqlTasks(db)
        self.ratings = SqlRatings(db)
        self.visits = SqlVisits(db, memory)

    def savepoint(self) -> AbstractContextManager[object]:
        return savepoint(self.db, "turn", self.forget)

    def look_up(self, tickets: Iterable[TicketId], people: Iterable[PersonId]) -> None:
        these = sorted(set(tickets))
        for store in (self.tickets, self.undos, self.visits, self.cards) if these else ():
            store.look_up(these)
        self.people.look_up(sorted(set(people)))

    def forget(self) -> None:
        """Something was rolled back: what was read may be no longer so."""
        self._memory.forget()


def _is_a_work(db: sa.Connection) -> Work:
    """Holds the type checker to it."""
    return SqlWork(db)
