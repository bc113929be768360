"""What happened in the sandbox, in order: the judge's record, written apart from anything the desk writes.

One JSON object a line, appended to a file and flushed at once, so another process may read along:

    {"n": 7, "at": 1795300000.12, "kind": "telegram.call", "bot": "demo_bot", "method": "sendMessage", ...}

`n` rises by one from 1 (a file that is opened again is continued), `at` is Unix time in seconds, and every other
field is a fact of its kind:

    person.*            what a person did: platform, who, where, and what. On Telegram: bot, user, chat, update_ids
                        (what the bot is told of it; a group's bots one each), message_id, and by kind: started and said
                        (text), sent (what: photo, document, location ...), edited (text), pressed (data, press: the
                        callback query's id), blocked, unblocked, raw (update)
    telegram.delivered  updates handed to a bot: bot, way ("poll" or "webhook"), update_ids
    telegram.confirmed  the bot confirmed them (an offset, or a 2xx): bot, way, update_ids
    telegram.expired    updates nobody collected in their lifetime: bot, update_ids
    telegram.redelivered  an update is put before the bot once more: bot, update_ids
    telegram.call       an API call that was done or refused, getUpdates only when refused: bot, method, args (files as
                        name and size), status, ok, result or error, fault if one was played on it. A call with the
                        fault lost_answer was done: people see it, the bot does not know
    slack.*             the same for Slack, described in slack/
    sandbox.fault       the faults were changed: platform, wish
    window.*            the page: cast (more is known of the people), wish (what somebody asked there: wish)
    sandbox.unplayed    a method that exists on the platform but is not played here: platform, method

Tokens are never written: a bot is named by its username.
"""

import asyncio
import json
import time
from collections.abc import Collection
from pathlib import Path
from typing import TextIO

Row = dict[str, object]


class Journal:
    """Append-only and numbered. Rows stay in memory as well, for those who wait for them."""

    def __init__(self, path: Path | None = None) -> None:
        self._rows: list[Row] = _read(path)
        self._file: TextIO | None = path.open("a", encoding="utf-8") if path else None
        self._waiting: set[asyncio.Future[None]] = set()

    @property
    def last(self) -> int:
        """The number of the newest row; 0 when there is none."""
        return len(self._rows)

    def write(self, kind: str, **facts: object) -> int:
        """Appends one row and returns its number. The facts must be JSON."""
        row: Row = {"n": self.last + 1, "at": time.time(), "kind": kind, **facts}
        line = json.dumps(row, ensure_ascii=False)
        if self._file is not None:
            self._file.write(line.encode("utf-8", "backslashreplace").decode() + "\n")
            self._file.flush()
        self._rows.append(row)
        self._wake()
        return self.last

    def since(self, n: int, kinds: Collection[str] | None = None) -> list[Row]:
        """Rows numbered above `n`. A kind ending in "." means all kinds that begin so."""
        return [row for row in self._rows[max(n, 0) :] if kinds is None or _is_of(str(row["kind"]), kinds)]

    async def wait(self, n: int, seconds: float, kinds: Collection[str] | None = None) -> list[Row]:
        """Like `since`, but waits up to `seconds` for the first such row."""
        deadline = time.monotonic() + seconds
        while not (rows := self.since(n, kinds)):
            left = deadline - time.monotonic()
            if left <= 0 or not await self._change(left):
                break
        return rows

    def close(self) -> None:
        if self._file is not None:
            self._file.close()

    async def _change(self, seconds: float) -> bool:
        change = asyncio.get_running_loop().create_future()
        self._waiting.add(change)
        try:
            await asyncio.wait_for(change, seconds)
        except TimeoutError:
            return False
        finally:
            self._waiting.discard(change)
        return True

    def _wake(self) -> None:
        for change in self._waiting:
            if not change.done():
                change.set_result(None)


def _is_of(kind: str, kinds: Collection[str]) -> bool:
    return kind in kinds or any(name.endswith(".") and kind.startswith(name) for name in kinds)


def _read(path: Path | None) -> list[Row]:
    if path is None or not path.exists():
        return []
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]
