"""The workspace the Slack tests play in, and the app on the other side of its sockets."""

import json
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from typing import Any

import aiohttp
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

Json = dict[str, Any]

WORLD: Mapping[str, object] = {
    "slack": {
        "team": {"id": "T1", "name": "Demo", "domain": "demo"},
        "app": {
            "id": "A1",
            "bot_token": "xoxb-1",
            "app_token": "xapp-1",
            "signing_secret": "s3cret",
            "bot_user": "UBOT",
            "bot_id": "B1",
        },
        "users": [
            {"id": "U1", "name": "maria", "real_name": "Maria P.", "email": "m@x.gr", "locale": "el-GR"},
            {"id": "U2", "name": "piotr", "real_name": "Piotr K.", "locale": "pl-PL"},
        ],
        "channels": [{"id": "C1", "name": "support", "members": ["U1", "U2", "UBOT"]}],
    }
}


def client(url: str) -> AsyncWebClient:
    return AsyncWebClient(token="xoxb-1", base_url=f"{url}/api/")


def app(url: str) -> AsyncApp:
    return AsyncApp(client=client(url), signing_secret="s3cret")


@asynccontextmanager
async def connected(bolt: AsyncApp) -> AsyncIterator[AsyncSocketModeHandler]:
    """The app with one open websocket."""
    handler = AsyncSocketModeHandler(bolt, "xapp-1", ping_interval=1)
    await handler.connect_async()  # type: ignore[no-untyped-call]  # slack-bolt leaves it untyped
    try:
        yield handler
    finally:
        await handler.close_async()  # type: ignore[no-untyped-call]  # likewise


@asynccontextmanager
async def raw_socket(url: str, session: aiohttp.ClientSession) -> AsyncIterator[aiohttp.ClientWebSocketResponse]:
    """A websocket of Socket Mode without any library, after its hello."""
    headers = {"Authorization": "Bearer xapp-1"}
    async with session.post(f"{url}/api/apps.connections.open", headers=headers) as answer:
        address = (await answer.json())["url"]
    async with session.ws_connect(address) as socket:
        yield socket


async def received(socket: aiohttp.ClientWebSocketResponse) -> Json:
    given: Json = json.loads(await socket.receive_str(timeout=5))
    return given


def button(label: str, action_id: str, value: str = "1") -> Json:
    return {"type": "button", "text": {"type": "plain_text", "text": label}, "action_id": action_id, "value": value}


def actions(*buttons: Json) -> list[Json]:
    return [{"type": "actions", "block_id": "deeds", "elements": list(buttons)}]


def modal(title: str, *blocks: Json, **more: object) -> Json:
    words = {"title": {"type": "plain_text", "text": title}, "submit": {"type": "plain_text", "text": "Send"}}
    return {"type": "modal", "callback_id": "form", **words, "blocks": list(blocks), **more}


def field(label: str, element: Json, **more: object) -> Json:
    text = {"type": "plain_text", "text": label}
    return {
        "type": "input",
        "block_id": label.lower(),
        "label": text,
        "element": {**element, "action_id": "it"},
        **more,
    }


Handler = Callable[..., Awaitable[None]]
