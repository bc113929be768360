"""A desk's runtime around one fake wire: only what would leave the machine is faked."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any, TypeVar

from adapters.database.doors import Database
from core.chat.channel import Arrived, Intake, Menu, Post, Unreadable
from core.chat.events import Address, Command, Event, FileRef, FormFilled, Place, Pressed, Said
from core.chat.replies import Answer, Phrase, Say
from core.chat.words import plain, words
from core.errors import StoreUnavailable
from core.work import Work
from tests.play import spoken

T = TypeVar("T")
BOT = "telegram:customer"
SOON = 10.0  # seconds in which everything that a test waits for has happened, on the slowest machine
NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


async def until(true: Callable[[], bool]) -> None:
    async with asyncio.timeout(SOON):
        while not true():  # noqa: ASYNC110 - what is waited for lies in a database
            await asyncio.sleep(0.002)


async def holds(db: Database, true: Callable[[Work], bool]) -> None:
    """Until it is so in the database."""
    async with asyncio.timeout(SOON):
        while not await db.write(true):  # noqa: ASYNC110 - as above
            await asyncio.sleep(0.005)


class Clock:
    """Runs as fast as the real one, and jumps when it is told to."""

    def __init__(self) -> None:
        self.began = time.monotonic()
        self.jumped = timedelta(0)

    def __call__(self) -> datetime:
        return NOW + timedelta(seconds=time.monotonic() - self.began) + self.jumped

    def jump(self, **by: float) -> None:
        self.jumped += timedelta(**by)


class Store:
    """A database's doors. `away`: how often the next calls find the database away. `lost`: whether the
    answer to a commit is lost. `after_read`: called after each."""

    def __init__(self, db: Database) -> None:
        self.db = db
        self.away = 0
        self.lost: Callable[[Any], bool] = lambda result: False
        self.reads = 0
        self.after_read: Callable[[Any], None] = lambda result: None

    async def write(self, fn: Callable[[Work], T], *, ahead: bool = False) -> T:
        self._here()
        result = await self.db.write(fn)
        if self.lost(result):
            raise StoreUnavailable("the answer is lost")
        return result

    async def read(self, fn: Callable[[Work], T]) -> T:
        self._here()
        result: T = await self.db.read(fn)
        self.reads += 1
        self.after_read(result)
        return result

    async def report(self, fn: Callable[[Work], T]) -> T:
        return await self.db.report(fn)

    def _here(self) -> None:
        if self.away:
            self.away -= 1
            raise StoreUnavailable("away")


@dataclass
class Given:
    raw: Mapping[str, Any]
    answer: Answer | None
    say: Say


@dataclass
class FakeWire:
    """`patient`: whether people still wait for an answer. `fails`: what the next sends raise, None for those that
    arrive; `hold`: sends wait for it."""

    channel: str = BOT
    shows_whole_forms: bool = False
    single_listener: bool = True
    patient: bool = True
    given: list[Given] = field(default_factory=list)
    sent: list[Post] = field(default_factory=list)
    fails: list[BaseException | None] = field(default_factory=list)
    hold: asyncio.Event | None = None
    sending: int = 0
    menus: list[Menu] = field(default_factory=list)

    async def serve(self, intake: Intake) -> None:
        await asyncio.Event().wait()

    async def read(self, raw: Mapping[str, Any]) -> Event:
        if raw["kind"] == "unreadable":
            place = Place(self.channel, raw["chat"]) if "chat" in raw else None
            raise Unreadable("no such thing", place, "pl")
        return READERS[raw["kind"]](self.channel, raw)

    async def give(self, raw: Mapping[str, Any], answer: Answer | None, say: Say) -> bool:
        if raw.get("breaks") == "give":
            raise ConnectionResetError
        self.given.append(Given(raw, answer, say))
        return self.patient

    async def send(self, post: Post) -> tuple[str, ...]:
        self.sending += 1
        if self.hold:
            await self.hold.wait()
        failure = self.fails.pop(0) if self.fails else None
        if failure:
            raise failure
        self.sent.append(post)
        return (post.edits,) if post.edits else (*post.sent, f"m{len(self.sent)}")

    def fetch(self, file: FileRef) -> AsyncIterator[bytes]:
        raise NotImplementedError

    async def check(self) -> str:
        return "fake"

    async def introduce(self, menu: Menu) -> None:
        self.menus.append(menu)

    async def close(self) -> None:
        pass

    def texts(self, chat: str | None = None) -> list[str]:
        return [spoken(p.message, p.say) for p in self.sent if chat in (None, p.place.chat)]


def _facts(channel: str, raw: Mapping[str, Any]) -> dict[str, Any]:
    who = Address(channel, raw["chat"])
    place = Place(channel, raw["chat"])
    return {"sender": who, "name": "A", "language": "en", "place": place, "at": NOW, "message": str(raw["position"])}


READERS: Mapping[str, Callable[[str, Mapping[str, Any]], Event]] = {
    "said": lambda channel, raw: Said(**_facts(channel, raw), words=words(raw["text"])),
    "command": lambda channel, raw: Command(**_facts(channel, raw), name_=raw["text"]),
    "form": lambda channel, raw: FormFilled(**_facts(channel, raw), form=raw["text"], about=raw["about"]),
    "press": lambda channel, raw: Pressed(**_facts(channel, raw), act=raw["text"], about=raw.get("about", "")),
}


def update(position: int, text: str = "", *, kind: str = "said", chat: str = "anna-id", **more: Any) -> Arrived:
    """Something that happened in the chat, in the platform's order."""
    raw = {"kind": kind, "text": text or f"message {position}", "chat": chat, "position": position, **more}
    return Arrived(f"{chat} {position}", chat, position, raw)


def written(work: Work, who: str = "anna") -> list[str]:
    """What this customer has written so far, over all requests."""
    person = work.people.by_key(who)
    assert person is not None
    found = work.tickets.of_customer(person.id, most=50)
    return [plain(entry.words) for ticket in reversed(found) for entry in work.entries.of(ticket.id)]


def says(key: str) -> str:
    from adapters.texts import speaker

    return speaker("en", "UTC", strict=True)(Phrase(key))
