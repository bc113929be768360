"""getUpdates and webhooks: what is kept, confirmed, repeated, and lost by age."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import pytest
from aiohttp import web

from adapters.sandbox.people_telegram import TelegramPerson
from tests.adapters.sandbox.conftest import Sandbox


@pytest.fixture
async def anna(sandbox: Sandbox) -> TelegramPerson:
    person = TelegramPerson(sandbox.url, sandbox.session, "demo_bot", 1001)
    await person.starts()
    return person


async def api(sandbox: Sandbox, method: str, **args: Any) -> Any:
    async with sandbox.session.post(f"{sandbox.url}/bot1:AAA/{method}", json=args) as answer:
        told = await answer.json()
    return told["result"] if told["ok"] else (told["error_code"], told["description"])


def texts(updates: list[dict[str, Any]]) -> list[str]:
    return [update["message"]["text"] for update in updates]


class TestPolling:
    async def test_what_is_not_confirmed_comes_again(self, sandbox: Sandbox, anna: TelegramPerson) -> None:
        await anna.says("one")
        first = await api(sandbox, "getUpdates", offset=0)
        assert await api(sandbox, "getUpdates", offset=1) == first
        assert await api(sandbox, "getUpdates", offset=first[0]["update_id"] + 1) == first[1:]
        rows = sandbox.journal.since(0, ["telegram.confirmed"])
        assert [row["update_ids"] for row in rows] == [[first[0]["update_id"]]]

    async def test_numbers_rise_by_one_from_a_random_start(self, sandbox: Sandbox, anna: TelegramPerson) -> None:
        await anna.says("one")
        numbers = [update["update_id"] for update in await api(sandbox, "getUpdates")]
        assert numbers[1] == numbers[0] + 1
        assert numbers[0] >= 100_000_000

    async def test_a_limit_is_kept(self, sandbox: Sandbox, anna: TelegramPerson) -> None:
        for word in ("one", "two", "three"):
            await anna.says(word)
        assert texts(await api(sandbox, "getUpdates", limit=2)) == ["/start", "one"]

    async def test_the_same_offset_at_once_gets_one_update_only(self, sandbox: Sandbox, anna: TelegramPerson) -> None:
        await anna.says("one")
        assert len(await api(sandbox, "getUpdates", offset=5)) == 2
        assert len(await api(sandbox, "getUpdates", offset=5)) == 1

    async def test_a_negative_offset_forgets_all_earlier_ones(self, sandbox: Sandbox, anna: TelegramPerson) -> None:
        await anna.says("one")
        await anna.says("two")
        assert texts(await api(sandbox, "getUpdates", offset=-1)) == ["two"]
        assert texts(await api(sandbox, "getUpdates", offset=0)) == ["two"]

    async def test_a_long_poll_ends_with_the_first_update(self, sandbox: Sandbox, anna: TelegramPerson) -> None:
        start = await api(sandbox, "getUpdates")
        poll = asyncio.create_task(api(sandbox, "getUpdates", offset=start[-1]["update_id"] + 1, timeout=30))
        await sandbox.journal.wait(sandbox.journal.last, 1, ["telegram.confirmed"])
        await anna.says("at last")
        assert texts(await poll) == ["at last"]

    async def test_kinds_that_are_not_wanted_do_not_come(self, sandbox: Sandbox, anna: TelegramPerson) -> None:
        await api(sandbox, "getUpdates", allowed_updates=["callback_query"])
        await anna.says("unheard")
        await api(sandbox, "getUpdates", offset=1, allowed_updates=[])
        await anna.says("heard")
        assert texts(await api(sandbox, "getUpdates", offset=2)) == ["/start", "heard"]

    async def test_a_webhook_excludes_polling(self, sandbox: Sandbox) -> None:
        await api(sandbox, "setWebhook", url="http://127.0.0.1:9/")
        refused = await api(sandbox, "getUpdates")
        assert refused[0] == 409
        assert refused[1].startswith("Conflict: can't use getUpdates method while webhook is active")
        await api(sandbox, "deleteWebhook")
        assert await api(sandbox, "getUpdates") == []

    async def test_a_webhook_sends_a_hanging_poll_away(self, sandbox: Sandbox) -> None:
        poll = asyncio.create_task(api(sandbox, "getUpdates", timeout=30))
        await asyncio.wait({poll}, timeout=0.2)
        await api(sandbox, "setWebhook", url="http://127.0.0.1:9/")
        assert await poll == (409, "Conflict: terminated by setWebhook request")

    async def test_a_confirmed_update_can_be_delivered_again(self, sandbox: Sandbox, anna: TelegramPerson) -> None:
        await anna.says("twice")
        updates = await api(sandbox, "getUpdates")
        beyond = updates[-1]["update_id"] + 1
        poll = asyncio.create_task(api(sandbox, "getUpdates", offset=beyond, timeout=30))
        await asyncio.wait({poll}, timeout=0.2)
        await sandbox.post("/control/telegram/redeliver", bot="demo_bot", update_id=updates[-1]["update_id"])
        assert await poll == [updates[-1]]

    async def test_who_has_hung_up_gets_nothing(self, sandbox: Sandbox, anna: TelegramPerson) -> None:
        start = await api(sandbox, "getUpdates")
        poll = asyncio.create_task(api(sandbox, "getUpdates", offset=start[-1]["update_id"] + 1, timeout=30))
        await asyncio.wait({poll}, timeout=0.2)
        poll.cancel()
        await asyncio.gather(poll, return_exceptions=True)
        before = sandbox.journal.last
        await anna.says("to nobody")
        assert texts(await api(sandbox, "getUpdates", offset=start[-1]["update_id"] + 1, timeout=5)) == ["to nobody"]
        assert len(sandbox.journal.since(before, ["telegram.delivered"])) == 1

    async def test_anything_can_be_an_update(self, sandbox: Sandbox) -> None:
        odd = {"message": {"message_id": "seven"}}
        await sandbox.post("/control/telegram/raw", bot="demo_bot", update=odd)
        (update,) = await api(sandbox, "getUpdates")
        assert update == {"update_id": update["update_id"], **odd}


class TestAge:
    @pytest.fixture
    def speed(self) -> float:
        return 150 / 0.3  # a press lives 0.3 s, its answer 0.06 s, deleting 346 s

    async def test_an_old_press_is_gone_and_a_late_answer_refused(self, sandbox: Sandbox, anna: TelegramPerson) -> None:
        markup = {"inline_keyboard": [[{"text": "Go", "callback_data": "go"}]]}
        await api(sandbox, "sendMessage", chat_id=1001, text="x", reply_markup=markup)
        pressed = await anna.presses("Go", wait=0.4)
        assert pressed.spinner
        updates = await api(sandbox, "getUpdates")
        assert [list(update)[1] for update in updates] == ["message"]
        (expired,) = sandbox.journal.since(0, ["telegram.expired"])
        assert expired["update_ids"] == list(pressed.update_ids)
        (row,) = sandbox.journal.since(0, ["person.pressed"])
        assert (await api(sandbox, "answerCallbackQuery", callback_query_id=row["press"]))[0] == 400


class TestOldMessages:
    @pytest.fixture
    def speed(self) -> float:
        return 48 * 3600 / 0.05

    async def test_cannot_be_deleted(self, sandbox: Sandbox, anna: TelegramPerson) -> None:
        sent = await api(sandbox, "sendMessage", chat_id=1001, text="x")
        await sandbox.journal.wait(sandbox.journal.last, 0.06, ["nothing"])
        refused = await api(sandbox, "deleteMessage", chat_id=1001, message_id=sent["message_id"])
        assert refused == (400, "Bad Request: message can't be deleted")


@dataclass
class Hook:
    """The bot's own web server: it refuses as often as told, and remembers everything."""

    url: str
    refuse: list[int] = field(default_factory=list)
    got: list[tuple[str | None, dict[str, Any]]] = field(default_factory=list)

    async def take(self, request: web.Request) -> web.Response:
        self.got.append((request.headers.get("X-Telegram-Bot-Api-Secret-Token"), await request.json()))
        return web.Response(status=self.refuse.pop(0) if self.refuse else 200)


@pytest.fixture
async def hook() -> AsyncIterator[Hook]:
    made = Hook("")
    app = web.Application()
    app.router.add_post("/hook", made.take)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    made.url = f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
    yield made
    await runner.cleanup()


class TestWebhook:
    @pytest.fixture
    def speed(self) -> float:
        return 20.0  # the first waits are 0, 0.1, 0.2 s

    async def confirmed(self, sandbox: Sandbox, count: int) -> list[int]:
        numbers: list[int] = []
        last = 0
        while len(numbers) < count:
            rows = await sandbox.journal.wait(last, 10, ["telegram.confirmed"])
            assert rows, "the webhook was not called"
            for row in rows:
                assert isinstance(row["update_ids"], list)
                numbers += row["update_ids"]
                last = int(str(row["n"]))
        return numbers

    async def test_updates_come_with_the_secret(self, sandbox: Sandbox, anna: TelegramPerson, hook: Hook) -> None:
        await api(sandbox, "setWebhook", url=hook.url, secret_token="s-3_cret")
        await anna.says("hello")
        await self.confirmed(sandbox, 2)
        assert [secret for secret, _ in hook.got] == ["s-3_cret"] * 2
        assert texts([update for _, update in hook.got]) == ["/start", "hello"]
        assert (await api(sandbox, "getWebhookInfo"))["pending_update_count"] == 0

    async def test_a_refused_update_is_repeated_and_keeps_its_place(
        self, sandbox: Sandbox, anna: TelegramPerson, hook: Hook
    ) -> None:
        hook.refuse = [500, 503, 404]
        await anna.says("hello")
        await api(sandbox, "setWebhook", url=hook.url)
        await self.confirmed(sandbox, 2)
        assert texts([update for _, update in hook.got]) == ["/start"] * 4 + ["hello"]
        info = await api(sandbox, "getWebhookInfo")
        assert info["last_error_message"] == "Wrong response from the webhook: 404 Not Found"

    async def test_one_stuck_chat_does_not_hold_up_another(
        self, sandbox: Sandbox, anna: TelegramPerson, hook: Hook
    ) -> None:
        await sandbox.post("/control/telegram/users", id=1002, first_name="Bob")
        hook.refuse = [500] * 3
        await api(sandbox, "setWebhook", url=hook.url, drop_pending_updates=True)
        await anna.says("stuck")
        await sandbox.journal.wait(0, 5, ["telegram.delivered"])
        bob = TelegramPerson(sandbox.url, sandbox.session, "demo_bot", 1002)
        await bob.starts()
        await self.confirmed(sandbox, 3)
        order = texts([update for _, update in hook.got])
        assert order[0] == "stuck"
        assert order.index("/start") < len(order) - 1 - order[::-1].index("stuck")

    async def test_pending_updates_can_be_dropped(self, sandbox: Sandbox, anna: TelegramPerson) -> None:
        await api(sandbox, "deleteWebhook", drop_pending_updates=True)
        assert await api(sandbox, "getUpdates") == []


class TestGroups:
    @pytest.fixture
    def world(self) -> Mapping[str, object]:
        return {
            "telegram": {
                "bots": [
                    {"token": "1:AAA", "username": "demo_bot", "name": "Demo"},
                    {"token": "2:BBB", "username": "other_bot", "name": "Other"},
                ],
                "users": [{"id": 1001, "first_name": "Anna"}],
                "groups": [{"id": -1001, "title": "Staff", "bots": ["demo_bot", "other_bot"], "users": [1001]}],
            }
        }

    async def test_all_bots_in_it_hear_what_is_said(self, sandbox: Sandbox) -> None:
        anna = TelegramPerson(sandbox.url, sandbox.session, "demo_bot", 1001, chat=-1001)
        await anna.says("to all")
        (update,) = await api(sandbox, "getUpdates")
        assert update["message"]["chat"] == {"id": -1001, "type": "supergroup", "title": "Staff"}
        async with sandbox.session.get(f"{sandbox.url}/bot2:BBB/getUpdates") as answer:
            assert len((await answer.json())["result"]) == 1

    async def test_twenty_messages_a_minute_are_enough(self, sandbox: Sandbox) -> None:
        for number in range(20):
            await api(sandbox, "sendMessage", chat_id=-1001, text=f"{number}")
        status, words = await api(sandbox, "sendMessage", chat_id=-1001, text="x")
        assert status == 429
        assert int(words.removeprefix("Too Many Requests: retry after ")) in range(50, 61)
