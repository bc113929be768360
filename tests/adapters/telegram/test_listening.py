"""What every Telegram wire owes the desk when it listens, over real HTTP against the sandbox."""

import asyncio
import json
import logging
import time
from collections.abc import AsyncIterator, Sequence
from dataclasses import replace

import pytest

from adapters.telegram.poller import Poller
from core.chat.channel import Arrived, Post, Unreadable
from core.chat.events import Command, Edited, Left, Pressed, Returned, Said, Unknown
from core.chat.forms import Form
from core.chat.replies import Button, Message, OpenForm, Phrase, Toast
from core.chat.words import Span, words
from tests.adapters.telegram.conftest import Played, say

PNG = b"\x89PNG\r\n\x1a\n" + b"picture"
CLAIM = Button("claim", "7", Phrase("claim"), "primary")
UNKNOWN_ORIGIN = {"type": "hologram", "date": 1700000000, "beam": {"of": "light"}}


def post(played: Played, message: Message, **more: object) -> Post:
    return replace(Post(played.place, message, say), **more)  # type: ignore[arg-type]  # fields of a Post


def message(number: int) -> dict[str, object]:
    person = {"id": 1001, "is_bot": False, "first_name": "Anna", "last_name": "Nowak", "language_code": "pl"}
    chat = {"id": 1001, "type": "private", "first_name": "Anna"}
    return {"message_id": number, "date": 1700000000, "chat": chat, "from": person}


class Logged(logging.Handler):
    """What the wires log, as something to wait for."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []
        self.news = asyncio.Event()

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(record.getMessage())
        self.news.set()

    async def waits_for(self, text: str) -> None:
        async with asyncio.timeout(15):
            while not any(text in line for line in self.lines):
                await self.news.wait()
                self.news.clear()


@pytest.fixture
async def logged() -> AsyncIterator[Logged]:
    """Asynchronous, so that its event belongs to the test's loop."""
    handler = Logged()
    logging.getLogger("adapters.telegram").addHandler(handler)
    yield handler
    logging.getLogger("adapters.telegram").removeHandler(handler)


class TestPresses:
    async def test_a_press_gets_its_toast(self, played: Played) -> None:
        await played.wire.send(post(played, Message(title=Phrase("card"), buttons=((CLAIM,),))))
        pressing = asyncio.create_task(played.anna.presses("claim"))
        async with played.serving() as desk:
            raw = (await desk.waits_for(2))[1].raw
        pressed = await played.wire.read(raw)
        assert isinstance(pressed, Pressed)
        assert (pressed.act, pressed.about, pressed.place, pressed.sender.user) == ("claim", "7", played.place, "1001")
        assert await played.wire.give(raw, Toast(Phrase("x" * 300), alert=True), say)
        seen = await pressing
        assert (seen.toast, seen.alert) == ("x" * 199 + "…", True)

    async def test_a_press_without_answer_stops_the_spinner(self, played: Played) -> None:
        await played.wire.send(post(played, Message(title=Phrase("card"), buttons=((CLAIM,),))))
        pressing = asyncio.create_task(played.anna.presses("claim"))
        async with played.serving() as desk:
            raw = (await desk.waits_for(2))[1].raw
        assert await played.wire.give(raw, None, say)
        assert (await pressing).toast is None

    async def test_a_form_is_not_given_here_and_a_late_toast_is_lost(self, played: Played) -> None:
        raw = {"update_id": 5, "callback_query": {"id": "12345", "from": {"id": 1001}}}
        assert not await played.wire.give(raw, Toast(Phrase("late")), say)
        await played.wire.send(post(played, Message(title=Phrase("card"), buttons=((CLAIM,),))))
        pressing = asyncio.create_task(played.anna.presses("claim"))
        async with played.serving() as desk:
            raw = dict((await desk.waits_for(2))[1].raw)
        assert not await played.wire.give(raw, OpenForm(Form("f", ()), "7"), say)
        assert not (await pressing).spinner

    async def test_nothing_can_be_given_to_a_message(self, played: Played) -> None:
        raw = {"update_id": 5, "message": {"chat": {"id": 1001}}}
        assert await played.wire.give(raw, None, say)
        assert not await played.wire.give(raw, Toast(Phrase("x")), say)


class TestListening:
    async def test_what_people_do_arrives_in_order(self, played: Played) -> None:
        said = await played.anna.says("Hello bold", entities=[{"type": "bold", "offset": 6, "length": 4}])
        await played.anna.edits(said, "Bye")
        await played.anna.sends_album(2, "two")
        await played.anna.blocks()
        await played.anna.starts("invite_7")
        events = await played.events(8)
        kinds = [Command, Said, Edited, Said, Said, Left, Returned, Command]
        assert [type(event) for event in events] == kinds
        hello, edited, *album = events[1:5]
        assert isinstance(hello, Said)
        assert hello.words == (Span("Hello "), Span("bold", bold=True))
        assert (hello.name, hello.language, hello.message) == ("Anna Nowak", "pl", str(said))
        assert isinstance(edited, Edited)
        assert (edited.words, edited.message) == (words("Bye"), str(said))
        assert len({part.album for part in album if isinstance(part, Said)}) == 1
        start = events[-1]
        assert isinstance(start, Command)
        assert (start.name_, start.argument) == ("start", "invite_7")

    async def test_nothing_is_confirmed_before_it_is_stored(self, played: Played) -> None:
        await played.anna.says("precious")
        played.desk.broken = lambda _: True
        async with played.serving() as desk:
            await desk.waits(lambda: desk.calls >= 3)
        assert not desk.taken
        desk.broken = lambda _: False
        async with played.serving() as desk:
            arrived = await desk.waits_for(2)
        assert [one.raw["message"]["text"] for one in arrived] == ["/start", "precious"]

    async def test_a_store_that_recovers_gets_everything(self, played: Played) -> None:
        await played.anna.says("precious")
        played.desk.broken = lambda _: played.desk.calls <= 3
        async with played.serving() as desk:
            arrived = await desk.waits_for(2)
        said = await played.wire.read(arrived[1].raw)
        assert isinstance(said, Said)
        assert said.words == words("precious")

    async def test_an_update_that_no_store_takes_blocks_nobody(self, played: Played) -> None:
        """As PostgreSQL's jsonb refuses NUL: the update is stored as one escaped string, and read all the same."""
        poison = {"message": {**message(1), "text": "poison\x00"}}
        await played.sandbox.post("/control/telegram/raw", bot=played.bot, update=poison)
        await played.anna.says("after")

        def refuses(batch: Sequence[Arrived]) -> bool:
            return any("\x00" in str(one.raw.get("message", {}).get("text")) for one in batch)

        played.desk.broken = refuses
        async with played.serving() as desk:
            arrived = await desk.waits_for(3)
        events = [await played.wire.read(one.raw) for one in arrived]
        assert [event.words for event in events if isinstance(event, Said)] == [words("poison\ufffd"), words("after")]

    async def test_updates_nobody_can_read_are_taken_in_too(self, played: Played) -> None:
        poison = {"message": {"message_id": "many", "chat": {"id": 1001}, "from": {"id": 1001, "language_code": "pl"}}}
        await played.sandbox.post("/control/telegram/raw", bot=played.bot, update=poison)
        await played.anna.says("after")
        async with played.serving() as desk:
            arrived = await desk.waits_for(3)
        with pytest.raises(Unreadable) as unreadable:
            await played.wire.read(arrived[1].raw)
        assert (unreadable.value.place, unreadable.value.language) == (played.place, "pl")
        assert isinstance(await played.wire.read(arrived[2].raw), Said)

    async def test_a_repeated_delivery_has_the_same_key(self, played: Played) -> None:
        async with played.serving() as desk:
            (first,) = await desk.waits_for(1)
            again = {"bot": played.bot, "update_id": first.raw["update_id"]}
            calls = desk.calls
            await played.sandbox.post("/control/telegram/redeliver", **again)
            await desk.waits(lambda: desk.calls > calls)
        assert list(desk.taken) == [first.key]
        assert played.token not in first.key

    async def test_stopping_is_immediate(self, played: Played) -> None:
        async with played.serving() as desk:
            await desk.waits_for(1)
            begun = time.monotonic()
        assert time.monotonic() - begun < 1

    async def test_a_second_poller_is_named_in_the_log(self, played: Played, logged: Logged) -> None:
        other = asyncio.create_task(Poller(played.line, "other").run(played.desk))
        async with played.serving():
            await logged.waits_for("another process polls with this token")
        other.cancel()

    async def test_a_webhook_in_the_way_is_named_in_the_log(self, played: Played, logged: Logged) -> None:
        await played.line.call("setWebhook", {"url": "http://127.0.0.1:1/hook"})
        async with played.serving():
            await logged.waits_for("a webhook is set")
        await played.line.call("deleteWebhook")

    async def test_a_server_that_comes_back_is_listened_to_again(self, played: Played) -> None:
        await played.sandbox.faults(mode="down", every=1)
        async with played.serving() as desk:
            await played.sandbox.faults(every=2, status=500, methods=["getUpdates"])
            await desk.waits_for(1)


class TestReading:
    async def test_a_forward_from_an_unknown_origin_keeps_its_words(self, played: Played) -> None:
        raw = {"update_id": 9, "message": {**message(3), "text": "hello", "forward_origin": UNKNOWN_ORIGIN}}
        said = await played.wire.read(raw)
        assert isinstance(said, Said)
        assert (said.words, said.dropped) == (words("hello"), ("forward_origin",))

    @pytest.mark.parametrize(
        ("broken", "kept", "dropped"),
        [
            ({"entities": [{"type": "bold", "offset": "x", "length": 1}]}, words("hello"), ("entities",)),
            ({"photo": [{"file_id": "p"}]}, words("hello"), ("photo",)),
            ({"reply_to_message": {"message_id": 2}}, words("hello"), ("reply_to_message",)),
            ({"via_bot": {"id": "?"}}, words("hello"), ("via_bot",)),
            ({"text": {"no": "text"}}, (), ("text",)),
        ],
    )
    async def test_what_can_be_read_is_read(
        self, played: Played, broken: dict[str, object], kept: object, dropped: tuple[str, ...]
    ) -> None:
        said = await played.wire.read({"update_id": 9, "message": {**message(3), "text": "hello", **broken}})
        assert isinstance(said, Said)
        assert (said.words, said.dropped) == (kept, dropped)

    async def test_reading_leaves_the_raw_update_as_it_was(self, played: Played) -> None:
        raw = {"update_id": 9, "message": {**message(3), "text": "hello", "forward_origin": dict(UNKNOWN_ORIGIN)}}
        before = json.dumps(raw)
        await played.wire.read(raw)
        assert json.dumps(raw) == before

    async def test_an_update_of_an_unknown_kind(self, played: Played) -> None:
        raw = {"update_id": 9, "telepathy": {"from": {"id": 1001, "first_name": "Anna"}, "thought": "?"}}
        unknown = await played.wire.read(raw)
        assert isinstance(unknown, Unknown)
        assert (unknown.kind, unknown.place, unknown.name) == ("telepathy", played.place, "Anna")

    async def test_a_membership_that_no_library_knows(self, played: Played) -> None:
        strange = {"status": "haunting", "user": {"id": 1, "is_bot": True, "first_name": "b"}}
        body = {"chat": message(1)["chat"], "from": message(1)["from"], "date": 1700000000}
        raw = {"update_id": 9, "my_chat_member": {**body, "old_chat_member": strange, "new_chat_member": strange}}
        assert isinstance(await played.wire.read(raw), Unknown)
