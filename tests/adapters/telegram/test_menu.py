"""The menu of commands, on both wires: set once, and again only where it differs."""

import json
from typing import Any

from core.chat.channel import Menu
from tests.adapters.telegram.conftest import Played

POLISH = Menu((("list", "otwarte zgłoszenia"), ("help", "pomoc")), "pl", about="Wystarczy napisać tutaj.")
HERS = Menu((("today", "today’s visits"),), chat="1001")


async def seen(played: Played, method: str, **whose: object) -> Any:
    fields = {name: value if isinstance(value, str) else json.dumps(value) for name, value in whose.items()}
    return await played.line.call(method, fields)


def changes(played: Played) -> list[str]:
    lines = [json.loads(line) for line in (played.files / "journal.jsonl").read_text().splitlines()]
    return [line["method"] for line in lines if str(line.get("method", "")).startswith("setMy")]


async def test_an_account_of_a_language_sees_its_menu_and_others_do_not(played: Played) -> None:
    await played.wire.introduce(POLISH)
    told = await seen(played, "getMyCommands", language_code="pl")
    assert [(one["command"], one["description"]) for one in told] == list(POLISH.commands)
    assert await seen(played, "getMyShortDescription", language_code="pl") == {"short_description": POLISH.about}
    assert await seen(played, "getMyCommands") == []


async def test_one_chat_has_a_menu_of_its_own(played: Played) -> None:
    await played.wire.introduce(HERS)
    hers = await seen(played, "getMyCommands", scope={"type": "chat", "chat_id": 1001})
    assert [one["command"] for one in hers] == ["today"]
    assert await seen(played, "getMyCommands") == []


async def test_what_stands_so_already_is_not_set_again(played: Played) -> None:
    for _ in range(3):
        await played.wire.introduce(POLISH)
    assert changes(played) == ["setMyCommands", "setMyShortDescription"]
