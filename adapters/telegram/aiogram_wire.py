"""A bot on aiogram 3. Importing this module is cheap; making a wire imports aiogram (1 to 2 seconds)."""

import logging
from pathlib import Path

from aiohttp import ClientSession

from adapters.telegram.lazy_aiogram import import_aiogram
from adapters.telegram.line import Line
from adapters.telegram.wire import API_URL, TelegramWire


def aiogram_wire(
    token: str, *, http: ClientSession, files: Path, api_url: str = API_URL, channel: str = "telegram:customer"
) -> TelegramWire:
    """`http` is shared by all bots and closed by its owner. `files`: the folder that StoredFile.path is relative to.

    Raises DeliveryFailed("token") for a text that cannot be a token; whether Telegram knows it, `check` tells.
    """
    line = Line(http, token, api_url)
    import_aiogram()
    from adapters.telegram.aiogram_library import AiogramLibrary

    logging.getLogger("aiogram").setLevel(logging.WARNING)  # below that it logs every update
    return TelegramWire(channel, line, AiogramLibrary(line), files)
