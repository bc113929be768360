"""slack_sdk's web client against the sandbox: pages, files, rates, faults, signed delivery."""

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from typing import cast

import aiohttp
import pytest
from aiohttp import web
from slack_bolt.adapter.aiohttp import to_aiohttp_response, to_bolt_request
from slack_bolt.async_app import AsyncApp
from slack_bolt.response import BoltResponse
from slack_sdk.errors import SlackApiError
from slack_sdk.http_retry.builtin_async_handlers import AsyncRateLimitErrorRetryHandler
from slack_sdk.web.async_client import AsyncWebClient

from adapters.sandbox.people_slack import SlackPerson
from tests.adapters.sandbox.conftest import Sandbox
from tests.adapters.sandbox.slack_worlds import WORLD, Handler, Json, actions, app, button, client, field, modal

UNLIMITED = {"slack": {**cast(Json, WORLD["slack"]), "rates_off": ["*"]}}


@pytest.fixture
def world() -> Mapping[str, object]:
    return UNLIMITED


@pytest.fixture
def slack(sandbox: Sandbox) -> AsyncWebClient:
    return client(sandbox.url)


@pytest.fixture
def maria(sandbox: Sandbox) -> SlackPerson:
    return SlackPerson(sandbox.url, sandbox.session, "U1")


async def test_a_history_comes_newest_first_in_pages_without_replies(slack: AsyncWebClient, maria: SlackPerson) -> None:
    sent = [await maria.says("C1", f"word {n}") for n in range(5)]
    await maria.says("C1", "aside", thread=sent[0])
    found: list[Json] = []
    cursor = ""
    while True:
        page = await slack.conversations_history(channel="C1", limit=2, cursor=cursor)
        found += page["messages"]
        if not page["has_more"]:
            break
        cursor = page["response_metadata"]["next_cursor"]
    assert [message["ts"] for message in found] == sent[::-1]
    assert (found[-1]["reply_count"], found[-1]["thread_ts"]) == (1, sent[0])
    since = await slack.conversations_history(channel="C1", oldest=sent[2])
    assert [message["ts"] for message in since["messages"]] == [sent[4], sent[3]]
    with_it = await slack.conversations_history(channel="C1", oldest=sent[2], inclusive=True)
    assert len(with_it["messages"]) == 3


async def test_a_thread_comes_oldest_first_with_its_parent(slack: AsyncWebClient, maria: SlackPerson) -> None:
    parent = await maria.says("C1", "broken")
    replies = [await maria.says("C1", f"reply {n}", thread=parent) for n in range(3)]
    first = await slack.conversations_replies(channel="C1", ts=parent, limit=2)
    assert [message["ts"] for message in first["messages"]] == [parent, replies[0]]
    cursor = first["response_metadata"]["next_cursor"]
    rest = await slack.conversations_replies(channel="C1", ts=parent, limit=2, cursor=cursor)
    assert [message["ts"] for message in rest["messages"]] == replies[1:]
    assert rest["has_more"] is False
    by_reply = await slack.conversations_replies(channel="C1", ts=replies[2])
    assert len(by_reply["messages"]) == 4


async def test_a_deleted_parent_leaves_a_tombstone(slack: AsyncWebClient, maria: SlackPerson) -> None:
    sent = await slack.chat_postMessage(channel="C1", text="card")
    await maria.says("C1", "reply", thread=sent["ts"])
    await slack.chat_delete(channel="C1", ts=sent["ts"])
    [left] = (await slack.conversations_history(channel="C1"))["messages"]
    assert (left["subtype"], left["text"]) == ("tombstone", "This message was deleted.")


async def test_text_alone_takes_the_blocks_away_and_shows_edited(slack: AsyncWebClient, maria: SlackPerson) -> None:
    sent = await slack.chat_postMessage(channel="C1", text="card", blocks=actions(button("Claim", "claim")))
    await slack.chat_update(channel="C1", ts=sent["ts"], text="card", blocks=actions(button("Close", "close")))
    [post] = await maria.channel("C1")
    assert ([one.label for one in post.buttons], post.edited) == (["Close"], False)
    await slack.chat_update(channel="C1", ts=sent["ts"], text="taken")
    [post] = await maria.channel("C1")
    assert (post.text, post.buttons, post.edited) == ("taken", (), True)


async def test_people_and_channels_are_found(slack: AsyncWebClient) -> None:
    me = await slack.auth_test()
    assert (me["user_id"], me["bot_id"], me["team_id"]) == ("UBOT", "B1", "T1")
    assert (await slack.users_lookupByEmail(email="m@x.gr"))["user"]["id"] == "U1"
    assert [one["id"] for one in (await slack.users_list(limit=1))["members"]] == ["U1"]
    assert [one["name"] for one in (await slack.conversations_list())["channels"]] == ["support"]
    made = await slack.conversations_create(name="printers")
    assert made["channel"]["is_member"] is True
    direct = await slack.conversations_open(users="U1")
    await slack.chat_postMessage(channel="U1", text="psst")
    history = await slack.conversations_history(channel=direct["channel"]["id"])
    assert [message["text"] for message in history["messages"]] == ["psst"]


async def test_a_file_goes_up_in_three_steps_and_stands_in_the_thread(
    slack: AsyncWebClient, maria: SlackPerson, sandbox: Sandbox
) -> None:
    parent = await maria.says("C1", "show me")
    answer = await slack.files_upload_v2(
        channel="C1",
        thread_ts=parent,
        filename="photo.png",
        content=b"bytes",
        initial_comment="here",
        alt_txt="a photo",
    )
    [said] = await maria.channel("C1")
    assert [(post.text, post.files) for post in said.thread] == [("here", ("photo.png",))]
    assert answer["files"][0]["shares"] == {}
    info = await slack.files_info(file=answer["files"][0]["id"])
    assert info["file"]["shares"]["public"]["C1"][0]["ts"] == said.thread[0].ts
    address = info["file"]["url_private"]
    async with sandbox.session.get(address, headers={"Authorization": "Bearer xoxb-1"}) as given:
        assert (given.status, given.content_type, await given.read()) == (200, "image/png", b"bytes")
    async with sandbox.session.get(address) as page:
        assert (page.content_type, "Sign in" in await page.text()) == ("text/html", True)


async def test_an_upload_of_another_length_is_refused(slack: AsyncWebClient, sandbox: Sandbox) -> None:
    asked = await slack.files_getUploadURLExternal(filename="a", length=5)
    async with sandbox.session.post(asked["upload_url"], data=b"1234") as answer:
        assert answer.status == 400
    with pytest.raises(SlackApiError, match="file_not_found"):
        await slack.files_completeUploadExternal(files=[{"id": asked["file_id"], "title": "a"}])


async def test_a_persons_file_comes_with_the_message(slack: AsyncWebClient, maria: SlackPerson) -> None:
    await maria.says("C1", "", files={"log.txt": b"error 7"})
    [message] = (await slack.conversations_history(channel="C1"))["messages"]
    assert message["subtype"] == "file_share"
    assert (message["files"][0]["name"], message["files"][0]["mimetype"]) == ("log.txt", "text/plain")


class TestRates:
    @pytest.fixture
    def world(self) -> Mapping[str, object]:
        return WORLD

    async def test_a_channel_takes_a_burst_and_then_one_a_second(self, slack: AsyncWebClient, sandbox: Sandbox) -> None:
        for n in range(5):
            await slack.chat_postMessage(channel="C1", text=str(n))
        with pytest.raises(SlackApiError) as refused:
            await slack.chat_postMessage(channel="C1", text="6")
        assert (refused.value.response.status_code, refused.value.response["error"]) == (429, "ratelimited")
        assert refused.value.response.headers["Retry-After"] == "1"
        assert len(sandbox.journal.since(0, ["slack.message"])) == 5

    async def test_a_client_that_waits_as_told_gets_through(self, slack: AsyncWebClient, maria: SlackPerson) -> None:
        slack.retry_handlers.append(AsyncRateLimitErrorRetryHandler(max_retry_count=2))
        for n in range(6):
            await slack.chat_postMessage(channel="C1", text=str(n))
        assert [post.text for post in await maria.channel("C1")] == list("012345")

    async def test_a_tier_ends_too(self, slack: AsyncWebClient) -> None:
        for _ in range(20):
            await slack.users_list()
        with pytest.raises(SlackApiError, match="ratelimited"):
            await slack.users_list()


async def test_faults_are_played_on_slack(slack: AsyncWebClient, sandbox: Sandbox, maria: SlackPerson) -> None:
    await sandbox.post("/control/faults", platform="slack", every=1, status=429, retry_after=7)
    with pytest.raises(SlackApiError, match="ratelimited") as refused:
        await slack.chat_postMessage(channel="C1", text="x")
    assert refused.value.response.headers["Retry-After"] == "7"
    await sandbox.post("/control/faults", platform="slack", mode="lost_answer")
    with pytest.raises(aiohttp.ClientError):
        await AsyncWebClient(token="xoxb-1", base_url=f"{sandbox.url}/api/", retry_handlers=[]).chat_postMessage(
            channel="C1", text="said, and the answer lost"
        )
    assert [post.text for post in await maria.channel("C1")] == ["said, and the answer lost"]


@pytest.mark.parametrize(
    ("body", "content", "error"),
    [
        (b"{", "application/json", "invalid_json"),
        (b"[]", "application/json", "json_not_object"),
        (b"<xml/>", "application/xml", "invalid_post_type"),
        (b"channel=C1&text=x&blocks=%7B", "application/x-www-form-urlencoded", "invalid_blocks_format"),
        (b"channel=C1&text=x&metadata=7", "application/x-www-form-urlencoded", "invalid_metadata_format"),
        (b"channel=C1&text=x&unfurl_links=maybe", "application/x-www-form-urlencoded", "invalid_arguments"),
    ],
)
async def test_bodies_that_are_not_what_they_say(body: bytes, content: str, error: str, sandbox: Sandbox) -> None:
    headers = {"Content-Type": content, "Authorization": "Bearer xoxb-1"}
    async with sandbox.session.post(f"{sandbox.url}/api/chat.postMessage", data=body, headers=headers) as answer:
        assert (await answer.json())["error"] == error


async def test_a_form_with_its_token_inside_is_as_good_as_json(sandbox: Sandbox, maria: SlackPerson) -> None:
    blocks = json.dumps([{"type": "section", "text": {"type": "mrkdwn", "text": "*hi*"}}])
    form = {"token": "xoxb-1", "channel": "C1", "text": "hi", "blocks": blocks, "unfurl_links": "false"}
    async with sandbox.session.post(f"{sandbox.url}/api/chat.postMessage", data=form) as answer:
        assert (await answer.json())["ok"] is True
    assert "xoxb-1" not in json.dumps(sandbox.journal.since(0))
    assert [post.text for post in await maria.channel("C1")] == ["*hi*"]


class TestSignedDelivery:
    """The app behind a request URL instead of a websocket."""

    @pytest.fixture
    def speed(self) -> float:
        return 600.0

    @pytest.fixture
    def headers(self) -> list[Mapping[str, str]]:
        return []

    @pytest.fixture
    async def bolt(self, sandbox: Sandbox, headers: list[Mapping[str, str]]) -> AsyncIterator[AsyncApp]:
        bolt = app(sandbox.url)

        async def serve(request: web.Request) -> web.Response:
            headers.append(request.headers)
            return await to_aiohttp_response(await bolt.async_dispatch(await to_bolt_request(request)))

        site = web.Application()
        site.add_routes([web.post("/slack", serve)])
        runner = web.AppRunner(site, access_log=None, shutdown_timeout=0.1)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        way = {"http": f"http://127.0.0.1:{runner.addresses[0][1]}/slack"}
        assert await sandbox.post("/control/slack/delivery", way=way, verify=True) == {"verified": True}
        headers.clear()
        yield bolt
        await runner.cleanup()

    async def test_events_presses_and_forms_go_round(self, bolt: AsyncApp, maria: SlackPerson) -> None:
        @bolt.event("message")
        async def card(event: Json, client: AsyncWebClient) -> None:
            if "bot_id" not in event:
                await client.chat_postMessage(channel="C1", text="card", blocks=actions(button("Reply", "reply")))

        @bolt.action("reply")
        async def reply(ack: Handler, body: Json, client: AsyncWebClient) -> None:
            view = modal("Reply", field("Words", {"type": "rich_text_input"}), field("Files", {"type": "file_input"}))
            await client.views_open(trigger_id=body["trigger_id"], view=view)
            await ack()

        views: list[Json] = []

        @bolt.view("form")
        async def submitted(ack: Handler, view: Json) -> None:
            views.append(view)
            await ack(response_action="errors", errors={"words": "no"}) if len(views) == 1 else await ack()

        await maria.says("C1", "help")
        await maria.waits_for_button("Reply", "C1")
        await maria.presses("Reply", "C1")
        words = [{"type": "text", "text": "Hello", "style": {"bold": True}}]
        fields = {"Words": words, "Files": {"a.png": b"bytes"}}
        assert (await maria.fills(fields)).errors == {"words": "no"}
        assert (await maria.fills({})).open == ()
        values = views[-1]["state"]["values"]
        assert values["words"]["it"]["rich_text_value"]["elements"][0]["elements"] == words
        assert [file["name"] for file in values["files"]["it"]["files"]] == ["a.png"]

    async def test_requests_are_signed_and_retries_say_so(
        self, bolt: AsyncApp, maria: SlackPerson, headers: list[Mapping[str, str]], sandbox: Sandbox
    ) -> None:
        done = asyncio.Event()

        @bolt.event("message")
        async def once_more() -> None:
            done.set()

        bolt.use(_failing(2))
        await maria.says("C1", "help")
        await asyncio.wait_for(done.wait(), 5)
        numbers = [one.get("X-Slack-Retry-Num") for one in headers]
        assert numbers == [None, "1", "2"]
        assert headers[1]["X-Slack-Retry-Reason"] == "http_error"
        assert headers[0]["X-Slack-Signature"].startswith("v0=")

    async def test_no_retry_stops_them(self, sandbox: Sandbox, maria: SlackPerson) -> None:
        async def refuse(request: web.Request) -> web.Response:
            return web.Response(status=500, headers={"X-Slack-No-Retry": "1"})

        site = web.Application()
        site.add_routes([web.post("/slack", refuse)])
        runner = web.AppRunner(site, access_log=None, shutdown_timeout=0.1)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        await sandbox.post("/control/slack/delivery", way={"http": f"http://127.0.0.1:{runner.addresses[0][1]}/slack"})
        await maria.says("C1", "help")
        [lost] = await sandbox.journal.wait(0, 5, ["slack.lost"])
        assert lost["reason"] == "no_retry"
        assert len(sandbox.journal.since(0, ["slack.delivered"])) == 1
        await runner.cleanup()


def _failing(times: int) -> Callable[..., Awaitable[object]]:
    left = times

    async def middleware(next_: Callable[[], Awaitable[object]]) -> object:
        nonlocal left
        left -= 1
        if left >= 0:
            return BoltResponse(status=500)
        return await next_()

    return middleware
