from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from adapters.database import tables as t
from adapters.database.memory import Memory
from adapters.database.prepared import Prepared, among, where
from adapters.database.upsert import put
from core.chat.events import Address
from core.people.model import Company, CompanyId, Invitation, Listed, Person, PersonId, Role, TeamId

_BOTH = t.people.outerjoin(t.members, t.members.c.person == t.people.c.id)
_PEOPLE = sa.select(t.people, t.members.c.team).select_from(_BOTH).order_by(t.people.c.id)
_ACCOUNT = _BOTH.join(t.addresses, t.addresses.c.person == t.people.c.id)
_GET = Prepared(_PEOPLE.where(where(t.people, "id")))
_THESE = Prepared(lambda dialect: _PEOPLE.where(among(dialect, t.people.c.id, "ids")))
_BY_KEY = Prepared(_PEOPLE.where(where(t.people, "key")))
_AT = Prepared(
    sa.select(t.people, t.members.c.team, t.addresses.c.blocked_at)
    .select_from(_ACCOUNT)
    .where(where(t.addresses, "channel", "user"))
)
_TEAM = Prepared(_PEOPLE.where(t.people.c.id.in_(sa.select(t.members.c.person).where(where(t.members, "team")))))
_ADDRESS = Prepared(
    sa.select(t.addresses.c.user).where(where(t.addresses, "person", "channel"), t.addresses.c.blocked_at.is_(None))
)
_COMPANY = Prepared(sa.select(t.companies).where(where(t.companies, "id")))
_COMPANIES = Prepared(sa.select(t.companies).order_by(t.companies.c.name, t.companies.c.id))
_CONTACTS = t.people.join(t.companies, t.companies.c.id == t.people.c.company)
_DIRECTORY = Prepared(
    sa.select(t.people.c.id, t.people.c.name, t.people.c.phone, t.companies.c.name.label("of"))
    .select_from(_CONTACTS)
    .where(where(t.people, "role"))
    .order_by(t.people.c.name, t.people.c.id)
)
_CHOSEN = Prepared(sa.select(t.people.c.locale).where(where(t.people, "key"), t.people.c.locale_chosen))
_EVERYBODY = Prepared(_PEOPLE)
_LEAVING = Prepared(sa.delete(t.members).where(where(t.members, "person")))


class SqlPeople:
    def __init__(self, db: sa.Connection, memory: Memory) -> None:
        self.db = db
        self._known: dict[PersonId, Person] = memory.shelf()
        self._accounts: dict[Address, tuple[Person, datetime | None] | None] = memory.shelf()  # since when blocked
        self._addresses: dict[tuple[PersonId, str], Address | None] = memory.shelf()

    def get(self, person: PersonId) -> Person:
        if person not in self._known:
            self._known[person] = _people(_GET.rows(self.db, id=person))[0]
        return self._known[person]

    def look_up(self, these: list[PersonId]) -> None:
        """They need not be read one by one."""
        self._known |= {person.id: person for person in _people(_THESE.rows(self.db, ids=these))}

    def by_key(self, key: str) -> Person | None:
        return next(iter(_people(_BY_KEY.rows(self.db, key=key))), None)

    def at(self, address: Address) -> Person | None:
        account = self._account(address)
        return account[0] if account else None

    def team(self, team: TeamId) -> list[Person]:
        return _people(_TEAM.rows(self.db, team=team))

    def technicians(self) -> list[Person]:
        found = _PEOPLE.where(t.people.c.role == Role.TECHNICIAN)
        return sorted(_people(self.db.execute(found)), key=lambda person: person.name)

    def address(self, person: PersonId, channel: str) -> Address | None:
        if (person, channel) not in self._addresses:
            user = _ADDRESS.value(self.db, person=person, channel=channel)
            self._addresses[person, channel] = Address(channel, user) if user else None
        return self._addresses[person, channel]

    def link(self, person: PersonId, address: Address, *, shown: str, now: datetime) -> None:
        self.unlink(person, address.channel)
        key = {"channel": address.channel, "user": address.user}
        put(self.db, t.addresses, key, {"person": person, "shown": shown, "linked_at": now, "blocked_at": None})

    def unlink(self, person: PersonId, channel: str) -> None:
        self._changed()
        self.db.execute(sa.delete(t.addresses).filter_by(person=person, channel=channel))

    def blocked(self, address: Address, since: datetime | None) -> None:
        self._changed()
        theirs = sa.update(t.addresses).filter_by(channel=address.channel, user=address.user)
        self.db.execute(theirs.values(blocked_at=since))

    def blocked_since(self, address: Address) -> datetime | None:
        account = self._account(address)
        return account[1] if account else None

    def speaks(self, person: PersonId, locale: str) -> None:
        self._changed()
        self.db.execute(sa.update(t.people).where(t.people.c.id == person).values(locale=locale, locale_chosen=True))

    def company(self, company: CompanyId) -> Company:
        return Company(**_COMPANY.first(self.db, id=company)._asdict())

    def invite(self, invitation: Invitation) -> None:
        self.db.execute(sa.insert(t.invitations).values(**vars(invitation)))

    def invitation(self, token_hash: str) -> Invitation | None:
        row = self.db.execute(sa.select(t.invitations).where(t.invitations.c.token_hash == token_hash)).first()
        return Invitation(**row._asdict()) if row else None

    def use(self, invitation: Invitation, *, now: datetime) -> bool:
        unused = (t.invitations.c.token_hash == invitation.token_hash) & t.invitations.c.used_at.is_(None)
        return self.db.execute(sa.update(t.invitations).where(unused).values(used_at=now)).rowcount == 1

    def companies(self) -> list[Company]:
        return [Company(**row._asdict()) for row in _COMPANIES.rows(self.db)]

    def directory(self) -> list[Listed]:
        return [Listed(*row) for row in _DIRECTORY.rows(self.db, role=Role.CUSTOMER)]

    def put_company(self, *, key: str, name: str, team: TeamId | None = None) -> CompanyId:
        return CompanyId(put(self.db, t.companies, {"key": key}, {"name": name, "team": team}, returning="id"))

    def put_person(self, person: Person) -> PersonId:
        self._changed()
        chosen = _CHOSEN.value(self.db, key=person.key)
        values = {
            "name": person.name,
            "role": person.role,
            "locale": chosen or person.locale,
            "zone": person.zone,
            "company": person.company,
            "sees_company": person.sees_company,
            "phone": person.phone,
        }
        known = PersonId(put(self.db, t.people, {"key": person.key}, values, returning="id"))
        _LEAVING.run(self.db, person=known)
        for team in sorted(person.teams):
            self.db.execute(sa.insert(t.members).values(team=team, person=known))
        return known

    def keys(self) -> Iterable[str]:
        return self.db.scalars(sa.select(t.people.c.key).order_by(t.people.c.key)).all()

    def _account(self, address: Address) -> tuple[Person, datetime | None] | None:
        """Whose it is. That they have it is known by then, too."""
        if address not in self._accounts:
            rows = _AT.rows(self.db, channel=address.channel, user=address.user)
            person = next(iter(_people(rows)), None)
            self._accounts[address] = (person, rows[0].blocked_at) if person else None
            if person:
                self._known[person.id] = person
                self._addresses[person.id, address.channel] = None if rows[0].blocked_at else address
        return self._accounts[address]

    def _changed(self) -> None:
        for shelf in (self._known, self._accounts, self._addresses):
            shelf.clear()


def everybody(db: sa.Connection) -> list[Person]:
    """A whole list, for the administrator's commands: no turn ever needs it."""
    return _people(_EVERYBODY.rows(db))


def _people(rows: Iterable[Any]) -> list[Person]:
    """A row for each team that they are in."""
    found: dict[int, Person] = {}
    for row in rows:
        before = found[row.id].teams if row.id in found else frozenset()
        found[row.id] = _person(row, before | ({row.team} if row.team else set()))
    return list(found.values())


def _person(row: Any, teams: frozenset[TeamId]) -> Person:  # noqa: ANN401 - a row of that table
    return Person(
        id=row.id,
        key=row.key,
        name=row.name,
        role=Role(row.role),
        locale=row.locale,
        zone=row.zone,
        company=row.company,
        sees_company=row.sees_company,
        teams=teams,
        phone=row.phone,
    )
