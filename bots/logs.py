"""Logs for a person who looks for a fault: one line each, and never a token."""

from __future__ import annotations

import logging
import re

_SECRETS = re.compile(r"(bot)?\d{5,}:[\w-]{6,}|xox[a-z]-[\w-]+|xapp-[\w-]+")
HIDDEN = "[token]"


class Redacting(logging.Formatter):
    """Hides everything that looks like a token, in the message, its arguments and its traceback alike."""

    def __init__(self, known: tuple[str, ...] = ()) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s")
        self.known = tuple(secret for secret in known if secret)

    def format(self, record: logging.LogRecord) -> str:
        text = super().format(record)
        for secret in self.known:
            text = text.replace(secret, HIDDEN)
        return _SECRETS.sub(HIDDEN, text)


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
