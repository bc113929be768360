"""The desk itself under load: polled, stored, understood, a ticket opened, its card drawn, sent and settled.

Nothing of it is left out but the network, the platforms' limits, and the worker's timers (the team hears of a ticket
five seconds after its last message, and not in this time).
"""

from __future__ import annotations

import asyncio
import itertools
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import sqlalchemy as sa

from adapters.database import tables as t
from adapters.database.doors import Database
from adapters.telegram.aiogram_wire import aiogram_wire
from adapters.texts import speaker
from bots.build import PERSONAS
from bots.clock import now
from bots.lanes import Lanes
from bots.pace import NONE, Pace
from bots.pump import Pump
from core.catalog.model import Desk, Level, Product, ProductId, Team
from core.contracts.model import Contract, ContractId
from core.people.model import CompanyId, Role, TeamId
from core.work import Work
from tests.bench.edge import Edge
from tests.bench.load import TOKEN, Slice, keep, message

CHANNEL = "telegram:customer"
PROCESS = "bench"
FIRST_USER = 1_000_000
COMPANY = 20  # customers of one company
SPARE = 2.5  # times as many customers as the last slice would need: each writes once only, and opens a ticket
FIRST = 2_000  # customers for the first slice


@dataclass
class Ours:
    """A Contender on this migrated database. Close it at the end."""

    url: str
    database: str
    name: str = "Sixstar"
    edge: Edge = field(default_factory=Edge)
    fresh: Iterator[int] = field(default_factory=lambda: iter(()))
    left: int = 0
    made: int = 0
    wrote: int = 0
    rate: float = 0.0

    def __post_init__(self) -> None:
        self.db = Database(self.url)
        self.product = self.db.write_now(described)
        self.wire = aiogram_wire(TOKEN, http=self.edge.session, files=Path())
        self.pump = Pump(self.db, self.wire, PERSONAS[CHANNEL], speaker, PROCESS, now, Pace(NONE))
        self.lanes = Lanes(self.db, {CHANNEL: self.wire}, PERSONAS, speaker, PROCESS, now, self.pump.poked.set)

    async def run(self, seconds: float) -> Slice:
        self.enrol(max(FIRST, int(self.rate * seconds * SPARE)))
        async with self._serving() as serving:
            load = asyncio.ensure_future(keep(self._one, seconds))
            await asyncio.wait({load, *serving}, return_when=asyncio.FIRST_COMPLETED)
            if not load.done():
                load.cancel()
                raise AssertionError(f"the desk stopped: {[task for task in serving if task.done()]}")
        done = load.result()
        self.rate = done.rate
        return done

    def enrol(self, count: int) -> None:
        """So many linked customers who have not written yet."""
        if (missing := count - self.left) > 0:
            users = range(FIRST_USER + self.made, FIRST_USER + self.made + missing)
            self.db.write_now(lambda work: customers(work, users, self.product))
            self.fresh, self.left = itertools.chain(self.fresh, users), count
            self.made += missing

    def check(self) -> None:
        """Every message opened one ticket, and its card was settled. Raises AssertionError."""
        found = self.db.write_now(_counts)
        if found != (self.wrote, self.wrote, self.wrote):
            raise AssertionError(f"{self.wrote} messages; tickets, handled and sent: {found}")

    async def close(self) -> None:
        await self.wire.close()
        await self.db.close()

    async def _one(self) -> None:
        user = next(self.fresh)
        self.left -= 1
        self.wrote += 1
        await self.edge.write(user, message(user))

    @asynccontextmanager
    async def _serving(self) -> AsyncIterator[list[asyncio.Task[None]]]:
        """Poller and pump run only in our own slices; what was begun is settled before the next contender's."""
        serving = [asyncio.create_task(self.wire.serve(self.lanes)), asyncio.create_task(self.pump.run())]
        try:
            yield serving
        finally:
            await self.lanes.stop(10)
            for task in serving:
                task.cancel()
            await asyncio.gather(*serving, return_exceptions=True)


def described(work: Work, desk: Desk = Desk(name="Ostria")) -> ProductId:  # noqa: B008 - it is frozen
    work.catalog.put_desk(desk)
    team = work.catalog.put_team(Team(TeamId(0), "print", "Printers", Level.ONE, "CPRINT"))
    return work.catalog.put_product(Product(ProductId(0), "laser", "Laser 9", team))


def customers(work: Work, users: range, product: ProductId) -> None:
    """Straight into the tables, a company at a time: thousands of them are only the stage."""
    for first in range(users.start, users.stop, COMPANY):
        company = work.people.put_company(key=f"company-{first}", name=f"Company {first}")
        covers = Contract(
            ContractId(0), f"K-{first}", company, date(2020, 1, 1), date(2099, 1, 1), frozenset({product})
        )
        work.contracts.put(covers)
        _linked(work, range(first, min(first + COMPANY, users.stop)), company)


def _linked(work: Work, users: range, company: CompanyId) -> None:
    db: sa.Connection = work.db  # type: ignore[attr-defined]  # the adapter's own, not in the port
    person = {"name": "Anna", "role": Role.CUSTOMER, "locale": "en", "zone": "Europe/Athens", "company": company}
    db.execute(sa.insert(t.people), [{"key": f"customer-{user}", **person} for user in users])
    keys = [f"customer-{user}" for user in users]
    found = db.execute(sa.select(t.people.c.key, t.people.c.id).where(t.people.c.key.in_(keys)))
    ids = {row.key: row.id for row in found}
    link = {"channel": CHANNEL, "shown": "Anna", "linked_at": now()}
    db.execute(
        sa.insert(t.addresses), [{"user": str(user), "person": ids[f"customer-{user}"], **link} for user in users]
    )


def _counts(work: Work) -> tuple[int, int, int]:
    db: sa.Connection = work.db  # type: ignore[attr-defined]  # the adapter's own, not in the port
    count = sa.func.count()
    tickets = sa.select(count).select_from(t.tickets)
    handled = sa.select(count).where(t.inbox.c.state == "handled")
    sent = sa.select(count).where(t.outbox.c.state == "sent")
    return db.scalar(tickets) or 0, db.scalar(handled) or 0, db.scalar(sent) or 0
