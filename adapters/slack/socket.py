"""Socket Mode: a websocket that is watched, and begun anew when it fails or only pretends to live."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import time
from collections.abc import Coroutine, Iterator
from dataclasses import dataclass
from typing import Any

from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.adapter.socket_mode.async_internals import send_async_response
from slack_sdk.socket_mode.async_client import AsyncBaseSocketModeClient
from slack_sdk.socket_mode.request import SocketModeRequest

from adapters.slack.calls import Api
from adapters.slack.gap import Gap
from adapters.slack.quiet import LIBRARY
from adapters.slack.reception import Reception
from core.errors import DeliveryFailed

log = logging.getLogger(__name__)

GOODBYE = 2.0  # seconds for what is being stored, and again for the websocket, when we stop
LONGEST_WAIT = 60.0  # seconds between tries while Slack is away


@dataclass(frozen=True)
class Times:
    """All in seconds."""

    ping: float = 5.0  # four without a pong and the library connects anew by itself
    connect: float = 20.0  # for a websocket to open; its ticket is good for little longer
    lost: float = 30.0  # without a connection before we begin anew with a fresh ticket: the library keeps the old one
    silent: float = 300.0  # without a word before we look into the history whether there is something to be heard
    look: float = 2.0  # between looks


class Socket(AsyncSocketModeHandler):
    """Bolt's handler, except that everything is stored before bolt sees it."""

    def __init__(self, reception: Reception, app_token: str, gap: Gap, ping: float) -> None:
        super().__init__(reception.app, app_token, logger=LIBRARY, ping_interval=ping)
        self._reception, self._gap = reception, gap
        self.heard = time.monotonic()
        self.busy: set[asyncio.Task[Any]] = set()
        self.client.message_listeners.append(self._listen)

    async def handle(self, client: AsyncBaseSocketModeClient, req: SocketModeRequest) -> None:
        """Not stored means not acknowledged: events come again, and whoever pressed sees that it failed."""
        begun = time.time()
        with self._counted():
            try:
                response = await self._reception.receive(req.payload)
            except Exception as failed:
                log.error(
                    "an envelope of Slack's could not be stored, and is not acknowledged: %s", type(failed).__name__
                )
                log.debug("why", exc_info=True)
                return
            try:
                await send_async_response(client, req, response, begun)
            except ConnectionError:
                log.info("the websocket closed before the acknowledgement; Slack delivers events again")

    async def missed(self) -> int:
        """How many messages are in the history of a channel that never came here."""
        return await self._gap.look()

    async def gone(self) -> bool:
        return not await self.client.is_connected()

    async def stop(self) -> None:
        """Lets what is being stored come to its end, then closes: in twice GOODBYE, whatever the other side does."""
        if self.busy:
            await asyncio.wait(self.busy, timeout=GOODBYE)
        with contextlib.suppress(Exception):
            await asyncio.wait_for(self.client.close(), GOODBYE)  # type: ignore[no-untyped-call]  # the library's
        await self.client.aiohttp_client_session.close()

    async def _listen(self, client: AsyncBaseSocketModeClient, message: dict[str, Any], raw: str | None) -> None:
        self.heard = time.monotonic()
        if message.get("type") == "hello":
            self._gap.due()

    @contextlib.contextmanager
    def _counted(self) -> Iterator[None]:
        task = asyncio.current_task()
        if task is None:
            raise RuntimeError("called outside of a task")
        self.busy.add(task)
        try:
            yield
        finally:
            self.busy.discard(task)


async def listen(api: Api, app_token: str, reception: Reception, gap: Gap, times: Times | None = None) -> None:
    """Until cancelled. Raises DeliveryFailed for a token that is refused."""
    times, wait = times or Times(), 1.0
    while True:
        try:
            url = (await api.call("apps.connections.open", token=app_token))["url"]
            await _while_it_lives(api, Socket(reception, app_token, gap, times.ping), url, times)
            wait = 1.0
        except DeliveryFailed as failed:
            if failed.permanent:
                raise
            log.warning("no connection to Slack: %s", failed)
            await asyncio.sleep(failed.retry_after or wait)
            wait = min(wait * 2, LONGEST_WAIT)


async def together(*jobs: Coroutine[Any, Any, object]) -> None:
    """Runs them until one fails; its exception is raised and the others are cancelled."""
    tasks = [asyncio.ensure_future(job) for job in jobs]
    try:
        done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        for task in done:
            task.result()
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


async def _while_it_lives(api: Api, socket: Socket, url: str, times: Times) -> None:
    try:
        socket.client.wss_uri = url
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(socket.client.connect(), times.connect)  # type: ignore[no-untyped-call]  # likewise
        await _until_deaf(api, socket, times)
    finally:
        await socket.stop()


async def _until_deaf(api: Api, socket: Socket, times: Times) -> None:
    lost: float | None = None
    while lost is None or time.monotonic() - lost < times.lost:
        await asyncio.sleep(times.look)
        lost = (lost or time.monotonic()) if await socket.gone() else None
        if time.monotonic() - socket.heard > times.silent and await _should_have_heard(api, socket):
            log.warning("the websocket is silent while people write; connecting anew")
            return


async def _should_have_heard(api: Api, socket: Socket) -> bool:
    socket.heard = time.monotonic()
    try:
        await api.call("auth.test")
    except DeliveryFailed as failed:
        if failed.permanent:
            raise
        return True
    return await socket.missed() > 0
