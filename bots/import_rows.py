"""What a line of each kind of table becomes: the same values as an entry of the desk's file.

A column that the table does not have leaves alone what is known; an empty cell means what a missing line means there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import partial

from adapters.sheets import Row
from bots.desk_entries import PHONE, USER
from bots.desk_policies import zones
from bots.desk_reading import Errors
from bots.import_cells import Cell, Line, Names, day, degrees, flag, folded, key, one_of, shaped, text
from bots.import_columns import Header, everything, flags, languages
from core.catalog.model import Desk, ProductId
from core.importing import Kind, Thing, owner
from core.people.model import CompanyId, Role, TeamId
from core.setup import (
    DescribedAsset,
    DescribedCompany,
    DescribedContract,
    DescribedPerson,
    DescribedProduct,
    Held,
)
from core.work import Work


@dataclass(frozen=True)
class Known:
    """What a table may refer to. `inside` are the teams that never write to a customer. `move`: what is one company's
    may become another's. `seen`: where each key, number and account stood first."""

    held: Held
    desk: Desk
    companies: Names
    teams: Names
    products: Names
    team_keys: Mapping[TeamId, str]
    product_keys: Mapping[ProductId, str]
    inside: frozenset[str]
    move: bool
    names: Mapping[CompanyId, str]
    seen: dict[tuple[str, str], int] = field(default_factory=dict)


def known(work: Work, held: Held, *, move: bool) -> Known:
    teams, products, companies = work.catalog.teams(), work.catalog.products(), held.companies.values()
    return Known(
        held,
        work.catalog.desk(),
        Names((one.key, one.name) for one in companies),
        Names((one.key, one.name) for one in teams),
        Names((one.key, one.name) for one in products),
        {one.id: one.key for one in teams},
        {one.id: one.key for one in products},
        frozenset(one.key for one in teams if not one.faces_customers),
        move,
        {one.id: one.name for one in companies},
    )


def things(
    kind: Kind, header: Header, rows: Iterable[Row], known: Known, errors: Errors, met: Callable[[], None]
) -> list[Thing]:
    """With placeholders where something is wrong: not to be used when anything was noted."""
    read = _READ[kind]
    found = []
    for row in rows:
        line = header.read(row, errors)
        line.told()
        found.append(read(line, known))
        met()
    return found


def _company(line: Line, known: Known) -> Thing:
    named = line.need("key", partial(_new, known=known, kind=Kind.COMPANIES), "")
    before = known.held.companies.get(named)
    team = known.team_keys.get(before.team) if before and before.team else None
    team = line.given("team", partial(_first_team, known=known), None, team)
    return Thing(DescribedCompany(named, line.need("name", text, ""), team=team))


def _contact(line: Line, known: Known) -> Thing:
    named = line.need("key", partial(_new, known=known, kind=Kind.CONTACTS), "")
    before = known.held.people.get(named)
    yes = flag(flags())
    person = DescribedPerson(
        named,
        line.need("name", text, ""),
        *_speaks(line, known, named),
        sees_company=line.given("sees_company", yes, empty=False, kept=before.sees_company if before else False),
        phone=_phone(line, known, named),
        line=line.line,
    )
    return Thing(person, _whose(line, known, Kind.CONTACTS, named))


def _staff(line: Line, known: Known) -> Thing:
    named = line.need("key", partial(_new, known=known, kind=Kind.STAFF), "")
    before = known.held.people.get(named)
    was = before is not None and before.role is Role.TECHNICIAN
    technician = line.given("technician", flag(flags()), empty=False, kept=was)
    person = DescribedPerson(
        named,
        line.need("name", text, ""),
        *_speaks(line, known, named),
        slack=line.given("slack", partial(_account, known=known), None, None),
        teams=line.given("teams", known.teams.keys_of, (), ()),
        phone=_phone(line, known, named),
        technician=technician,
        line=line.line,
    )
    if technician and person.teams:
        line.need("teams", lambda cell: cell.wrong("desk-file-technician-teams", key=named), None)
    return Thing(person)


def _contract(line: Line, known: Known) -> Thing:
    number = line.need("number", partial(_new, known=known, kind=Kind.CONTRACTS), "")
    found = DescribedContract(
        number,
        line.need("starts", day, date.min),
        line.need("ends", day, date.min),
        line.need("products", partial(_covered, known=known), None),
    )
    if date.min < found.ends < found.starts:
        args = {"starts": str(found.starts), "ends": str(found.ends)}
        line.need("ends", lambda cell: cell.wrong("desk-file-ends-early", **args), None)
    return Thing(found, _whose(line, known, Kind.CONTRACTS, number))


def _product(line: Line, known: Known) -> Thing:
    named = line.need("key", partial(_new, known=known, kind=Kind.PRODUCTS), "")
    team = line.need("team", partial(_first_team, known=known), "")
    return Thing(DescribedProduct(named, line.need("name", text, ""), team))


def _asset(line: Line, known: Known) -> Thing:
    named = line.need("key", partial(_new, known=known, kind=Kind.ASSETS), "")
    before = known.held.assets.get(named)
    product = known.product_keys.get(before.product) if before and before.product else None
    asset = DescribedAsset(
        named,
        line.need("name", text, ""),
        line.given("product", known.products.key_of, None, product),
        line.given("serial", text, "", before.serial if before else ""),
        line.given("place", text, "", before.place if before else ""),
        line.given("latitude", degrees(90), None, before.latitude if before else None),
        line.given("longitude", degrees(180), None, before.longitude if before else None),
    )
    if (asset.latitude is None) != (asset.longitude is None):
        Cell(named, line.line, "", line.errors).wrong("import-degrees-half")
    return Thing(asset, _whose(line, known, Kind.ASSETS, named))


_READ: Mapping[Kind, Callable[[Line, Known], Thing]] = {
    Kind.COMPANIES: _company,
    Kind.CONTACTS: _contact,
    Kind.CONTRACTS: _contract,
    Kind.PRODUCTS: _product,
    Kind.ASSETS: _asset,
    Kind.STAFF: _staff,
}


def _first_team(cell: Cell, known: Known) -> str:
    """Tickets go there first, so it must talk to customers."""
    team = known.teams.key_of(cell)
    if team in known.inside:
        cell.wrong("desk-file-inside", team=team)
    return team


def _new(cell: Cell, known: Known, kind: Kind) -> str:
    """A key, or a contract's number, that no line above has."""
    written = text(cell) if kind is Kind.CONTRACTS else key(cell)
    if written and (line := known.seen.setdefault(("", written), cell.line)) != cell.line:
        cell.wrong("desk-file-twice", name=cell.shown, line=line)
    return written


def _whose(line: Line, known: Known, kind: Kind, named: str) -> str:
    """The key of the company that the line names; it must be whose this is already."""
    company = line.need("company", known.companies.key_of, "")
    before = owner(known.held, kind, named)
    if company and before and known.held.companies[company].id != before and not known.move:
        args = {"name": named, "company": known.names[before], "option": "--move"}
        line.need("company", lambda cell: cell.wrong("import-elsewhere", **args), None)
    return company


def _speaks(line: Line, known: Known, named: str) -> tuple[str, str]:
    """Language and zone: the desk's, where nothing else is said."""
    before = known.held.people.get(named)
    usual = known.desk.locale, known.desk.calendar.zone
    locale, zone = (before.locale, before.zone) if before else usual
    return (
        line.given("language", _language, usual[0], locale),
        line.given("zone", one_of(zones()), usual[1], zone),
    )


def _language(cell: Cell) -> str:
    found = languages().get(folded(cell.text))
    return found or one_of(tuple(dict.fromkeys(languages().values())))(cell)


def _phone(line: Line, known: Known, named: str) -> str:
    before = known.held.people.get(named)
    return line.given("phone", shaped(PHONE, "desk-file-phone", "+30 210 1234567"), "", before.phone if before else "")


def _account(cell: Cell, known: Known) -> str:
    account = shaped(USER, "desk-file-slack-user", "U0123ABCD")(cell)
    if account and (line := known.seen.setdefault(("slack", account), cell.line)) != cell.line:
        cell.wrong("desk-file-account-twice", account=account, line=line)
    return account


def _covered(cell: Cell, known: Known) -> tuple[str, ...] | None:
    """Keys of products; None: all there are."""
    if folded(cell.text) in everything():
        return None
    found = known.products.keys_of(cell)
    if not found:
        cell.wrong("desk-file-covers-nothing")
    return found
