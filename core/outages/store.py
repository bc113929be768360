from __future__ import annotations

from datetime import datetime
from typing import Protocol

from core.outages.model import Outage, OutageId


class Outages(Protocol):
    def add(self, outage: Outage) -> Outage:
        """Store a new one; with its id."""

    def get(self, outage: OutageId) -> Outage:
        """Raises Refused("button-old"): only a button can name one that is not there."""

    def hold(self, outage: OutageId) -> Outage:
        """The same, and nobody ends it until the transaction does: whoever ties a ticket to it is told of its end."""

    def open(self) -> list[Outage]:
        """Those that are not over, the oldest first."""

    def end(self, outage: OutageId, *, now: datetime) -> bool:
        """It is over; False when somebody said so already."""

    def doubtful(self, outage: Outage, *, most: int) -> list[int]:
        """Open tickets that it may be the reason of: about its product or any, and not tied to one yet."""

    def tied(self, outage: OutageId, *, most: int) -> list[int]:
        """Open tickets that are tied to it, the oldest first."""
