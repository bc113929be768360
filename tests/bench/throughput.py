"""Messages a second: everybody in turn, round after round."""

from __future__ import annotations

import logging
import statistics
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import ExitStack, asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from adapters.database import migrate
from adapters.telegram.lazy_aiogram import import_aiogram
from bots.running import spare_the_collector
from tests import postgres
from tests.bench import rows
from tests.bench.floors import Bare, OneByOne, OneStatement
from tests.bench.load import Contender, Slice
from tests.bench.ours import Ours

SAFE = "-c fsync=on -c synchronous_commit=on -c full_page_writes=on -c max_connections=200 -c shared_buffers=256MB"
WARM_UP = 0.5  # seconds: models are built, statements compiled, connections opened
DATABASES = ("SQLite", "PostgreSQL")


@dataclass
class Measured:
    """One contender's slices, one a round."""

    name: str
    database: str
    slices: list[Slice] = field(default_factory=list)

    @property
    def rates(self) -> list[float]:
        return [one.rate for one in self.slices]

    @property
    def cpu(self) -> float:
        """Seconds of CPU for one message: the median over the rounds."""
        return statistics.median(one.cpu / len(one.waits) for one in self.slices)

    @property
    def waits(self) -> list[float]:
        return sorted(wait for one in self.slices for wait in one.waits)


@dataclass(frozen=True)
class Goal:
    """Ours must be at least `least` times `beside`, both on `database`; in the end `best` times."""

    beside: str
    database: str
    least: float
    best: float


GOALS = (Goal("bare floor", "SQLite", 0.10, 0.35), Goal("usual stack", "SQLite", 5.0, 25.0))


async def measure(seconds: float, rounds: int, databases: Sequence[str] = DATABASES) -> list[Measured]:
    """Raises AssertionError when a message of ours was not answered, or not stored as it should be."""
    logging.getLogger("aiogram").setLevel(logging.WARNING)
    with stages(databases) as urls:
        async with _contenders(urls) as contenders:
            found = [Measured(one.name, one.database) for one in contenders]
            for one in contenders:
                await one.run(WARM_UP)
            for _ in range(rounds):
                for one, measured in zip(contenders, found, strict=True):
                    measured.slices.append(await one.run(seconds))
            for one in contenders:
                if isinstance(one, Ours):
                    one.check()
    return found


@contextmanager
def stages(databases: Sequence[str]) -> Iterator[dict[str, tuple[str, str]]]:
    """For each database the URLs of a migrated desk and of the floors' own; on a real disk, and gone afterwards."""
    with ExitStack() as stack:
        made: dict[str, tuple[str, str]] = {}
        if "SQLite" in databases:
            folder = Path(stack.enter_context(TemporaryDirectory(prefix="sixstar-bench-")))
            made["SQLite"] = f"sqlite:///{folder / 'desk.db'}", f"sqlite:///{folder / 'floor.db'}"
        if "PostgreSQL" in databases:
            server = postgres.Databases(stack.enter_context(postgres.own(postgres.wheel(), SAFE)))
            made["PostgreSQL"] = stack.enter_context(server.empty()), stack.enter_context(server.empty())
        for desk, floor in made.values():
            migrate.upgrade(desk)
            rows.create(floor.replace("postgresql:", "postgresql+psycopg:"))
        yield made


@asynccontextmanager
async def _contenders(urls: dict[str, tuple[str, str]]) -> AsyncIterator[list[Contender]]:
    import_aiogram()  # quickly, before the stack imports it as everybody does
    from tests.bench.stack import usual, without_database

    made: list[Ours | Bare | OneByOne | OneStatement] = []
    stacks = [without_database()]
    if urls_ := urls.get("SQLite"):
        path = urls_[1].removeprefix("sqlite:///")
        made += [Ours(urls_[0], "SQLite"), Bare(path), OneByOne(path)]
        stacks.append(usual(urls_[1].replace("sqlite:", "sqlite+aiosqlite:"), "SQLite"))
    if urls_ := urls.get("PostgreSQL"):
        made += [Ours(urls_[0], "PostgreSQL"), OneStatement(urls_[1])]
        stacks.append(usual(urls_[1].replace("postgresql:", "postgresql+psycopg:"), "PostgreSQL"))
    spare_the_collector()  # as the desk does; the others have the good of it, too
    try:
        yield [*made, *stacks]
    finally:
        for one in (*made, *stacks):
            await one.close()
