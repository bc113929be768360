"""Forged presses: everything that can be done, by everybody, in every state, about anything.

What is legal stands in one table. Everything else must change nothing, be answered politely, and tell nobody what is
not theirs. The acts come from the personas: a new one is tried by itself, and fails until the table knows it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

import pytest

from adapters.database.work import SqlWork
from bots.customer.persona import CUSTOMER
from core.chat.events import Address
from core.chat.replies import OpenForm
from core.tickets.codes import code_of
from core.tickets.model import Status, Waits
from core.work import Work
from tests.bots import forged_desk, forged_staff
from tests.bots.forged_tries import Change, Tried, Tries, answer_text
from tests.bots.forged_world import (
    CHANNELS,
    ROLES,
    ROOM,
    STATES,
    WHO_SENDS_NONSENSE,
    World,
    abouts,
    acts,
    event,
    nonsense,
    tried_by,
    world,
)

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
OPEN: dict[str, After] = {  # as it was
    "intake": (NEW, Waits.INTAKE, "="),
    "product": (NEW, Waits.PRODUCT, "="),
    "new": (NEW, Waits.TEAM, "="),
    "assigned": (ASSIGNED, Waits.TEAM, "="),
    "customer": (ASSIGNED, Waits.CUSTOMER, "="),
    "pending": SOLVED,
    "reopened": (ASSIGNED, Waits.TEAM, "="),
    "level 3": (ASSIGNED, Waits.TEAM, "="),
}
UNSOLVED = {state: after for state, after in OPEN.items() if state != "pending"}
CALLED: dict[str, After] = {  # a person: no question of ours, and no waiting, stands before that
    **OPEN,
    "intake": (NEW, Waits.TEAM, "="),
    "product": (NEW, Waits.TEAM, "="),
    "customer": (ASSIGNED, Waits.TEAM, "="),
}
LEGAL: Mapping[str, Mapping[str, Mapping[str, After]]] = {
    **forged_staff.LEGAL,
    "press product": {"anna": {"intake": (NEW, Waits.INTAKE, ""), "product": (NEW, Waits.TEAM, "")}},
    "press asset": {"anna": {"intake": (NEW, Waits.INTAKE, ""), "product": (NEW, Waits.TEAM, "")}},
    "press kind": {"anna": OPEN},
    "press kinds": {"anna": {**OPEN, "completed": CLOSED}},  # the card is drawn anew, unfolded where it may be
    "press urgent": {"anna": OPEN},
    "press person": {"anna": CALLED},
    "press withdraw": {"anna": UNSOLVED},
    "press withdrawn": {"anna": dict.fromkeys(UNSOLVED, (Status.NO_FAULT, Waits.NOBODY, "="))},
    "press back": {"anna": {"completed": (ASSIGNED, Waits.TEAM, "=")}},
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
    **forged_staff.OPENS,
    **forged_desk.OPENS,
    "press reply": {"maria": tuple(ANSWERED)},
    "press send-to-customer": {"maria": tuple(ANSWERED)},
    "press solve": {"maria": ("assigned", "customer", "reopened")},
}
NOWHERE = {("telegram:staff", "press send-to-customer")}  # there are no threads there
# With words behind it, or in it, this opens a request of their own; a person is called for the one they are on.
ASKS = {"command new", "command person", "command owner", "form owner"}
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


# What must hold.


def wrong(made: World, channel: str, role: str, act: str, about: str, did: Tried) -> Iterator[str]:
    right = (act in forged_desk.FREE or about in abouts(made, act)) and (channel, act) not in NOWHERE
    legal = LEGAL.get(act, {}).get(role, {}).get(made.state) if right else None
    yield from (
        f"leak: {leak}" for leak in leaks(made, role, did) if not (legal and act in ("form send", "form send-solution"))
    )
    if legal:
        yield from as_expected(made, role, did, legal)
        return
    mine = Address("", f"{role}-id").user
    if found := [
        c for c in did.changes if not allowed(c, mine, act) and not (act in ASKS and anew(made, role, act, c))
    ]:
        yield f"changed {[(c.table, dict(c.row)) for c in found]}"
    may_open = right and made.state in OPENS.get(act, {}).get(role, ())
    if isinstance(did.outcome.answer, OpenForm) != may_open and not_asked(did):
        yield f"answered {did.outcome.answer}"
    if not did.outcome.answer and not did.told:
        yield "no answer at all"


def not_asked(did: Tried) -> bool:
    """On Telegram an opened form is a question in the chat."""
    return not any(c.table == "outbox" and c.row["name"].startswith("form-") for c in did.changes)


def anew(made: World, role: str, act: str, change: Change) -> bool:
    """It belongs to a request that they have just opened themselves, or, of those who call a person, to their own."""
    own = {"anna": made.anna, "ben": made.ben, "bela": made.bela} if act == "command person" else {}
    row, others = change.row, {made.anna, made.ben, made.bela} - {own.get(role)}
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
        attempt = Tries(made, work)
        for channel, role, act, about in tries:
            what = f"{channel} {role} {act} {about!r}"
            try:
                did = attempt(event(channel, role, act, about))
            except Exception as escaped:  # noqa: BLE001 - the others are tried all the same
                found.append(f"{what}: raised {escaped!r}")
            else:
                found.extend(f"{what}: {complaint}" for complaint in wrong(made, channel, role, act, about, did))

    made.play.write(run)
    return found


def others(made: World) -> tuple[str, ...]:
    """Buttons of tickets that are neither Anna's nor Maria's, and what Anna wrote in place of what Jan wrote."""
    ids = (made.ben, made.bela)
    entry = str(made.play.write(lambda w: w.entries.of(made.anna))[0].id)
    return (f"{entry}.0", *(f"{n}{end}" for n in ids for end in ("", ".1", ".1.5")), *(code_of(n) for n in ids))


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module", params=STATES)
def made(request: pytest.FixtureRequest, database: str, new_database: Callable[[str], str]) -> Iterator[World]:
    """Shared by all tests that look at this state: whatever they try is undone."""
    there = world(new_database(database), request.param)
    yield there
    there.play.close()


def test_only_what_is_legal_happens(made: World) -> None:
    tries = [
        (channel, role, act, about)
        for channel in CHANNELS
        if channel != "telegram:staff" or made.state == "assigned"  # there it is the persona that Slack has
        for act in dict.fromkeys(acts(channel))
        for role in tried_by(made.play.url, ROLES)
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
        for about in (*nonsense(made), *others(made))
        if not (act in forged_staff.OF_THE_TEAM and about == str(made.ben))  # Jan's, who is of her team
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
        attempt = Tries(made, work)
        return [answer_text(attempt(press).outcome) for press in presses]

    return made.play.write(run)
