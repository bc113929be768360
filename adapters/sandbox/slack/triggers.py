"""Trigger ids: three seconds, one use, bound to the person who acted and to the view they acted in."""

import secrets
import time
from dataclasses import dataclass

from adapters.sandbox.slack.refusals import Refused
from adapters.sandbox.slack.tables import limit


@dataclass
class Trigger:
    id: str
    user: str
    view: str | None
    at: float
    used: bool = False


class Triggers:
    def __init__(self) -> None:
        self._made: dict[str, Trigger] = {}

    def new(self, user: str, view: str | None = None) -> Trigger:
        """`view` is the id of the open view the person acted in, if they did."""
        start, middle = time.time_ns() // 1_000_000, secrets.randbelow(10**10)
        trigger = Trigger(f"{start}.{middle}.{secrets.token_hex(16)}", user, view, time.monotonic())
        self._made[trigger.id] = trigger
        return trigger

    def exchange(self, given: object) -> Trigger:
        """Spends it, or Refused: invalid_trigger_id, exchanged_trigger_id, expired_trigger_id."""
        trigger = self._made.get(given) if isinstance(given, str) else None
        if trigger is None:
            raise Refused("invalid_trigger_id")
        if trigger.used:
            raise Refused("exchanged_trigger_id")
        if time.monotonic() - trigger.at > limit("trigger_seconds"):
            raise Refused("expired_trigger_id")
        trigger.used = True
        return trigger
