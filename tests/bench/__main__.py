"""All measurements, or one of them.

python -m tests.bench [throughput|startup|profile] [--seconds 2] [--rounds 7] [--only SQLite]
"""

from __future__ import annotations

import argparse
import asyncio
from collections.abc import Sequence

from rich.console import Console

from tests.bench import profile, report, startup, throughput
from tests.bench.report import Figures


def main() -> None:
    given = _arguments()
    console = Console(width=160)
    parts = given.parts or list(PARTS)
    console.print(report.machine(), highlight=False)
    figures = [one for part in parts for one in PARTS[part](given)]
    for one in figures:
        one.show(console)
    print("\n--- Markdown ---\n")
    print(f"Measured {report.machine()}.\n")
    print("\n".join(one.markdown() for one in figures if one.for_readme))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.bench")
    parser.add_argument("parts", nargs="*", metavar="|".join(PARTS), help="all of them unless named")
    parser.add_argument("--seconds", type=float, default=2.0, help="of one slice")
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--starts", type=int, default=7)
    parser.add_argument("--messages", type=int, default=10_000, help="before the memory is looked at again")
    parser.add_argument("--only", choices=throughput.DATABASES, help="this database alone")
    return parser.parse_args()


def _throughput(given: argparse.Namespace) -> list[Figures]:
    found = asyncio.run(throughput.measure(given.seconds, given.rounds, _databases(given)))
    return [report.throughput(found, given.seconds)]


def _profile(given: argparse.Namespace) -> list[Figures]:
    figures: list[Figures] = []
    with throughput.stages(_databases(given)) as urls:
        for database, (url, _) in urls.items():
            figures += report.spent(*profile.run(url, database, given.seconds), database)
    return figures


def _startup(given: argparse.Namespace) -> list[Figures]:
    starts, imports, footprint = asyncio.run(startup.measure(given.starts, given.messages))
    return [report.startup(starts, imports), report.footprint(footprint)]


def _databases(given: argparse.Namespace) -> Sequence[str]:
    return [given.only] if given.only else throughput.DATABASES


PARTS = {"throughput": _throughput, "startup": _startup, "profile": _profile}


if __name__ == "__main__":
    main()
