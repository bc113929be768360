"""One open transaction with every store on it. Actions read and change through it; whoever opened it commits."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import AbstractContextManager
from typing import Protocol

from core.assets.store import Assets
from core.billing.store import Items
from core.catalog.store import Catalog
from core.chat.conversations import Conversations
from core.contracts.store import Contracts
from core.feedback.store import Ratings
from core.fieldwork.store import Visits
from core.inbox import Inbox
from core.jobs import Jobs
from core.outages.store import Outages
from core.outbox import Outbox
from core.people.model import PersonId
from core.people.store import People
from core.processes import Processes
from core.tasks.store import Tasks
from core.tickets.model import TicketId
from core.tickets.store import Cards, Entries, Tickets
from core.tickets.undo import Undos
from core.timeline import Timeline
from core.timers import Timers


class Work(Protocol):
    @property
    def inbox(self) -> Inbox: ...
    @property
    def outbox(self) -> Outbox: ...
    @property
    def timers(self) -> Timers: ...
    @property
    def jobs(self) -> Jobs: ...
    @property
    def timeline(self) -> Timeline: ...
    @property
    def processes(self) -> Processes: ...
    @property
    def conversations(self) -> Conversations: ...
    @property
    def people(self) -> People: ...
    @property
    def catalog(self) -> Catalog: ...
    @property
    def contracts(self) -> Contracts: ...
    @property
    def assets(self) -> Assets: ...
    @property
    def tickets(self) -> Tickets: ...
    @property
    def entries(self) -> Entries: ...
    @property
    def cards(self) -> Cards: ...
    @property
    def undos(self) -> Undos: ...
    @property
    def items(self) -> Items: ...
    @property
    def outages(self) -> Outages: ...
    @property
    def tasks(self) -> Tasks: ...
    @property
    def ratings(self) -> Ratings: ...
    @property
    def visits(self) -> Visits: ...

    def look_up(self, tickets: Iterable[TicketId], people: Iterable[PersonId]) -> None:
        """Read them at once, with what a ticket's card shows: whoever draws many of them asks for each afterwards."""

    def savepoint(self) -> AbstractContextManager[object]:
        """What happens inside is undone alone when it raises."""
