from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from adapters.database import tables as t
from adapters.database.memory import Memory
from adapters.database.prepared import Prepared, adding, among, changing, where
from adapters.database.tables import tickets
from core.chat import words
from core.chat.events import Place
from core.errors import Conflict, Refused
from core.people.model import CompanyId, PersonId, TeamId
from core.tickets.model import Priority, Severity, Status, Ticket, TicketId, Waits

_OPEN = tickets.c.closed_at.is_(None)
_ADD = adding(tickets)
_GET = Prepared(sa.select(tickets).where(where(tickets, "id")))
_THESE = Prepared(lambda dialect: sa.select(tickets).where(among(dialect, tickets.c.id, "ids")))
_HOLD = Prepared(sa.select(tickets).where(where(tickets, "id")).with_for_update())
_NAMES = [column.name for column in tickets.c if column.name != "id"]
_SAVE = changing(tickets, where(tickets, "id") & (tickets.c.version == sa.bindparam("read")), *_NAMES)
_MOST = sa.bindparam("most", type_=sa.Integer)
_MINE = sa.select(tickets).where(where(tickets, "customer")).order_by(tickets.c.id.desc()).limit(_MOST)
_OF_CUSTOMER = Prepared(_MINE)
_OPEN_OF_CUSTOMER = Prepared(_MINE.where(_OPEN))
_CLOSED_LAST = Prepared(
    sa.select(tickets)
    .where(where(tickets, "customer"), tickets.c.closed_at.is_not(None))
    .order_by(tickets.c.closed_at.desc(), tickets.c.id.desc())
    .limit(1)
)

_EARLIER = Prepared(
    sa.select(sa.func.count())
    .select_from(tickets)
    .where(where(tickets, "customer"), tickets.c.id < sa.bindparam("before", type_=tickets.c.id.type))
)


class SqlTickets:
    def __init__(self, db: sa.Connection, memory: Memory) -> None:
        self.db = db
        self._memory = memory
        self._known: dict[TicketId, Ticket] = memory.shelf()

    def open(self, ticket: Ticket) -> Ticket:
        opened = replace(ticket, id=TicketId(_ADD.value(self.db, **_values(ticket))))
        self._known[opened.id] = opened
        return opened

    def get(self, ticket: TicketId) -> Ticket:
        return self._known.get(ticket) or self._read(_GET, ticket)

    def look_up(self, these: list[TicketId]) -> None:
        """They need not be read one by one."""
        for row in _THESE.rows(self.db, ids=these):
            self._known[row.id] = _ticket(row)

    def hold(self, ticket: TicketId) -> Ticket:
        """What was read before the wait for it may be old by now."""
        self._memory.forget()
        return self._read(_HOLD, ticket)

    def save(self, ticket: Ticket) -> Ticket:
        saved = replace(ticket, version=ticket.version + 1)
        new = {f"new_{name}": value for name, value in _values(saved).items()}
        if _SAVE.run(self.db, id=ticket.id, read=ticket.version, **new) != 1:
            raise Conflict(f"ticket {ticket.id}")
        self._known[saved.id] = saved
        return saved

    def of_customer(self, person: PersonId, *, most: int, open_only: bool = False) -> list[Ticket]:
        found = _OPEN_OF_CUSTOMER if open_only else _OF_CUSTOMER
        return [_ticket(row) for row in found.rows(self.db, customer=person, most=most)]

    def of_company(self, company: CompanyId, *, most: int, open_only: bool = False) -> list[Ticket]:
        mine = tickets.c.company == company
        return self._list(mine & _OPEN if open_only else mine, (tickets.c.id.desc(),), most)

    def history(
        self, who: PersonId | CompanyId, *, whole_company: bool, since: datetime, most: int, before: int | None = None
    ) -> list[Ticket]:
        theirs = (tickets.c.company if whole_company else tickets.c.customer) == who
        within = theirs & ((tickets.c.opened_at >= since) | (tickets.c.closed_at >= since))
        older = within if before is None else within & (tickets.c.id < before)
        return self._list(older, (tickets.c.id.desc(),), most)

    def closed_last(self, person: PersonId) -> Ticket | None:
        row = _CLOSED_LAST.first(self.db, customer=person)
        return _ticket(row) if row else None

    def earlier(self, person: PersonId, *, before: TicketId) -> int:
        return int(_EARLIER.value(self.db, customer=person, before=before))

    def of_owner(self, person: PersonId, *, most: int) -> list[Ticket]:
        return self._list((tickets.c.owner == person) & _OPEN, (tickets.c.id,), most)

    def of_teams(self, teams: frozenset[TeamId], *, most: int) -> list[Ticket]:
        order = (tickets.c.owner.is_not(None), tickets.c.id)
        return self._list(tickets.c.team.in_(sorted(teams)) & _OPEN, order, most)

    def _read(self, found: Prepared, ticket: TicketId) -> Ticket:
        row = found.first(self.db, id=ticket)
        if row is None:
            raise Refused("ticket-unknown")
        self._known[ticket] = known = _ticket(row)
        return known

    def _list(self, where: sa.ColumnElement[bool], order: tuple[Any, ...], most: int) -> list[Ticket]:
        return [_ticket(row) for row in self.db.execute(sa.select(tickets).where(where).order_by(*order).limit(most))]

    def threads(self, channel: str) -> list[Place]:
        both = t.cards.join(tickets, tickets.c.id == t.cards.c.ticket)
        standing = (t.cards.c.channel == channel) & (t.cards.c.name == "ticket") & _OPEN
        rows = self.db.execute(sa.select(t.cards.c.chat, t.cards.c.message).select_from(both).where(standing))
        return [Place(channel, row.chat, row.message) for row in rows]


def _values(ticket: Ticket) -> dict[str, Any]:
    return {**{k: v for k, v in vars(ticket).items() if k != "id"}, "solution": words.to_json(ticket.solution)}


def _ticket(row: Any) -> Ticket:  # noqa: ANN401 - a row of that table
    return Ticket(
        **{
            **row._asdict(),
            "status": Status(row.status),
            "waits": Waits(row.waits),
            "priority": Priority(row.priority),
            "severity": Severity(row.severity) if row.severity else None,
            "solution": words.from_json(row.solution),
        }
    )
