"""Everything that changes, sent to each open page as it is seen then: one message of the websocket a burst.

    {"n": 17, "telegram": [{"bot", "chat", "message"} ...], "chats": [...], "toasts": [...], "messages": [...],
     "whispers": {user: [...]}, "views": {user: {...}}, "other": [rows of window.*],
     "deeds": [what people did, and which faults were set]}

`n` is the journal's number up to which it tells. The first message is {"boot": ...}, another one after each start of
the sandbox: what a page knew before is gone.
"""

import asyncio
import contextlib
import json
import secrets
import weakref
from collections.abc import Iterable

from aiohttp import WSCloseCode, web

from adapters.sandbox.journal import Journal, Row
from adapters.sandbox.slack.parts import Slack
from adapters.sandbox.slack.tables import Json
from adapters.sandbox.telegram.platform import Telegram
from adapters.sandbox.window import seen_slack, seen_telegram

HANG_SECONDS = 20.0  # one look at the journal
BURST_SECONDS = 0.02  # what comes this close together is drawn at once
HEARTBEAT_SECONDS = 15.0
DEEDS = ("person.", "sandbox.fault")


class Feed:
    def __init__(self, journal: Journal, telegram: Telegram, slack: Slack | None) -> None:
        self._journal, self._telegram, self._slack = journal, telegram, slack
        self._boot = secrets.token_hex(8)
        self._open: weakref.WeakSet[web.WebSocketResponse] = weakref.WeakSet()

    def routes(self) -> list[web.RouteDef]:
        return [web.get("/window/feed", self.serve)]

    async def serve(self, request: web.Request) -> web.WebSocketResponse:
        socket = web.WebSocketResponse(heartbeat=HEARTBEAT_SECONDS, compress=False)
        await socket.prepare(request)
        self._open.add(socket)
        telling = asyncio.create_task(self._tell(socket, int(request.query.get("since", self._journal.last))))
        try:
            async for _ in socket:  # a page says nothing here; this notices that it has gone
                pass
        finally:
            telling.cancel()
        return socket

    async def close(self, app: web.Application) -> None:
        for socket in list(self._open):
            await socket.close(code=WSCloseCode.GOING_AWAY)

    async def _tell(self, socket: web.WebSocketResponse, since: int) -> None:
        with contextlib.suppress(ConnectionError):
            await socket.send_str(json.dumps({"boot": self._boot}))
            while not socket.closed:
                if await self._journal.wait(since, HANG_SECONDS):
                    await asyncio.sleep(BURST_SECONDS)
                    rows = self._journal.since(since)
                    since = self._journal.last
                    await socket.send_str(json.dumps(self.news(rows), ensure_ascii=False))

    def news(self, rows: list[Row]) -> Json:
        """Each thing once, as it looks now."""
        told: Json = {"n": rows[-1]["n"] if rows else 0, **self._phones(rows)}
        if self._slack:
            told |= self._workspace(self._slack, rows)
        told["other"] = [row for row in rows if str(row["kind"]).startswith("window.")]
        told["deeds"] = [row for row in rows if str(row["kind"]).startswith(DEEDS)]
        return {name: value for name, value in told.items() if value}

    def _phones(self, rows: Iterable[Row]) -> Json:
        rows = [row for row in rows if "bot" in row]
        places = dict.fromkeys(one for row in rows for one in seen_telegram.touched(self._telegram, row))
        chats, messages = [], []
        for username, chat_id, message_id in places:
            bot = self._telegram.world.bot(username)
            if (chat := self._telegram.world.chat(bot, chat_id)) is None:
                continue
            if message_id == 0:
                chats.append(seen_telegram.head(self._telegram, bot, chat))
            elif message_id in chat.messages:
                shown = seen_telegram.message(self._telegram, chat.messages[message_id])
                messages.append({"bot": username, "chat": chat_id, "message": shown})
        toasts = [toast for row in rows if (toast := seen_telegram.toast(self._journal, row))]
        return {"telegram": messages, "chats": chats, "toasts": toasts}

    def _workspace(self, slack: Slack, rows: Iterable[Row]) -> Json:
        touched = dict.fromkeys(one for row in rows for one in seen_slack.touched(row))
        every = slack.space.users if ("every-whisper", "", "") in touched else {}
        whose = dict.fromkeys([*(who for what, who, _ in touched if what == "whispers"), *every])
        viewing = [who for what, who, _ in touched if what == "views"]
        return {
            "messages": [self._message(slack, where, ts) for what, where, ts in touched if what == "message"],
            "whispers": {who: seen_slack.whispers(slack, who) for who in whose},
            "views": {who: seen_slack.views(slack, who) for who in viewing},
        }

    def _message(self, slack: Slack, where: str, ts: str) -> Json:
        channel = slack.space.channels[where]
        found = channel.messages.get(ts)
        return seen_slack.message(slack, channel, found) if found else {"channel": where, "ts": ts, "gone": True}
