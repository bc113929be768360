"""All measurements, then the slow tests and the long kill test, or some of it. Exit code 1 when a test fails.

python -m tests.bench [throughput|startup|profile|slow|kill ...] [--seconds 2] [--rounds 7] [--only SQLite]
"""

from __future__ import annotations

import argparse
import asyncio
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from rich.console import Console

from tests.bench import profile, report, startup, throughput
from tests.bench.report import Figures

ROOT = Path(__file__).parent.parent.parent


def main() -> None:
    given = _arguments()
    parts = given.parts or [*PARTS, *TESTS]
    measured = [part for part in parts if part in PARTS]
    if measured:
        _measured(measured, given)
    failed = [part for part, fails in TESTS.items() if part in parts and fails(given)]
    if failed:
        sys.exit(f"failed: {', '.join(failed)}")


def _measured(parts: Sequence[str], given: argparse.Namespace) -> None:
    """Tables as they come, and all of it once more for the README."""
    console = Console(width=160)
    before = report.machine()
    console.print(before, highlight=False)
    found: list[Figures] = []
    for part in parts:
        for figures in PARTS[part](given):
            figures.show(console)
            found.append(figures)
    print(f"\n--- Markdown ---\n\nMeasured {before}.\n")
    print("\n".join(one.markdown() for one in found if one.for_readme), flush=True)


def _slow_fails(given: argparse.Namespace) -> bool:
    """The tests that `make test` leaves out. That there are none is a failure too."""
    command = [sys.executable, "-m", "pytest", "-q", "-m", "slow"]
    return bool(subprocess.run(command, check=False, cwd=ROOT).returncode)


def _kill_fails(given: argparse.Namespace) -> bool:
    """Whether anything was lost."""
    from tests.bench import kill

    database = given.only.lower() if given.only else "both"
    return bool(kill.main(["--database", database, "--kills", str(given.kills)]))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.bench")
    known = [*PARTS, *TESTS]
    parser.add_argument("parts", nargs="*", choices=[*known, []], metavar="|".join(known), help="all unless named")
    parser.add_argument("--seconds", type=float, default=2.0, help="of one slice")
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--starts", type=int, default=7)
    parser.add_argument("--messages", type=int, default=10_000, help="before the memory is looked at again")
    parser.add_argument("--kills", type=int, default=50, help="of each desk in the kill test")
    parser.add_argument("--only", choices=throughput.DATABASES, help="this database alone")
    return parser.parse_args()


def _throughput(given: argparse.Namespace) -> Iterator[Figures]:
    found = asyncio.run(throughput.measure(given.seconds, given.rounds, _databases(given)))
    yield report.throughput(found, given.seconds)


def _startup(given: argparse.Namespace) -> Iterator[Figures]:
    starts, imports, footprint = asyncio.run(startup.measure(given.starts, given.messages))
    yield report.startup(starts, imports)
    yield report.footprint(footprint)


def _profile(given: argparse.Namespace) -> Iterator[Figures]:
    with throughput.stages(_databases(given)) as urls:
        for database, (url, _) in urls.items():
            yield from report.spent(*profile.run(url, database, given.seconds), database)


def _databases(given: argparse.Namespace) -> Sequence[str]:
    return [given.only] if given.only else throughput.DATABASES


PARTS = {"throughput": _throughput, "startup": _startup, "profile": _profile}
TESTS = {"slow": _slow_fails, "kill": _kill_fails}  # the last takes longest


if __name__ == "__main__":
    main()
