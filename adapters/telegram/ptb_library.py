"""python-telegram-bot as a wire: it parses updates and writes requests. No updater, no job queue, no persistence."""

from collections.abc import Awaitable, Sequence
from contextvars import ContextVar
from typing import Any, TypedDict, TypeVar

from telegram import (
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaPhoto,
    LinkPreviewOptions,
    MessageEntity,
    ReplyParameters,
    Update,
    User,
)
from telegram.error import TelegramError
from telegram.ext import ApplicationBuilder, ExtBot, TypeHandler

from adapters.telegram.aiohttp_request import AiohttpRequest
from adapters.telegram.layout import Rows, Text
from adapters.telegram.library import To, Upload, seconds_for
from adapters.telegram.line import Line
from adapters.telegram.marked import Marked
from core.errors import DeliveryFailed

T = TypeVar("T")

_understood: ContextVar[list[Update]] = ContextVar("understood")


class _How(TypedDict):
    """What every sending has in common."""

    reply_parameters: ReplyParameters | None
    message_thread_id: int | None
    disable_notification: bool


class _Bot(ExtBot[None]):
    """Starts without asking Telegram who it is, so that stored updates are read while Telegram is away."""

    __slots__ = ("_line",)

    def __init__(self, line: Line) -> None:
        super().__init__(
            line.token,
            base_url=f"{line.url}/bot",
            base_file_url=f"{line.url}/file/bot",
            request=AiohttpRequest(line),
            get_updates_request=AiohttpRequest(line),
        )
        with self._unfrozen():
            self._line = line

    def __repr__(self) -> str:
        """The library's own shows the token."""
        return f"<bot {self._line.bot}>"

    @property
    def bot(self) -> User:
        return User(self._line.bot, first_name="", is_bot=True)

    async def get_me(self, **_: object) -> User:
        return self.bot


class PtbLibrary:
    """A Library."""

    def __init__(self, line: Line) -> None:
        self._bot = _Bot(line)
        self._application = ApplicationBuilder().bot(self._bot).updater(None).job_queue(None).build()
        self._application.add_handler(TypeHandler(Update, _catch_all))

    async def understand(self, raw: dict[str, Any]) -> Update:
        await self._application.initialize()
        update = Update.de_json(raw, self._bot)
        caught: list[Update] = []
        _understood.set(caught)
        await self._application.process_update(update)
        return caught[0]

    async def text(self, to: To, text: Text) -> list[int]:
        sent = await _done(
            self._bot.send_message(
                to.chat,
                text.body.text,
                entities=_entities(text.body),
                reply_markup=_keyboard(text.rows),
                link_preview_options=LinkPreviewOptions(is_disabled=True),
                **_how(to),
            )
        )
        return [sent.message_id]

    async def edit(self, to: To, message: int, text: Text) -> None:
        await _done(
            self._bot.edit_message_text(
                text.body.text,
                chat_id=to.chat,
                message_id=message,
                entities=_entities(text.body),
                reply_markup=_keyboard(text.rows),
                link_preview_options=LinkPreviewOptions(is_disabled=True),
            )
        )

    async def photos(self, to: To, files: Sequence[Upload], caption: Marked) -> list[int]:
        if len(files) > 1:
            return await self._album(to, files, caption)
        sent = await _done(
            self._bot.send_photo(
                to.chat,
                files[0].content,
                filename=files[0].name,
                caption=caption.text or None,
                caption_entities=_entities(caption),
                **_how(to),
                read_timeout=seconds_for(files),
            )
        )
        return [sent.message_id]

    async def document(self, to: To, file: Upload, caption: Marked) -> list[int]:
        sent = await _done(
            self._bot.send_document(
                to.chat,
                file.content,
                filename=file.name,
                caption=caption.text or None,
                caption_entities=_entities(caption),
                **_how(to),
                read_timeout=seconds_for([file]),
            )
        )
        return [sent.message_id]

    async def answer_press(self, press: str, text: str | None, *, alert: bool) -> None:
        await _done(self._bot.answer_callback_query(press, text=text, show_alert=alert))

    async def close(self) -> None:
        await self._application.shutdown()

    async def _album(self, to: To, files: Sequence[Upload], caption: Marked) -> list[int]:
        media = [
            InputMediaPhoto(
                file.content,
                filename=file.name,
                caption=caption.text or None if file is files[0] else None,
                caption_entities=_entities(caption) if file is files[0] else None,
            )
            for file in files
        ]
        sent = await _done(
            self._bot.send_media_group(
                to.chat,
                media,
                **_how(to),
                read_timeout=seconds_for(files),
            )
        )
        return [message.message_id for message in sent]


async def _catch_all(update: Update, _: object) -> None:
    """Every update ends here; the library's handlers are not used."""
    _understood.get().append(update)


async def _done(call: Awaitable[T]) -> T:
    """The library wraps what its request raises; the desk wants to know the failure itself."""
    try:
        return await call
    except TelegramError as error:
        if isinstance(error.__cause__, DeliveryFailed):
            raise error.__cause__ from None
        raise


def _entities(body: Marked) -> list[MessageEntity] | None:
    return [MessageEntity(e.type, e.offset, e.length, url=e.url) for e in body.entities] or None


def _keyboard(rows: Rows) -> InlineKeyboardMarkup | None:
    keys = [[InlineKeyboardButton(k.label, callback_data=k.data, style=k.style) for k in row] for row in rows]
    return InlineKeyboardMarkup(keys) if keys else None


def _how(to: To) -> _How:
    reply = ReplyParameters(to.reply_to, allow_sending_without_reply=True) if to.reply_to else None
    return _How(reply_parameters=reply, message_thread_id=to.thread, disable_notification=to.quiet)
