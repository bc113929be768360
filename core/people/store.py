from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Protocol

from core.chat.events import Address
from core.people.model import Company, CompanyId, Invitation, Listed, Person, PersonId, TeamId


class People(Protocol):
    def get(self, person: PersonId) -> Person: ...
    def by_key(self, key: str) -> Person | None: ...
    def at(self, address: Address) -> Person | None:
        """The person whose account this is; None for a stranger."""

    def address(self, person: PersonId, channel: str) -> Address | None:
        """Their account there, unless they blocked us."""

    def link(self, person: PersonId, address: Address, *, shown: str, now: datetime) -> None:
        """Make this account the person's on its channel, in place of any other there."""

    def unlink(self, person: PersonId, channel: str) -> None: ...
    def blocked(self, address: Address, since: datetime | None) -> None:
        """They blocked us (None: they are back)."""

    def blocked_since(self, address: Address) -> datetime | None: ...
    def speaks(self, person: PersonId, locale: str) -> None: ...
    def team(self, team: TeamId) -> list[Person]: ...
    def technicians(self) -> list[Person]:
        """By name."""

    def company(self, company: CompanyId) -> Company: ...
    def invite(self, invitation: Invitation) -> None: ...
    def invitation(self, token_hash: str) -> Invitation | None: ...
    def use(self, invitation: Invitation, *, now: datetime) -> bool:
        """Mark it used; False when someone else was first."""

    def companies(self) -> list[Company]:
        """By name."""

    def directory(self) -> list[Listed]:
        """Every contact of every company."""

    def put_company(self, *, key: str, name: str, team: TeamId | None = None) -> CompanyId:
        """Add, or change the one with the same key. `team`: its tickets go there (P2)."""

    def put_person(self, person: Person) -> PersonId:
        """Add, or change the one with the same key. `id` is ignored; a language that the person chose stays."""

    def keys(self) -> Iterable[str]: ...
