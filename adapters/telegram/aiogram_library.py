"""aiogram as a wire: it parses updates and writes requests. No filters, no FSM, no retries, no router."""

from collections.abc import Awaitable, Callable, Sequence
from types import SimpleNamespace
from typing import Any, TypedDict, cast

from aiogram import Bot, Dispatcher
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.methods import TelegramMethod
from aiogram.methods.base import TelegramType
from aiogram.types import (
    BufferedInputFile,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputFile,
    InputMediaPhoto,
    LinkPreviewOptions,
    MessageEntity,
    ReplyParameters,
    TelegramObject,
    Update,
)

from adapters.telegram.layout import Rows, Text
from adapters.telegram.library import To, Upload, seconds_for
from adapters.telegram.line import CALL_SECONDS, Line
from adapters.telegram.marked import Marked


class _How(TypedDict):
    """What every sending has in common."""

    reply_parameters: ReplyParameters | None
    message_thread_id: int | None
    disable_notification: bool


class _Session(AiohttpSession):
    """aiogram's requests over the shared line, so that refusals come as DeliveryFailed."""

    def __init__(self, line: Line) -> None:
        super().__init__(api=TelegramAPIServer.from_base(line.url), timeout=CALL_SECONDS)
        self._line = line

    async def make_request(
        self, bot: Bot, method: TelegramMethod[TelegramType], timeout: int | None = None
    ) -> TelegramType:
        form = self._fields(bot, method) or self.build_form_data(bot, method)
        seconds = timeout or self.timeout
        return cast(TelegramType, _loose(await self._line.call(method.__api_method__, form, seconds=seconds)))

    def _fields(self, bot: Bot, method: TelegramMethod[TelegramType]) -> dict[str, str] | None:
        """Plain fields when no file goes along: multipart would cost a random boundary and twice the bytes."""
        files: dict[str, InputFile] = {}
        given = method.model_dump(warnings=False).items()
        prepared = {name: self.prepare_value(value, bot=bot, files=files) for name, value in given}
        return None if files else {name: str(value) for name, value in prepared.items() if value}


def _loose(result: Any) -> Any:  # noqa: ANN401 - JSON
    """Of what was sent only the ids are needed: building aiogram's own models of it took half of a send's time."""
    if isinstance(result, list):
        return [_loose(one) for one in result]
    return SimpleNamespace(**result) if isinstance(result, dict) else result


class AiogramLibrary:
    """A Library."""

    def __init__(self, line: Line) -> None:
        self._bot = Bot(line.token, session=_Session(line))
        self._dispatcher = Dispatcher(disable_fsm=True)
        self._dispatcher.update.outer_middleware(_catch_all)

    async def understand(self, raw: dict[str, Any]) -> Update:
        return cast(Update, await self._dispatcher.feed_raw_update(self._bot, raw))

    async def text(self, to: To, text: Text) -> list[int]:
        sent = await self._bot.send_message(
            to.chat,
            text.body.text,
            entities=_entities(text.body),
            reply_markup=_keyboard(text.rows),
            link_preview_options=LinkPreviewOptions(is_disabled=True),
            **_how(to),
        )
        return [sent.message_id]

    async def edit(self, to: To, message: int, text: Text) -> None:
        await self._bot.edit_message_text(
            text.body.text,
            chat_id=to.chat,
            message_id=message,
            entities=_entities(text.body),
            reply_markup=_keyboard(text.rows),
            link_preview_options=LinkPreviewOptions(is_disabled=True),
        )

    async def photos(self, to: To, files: Sequence[Upload], caption: Marked) -> list[int]:
        if len(files) > 1:
            return await self._album(to, files, caption)
        sent = await self._bot.send_photo(
            to.chat,
            _file(files[0]),
            caption=caption.text or None,
            caption_entities=_entities(caption),
            **_how(to),
            request_timeout=seconds_for(files),
        )
        return [sent.message_id]

    async def document(self, to: To, file: Upload, caption: Marked) -> list[int]:
        sent = await self._bot.send_document(
            to.chat,
            _file(file),
            caption=caption.text or None,
            caption_entities=_entities(caption),
            **_how(to),
            request_timeout=seconds_for([file]),
        )
        return [sent.message_id]

    async def answer_press(self, press: str, text: str | None, *, alert: bool) -> None:
        await self._bot.answer_callback_query(press, text=text, show_alert=alert)

    async def close(self) -> None:
        await self._bot.session.close()

    async def _album(self, to: To, files: Sequence[Upload], caption: Marked) -> list[int]:
        media = [InputMediaPhoto(media=_file(file)) for file in files]
        media[0] = InputMediaPhoto(
            media=_file(files[0]), caption=caption.text or None, caption_entities=_entities(caption)
        )
        sent = await self._bot.send_media_group(
            to.chat,
            list(media),
            **_how(to),
            request_timeout=seconds_for(files),
        )
        return [message.message_id for message in sent]


async def _catch_all(_: Callable[..., Awaitable[Any]], update: TelegramObject, __: dict[str, Any]) -> TelegramObject:
    """Every update ends here, before aiogram's own routing: ours is one dictionary."""
    return update


def _entities(body: Marked) -> list[MessageEntity] | None:
    return [MessageEntity(type=e.type, offset=e.offset, length=e.length, url=e.url) for e in body.entities] or None


def _keyboard(rows: Rows) -> InlineKeyboardMarkup | None:
    keys = [[InlineKeyboardButton(text=k.label, callback_data=k.data, style=k.style) for k in row] for row in rows]
    return InlineKeyboardMarkup(inline_keyboard=keys) if keys else None


def _how(to: To) -> _How:
    reply = ReplyParameters(message_id=to.reply_to, allow_sending_without_reply=True) if to.reply_to else None
    return _How(reply_parameters=reply, message_thread_id=to.thread, disable_notification=to.quiet)


def _file(upload: Upload) -> BufferedInputFile:
    return BufferedInputFile(upload.content, upload.name)
