"""Running a desk until it is told to stop."""

from __future__ import annotations

import asyncio
import gc
import logging
import signal
from collections.abc import Awaitable, Callable
from contextlib import suppress
from functools import partial

from aiohttp.web import AppRunner

from bots import neighbours, web
from bots.build import Desk
from bots.ports import Store
from core.chat.channel import Wire
from core.errors import DeliveryFailed, StoreUnavailable

log = logging.getLogger(__name__)

# Seconds after the signal until which, one after the other: the listening may end, the turns that have begun, what is
# being sent, and the farewell to the other processes.
LISTENED, HANDLED, SENT, GONE = 3.0, 6.0, 8.5, 9.0
YOUNG = 5_000  # objects made before the collector looks at the newest; a message makes hundreds, nearly none in circles
LEAD = 1.0  # seconds between tries to become the one that listens
RESTART = 3.0  # seconds before a part that broke is started again


async def run(desk: Desk, *, http: str | None, ready: Callable[[], None]) -> int:
    """Until SIGTERM or SIGINT: then nothing new is taken in, what has begun ends, and the process is gone in 10 s.

    0, or 1 when a token was refused.
    """
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for name in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(name, stop.set)
    await _enter(desk)
    refused: list[str] = []
    listening = [
        asyncio.create_task(_kept(partial(_listen, desk, wire), wire.channel, refused, stop))
        for wire in desk.wires.values()
    ]
    server = await web.serve(desk, http) if http else None
    inner = [asyncio.create_task(_kept(part, "desk", refused, stop)) for part in _parts(desk)]
    spare_the_collector()
    ready()
    await stop.wait()
    await _leave(desk, listening, server, inner)
    return 1 if refused else 0


def spare_the_collector() -> None:
    """Everybody waits while it looks through all there is: a tenth of a second for the 200,000 objects of libraries and
    catalogues, which live as long as the process."""
    gc.freeze()
    gc.set_threshold(YOUNG)


async def _leave(
    desk: Desk, listening: list[asyncio.Task[None]], server: AppRunner | None, inner: list[asyncio.Task[None]]
) -> None:
    """One deadline for all: what a step needs more than its share is cut off, and is taken up at the next start."""
    loop = asyncio.get_running_loop()
    began = loop.time()

    def left(mark: float) -> float:
        return max(0.0, began + mark - loop.time())

    await _end(listening, left(LISTENED))
    if server:
        await _tried(server.cleanup(), left(LISTENED))
    await desk.lanes.stop(left(HANDLED))
    await _end(inner, left(SENT))
    await _tried(desk.db.write(lambda w: w.processes.gone(desk.process)), left(GONE))


async def _tried(farewell: Awaitable[None], within: float) -> None:
    with suppress(TimeoutError, StoreUnavailable):
        async with asyncio.timeout(within):
            await farewell


async def _enter(desk: Desk) -> None:
    desk.db.lock()
    if desk.db.sqlite:
        await desk.db.write(lambda w: w.processes.alone(desk.process))
    await desk.db.write(lambda w: w.processes.beat(desk.process))
    await neighbours.bury(desk.db, desk.process)
    await desk.lanes.sweep()


def _parts(desk: Desk) -> list[Callable[[], Awaitable[None]]]:
    workers = [desk.worker.run] if desk.worker else [partial(_beat, desk)]
    menus = [one.run for one in desk.introducing]
    return [*(pump.run for pump in desk.pumps), desk.bell.run, *menus, *workers]


async def _beat(desk: Desk) -> None:
    """A process without the worker still says that it lives, and takes over what dead ones left in its channels."""
    while True:
        await desk.db.write(lambda w: w.processes.beat(desk.process))
        await neighbours.bury(desk.db, desk.process)
        await desk.lanes.sweep()
        await asyncio.sleep(1)


async def _listen(desk: Desk, wire: Wire) -> None:
    if not wire.single_listener:
        await wire.serve(desk.lanes)
        return
    while not await _leads(desk.db, f"listen {wire.channel}", desk.process):  # noqa: ASYNC110 - a row tells it
        await asyncio.sleep(LEAD)
    async with asyncio.TaskGroup() as group:
        serving = group.create_task(wire.serve(desk.lanes))
        while await _leads(desk.db, f"listen {wire.channel}", desk.process):
            await asyncio.wait({serving}, timeout=LEAD)
            if serving.done():
                return
        serving.cancel()


async def _leads(db: Store, what: str, process: str) -> bool:
    return await db.write(lambda w: w.processes.lead(what, process))


async def _kept(part: Callable[[], Awaitable[None]], name: str, refused: list[str], stop: asyncio.Event) -> None:
    """Start a part again when it breaks; a refused token stops everything, for the administrator to see."""
    while not refused:
        try:
            await part()
        except* StoreUnavailable as away:
            log.error("%s waits for the database: %s", name, away.exceptions[0])
        except* DeliveryFailed as failed:
            if any(isinstance(one, DeliveryFailed) and one.code == "token" for one in failed.exceptions):
                log.error("the token of %s is refused", name)
                refused.append(name)
            else:
                log.error("%s is interrupted: %s", name, failed.exceptions[0])
        except* Exception:
            log.exception("%s broke and is started again", name)
        if not refused:
            await asyncio.sleep(RESTART)
    stop.set()


async def _end(tasks: list[asyncio.Task[None]], within: float) -> None:
    """Cancelled, and cancelled again when its ending takes too long."""
    for task in tasks:
        task.cancel()
    if tasks:
        _, late = await asyncio.wait(tasks, timeout=within)
        for task in late:
            task.cancel()
