from __future__ import annotations

from datetime import datetime
from typing import Protocol

from core.fieldwork.model import Visit, VisitId
from core.people.model import PersonId
from core.tickets.model import TicketId


class Visits(Protocol):
    def add(self, visit: Visit) -> Visit:
        """Store a new one; with its id."""

    def get(self, visit: VisitId) -> Visit:
        """Raises Refused("visit-unknown")."""

    def save(self, visit: Visit) -> Visit:
        """Raises Conflict when someone saved it since it was read."""

    def of(self, ticket: TicketId) -> list[Visit]:
        """Of this ticket, the oldest first."""

    def of_technician(self, person: PersonId, *, since: datetime) -> list[Visit]:
        """Those that are open, and those that ended at `since` or later: in the order in which they are planned."""
