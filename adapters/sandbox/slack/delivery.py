"""How a payload reaches the app, and what comes of it: acked in time, or retried, or lost.

Events are tried again at once, after 60 s and after 300 s (divided by the sandbox's speed), then given up. Interactions
and commands are tried once: the person sees the failure.
"""

import asyncio
import time
from dataclasses import dataclass
from typing import Protocol

from adapters.sandbox.journal import Journal
from adapters.sandbox.slack.tables import RETRY_WAITS_SECONDS, Json

NO_RETRY = "no_retry"


@dataclass(frozen=True)
class Parcel:
    """One payload on its way. `kind` is the envelope's type: events_api, interactive or slash_commands."""

    kind: str
    payload: Json
    wants_answer: bool = False
    attempt: int = 0
    reason: str = ""

    @property
    def name(self) -> Json:
        """What the journal calls it by."""
        if self.kind == "events_api":
            return {"what": "event", "event_id": self.payload.get("event_id"), "attempt": self.attempt}
        return {"what": self.payload.get("type", self.kind), "trigger_id": self.payload.get("trigger_id")}


@dataclass(frozen=True)
class Outcome:
    """`failure` is None when it was acked in time: else http_timeout, http_error, connection_failed, no_retry.
    `answer` is what the app put into the ack: JSON, a text, or nothing.
    """

    failure: str | None = None
    answer: Json | str | None = None


class Way(Protocol):
    async def send(self, parcel: Parcel) -> Outcome:
        """Hands over one parcel and waits for its ack, at most 3 s. Never raises."""


class Delivery:
    def __init__(self, journal: Journal, speed: float) -> None:
        self._journal, self._speed = journal, speed
        self._tasks: set[asyncio.Task[None]] = set()
        self.way: Way | None = None

    async def once(self, parcel: Parcel) -> Outcome:
        """Sends and waits for the ack. Journaled as slack.delivered, then slack.acked or slack.unacked."""
        start = time.monotonic()
        self._journal.write("slack.delivered", **parcel.name)
        outcome = await self.way.send(parcel) if self.way else Outcome("connection_failed")
        took = round(time.monotonic() - start, 4)
        if outcome.failure is None:
            self._journal.write("slack.acked", **parcel.name, seconds=took, answer=outcome.answer)
        else:
            self._journal.write("slack.unacked", **parcel.name, seconds=took, reason=outcome.failure)
        return outcome

    def event(self, payload: Json) -> None:
        """Sends an event in the background until it is acked or given up (journaled as slack.lost)."""
        task = asyncio.get_running_loop().create_task(self._until_acked(payload))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _until_acked(self, payload: Json) -> None:
        reason: str | None = ""
        for attempt, wait in enumerate([None, *RETRY_WAITS_SECONDS]):
            if wait:
                await asyncio.sleep(wait / self._speed)
            reason = (await self.once(Parcel("events_api", payload, attempt=attempt, reason=reason or ""))).failure
            if reason is None:
                return
            if reason == NO_RETRY:
                break
        self._journal.write("slack.lost", event_id=payload["event_id"], reason=reason)
