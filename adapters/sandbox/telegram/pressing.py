"""A person presses a button under a bot's message."""

import asyncio
import random

from adapters.sandbox.telegram.people import Impossible, Place
from adapters.sandbox.telegram.presses import Press
from adapters.sandbox.telegram.table import Json
from adapters.sandbox.telegram.world import Message

# a chat's chat_instance must stay the same while the sandbox runs
_SEED = random.getrandbits(32)


async def press(place: Place, given: Json) -> Json:
    """By label or data. `forged` allows data that no button has, as a manipulated client could send.

    Waits up to `wait` seconds for the bot's answer (default 0: the spinner is what is seen).
    """
    message = place.chat.living(int(given["message_id"]))
    if message is None or message.sender is place.user:
        raise Impossible("there is no such message of the bot")
    button = _button(message, given)
    if "callback_data" not in button:
        return {"url": button.get("url"), "copied": (button.get("copy_text") or {}).get("text"), "spinner": False}
    begun = place.telegram.presses.begin(place.bot, place.chat, place.telegram.now())
    numbers = _push(place, message, begun, button["callback_data"])
    place.happened("pressed", message_id=message.id, data=button["callback_data"], press=begun.id, update_ids=numbers)
    await _answered(begun, float(given.get("wait", 0)))
    return {"press": begun.id, "update_ids": numbers, **begun.seen()}


def _button(message: Message, given: Json) -> Json:
    rows = (message.markup or {}).get("inline_keyboard", [])
    label, data = given.get("label"), given.get("data")
    for button in (button for row in rows for button in row):
        if label == button["text"] or (data is not None and data == button.get("callback_data")):
            return dict(button)
    if given.get("forged") and isinstance(data, str):
        return {"callback_data": data}
    raise Impossible("the message has no such button")


def _push(place: Place, message: Message, begun: Press, data: str) -> list[int]:
    query = {
        "id": begun.id,
        "from": place.user.json(),
        "message": message.json(),
        "chat_instance": str(hash((_SEED, place.bot.id, place.chat.id))),
        "data": data,
    }
    life = place.telegram.lives.press
    number = place.bot.updates.push("callback_query", query, life=life, queue=place.user.id)
    return [] if number is None else [number]


async def _answered(begun: Press, seconds: float) -> None:
    if seconds <= 0:
        return
    try:
        await asyncio.wait_for(begun.answered.wait(), seconds)
    except TimeoutError:
        return
