"""aiogram as a wire: it parses updates and writes requests. No filters, no FSM, no retries, no router."""

from collections.abc import Awaitable, Callable, Sequence
from types import SimpleNamespace
from typing import Any, TypedDict, cast

from aiogram import Bot, Dispatcher
from aiogram.client.default import Default
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.methods import TelegramMethod
from aiogram.methods.base import TelegramType
from aiogram.types import (
    BufferedInputFile,
    InputMediaPhoto,
    MessageEntity,
    ReplyParameters,
    TelegramObject,
    Update,
)

from adapters.telegram.layout import Text
from adapters.telegram.library import To, Upload, seconds_for
from adapters.telegram.line import CALL_SECONDS, Body, Form, Line
from adapters.telegram.marked import Marked

UPLOADS = frozenset({"sendPhoto", "sendDocument", "sendMediaGroup"})


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
        uploads = method.__api_method__ in UPLOADS
        said: Form | Body = self.build_form_data(bot, method) if uploads else _body(method)
        seconds = timeout or self.timeout
        return cast(TelegramType, _loose(await self._line.call(method.__api_method__, said, seconds=seconds)))


def _body(method: TelegramMethod[TelegramType]) -> Body:
    """What is set of it. This bot has none of the defaults that aiogram would look for."""
    given = method.model_dump(warnings=False, exclude_none=True)
    return Body({name: value for name, value in given.items() if not isinstance(value, Default)})


def _loose(result: Any) -> Any:  # noqa: ANN401 - JSON
    """Of what was sent only the ids are needed: building aiogram's own models of it took half of a send's time."""
    if isinstance(result, list):
        return [_loose(one) for one in result]
    return SimpleNamespace(**result) if isinstance(result, dict) else result


class AiogramLibrary:
    """A Library."""

    def __init__(self, line: Line) -> None:
        self._line = line
        self._bot = Bot(line.token, session=_Session(line))
        self._dispatcher = Dispatcher(disable_fsm=True)
        self._dispatcher.update.outer_middleware(_catch_all)

    async def understand(self, raw: dict[str, Any]) -> Update:
        return cast(Update, await self._dispatcher.feed_raw_update(self._bot, raw))

    async def text(self, to: To, text: Text) -> list[int]:
        sent = await self._says("sendMessage", chat_id=to.chat, **_plain_how(to), **_shown(text))
        return [sent["message_id"]]

    async def edit(self, to: To, message: int, text: Text) -> None:
        await self._says("editMessageText", chat_id=to.chat, message_id=message, **_shown(text))

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

    async def _says(self, method: str, **fields: object) -> Any:  # noqa: ANN401 - JSON
        """What is plain JSON already: to make aiogram's models of what the layout has just made, and to take them apart
        again, took half of a send's time."""
        return await self._line.call(method, Body(fields), seconds=CALL_SECONDS)

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


def _shown(text: Text) -> dict[str, Any]:
    """A text's fields as plain JSON."""
    fields: dict[str, Any] = {"text": text.body.text, "link_preview_options": {"is_disabled": True}}
    if text.body.entities:
        fields["entities"] = [
            _set(type=e.type, offset=e.offset, length=e.length, url=e.url) for e in text.body.entities
        ]
    if text.rows:
        keys = [[_set(text=k.label, callback_data=k.data, style=k.style) for k in row] for row in text.rows]
        fields["reply_markup"] = {"inline_keyboard": keys}
    return fields


def _plain_how(to: To) -> dict[str, Any]:
    """`_how` as plain JSON."""
    reply = {"message_id": to.reply_to, "allow_sending_without_reply": True} if to.reply_to else None
    return _set(reply_parameters=reply, message_thread_id=to.thread, disable_notification=to.quiet or None)


def _set(**fields: object) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value is not None}


def _how(to: To) -> _How:
    reply = ReplyParameters(message_id=to.reply_to, allow_sending_without_reply=True) if to.reply_to else None
    return _How(reply_parameters=reply, message_thread_id=to.thread, disable_notification=to.quiet)


def _file(upload: Upload) -> BufferedInputFile:
    return BufferedInputFile(upload.content, upload.name)
