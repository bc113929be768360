from __future__ import annotations

from datetime import datetime
from typing import Protocol

from core.chat.events import FileRef, Place
from core.chat.replies import StoredFile
from core.chat.words import Words
from core.people.model import CompanyId, PersonId, TeamId
from core.tickets.cards import Card
from core.tickets.model import Entry, EntryId, Fate, Side, Ticket, TicketId


class Tickets(Protocol):
    def open(self, ticket: Ticket) -> Ticket:
        """Store a new one; with its id."""

    def get(self, ticket: TicketId) -> Ticket:
        """Raises Refused("ticket-unknown")."""

    def hold(self, ticket: TicketId) -> Ticket:
        """The same, and alone with it until the transaction ends: nobody else holds or saves it meanwhile."""

    def save(self, ticket: Ticket) -> Ticket:
        """Raises Conflict when someone saved it since it was read."""

    def of_customer(self, person: PersonId, *, most: int, open_only: bool = False) -> list[Ticket]:
        """Newest first."""

    def of_company(self, company: CompanyId, *, most: int, open_only: bool = False) -> list[Ticket]: ...
    def history(
        self, who: PersonId | CompanyId, *, whole_company: bool, since: datetime, most: int, before: int | None = None
    ) -> list[Ticket]:
        """Those of a customer or of their whole company that were opened or closed since, newest first: of these up to
        `most` with an id below `before` (P14)."""

    def closed_last(self, person: PersonId) -> Ticket | None:
        """The one of theirs that was closed last."""

    def earlier(self, person: PersonId, *, before: TicketId) -> int:
        """How many this customer had before that one."""

    def of_owner(self, person: PersonId, *, most: int) -> list[Ticket]:
        """Open ones that are theirs, the oldest first."""

    def of_teams(self, teams: frozenset[TeamId], *, most: int) -> list[Ticket]:
        """Open ones that these teams hold, unclaimed first, then the oldest."""

    def threads(self, channel: str) -> list[Place]:
        """The staff threads of open tickets on that channel."""


class Entries(Protocol):
    def add(self, entry: Entry) -> Entry: ...
    def get(self, entry: EntryId) -> Entry:
        """Raises Refused("button-old"): only a button or a form can name one that is not there."""

    def of(self, ticket: TicketId, *, most: int = 100) -> list[Entry]:
        """Oldest first."""

    def written_as(self, channel: str, chat: str, message: str) -> Entry | None: ...
    def sent_on(self, entry: Entry) -> bool:
        """Whether this word among colleagues has become an answer."""

    def aside(self, ticket: TicketId) -> list[Entry]:
        """What stands aside with this ticket until it is known where it belongs, oldest first."""

    def settled(self, entry: EntryId, ticket: TicketId) -> None:
        """It belongs to this ticket, for its team to read."""

    def revise(self, entry: EntryId, words: Words, *, now: datetime) -> None:
        """The new words; the old ones are kept as a revision (A21)."""

    def revisions(self, entry: EntryId) -> list[Words]: ...
    def fated(self, entry: EntryId, fate: Fate, *, why: str = "") -> None: ...
    def attach(self, entry: EntryId, file: FileRef) -> int:
        """A file that must be fetched; its id."""

    def file(self, file: int) -> tuple[EntryId, FileRef]: ...
    def stored(self, file: int, stored: StoredFile) -> None: ...
    def lost(self, file: int, *, why: str) -> None: ...
    def files(self, entry: EntryId) -> list[StoredFile]: ...
    def files_from(self, side: Side, ticket: TicketId) -> list[StoredFile]:
        """Of all entries of this side, oldest first."""

    def photo_number(self, file: int) -> int:
        """Which of the photos on its ticket this one is, from 1: those that are still on their way are counted too."""

    def failed(self, entry: EntryId) -> list[tuple[str, str]]:
        """Name and reason of the files that could not be had."""

    def refs(self, entry: EntryId) -> list[FileRef]:
        """The same files as their platform names them, and those that are still on their way."""

    def wanted(self, entry: EntryId) -> int:
        """How many files of this entry are still on their way."""


class Cards(Protocol):
    """Which message of ours shows what now, so that it can be edited in place."""

    def get(self, ticket: TicketId, name: str, place: Place) -> Card | None: ...
    def put(self, card: Card) -> None: ...
    def of(self, ticket: TicketId) -> list[Card]: ...
    def named(self, name: str) -> list[Card]:
        """Those of all tickets that are called so."""

    def shown_as(self, channel: str, chat: str, message: str) -> Card | None: ...
    def forget(self, card: Card) -> None: ...
