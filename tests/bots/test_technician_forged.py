"""Forged taps around a visit: every act by everybody, in every state of the visit; what is legal stands in one table.

Everything else changes nothing but the actor's own conversation, is answered, and tells nobody what is not theirs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import partial

import pytest

from adapters.database.work import SqlWork
from bots.technician.persona import TECHNICIAN
from core.chat.events import Address, Answer, Command, Event, FormFilled, Place, Pressed
from core.chat.words import words
from core.fieldwork.model import OPEN, State, Visit, VisitId
from core.people.model import Person, PersonId, Role
from core.tickets.model import Waits
from core.work import Work
from tests.bots.forged_tries import Change, Tried, Tries, answer_text
from tests.bots.forged_world import ROLES, ROOM, World, known, tried_by, world
from tests.bots.test_forged import READS as THEIRS
from tests.play import NOW

SLACK, STAFF = "slack", "telegram:staff"
EVERYBODY = (*ROLES, "petros", "rea")
TEAM = ("maria", "jan")
READS: Mapping[str, set[str]] = {**THEIRS, "petros": {"Anna", "ANNA-WORDS"}, "rea": set()}
SECRETS: set[str] = set().union(*READS.values())

COMING = (State.OFFERED, State.ACCEPTED, State.ON_WAY)
OVER = tuple(state for state in State if state not in OPEN)
# What changes the visit: by whom, from which states, to which.
STEPS: Mapping[str, tuple[tuple[str, ...], tuple[State, ...], State]] = {
    "press visit-accept": (("petros",), (State.OFFERED,), State.ACCEPTED),
    "press visit-way": (("petros",), (State.ACCEPTED,), State.ON_WAY),
    "press visit-here": (("petros",), (State.ACCEPTED, State.ON_WAY), State.ARRIVED),
    "form visit-decline": (("petros",), COMING, State.DECLINED),
    "form call-off-visit": (TEAM, OPEN, State.CALLED_OFF),
    "form send-technician": (TEAM, OVER, State.OFFERED),
}
# What only opens a form, or shows once more what is theirs.
LOOKS: Mapping[str, tuple[tuple[str, ...], tuple[State, ...]]] = {
    "press visit-decline": (("petros",), COMING),
    "press visit-done": (("petros",), (State.ACCEPTED, State.ON_WAY, State.ARRIVED)),
    "press visit-photos": (("petros",), tuple(State)),
    "press visit-card": (("petros",), tuple(State)),
    "press send-technician": (TEAM, OVER),
    "press call-off-visit": (TEAM, OPEN),
}
ACTS = (
    *(f"press {name}" for name in TECHNICIAN.presses if name != "language"),
    *(f"form {name}" for name in TECHNICIAN.forms),
    *(f"{kind} {name}" for name in ("send-technician", "call-off-visit") for kind in ("press", "form")),
    *(f"command {name}" for name in ("today", "queue", "ticket")),
)


def visited(url: str, state: State) -> World:
    """Anna's ticket is Maria's, and Petros has a visit there in this state."""
    made = world(url, "assigned")

    def set_up(work: Work) -> None:
        for key in ("petros", "rea"):
            person = work.people.put_person(Person(PersonId(0), key, key.title(), Role.TECHNICIAN, "en", "UTC"))
            for channel in (SLACK, STAFF):
                work.people.link(person, Address(channel, f"{key}-id"), shown=key, now=NOW)
        by, who = known(work, "maria"), known(work, "petros")
        work.visits.add(Visit(VisitId(0), made.anna, who, by, NOW, "Ring twice", NOW, NOW, state))
        waits = Waits.TECHNICIAN if state in OPEN else Waits.TEAM
        work.tickets.save(replace(work.tickets.get(made.anna), waits=waits))

    made.play.write(set_up)
    return made


def event(made: World, channel: str, role: str, act: str) -> Event:
    kind, _, name = act.partition(" ")
    place = Place(channel, ROOM if channel == SLACK and kind == "press" else f"{role}-id")
    facts = (Address(channel, f"{role}-id"), role, "en", place, NOW)
    about = str(made.anna) if "technician" in name or act == "press call-off-visit" else "1"
    if kind == "press":
        return Pressed(*facts, "m1", name, about)
    if kind == "command":
        return Command(*facts, "m1", name, "")
    petros = str(made.play.write(partial(known, who="petros")))
    picked: dict[str, Answer] = {"technician": petros, "day": "2026-03-05", "time": "10:30"}
    return FormFilled(*facts, None, name, about, {**picked, "why": words("FORGED"), "note": words("FORGED")})


def wrong(channel: str, role: str, act: str, state: State, did: Tried) -> Iterator[str]:
    yield from leaks(role, did)
    away = channel == SLACK and role == "petros"  # a technician takes no step there
    who, before, after = STEPS.get(act, ((), (), state))
    if role in who and state in before and not away:
        if [row["state"] for row in visits(did)] != [after]:
            yield f"became {[row['state'] for row in visits(did)]}"
        return
    if visits(did):
        yield f"changed {visits(did)}"
    lookers, when = LOOKS.get(act, ((), ()))
    if role in lookers and state in when and not away:
        return
    if found := [change for change in did.changes if not own(change, role)]:
        yield f"changed {found}"
    if not did.outcome.answer and not did.told:
        yield "no answer at all"


def visits(did: Tried) -> list[Mapping[str, object]]:
    """Rows as they are now: of a changed one the old row comes last."""
    rows = [change.row for change in did.changes if change.table == "visits"]
    return rows[: max(1, len(rows) // 2)] if rows else []


def own(change: Change, role: str) -> bool:
    """Their own conversation, and what they are answered there."""
    mine = (f"{role}-id", ROOM)
    if change.table == "outbox":
        return change.row["chat"] in mine and change.row["ticket"] is None and change.row["kind"] == "notice"
    return change.table == "conversations" and change.row["chat"] in mine


def leaks(role: str, did: Tried) -> Iterator[str]:
    said = answer_text(did.outcome)
    yield from (f"{secret} to {role}" for secret in SECRETS if secret in said and secret not in reads(role))
    for place, text in did.told:
        reader = place.chat.removesuffix("-id")
        yield from (f"{word} in {place}" for word in SECRETS if word in text and word not in reads(reader))


def reads(reader: str) -> set[str]:
    """A team's channel is read by the team."""
    return READS.get(reader, SECRETS)


@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("database", ["sqlite", "postgresql"])
def test_only_what_is_legal_happens(database: str, state: State, new_database: Callable[[str], str]) -> None:
    made = visited(new_database(database), state)
    found: list[str] = []

    def run(work: Work) -> None:
        assert isinstance(work, SqlWork)
        attempt = Tries(made, work)
        for channel in (SLACK, STAFF):
            for role in roles:
                for act in ACTS:
                    did = attempt(happened[channel, role, act])
                    complaints = wrong(channel, role, act, state, did)
                    found.extend(f"{channel} {role} {act}: {complaint}" for complaint in complaints)

    roles = tried_by(made.play.url, EVERYBODY)
    happened = {(c, r, a): event(made, c, r, a) for c in (SLACK, STAFF) for r in roles for a in ACTS}
    made.play.write(run)
    made.play.close()
    assert found == [], "\n".join(found)
