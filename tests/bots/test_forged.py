"""Forged presses: everything that can be done, by everybody, in every state, about anything.

What is legal stands in one table. Everything else must change nothing, be answered politely, and tell nobody what is
not theirs. The acts come from the personas: a new one is tried by itself, and fails until the table knows it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any

import pytest
import sqlalchemy as sa

from adapters.database.outbox import SqlOutbox
from adapters.database.tables import metadata
from adapters.database.work import SqlWork
from adapters.texts import speaker
from bots.build import PERSONAS
from bots.customer.persona import CUSTOMER
from bots.drawing import drawn
from bots.turn import Outcome, take_turn
from core.chat.channel import Arrived
from core.chat.events import Address, Event, Place
from core.chat.replies import FormErrors, OpenForm, Phrase, Quote, Toast
from core.chat.words import plain
from core.outbox import Outgoing
from core.tickets.codes import code_of
from core.tickets.model import Status, Ticket, Waits
from core.work import Work
from tests.bots.forged_world import CHANNELS, ROLES, ROOM, STATES, World, abouts, acts, event, world
from tests.play import spoken

# Who may do what to Anna's ticket in which state, and what it is then: status, whose turn, owner ("" nobody, "=" as it
# was, "me" who did it).

After = tuple[Status, Waits, str]
NEW, ASSIGNED, PENDING, DONE = Status.NEW, Status.ASSIGNED, Status.PENDING, Status.COMPLETED
SOLVED: After = (PENDING, Waits.CONFIRMATION, "=")
ANSWERED: dict[str, After] = {
    "assigned": (ASSIGNED, Waits.CUSTOMER, "="),
    "customer": (ASSIGNED, Waits.CUSTOMER, "="),
    "pending": SOLVED,
    "reopened": (ASSIGNED, Waits.CUSTOMER, "="),
}
CLOSED: After = (DONE, Waits.NOBODY, "=")
LEGAL: Mapping[str, Mapping[str, Mapping[str, After]]] = {
    "press product": {"anna": {"intake": (NEW, Waits.INTAKE, ""), "product": (NEW, Waits.TEAM, "")}},
    "press confirm": {"anna": {"pending": CLOSED}},
    "press not-solved": {"anna": {"pending": (ASSIGNED, Waits.TEAM, "=")}},
    "press rate": {"anna": {"pending": CLOSED, "completed": CLOSED}},
    "form comment": {"anna": {"completed": CLOSED}},
    "press claim": {"maria": {"new": (ASSIGNED, Waits.TEAM, "me")}, "jan": {"new": (ASSIGNED, Waits.TEAM, "me")}},
    "form reply": {"maria": ANSWERED},
    "form send": {"maria": ANSWERED},
    "form solve": {"maria": dict.fromkeys(("assigned", "customer", "reopened"), SOLVED)},
}
# Which forms may be opened; nothing changes before they are sent.
OPENS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "press reply": {"maria": tuple(ANSWERED)},
    "press send-to-customer": {"maria": tuple(ANSWERED)},
    "press solve": {"maria": ("assigned", "customer", "reopened")},
}
NOWHERE = {("telegram:staff", "press send-to-customer")}  # there are no threads there
ASKS = {"command new"}  # with words behind it this opens a request of their own
# Everything else may touch the actor's own conversation, and 'language' their own language: see `allowed`.
# What each may read of the others' words. In their own chats, that is: a team's channel is read by the team.
READS: Mapping[str, set[str]] = {
    "anna": {"Anna", "ANNA-WORDS"},
    "ben": {"Ben", "BEN-WORDS"},
    "zoe": {"Anna", "ANNA-WORDS", "Ben", "BEN-WORDS"},
    "bela": {"Bela", "BELA-WORDS"},
    "stranger": set(),
    "maria": {"Anna", "ANNA-WORDS", "Ben", "BEN-WORDS", "INTERNAL-WORDS"},
    "jan": {"Anna", "ANNA-WORDS", "Ben", "BEN-WORDS", "INTERNAL-WORDS"},
    "paul": set(),
    "tess": set(),
    "sam": {"Bela", "BELA-WORDS"},
}
READS_LEVEL_3 = {"tess": READS["maria"] - READS["ben"], "maria": READS["ben"], "jan": READS["ben"]}
SECRETS = set().union(*READS.values())
INSIDE = ("INTERNAL-WORDS", "Printers", "Technical support", ROOM)  # never in a customer's chat


# One try: what was changed by it, what was said, and then it is undone.


class Undone(Exception):  # noqa: N818 - nothing went wrong
    pass


LOOKED_AT = [t for t in metadata.sorted_tables if t.name not in ("inbox", "processes", "leads")]
Rows = tuple[str, ...]


def question(dialect: str) -> str:
    """One query for every row there is: it is asked thousands of times."""
    array, all_ = ("json_array", "json_group_array") if dialect == "sqlite" else ("json_build_array", "json_agg")
    parts = []
    for table in LOOKED_AT:
        columns = ", ".join(f'"{name}"' for name in table.columns.keys())  # noqa: SIM118 - it is no dict
        parts.append(f'(SELECT CAST({all_}({array}({columns})) AS TEXT) FROM "{table.name}")')
    return f"SELECT {', '.join(parts)}"


QUESTIONS = {dialect: question(dialect) for dialect in ("sqlite", "postgresql")}


def snapshot(db: sa.Connection) -> Rows:
    """Each table as JSON."""
    return tuple(text or "[]" for text in db.exec_driver_sql(QUESTIONS[db.dialect.name]).one())


@dataclass(frozen=True)
class Change:
    """A row that is there now and was not, or was and is not."""

    table: str
    row: Mapping[str, Any]


def changes(before: Rows, after: Rows) -> Iterator[Change]:
    for table, was, is_ in zip(LOOKED_AT, before, after, strict=True):
        if was != is_:
            old, new = json.loads(was), json.loads(is_)
            for row in [row for row in new if row not in old] + [row for row in old if row not in new]:
                yield Change(table.name, dict(zip(table.columns.keys(), row, strict=True)))


@dataclass(frozen=True)
class Tried:
    outcome: Outcome
    changes: list[Change]
    ticket: Ticket
    told: list[tuple[Place, str]]


def tried(made: World, work: SqlWork, before: Rows, happened: Event) -> Tried:
    result: list[Tried] = []
    work.outbox = noted = Noted(work.db)
    try:
        with work.savepoint():
            arrived = Arrived("forged", f"forged {happened.sender.user}", 1, {})
            (row,) = work.inbox.add(happened.place.channel, [arrived], holder="test", now=made.play.now)
            channel = happened.place.channel
            outcome = take_turn(work, row, happened, PERSONAS[channel], made.play.now, whole_forms=channel == "slack")
            assert outcome is not None
            changed = list(changes(before, snapshot(work.db)))
            ticket = work.tickets.get(made.anna)
            result.append(Tried(outcome, changed, ticket, list(said(made, work, noted.rows))))
            raise Undone
    except Undone:
        return result[0]


class Noted(SqlOutbox):
    """The outbox, and what was put into it."""

    def __init__(self, db: sa.Connection) -> None:
        super().__init__(db)
        self.rows: list[Outgoing] = []

    def add(self, row: Outgoing, *, now: datetime) -> None:
        self.rows.append(row)
        super().add(row, now=now)


def said(made: World, work: Work, rows: Iterable[Outgoing]) -> Iterator[tuple[Place, str]]:
    """How it will read."""
    for row in rows:
        shown = drawn(work, row, made.play.now, PERSONAS[row.place.channel], partial(speaker, strict=True))
        if shown:
            yield row.place, spoken(shown.post.message, shown.post.say)


def answer_text(outcome: Outcome) -> str:
    say = speaker(outcome.locale, outcome.zone, strict=True)
    match outcome.answer:
        case Toast(text=text):
            return say(text)
        case FormErrors(errors=errors):
            return " ".join(say(text) for text in errors.values())
        case OpenForm(facts=facts):
            return " ".join(_fact(say, fact) for fact in facts)
    return ""


def _fact(say: Callable[[Phrase], str], fact: object) -> str:
    if isinstance(fact, Phrase):
        return say(fact)
    return plain(fact.words) if isinstance(fact, Quote) else ""


# What must hold.


def wrong(made: World, channel: str, role: str, act: str, about: str, did: Tried) -> Iterator[str]:
    right = about in abouts(made, act) and (channel, act) not in NOWHERE
    legal = LEGAL.get(act, {}).get(role, {}).get(made.state) if right else None
    yield from (f"leak: {leak}" for leak in leaks(made, role, did) if not (legal and act == "form send"))
    if legal:
        yield from as_expected(made, role, did, legal)
        return
    mine = Address("", f"{role}-id").user
    if found := [c for c in did.changes if not allowed(c, mine, act) and not (act in ASKS and anew(made, role, c))]:
        yield f"changed {[(c.table, dict(c.row)) for c in found]}"
    may_open = right and made.state in OPENS.get(act, {}).get(role, ())
    if isinstance(did.outcome.answer, OpenForm) != may_open and not_asked(did):
        yield f"answered {did.outcome.answer}"
    if not did.outcome.answer and not did.told:
        yield "no answer at all"


def not_asked(did: Tried) -> bool:
    """On Telegram an opened form is a question in the chat."""
    return not any(c.table == "outbox" and c.row["name"].startswith("form-") for c in did.changes)


def anew(made: World, role: str, change: Change) -> bool:
    """It belongs to a request that they have just opened themselves."""
    row, others = change.row, {made.anna, made.ben, made.bela}
    if change.table == "tickets":
        return row["id"] not in others and row["customer"] == made.ids.get(role)
    about = row["about"] if change.table == "timers" else row.get("ticket")
    return about is not None and about not in others


def allowed(change: Change, mine: str, act: str) -> bool:
    row = change.row
    match change.table:
        case "outbox":
            return (row["kind"], row["ticket"]) == ("notice", None) and row["chat"] in (mine, ROOM)
        case "conversations":
            return bool(row["chat"] == mine)
        case "people":
            return act == "press language" and mine == f"{row['key']}-id"
        case "timeline":
            return act == "press language" and (row["act"], row["ticket"]) == ("language-chosen", None)
    return False


def as_expected(made: World, role: str, did: Tried, legal: After) -> Iterator[str]:
    status, waits, whose = legal
    owner = {"": None, "=": made.before.owner, "me": made.ids[role]}[whose]
    if (did.ticket.status, did.ticket.waits, did.ticket.owner) != (status, waits, owner):
        yield f"is {did.ticket.status}, {did.ticket.waits}, {did.ticket.owner}"
    about = {made.anna, None}
    if foreign := [c for c in did.changes if c.row.get("ticket") not in about or c.table in ("people", "addresses")]:
        yield f"also changed {foreign}"
    if [c for c in did.changes if c.table == "tickets" and c.row["id"] != made.anna]:
        yield "changed another ticket"


def leaks(made: World, role: str, did: Tried) -> Iterator[str]:
    own = answer_text(did.outcome)
    reads = READS_LEVEL_3.get(role, READS[role]) if made.state == "level 3" else READS[role]
    yield from (f"{secret} to {role}" for secret in SECRETS - reads if secret in own)
    for place, text in did.told:
        reader = place.chat.removesuffix("-id")
        allowed_words = reads if reader == role else READS.get(reader, SECRETS)
        yield from (f"{secret} in {place}" for secret in SECRETS - allowed_words if secret in text)
        if place.channel == "telegram:customer" and reader in ("anna", "ben", "zoe", "bela", "stranger"):
            yield from (f"{word} in {place}" for word in INSIDE if word in text)


def complaints(made: World, tries: Iterable[tuple[str, str, str, str]]) -> list[str]:
    """Every try in one transaction, each undone."""
    found: list[str] = []

    def run(work: Work) -> None:
        assert isinstance(work, SqlWork)
        before = snapshot(work.db)
        for channel, role, act, about in tries:
            what = f"{channel} {role} {act} {about!r}"
            try:
                did = tried(made, work, before, event(channel, role, act, about))
            except Exception as escaped:  # noqa: BLE001 - the others are tried all the same
                found.append(f"{what}: raised {escaped!r}")
            else:
                found.extend(f"{what}: {complaint}" for complaint in wrong(made, channel, role, act, about, did))

    made.play.write(run)
    return found


NONSENSE: tuple[str, ...] = ("", "x", "1", "1.2", "-1", "9" * 30, "1.1.7", "1.1.1", "1.1.1.1", "۱", "۱.۱", "１", "1e3")
NONSENSE += (" 1", "0", "0.0", "99999", "99999.1", "None", "' OR 1=1 --", "../1", "=" * 50)
WHO_SENDS_NONSENSE = {"telegram:customer": ("anna",), "slack": ("maria",)}


def others(made: World) -> tuple[str, ...]:
    """Buttons of tickets that are neither Anna's nor Maria's, and what Anna wrote in place of what Jan wrote."""
    ids = (made.ben, made.bela)
    entry = str(made.play.write(lambda w: w.entries.of(made.anna))[0].id)
    return (f"{entry}.0", *(f"{n}{end}" for n in ids for end in ("", ".1", ".1.5")), *(code_of(n) for n in ids))


@pytest.fixture(params=STATES)
def made(request: pytest.FixtureRequest, database_url: str) -> Iterator[World]:
    there = world(database_url, request.param)
    yield there
    there.play.close()


def test_only_what_is_legal_happens(made: World) -> None:
    tries = [
        (channel, role, act, about)
        for channel in CHANNELS
        if channel != "telegram:staff" or made.state == "assigned"  # there it is the persona that Slack has
        for act in dict.fromkeys(acts(channel))
        for role in ROLES
        for about in abouts(made, act)
    ]
    assert complaints(made, tries) == []


@pytest.mark.parametrize("made", ["pending"], indirect=True)
def test_nonsense_and_others_tickets_lead_nowhere(made: World) -> None:
    tries = [
        (channel, role, act, about)
        for channel, roles in WHO_SENDS_NONSENSE.items()
        for act in dict.fromkeys(acts(channel))
        for role in roles
        for about in (*NONSENSE, *others(made))
    ]
    assert complaints(made, tries) == []


@pytest.mark.parametrize("made", ["pending"], indirect=True)
@pytest.mark.parametrize("end", ["", ".1", ".2", ".1.3", ".2.3"])
def test_somebody_elses_ticket_is_as_unknown_as_one_that_never_was(made: World, end: str) -> None:
    answers = {ticket: heard(made, f"{ticket}{end}") for ticket in (made.anna, 99_999)}
    assert answers[made.anna] == answers[99_999]


def heard(made: World, about: str) -> list[str]:
    """What Bela is told to each of her presses."""
    presses = [event("telegram:customer", "bela", f"press {name}", about) for name in CUSTOMER.presses]

    def run(work: Work) -> list[str]:
        assert isinstance(work, SqlWork)
        return [answer_text(tried(made, work, snapshot(work.db), press).outcome) for press in presses]

    return made.play.write(run)
