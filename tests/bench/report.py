"""The figures as one can read them, and as Markdown for the README."""

from __future__ import annotations

import os
import platform
import sqlite3
import statistics
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

from rich.console import Console
from rich.table import Table

from tests.bench.areas import Function, is_ours
from tests.bench.floors import CONNECTIONS
from tests.bench.load import IN_FLIGHT, Slice
from tests.bench.profile import TOP, Spent
from tests.bench.startup import Footprint, Imports, Started
from tests.bench.throughput import GOALS, Goal, Measured

T = TypeVar("T")
WHO = f"""Sixstar: polled, inbox committed, understood by aiogram, the customer's turn, ticket, timeline, timer and
outbox committed, card drawn, laid out and sent through aiogram, settled; only the network is not there.
Bare floor: json.loads, the five rows of a ticket (SQLite: group commits by one writer thread; PostgreSQL: one statement
on {CONNECTIONS} connections), json.dumps. Plain transactions: the same one by one, nobody else there.
aiogram alone: its dispatcher, a filter and answer(), no database. Usual stack: the same with the five rows through
SQLAlchemy's asynchronous ORM.
Everywhere a commit is on the disk before it counts: SQLite synchronous=FULL, PostgreSQL fsync, synchronous_commit on.
CPU is that of the Python process for one message."""
FIRST_ANSWER = 3.0  # seconds from exec
MIB = 1024 * 1024  # bytes


@dataclass(frozen=True)
class Figures:
    """A table: what it is about, its columns, its rows; `notes` stand below it."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    notes: tuple[str, ...] = ()
    for_readme: bool = True

    def show(self, console: Console) -> None:
        table = Table(*self.columns)
        for row in self.rows:
            table.add_row(*row)
        console.print(f"\n{self.title}", style="bold", highlight=False)
        console.print(table)
        for note in self.notes:
            console.print(note, highlight=False)

    def markdown(self) -> str:
        head = [self.columns, tuple("---" for _ in self.columns)]
        lines = [f"| {' | '.join(row)} |" for row in (*head, *self.rows)]
        return "\n".join([f"**{self.title}**", "", *lines, *(f"\n{note}" for note in self.notes), ""])


def machine() -> str:
    """What the figures were measured on, and how busy it was."""
    load = ", ".join(f"{one:.1f}" for one in os.getloadavg())
    made = f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}"
    return f"{datetime.now(UTC):%d %b %Y %H:%M} UTC, {os.cpu_count()} CPUs ({_processor()}), {made}, load {load}"


def throughput(found: Sequence[Measured], seconds: float) -> Figures:
    ours = {one.database: one for one in found if one.name.startswith("Sixstar")}
    rows = tuple(_row(one, ours) for one in sorted(found, key=lambda one: one.database or "Z", reverse=True))
    columns = ("contender", "database", "messages/s", "p50 ms", "p99 ms", "CPU us", "Sixstar is so much of it")
    rounds = len(found[0].slices)
    how = f"{IN_FLIGHT} in flight, {rounds} rounds of {seconds:g} s: median (lowest-highest)"
    title = f"A message arrives -> is committed -> its reply is accepted; {how}"
    return Figures(title, columns, rows, (*_goals(found), WHO))


def _row(one: Measured, ours: dict[str, Measured]) -> tuple[str, ...]:
    waits = one.waits
    beside = [] if one in ours.values() else [ours[name] for name in ours if one.database in (name, "")]
    compared = "; ".join(f"{name}{spread(ratios(our, one), '.2f')}" for our in beside for name in [_where(our, one)])
    p50, p99 = (f"{1000 * waits[int(len(waits) * share)]:.1f}" for share in (0.5, 0.99))
    return (one.name, one.database or "-", spread(one.rates, ",.0f"), p50, p99, us(one.cpu), compared)


def _where(our: Measured, beside: Measured) -> str:
    return "" if beside.database else f"{our.database} "


def ratios(ours: Measured, beside: Measured) -> list[float]:
    """Inside each round, because the machine is another one in the next."""
    return [a / b for a, b in zip(ours.rates, beside.rates, strict=True)]


def spread(values: Sequence[float], form: str) -> str:
    return f"{statistics.median(values):{form}} ({min(values):{form}}-{max(values):{form}})"


def _goals(found: Sequence[Measured]) -> Iterable[str]:
    for goal in GOALS:
        ours = next((one for one in found if one.name.startswith("Sixstar") and one.database == goal.database), None)
        beside = next((one for one in found if _is(one, goal)), None)
        if ours and beside:
            ratio = statistics.median(ratios(ours, beside))
            yield verdict(
                f"{goal.least:g} of {beside.name} on {goal.database}", f"{ratio:.2f}", met=ratio >= goal.least
            )


def _is(one: Measured, goal: Goal) -> bool:
    return one.name.startswith(goal.beside) and one.database == goal.database


def spent(done: Slice, found: Sequence[Spent], database: str) -> list[Figures]:
    """By area, and for who wants to make it faster by function."""
    total = sum(one.total for one in found)
    areas = [(one.thread, name, own) for one in found for name, own in one.own.items()]
    rows = tuple((thread, name, us(own), f"{own / total:.0%}") for thread, name, own in _most(areas))
    title = f"Where the time goes on {database}: {us(total)} us of CPU a message, at {done.rate:,.0f} messages/s"
    by_thread = f"By thread: {', '.join(f'{one.thread} {us(one.total)} us' for one in found)}"
    return [
        Figures(title, ("thread", "area", "own us", "share"), rows, (by_thread,)),
        _functions("The functions in which most time is spent", found, lambda one, name: one.functions[name]),
        _functions(
            "Our functions below which most time is spent",
            found,
            lambda one, name: one.cumulative[name] * is_ours(name),
        ),
    ]


def _functions(title: str, found: Sequence[Spent], by: Callable[[Spent, Function], float]) -> Figures:
    every = [(one.thread, (one, name), by(one, name)) for one in found for name in one.functions]
    rows = tuple(
        (thread, _named(name), us(one.functions[name]), us(one.cumulative[name]))
        for thread, (one, name), _ in _most(every)
    )
    return Figures(title, ("thread", "function", "own us", "cumulative us"), rows, for_readme=False)


def _most(rows: list[tuple[str, T, float]]) -> list[tuple[str, T, float]]:
    return sorted(rows, key=lambda row: -row[2])[:TOP]


def startup(starts: Sequence[Started], imports: Imports) -> Figures:
    rows = (
        ("until it says ready", spread([one.ready for one in starts], ".2f")),
        ("until the answer to a waiting message was accepted", spread([one.answered for one in starts], ".2f")),
        ("CPU of it", spread([one.cpu for one in starts], ".2f")),
    )
    title = f"From exec, all bots in one process, SQLite ({len(starts)} starts: median, lowest-highest)"
    found = statistics.median(one.answered for one in starts)
    goal = verdict(f"first update answered within {FIRST_ANSWER:g} s", f"{found:.2f} s", met=found <= FIRST_ANSWER)
    largest = sorted(imports.items(), key=lambda row: -row[1])[:TOP]
    packages = ", ".join(f"{name} {seconds:.2f}" for name, seconds in largest)
    spent = f"Imports, watched once: {sum(imports.values()):.1f} s; by package: {packages}"
    return Figures(title, ("", "seconds"), rows, (goal, spent))


def footprint(found: Footprint) -> Figures:
    rows = tuple(
        (when, f"{taken.memory / MIB:.0f}", f"{taken.busy:.1%}")
        for when, taken in (("idle", found.idle), (f"after {found.messages:,} messages", found.after))
    )
    note = f"The messages came over sockets, sandbox on the same CPUs: {found.rate:,.0f} a second were handled."
    return Figures("What the process takes", ("", "memory MiB", "CPU when nothing happens"), rows, (note,))


def us(seconds: float) -> str:
    return f"{seconds * 1e6:,.0f}"


def _named(function: Function) -> str:
    file, line, name = function
    return name if file == "~" else f"{'/'.join(Path(file).parts[-3:])}:{line} {name}"


def verdict(goal: str, found: str, *, met: bool) -> str:
    return f"Goal: {goal}: {found}, {'met' if met else 'NOT met'}"


def _processor() -> str:
    told = Path("/proc/cpuinfo")
    lines = told.read_text().splitlines() if told.exists() else []
    named = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(named, platform.machine())
