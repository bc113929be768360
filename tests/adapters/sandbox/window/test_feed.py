"""What the page is told: everything that changes, as it looks then; who there is; what was really sent."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import aiohttp
import pytest
from yarl import URL

from adapters.sandbox.people_slack import SlackPerson
from adapters.sandbox.people_telegram import TelegramPerson
from tests.adapters.sandbox.conftest import WORLD as PHONES
from tests.adapters.sandbox.conftest import Sandbox
from tests.adapters.sandbox.slack_worlds import WORLD as WORKSPACE
from tests.adapters.sandbox.slack_worlds import actions, button, client

Json = dict[str, Any]


@pytest.fixture
def world() -> Mapping[str, object]:
    return {**WORKSPACE, **PHONES}


@pytest.fixture
def anna(sandbox: Sandbox) -> TelegramPerson:
    return TelegramPerson(sandbox.url, sandbox.session, "demo_bot", 1001)


@pytest.fixture
def maria(sandbox: Sandbox) -> SlackPerson:
    return SlackPerson(sandbox.url, sandbox.session, "U1")


async def news(socket: aiohttp.ClientWebSocketResponse) -> Json:
    told: Json = json.loads(await socket.receive_str(timeout=5))
    return told


async def bot(sandbox: Sandbox, method: str, **args: object) -> Any:
    async with sandbox.session.post(f"{sandbox.url}/bot1:AAA/{method}", json=args) as answer:
        told = await answer.json()
    assert told["ok"], told
    return told["result"]


async def test_the_feed_tells_of_both_sides_as_they_look_now(
    sandbox: Sandbox, anna: TelegramPerson, maria: SlackPerson
) -> None:
    async with sandbox.session.ws_connect(f"{sandbox.url}/window/feed?since=0") as socket:
        assert (await news(socket))["boot"]
        await anna.starts("code")
        told = await news(socket)
        assert [one["message"]["text"] for one in told["telegram"]] == ["/start code"]
        assert told["chats"][-1]["started"] is True
        said = await anna.says("hlelo")
        await anna.edits(said, "hello")
        texts = [one["message"]["text"] for one in (await news(socket))["telegram"]]
        assert texts[-1] == "hello"
        ts = await maria.says("C1", "good <morning>")
        told = await news(socket)
        assert [(one["ts"], one["text"]) for one in told["messages"]] == [(ts, "good &lt;morning&gt;")]
        assert [one["kind"] for one in told["deeds"]] == ["person.said"]
        await maria.deletes("C1", ts)
        assert (await news(socket))["messages"] == [{"channel": "C1", "ts": ts, "gone": True}]


async def test_a_page_that_was_away_hears_what_it_missed(sandbox: Sandbox, anna: TelegramPerson) -> None:
    await anna.starts()
    since = sandbox.journal.last
    await anna.says("while you were away")
    async with sandbox.session.ws_connect(f"{sandbox.url}/window/feed?since={since}") as socket:
        await news(socket)
        assert [one["message"]["text"] for one in (await news(socket))["telegram"]] == ["while you were away"]


async def test_a_long_chat_comes_page_by_page(sandbox: Sandbox, anna: TelegramPerson) -> None:
    await anna.starts()
    for number in range(7):
        await anna.says(f"{number}")
    where: dict[str, str | int] = {"bot": "demo_bot", "user": 1001, "limit": 3}
    newest: Any = await sandbox.get("/window/telegram", **where)
    older: Any = await sandbox.get("/window/telegram", **where, before=newest["messages"][0]["message_id"])
    assert [one["text"] for one in newest["messages"]] == ["4", "5", "6"]
    assert [one["text"] for one in older["messages"]] == ["1", "2", "3"]
    assert older["more"] is True


HELP = {"command": "help", "description": "What I can do"}
MENUS: tuple[Json, ...] = (
    {},
    {"language_code": "pl"},
    {"scope": {"type": "all_private_chats"}},
    {"scope": {"type": "chat", "chat_id": 1001}},
)


async def test_the_menu_of_a_chat_is_the_narrowest_one_and_an_open_page_hears_of_it(
    sandbox: Sandbox, anna: TelegramPerson
) -> None:
    await anna.starts()
    since = sandbox.journal.last
    async with sandbox.session.ws_connect(f"{sandbox.url}/window/feed?since={since}") as socket:
        assert (await news(socket))["boot"]
        for number, where in enumerate(MENUS):
            menu = [{**HELP, "description": f"{number}"}]
            await bot(sandbox, "setMyCommands", commands=menu, **where)
            (told,) = (await news(socket))["chats"]
            assert (told["chat"], told["commands"]) == (1001, menu)
    shown: Any = await sandbox.get("/window/telegram", bot="demo_bot", user=1001)
    assert shown["commands"] == [{**HELP, "description": str(len(MENUS) - 1)}]


async def test_what_was_really_sent_stands_with_its_rules(sandbox: Sandbox, anna: TelegramPerson) -> None:
    await anna.starts()
    sent = (await bot(sandbox, "sendMessage", chat_id=1001, text="Hi"))["message_id"]
    calls: Any = await sandbox.get("/window/sent/telegram", bot="demo_bot", user=1001, message=sent)
    (call,) = calls
    assert (call["method"], call["args"]["text"]) == ("sendMessage", "Hi")
    assert "text: String, required, 1-4096 characters after parsing" in call["rules"]
    posted = await client(sandbox.url).chat_postMessage(channel="C1", text="x", blocks=actions(button("Go", "go")))
    calls = await sandbox.get("/window/sent/slack", channel="C1", ts=str(posted["ts"]))
    (call,) = calls
    assert call["method"] == "chat.postMessage"
    assert any(rule.startswith("actions: elements 1-25") for rule in call["rules"])


async def test_files_of_people_are_shown_and_do_no_harm(sandbox: Sandbox, maria: SlackPerson) -> None:
    await maria.says("C1", "", files={"evil.html": b"<script>alert(1)</script>", "a.png": b"\x89PNG"})
    shown: Any = await sandbox.get("/window/slack/channel", channel="C1")
    kinds = []
    for file in shown["messages"][0]["files"]:
        async with sandbox.session.get(sandbox.url + file["seen"]) as answer:
            kinds.append(answer.content_type)
    assert kinds == ["application/octet-stream", "image/png"]


OUTSIDE = "..%2f..%2ftables%2ftelegram.json"  # is there, and of a kind that is served


@pytest.mark.parametrize("path", [OUTSIDE, OUTSIDE.replace(".", "%2e"), "slack", "nothing.js", ".hidden.js"])
async def test_only_the_page_itself_is_served(sandbox: Sandbox, path: str) -> None:
    """Sent as it stands here: a client would tidy the dots away."""
    async with sandbox.session.get(URL(f"{sandbox.url}/window/page/{path}", encoded=True)) as answer:
        assert answer.status == 404


async def test_the_page_may_load_nothing_from_elsewhere(sandbox: Sandbox) -> None:
    async with sandbox.session.get(f"{sandbox.url}/") as answer:
        assert answer.headers["Content-Security-Policy"].startswith("default-src 'self';")
        assert "http" not in (await answer.text()).replace("http-equiv", "")


async def test_every_language_says_the_same_things(sandbox: Sandbox) -> None:
    words: list[Any] = [
        await sandbox.get(f"/window/page/words/{language}.json") for language in ("en", "el", "pl", "fa")
    ]
    assert [set(one) for one in words] == [set(words[0])] * 4
