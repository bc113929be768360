"""Where the time goes: the CPU time of each kind of thread, by the area of code that it was spent in.

Profiling slows small functions more than large ones: so the shares are the profile's, and the totals those of a slice
without it. Waiting (for the disk, for each other) is not counted.
"""

from __future__ import annotations

import asyncio
import cProfile
import sys
import threading
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType
from typing import Any, TypeVar

from tests.bench.areas import Function, area
from tests.bench.load import Slice
from tests.bench.ours import Ours

LOOP, WRITERS, OTHERS = "event loop", "writers", "other threads"
TOP = 15
NAMES = {"write": WRITERS, "MainThread": LOOP}  # how the threads' names begin

REST = "Python's own library"

T = TypeVar("T")
Profiles = dict[str, list[cProfile.Profile]]


@dataclass(frozen=True)
class Spent:
    """Seconds of CPU for one message on one kind of thread: own by area; own and cumulative by function."""

    thread: str
    total: float
    own: dict[str, float]
    functions: dict[Function, float]
    cumulative: dict[Function, float]


async def profile(url: str, database: str, seconds: float) -> tuple[Slice, list[Spent]]:
    """The slice without the profile, and what the profile says. `url`: a migrated desk."""
    plain = Ours(url, database)
    await plain.run(seconds / 2)
    before = _cpu()
    done = await plain.run(seconds)
    totals = {kind: spent - before[kind] for kind, spent in _cpu().items()}
    plain.check()
    await plain.close()
    profiles = await _profiled(url, database, seconds, plain.made)
    spent = [_spent(kind, totals[kind] / len(done.waits), found) for kind, found in profiles.items()]
    return done, sorted(spent, key=lambda one: -one.total)


async def _profiled(url: str, database: str, seconds: float, made: int) -> Profiles:
    if sys.version_info >= (3, 12):
        raise AssertionError("from Python 3.12 on cProfile cannot tell threads apart: run this part on 3.11")
    with _watched_threads() as profiles:
        ours = Ours(url, database, made=made)
        await ours.run(seconds / 2)
        for one in (one for kind in profiles.values() for one in kind):
            one.clear()
        loop = cProfile.Profile(time.thread_time)
        loop.enable()
        await ours.run(seconds)
        loop.disable()
        await ours.close()
    profiles.setdefault(LOOP, []).append(loop)
    return profiles


@contextmanager
def _watched_threads() -> Iterator[Profiles]:
    """Every thread that starts in this block profiles itself; read them when the threads have ended."""
    found: Profiles = {}

    def start(_frame: FrameType, _event: str, _arg: Any) -> None:
        one = cProfile.Profile(time.thread_time)
        found.setdefault(_kind(threading.current_thread().name), []).append(one)
        one.enable()

    threading.setprofile(start)
    try:
        yield found
    finally:
        threading.setprofile(None)


def _kind(name: str) -> str:
    return next((kind for start, kind in NAMES.items() if name.startswith(start)), OTHERS)


def _cpu() -> dict[str, float]:
    """CPU seconds so far by kind of thread, as the kernel counts them."""
    found: dict[str, float] = defaultdict(float)
    for thread in threading.enumerate():
        told = Path(f"/proc/self/task/{thread.native_id}/schedstat")
        if told.exists():
            found[_kind(thread.name)] += int(told.read_text().split()[0]) / 1e9
    return found


@dataclass
class _Sum:
    own: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    functions: dict[Function, float] = field(default_factory=lambda: defaultdict(float))
    cumulative: dict[Function, float] = field(default_factory=lambda: defaultdict(float))

    def add(self, function: Function, own: float, all_: float, callers: dict[Function, tuple[Any, ...]]) -> None:
        """A builtin, or a function of the standard library, worked for whoever called it."""
        self.functions[function] += own
        self.cumulative[function] += all_
        if mine := area(function):
            self.own[mine] += own
            return
        for caller, (_, _, part, _) in callers.items():
            self.own[area(caller) or REST] += part


def _spent(kind: str, total: float, profiles: list[cProfile.Profile]) -> Spent:
    found = _Sum()
    for one in profiles:
        one.create_stats()
        for function, (_, _, own, all_, callers) in one.stats.items():
            found.add(function, own, all_, callers)
    scale = total / (sum(found.own.values()) or 1.0)
    return Spent(kind, total, *(_scaled(one, scale) for one in (found.own, found.functions, found.cumulative)))


def _scaled(times: dict[T, float], scale: float) -> dict[T, float]:
    return {name: seconds * scale for name, seconds in times.items()}


def run(url: str, database: str, seconds: float) -> tuple[Slice, list[Spent]]:
    return asyncio.run(profile(url, database, seconds))
