"""Companies, people and their accounts. A person is known by what the database says, never by a display name."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import NewType

from core.errors import Refused

PersonId = NewType("PersonId", int)
CompanyId = NewType("CompanyId", int)
TeamId = NewType("TeamId", int)

LOCALES = ("en", "el", "pl", "fa")
INVITATION_LIFE = timedelta(days=7)
TOKEN_BYTES = 24  # 192 random bits; 32 letters of a link, where Telegram allows 64


class Role(StrEnum):
    CUSTOMER = "customer"
    STAFF = "staff"
    TECHNICIAN = "technician"  # often of a partner firm: sees the visits that are theirs, and no team's tickets


@dataclass(frozen=True)
class Company:
    """A customer. A private person is a company of one. A large one may have a `team` of its own (P2)."""

    id: CompanyId
    key: str
    name: str
    team: TeamId | None = None


@dataclass(frozen=True)
class Person:
    """`company` is set for customers, `teams` for staff. `sees_company`: may see colleagues' tickets (off by
    default). `phone`: as it was written, for those who are called."""

    id: PersonId
    key: str
    name: str
    role: Role
    locale: str
    zone: str
    company: CompanyId | None = None
    sees_company: bool = False
    teams: frozenset[TeamId] = frozenset()
    phone: str = ""

    @property
    def is_staff(self) -> bool:
        return self.role is not Role.CUSTOMER


@dataclass(frozen=True)
class Listed:
    """A contact as the directory has them: enough to find and to tell apart."""

    id: PersonId
    name: str
    phone: str
    company: str


@dataclass(frozen=True)
class Actor:
    """Who does something, and from where: what every timeline entry says. `person` is None for the desk itself."""

    person: Person | None
    where: str

    @property
    def known(self) -> Person:
        if self.person is None:
            raise Refused("stranger")
        return self.person


DESK = Actor(None, "desk")


@dataclass(frozen=True)
class Invitation:
    """A link that makes one account one person's. Only the hash of its token is kept; one use, then it is dead."""

    token_hash: str
    person: PersonId
    channel: str
    expires_at: datetime
    used_at: datetime | None = None

    def checked(self, *, channel: str, now: datetime) -> Invitation:
        """Raises Refused(`invitation-used` | `invitation-expired` | `invitation-elsewhere`)."""
        if self.used_at:
            raise Refused("invitation-used")
        if now >= self.expires_at:
            raise Refused("invitation-expired")
        if channel != self.channel:
            raise Refused("invitation-elsewhere")
        return self


def new_token() -> str:
    return secrets.token_urlsafe(TOKEN_BYTES)


def token_hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def locale_of(language: str | None) -> str:
    """The nearest of our four languages to what the platform says of the account ("el-GR" is el)."""
    base = (language or "").replace("_", "-").split("-")[0].lower()
    return base if base in LOCALES else "en"
