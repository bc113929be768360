"""Where the machine ends: Telegram's server as one object in the place of aiohttp's session.

Everything up to the bytes of a request is really done, and everything from the bytes of an answer.
"""

from __future__ import annotations

import asyncio
import json
import re
import time
from collections.abc import Mapping
from types import TracebackType
from typing import Any, Self, cast

from aiohttp import ClientSession, FormData

MOST = 100  # updates that one getUpdates gives at most (Bot API)
CHAT = re.compile(r'\bchat_id"?[=:]\s*"?(\d+)')


class Edge:
    """Gives what people write to whoever polls, and tells them when an answer was accepted."""

    def __init__(self) -> None:
        self.accepted = 0
        self._written: list[str] = []
        self._more = asyncio.Event()
        self._waiting: dict[int, asyncio.Future[None]] = {}

    @property
    def session(self) -> ClientSession:
        return cast(ClientSession, self)

    async def write(self, user: int, update: str) -> None:
        """A person writes, and waits until an answer to their chat was accepted."""
        self._waiting[user] = answered = asyncio.get_running_loop().create_future()
        self._written.append(update)
        self._more.set()
        await answered

    def post(self, address: str, *, data: FormData | Mapping[str, str] | None = None, **how: Any) -> Exchange:
        return Exchange(self, address.rpartition("/")[2], data, how.get("json"))

    async def updates(self) -> str:
        await self._more.wait()
        given, self._written = self._written[:MOST], self._written[MOST:]
        if not self._written:
            self._more.clear()
        return f'{{"ok":true,"result":[{",".join(given)}]}}'

    def accept(self, body: str) -> str:
        """The request's bytes are complete: that is the end of the way."""
        found = CHAT.search(body)
        if found is None:
            raise AssertionError(f"a request for no chat: {body[:200]}")
        user = int(found[1])
        self.accepted += 1
        if (waiting := self._waiting.pop(user, None)) and not waiting.done():
            waiting.set_result(None)
        return _accepted(self.accepted, user)


class Exchange:
    """One request, and its answer once it is entered."""

    def __init__(self, edge: Edge, method: str, data: FormData | Mapping[str, str] | None, body: object) -> None:
        self._edge, self._method, self._data, self._json = edge, method, data, body
        self.status = 200
        self._answer = ""

    async def __aenter__(self) -> Self:
        body = json.dumps(self._json) if self._json is not None else encoded(self._data)
        self._answer = await self._edge.updates() if self._method == "getUpdates" else self._edge.accept(body)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        pass

    async def text(self, **_: Any) -> str:
        return self._answer

    async def read(self) -> bytes:
        return self._answer.encode()


def encoded(form: FormData | Mapping[str, str] | None) -> str:
    """The body as aiohttp would write it to the socket."""
    if form is None:
        return ""
    return (form if isinstance(form, FormData) else FormData(form))().decode()


def _accepted(number: int, user: int) -> str:
    bot = {"id": 100001, "is_bot": True, "first_name": "Sixstar", "username": "bench_bot"}
    chat = {"id": user, "type": "private", "first_name": "Anna"}
    sent = {"message_id": number, "date": int(time.time()), "from": bot, "chat": chat, "text": "accepted"}
    return json.dumps({"ok": True, "result": sent})
