"""The Telegram Bot API on loopback.

The world file's part: bots (token, username, name), users (id, first_name, last_name?, username?, language_code?),
groups? (id below 0, title, bots by username, users by id), rates_off? (true: no rate limits, for measuring).
"""

from collections.abc import Mapping
from pathlib import Path

from aiohttp import web

from adapters.sandbox.faults import Faults
from adapters.sandbox.journal import Journal
from adapters.sandbox.telegram.api import Api
from adapters.sandbox.telegram.control import Control
from adapters.sandbox.telegram.platform import Telegram, telegram


def attach(
    app: web.Application,
    world: Mapping[str, object],
    journal: Journal,
    faults: Faults,
    speed: float,
    files: Path | None,
) -> Telegram:
    """Adds Telegram to the application, and returns it. Raises ValueError or KeyError for a senseless world."""
    played = telegram(world, journal, faults, speed, files)
    api = Api(played)
    app.add_routes([*api.routes(), *Control(played).routes()])

    async def close(_: web.Application) -> None:
        await api.close()

    app.on_cleanup.append(close)
    return played
