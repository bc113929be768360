"""Logs for a person who looks for a fault: one line each, and never a token or a password."""

from __future__ import annotations

import logging
import re

_SECRETS = re.compile(
    r"(?P<before>://[^\s/:@]*:)[^\s@]+(?=@)"  # a password in an address
    r"|(?P<name>[?&](?:ticket|password)=)[^\s&#\"'<>)]+"  # the first opens a websocket of Slack's
    r"|(bot)?\d{5,}:[\w-]{6,}|xox[a-z]-[\w-]+|xapp-[\w-]+"
)
HIDDEN = "[token]"


class Redacting(logging.Formatter):
    """Hides everything that looks like a secret, in the message, its arguments and its traceback alike."""

    def __init__(self, known: tuple[str, ...] = ()) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s")
        self.known = sorted(filter(None, known), key=len, reverse=True)  # none leaves the end of a longer one

    def format(self, record: logging.LogRecord) -> str:
        text = super().format(record)
        for secret in self.known:
            text = text.replace(secret, HIDDEN)
        return _SECRETS.sub(lambda found: (found["before"] or found["name"] or "") + HIDDEN, text)


def set_up(level: str, known: tuple[str, ...]) -> None:
    """`known`: the tokens and secrets of this desk, whatever they look like."""
    handler = logging.StreamHandler()
    handler.setFormatter(Redacting(known))
    logging.basicConfig(level=level, handlers=[handler], force=True)
    for chatty in (
        "alembic",
        "apscheduler",
        "aiohttp.access",
        "httpx",
        "httpcore",
        "slack_bolt",
        "slack_sdk",
        "aiogram",
        "telegram",
    ):
        logging.getLogger(chatty).setLevel(logging.WARNING)
