"""The file a bot wants to send: uploaded with the call, or named by a file_id. Raises Refusal."""

import re

from adapters.sandbox.telegram.arguments import Call, Upload
from adapters.sandbox.telegram.files import Stored
from adapters.sandbox.telegram.platform import Telegram
from adapters.sandbox.telegram.refusals import Refusal, bad, unplayed
from adapters.sandbox.telegram.world import Bot

LARGEST_BYTES = 50 * 1024 * 1024  # Bot API, 'Sending files': 50 MB for files
LARGEST_PHOTO_BYTES = 10 * 1024 * 1024  # and 10 MB for photos
PICTURES = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"GIF8", b"RIFF", b"BM")
TYPE_NAMES = {"photo": "Photo", "document": "Document", "voice": "VoiceNote", "video": "Video", "audio": "Audio"}


def chosen(telegram: Telegram, bot: Bot, call: Call, kind: str, value: str, *, absent: str) -> Stored:
    """The file that `value` means: attach://part, or a file_id. `absent` is said when nothing was attached."""
    if value.startswith("attach://"):
        upload = call.files.get(value.removeprefix("attach://"))
        if upload is None:
            raise bad(absent)
        _allowed(kind, upload)
        return telegram.files.add(bot.id, kind, upload.name, upload.mime, upload.content)
    if re.match(r"(?i)https?://", value):
        raise unplayed("files fetched from an HTTP URL")
    return _known(telegram, bot, kind, value)


def _allowed(kind: str, upload: Upload) -> None:
    size = len(upload.content)
    if size > LARGEST_BYTES:
        raise Refusal(413, "Request Entity Too Large")
    if size == 0:
        raise bad("File must be non-empty")
    if kind == "photo" and size > LARGEST_PHOTO_BYTES:
        words = f"File of size {size} bytes is too big for a photo"
        raise bad(f"{words}; the maximum size is {LARGEST_PHOTO_BYTES} bytes")
    if kind == "photo" and not upload.content.startswith(PICTURES):
        raise bad("IMAGE_PROCESS_FAILED")


def _known(telegram: Telegram, bot: Bot, kind: str, file_id: str) -> Stored:
    stored = telegram.files.named(file_id, bot.id)
    if stored is None:
        raise bad(f"Wrong remote file identifier specified: {_flaw(file_id)}")
    if stored.kind != kind:
        names = [TYPE_NAMES.get(one, one.capitalize()) for one in (stored.kind, kind)]
        raise bad(f"Can't use file of type {names[0]} as {names[1]}")
    return stored


def _flaw(file_id: str) -> str:
    if not re.fullmatch(r"[A-Za-z0-9_-]*", file_id):
        return "Wrong character in the string"
    if len(file_id) % 4 == 1:
        return "Wrong string length"
    return "can't unserialize it. Wrong last symbol"
