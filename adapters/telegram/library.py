"""What a bot library does for the wire: parse what arrived, write and send requests. Nothing is decided there."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from adapters.telegram import shapes
from adapters.telegram.layout import Text
from adapters.telegram.line import CALL_SECONDS
from adapters.telegram.marked import Marked


@dataclass(frozen=True)
class To:
    """Where and how one part is sent. `reply_to` may be gone: then it is sent without."""

    chat: int
    thread: int | None = None
    reply_to: int | None = None
    quiet: bool = False


@dataclass(frozen=True)
class Upload:
    name: str
    content: bytes


class Library(Protocol):
    """What a bot library does for the wire. Sending gives the ids of the messages and raises DeliveryFailed."""

    async def understand(self, raw: dict[str, Any]) -> shapes.Update:
        """The library's own update, after its dispatching. Raises whatever it raises for JSON it does not expect."""

    async def text(self, to: To, text: Text) -> list[int]: ...
    async def edit(self, to: To, message: int, text: Text) -> None: ...
    async def photos(self, to: To, files: Sequence[Upload], caption: Marked) -> list[int]: ...
    async def document(self, to: To, file: Upload, caption: Marked) -> list[int]: ...
    async def answer_press(self, press: str, text: str | None, *, alert: bool) -> None: ...
    async def close(self) -> None: ...


def seconds_for(files: Iterable[Upload]) -> int:
    """How long an upload may take: at least 2 MB a second, and always shorter than the outbox's lease."""
    return int(CALL_SECONDS) + sum(len(file.content) for file in files) // (2 * 1024 * 1024)
