"""Telegram's rate limits as people have measured them: it publishes no exact numbers (Bots FAQ: 'My bot is hitting
limits'). What is new in a chat counts, edits too; reading, answering presses and 'typing' do not.
"""

import math

from adapters.sandbox.rates import Bucket, Clock, Window, take
from adapters.sandbox.telegram.refusals import too_many
from adapters.sandbox.telegram.world import Bot, Chat

CHAT_BURST, CHAT_PER_SECOND = 20, 1.0  # one message a second in a chat, short bursts pass
BOT_PER_SECOND = 30  # over all chats
GROUP_PER_MINUTE = 20


class Flood:
    """`off` takes all limits away, to measure how fast a desk could be."""

    def __init__(self, clock: Clock, *, off: bool = False) -> None:
        self._off = off
        self._chat = Bucket(CHAT_BURST, CHAT_PER_SECOND, clock)
        self._bot = Window(BOT_PER_SECOND, 1.0, clock)
        self._group = Window(GROUP_PER_MINUTE, 60.0, clock)

    def spend(self, bot: Bot, chat: Chat, messages: int = 1) -> None:
        """Counts messages about to appear in a chat. Raises Refusal 429 when they are too many."""
        if self._off:
            return
        place = (bot.id, chat.id)
        local = (self._group if chat.group else self._chat, place)
        wait = take([(self._bot, bot.id), local], messages)
        if wait > 0:
            raise too_many(max(1, math.ceil(wait)))
