"""Each bad request of the two tables over real HTTP: the exact answer, and nothing left behind."""

import io
import json
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any

import aiohttp
import pytest
import pytest_asyncio

from adapters.sandbox.people_telegram import TelegramPerson
from tests.adapters.sandbox import telegram_cases_calls, telegram_cases_text
from tests.adapters.sandbox.conftest import WORLD, Sandbox, running
from tests.adapters.sandbox.telegram_case import Case
from tests.adapters.sandbox.telegram_cases_calls import GO

CASES = [*telegram_cases_calls.CASES, *telegram_cases_text.CASES]


async def call(sandbox: Sandbox, case: Case, args: dict[str, Any]) -> tuple[int, dict[str, Any]]:
    address = f"{sandbox.url}/bot{case.token}/{case.method}"
    if case.parts:
        form = aiohttp.FormData(args)
        for name, content in case.parts.items():
            form.add_field(name, io.BytesIO(content), filename=name)
        sending = sandbox.session.post(address, data=form)
    else:
        sending = sandbox.session.post(address, json=args)
    async with sending as answer:
        return answer.status, await answer.json()


async def done(sandbox: Sandbox, method: str, **args: Any) -> Any:
    status, answer = await call(sandbox, Case("", "", method, args, ""), args)
    assert status == 200, answer
    return answer["result"]


@dataclass(frozen=True)
class Prepared:
    sandbox: Sandbox
    anna: TelegramPerson
    ids: dict[str, Any]


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def prepared(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Prepared]:
    """One world for all cases: what is refused must leave nothing behind."""
    async with running(WORLD, 1.0, tmp_path_factory.mktemp("sandbox") / "journal.jsonl") as sandbox:
        anna = TelegramPerson(sandbox.url, sandbox.session, "demo_bot", 1001)
        yield Prepared(sandbox, anna, await populated(sandbox, anna))


async def populated(sandbox: Sandbox, anna: TelegramPerson) -> dict[str, Any]:
    """Anna has written, Bob never came, Carl has blocked the bot; the bot has sent a text, a photo, a deleted one."""
    for number, name in ((1002, "Bob"), (1003, "Carl")):
        await sandbox.post("/control/telegram/users", id=number, first_name=name)
    carl = TelegramPerson(sandbox.url, sandbox.session, "demo_bot", 1003)
    await anna.starts()
    await carl.starts()
    await carl.blocks()
    ids: dict[str, Any] = {"@hers": await anna.says("hers")}
    await anna.sends_photo()
    await anna.sends_file("a.txt", b"a")
    await anna.sends_file("big.bin", b"b", size=21 * 1024 * 1024)
    screen = await anna.chat()
    ids |= {"@file": screen[2].photos[0].file_id, "@document": screen[3].files[0].file_id}
    ids["@big"] = screen[4].files[0].file_id
    markup = {"inline_keyboard": [[GO]]}
    ids["@sent"] = (await done(sandbox, "sendMessage", chat_id=1001, text="sent", reply_markup=markup))["message_id"]
    ids["@photo"] = (await done(sandbox, "sendPhoto", chat_id=1001, photo=ids["@file"]))["message_id"]
    ids["@deleted"] = (await done(sandbox, "sendMessage", chat_id=1001, text="gone"))["message_id"]
    await done(sandbox, "deleteMessage", chat_id=1001, message_id=ids["@deleted"])
    return ids


def filled(value: Any, ids: dict[str, Any]) -> Any:
    if isinstance(value, dict):
        return {key: filled(one, ids) for key, one in value.items()}
    if isinstance(value, list):
        return [filled(one, ids) for one in value]
    return ids.get(value, value) if isinstance(value, str) else value


@pytest.mark.asyncio(loop_scope="module")
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name[:60].encode("unicode_escape").decode())
async def test_a_bad_request_gets_the_services_answer(prepared: Prepared, case: Case) -> None:
    before = await prepared.anna.screen()
    status, answer = await call(prepared.sandbox, case, filled(case.args, prepared.ids))
    assert (status, answer["description"]) == case.answer
    assert (answer["ok"], answer["error_code"]) == (False, case.status)
    assert (await prepared.anna.screen()).messages == before.messages, "a refused call must leave nothing behind"


def test_there_are_enough_cases_and_each_is_another() -> None:
    assert len(CASES) >= 90
    assert len({case.name for case in CASES}) == len(CASES)
    assert all(case.source for case in CASES)


@pytest.mark.asyncio(loop_scope="module")
@pytest.mark.parametrize("way", ["query", "form", "json", "multipart"])
async def test_each_way_of_calling_is_read_alike(prepared: Prepared, way: str) -> None:
    address, entities = f"{prepared.sandbox.url}/bot1:AAA/SENDMESSAGE", [{"type": "bold", "offset": 0, "length": 2}]
    flat = {"chat_id": "1001", "text": "hi", "entities": json.dumps(entities)}
    form = aiohttp.FormData(flat)
    form.add_field("unused", b"", filename="unused")
    ways: dict[str, dict[str, Any]] = {
        "query": {"params": flat},
        "form": {"data": flat},
        "json": {"json": {"chat_id": 1001, "text": "hi", "entities": entities}},
        "multipart": {"data": form},
    }
    async with prepared.sandbox.session.post(address, **ways[way]) as answer:
        assert (await answer.json())["result"]["entities"] == entities
