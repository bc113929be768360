"""The bot's menu of commands, and its line about itself: set only where they differ, for Telegram limits changes."""

import json

from adapters.telegram.line import Line
from core.chat.channel import Menu


async def set_(line: Line, menu: Menu) -> None:
    """Raises DeliveryFailed; what was set before it stays set."""
    scope = {"type": "chat", "chat_id": int(menu.chat)} if menu.chat else {"type": "default"}
    whose = {"scope": json.dumps(scope), "language_code": menu.language or ""}
    wanted = [{"command": name, "description": does} for name, does in menu.commands]
    if await line.call("getMyCommands", whose) != wanted:
        await line.call("setMyCommands", {**whose, "commands": json.dumps(wanted)})
    if menu.about:
        await _say_about(line, menu.about, {"language_code": menu.language or ""})


async def _say_about(line: Line, about: str, whose: dict[str, str]) -> None:
    """What stands in the bot's profile and beside links to it."""
    told = await line.call("getMyShortDescription", whose)
    if not isinstance(told, dict) or told.get("short_description") != about:
        await line.call("setMyShortDescription", {**whose, "short_description": about})
