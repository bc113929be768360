"""What a message costs the database, from its arrival to its settled card: a count, which no busy machine changes.
Whoever needs more raises a bound, and says in the commit why."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sa

from adapters.database.work import SqlWork
from adapters.telegram.intake import arrived
from tests.bench.load import message
from tests.bench.ours import CHANNEL, FIRST_USER, Ours
from tests.bots.runtime import until

FIRST, NEXT = 41, 21  # statements of a message that opens a ticket, and of one that joins it; savepoints are two each
TRANSACTIONS = 7  # it is stored, handled, claimed and drawn, settled; besides, looks that find the outbox empty
IDLE = ("leads", "processes")  # who leads is asked once a second, messages or not


@dataclass
class Heard:
    """All that the desk's one writing connection says, as SQLite itself tells it."""

    ours: Ours
    said: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        sa.event.listen(self.ours.db._writing, "connect", self._listen)
        self.ours.db._writing.dispose()  # what is open already would not be heard

    def _listen(self, connection: Any, _record: object) -> None:
        connection.set_trace_callback(self.said.append)

    async def handled(self, raw: str) -> tuple[int, int]:
        """Statements and transactions of one message, and of everything that it brings about."""
        self.said.clear()
        await self.ours.lanes.take_in(CHANNEL, [arrived(json.loads(raw), "bench/1")])
        await until(self._nothing_waits)
        said = [one for one in self.said if not any(word in one for word in IDLE)]
        begun = sum(one.startswith("BEGIN") for one in said)
        return len(said) - 2 * begun, begun

    def _nothing_waits(self) -> bool:
        with self.ours.db._reporting.connect() as connection:
            work = SqlWork(connection)
            return work.inbox.waiting() + work.outbox.waiting() == 0


async def test_a_message_takes_no_more_statements_than_it_did(sqlite_url: str) -> None:
    ours = Ours(sqlite_url, "SQLite")
    ours.enrol(1)
    heard = Heard(ours)
    try:
        async with ours._serving():
            first, begun = await heard.handled(message(FIRST_USER))
            following, begun_again = await heard.handled(message(FIRST_USER))
    finally:
        await ours.close()
    assert ours.edge.accepted == 1, "the second changes nothing on the card"
    assert (first <= FIRST, following <= NEXT) == (True, True), (first, following)
    assert max(begun, begun_again) <= TRANSACTIONS, (begun, begun_again)
    assert min(begun, begun_again) >= 2, "it is stored before it is handled"
