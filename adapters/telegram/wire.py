"""A bot on Telegram, as the desk knows it. What differs between the two libraries is behind `Library`."""

import asyncio
import logging
from collections.abc import AsyncIterator, Iterable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

from adapters.telegram import intake, menu
from adapters.telegram.content import text_of
from adapters.telegram.errors import PICTURE, UNCHANGED
from adapters.telegram.layout import NO_TEXT, Document, Part, Photos, Text, edited, parts
from adapters.telegram.library import Library, To, Upload
from adapters.telegram.line import Line
from adapters.telegram.poller import Poller
from adapters.telegram.salvage import Attempt, salvaged
from adapters.telegram.updates import translated, unknown
from core.chat.channel import Intake, Menu, PartlySent, Post, Raw, Unreadable
from core.chat.events import Event, FileRef
from core.chat.replies import Answer, Say, StoredFile, Toast
from core.chat.words import clean, excerpt, visible, words
from core.errors import DeliveryFailed

API_URL = "https://api.telegram.org"
LARGEST_FILE = 50 * 1024 * 1024  # bytes (Bot API: Sending files)
LONGEST_TOAST = 200  # characters (Bot API: answerCallbackQuery)
PEOPLES = frozenset({"message", "edited_message", "callback_query"})  # a person waits for an answer to these

log = logging.getLogger(__name__)


class TelegramWire:
    """A core.chat.channel.Wire. `files` is the folder that StoredFile.path is relative to."""

    shows_whole_forms = False
    single_listener = True

    def __init__(self, channel: str, line: Line, library: Library, files: Path) -> None:
        self.channel = channel
        self._line = line
        self._library = library
        self._files = files

    async def serve(self, intake: Intake) -> None:
        await Poller(self._line, self.channel).run(intake)

    async def read(self, raw: Raw) -> Event:
        """Parts that cannot be read are left out, and named in Said.dropped."""
        raw, now = intake.unfolded(raw), datetime.now(UTC)

        async def attempt(part: Raw) -> Event:
            return translated(await self._library.understand(dict(part)), part, self.channel, now)

        try:
            return await attempt(raw)
        except Exception as error:  # noqa: BLE001 - what a library raises for JSON it does not expect is written nowhere
            log.warning("%s: update %s: %s", self.channel, raw.get("update_id"), type(error).__name__)
            return await self._salvaged(raw, attempt, now)

    async def give(self, raw: Raw, answer: Answer | None, say: Say) -> bool:
        """A toast shows where the button was pressed; forms are asked step by step, so they are not given here."""
        raw = intake.unfolded(raw)
        press = intake.body_of(raw).get("id") if intake.kind_of(raw) == "callback_query" else None
        if not isinstance(press, str):
            return answer is None
        toast = answer if isinstance(answer, Toast) else None
        try:
            await self._library.answer_press(press, _toast(toast, say), alert=bool(toast and toast.alert))
        except DeliveryFailed as failed:
            log.info("%s: a press was not answered: %s", self.channel, failed)
            return False
        return toast is answer

    async def send(self, post: Post) -> tuple[str, ...]:
        """Raises PartlySent when some of several parts have arrived."""
        if post.edits is not None:
            return await self._edited(post, post.edits)
        sent = list(post.sent)
        try:
            for part in _rest(parts(post), len(sent)):
                await self._part(_to(post, first=not sent), part, sent)
        except DeliveryFailed as failed:
            if not sent:
                raise
            raise PartlySent(failed, tuple(sent)) from failed
        return tuple(sent)

    def fetch(self, file: FileRef) -> AsyncIterator[bytes]:
        return self._line.download(file.remote)

    async def check(self) -> str:
        me = await self._line.call("getMe")
        return str(me.get("username", "")) if isinstance(me, dict) else ""

    async def introduce(self, menu_: Menu) -> None:
        await menu.set_(self._line, menu_)

    async def close(self) -> None:
        """The HTTP session is shared and stays open."""
        await self._library.close()

    async def _salvaged(self, raw: Raw, attempt: Attempt, now: datetime) -> Event:
        try:
            return await salvaged(raw, attempt)
        except Exception as error:
            if intake.kind_of(raw) not in PEOPLES:
                return unknown(raw, self.channel, now)
            place = intake.place_of(raw, self.channel)
            raise Unreadable(type(error).__name__, place, text_of(intake.language_of(raw))) from error

    async def _edited(self, post: Post, message: str) -> tuple[str, ...]:
        try:
            await self._library.edit(_to(post, first=False), int(message), edited(post))
        except DeliveryFailed as failed:
            if failed.code != UNCHANGED:
                raise
        return (message,)

    async def _part(self, to: To, part: Part, sent: list[str]) -> None:
        """Adds the ids of what arrived to `sent`, also when it stops in the middle."""
        match part:
            case Text():
                sent += _ids(await self._library.text(to, part))
            case Photos():
                await self._photos(to, part, sent)
            case Document():
                sent += _ids(await self._library.document(to, await self._upload(part.file), part.caption))

    async def _photos(self, to: To, part: Photos, sent: list[str]) -> None:
        """Pictures that Telegram cannot show as photos go as documents."""
        uploads = [await self._upload(file) for file in part.files]
        try:
            sent += _ids(await self._library.photos(to, uploads, part.caption))
        except DeliveryFailed as failed:
            if failed.code != PICTURE:
                raise
            for number, upload in enumerate(uploads):
                sent += _ids(await self._library.document(to, upload, NO_TEXT if number else part.caption))

    async def _upload(self, file: StoredFile) -> Upload:
        if file.size > LARGEST_FILE:
            raise DeliveryFailed("too-large", permanent=True, detail=f"{file.name}: {file.size} bytes")
        try:
            content = await asyncio.to_thread((self._files / file.path).read_bytes)
        except OSError as error:
            raise DeliveryFailed("refused", permanent=True, detail=f"{file.name}: {error.strerror}") from error
        return Upload(clean(file.name), content)


def _to(post: Post, *, first: bool) -> To:
    """Only the first part hangs under the message that is answered."""
    return To(
        chat=int(post.place.chat),
        thread=int(post.place.thread) if post.place.thread else None,
        reply_to=int(post.reply_to) if post.reply_to and first else None,
        quiet=post.message.quiet,
    )


def _rest(all_: Sequence[Part], sent: int) -> Iterator[Part]:
    """The parts behind the first `sent` messages; an album is as many messages as it has photos."""
    for part in all_:
        files = part.files if isinstance(part, Photos) else ()
        if sent >= (len(files) or 1):
            sent -= len(files) or 1
        else:
            yield Photos(files[sent:]) if isinstance(part, Photos) and sent else part
            sent = 0


def _toast(toast: Toast | None, say: Say) -> str | None:
    return visible(excerpt(words(clean(say(toast.text))), LONGEST_TOAST)) if toast else None


def _ids(messages: Iterable[int]) -> list[str]:
    return [str(message) for message in messages]
