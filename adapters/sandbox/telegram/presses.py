"""Pressed buttons that wait for the bot's answer: the spinner on the person's screen."""

import asyncio
import random
from dataclasses import dataclass, field

from adapters.sandbox.telegram.table import Json
from adapters.sandbox.telegram.world import Bot, Chat, Toast


@dataclass
class Press:
    id: str
    bot: Bot
    chat: Chat
    at: float
    answered: asyncio.Event = field(default_factory=asyncio.Event)
    answer: Json = field(default_factory=dict)  # text, show_alert, url

    def seen(self) -> Json:
        """What the person sees at the button now."""
        text = self.answer.get("text")
        return {
            "spinner": not self.answered.is_set(),
            "toast": text,
            "alert": bool(text and self.answer.get("show_alert")),
            "url": self.answer.get("url"),
        }


class Presses:
    def __init__(self) -> None:
        self._open: dict[str, Press] = {}

    def begin(self, bot: Bot, chat: Chat, at: float) -> Press:
        press = Press(str(random.getrandbits(62)), bot, chat, at)
        self._open[press.id] = press
        return press

    def answer(self, bot: Bot, press_id: str, answer: Json, *, not_before: float) -> bool:
        """False when there is no such press of this bot, it was answered before, or it is older than `not_before`."""
        press = self._open.get(press_id)
        if press is None or press.bot is not bot or press.answered.is_set() or press.at < not_before:
            return False
        press.answer = answer
        press.answered.set()
        if answer.get("text"):
            press.chat.toasts.append(Toast(answer["text"], bool(answer.get("show_alert")), press.id))
        return True
