from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

import sqlalchemy as sa

from adapters.database import tables as t
from adapters.database.upsert import put
from core.chat.events import Address
from core.people.model import Company, CompanyId, Invitation, Person, PersonId, Role, TeamId


class SqlPeople:
    def __init__(self, db: sa.Connection) -> None:
        self.db = db

    def get(self, person: PersonId) -> Person:
        return self._one(t.people.c.id == person)[0]

    def by_key(self, key: str) -> Person | None:
        return next(iter(self._one(t.people.c.key == key)), None)

    def at(self, address: Address) -> Person | None:
        account = sa.select(t.addresses.c.person).filter_by(channel=address.channel, user=address.user)
        return next(iter(self._one(t.people.c.id == account.scalar_subquery())), None)

    def team(self, team: TeamId) -> list[Person]:
        return self._one(t.people.c.id.in_(sa.select(t.members.c.person).where(t.members.c.team == team)))

    def _one(self, where: sa.ColumnElement[bool]) -> list[Person]:
        both = t.people.outerjoin(t.members, t.members.c.person == t.people.c.id)
        rows = self.db.execute(
            sa.select(t.people, t.members.c.team).select_from(both).where(where).order_by(t.people.c.id)
        )
        found: dict[int, Person] = {}
        for row in rows:
            before = found[row.id].teams if row.id in found else frozenset()
            found[row.id] = _person(row, before | ({row.team} if row.team else set()))
        return list(found.values())

    def address(self, person: PersonId, channel: str) -> Address | None:
        mine = sa.select(t.addresses.c.user).where(
            t.addresses.c.person == person, t.addresses.c.channel == channel, t.addresses.c.blocked_at.is_(None)
        )
        user = self.db.scalar(mine)
        return Address(channel, user) if user else None

    def link(self, person: PersonId, address: Address, *, shown: str, now: datetime) -> None:
        self.unlink(person, address.channel)
        key = {"channel": address.channel, "user": address.user}
        put(self.db, t.addresses, key, {"person": person, "shown": shown, "linked_at": now, "blocked_at": None})

    def unlink(self, person: PersonId, channel: str) -> None:
        self.db.execute(sa.delete(t.addresses).filter_by(person=person, channel=channel))

    def blocked(self, address: Address, since: datetime | None) -> None:
        theirs = sa.update(t.addresses).filter_by(channel=address.channel, user=address.user)
        self.db.execute(theirs.values(blocked_at=since))

    def speaks(self, person: PersonId, locale: str) -> None:
        self.db.execute(sa.update(t.people).where(t.people.c.id == person).values(locale=locale, locale_chosen=True))

    def company(self, company: CompanyId) -> Company:
        return Company(**self.db.execute(sa.select(t.companies).where(t.companies.c.id == company)).one()._asdict())

    def invite(self, invitation: Invitation) -> None:
        self.db.execute(sa.insert(t.invitations).values(**vars(invitation)))

    def invitation(self, token_hash: str) -> Invitation | None:
        row = self.db.execute(sa.select(t.invitations).where(t.invitations.c.token_hash == token_hash)).first()
        return Invitation(**row._asdict()) if row else None

    def use(self, invitation: Invitation, *, now: datetime) -> bool:
        unused = (t.invitations.c.token_hash == invitation.token_hash) & t.invitations.c.used_at.is_(None)
        return self.db.execute(sa.update(t.invitations).where(unused).values(used_at=now)).rowcount == 1

    def put_company(self, *, key: str, name: str) -> CompanyId:
        return CompanyId(put(self.db, t.companies, {"key": key}, {"name": name}, returning="id"))

    def put_person(self, person: Person) -> PersonId:
        theirs = (t.people.c.key == person.key) & t.people.c.locale_chosen
        chosen = self.db.scalar(sa.select(t.people.c.locale).where(theirs))
        values = {
            "name": person.name,
            "role": person.role,
            "locale": chosen or person.locale,
            "zone": person.zone,
            "company": person.company,
            "sees_company": person.sees_company,
        }
        known = PersonId(put(self.db, t.people, {"key": person.key}, values, returning="id"))
        self.db.execute(sa.delete(t.members).where(t.members.c.person == known))
        for team in sorted(person.teams):
            self.db.execute(sa.insert(t.members).values(team=team, person=known))
        return known

    def keys(self) -> Iterable[str]:
        return self.db.scalars(sa.select(t.people.c.key).order_by(t.people.c.key)).all()


def _person(row: sa.Row[tuple[object, ...]], teams: frozenset[TeamId]) -> Person:
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
    )
