"""aiogram and python-telegram-bot against the sandbox, over real HTTP."""

import asyncio
import io
from collections.abc import AsyncIterator

import aiogram
import pytest
import telegram as ptb
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import TelegramConflictError, TelegramForbiddenError, TelegramRetryAfter
from aiogram.types import (
    BufferedInputFile,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaPhoto,
    ReplyParameters,
)

from adapters.sandbox.people_telegram import TelegramPerson
from tests.adapters.sandbox.conftest import Sandbox

TOKEN = "1:AAA"
PNG = b"\x89PNG\r\n\x1a\n" + b"picture"
KEYBOARD = InlineKeyboardMarkup(inline_keyboard=[[InlineKeyboardButton(text="Go", callback_data="go")]])


@pytest.fixture
async def anna(sandbox: Sandbox) -> TelegramPerson:
    person = TelegramPerson(sandbox.url, sandbox.session, "demo_bot", 1001)
    await person.starts("invite_7")
    return person


@pytest.fixture
async def bot(sandbox: Sandbox) -> AsyncIterator[aiogram.Bot]:
    session = AiohttpSession(api=TelegramAPIServer.from_base(sandbox.url))
    yield aiogram.Bot(TOKEN, session=session)
    await session.close()


@pytest.fixture
async def other(sandbox: Sandbox) -> AsyncIterator[ptb.Bot]:
    made = ptb.Bot(TOKEN, base_url=f"{sandbox.url}/bot", base_file_url=f"{sandbox.url}/file/bot")
    async with made:
        yield made


class TestAiogram:
    async def test_a_word_and_its_answer(self, bot: aiogram.Bot, anna: TelegramPerson) -> None:
        said = await anna.says("Hello 😀")
        updates = await bot.get_updates(timeout=5)
        assert [one.message and one.message.text for one in updates] == ["/start invite_7", "Hello 😀"]
        await bot.send_message(
            1001, "<b>Hi</b> there", parse_mode="HTML", reply_parameters=ReplyParameters(message_id=said)
        )
        answer = await anna.waits_for("Hi there")
        assert answer.reply_to == said
        assert answer.entities == ({"type": "bold", "offset": 0, "length": 2},)

    async def test_a_press_edits_and_brings_a_toast(self, bot: aiogram.Bot, anna: TelegramPerson) -> None:
        sent = await bot.send_message(1001, "Choose", reply_markup=KEYBOARD)
        pressing = asyncio.create_task(anna.presses("Go"))
        query = None
        offset = None
        while query is None:
            for update in await bot.get_updates(offset=offset, timeout=5):
                offset, query = update.update_id + 1, update.callback_query
        assert query.data == "go"
        await bot.edit_message_text("Chosen", chat_id=1001, message_id=sent.message_id)
        await bot.answer_callback_query(query.id, "Well done", show_alert=True)
        pressed = await pressing
        assert (pressed.toast, pressed.alert, pressed.spinner) == ("Well done", True, False)
        seen = await anna.waits_for("Chosen")
        assert seen.edited
        assert seen.buttons == ()

    async def test_files_go_both_ways(self, bot: aiogram.Bot, anna: TelegramPerson) -> None:
        await anna.sends_file("log.txt", b"line", "text/plain")
        update = (await bot.get_updates(timeout=5))[-1]
        assert update.message is not None
        assert update.message.document is not None
        content = await bot.download(update.message.document.file_id, destination=io.BytesIO())
        assert content is not None
        assert content.read() == b"line"
        await bot.send_photo(1001, BufferedInputFile(PNG, "p.png"), caption="A picture")
        seen = await anna.waits_for("A picture")
        assert await anna.file(seen.photos[0]) == PNG

    async def test_albums_go_both_ways(self, bot: aiogram.Bot, anna: TelegramPerson) -> None:
        await anna.sends_album(3, "Three")
        messages = [one.message for one in await bot.get_updates(timeout=5)][1:]
        assert [one.caption for one in messages if one] == ["Three", None, None]
        assert len({one.media_group_id for one in messages if one}) == 1
        media = [InputMediaPhoto(media=BufferedInputFile(PNG, "p.png"), caption="Two") for _ in range(2)]
        sent = await bot.send_media_group(1001, media)  # type: ignore[arg-type]  # a list of one kind is fine
        assert [one.media_group_id for one in sent] == [sent[0].media_group_id] * 2

    async def test_the_older_of_two_pollers_is_sent_away(self, bot: aiogram.Bot, anna: TelegramPerson) -> None:
        first = await bot.get_updates(timeout=1)
        offset = first[-1].update_id + 1
        older = asyncio.create_task(bot.get_updates(offset=offset, timeout=20))
        await asyncio.wait({older}, timeout=0.2)
        newer = asyncio.create_task(bot.get_updates(offset=offset, timeout=20))
        with pytest.raises(TelegramConflictError, match="terminated by other getUpdates request"):
            await older
        await anna.says("for the newer one")
        assert len(await newer) == 1

    async def test_too_many_messages_say_how_long_to_wait(self, bot: aiogram.Bot, anna: TelegramPerson) -> None:
        for number in range(20):
            await bot.send_message(1001, f"{number}")
        with pytest.raises(TelegramRetryAfter) as refused:
            await bot.send_message(1001, "one too many")
        assert refused.value.retry_after == 1

    async def test_a_blocked_bot_is_told(self, bot: aiogram.Bot, anna: TelegramPerson) -> None:
        await anna.blocks()
        with pytest.raises(TelegramForbiddenError, match="bot was blocked by the user"):
            await bot.send_message(1001, "hello?")
        membership = (await bot.get_updates(timeout=1))[-1].my_chat_member
        assert membership is not None
        assert membership.new_chat_member.status == "kicked"

    async def test_every_kind_of_message_can_be_parsed(self, bot: aiogram.Bot, anna: TelegramPerson) -> None:
        kinds = await _all_kinds(anna)
        messages = [one.message for one in await bot.get_updates(timeout=1)]
        assert [one.content_type for one in messages[1:] if one] == kinds


class TestPythonTelegramBot:
    async def test_a_word_and_its_answer(self, other: ptb.Bot, anna: TelegramPerson) -> None:
        await anna.says("Hello")
        update = (await other.get_updates(timeout=5))[-1]
        assert update.message is not None
        await update.message.reply_text("*Hi*", parse_mode="MarkdownV2", do_quote=True)
        assert (await anna.waits_for("Hi")).reply_to == update.message.message_id

    async def test_a_press_edits_and_brings_a_toast(self, other: ptb.Bot, anna: TelegramPerson) -> None:
        markup = ptb.InlineKeyboardMarkup([[ptb.InlineKeyboardButton("Go", callback_data="go")]])
        await other.send_message(1001, "Choose", reply_markup=markup)
        pressing = asyncio.create_task(anna.presses("Go"))
        query, offset = None, None
        while query is None:
            for update in await other.get_updates(offset=offset, timeout=5):
                offset, query = update.update_id + 1, update.callback_query
        await query.edit_message_text("Chosen")
        await query.answer("Well done")
        assert (await pressing).toast == "Well done"

    async def test_files_and_albums_go_both_ways(self, other: ptb.Bot, anna: TelegramPerson) -> None:
        await anna.sends_file("log.txt", b"line", "text/plain")
        update = (await other.get_updates(timeout=5))[-1]
        assert update.message is not None
        assert update.message.document is not None
        file = await update.message.document.get_file()
        assert bytes(await file.download_as_bytearray()) == b"line"
        sent = await other.send_media_group(1001, [ptb.InputMediaPhoto(PNG), ptb.InputMediaPhoto(PNG)])
        assert len(sent) == 2

    async def test_conflicts_floods_and_blocks_have_their_own_errors(
        self, other: ptb.Bot, anna: TelegramPerson, sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("PTB_TIMEDELTA", "true")  # else the library warns of its own next version
        await sandbox.post("/control/faults", platform="telegram", status=429, retry_after=3, methods=["sendMessage"])
        with pytest.raises(ptb.error.RetryAfter):
            await other.send_message(1001, "busy")
        await sandbox.post("/control/faults", platform="telegram", mode="off")
        await anna.blocks()
        with pytest.raises(ptb.error.Forbidden):
            await other.send_message(1001, "hello?")

    async def test_every_kind_of_message_can_be_parsed(self, other: ptb.Bot, anna: TelegramPerson) -> None:
        kinds = await _all_kinds(anna)
        messages = [one.message for one in await other.get_updates(timeout=1)]
        assert [ptb.helpers.effective_message_type(one) for one in messages[1:] if one] == kinds

    async def test_the_bot_introduces_itself(self, other: ptb.Bot) -> None:
        assert await other.set_my_commands([("help", "What I can do")])
        assert (await other.get_my_commands())[0].command == "help"
        assert await other.set_my_description("A demo")
        assert other.username == "demo_bot"


async def _all_kinds(person: TelegramPerson) -> list[str]:
    await person.says("text")
    await person.sends_photo()
    await person.sends("voice")
    await person.sends("video")
    await person.sends("audio")
    await person.sends("sticker")
    await person.sends("location", latitude=52.2, longitude=21.0)
    await person.sends("contact", phone_number="+48123", first_name="Jan")
    await person.sends("poll", question="Which?", options=["a", "b"])
    return ["text", "photo", "voice", "video", "audio", "sticker", "location", "contact", "poll"]
