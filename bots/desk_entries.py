"""What each entry of the desk's file may say, and what it becomes."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial

from bots.desk_policies import channel, desk, zone
from bots.desk_reading import Value, day, degrees, flag, one_of, several, shaped, text
from core.catalog.model import Desk, Level, Team
from core.chat.replies import Phrase
from core.people.model import LOCALES, TeamId
from core.setup import DescribedAsset, DescribedCompany, DescribedContract, DescribedPerson, DescribedProduct, DeskFile

USER = re.compile(r"[UW][A-Z0-9]{2,20}")
PHONE = re.compile(r"\+?\(?\d[\d\s()./x-]{2,30}")  # digits of any script, and what people put between them
LEVELS = {level.value: level for level in Level}
ALL = "all"


@dataclass(frozen=True)
class _Known:
    """What one part of the file must know of the others. `seen`: where each name stood first."""

    desk: Desk
    teams: tuple[str, ...]
    products: tuple[str, ...]
    inside: tuple[str, ...] = ()  # teams that never write to a customer
    seen: dict[tuple[str, str], int] = field(default_factory=dict)

    def before(self, value: Value, kind: str, name: str) -> int | None:
        """The line that has this name already; whoever asks next hears of this one."""
        line = self.seen.get((kind, name))
        self.seen.setdefault((kind, name), value.line)
        return line


def described(top: Value) -> DeskFile:
    """With placeholders where something is wrong: not to be used when anything was noted."""
    fields = top.fields("desk", "teams", "products", "companies", "staff")
    policies = fields.need("desk", desk, Desk())
    teams = fields.entries("teams")
    products = fields.entries("products")
    known = _Known(policies, tuple(team.name for team in teams), tuple(product.name for product in products))
    if not teams:
        fields.wrong("teams", Phrase("desk-file-no-team", {"field": "teams"}))
    made = tuple(_team(team, known) for team in teams)
    known = replace(known, inside=tuple(team.key for team in made if not team.faces_customers))
    return DeskFile(
        policies,
        made,
        tuple(_product(product, known) for product in products),
        tuple(_company(company, known) for company in fields.entries("companies")),
        tuple(_staff(person, known) for person in fields.entries("staff")),
    )


def _team(value: Value, known: _Known) -> Team:
    fields = value.fields("name", "level", "slack_channel", "language", "zone", "up")
    return Team(
        TeamId(0),
        value.name,
        name=fields.need("name", text, ""),
        level=LEVELS.get(fields.need("level", one_of(LEVELS), ""), Level.ONE),
        slack_channel=fields.given("slack_channel", channel, None),
        locale=fields.given("language", one_of(LOCALES), known.desk.locale),
        zone=fields.given("zone", zone, known.desk.calendar.zone),
        up=tuple(dict.fromkeys(fields.given("up", partial(_up, team=value.name, known=known), tuple[str, ...]()))),
    )


def _up(value: Value, team: str, known: _Known) -> tuple[str, ...]:
    """The keys of the teams that this one escalates to, nearest first."""
    keys = several(one_of(known.teams))(value)
    if team in keys:
        value.wrong(Phrase("desk-file-up-itself", {"team": team}))
    return keys


def _product(value: Value, known: _Known) -> DescribedProduct:
    fields = value.fields("name", "team")
    team = fields.need("team", partial(_first_team, known=known), "")
    return DescribedProduct(value.name, fields.need("name", text, ""), team)


def _company(value: Value, known: _Known) -> DescribedCompany:
    fields = value.fields("name", "contacts", "contracts", "assets", "team")
    return DescribedCompany(
        value.name,
        fields.need("name", text, ""),
        tuple(_contact(contact, known) for contact in fields.entries("contacts")),
        tuple(_contract(contract, known) for contract in fields.given("contracts", Value.items, list[Value]())),
        tuple(_asset(asset, known) for asset in fields.entries("assets")),
        team=fields.given("team", partial(_first_team, known=known), None),
    )


def _asset(value: Value, known: _Known) -> DescribedAsset:
    if line := known.before(value, "asset", value.name):
        value.wrong(Phrase("desk-file-twice", {"name": value.name, "line": line}))
    fields = value.fields("name", "product", "serial", "place", "latitude", "longitude")
    found = DescribedAsset(
        value.name,
        fields.need("name", text, ""),
        fields.given("product", one_of(known.products), None),
        fields.given("serial", text, ""),
        fields.given("place", text, ""),
        fields.given("latitude", degrees(90), None),
        fields.given("longitude", degrees(180), None),
    )
    if len({"latitude", "longitude"} & set(fields.found)) == 1:
        value.wrong(Phrase("import-degrees-half", {"field": value.name}))
    return found


def _first_team(value: Value, known: _Known) -> str:
    """Tickets go there first, so it must talk to customers."""
    team = one_of(known.teams)(value)
    if team in known.inside:
        value.wrong(Phrase("desk-file-inside", {"team": team}))
    return team


def _contact(value: Value, known: _Known) -> DescribedPerson:
    _new_person(value, known)
    fields = value.fields("name", "language", "zone", "sees_company", "phone")
    return DescribedPerson(
        value.name,
        fields.need("name", text, ""),
        fields.given("language", one_of(LOCALES), known.desk.locale),
        fields.given("zone", zone, known.desk.calendar.zone),
        sees_company=fields.given("sees_company", flag, otherwise=False),
        phone=fields.given("phone", _phone, ""),
        line=value.line,
    )


def _staff(value: Value, known: _Known) -> DescribedPerson:
    _new_person(value, known)
    fields = value.fields("name", "language", "zone", "slack", "teams", "phone", "technician")
    technician = fields.given("technician", flag, otherwise=False)
    teams = (fields.given if technician else fields.need)("teams", several(one_of(known.teams)), tuple[str, ...]())
    if technician and teams:
        fields.wrong("teams", Phrase("desk-file-technician-teams", {"key": value.name}))
    return DescribedPerson(
        value.name,
        fields.need("name", text, ""),
        fields.given("language", one_of(LOCALES), known.desk.locale),
        fields.given("zone", zone, known.desk.calendar.zone),
        slack=fields.given("slack", partial(_account, known=known), None),
        teams=tuple(dict.fromkeys(teams)),
        phone=fields.given("phone", _phone, ""),
        technician=technician,
        line=value.line,
    )


def _phone(value: Value) -> str:
    return shaped(PHONE, "desk-file-phone", "+30 210 1234567")(value)


def _new_person(value: Value, known: _Known) -> None:
    """Contacts and staff share one space of keys: `sixstar invite` takes either."""
    if line := known.before(value, "person", value.name):
        value.wrong(Phrase("desk-file-person-twice", {"key": value.name, "line": line}))


def _account(value: Value, known: _Known) -> str:
    account = shaped(USER, "desk-file-slack-user", "U0123ABCD")(value)
    if account and (line := known.before(value, "slack", account)):
        value.wrong(Phrase("desk-file-account-twice", {"account": account, "line": line}))
    return account


def _contract(value: Value, known: _Known) -> DescribedContract:
    fields = value.fields("number", "starts", "ends", "products")
    found = DescribedContract(
        fields.need("number", partial(_contract_number, known=known), ""),
        fields.need("starts", day, date.min),
        fields.need("ends", day, date.min),
        fields.need("products", partial(_covered, known=known), None),
    )
    if date.min < found.ends < found.starts:
        fields.wrong("ends", Phrase("desk-file-ends-early", {"starts": str(found.starts), "ends": str(found.ends)}))
    return found


def _contract_number(value: Value, known: _Known) -> str:
    written = text(value)
    if written and (line := known.before(value, "contract", written)):
        value.wrong(Phrase("desk-file-twice", {"name": written, "line": line}))
    return written


def _covered(value: Value, known: _Known) -> tuple[str, ...] | None:
    """Keys of products; None: all of them."""
    everything = value.node.value == ALL
    named = () if everything else several(one_of(known.products))(value)
    if (everything and not known.products) or value.node.value == []:
        value.wrong(Phrase("desk-file-covers-nothing"))
    return None if everything else tuple(dict.fromkeys(named))
