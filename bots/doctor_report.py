"""The doctor's findings on the terminal: a line each, and what to do about it under those that are no good."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterable, Iterator, Mapping

from adapters.texts import speaker
from bots import settings as set_
from bots.clock import now
from bots.doctor import examine
from bots.findings import Finding, State, problem
from bots.logs import HIDDEN
from core.chat.replies import Phrase, Say


def main(locale: str, bare: Mapping[int, None]) -> int:
    """0, or 1 when there is a problem. No token is in any line, whoever wrote it."""
    logging.disable(logging.CRITICAL)  # what fails is told in the findings
    say = speaker(locale, "UTC")
    try:
        settings = set_.load()
    except set_.Wrong as wrong:
        findings, hidden = [problem(one) for one in wrong.phrases], tuple[str, ...]()
    else:
        findings, hidden = asyncio.run(examine(settings, now)), tuple(set_.secrets(settings))
    for line in told(findings, say):
        print(_without(line.translate(bare), hidden))  # noqa: T201 - the command's answer
    return int(any(one.state is State.PROBLEM for one in findings))


def told(findings: Iterable[Finding], say: Say) -> Iterator[str]:
    marks = {state: say(Phrase(f"doctor-mark.{state}")) for state in State}
    width = max(map(len, marks.values()))
    counts = dict.fromkeys(State, 0)
    for one in findings:
        counts[one.state] += 1
        yield f"{marks[one.state]:{width}}  {say(one.line)}"
        if one.remedy:
            yield f"{'':{width}}  → {say(one.remedy)}"
    yield say(Phrase("doctor-summary", {"problems": counts[State.PROBLEM], "warnings": counts[State.WARNING]}))


def _without(line: str, hidden: Iterable[str]) -> str:
    for secret in sorted(hidden, key=len, reverse=True):
        line = line.replace(secret, HIDDEN)
    return line
