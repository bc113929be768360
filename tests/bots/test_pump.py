"""What leaves for one bot: in order, paced, settled, tried again; never twice without a flag, never lost."""

from __future__ import annotations

import asyncio

import pytest

from adapters.database.doors import Database
from adapters.texts import speaker
from bots.drawing import Drawn
from bots.pace import Limits, Pace
from bots.pump import _in_time
from core import outbox
from core.chat.channel import PartlySent, Post
from core.chat.events import Place
from core.chat.replies import Message
from core.errors import DeliveryFailed
from tests.bots.runtime import BOT, until
from tests.bots.sender import BEN, Sender, made

pytestmark = pytest.mark.usefixtures("quick")

PAUSE = 1.0  # seconds that the platform asks for: longer than a busy machine needs for two messages


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
    sender.wire.fails = [DeliveryFailed("rate", retry_after=PAUSE)]
    loop = asyncio.get_running_loop()
    began = loop.time()
    await sender.add("a1")
    sender.start()
    await until(lambda: sender.wire.sending == 1)
    await sender.add("b1", "b2", place=BEN)
    await until(lambda: len(sender.wire.sent) == 3)
    assert sender.wire.texts() == ["b1", "b2", "a1"], "the others did not wait for it"
    assert loop.time() - began >= PAUSE


async def test_a_pause_of_two_chats_holds_everything(sender: Sender) -> None:
    rate = DeliveryFailed("rate", retry_after=0.3)
    sender.wire.fails = [rate, rate]
    loop = asyncio.get_running_loop()
    began = loop.time()
    await sender.add("a1")
    await sender.add("b1", place=BEN)
    sender.start()
    await until(lambda: sender.wire.sending == 2)
    await sender.add("c1", place=Place(BOT, "clio-id"))
    await until(lambda: len(sender.wire.sent) == 3)
    assert loop.time() - began >= 0.3
    assert sender.wire.sending == 5, "nobody tried meanwhile"


async def test_after_a_hold_one_goes_ahead_and_the_others_follow_when_it_has_arrived(db: Database) -> None:
    sender = made(db, pace=Pace(Limits(5, 100.0, 50, 100.0)))
    rate = DeliveryFailed("rate", retry_after=0.3)
    sender.wire.fails = [rate, rate]
    await sender.add("a1")
    await sender.add("b1", place=BEN)
    sender.start()
    await until(lambda: sender.wire.sending == 2)
    sender.wire.hold = asyncio.Event()
    for number in range(8):
        await sender.add(f"c{number}", place=Place(BOT, f"{number}-id"))
    await until(lambda: sender.wire.sending == 3)
    await asyncio.sleep(0.1)  # nothing else may leave in it
    assert sender.wire.sending == 3
    sender.wire.hold.set()
    await sender.settled(*["sent"] * 10)
    await sender.stop()


def test_edits_for_which_there_is_no_room_come_later_and_hold_up_no_message() -> None:
    say = speaker("en", "UTC")
    message = Drawn(Post(BEN, Message(), say), "d")
    edit = Drawn(Post(BEN, Message(), say, edits="7"), "d")
    same = Drawn(Post(BEN, Message(), say, edits="8"), "d", unchanged=True)
    found = list(_in_time([edit, message, same, edit, None, edit], [0.0, 2.0, 4.0]))
    assert found[:3] == [edit, message, same]
    assert [one.retry_after for one in found if isinstance(one, DeliveryFailed)] == [2.0, 4.0]


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
