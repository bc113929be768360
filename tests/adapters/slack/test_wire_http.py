"""Over HTTP: signed requests from the sandbox are served, anything else is turned away before it is read."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from aiohttp import web
from slack_sdk.signature import SignatureVerifier

from adapters.sandbox.people_slack import SlackPerson
from adapters.slack.bolt_wire import BoltWire
from core.chat.channel import Post
from core.chat.events import Command, FormFilled, Place, Pressed, Said
from core.chat.forms import Form, Text
from core.chat.replies import Button, FormErrors, Message, OpenForm, Phrase, Toast
from tests.adapters.slack.conftest import SECRETS, Slack
from tests.adapters.slack.desk import Desk, say, served
from tests.adapters.slack.payload import message, press
from tests.adapters.slack.test_wire_listening import answering

SECRET = SECRETS["signing_secret"]
CARD = Message(title=Phrase("ticket"), buttons=((Button("claim", "7", Phrase("take")),),))


@dataclass
class Door:
    """The wire's route on a real socket."""

    url: str
    wire: BoltWire
    slack: Slack

    async def knock(self, body: object, **headers: str) -> int:
        async with self.slack.session.post(self.url, data=body, headers=headers) as answer:
            await answer.read()
            return answer.status

    async def signed(self, body: bytes, at: float | None = None, kind: str = "application/json") -> int:
        stamp = str(int(at if at is not None else time.time()))
        signature = SignatureVerifier(SECRET).generate_signature(timestamp=stamp, body=body)
        assert signature
        headers = {"X-Slack-Request-Timestamp": stamp, "X-Slack-Signature": signature, "Content-Type": kind}
        return await self.knock(body, **headers)


@pytest.fixture
async def door(slack: Slack, files_dir: Path) -> AsyncIterator[Door]:
    wire = BoltWire(SECRETS["bot_token"], signing_secret=SECRET, files_dir=files_dir, api_url=f"{slack.url}/api/")
    app = web.Application()
    app.router.add_post("/slack/events", wire.http_route())
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    yield Door(f"http://127.0.0.1:{runner.addresses[0][1]}/slack/events", wire, slack)
    await runner.cleanup()
    await wire.close()


@pytest.fixture
async def desk(slack: Slack, door: Door) -> AsyncIterator[Desk]:
    desk = Desk(door.wire)
    async with served(door.wire, desk):
        while await door.signed(b'{"type": "ssl_check"}') == 503:
            await slack.first("slack.call")  # the wire asks who it is before it serves
            await asyncio.sleep(0)
        verified = await slack.post("slack/delivery", way={"http": door.url}, verify=True)
        assert verified == {"verified": True}
        yield desk


async def test_a_message_is_stored_before_it_is_acknowledged(slack: Slack, desk: Desk, maria: SlackPerson) -> None:
    desk.open_.clear()
    await maria.says("C1", "hello")
    await desk.until(lambda d: d.asked)
    assert not await slack.rows("slack.acked")
    desk.open_.set()
    await slack.first("slack.acked")
    await desk.until(lambda d: d.events)
    assert isinstance(desk.events[0], Said)


async def test_what_could_not_be_stored_is_delivered_again(slack: Slack, desk: Desk, maria: SlackPerson) -> None:
    desk.broken = 1
    await maria.says("C1", "hello")
    acked = await slack.first("slack.acked")
    assert (acked["attempt"], len(desk.stored)) == (1, 1)


async def test_presses_forms_and_commands(door: Door, desk: Desk, maria: SlackPerson) -> None:
    (card,) = await door.wire.send(Post(Place("slack", "C1"), CARD, say))
    form = Form("reply", (Text("words"),))
    desk.answer = answering(
        claim=OpenForm(form, "7"), form=FormErrors({"words": Phrase("no")}), ticket=Toast(Phrase("none"))
    )
    assert (await maria.presses("take", "C1", card)).acked
    await maria.waits_for_form("reply")
    assert (await maria.fills({"words": "done"})).errors == {"words": "no"}
    desk.answer = answering(ticket=Toast(Phrase("none")), claim=Toast(Phrase("yours")))
    assert (await maria.fills({"words": "done"})).open == ()
    assert [one.text for one in (await maria.runs("/ticket", "", "C1")).whispers] == ["none"]
    assert (await maria.presses("take", "C1", card)).acked
    assert (await maria.waits_for_whisper("yours")).text == "yours"
    kinds = [type(event) for event in desk.events]
    assert kinds == [Pressed, FormFilled, FormFilled, Command, Pressed]


BODY = json.dumps(message()).encode()
NOW = str(int(time.time()))
GOOD = SignatureVerifier(SECRET).generate_signature(timestamp=NOW, body=BODY) or ""


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"X-Slack-Request-Timestamp": NOW},
        {"X-Slack-Signature": GOOD},
        {"X-Slack-Request-Timestamp": NOW, "X-Slack-Signature": "v0=" + "0" * 64},
        {"X-Slack-Request-Timestamp": NOW, "X-Slack-Signature": GOOD[:-1]},
        {"X-Slack-Request-Timestamp": NOW, "X-Slack-Signature": GOOD.upper()},
        {"X-Slack-Request-Timestamp": NOW, "X-Slack-Signature": "v0=ß"},
        {"X-Slack-Request-Timestamp": "now", "X-Slack-Signature": GOOD},
        {"X-Slack-Request-Timestamp": "٣", "X-Slack-Signature": GOOD},
        {"X-Slack-Request-Timestamp": "9" * 400, "X-Slack-Signature": GOOD},
        {"X-Slack-Request-Timestamp": "", "X-Slack-Signature": ""},
    ],
)
async def test_what_slack_did_not_sign(door: Door, desk: Desk, headers: dict[str, str]) -> None:
    assert await door.knock(BODY, **headers) == 401
    assert desk.asked == 0


@pytest.mark.parametrize(("age", "status"), [(0, 200), (290, 200), (310, 401), (-310, 401)])
async def test_a_request_is_good_for_five_minutes(door: Door, desk: Desk, age: float, status: int) -> None:
    assert await door.signed(BODY, time.time() - age) == status


async def test_the_same_request_again_changes_nothing(door: Door, desk: Desk) -> None:
    assert {await door.signed(BODY) for _ in range(5)} == {200}
    assert len(desk.stored) == 1


async def test_a_press_that_was_stored_already_waits_for_nothing(door: Door, desk: Desk) -> None:
    body = b"payload=" + json.dumps(press()).encode()
    assert await door.signed(body, kind="application/x-www-form-urlencoded") == 200
    begun = time.monotonic()
    assert await door.signed(body, kind="application/x-www-form-urlencoded") == 200
    assert (len(desk.stored), time.monotonic() - begun < 1) == (1, True)


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"[]",
        b"7",
        b'"text"',
        b"{",
        b"payload={",
        b"payload=[1]",
        b"[" * 20_000,
        b'{"type": "event_callback"}',
        b'{"type": "event_callback", "event": []}',
        b'{"type": "event_callback", "event": {"type": 7, "bot_id": {}}}',
        b'{"type": "block_actions", "actions": 7, "user": [], "team": 1}',
        b'{"type": "view_submission", "view": null}',
        b'{"authorizations": [7]}',
        b'{"command": "/ticket"}',
    ],
)
async def test_what_slack_signed_is_kept_whatever_it_is(door: Door, desk: Desk, body: bytes) -> None:
    assert await door.signed(body) == 200
    assert len(desk.stored) == 1


async def opened(door: Door, *headers: str) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
    """A request whose headers have come, and nothing else."""
    reader, writer = await asyncio.open_connection("127.0.0.1", int(door.url.rpartition(":")[2].partition("/")[0]))
    lines = ["POST /slack/events HTTP/1.1", "Host: desk", *headers, "", ""]
    writer.write("\r\n".join(lines).encode())
    return reader, writer


def shaped(at: float | None = None, signature: str = GOOD) -> tuple[str, str]:
    return f"X-Slack-Request-Timestamp: {int(at or time.time())}", f"X-Slack-Signature: {signature}"


async def status(streams: tuple[asyncio.StreamReader, asyncio.StreamWriter]) -> int:
    reader, writer = streams
    async with asyncio.timeout(10):
        line = await reader.readline()
    writer.close()
    await writer.wait_closed()
    return int(line.split()[1])


@pytest.mark.parametrize(
    ("headers", "answer"),
    [
        (("Content-Length: 9",), 401),
        (("Content-Length: 9", *shaped(signature="v0=1")), 401),
        (("Content-Length: 9", *shaped(at=1)), 401),
        (("Content-Length: 9", *shaped(at=9e10)), 401),
        (("Transfer-Encoding: chunked",), 401),
        (("Content-Length: 1048577", *shaped()), 413),
    ],
)
async def test_what_the_headers_tell_needs_no_body(
    door: Door, desk: Desk, headers: tuple[str, ...], answer: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("adapters.slack.door.BODY_SECONDS", 60)
    assert await status(await opened(door, *headers)) == answer


async def test_a_body_that_does_not_come(door: Door, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("adapters.slack.door.BODY_SECONDS", 0.1)
    streams = await opened(door, "Content-Length: 9", *shaped())
    streams[1].write(b"{")
    assert await status(streams) == 408
    assert desk.asked == 0


async def test_a_request_that_does_not_say_how_large_it_is(door: Door, desk: Desk) -> None:
    async def endless() -> AsyncIterator[bytes]:
        for _ in range(20):
            yield bytes(64 * 1024)

    assert await door.knock(endless(), **dict(header.split(": ") for header in shaped())) == 413
    assert desk.asked == 0


async def test_bytes_that_are_no_text(door: Door, desk: Desk) -> None:
    headers = {"X-Slack-Request-Timestamp": str(int(time.time())), "X-Slack-Signature": GOOD}
    assert await door.knock(b"\xff\xfe", **headers) == 401


async def test_nobody_is_served_before_the_desk_is_there(door: Door) -> None:
    assert await door.signed(BODY) == 503


async def test_without_a_secret_there_is_no_door(wire: BoltWire) -> None:
    with pytest.raises(ValueError, match="signing secret"):
        wire.http_route()
