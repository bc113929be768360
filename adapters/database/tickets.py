from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from adapters.database import tables as t
from adapters.database.tables import tickets
from core.chat import words
from core.chat.events import Place
from core.errors import Conflict, Refused
from core.people.model import CompanyId, PersonId, TeamId
from core.tickets.model import Status, Ticket, TicketId, Waits

_OPEN = tickets.c.closed_at.is_(None)


class SqlTickets:
    def __init__(self, db: sa.Connection) -> None:
        self.db = db

    def open(self, ticket: Ticket) -> Ticket:
        new = self.db.scalar(sa.insert(tickets).values(_values(ticket)).returning(tickets.c.id))
        return self.get(TicketId(new or 0))

    def get(self, ticket: TicketId) -> Ticket:
        row = self.db.execute(sa.select(tickets).where(tickets.c.id == ticket)).first()
        if row is None:
            raise Refused("ticket-unknown")
        return _ticket(row)

    def save(self, ticket: Ticket) -> Ticket:
        same = (tickets.c.id == ticket.id) & (tickets.c.version == ticket.version)
        values = {**_values(ticket), "version": ticket.version + 1}
        if self.db.execute(sa.update(tickets).where(same).values(**values)).rowcount != 1:
            raise Conflict(f"ticket {ticket.id}")
        return self.get(ticket.id)

    def of_customer(self, person: PersonId, *, most: int, open_only: bool = False) -> list[Ticket]:
        mine = tickets.c.customer == person
        return self._list((mine & _OPEN) if open_only else mine, (tickets.c.id.desc(),), most)

    def of_company(self, company: CompanyId, *, most: int) -> list[Ticket]:
        return self._list(tickets.c.company == company, (tickets.c.id.desc(),), most)

    def of_teams(self, teams: frozenset[TeamId], *, most: int) -> list[Ticket]:
        order = (tickets.c.owner.is_not(None), tickets.c.id)
        return self._list(tickets.c.team.in_(sorted(teams)) & _OPEN, order, most)

    def _list(self, where: sa.ColumnElement[bool], order: tuple[Any, ...], most: int) -> list[Ticket]:
        return [_ticket(row) for row in self.db.execute(sa.select(tickets).where(where).order_by(*order).limit(most))]

    def threads(self, channel: str) -> list[Place]:
        both = t.cards.join(tickets, tickets.c.id == t.cards.c.ticket)
        standing = (t.cards.c.channel == channel) & (t.cards.c.name == "ticket") & _OPEN
        rows = self.db.execute(sa.select(t.cards.c.chat, t.cards.c.message).select_from(both).where(standing))
        return [Place(channel, row.chat, row.message) for row in rows]


def _values(ticket: Ticket) -> dict[str, Any]:
    return {**{k: v for k, v in vars(ticket).items() if k != "id"}, "solution": words.to_json(ticket.solution)}


def _ticket(row: sa.Row[Any]) -> Ticket:
    return Ticket(
        **{
            **row._asdict(),
            "status": Status(row.status),
            "waits": Waits(row.waits),
            "solution": words.from_json(row.solution),
        }
    )
