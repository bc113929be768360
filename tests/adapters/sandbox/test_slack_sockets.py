"""Socket Mode without a library in between: envelopes, retries, disconnects, limits on connections."""

from collections.abc import AsyncIterator, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from typing import cast

import pytest
from slack_bolt.async_app import AsyncApp
from slack_sdk.errors import SlackApiError

from adapters.sandbox.people_slack import SlackPerson
from tests.adapters.sandbox.conftest import Sandbox
from tests.adapters.sandbox.slack_worlds import WORLD, Json, app, client, connected, raw_socket, received


@pytest.fixture
def world() -> Mapping[str, object]:
    return WORLD


@pytest.fixture
def maria(sandbox: Sandbox) -> SlackPerson:
    return SlackPerson(sandbox.url, sandbox.session, "U1")


async def waited(sandbox: Sandbox, kind: str, count: int = 1) -> list[dict[str, object]]:
    """The journal's rows of a kind, once there are that many."""
    seen = 0
    while len(rows := sandbox.journal.since(0, [kind])) < count:
        assert await sandbox.journal.wait(seen, 10, [kind]), f"{kind} did not come"
        seen = sandbox.journal.last
    return rows


async def test_hello_and_an_event_envelope_look_like_the_real_ones(sandbox: Sandbox, maria: SlackPerson) -> None:
    async with raw_socket(sandbox.url, sandbox.session) as socket:
        hello = await received(socket)
        assert (hello["type"], hello["num_connections"], hello["connection_info"]) == ("hello", 1, {"app_id": "A1"})
        ts = await maria.says("C1", "help")
        envelope = await received(socket)
        await socket.send_json({"envelope_id": envelope["envelope_id"]})
        await waited(sandbox, "slack.acked")
    kept = {key: envelope[key] for key in ("type", "accepts_response_payload", "retry_attempt", "retry_reason")}
    assert kept == {
        "type": "events_api",
        "accepts_response_payload": False,
        "retry_attempt": 0,
        "retry_reason": "",
    }
    payload = envelope["payload"]
    assert (payload["team_id"], payload["api_app_id"], payload["type"]) == ("T1", "A1", "event_callback")
    assert payload["authorizations"][0]["user_id"] == "UBOT"
    assert (payload["event"]["ts"], payload["event"]["channel_type"]) == (ts, "channel")


async def test_two_connections_share_the_payloads(sandbox: Sandbox, maria: SlackPerson) -> None:
    async with raw_socket(sandbox.url, sandbox.session) as one, raw_socket(sandbox.url, sandbox.session) as two:
        for socket in (one, two):
            await received(socket)
        for words in ("a", "b"):
            await maria.says("C1", words)
        texts = {(await received(socket))["payload"]["event"]["text"] for socket in (one, two)}
    assert texts == {"a", "b"}


class TestManyConnections:
    @pytest.fixture
    def world(self) -> Mapping[str, object]:
        return {"slack": {**cast(Json, WORLD["slack"]), "rates_off": ["apps.connections.open"]}}

    async def test_the_eleventh_is_sent_away(self, sandbox: Sandbox) -> None:
        async with _many(sandbox, 10), raw_socket(sandbox.url, sandbox.session) as socket:
            assert (await received(socket))["reason"] == "too_many_websockets"


@asynccontextmanager
async def _many(sandbox: Sandbox, count: int) -> AsyncIterator[None]:
    async with AsyncExitStack() as stack:
        for _ in range(count):
            await received(await stack.enter_async_context(raw_socket(sandbox.url, sandbox.session)))
        yield


async def test_a_ticket_opens_one_websocket_only(sandbox: Sandbox) -> None:
    async with sandbox.session.get(f"{sandbox.url}/link/?ticket=made-up") as answer:
        assert answer.status == 401


class TestRetries:
    @pytest.fixture
    def speed(self) -> float:
        return 600.0

    async def test_an_event_nobody_takes_is_tried_four_times_and_given_up(
        self, sandbox: Sandbox, maria: SlackPerson
    ) -> None:
        await maria.says("C1", "anybody?")
        [lost] = await waited(sandbox, "slack.lost")
        tries = sandbox.journal.since(0, ["slack.delivered"])
        assert [row["attempt"] for row in tries] == [0, 1, 2, 3]
        assert (lost["event_id"], lost["reason"]) == (tries[0]["event_id"], "connection_failed")

    async def test_a_connection_that_dies_before_its_ack_gets_the_event_again(
        self, sandbox: Sandbox, maria: SlackPerson
    ) -> None:
        async with raw_socket(sandbox.url, sandbox.session) as first:
            await received(first)
            await maria.says("C1", "help")
            before = await received(first)
        async with raw_socket(sandbox.url, sandbox.session) as second:
            await received(second)
            again = await received(second)
            await second.send_json({"envelope_id": again["envelope_id"]})
            await waited(sandbox, "slack.acked")
        assert again["payload"] == before["payload"]
        assert (again["retry_attempt"] >= 1, again["retry_reason"]) == (True, "connection_failed")

    async def test_an_event_that_is_not_acked_in_three_seconds_comes_again_at_once(
        self, sandbox: Sandbox, maria: SlackPerson
    ) -> None:
        async with raw_socket(sandbox.url, sandbox.session) as socket:
            await received(socket)
            await maria.says("C1", "help")
            first, second = await received(socket), await received(socket)
            await socket.send_json({"envelope_id": first["envelope_id"]})
            await socket.send_json({"envelope_id": second["envelope_id"]})
            [late] = await waited(sandbox, "slack.late_ack")
        assert late["envelope_id"] == first["envelope_id"]
        assert (second["retry_attempt"], second["retry_reason"]) == (1, "http_timeout")
        assert second["payload"] == first["payload"]

    async def test_a_press_is_never_tried_again(self, sandbox: Sandbox, maria: SlackPerson) -> None:
        seen = await maria.uses("start")
        assert (seen.acked, seen.error) == (False, "connection_failed")
        assert len(sandbox.journal.since(0, ["slack.delivered"])) == 1


async def test_the_same_event_can_come_twice(sandbox: Sandbox, maria: SlackPerson) -> None:
    async with raw_socket(sandbox.url, sandbox.session) as socket:
        await received(socket)
        await maria.says("C1", "help")
        first = await received(socket)
        await socket.send_json({"envelope_id": first["envelope_id"]})
        await sandbox.post("/control/slack/resend", event_id=first["payload"]["event_id"])
        second = await received(socket)
    assert second["payload"] == first["payload"]
    assert second["envelope_id"] != first["envelope_id"]


@pytest.mark.parametrize("wish", [{"do": "disconnect", "reason": "warning"}, {"do": "disconnect"}, {"do": "drop"}])
async def test_bolt_comes_back_after_its_connection_ended(wish: Json, sandbox: Sandbox, maria: SlackPerson) -> None:
    bolt: AsyncApp = app(sandbox.url)

    @bolt.event("message")
    async def answer(event: Json, client: object) -> None:
        if "bot_id" not in event:
            await client.chat_postMessage(channel="C1", text="here again")  # type: ignore[attr-defined]

    async with connected(bolt):
        assert await sandbox.post("/control/slack/socket", **wish) == {"connections": 1}
        rows = await waited(sandbox, "slack.socket", 3)
        assert sorted(str(row["change"]) for row in rows) == ["closed", "opened", "opened"]
        await maria.says("C1", "are you there?")
        assert (await maria.waits_for_post("C1", "here again")).by_app


async def test_the_app_hears_its_own_messages_edits_and_deletions(sandbox: Sandbox) -> None:
    web = client(sandbox.url)
    async with raw_socket(sandbox.url, sandbox.session) as socket:
        await received(socket)
        sent = await web.chat_postMessage(channel="C1", text="one")
        await web.chat_update(channel="C1", ts=sent["ts"], text="two")
        await web.chat_delete(channel="C1", ts=sent["ts"])
        posted, edited, deleted = [(await received(socket))["payload"]["event"] for _ in range(3)]
    assert (posted["bot_id"], posted["user"], posted["text"]) == ("B1", "UBOT", "one")
    assert edited["subtype"] == "message_changed"
    assert (edited["message"]["text"], edited["previous_message"]["text"]) == ("two", "one")
    assert (deleted["subtype"], deleted["deleted_ts"]) == ("message_deleted", sent["ts"])


async def test_people_edit_delete_react_and_join(sandbox: Sandbox, maria: SlackPerson) -> None:
    async with raw_socket(sandbox.url, sandbox.session) as socket:
        await received(socket)
        ts = await maria.says("C1", "hepl")
        await maria.edits("C1", ts, "help")
        await maria.reacts("C1", ts, "eyes")
        await maria.deletes("C1", ts)
        await sandbox.post("/control/slack/kick", channel="C1", user="U2")
        await sandbox.post("/control/slack/invite", channel="C1", user="U2")
        events = [(await received(socket))["payload"]["event"] for _ in range(5)]
    names = [(event["type"], event.get("subtype")) for event in events]
    assert names == [
        ("message", None),
        ("message", "message_changed"),
        ("reaction_added", None),
        ("message", "message_deleted"),
        ("member_joined_channel", None),
    ]
    assert events[1]["message"]["edited"]["user"] == "U1"
    assert events[2]["item"] == {"type": "message", "channel": "C1", "ts": ts}


async def test_a_kicked_app_hears_nothing_and_may_not_write(sandbox: Sandbox, maria: SlackPerson) -> None:
    await sandbox.post("/control/slack/kick", channel="C1")
    await maria.says("C1", "alone at last")
    assert sandbox.journal.since(0, ["slack.event"]) == []
    with pytest.raises(SlackApiError, match="not_in_channel"):
        await client(sandbox.url).chat_postMessage(channel="C1", text="hello?")
