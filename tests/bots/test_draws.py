"""Nothing that is drawn holds the event loop for long, however long its ticket has become."""

from __future__ import annotations

import statistics
from collections.abc import AsyncIterator
from functools import partial
from typing import Any

import pytest

from adapters.database.doors import LONGEST_READ, Database
from adapters.database.held import held
from adapters.texts import speaker
from bots.build import PERSONAS
from bots.drawing import Drawn, drawn
from core.chat.conversations import Conversation
from core.chat.events import FileRef, Place
from core.chat.replies import StoredFile
from core.chat.steps import Run
from core.chat.words import words
from core.feedback.model import Rating
from core.fieldwork.model import State, Visit, VisitId
from core.outages.model import Outage, OutageId
from core.outbox import Kind, Outgoing
from core.people.model import Actor, PersonId
from core.tickets import actions
from core.tickets.cards import Card
from core.tickets.model import Entry, Side, Ticket, TicketId
from core.work import Work
from tests.bots.runtime import NOW
from tests.play import desk

ENTRIES = 100
PLACES = {"telegram:customer": "anna-id", "telegram:staff": "nikos-id", "slack": "CPRINT"}
TRIES = 5  # of each draw: a busy machine is slow now and then, but not each time
ENTRY = 7  # any of them
FACTS: dict[str, Any] = {
    "entry": ENTRY,
    "file": 3,
    "person": 1,
    "ticket": 1,
    "tickets": list(range(1, 21)),
    "about": "1",
    "act": "reply",
    "user": "maria-id",
    "name": "film.mp4",
    "who": "Anna",
    "why": "too-large",
    "error": None,
    "first": True,
    "intro": [],
    "former": 4,
    "to": "Jan (Printers)",
    "scope": "team",
    "page": 0,
    "whys": [{"key": "answer-missing", "args": {}}],
    "said": [[{"text": "x" * 3000}]],
    "language": "en",
    "outage": 1,
    "asked": 2,
    "days": 30,
    "more": True,
    "opens": "2026-03-02T09:00:00+00:00",
    "solving": 1,
    "visit": 1,
    "visits": [1],
    "later": 2,
}


def set_up(work: Work) -> None:
    """Twenty requests of Anna's; the first with a hundred long entries, each edited and with a file, and solved."""
    desk()(work)
    anna, maria = work.people.by_key("anna"), work.people.by_key("maria")
    assert anna
    assert anna.company
    assert maria
    (team,) = maria.teams
    for _ in range(20):
        ticket = work.tickets.open(Ticket(TicketId(0), anna.id, anna.company, "It blinks " * 12, NOW))
        work.tickets.save(ticket.reaching(team, NOW))
    first = TicketId(1)
    for number in range(ENTRIES):
        side = Side.CUSTOMER if number % 2 else Side.ANSWER
        text = words(f"{number} سلام 🖨 " * 200)
        entry = work.entries.add(Entry(first, anna.id, side, text, NOW, "telegram:customer", "anna-id", str(number)))
        work.entries.revise(entry.id, text[:1], now=NOW)
        file = work.entries.attach(entry.id, FileRef("telegram:customer", "r", "a.jpg", "image/jpeg", 3, "photo"))
        work.entries.stored(file, StoredFile(file, "p", "a.jpg", "image/jpeg", 3))
    work.visits.add(Visit(VisitId(0), first, anna.id, maria.id, NOW, "", NOW, NOW, State.ON_WAY))
    work.outages.add(Outage(OutageId(0), None, "The print server is down " * 40, maria.id, NOW))
    actor = Actor(maria, "slack")
    actions.claim(work, NOW, actor, ticket=first)
    actions.solve(work, NOW, actor, ticket=first, solution=words("New drum " * 300))
    work.ratings.put(Rating(first, 2, 3, NOW, "Well done " * 200))  # of another solution
    theirs = Place("telegram:customer", PLACES["telegram:customer"])
    work.cards.put(Card(first, "closed-silence", theirs, "1", NOW, 0, ""))  # of an earlier closing
    for channel, chat in PLACES.items():
        run = Run("reply" if channel != "telegram:customer" else "comment", "1", {"text": words("x" * 3000)}, 1)
        work.conversations.put(Conversation(Place(channel, chat), run=run, asked_at=NOW))


@pytest.fixture
async def db(database_url: str) -> AsyncIterator[Database]:
    opened = Database(database_url)
    await opened.write(set_up)
    yield opened
    await opened.close()


def reader(name: str, usual: PersonId | None) -> PersonId | None:
    """Lists, and where hers are, are for Maria, wherever they are shown."""
    return PersonId(4) if name in ("tickets", "slack-how") else usual


def rows(channel: str) -> list[Outgoing]:
    """One of each that this bot can be asked to send."""
    persona, place = PERSONAS[channel], Place(channel, PLACES[channel])
    person = None if channel == "slack" else PersonId(1)
    form = {"form": "comment" if channel == "telegram:customer" else "reply", "field": "text"}
    notices = [*persona.notices, "rated"]
    made = [
        Outgoing(Kind.NOTICE, name, place, {**FACTS, **form, "stars": 3}, 1, reader(name, person)) for name in notices
    ]
    numbers = {
        "answer": f"-{ENTRY}",
        "prepared": f"-{ENTRY}",
        "confirm": "-1",
        "reminder-confirm": "-1",
        "rating": "-1",
        "rated": "-2",
        "outage": "-1",
        "aside": f"-{ENTRY}",
        "visit": "-1",
    }
    return made + [
        Outgoing(Kind.CARD, f"{name}{numbers.get(name, '')}", place, {}, 1, person) for name in persona.cards
    ]


@pytest.mark.parametrize("channel", PERSONAS)
async def test_no_draw_holds_the_event_loop(db: Database, channel: str) -> None:
    slow = {}
    for row in rows(channel):
        draw = partial(drawn, row=row, now=NOW, persona=PERSONAS[channel], speak=partial(speaker, strict=True))
        times = [await _held(db, draw) for _ in range(TRIES)]
        if statistics.median(times) > LONGEST_READ:
            slow[row.name] = times
    assert slow == {}


async def _held(db: Database, draw: partial[Drawn | None]) -> float:
    shown, longest = await held(db.read(draw))
    assert shown is not None, draw
    return longest
