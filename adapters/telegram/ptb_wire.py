"""A bot on python-telegram-bot 22. Importing this module is cheap; making a wire imports the library (0.5 s)."""

import logging
import os
from pathlib import Path

from aiohttp import ClientSession

from adapters.telegram.line import Line
from adapters.telegram.wire import API_URL, TelegramWire


def ptb_wire(
    token: str, *, http: ClientSession, files: Path, api_url: str = API_URL, channel: str = "telegram:staff"
) -> TelegramWire:
    """`http` is shared by all bots and closed by its owner. `files`: the folder that StoredFile.path is relative to.

    Raises DeliveryFailed("token") for a text that cannot be a token; whether Telegram knows it, `check` tells.
    """
    line = Line(http, token, api_url)
    os.environ.setdefault("PTB_TIMEDELTA", "true")  # the library reads it at import; without it durations warn
    from adapters.telegram.ptb_library import PtbLibrary

    for name in ("telegram", "httpx", "httpcore"):  # below that they log requests, and with them tokens
        logging.getLogger(name).setLevel(logging.WARNING)
    return TelegramWire(channel, line, PtbLibrary(line), files)
