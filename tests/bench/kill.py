"""The long kill test. Exit code 1 when anything was lost, doubled, misplaced or repeated without saying so.

python -m tests.bench.kill [--database sqlite|postgresql|both] [--kills 50] [--races 200] [--seed N]
"""

from __future__ import annotations

import argparse
import asyncio
import random
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from adapters.database import migrate
from tests import postgres
from tests.endurance.drill import Plan, killed
from tests.endurance.races import raced

SPEED = 10.0  # a minute of the platforms' patience is 6 seconds
CUSTOMERS = 1500  # more than will ever be needed: the stream must not run dry before the last kill
CREWS = 10


def main(arguments: Sequence[str] = ()) -> int:
    given = _given(arguments)
    with tempfile.TemporaryDirectory(prefix="kill") as folder:
        return max(
            [_ran(given, Path(folder), database) for database in given.database.replace("both", BOTH).split("+")]
        )


BOTH = "sqlite+postgresql"


def _ran(given: argparse.Namespace, folder: Path, database: str) -> int:
    """One process on each database; two processes as well where they can share one. 0 when nothing was found."""
    wrong = 0
    for processes in (1, 2) if database == "postgresql" else (1,):
        name = f"{database}-{processes}"
        with _database(database, folder / f"{name}.db") as url:
            plan = Plan(
                url, folder / name, given.seed, CUSTOMERS, talks=8, crews=CREWS, speed=SPEED, processes=processes
            )
            verdict, _ = asyncio.run(killed(plan, given.kills))
            wrong += len(verdict.findings)
        with _database(database, folder / f"{name}-races.db") as url:
            plan = Plan(url, folder / f"{name}-races", given.seed, given.races, crews=CREWS, processes=processes)
            wrong += len(asyncio.run(raced(plan)))
    return int(bool(wrong))


@contextmanager
def _database(kind: str, file: Path) -> Iterator[str]:
    if kind == "sqlite":
        migrate.upgrade(f"sqlite:///{file}")
        yield f"sqlite:///{file}"
        return
    with postgres.ready_or_own() as admin, postgres.Databases(admin).empty() as url:
        migrate.upgrade(url)
        yield url


def _given(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.kill")
    parser.add_argument("--database", choices=["sqlite", "postgresql", "both"], default="both")
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--races", type=int, default=200)
    parser.add_argument("--seed", type=int, default=random.randrange(10**6), help="to choose the same again")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
