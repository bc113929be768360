"""The Telegram Bot API on loopback."""

from collections.abc import Mapping
from pathlib import Path

from aiohttp import web

from adapters.sandbox.faults import Faults
from adapters.sandbox.journal import Journal


def routes(
    world: Mapping[str, object], journal: Journal, faults: Faults, speed: float, files: Path | None
) -> list[web.RouteDef]:
    return []
