"""What people can and cannot do, and what they see of what the bot does."""

from typing import Any

import pytest

from adapters.sandbox.people_telegram import CannotDo, TelegramPerson
from tests.adapters.sandbox.conftest import Sandbox

GO = {"inline_keyboard": [[{"text": "Go", "callback_data": "go"}, {"text": "Site", "url": "https://example.com"}]]}


@pytest.fixture
async def anna(sandbox: Sandbox) -> TelegramPerson:
    return TelegramPerson(sandbox.url, sandbox.session, "demo_bot", 1001)


async def api(sandbox: Sandbox, method: str, **args: Any) -> Any:
    async with sandbox.session.post(f"{sandbox.url}/bot1:AAA/{method}", json=args) as answer:
        told = await answer.json()
    assert told["ok"], told
    return told["result"]


async def test_nothing_can_be_said_before_start(anna: TelegramPerson) -> None:
    with pytest.raises(CannotDo, match="not pressed Start"):
        await anna.says("hello")


async def test_a_payload_has_64_plain_characters(anna: TelegramPerson) -> None:
    with pytest.raises(CannotDo, match="payload"):
        await anna.starts("ąę")
    with pytest.raises(CannotDo, match="payload"):
        await anna.starts("x" * 65)


async def test_start_carries_its_payload_and_is_a_command(sandbox: Sandbox, anna: TelegramPerson) -> None:
    await anna.starts("a-b_1")
    (update,) = await api(sandbox, "getUpdates")
    assert update["message"]["text"] == "/start a-b_1"
    assert update["message"]["entities"] == [{"offset": 0, "length": 6, "type": "bot_command"}]
    assert update["message"]["from"] == {"id": 1001, "is_bot": False, "first_name": "Anna", "language_code": "pl"}


async def test_a_very_long_text_leaves_in_pieces(sandbox: Sandbox, anna: TelegramPerson) -> None:
    await anna.starts()
    await anna.says("x" * 100_000)
    pieces = [update["message"]["text"] for update in (await api(sandbox, "getUpdates"))[1:]]
    assert [len(piece) for piece in pieces] == [4096] * 24 + [1696]


async def test_an_empty_text_cannot_be_sent(anna: TelegramPerson) -> None:
    await anna.starts()
    with pytest.raises(CannotDo, match="empty"):
        await anna.says(" \n ")


async def test_who_blocked_cannot_write_and_start_unblocks(sandbox: Sandbox, anna: TelegramPerson) -> None:
    await anna.starts()
    await anna.blocks()
    with pytest.raises(CannotDo, match="blocked"):
        await anna.says("hello")
    await anna.starts()
    kinds = [list(update)[1] for update in await api(sandbox, "getUpdates")]
    assert kinds == ["message", "my_chat_member", "my_chat_member", "message"]


async def test_both_versions_of_an_edited_message_reach_the_bot(sandbox: Sandbox, anna: TelegramPerson) -> None:
    await anna.starts()
    said = await anna.says("first")
    await anna.edits(said, "second")
    updates = await api(sandbox, "getUpdates")
    assert [update["message"]["text"] for update in updates[1:2]] == ["first"]
    assert updates[2]["edited_message"]["text"] == "second"
    assert "edit_date" in updates[2]["edited_message"]


async def test_only_buttons_that_are_there_can_be_pressed(sandbox: Sandbox, anna: TelegramPerson) -> None:
    await anna.starts()
    sent = (await api(sandbox, "sendMessage", chat_id=1001, text="x", reply_markup=GO))["message_id"]
    with pytest.raises(CannotDo):
        await anna.presses("Stop")
    assert (await anna.presses("Site")).url == "https://example.com"
    assert (await anna.forges("stop", sent, wait=0)).spinner
    update = (await api(sandbox, "getUpdates"))[-1]
    assert update["callback_query"]["data"] == "stop"
    assert update["callback_query"]["message"]["message_id"] == sent


async def test_one_press_takes_one_answer(sandbox: Sandbox, anna: TelegramPerson) -> None:
    await anna.starts()
    await api(sandbox, "sendMessage", chat_id=1001, text="x", reply_markup=GO)
    await anna.presses("Go", wait=0)
    press = (await api(sandbox, "getUpdates"))[-1]["callback_query"]["id"]
    assert await api(sandbox, "answerCallbackQuery", callback_query_id=press, text="Done")
    async with sandbox.session.post(
        f"{sandbox.url}/bot1:AAA/answerCallbackQuery", json={"callback_query_id": press}
    ) as answer:
        assert (await answer.json())["description"].startswith("Bad Request: query is too old")
    assert (await anna.screen()).toast == "Done"


async def test_the_screen_shows_what_the_bot_did(sandbox: Sandbox, anna: TelegramPerson) -> None:
    await anna.starts()
    said = await anna.says("question")
    await api(sandbox, "sendChatAction", chat_id=1001, action="typing")
    assert (await anna.screen()).action == "typing"
    reply = {"message_id": said}
    sent = await api(
        sandbox, "sendMessage", chat_id=1001, text="answer", reply_parameters=reply, disable_notification=True
    )
    await api(sandbox, "setMessageReaction", chat_id=1001, message_id=said, reaction=[{"type": "emoji", "emoji": "👍"}])
    await api(sandbox, "pinChatMessage", chat_id=1001, message_id=sent["message_id"])
    screen = await anna.screen()
    question, answer = screen.messages[-2:]
    assert question.reaction == ("👍",)
    assert (answer.reply_to, answer.silent, screen.pinned, screen.action) == (said, True, answer.message_id, None)
    await api(sandbox, "deleteMessage", chat_id=1001, message_id=answer.message_id)
    assert [seen.text for seen in await anna.chat()] == ["/start", "question"]
    assert (await anna.screen()).messages[-1].deleted


async def test_waiting_for_what_never_comes_shows_the_screen(anna: TelegramPerson) -> None:
    await anna.starts()
    with pytest.raises(TimeoutError, match="'/start'"):
        await anna.waits_for("never", timeout=0.05)


async def test_edits_are_seen_and_the_keyboard_goes_with_them(sandbox: Sandbox, anna: TelegramPerson) -> None:
    await anna.starts()
    sent = (await api(sandbox, "sendMessage", chat_id=1001, text="one", reply_markup=GO))["message_id"]
    await api(sandbox, "editMessageText", chat_id=1001, message_id=sent, text="two")
    seen = await anna.waits_for("two")
    assert (seen.message_id, seen.edited, seen.buttons) == (sent, True, ())
    await api(sandbox, "editMessageReplyMarkup", chat_id=1001, message_id=sent, reply_markup=GO)
    assert (await anna.waits_for("two")).button("Go") is not None


async def test_a_copy_has_no_album_and_may_have_another_caption(sandbox: Sandbox, anna: TelegramPerson) -> None:
    await anna.starts()
    first, _ = await anna.sends_album(2, "hers")
    await api(sandbox, "copyMessage", chat_id=1001, from_chat_id=1001, message_id=first, caption="ours")
    seen = await anna.waits_for("ours")
    assert seen.media_group_id is None
    assert len(seen.photos) == 1
