"""The rights table, walked in full: what each member of staff may do with a ticket, by how they stand to it.

The acts come from the persona: a new one fails until it has its row. Whoever is not in the row is refused politely, and
nothing is changed. Everything is tried in one transaction, and undone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Any

import pytest

from adapters.database.work import SqlWork
from bots.agent.persona import AGENT
from bots.build import PERSONAS
from bots.turn import Outcome, take_turn
from core.chat.channel import Arrived
from core.chat.events import Address, Answer, Event, FormFilled, Place, Pressed
from core.chat.forms import Choice, Files, Form
from core.chat.replies import FormErrors, Toast
from core.chat.words import words
from core.errors import Refused
from core.people.model import Actor, Person, PersonId, Role
from core.tickets import calls, outages
from core.tickets.model import TicketId
from core.work import Work
from tests.bots.ladder import agent, asked, hands_up, ladder
from tests.play import NOW, Agent, Play

TEAM = frozenset({"maria", "jan"})  # the owner, and a colleague
WATCH = frozenset({"lena", "stan", "hugo", "olga"})  # a lead, a supervisor, headquarters, the process owner
OVER_SALES = WATCH - {"lena"}
OTHERS = frozenset({"eva", "tess", "sam", "petros", "anna", "nobody"})  # level 2, level 3, sales; not staff of a team
EVERYBODY = TEAM | WATCH | OTHERS
ONE_OF_EACH = frozenset({"maria", "lena", "tess", "sam", "anna"})  # who tries on PostgreSQL: see forged_world.tried_by
STAFF = EVERYBODY - {"petros", "anna", "nobody"}
OPEN = ("new", "assigned", "customer", "pending", "visit", "caller")
Row = Mapping[str, frozenset[str]]
HERS, THEIRS = frozenset({"maria"}), TEAM | WATCH
NO: Row = {}


def row(who: frozenset[str], *situations: str, **more: frozenset[str]) -> Row:
    deep = {name.replace("_", " "): people for name, people in more.items()}
    return {**dict.fromkeys(situations, who), **deep}


DEEP = WATCH | {"tess"}
WITH_SALES = OVER_SALES | {"sam"}
WORKED_ON = ("assigned", "customer", "visit", "caller")
REPLY = row(HERS, *WORKED_ON, "pending", sales=frozenset({"sam"}))
SOLVE = row(HERS, *WORKED_ON)
SALES = row(frozenset({"sam"}), "sales")
TALKS = STAFF - {"tess"}  # to customers on the phone
TABLE: Mapping[str, Row] = {
    "claim": row(THEIRS, "new"),
    "reply": REPLY,
    "solve": SOLVE,
    "send-to-customer": row(HERS, *WORKED_ON, "pending"),
    "send-prepared": SOLVE,
    "hold": row(HERS, "assigned", "visit", "caller"),
    "resume": row(HERS, "customer"),
    "no-fault": SOLVE,
    "hand-over": row(THEIRS, *OPEN, level_3=DEEP),
    "escalate": row(THEIRS, "new", *WORKED_ON, level_3=DEEP),
    "prepare": row(frozenset({"tess"}), "level 3"),
    "fetch": row(THEIRS, "level 3"),
    "undo": NO,  # nothing can be taken back in any of these
    "change": row(THEIRS, *OPEN, level_3=DEEP, sales=WITH_SALES),
    "note-item": row(THEIRS, *OPEN, "closed", level_3=DEEP, sales=WITH_SALES),
    "history": row(THEIRS, *OPEN, "closed", level_3=DEEP, sales=WITH_SALES),
    "send-technician": row(THEIRS, "new", "assigned", "customer", "caller"),
    "call-off-visit": row(THEIRS, "visit"),
    "activate": SALES,
    "decline": SALES,
    "called": row(THEIRS, "caller"),
    "outage-over": row(THEIRS, *OPEN, "closed", "level 3", "sales"),
    "tickets": row(STAFF, *OPEN, "closed", "level 3", "sales"),
    "language": row(EVERYBODY - {"nobody"}, *OPEN, "closed", "level 3", "sales"),
}
EVER = (*OPEN, "closed", "level 3", "sales")
FORMS: Mapping[str, Row] = {
    **{name: TABLE[name] for name in ("reply", "solve", "hold", "no-fault", "hand-over", "escalate", "prepare")},
    **{name: TABLE[name] for name in ("change", "note-item", "send-technician", "decline", "activate")},
    "called": row(HERS, "caller"),  # what was answered on the phone is an answer: the owner's
    "send": TABLE["send-to-customer"],
    "send-solution": SOLVE,
    "renew": NO,  # they have no contract that is over
    "sign": SALES,
    "call-off-visit": TABLE["call-off-visit"],
    "outage": row(THEIRS, *EVER),
    "caller": row(TALKS, *EVER),
    "calling": row(TALKS, *EVER),
    "call": row(TALKS, *EVER),
    "contact": row(TALKS, *EVER),
}


@dataclass
class Scene:
    """One ticket, standing as the situation says; who may reply to it, and a note in its thread."""

    play: Play
    situation: str
    ticket: TicketId
    note: str = "none"
    entry: int = 0
    visit: int = 0
    outage: int = 0


def set_up(work: Work) -> None:
    ladder()(work)
    company = work.people.by_key("anna").company  # type: ignore[union-attr]
    petros = Person(PersonId(0), "petros", "Petros", Role.TECHNICIAN, "en", "UTC")
    zoe = Person(PersonId(0), "zoe", "Zoe", Role.CUSTOMER, "en", "UTC", company, phone="+30 210 555 0101")
    for person in (petros, zoe):
        work.people.put_person(person)
    for key in ("petros", "anna"):
        known = work.people.by_key(key)
        assert known is not None
        work.people.link(known.id, Address("slack", f"{key}-id"), shown=key, now=NOW)
    work.people.link(_id(work, "petros"), Address("telegram:staff", "petros-id"), shown="Petros", now=NOW)


def _id(work: Work, key: str) -> PersonId:
    found = work.people.by_key(key)
    assert found is not None
    return found.id


def scene(url: str, situation: str) -> Scene:
    play = Play(url, set_up)
    made = Scene(play, situation, TicketId(1))
    SITUATIONS[situation](made)
    outage = play.write(
        lambda w: outages.declare(w, play.now, _actor(w, "maria"), product=None, text="The net is down")
    )
    play.settle()
    return replace(made, outage=outage.id)


def _actor(work: Work, key: str) -> Any:
    return Actor(work.people.get(_id(work, key)), "slack")


def new(made: Scene) -> None:
    made.play.customer("anna").says("The printer blinks")
    made.play.passes(seconds=10)


def assigned(made: Scene) -> None:
    _, maria = asked(made.play)
    made.note = maria.says_in_thread("A note")
    made.entry = made.play.write(lambda w: w.entries.of(made.ticket)[-1].id)


def customer(made: Scene) -> None:
    assigned(made)
    maria = made.play.agent("maria")
    maria.fills(maria.opens("reply"), text="Which lamp?")


def pending(made: Scene) -> None:
    assigned(made)
    maria = made.play.agent("maria")
    maria.fills(maria.opens("solve"), solution="New drum")


def closed(made: Scene) -> None:
    pending(made)
    made.play.customer("anna").presses("confirm")


def level_3(made: Scene) -> None:
    assigned(made)
    hands_up(made.play.agent("maria"), "Technical support")
    agent(made.play, "tess", "CDEEP").presses("claim")


def with_sales(made: Scene) -> None:
    made.play.customer("bela").says("The printer blinks")
    made.play.passes(seconds=10)
    Agent(made.play, "sam", "slack", "CSALES").presses("claim")


def visit(made: Scene) -> None:
    assigned(made)
    maria = made.play.agent("maria")
    opened = maria.opens("send-technician")
    petros = made.play.write(lambda w: _id(w, "petros"))
    maria.fills(opened, technician=str(petros), day="2026-03-03", time="10:30")
    made.visit = made.play.write(lambda w: w.visits.of(made.ticket)[0].id)


def caller(made: Scene) -> None:
    said = words("It burns")
    made.play.write(lambda w: calls.record(w, NOW, _actor(w, "maria"), caller=_id(w, "zoe"), product=None, said=said))
    made.play.settle()
    made.note = made.play.agent("maria").says_in_thread("A note")
    made.entry = made.play.write(lambda w: w.entries.of(made.ticket)[-1].id)


SITUATIONS: Mapping[str, Callable[[Scene], None]] = {
    "new": new,
    "assigned": assigned,
    "customer": customer,
    "pending": pending,
    "closed": closed,
    "level 3": level_3,
    "sales": with_sales,
    "visit": visit,
    "caller": caller,
}


class Undone(Exception):  # noqa: N818 - nothing went wrong
    pass


def went_through(made: Scene, work: SqlWork, event: Event) -> bool:
    """Whether it did or opened something; what is refused must leave ticket and timeline as they were."""
    before = (work.tickets.get(made.ticket), len(work.timeline.of(made.ticket)))
    result: list[bool] = []
    try:
        with work.savepoint():
            (arrived,) = work.inbox.add("slack", [Arrived("t", "t", 1, {})], holder="test", now=made.play.now)
            outcome = take_turn(work, arrived, event, PERSONAS["slack"], made.play.now, whole_forms=True)
            assert outcome is not None
            refused = _refused(outcome) or work.people.at(event.sender) is None
            after = (work.tickets.get(made.ticket), len(work.timeline.of(made.ticket)))
            assert not refused or before == after, f"refused, and yet changed: {event}"
            result.append(not refused)
            raise Undone
    except Undone:
        return result[0]


def _refused(outcome: Outcome) -> bool:
    match outcome.answer:
        case Toast(text=text):
            return text.key.startswith(("refused-", "stranger-"))
        case FormErrors():
            return True
    return False


def facts(made: Scene, who: str) -> dict[str, Any]:
    sender = Address("slack", f"{who}-id")
    place = Place("slack", "CPRINT")
    return {"sender": sender, "name": who, "language": "en", "place": place, "at": made.play.now, "message": "m"}


def about(made: Scene, act: str) -> str:
    special = {
        "send-to-customer": made.note,
        "send-prepared": str(made.entry),
        "send": f"{made.entry}.0",
        "send-solution": f"{made.entry}.0",
        "outage-over": str(made.outage),
        "tickets": "all",
        "language": "pl",
        "outage": "",
        "caller": "",
        "calling": "zoe",
        "contact": "Nora",
    }
    return special.get(act, str(made.ticket))


def trying(made: Scene) -> frozenset[str]:
    return EVERYBODY if made.play.url.startswith("sqlite") else ONE_OF_EACH


def pressing(made: Scene, work: SqlWork, act: str) -> set[str]:
    return {
        who
        for who in trying(made)
        if went_through(made, work, Pressed(**facts(made, who), act=act, about=about(made, act)))
    }


def filling(made: Scene, work: SqlWork, key: str) -> set[str]:
    """The form as whoever may do it gets it, filled in rightly, by everybody."""
    may = sorted(FORMS[key].get(made.situation, frozenset())) or ["maria"]
    carried = _carried(made, work, key)
    form = _form(made, work, key, carried, may[0])
    answers = _answers(form, key)
    return {
        who
        for who in trying(made)
        if went_through(made, work, FormFilled(**facts(made, who), form=key, about=carried, answers=answers))
    }


def _carried(made: Scene, work: SqlWork, key: str) -> str:
    if key == "call-off-visit":
        return str(made.visit)
    if key == "call":
        return str(_id(work, "zoe"))
    return f"{made.ticket}.1" if key == "renew" else about(made, key)


def _form(made: Scene, work: SqlWork, key: str, carried: str, who: str) -> Form:
    with suppress(Refused):
        return AGENT.form(work, made.play.now, work.people.get(_id(work, who)), key, carried)
    return AGENT.forms[key]  # nobody gets it as things stand: it is sent all the same


RIGHT = {"number": "K-7", "ends": "31.12.2027", "until": "31.12.2027", "phone": "+30 210 555 0102", "count": "2"}
LAST = ("hand-over", "change", "send-technician")  # what is chosen there: neither oneself, nor today before now
BLANK = {"starts", "products", "price", "company"}


def _answers(form: Form, key: str) -> dict[str, Answer]:
    given: dict[str, Answer] = {}
    for field in form.fields:
        if isinstance(field, Files) or field.name in BLANK:
            continue
        if isinstance(field, Choice):
            if field.options:
                given[field.name] = field.options[-1 if key in LAST else 0]
        else:
            given[field.name] = words(RIGHT.get(field.name, "What is right"))
    return given


@pytest.fixture(params=SITUATIONS)
def made(request: pytest.FixtureRequest, database_url: str) -> Iterator[Scene]:
    there = scene(database_url, request.param)
    yield there
    there.play.close()


def test_every_act_has_its_row() -> None:
    assert set(AGENT.presses) == set(TABLE)
    assert set(AGENT.filled) == set(AGENT.forms) == set(FORMS)


def test_only_those_in_the_row_may(made: Scene) -> None:
    def walk(work: Work) -> dict[str, set[str]]:
        assert isinstance(work, SqlWork)
        pressed = {f"press {act}": pressing(made, work, act) for act in TABLE}
        return pressed | {f"form {key}": filling(made, work, key) for key in FORMS}

    those = trying(made)
    expected = {f"press {act}": those & row.get(made.situation, frozenset()) for act, row in TABLE.items()}
    expected |= {f"form {key}": those & row.get(made.situation, frozenset()) for key, row in FORMS.items()}
    found = made.play.write(walk)
    wrong = [f"{act}: {sorted(who)}, not {sorted(expected[act])}" for act, who in found.items() if who != expected[act]]
    assert wrong == []
