"""What each entry of the desk's file may say, and what it becomes."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import lru_cache, partial
from zoneinfo import available_timezones

from bots.desk_reading import Value, day, flag, number, one_of, several, shaped, text
from core.catalog.model import Calendar, Desk, Level, Team
from core.chat.replies import Phrase
from core.people.model import LOCALES, TeamId
from core.setup import DescribedCompany, DescribedContract, DescribedPerson, DescribedProduct, DeskFile

CHANNEL = re.compile(r"[CG][A-Z0-9]{2,20}")
USER = re.compile(r"[UW][A-Z0-9]{2,20}")
WEEK = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
LEVELS = {level.value: level for level in Level}
USUAL_ZONES = ("Europe/Athens", "Europe/Warsaw", "Asia/Tehran", "Europe/London", "UTC")  # offered first
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
    desk = fields.need("desk", _desk, Desk())
    teams = fields.entries("teams")
    products = fields.entries("products")
    known = _Known(desk, tuple(team.name for team in teams), tuple(product.name for product in products))
    if not teams:
        fields.wrong("teams", Phrase("desk-file-no-team", {"field": "teams"}))
    made = tuple(_team(team, known) for team in teams)
    known = replace(known, inside=tuple(team.key for team in made if not team.faces_customers))
    return DeskFile(
        desk,
        made,
        tuple(_product(product, known) for product in products),
        tuple(_company(company, known) for company in fields.entries("companies")),
        tuple(_staff(person, known) for person in fields.entries("staff")),
    )


def _desk(value: Value) -> Desk:
    fields = value.fields(
        "name",
        "language",
        "zone",
        "weekend",
        "holidays",
        "alerts_channel",
        "intake_seconds",
        "product_wait_minutes",
        "confirmation_days",
        "rating_change_hours",
    )
    usual = Desk()
    calendar = Calendar(
        fields.given("zone", _zone, usual.calendar.zone),
        fields.given("weekend", _weekend, usual.calendar.weekend),
        frozenset(fields.given("holidays", several(day), tuple[date, ...]())),
    )
    quiet = fields.given("intake_seconds", number(1, 60), None)
    wait = fields.given("product_wait_minutes", number(1, 1440), None)
    change = fields.given("rating_change_hours", number(0, 720), None)
    return Desk(
        name=fields.need("name", text, ""),
        locale=fields.given("language", one_of(LOCALES), usual.locale),
        calendar=calendar,
        alerts_channel=fields.given("alerts_channel", _channel, None),
        intake_quiet=usual.intake_quiet if quiet is None else timedelta(seconds=quiet),
        product_wait=usual.product_wait if wait is None else timedelta(minutes=wait),
        confirmation_days=fields.given("confirmation_days", number(1, 60), usual.confirmation_days),
        rating_change=usual.rating_change if change is None else timedelta(hours=change),
    )


def _team(value: Value, known: _Known) -> Team:
    fields = value.fields("name", "level", "slack_channel", "language", "zone")
    return Team(
        TeamId(0),
        value.name,
        name=fields.need("name", text, ""),
        level=LEVELS.get(fields.need("level", one_of(LEVELS), ""), Level.ONE),
        slack_channel=fields.given("slack_channel", _channel, None),
        locale=fields.given("language", one_of(LOCALES), known.desk.locale),
        zone=fields.given("zone", _zone, known.desk.calendar.zone),
    )


def _product(value: Value, known: _Known) -> DescribedProduct:
    fields = value.fields("name", "team")
    team = fields.need("team", one_of(known.teams), "")
    if team in known.inside:
        fields.wrong("team", Phrase("desk-file-inside", {"team": team}))
    return DescribedProduct(value.name, fields.need("name", text, ""), team)


def _company(value: Value, known: _Known) -> DescribedCompany:
    fields = value.fields("name", "contacts", "contracts")
    return DescribedCompany(
        value.name,
        fields.need("name", text, ""),
        tuple(_contact(contact, known) for contact in fields.entries("contacts")),
        tuple(_contract(contract, known) for contract in fields.given("contracts", Value.items, list[Value]())),
    )


def _contact(value: Value, known: _Known) -> DescribedPerson:
    _new_person(value, known)
    fields = value.fields("name", "language", "zone", "sees_company")
    return DescribedPerson(
        value.name,
        fields.need("name", text, ""),
        fields.given("language", one_of(LOCALES), known.desk.locale),
        fields.given("zone", _zone, known.desk.calendar.zone),
        sees_company=fields.given("sees_company", flag, otherwise=False),
        line=value.line,
    )


def _staff(value: Value, known: _Known) -> DescribedPerson:
    _new_person(value, known)
    fields = value.fields("name", "language", "zone", "slack", "teams")
    return DescribedPerson(
        value.name,
        fields.need("name", text, ""),
        fields.given("language", one_of(LOCALES), known.desk.locale),
        fields.given("zone", _zone, known.desk.calendar.zone),
        slack=fields.given("slack", partial(_account, known=known), None),
        teams=tuple(dict.fromkeys(fields.need("teams", several(one_of(known.teams)), tuple[str, ...]()))),
        line=value.line,
    )


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


def _weekend(value: Value) -> frozenset[int]:
    names = several(one_of(WEEK))(value)
    if set(names) >= set(WEEK):
        value.wrong(Phrase("desk-file-no-working-day"))
    return frozenset(WEEK.index(name) + 1 for name in names if name in WEEK)


def _channel(value: Value) -> str:
    return shaped(CHANNEL, "desk-file-slack-channel", "C0123ABCD")(value)


def _zone(value: Value) -> str:
    return one_of(_zones())(value)


@lru_cache
def _zones() -> dict[str, None]:
    available = available_timezones()
    return dict.fromkeys([*(zone for zone in USUAL_ZONES if zone in available), *sorted(available)])
