"""What is measured is right as well: the whole way from the poller to the settled card, 64 messages at once."""

from __future__ import annotations

from tests.bench.load import IN_FLIGHT
from tests.bench.ours import Ours


async def test_every_message_opens_one_ticket_and_is_answered_once(database_url: str) -> None:
    ours = Ours(database_url, "SQLite" if database_url.startswith("sqlite") else "PostgreSQL")
    try:
        done = await ours.run(0.3)
        ours.check()
    finally:
        await ours.close()
    assert len(done.waits) == ours.wrote >= IN_FLIGHT
    assert ours.edge.accepted == ours.wrote
