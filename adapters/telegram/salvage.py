"""Reading as much of an update as can be read, when a library or the translation chokes on a part of it.

A new kind of forward, story or reaction must not cost the customer's words. What had to be left out is named.
"""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from adapters.telegram.intake import body_of, kind_of
from core.chat.channel import Raw
from core.chat.events import Event, Said
from core.chat.words import clean

Attempt = Callable[[Raw], Awaitable[Event]]

NEEDED = frozenset(
    {"message_id", "id", "date", "chat", "type", "from", "is_bot", "first_name", "message", "data", "chat_instance"}
    | {"file_id", "file_unique_id", "new_chat_member", "old_chat_member", "status", "user"}
)
"""Members without which nothing can be read; every other one is tried by itself."""

DEEPEST = 5  # how many objects inside each other are looked into for the culprit


async def salvaged(raw: Raw, attempt: Attempt) -> Event:
    """The event of all members that can be read. Raises what `attempt` raises when not even the needed ones can."""
    kind, body = kind_of(raw), body_of(raw)
    kept = await _Trial(attempt).grown({**raw, kind: _skeleton(body)}, raw, lambda whole: whole, DEEPEST)
    event = await attempt(kept)
    left_out = tuple(clean(name) for name in body if name not in kept[kind])
    return replace(event, dropped=(*event.dropped, *left_out)) if isinstance(event, Said) else event


def _skeleton(part: Raw) -> dict[str, Any]:
    return {n: _skeleton(v) if isinstance(v, Mapping) else v for n, v in part.items() if n in NEEDED}


@dataclass(frozen=True)
class _Trial:
    attempt: Attempt

    async def grown(
        self, kept: dict[str, Any], part: Raw, put: Callable[[dict[str, Any]], Raw], deeper: int
    ) -> dict[str, Any]:
        """`kept` with every further member of `part` that can be read. `put` sets a part into the whole update."""
        for name, value in part.items():
            if name in kept and kept[name] == value:
                continue
            if await self._reads(put({**kept, name: value})):
                kept[name] = value
            elif isinstance(value, Mapping) and deeper:
                base = _skeleton(value)
                if await self._reads(put({**kept, name: base})):
                    kept[name] = await self.grown(base, value, _putting(put, kept, name), deeper - 1)
        return kept

    async def _reads(self, raw: Raw) -> bool:
        try:
            await self.attempt(raw)
        except Exception:  # noqa: BLE001 - what a library raises for JSON it does not expect is not written down anywhere
            return False
        return True


def _putting(
    put: Callable[[dict[str, Any]], Raw], around: dict[str, Any], name: str
) -> Callable[[dict[str, Any]], Raw]:
    return lambda inner: put({**around, name: inner})
