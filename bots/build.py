"""Everything is put together here, and nowhere else: settings in, a desk out."""

from __future__ import annotations

from asyncio import Semaphore
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from aiohttp import ClientSession

from adapters.database.bell import Bell
from adapters.database.doors import Database
from adapters.files import Files
from adapters.texts import speaker
from bots import neighbours, slow
from bots.agent.direct import IN_SLACK
from bots.clock import now
from bots.customer.persona import CUSTOMER
from bots.introducing import HELP, Introducing
from bots.lanes import Lanes
from bots.pace import Pace, limits_of
from bots.persona import Persona
from bots.pump import CALLS, Pump
from bots.settings import Settings
from bots.staff import STAFF
from bots.worker import Worker
from core.chat.channel import Wire

PERSONAS: Mapping[str, Persona] = {"telegram:customer": CUSTOMER, "telegram:staff": STAFF, "slack": IN_SLACK}
PART_OF = {"telegram:customer": "customer", "telegram:staff": "staff", "slack": "slack"}


@dataclass(frozen=True)
class Desk:
    """One process of the desk, ready to run. Close it when it has stopped.

    `wires` are the bots that listen and send here; `all_wires` also those from which only files are fetched.
    """

    db: Database
    bell: Bell
    http: ClientSession
    wires: Mapping[str, Wire]
    all_wires: Mapping[str, Wire]
    lanes: Lanes
    pumps: Sequence[Pump]
    introducing: Sequence[Introducing]
    worker: Worker | None
    process: str

    async def close(self) -> None:
        for wire in self.all_wires.values():
            await wire.close()
        await self.http.close()
        await self.db.close()


def desk(settings: Settings, parts: Sequence[str]) -> Desk:
    """Make these parts: customer, staff, slack, worker. Call it inside the running event loop."""
    db = Database(settings.database_url)
    http = ClientSession()
    files = Files(settings.files_dir)
    all_wires = _wires(settings, settings.parts if "worker" in parts else parts, http)
    wires = {name: wire for name, wire in all_wires.items() if PART_OF[name] in parts}
    process = neighbours.new_name()
    calls = max(1, CALLS // max(1, len(wires)))  # each bot has its own: one platform's trouble is not the other's
    pumps = [
        Pump(db, wire, PERSONAS[name], speaker, process, now, Pace(limits_of(name)), calling=Semaphore(calls))
        for name, wire in wires.items()
    ]
    bell = Bell(settings.database_url, partial(_poke, pumps))

    def poke() -> None:
        _poke(pumps)
        bell.ring()

    lanes = Lanes(db, wires, PERSONAS, speaker, process, now, poke)
    jobs: dict[str, Any] = {"fetch-file": (partial(slow.fetch_file, db, all_wires, files), slow.give_up_file)}
    worker = Worker(db, process, now, poke, (partial(neighbours.bury, db, process), lanes.sweep), jobs)
    introducing = [Introducing(db, wire, speaker) for name, wire in wires.items() if name in HELP]
    here = worker if "worker" in parts else None
    return Desk(db, bell, http, wires, all_wires, lanes, pumps, introducing, here, process)


def _poke(pumps: Sequence[Pump]) -> None:
    for pump in pumps:
        pump.poked.set()


def _wires(settings: Settings, parts: Sequence[str], http: ClientSession) -> dict[str, Wire]:
    """The libraries are imported here, each only when its bot is started."""
    made: dict[str, Wire] = {}
    files, api = settings.files_dir, settings.telegram_api_url
    if "customer" in parts and settings.customer_telegram_token:
        from adapters.telegram.aiogram_wire import aiogram_wire

        token = settings.customer_telegram_token.get_secret_value()
        made["telegram:customer"] = aiogram_wire(token, http=http, files=files, api_url=api)
    if "staff" in parts and settings.staff_telegram_token:
        from adapters.telegram.ptb_wire import ptb_wire

        token = settings.staff_telegram_token.get_secret_value()
        made["telegram:staff"] = ptb_wire(token, http=http, files=files, api_url=api)
    if "slack" in parts and settings.slack_bot_token:
        made["slack"] = _slack(settings)
    return made


def _slack(settings: Settings) -> Wire:
    from adapters.slack.bolt_wire import BoltWire

    app, secret = settings.slack_app_token, settings.slack_signing_secret
    return BoltWire(
        settings.slack_bot_token.get_secret_value() if settings.slack_bot_token else "",
        files_dir=settings.files_dir,
        app_token=app.get_secret_value() if app else None,
        signing_secret=secret.get_secret_value() if secret else None,
        api_url=settings.slack_api_url,
    )
