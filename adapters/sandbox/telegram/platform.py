"""Telegram as one value that every method gets."""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from adapters.sandbox.faults import Faults
from adapters.sandbox.journal import Journal
from adapters.sandbox.telegram.clocks import Lives
from adapters.sandbox.telegram.files import Files
from adapters.sandbox.telegram.flood import Flood
from adapters.sandbox.telegram.presses import Presses
from adapters.sandbox.telegram.updates import Updates
from adapters.sandbox.telegram.world import World


@dataclass
class Telegram:
    world: World
    files: Files
    journal: Journal
    faults: Faults
    flood: Flood
    presses: Presses
    lives: Lives
    now: Callable[[], float]


def telegram(
    given: Mapping[str, object], journal: Journal, faults: Faults, speed: float, folder: Path | None
) -> Telegram:
    now = time.time
    return Telegram(
        world=World(given, lambda bot: Updates(bot, journal, now)),
        files=Files(folder),
        journal=journal,
        faults=faults,
        flood=Flood(time.monotonic, off=bool(given.get("rates_off"))),
        presses=Presses(),
        lives=Lives.at(speed),
        now=now,
    )
