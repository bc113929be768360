"""Updates pushed to the bot's own address: one at a time a chat, repeated with growing waits until a 2xx."""

import asyncio
import re
import time
from dataclasses import dataclass

import aiohttp

from adapters.sandbox.journal import Journal
from adapters.sandbox.telegram.clocks import WEBHOOK_PATIENCE, Lives
from adapters.sandbox.telegram.links import wrong_with
from adapters.sandbox.telegram.polling import allow
from adapters.sandbox.telegram.refusals import bad
from adapters.sandbox.telegram.table import Json
from adapters.sandbox.telegram.updates import Waiting
from adapters.sandbox.telegram.world import Bot

MOST_CONNECTIONS = 40  # Bot API, setWebhook: the default
LONGEST_RETRY_AFTER = 3600.0  # WebhookActor.cpp: a Retry-After of ours is obeyed up to an hour
LOOPBACK = re.compile(r"http://(127\.0\.0\.1|localhost|\[::1\])(:\d+)?(/.*)?")


@dataclass(frozen=True)
class Target:
    url: str
    secret: str
    connections: int


class Webhook:
    """One bot's webhook; idle without a target."""

    def __init__(self, bot: Bot, journal: Journal, lives: Lives) -> None:
        self._bot, self._journal, self._lives = bot, journal, lives
        self.target: Target | None = None
        self._error: tuple[int, str] | None = None
        self._task: asyncio.Task[None] | None = None

    async def set(self, args: Json) -> bool:
        """Raises Refusal. An empty url removes it."""
        target = _target(args)
        allow(self._bot, args)
        await self.remove(args)
        self.target = target
        if target is not None:
            self._task = asyncio.create_task(self._run(target))
        return True

    async def remove(self, args: Json) -> bool:
        if args.get("drop_pending_updates"):
            self._bot.updates.clear()
        await self.stop()
        self.target = self._error = None
        return True

    async def stop(self) -> None:
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)
            self._task = None

    def info(self) -> Json:
        shown: Json = {
            "url": self.target.url if self.target else "",
            "has_custom_certificate": False,
            "pending_update_count": len(self._bot.updates),
        }
        if self.target:
            shown["max_connections"] = self.target.connections
        if self._error:
            shown["last_error_date"], shown["last_error_message"] = self._error
        return shown

    async def _run(self, target: Target) -> None:
        """Starts one courier a queue, and wakes them up at every new update."""
        gate = asyncio.Semaphore(target.connections)
        busy: dict[int, asyncio.Task[None]] = {}
        async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(WEBHOOK_PATIENCE)) as session:
            try:
                while True:
                    change: asyncio.Future[None] = asyncio.get_running_loop().create_future()
                    self._bot.updates.listen(change)
                    for queue, waiting in self._by_queue(busy).items():
                        busy[queue] = asyncio.create_task(self._carry(session, gate, target, waiting))
                    await asyncio.wait({change, *busy.values()}, return_when=asyncio.FIRST_COMPLETED)
                    self._bot.updates.forget(change)
                    busy = {queue: task for queue, task in busy.items() if not task.done()}
            finally:
                for task in busy.values():
                    task.cancel()
                await asyncio.gather(*busy.values(), return_exceptions=True)

    def _by_queue(self, busy: dict[int, asyncio.Task[None]]) -> dict[int, list[Waiting]]:
        queues: dict[int, list[Waiting]] = {}
        for waiting in self._bot.updates.pending(busy):
            queues.setdefault(waiting.queue, []).append(waiting)
        return queues

    async def _carry(
        self, session: aiohttp.ClientSession, gate: asyncio.Semaphore, target: Target, waiting: list[Waiting]
    ) -> None:
        for one in waiting:
            wait = 0.0  # the first repetition comes at once
            while True:
                async with gate:
                    answer = await self._post(session, target, one)
                if answer is None:
                    self._bot.updates.confirm([one.id], "webhook")
                    break
                await asyncio.sleep(answer or wait)
                wait = min(max(wait * 2, self._lives.webhook_first), self._lives.webhook_longest)
                if not self._bot.updates.living(one.id):
                    break

    async def _post(self, session: aiohttp.ClientSession, target: Target, one: Waiting) -> float | None:
        """None when it was taken; else the seconds the bot asks us to wait, 0.0 when it names none."""
        headers = {"X-Telegram-Bot-Api-Secret-Token": target.secret} if target.secret else {}
        self._journal.write("telegram.delivered", bot=self._bot.username, way="webhook", update_ids=[one.id])
        try:
            async with session.post(target.url, json=one.update, headers=headers) as answer:
                await answer.read()
                if answer.status < 300:
                    return None
                self._failed(f"Wrong response from the webhook: {answer.status} {answer.reason}")
                return min(float(answer.headers.get("Retry-After", "0")), LONGEST_RETRY_AFTER)
        except (aiohttp.ClientError, TimeoutError) as wrong:
            self._failed(str(wrong) or "Read timeout expired")
            return 0.0

    def _failed(self, words: str) -> None:
        self._error = (int(time.time()), words)


def _target(args: Json) -> Target | None:
    url, secret = args.get("url", ""), args.get("secret_token", "")
    if not url:
        return None
    if not re.fullmatch(r"[A-Za-z0-9_-]*", secret):
        raise bad("secret token contains unallowed characters")
    if not LOOPBACK.fullmatch(url):
        if wrong_with(url) is not None:
            raise bad("invalid webhook URL specified")
        raise bad("bad webhook: the sandbox calls http:// on loopback only")
    return Target(url, secret, min(max(args.get("max_connections", MOST_CONNECTIONS), 1), 100))
