"""What leaves for one bot: in order, paced, settled, tried again; never twice without a flag, never lost."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

import pytest

from adapters.database.doors import Database
from adapters.texts import speaker
from bots import pump as pump_
from bots.customer.persona import CUSTOMER
from bots.pace import NONE, Limits, Pace
from bots.pump import Pump
from core import outbox
from core.chat.channel import PartlySent
from core.chat.events import FileRef, Place
from core.chat.replies import Message, StoredFile
from core.chat.words import words
from core.errors import DeliveryFailed
from core.outbox import Kind, Outgoing
from core.people.model import Actor, PersonId
from core.processes import DEAD
from core.tickets import actions
from core.tickets.model import Entry, EntryId, Fate, Ticket, TicketId
from core.work import Work
from tests.bots.runtime import BOT, Clock, FakeWire, Store, holds, until
from tests.play import desk, spoken
from tests.silence import silent

ANNA, BEN = Place(BOT, "anna-id"), Place(BOT, "ben-id")


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """The waits are the same, only shorter."""
    monkeypatch.setattr(pump_, "AWAY", 0.01)
    monkeypatch.setattr(pump_, "SWEEP", 0.02)


def say(work: Work, row: Outgoing, now: datetime) -> Message | None:
    if row.facts.get("raises"):
        raise KeyError("a bug")
    return None if row.facts.get("untrue") else Message(lines=(words(row.facts["text"]),))


PERSONA = replace(CUSTOMER, notices={**CUSTOMER.notices, "say": say})


@dataclass
class Sender:
    """One process with one pump."""

    db: Database
    store: Store
    wire: FakeWire
    pump: Pump
    clock: Clock
    running: asyncio.Task[None] | None = None

    def start(self) -> None:
        self.running = asyncio.create_task(self.pump.run())

    async def stop(self) -> None:
        if self.running:
            self.running.cancel()
            with suppress(asyncio.CancelledError):
                await self.running

    async def add(self, *texts: str, place: Place = ANNA, **facts: Any) -> None:
        def fn(work: Work) -> None:
            for text in texts:
                row = Outgoing(Kind.NOTICE, "say", place, {"text": text, **facts}, person=PersonId(1))
                work.outbox.add(row, now=self.clock())

        await self.db.write(fn)
        self.pump.poked.set()

    async def later(self, **by: float) -> None:
        self.clock.jump(**by)
        self.pump.poked.set()

    def rows(self, columns: str = "state, attempt, ambiguous, why") -> list[tuple[Any, ...]]:
        with self.db._reporting.connect() as connection:
            return [tuple(row) for row in connection.exec_driver_sql(f"SELECT {columns} FROM outbox ORDER BY id")]

    async def settled(self, *states: str) -> None:
        await until(lambda: [row[0] for row in self.rows("state")] == list(states))


def made(db: Database, process: str = "p1", pace: Pace | None = None) -> Sender:
    wire, clock, store = FakeWire(), Clock(), Store(db)
    pump = Pump(store, wire, PERSONA, speaker, process, clock, pace or Pace(NONE))
    return Sender(db, store, wire, pump, clock)


def set_up(work: Work) -> None:
    desk()(work)
    work.catalog.put_desk(replace(work.catalog.desk(), alerts_channel="CADMIN"))


@pytest.fixture
async def db(database_url: str) -> AsyncIterator[Database]:
    opened = Database(database_url)
    await opened.write(set_up)
    yield opened
    await opened.close()


@pytest.fixture
async def sender(db: Database) -> AsyncIterator[Sender]:
    one = made(db)
    yield one
    await one.stop()


# In order, at once


async def test_everything_is_sent_in_the_order_of_its_chat(sender: Sender) -> None:
    await sender.add(*(f"a{n}" for n in range(10)))
    await sender.add(*(f"b{n}" for n in range(10)), place=BEN)
    sender.start()
    await sender.settled(*["sent"] * 20)
    assert sender.wire.texts("anna-id") == [f"a{n}" for n in range(10)]
    assert sender.wire.texts("ben-id") == [f"b{n}" for n in range(10)]


async def test_one_chat_does_not_wait_for_another(sender: Sender) -> None:
    sender.wire.hold = asyncio.Event()
    await sender.add("a1", "a2")
    await sender.add("b1", place=BEN)
    sender.start()
    await until(lambda: sender.wire.sending == 2)
    sender.wire.hold.set()
    await sender.settled("sent", "sent", "sent")
    assert sender.wire.texts("anna-id") == ["a1", "a2"]


async def test_a_notice_that_is_no_longer_true_is_not_sent_but_noted(sender: Sender) -> None:
    await sender.add("old", untrue=True)
    await sender.add("new")
    sender.start()
    await sender.settled("dropped", "sent")
    assert sender.wire.texts() == ["new"]


# What fails


async def test_what_was_not_sent_for_now_is_sent_later_and_its_chat_waits(sender: Sender) -> None:
    sender.wire.fails = [DeliveryFailed("unreachable", ambiguous=True)]
    await sender.add("a1", "a2")
    sender.start()
    await until(lambda: sender.rows()[0][1:3] == (1, True))
    await sender.add("b1", place=BEN)
    await until(lambda: sender.wire.texts() == ["b1"])
    await sender.later(seconds=2)
    await sender.settled("sent", "sent", "sent")
    assert sender.wire.texts() == ["b1", "a1", "a2"]
    assert [bool(row[2]) for row in sender.rows()] == [True, False, False]


async def test_the_platforms_pause_is_kept_for_that_chat_alone(sender: Sender) -> None:
    sender.wire.fails = [DeliveryFailed("rate", retry_after=0.3)]
    loop = asyncio.get_running_loop()
    began = loop.time()
    await sender.add("a1")
    sender.start()
    await until(lambda: sender.wire.sending == 1)
    await sender.add("b1", "b2", place=BEN)
    await until(lambda: sender.wire.texts() == ["b1", "b2"])
    assert loop.time() - began < 0.3
    await until(lambda: len(sender.wire.sent) == 3)
    assert loop.time() - began >= 0.3


async def test_a_pause_for_the_whole_bot_holds_everything(sender: Sender) -> None:
    sender.wire.fails = [DeliveryFailed("rate", retry_after=0.3, whole_bot=True)]
    loop = asyncio.get_running_loop()
    began = loop.time()
    await sender.add("a1")
    sender.start()
    await until(lambda: sender.wire.sending == 1)
    await sender.add("b1", place=BEN)
    await until(lambda: len(sender.wire.sent) == 2)
    assert loop.time() - began >= 0.3


async def test_formatting_that_is_refused_goes_out_bare_at_once(sender: Sender) -> None:
    sender.wire.fails = [DeliveryFailed("formatting", permanent=True)]
    await sender.add("a1")
    sender.start()
    await sender.settled("sent")
    assert [post.bare for post in sender.wire.sent] == [True]


async def test_what_stopped_half_way_goes_on_behind_what_arrived(sender: Sender) -> None:
    sender.wire.fails = [PartlySent(DeliveryFailed("rate", retry_after=0), ("m8", "m9"))]
    await sender.add("a1")
    sender.start()
    await sender.settled("sent")
    assert [post.sent for post in sender.wire.sent] == [("m8", "m9")]


@pytest.mark.parametrize("failure", [DeliveryFailed("refused", permanent=True), ValueError("a bug in the wire")])
async def test_what_cannot_be_sent_is_told_to_the_administrator_and_the_chat_goes_on(
    sender: Sender, failure: Exception
) -> None:
    tries = 1 if isinstance(failure, DeliveryFailed) else outbox.UNDRAWABLE_TRIES
    sender.wire.fails = [failure] * tries
    await sender.add("a1", "a2")
    sender.start()
    await tried(sender, tries)
    await sender.settled("failed", "sent", "queued")
    assert sender.wire.texts() == ["a2"]
    assert sender.rows("name, chat")[2] == ("alert-not-delivered", "CADMIN")


async def test_what_a_platform_does_not_take_for_days_is_given_up(sender: Sender) -> None:
    sender.wire.fails = [DeliveryFailed("unreachable")] * 2
    await sender.add("a1")
    sender.start()
    await until(lambda: sender.rows()[0][:2] == ("queued", 1))
    await sender.later(seconds=outbox.GIVEN_UP_AFTER.total_seconds())
    await sender.settled("failed", "queued")


async def tried(sender: Sender, times: int) -> None:
    """The first row so often; the clock jumps over the waits."""
    for attempt in range(1, times):
        await until(lambda n=attempt: sender.rows()[0][:2] == ("queued", n))  # type: ignore[misc]
        await sender.later(minutes=15)


async def test_a_row_that_cannot_be_drawn_stops_only_itself_and_not_for_long(sender: Sender) -> None:
    await sender.add("a1", raises=True)
    await sender.add("a2")
    await sender.add("b1", place=BEN)
    sender.start()
    await until(lambda: sender.wire.texts() == ["b1"])
    await tried(sender, outbox.UNDRAWABLE_TRIES)
    await sender.settled("failed", "sent", "sent", "queued")
    assert "a bug" in sender.rows()[0][3]


async def test_a_platform_that_was_away_for_long_makes_a_bug_no_worse(sender: Sender) -> None:
    """How often a row broke us is counted apart from its other tries."""
    times = outbox.UNDRAWABLE_TRIES + 1
    sender.wire.fails = [*([DeliveryFailed("unreachable")] * times), ValueError("a bug in the wire")]
    await sender.add("a1")
    sender.start()
    await tried(sender, times + 2)
    await sender.settled("sent")


# Answers and cards


def claimed(work: Work, now: datetime) -> tuple[Ticket, Actor]:
    """Maria has Anna's ticket."""
    anna, maria = work.people.by_key("anna"), work.people.by_key("maria")
    assert anna
    assert anna.company
    assert maria
    (team,) = maria.teams
    ticket = work.tickets.open(Ticket(TicketId(0), anna.id, anna.company, "It blinks", now))
    ticket = work.tickets.save(ticket.reaching(team, now))
    actor = Actor(maria, "slack")
    return actions.claim(work, now, actor, ticket=ticket.id), actor


async def answered(sender: Sender, *files: FileRef) -> None:
    def fn(work: Work) -> None:
        ticket, maria = claimed(work, sender.clock())
        actions.reply(work, sender.clock(), maria, ticket=ticket.id, text=words("Restart it"), files=files)

    await sender.db.write(fn)


def answer(work: Work) -> Entry:
    return work.entries.get(EntryId(1))


async def test_an_answer_that_arrived_is_marked(sender: Sender) -> None:
    await answered(sender)
    sender.start()
    await holds(sender.db, lambda w: answer(w).fate is Fate.DELIVERED)
    assert any("Restart it" in text for text in sender.wire.texts())


PHOTOS = tuple(FileRef("slack", f"F{n}", f"photo{n}.jpg", "image/jpeg", kind="photo") for n in (1, 2))


async def stored(sender: Sender, file: int) -> None:
    kept = StoredFile(file, f"path-{file}", f"photo{file}.jpg", "image/jpeg", 1, "photo")
    await sender.db.write(lambda w: actions.file_stored(w, sender.clock(), file=file, stored=kept))
    sender.pump.poked.set()


def of_answer(sender: Sender, column: str) -> Any:
    return next(value for name, value in sender.rows(f"name, {column}") if name == "answer")


def gone_out(sender: Sender) -> list[tuple[bool, list[str]]]:
    """Of each answer whether its words were in it, and its files."""
    posts = [post for post in sender.wire.sent if "Maria" in spoken(post.message, post.say) and not post.edits]
    about = [post for post in posts if post.message.title is None]
    return [
        ("Restart it" in spoken(post.message, post.say), [file.name for file in post.message.files]) for post in about
    ]


async def test_an_answer_waits_for_its_files_at_no_cost(db: Database) -> None:
    """Looking whether they are here is no attempt, and takes nothing of the chat's budget."""
    sender = made(db, pace=Pace(Limits(2, 0.001, 100, 100.0)))
    await answered(sender, *PHOTOS[:1])
    sender.start()
    for _ in range(3):
        due = of_answer(sender, "due_at")
        await sender.later(seconds=1)
        await until(lambda due=due: of_answer(sender, "due_at") > due)  # type: ignore[misc]
    await stored(sender, 1)
    await sender.later(seconds=1)
    await holds(db, lambda w: answer(w).fate is Fate.DELIVERED)
    assert gone_out(sender) == [(True, ["photo1.jpg"])]
    assert of_answer(sender, "attempt") == 1
    await sender.stop()


async def test_an_answer_whose_files_do_not_come_goes_first_and_they_come_after_it(sender: Sender) -> None:
    await answered(sender, *PHOTOS)
    await sender.add("next")
    sender.start()
    await stored(sender, 2)
    await sender.later(seconds=55)
    assert gone_out(sender) == []
    await sender.later(seconds=6)
    await until(lambda: "next" in sender.wire.texts())
    assert gone_out(sender) == [(True, ["photo2.jpg"])]
    await stored(sender, 1)
    await until(lambda: len(gone_out(sender)) == 2)
    assert gone_out(sender)[1] == (False, ["photo1.jpg"])


async def test_a_file_that_comes_while_its_answer_is_on_its_way_goes_after_it(sender: Sender) -> None:
    await answered(sender, *PHOTOS[:1])
    due = of_answer(sender, "due_at")
    sender.start()
    await until(lambda: of_answer(sender, "due_at") > due)
    sender.wire.hold = asyncio.Event()
    await sender.later(minutes=2)
    await until(lambda: of_answer(sender, "state") == "sending")
    await stored(sender, 1)
    sender.wire.hold.set()
    await until(lambda: len(gone_out(sender)) == 2)
    assert gone_out(sender) == [(True, []), (False, ["photo1.jpg"])]


async def test_an_answer_that_cannot_arrive_is_marked_and_its_owner_called(sender: Sender) -> None:
    await answered(sender)
    sender.wire.fails = [DeliveryFailed("blocked", permanent=True)] * 2
    sender.start()
    await holds(sender.db, lambda w: answer(w).fate is Fate.FAILED)
    told = [name for name, chat in sender.rows("name, chat") if chat == "CPRINT"]
    assert "not-delivered" in told
    assert "alert-not-delivered" not in told
    done = await sender.db.write(lambda w: [entry.act for entry in w.timeline.of(1)])
    assert "not-delivered" in done

    def reachable(work: Work) -> bool:
        anna = work.people.by_key("anna")
        return anna is not None and work.people.address(anna.id, BOT) is not None

    assert not await sender.db.write(reachable), "nothing more is tried until they are back"


async def test_a_card_is_edited_in_place_and_posted_anew_when_it_is_gone(sender: Sender) -> None:
    def card(work: Work) -> None:
        row = Outgoing(Kind.CARD, "ticket", ANNA, ticket=1, person=PersonId(1))
        work.outbox.add(row, now=sender.clock())
        sender.pump.poked.set()

    def change(status: Callable[[Ticket], Ticket]) -> Callable[[Work], None]:
        def fn(work: Work) -> None:
            work.tickets.save(status(work.tickets.get(TicketId(1))))
            card(work)

        return fn

    await sender.db.write(lambda w: claimed(w, sender.clock()))
    sender.start()
    await sender.settled(*["sent" if chat == "anna-id" else "queued" for (chat,) in sender.rows("chat")])
    first = await sender.db.write(lambda w: w.cards.get(TicketId(1), "ticket", ANNA))
    await sender.db.write(card)
    await sender.settled(*["sent" if chat == "anna-id" else "queued" for (chat,) in sender.rows("chat")])
    assert len(sender.wire.sent) == 1, "what looks the same is not sent again"

    await sender.db.write(change(lambda t: t.answered(t.owner or PersonId(0), owner_name="")))
    await until(lambda: len(sender.wire.sent) == 2)
    assert first is not None
    assert sender.wire.sent[-1].edits == first.message

    sender.wire.fails = [DeliveryFailed("gone", permanent=True)]
    await sender.db.write(change(lambda t: t.heard_customer()))
    await until(lambda: len(sender.wire.sent) == 3)
    posted = sender.wire.sent[-1]
    assert posted.edits is None
    await sender.settled(*["sent" if chat == "anna-id" else "queued" for (chat,) in sender.rows("chat")])
    anew = await sender.db.write(lambda w: w.cards.get(TicketId(1), "ticket", ANNA))
    assert anew is not None
    assert anew.message == "m3"


# Crashes


async def test_after_a_crash_what_was_on_its_way_is_sent_again_and_flagged(sender: Sender) -> None:
    await sender.add("a1", "a2")
    claim = await sender.db.write(lambda w: w.outbox.claim(BOT, now=sender.clock(), most=9, busy=set(), resting=set()))
    assert len(claim) == 1
    sender.start()
    await sender.settled("sent", "sent")
    assert sender.wire.texts() == ["a1", "a2"]
    assert [(row[1], bool(row[2])) for row in sender.rows()] == [(2, True), (1, False)]


async def test_a_database_that_is_away_is_survived_and_nothing_is_sent_twice(sender: Sender) -> None:
    await sender.add("a1", "a2")
    sender.store.away = 3
    sender.wire.hold = asyncio.Event()
    sender.start()
    await until(lambda: sender.wire.sending == 1)
    sender.store.away = 5
    sender.wire.hold.set()
    await sender.settled("sent", "sent")
    assert sender.wire.texts() == ["a1", "a2"]
    assert sender.wire.sending == 2


async def test_what_is_on_its_way_is_settled_before_the_end(sender: Sender) -> None:
    sender.wire.hold = asyncio.Event()
    await sender.add("a1", "a2")
    sender.start()
    await until(lambda: sender.wire.sending == 1)
    stopping = asyncio.create_task(sender.stop())
    await asyncio.sleep(0)
    sender.wire.hold.set()
    await stopping
    assert [row[0] for row in sender.rows()] == ["sent", "queued"]


async def test_a_claim_whose_answer_was_lost_is_made_again(sender: Sender) -> None:
    """Nothing of it was sent: no flag."""
    lost: list[object] = []

    def once(result: object) -> bool:
        if isinstance(result, list) and result and not lost:
            lost.append(result)
            return True
        return False

    sender.store.lost = once
    await sender.add("a1", "a2")
    sender.start()
    await sender.settled("sent", "sent")
    assert lost
    assert sender.wire.texts() == ["a1", "a2"]
    assert [(row[1], bool(row[2])) for row in sender.rows()] == [(2, False), (1, False)]


@pytest.mark.parametrize("away", range(1, 4))
async def test_what_a_predecessor_left_is_queued_however_the_database_is_away(sender: Sender, away: int) -> None:
    await sender.add("a1")
    await sender.db.write(lambda w: w.outbox.claim(BOT, now=sender.clock(), most=9, busy=set(), resting=set()))
    calls = iter(range(1, 99))
    sender.store.lost = lambda result: next(calls) == away
    sender.start()
    await sender.settled("sent")
    assert [bool(row[2]) for row in sender.rows()] == [True]


async def test_a_bug_in_what_follows_from_a_message_sends_it_no_second_time(sender: Sender) -> None:
    """It was sent, but its entry cannot be marked: the chat goes on all the same."""
    sender.pump.persona = replace(PERSONA, notices={**PERSONA.notices, "answer": say})

    def add(work: Work) -> None:
        row = Outgoing(Kind.WORDS, "answer", ANNA, {"text": "a1", "entry": 99}, person=PersonId(1))
        work.outbox.add(row, now=sender.clock())

    await sender.db.write(add)
    await sender.add("a2")
    sender.start()
    await sender.settled("sent", "sent")
    assert sender.wire.texts() == ["a1", "a2"]


async def test_only_the_leader_sends_and_another_takes_over_when_it_is_dead(db: Database) -> None:
    first, second = made(db, "p1"), made(db, "p2")
    for one in (first, second):
        await db.write(lambda w, one=one: w.processes.beat(one.pump.process))  # type: ignore[misc]
    first.start()
    await first.add("a1")
    await first.settled("sent")
    second.start()
    await second.add("a2")
    second.pump.poked.set()
    await first.settled("sent", "sent")
    first.wire.hold = asyncio.Event()
    await first.add("a3")
    await until(lambda: first.wire.sending == 3)
    assert second.wire.sent == []
    silent(db, "p1", DEAD)
    await until(lambda: second.wire.texts() == ["a3"])
    first.wire.hold.set()
    await until(lambda: first.wire.texts() == ["a1", "a2", "a3"])
    await first.settled("sent", "sent", "sent")
    assert [bool(row[2]) for row in first.rows()] == [False, False, True], "sent twice, and flagged"
    await first.stop()
    await second.stop()


async def test_a_clock_that_is_set_back_makes_no_two_leaders(db: Database) -> None:
    first, second = made(db, "p1"), made(db, "p2")
    for process in ("p1", "p2"):
        await db.write(lambda w, process=process: w.processes.beat(process))  # type: ignore[misc]
    first.start()
    await first.add("a1")
    await first.settled("sent")
    first.clock.jump(minutes=-5)
    silent(db, "p1", DEAD)
    second.start()
    await until(lambda: second.pump.leads)
    await until(lambda: not first.pump.leads)
    await second.add("a2")
    await second.settled("sent", "sent")
    assert (first.wire.texts(), second.wire.texts()) == (["a1"], ["a2"])
    await first.stop()
    await second.stop()


# Pace


async def test_a_chat_gets_its_burst_and_then_its_rate(db: Database) -> None:
    sender = made(db, pace=Pace(Limits(3, 20.0, 100, 100.0)))
    loop = asyncio.get_running_loop()
    began = loop.time()
    await sender.add(*(f"a{n}" for n in range(7)))
    sender.start()
    await sender.settled(*["sent"] * 7)
    assert loop.time() - began >= (7 - 3) / 20
    assert sender.wire.texts() == [f"a{n}" for n in range(7)]
    await sender.stop()


LIMITS = Limits(chat_burst=2, chat_per_second=1.0, bot_burst=5, bot_per_second=10.0)


def test_budgets() -> None:
    pace = Pace(LIMITS)
    assert (pace.room(0.0), pace.resting(0.0)) == (5, set())
    for _ in range(2):
        pace.spend("a", 0.0)
    assert (pace.room(0.0), pace.resting(0.0)) == (3, {"a"})
    assert pace.resting(0.99) == {"a"}
    assert pace.resting(1.0) == set()
    for chat in "bcd":
        pace.spend(chat, 1.0)
    assert pace.room(1.0) == 2
    assert pace.room(1.3) == 5, "never more than the burst"


def test_pauses() -> None:
    pace = Pace(LIMITS)
    pace.pause("a", 10.0, whole_bot=False)
    assert (pace.room(5.0), pace.resting(5.0)) == (5, {"a"})
    pace.pause("a", 7.0, whole_bot=False)
    assert pace.resting(9.0) == {"a"}, "the longer one counts"
    assert pace.resting(10.0) == set()
    pace.pause("b", 20.0, whole_bot=True)
    assert (pace.room(19.0), pace.room(20.0)) == (0, 5)


def test_it_waits_no_longer_than_needed() -> None:
    pace = Pace(LIMITS)
    assert pace.wait(0.0) == 1.0
    for _ in range(2):
        pace.spend("a", 0.0)
    pace.resting(0.6)
    assert 0.3 < pace.wait(0.6) <= 0.4
    pace.pause("b", 0.7, whole_bot=True)
    assert 0.05 < pace.wait(0.6) <= 0.1 + 1e-9


def test_memory_stays_flat_over_many_chats() -> None:
    pace = Pace(LIMITS)
    for second in range(2000):
        pace.spend(f"chat {second}", float(second))
        pace.pause(f"chat {second}", second + 2.0, whole_bot=False)
        pace.resting(float(second))
    assert len(pace.chats) < 5
    assert len(pace.paused) < 5
