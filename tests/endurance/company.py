"""Who takes part: a desk of several teams, each with two agents and a channel of its own, and many customers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from bots.demo import stage
from core.catalog.model import Desk, Level, Product, ProductId, Team
from core.chat.events import Address
from core.contracts.model import Contract, ContractId
from core.people import actions
from core.people.model import Person, PersonId, Role, TeamId
from core.work import Work

QUIET = timedelta(seconds=0.7)  # after a customer's last quick message
UNDO = timedelta(seconds=1)  # how long a solution may be taken back
AGENTS = 2  # of each team
FIRST_USER = 5001


@dataclass(frozen=True)
class Crew:
    """A team: its Slack channel, and its agents by their Slack account, with the name that its cards show."""

    channel: str
    agents: dict[str, str]


@dataclass(frozen=True)
class Customer:
    user: int
    token: str
    crew: Crew


def crews(count: int) -> list[Crew]:
    every = [[f"U{team * AGENTS + one:03d}" for one in range(AGENTS)] for team in range(count)]
    return [Crew(f"C{team:03d}", {user: f"Keeper-{user}-x" for user in users}) for team, users in enumerate(every)]


def world(of: Sequence[Crew], customers: int, *, rates: bool) -> dict[str, Any]:
    """For the sandbox. `rates`: with the platforms' own limits."""
    users = [{"id": FIRST_USER + n, "first_name": f"Customer{n}", "language_code": "en"} for n in range(customers)]
    staff = [{"id": user, "name": user.lower(), "real_name": name} for crew in of for user, name in crew.agents.items()]
    channels = [{"id": crew.channel, "name": crew.channel.lower(), "members": [*crew.agents, "UBOT"]} for crew in of]
    made = stage.world(users, staff, channels)
    if not rates:
        made["telegram"]["rates_off"], made["slack"]["rates_off"] = True, ["*"]
    return made


def found(work: Work, of: Sequence[Crew], customers: int) -> list[Customer]:
    """Writes the desk into an empty database; each customer gets a link that they have not pressed yet."""
    work.catalog.put_desk(Desk(intake_quiet=QUIET, undo=UNDO))
    for number, crew in enumerate(of):
        _team(work, number, crew)
    return [_customer(work, number, of[number % len(of)], number % len(of)) for number in range(customers)]


def _team(work: Work, number: int, crew: Crew) -> None:
    team = work.catalog.put_team(Team(TeamId(0), f"team{number}", f"Team {number}", Level.ONE, crew.channel))
    product = work.catalog.put_product(Product(ProductId(0), f"product{number}", f"Product {number}", team))
    company = work.people.put_company(key=f"company{number}", name=f"Company {number}")
    term = date(2020, 1, 1), date(2090, 1, 1)
    work.contracts.put(Contract(ContractId(0), f"K{number}", company, *term, frozenset({product})))
    for user, name in crew.agents.items():
        person = Person(PersonId(0), user.lower(), name, Role.STAFF, "en", "UTC", teams=frozenset({team}))
        known = work.people.put_person(person)
        work.people.link(known, Address("slack", user), shown=name, now=datetime.now(UTC))


def _customer(work: Work, number: int, crew: Crew, company: int) -> Customer:
    key = f"customer{number}"
    employer = work.people.put_company(key=f"company{company}", name=f"Company {company}")
    work.people.put_person(Person(PersonId(0), key, f"Customer {number}", Role.CUSTOMER, "en", "UTC", employer))
    token = actions.invite(work, datetime.now(UTC), key=key, channel="telegram:customer")
    return Customer(FIRST_USER + number, token, crew)
