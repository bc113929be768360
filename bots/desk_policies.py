"""What the desk's file says under `desk:` and is no list of things: who we are, when we are there, our policies."""

from __future__ import annotations

import re
from datetime import date, time, timedelta
from functools import lru_cache, partial
from zoneinfo import available_timezones

import yaml

from bots.desk_reading import Fields, Value, day, number, one_of, several, shaped, text
from core.catalog.model import KINDS, Calendar, Desk, RequestKind
from core.chat.replies import Phrase
from core.people.model import LOCALES

CHANNEL = re.compile(r"[CG][A-Z0-9]{2,20}")
CLOCK = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)", re.ASCII)
WEEK = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
USUAL_ZONES = ("Europe/Athens", "Europe/Warsaw", "Asia/Tehran", "Europe/London", "UTC")  # offered first
LONGEST_KIND = 40  # letters of a kind's key and of its names: both go on a button
OURS = {kind.key: kind for kind in KINDS}

FIELDS = (
    *("name", "language", "zone", "weekend", "holidays", "opens", "closes", "alerts_channel", "intake_seconds"),
    *("product_wait_minutes", "kinds", "reminder_days", "silence_days", "confirmation_days", "rating_change_hours"),
    "undo_seconds",
)


def desk(value: Value) -> Desk:
    fields = value.fields(*FIELDS)
    usual = Desk()
    quiet = fields.given("intake_seconds", number(1, 60), None)
    wait = fields.given("product_wait_minutes", number(1, 1440), None)
    change = fields.given("rating_change_hours", number(0, 720), None)
    undo = fields.given("undo_seconds", number(0, 60), None)
    return Desk(
        name=fields.need("name", text, ""),
        locale=fields.given("language", one_of(LOCALES), usual.locale),
        calendar=_calendar(fields),
        alerts_channel=fields.given("alerts_channel", channel, None),
        intake_quiet=usual.intake_quiet if quiet is None else timedelta(seconds=quiet),
        product_wait=usual.product_wait if wait is None else timedelta(minutes=wait),
        kinds=fields.given("kinds", _kinds, usual.kinds),
        reminder_days=fields.given("reminder_days", number(1, 60), usual.reminder_days),
        silence_days=fields.given("silence_days", number(1, 60), usual.silence_days),
        confirmation_days=fields.given("confirmation_days", number(1, 60), usual.confirmation_days),
        rating_change=usual.rating_change if change is None else timedelta(hours=change),
        undo=usual.undo if undo is None else timedelta(seconds=undo),
    )


def channel(value: Value) -> str:
    return shaped(CHANNEL, "desk-file-slack-channel", "C0123ABCD")(value)


def zone(value: Value) -> str:
    return one_of(zones())(value)


@lru_cache
def zones() -> dict[str, None]:
    """Every zone there is, the likely ones first."""
    available = available_timezones()
    return dict.fromkeys([*(zone for zone in USUAL_ZONES if zone in available), *sorted(available)])


def _calendar(fields: Fields) -> Calendar:
    usual = Calendar()
    opens, closes = _hours(fields)
    return Calendar(
        fields.given("zone", zone, usual.zone),
        fields.given("weekend", _weekend, usual.weekend),
        frozenset(fields.given("holidays", several(day), tuple[date, ...]())),
        opens or usual.opens,
        closes or usual.closes,
    )


def _hours(fields: Fields) -> tuple[time | None, time | None]:
    """From when to when somebody is there: both or neither, the same day."""
    opens = fields.given("opens", partial(_clock, otherwise=time.min), None)
    closes = fields.given("closes", partial(_clock, otherwise=time.max), None)
    if opens and closes is None:
        fields.wrong("opens", Phrase("desk-file-half-hours", {"given": "opens", "missing": "closes"}))
    elif closes and opens is None:
        fields.wrong("closes", Phrase("desk-file-half-hours", {"given": "closes", "missing": "opens"}))
    elif opens and closes and closes < opens:
        args = {"opens": f"{opens:%H:%M}", "closes": f"{closes:%H:%M}"}
        fields.wrong("closes", Phrase("desk-file-closes-early", args))
    return opens, closes


def _clock(value: Value, otherwise: time) -> time:
    """A local time. YAML takes 9:00 for a number of minutes, so what was written counts."""
    written = value.node.value if isinstance(value.node, yaml.ScalarNode) else ""
    found = CLOCK.fullmatch(written)
    if not found:
        value.wrong(Phrase("desk-file-clock", {"field": value.name, "value": written, "example": "09:00"}))
        return otherwise
    return time(int(found[1]), int(found[2]))


def _weekend(value: Value) -> frozenset[int]:
    names = several(one_of(WEEK))(value)
    if set(names) >= set(WEEK):
        value.wrong(Phrase("desk-file-no-working-day"))
    return frozenset(WEEK.index(name) + 1 for name in names if name in WEEK)


def _kinds(value: Value) -> tuple[RequestKind, ...]:
    if value.node.value == []:
        value.wrong(Phrase("desk-file-list", {"field": value.name, "example": "[problem, question]"}))
    seen: dict[str, int] = {}
    found = []
    for item in value.items():
        kind = _own_kind(item) if isinstance(item.node, yaml.MappingNode) else _kind_of_ours(item)
        if kind.key in seen:
            item.wrong(Phrase("desk-file-twice", {"name": kind.key, "line": seen[kind.key]}))
        elif kind.key:
            seen[kind.key] = item.line
            found.append(kind)
    return tuple(found)


def _kind_of_ours(item: Value) -> RequestKind:
    return OURS.get(one_of(OURS)(item), RequestKind(""))


def _own_kind(item: Value) -> RequestKind:
    """A key with its names below it, by language; of the languages that are missing the first there is will do."""
    named = item.entries()
    if len(named) != 1:
        item.wrong(Phrase("desk-file-kind", {"example": "- training: {en: Training}"}))
        return RequestKind("")
    (kind,) = named
    names = kind.fields(*LOCALES)
    found = tuple((locale, names.given(locale, _kind_name, "")) for locale in LOCALES)
    if isinstance(kind.node, yaml.MappingNode) and not any(name for _, name in found):
        kind.wrong(Phrase("desk-file-missing", {"field": LOCALES[0]}))
    if len(kind.name) > LONGEST_KIND:
        kind.wrong(Phrase("desk-file-long", {"field": kind.name, "most": LONGEST_KIND}))
    return RequestKind(kind.name, tuple((locale, name) for locale, name in found if name))


def _kind_name(value: Value) -> str:
    written = text(value)
    if len(written) > LONGEST_KIND:
        value.wrong(Phrase("desk-file-long", {"field": value.name, "most": LONGEST_KIND}))
    return written
