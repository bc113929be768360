"""A person with a phone, for tests and the demo: acts on the sandbox's Telegram and reads the screen.

    anna = TelegramPerson(url, session, bot="demo_bot", user=1001)
    await anna.starts("invite42")
    await anna.says("The boiler leaks")
    card = await anna.waits_for("Ticket")
    pressed = await anna.presses("Solved")

Nothing sleeps: waiting follows the sandbox's journal.
"""

import asyncio
import base64
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import aiohttp

PATIENCE = 10.0  # seconds that people wait when the caller says nothing else
JOURNAL_WAIT = 5.0  # seconds a single look at the journal may hang
CHANGES = ("telegram.call", "person.")  # rows after which a screen may look different

Wanted = str | Callable[["Seen"], bool]


class CannotDo(Exception):  # noqa: N818 - an answer of the sandbox
    """A person on a real phone could not do this; the sandbox says why."""


@dataclass(frozen=True)
class Button:
    text: str
    data: str | None
    url: str | None


@dataclass(frozen=True)
class SeenFile:
    kind: str
    file_id: str
    name: str
    mime: str
    size: int
    url: str


@dataclass(frozen=True)
class Seen:
    """One message on the screen. `deleted` ones are told as well, so that a test can look for them."""

    message_id: int
    by_bot: bool
    text: str
    entities: tuple[dict[str, Any], ...]
    buttons: tuple[tuple[Button, ...], ...]
    photos: tuple[SeenFile, ...]
    files: tuple[SeenFile, ...]
    reply_to: int | None
    media_group_id: str | None
    reaction: tuple[str, ...]
    edited: bool
    deleted: bool
    silent: bool

    def button(self, named: str) -> Button | None:
        """By label, else by data."""
        every = [button for row in self.buttons for button in row]
        return next((one for one in every if one.text == named), None) or next(
            (one for one in every if one.data == named), None
        )


@dataclass(frozen=True)
class Screen:
    """The chat now. `toast` is the last note a press brought up; `action` is 'typing' and the like."""

    messages: tuple[Seen, ...]
    toast: str | None
    action: str | None
    pinned: int | None
    blocked: bool
    journal: int


@dataclass(frozen=True)
class Pressed:
    """What came of a press. `spinner`: the bot has not answered yet. `url`: the link it opened."""

    message_id: int
    spinner: bool
    toast: str | None
    alert: bool
    url: str | None
    update_ids: tuple[int, ...] = ()


class TelegramPerson:
    """`chat` is a group's id; without it everything happens in the private chat with the bot."""

    def __init__(
        self, url: str, session: aiohttp.ClientSession, bot: str, user: int, *, chat: int | None = None
    ) -> None:
        self._url, self._session = url.rstrip("/"), session
        self._who: dict[str, str | int] = {"bot": bot, "user": user}
        if chat is not None:
            self._who["chat"] = chat

    async def starts(self, payload: str | None = None) -> int:
        """Presses Start, perhaps from a link t.me/<bot>?start=<payload>. All acts return the new message's id."""
        return await self._message("start", payload=payload)

    async def says(self, text: str, *, reply_to: int | None = None, entities: Sequence[dict[str, Any]] = ()) -> int:
        return await self._message("say", text=text, reply_to=reply_to, entities=list(entities))

    async def sends_album(self, photos: int | Sequence[bytes], caption: str | None = None) -> list[int]:
        """That many grey pictures, or these. The ids of all its messages."""
        content = photos if isinstance(photos, int) else [_base64(one) for one in photos]
        told = await self._post("album", photos=content, caption=caption)
        return [int(number) for number in told["message_ids"]]

    async def sends_photo(self, content: bytes | None = None, caption: str | None = None) -> int:
        return await self._message("photo", base64=_base64(content), caption=caption)

    async def sends_file(
        self, name: str, content: bytes, mime: str = "application/octet-stream", *, size: int | None = None
    ) -> int:
        """`size`: what Telegram shall say instead of the true size, to try its limits."""
        return await self._message("file", name=name, base64=_base64(content), mime=mime, size=size)

    async def sends(self, what: str, **given: object) -> int:
        """voice, video, sticker, audio, location, contact or poll, with the control side's own fields."""
        return await self._message(what, **given)

    async def edits(self, message_id: int, text: str) -> None:
        await self._post("edit", message_id=message_id, text=text)

    async def blocks(self) -> None:
        await self._post("block")

    async def presses(self, named: str, *, message: int | None = None, wait: float = PATIENCE) -> Pressed:
        """A button by label or data: of that message, or of the newest that has it. Waits for the bot's answer."""
        chosen = await self._with_button(named, message)
        button = chosen.button(named)
        if button is None:
            raise CannotDo(f"message {chosen.message_id} has no button {named!r}")
        by = {"label": button.text} if button.text == named else {"data": named}
        return await self._pressed(chosen.message_id, wait, **by)

    async def forges(self, data: str, message: int, *, wait: float = PATIENCE) -> Pressed:
        """Presses a button that is not there, as a manipulated client could."""
        return await self._pressed(message, wait, data=data, forged=True)

    async def screen(self) -> Screen:
        async with self._session.get(f"{self._url}/control/telegram/chat", params=self._who) as answer:
            return _screen(await _told(answer))

    async def chat(self) -> list[Seen]:
        """What the person sees, oldest first, without what was deleted."""
        return [one for one in (await self.screen()).messages if not one.deleted]

    async def file(self, seen: SeenFile) -> bytes:
        async with self._session.get(self._url + seen.url) as answer:
            return await answer.read()

    async def waits_for(self, wanted: Wanted, *, after: int = 0, timeout: float = PATIENCE) -> Seen:
        """The newest message of the bot, with an id above `after`, that contains this text or passes this test.

        Raises TimeoutError with what is on the screen.
        """
        fits = (lambda seen: wanted in seen.text) if isinstance(wanted, str) else wanted
        screen = await self.screen()
        try:
            async with asyncio.timeout(timeout):
                while (found := _newest(screen, fits, after)) is None:
                    await self._change(screen.journal)
                    screen = await self.screen()
        except TimeoutError:
            shown = "\n".join(f"  {one.message_id} {one.text!r}" for one in screen.messages[-8:])
            raise TimeoutError(f"{wanted!r} did not come; the screen ends with\n{shown}") from None
        return found

    async def _with_button(self, named: str, message: int | None) -> Seen:
        seen = [one for one in reversed(await self.chat()) if message in (None, one.message_id)]
        found = next((one for one in seen if one.by_bot and one.button(named)), None)
        if found is None:
            raise CannotDo(f"there is no button {named!r} on the screen")
        return found

    async def _pressed(self, message_id: int, wait: float, **by: object) -> Pressed:
        told = await self._post("press", message_id=message_id, wait=wait, **by)
        toast, updates = told.get("toast"), tuple(told.get("update_ids", ()))
        return Pressed(message_id, told["spinner"], toast, bool(told.get("alert")), told.get("url"), updates)

    async def _message(self, act: str, **given: object) -> int:
        return int((await self._post(act, **given))["message_id"])

    async def _post(self, act: str, **given: object) -> dict[str, Any]:
        body = {**self._who, **{name: value for name, value in given.items() if value is not None}}
        async with self._session.post(f"{self._url}/control/telegram/{act}", json=body) as answer:
            return await _told(answer)

    async def _change(self, since: int) -> None:
        query = [("since", str(since)), ("wait", str(JOURNAL_WAIT)), *(("kind", kind) for kind in CHANGES)]
        async with self._session.get(f"{self._url}/control/journal", params=query) as answer:
            await answer.read()


async def _told(answer: aiohttp.ClientResponse) -> dict[str, Any]:
    told: dict[str, Any] = await answer.json()
    if answer.status != 200:
        raise CannotDo(told["error"])
    return told


def _screen(told: dict[str, Any]) -> Screen:
    toast = told["toast"]["text"] if told["toast"] else None
    messages = tuple(_seen(one) for one in told["messages"])
    return Screen(messages, toast, told["action"], told["pinned"], told["blocked"], told["journal"])


def _seen(told: dict[str, Any]) -> Seen:
    return Seen(
        message_id=told["message_id"],
        by_bot=told["from"] == "bot",
        text=told["text"],
        entities=tuple(told["entities"]),
        buttons=tuple(tuple(Button(**button) for button in row) for row in told["buttons"]),
        photos=tuple(SeenFile(**one) for one in told["photos"]),
        files=tuple(SeenFile(**one) for one in told["files"]),
        reply_to=told["reply_to"],
        media_group_id=told["media_group_id"],
        reaction=tuple(told["reaction"]),
        edited=told["edited"],
        deleted=told["deleted"],
        silent=told["silent"],
    )


def _newest(screen: Screen, fits: Callable[[Seen], bool], after: int) -> Seen | None:
    living = (one for one in reversed(screen.messages) if one.by_bot and not one.deleted)
    return next((one for one in living if one.message_id > after and fits(one)), None)


def _base64(content: bytes | None) -> str | None:
    return None if content is None else base64.b64encode(content).decode()
