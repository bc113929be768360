"""A small desk for a database, and threads that do things to it at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, date, datetime
from threading import Barrier
from typing import TypeVar

from adapters.database.doors import Database
from core.catalog.model import Level, Product, ProductId, Team
from core.contracts.model import Contract, ContractId
from core.people.model import CompanyId, Person, PersonId, Role, TeamId
from core.tickets.model import Ticket, TicketId
from core.work import Work

T = TypeVar("T")
NOW = datetime(2026, 3, 2, 9, 0, 0, 123456, tzinfo=UTC)


@dataclass(frozen=True)
class Desk:
    """What the rows of a test may refer to."""

    team: TeamId
    other_team: TeamId
    product: ProductId
    company: CompanyId
    contract: ContractId
    anna: PersonId
    maria: PersonId

    def ticket(self, subject: str = "It blinks") -> Ticket:
        return Ticket(TicketId(0), self.anna, self.company, subject, NOW)


def made(work: Work) -> Desk:
    team = work.catalog.put_team(Team(TeamId(0), "print", "Printers", Level.ONE, "CPRINT"))
    other = work.catalog.put_team(Team(TeamId(0), "deep", "Deep", Level.THREE))
    product = work.catalog.put_product(Product(ProductId(0), "laser", "Laser 9", team))
    company = work.people.put_company(key="acme", name="Acme")
    always = (date(2020, 1, 1), date(2099, 12, 31))
    contract = work.contracts.put(Contract(ContractId(0), "K-1", company, *always, frozenset({product})))
    anna = work.people.put_person(person("anna", company=company))
    maria = work.people.put_person(person("maria", role=Role.STAFF, teams=frozenset({team})))
    return Desk(team, other, product, company, contract, anna, maria)


def person(
    key: str,
    *,
    role: Role = Role.CUSTOMER,
    company: CompanyId | None = None,
    teams: frozenset[TeamId] = frozenset(),
    locale: str = "en",
    sees_company: bool = False,
) -> Person:
    return Person(PersonId(0), key, key.title(), role, locale, "Europe/Athens", company, sees_company, teams)


def at_once(db: Database, fns: Sequence[Callable[[Work], T]], threads: int = 20) -> list[T]:
    """Each in its own transaction, from so many threads, begun together; what they return, in their order."""
    starting = Barrier(min(threads, len(fns)))

    def run(fn: Callable[[Work], T]) -> T:
        starting.wait(timeout=30)
        return db.write_now(fn)

    with ThreadPoolExecutor(starting.parties) as pool:
        return list(pool.map(run, fns))
