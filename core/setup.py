"""Making the desk what its administrator describes: teams, products, companies with what is theirs, staff."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import TYPE_CHECKING, TypeVar

from core.assets.model import Asset, AssetId
from core.catalog.model import Desk, Product, ProductId, Team
from core.chat.events import Address
from core.contracts.model import Contract, ContractId
from core.people.model import Company, CompanyId, Person, PersonId, Role, TeamId

if TYPE_CHECKING:
    from core.work import Work

T = TypeVar("T")
SLACK = "slack"


@dataclass(frozen=True)
class DescribedProduct:
    """`team` is a team's key."""

    key: str
    name: str
    team: str


@dataclass(frozen=True)
class DescribedPerson:
    """A contact or one of the staff; `teams` are keys, `slack` is a user id. A `technician` is in no team. `line` says
    where they are described."""

    key: str
    name: str
    locale: str
    zone: str
    sees_company: bool = False
    slack: str | None = None
    teams: tuple[str, ...] = ()
    phone: str = ""
    technician: bool = False
    line: int = field(default=0, compare=False)

    @property
    def staff_role(self) -> Role:
        return Role.TECHNICIAN if self.technician else Role.STAFF


@dataclass(frozen=True)
class DescribedContract:
    """`products` are keys; None: every product that is described."""

    number: str
    starts: date
    ends: date
    products: tuple[str, ...] | None


@dataclass(frozen=True)
class DescribedAsset:
    """`product` is a key."""

    key: str
    name: str
    product: str | None = None
    serial: str = ""
    place: str = ""
    latitude: float | None = None
    longitude: float | None = None


@dataclass(frozen=True)
class DescribedCompany:
    key: str
    name: str
    contacts: tuple[DescribedPerson, ...] = ()
    contracts: tuple[DescribedContract, ...] = ()
    assets: tuple[DescribedAsset, ...] = ()
    team: str | None = None  # the key of the team that its tickets go to (P2)


@dataclass(frozen=True)
class DeskFile:
    """The whole desk, without contradictions: what is named is described, no key is there twice. Ids of teams are 0."""

    desk: Desk
    teams: tuple[Team, ...]
    products: tuple[DescribedProduct, ...] = ()
    companies: tuple[DescribedCompany, ...] = ()
    staff: tuple[DescribedPerson, ...] = ()

    def people(self) -> Iterator[tuple[Role, DescribedPerson]]:
        for company in self.companies:
            yield from ((Role.CUSTOMER, contact) for contact in company.contacts)
        yield from ((person.staff_role, person) for person in self.staff)


@dataclass(frozen=True)
class Held:
    """What the database holds before: contracts by number, the others by key. `agreed`: until when sales has renewed a
    contract last, by its number."""

    companies: Mapping[str, Company] = field(default_factory=dict)
    contracts: Mapping[str, Contract] = field(default_factory=dict)
    people: Mapping[str, Person] = field(default_factory=dict)
    assets: Mapping[str, Asset] = field(default_factory=dict)
    agreed: Mapping[str, date] = field(default_factory=dict)


@dataclass(frozen=True)
class Applied:
    """What became of the description; each thing as its section and key ("teams/printers").

    `left` are those in the database that the description does not name: they stay, with their rights. `kept` are
    contracts that sales has renewed meanwhile, by number: their later end stays.
    """

    added: tuple[str, ...]
    changed: tuple[str, ...]
    unchanged: tuple[str, ...]
    left: tuple[str, ...]
    kept: tuple[str, ...] = ()


@dataclass(frozen=True)
class Clash:
    """The description contradicts the database: `person` has changed sides (contact or staff), or their Slack account
    is that of `other`, who is given no new one."""

    person: DescribedPerson
    other: str | None = None


class Clashing(Exception):  # noqa: N818 - it is told to the administrator, line by line
    def __init__(self, clashes: list[Clash]) -> None:
        super().__init__([clash.person.key for clash in clashes])
        self.clashes = clashes


def apply(work: Work, now: datetime, described: DeskFile, held: Held) -> Applied:
    """Add what is new, change what differs; nothing is deleted but a person's teams that are no longer named.

    The same description a second time changes nothing. Raises Clashing, before anything is written.
    """
    done = put(work, now, described, held, met=lambda: None)
    if done.added or done.changed:
        facts = {"added": list(done.added), "changed": list(done.changed)}
        work.timeline.add(now, "desk-applied", facts=facts)
    return done


def put(work: Work, now: datetime, described: DeskFile, held: Held, met: Callable[[], None]) -> Applied:
    """The same without the timeline's word of it; `met` hears of each thing."""
    if found := list(_clashes(work, described, held.people)):
        raise Clashing(found)
    applying = _Applying(work, now, held, met)
    applying.everything(described)
    return applying.done()


def _clashes(work: Work, described: DeskFile, people: Mapping[str, Person]) -> Iterator[Clash]:
    moving = {person.key for person in described.staff if person.slack}
    for role, person in described.people():
        known = people.get(person.key)
        if known and known.is_staff is (role is Role.CUSTOMER):
            yield Clash(person)
        holder = work.people.at(Address(SLACK, person.slack)) if person.slack else None
        if holder and holder.key not in {person.key, *moving}:
            yield Clash(person, holder.key)


class _Applying:
    """One run: what was there before, what was met so far, and the ids by which the rest refers to it."""

    def __init__(self, work: Work, now: datetime, held: Held, met: Callable[[], None]) -> None:
        self.work = work
        self.now = now
        self.held = held
        self.met = met
        self.kept: list[str] = []
        self.fates: dict[str, list[str]] = {"added": [], "changed": [], "unchanged": []}
        self.teams: dict[str, TeamId] = {}
        self.products: dict[str, ProductId] = {}

    def everything(self, described: DeskFile) -> None:
        teams = {team.key: team for team in self.work.catalog.teams()}
        products = {product.key: product for product in self.work.catalog.products()}
        self.desk(described.desk, new=not teams)
        for team in described.teams:
            self.team(team, teams.get(team.key))
        for product in described.products:
            self.product(product, products.get(product.key))
        for company in described.companies:
            self.company(company)
        moved = self.freed(described.staff)
        for person in described.staff:
            self.person(person, person.staff_role, moved=person.key in moved)

    def desk(self, wanted: Desk, *, new: bool) -> None:
        before = self.work.catalog.desk()
        if new or before != wanted:
            self.work.catalog.put_desk(wanted)
        self.note("desk", None if new else before, wanted)

    def team(self, wanted: Team, before: Team | None) -> None:
        wanted = replace(wanted, id=before.id) if before else wanted
        self.teams[wanted.key] = wanted.id if before == wanted else self.work.catalog.put_team(wanted)
        self.note(f"teams/{wanted.key}", before, wanted)

    def product(self, described: DescribedProduct, before: Product | None) -> None:
        known = before.id if before else ProductId(0)
        wanted = Product(known, described.key, described.name, self.teams[described.team])
        self.products[wanted.key] = known if before == wanted else self.work.catalog.put_product(wanted)
        self.note(f"products/{wanted.key}", before, wanted)

    def company(self, described: DescribedCompany) -> None:
        before = self.held.companies.get(described.key)
        known = before.id if before else CompanyId(0)
        team = self.teams[described.team] if described.team else None
        wanted = Company(known, described.key, described.name, team)
        if before != wanted:
            known = self.work.people.put_company(key=wanted.key, name=wanted.name, team=team)
        self.note(f"companies/{wanted.key}", before, wanted)
        for contact in described.contacts:
            self.person(contact, Role.CUSTOMER, company=known)
        for contract in described.contracts:
            self.contract(contract, known)
        for asset in described.assets:
            self.asset(asset, known)

    def contract(self, described: DescribedContract, company: CompanyId) -> None:
        before = self.held.contracts.get(described.number)
        named = self.products if described.products is None else described.products
        products = frozenset(self.products[key] for key in named)
        known = before.id if before else ContractId(0)
        ends = self.ends(described, before)
        wanted = Contract(known, described.number, company, described.starts, ends, products)
        if before != wanted:
            self.work.contracts.put(wanted)
        self.note(f"contracts/{described.number}", before, wanted)

    def ends(self, described: DescribedContract, before: Contract | None) -> date:
        """A description that is older than what sales has agreed since does not take it back."""
        if before is None or not described.ends < before.ends == self.held.agreed.get(described.number):
            return described.ends
        self.kept.append(described.number)
        return before.ends

    def asset(self, described: DescribedAsset, company: CompanyId) -> None:
        before = self.held.assets.get(described.key)
        product = self.products[described.product] if described.product else None
        fields = {**vars(described), "product": product}
        wanted = Asset(id=before.id if before else AssetId(0), company=company, **fields)
        if before != wanted:
            self.work.assets.put(wanted)
        self.note(f"assets/{wanted.key}", before, wanted)

    def person(
        self, told: DescribedPerson, role: Role, *, company: CompanyId | None = None, moved: bool = False
    ) -> None:
        """Read again after the change: a language that they chose themselves stays, and is no difference."""
        before = self.held.people.get(told.key)
        teams = frozenset(self.teams[key] for key in told.teams)
        known = before.id if before else PersonId(0)
        wanted = Person(
            *(known, told.key, told.name, role, told.locale, told.zone, company, told.sees_company, teams, told.phone)
        )
        after = wanted if before == wanted else self.work.people.get(self.work.people.put_person(wanted))
        linked = (moved or before is None) and self.linked(after, told.slack)
        section = "contacts" if role is Role.CUSTOMER else "staff"
        self.note(f"{section}/{told.key}", before, None if linked else after)

    def freed(self, staff: tuple[DescribedPerson, ...]) -> set[str]:
        """Who gets another Slack account; all let go of theirs first, so that two may swap."""
        moved = set()
        for person in staff:
            known = self.held.people.get(person.key)
            if known and person.slack and self.work.people.at(Address(SLACK, person.slack)) != known:
                self.work.people.unlink(known.id, SLACK)
                moved.add(person.key)
        return moved

    def linked(self, person: Person, slack: str | None) -> bool:
        if slack is None:
            return False
        self.work.people.link(person.id, Address(SLACK, slack), shown=person.name, now=self.now)
        facts = {"person": person.id, "account": slack, "shown": person.name}
        self.work.timeline.add(self.now, "linked", facts=facts)
        return True

    def note(self, thing: str, before: T | None, after: T | None) -> None:
        fate = "added" if before is None else "unchanged" if before == after else "changed"
        self.fates[fate].append(thing)
        self.met()

    def done(self) -> Applied:
        met = {thing for things in self.fates.values() for thing in things}
        left = tuple(thing for thing in self.present() if thing not in met)
        return Applied(**{fate: tuple(things) for fate, things in self.fates.items()}, left=left, kept=tuple(self.kept))

    def present(self) -> Iterator[str]:
        """Everything that was there before; what is new among them was met too."""
        yield from (f"teams/{team.key}" for team in self.work.catalog.teams())
        yield from (f"products/{product.key}" for product in self.work.catalog.products())
        yield from (f"companies/{key}" for key in self.held.companies)
        yield from (f"contracts/{number}" for number in self.held.contracts)
        yield from (f"assets/{key}" for key in self.held.assets)
        for person in self.held.people.values():
            yield f"staff/{person.key}" if person.is_staff else f"contacts/{person.key}"
