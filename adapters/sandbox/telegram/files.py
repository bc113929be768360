"""Files that people sent or bots uploaded: named by identifiers that only their bot can use."""

import secrets
from dataclasses import dataclass
from pathlib import Path

from adapters.sandbox.telegram.table import Json

FOLDERS = {"photo": "photos", "document": "documents", "voice": "voice", "video": "videos"}
ENDINGS = {"photo": ".jpg", "voice": ".oga", "video": ".mp4", "sticker": ".webp", "audio": ".mp3"}
SMALL = "s"  # the small version of a picture has this at the end of its identifiers


@dataclass(frozen=True)
class Stored:
    """`size` is what Telegram says; people's files may be said larger than they are, to try the limits."""

    id: str
    unique_id: str
    bot: int
    kind: str  # photo, document, voice, video, audio, sticker
    name: str
    mime: str
    size: int
    path: str

    def json(self) -> Json:
        return {"file_id": self.id, "file_unique_id": self.unique_id, "file_size": self.size}


class Files:
    """In memory, or in a folder when there is one."""

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder
        self._stored: dict[str, Stored] = {}
        self._paths: dict[str, Stored] = {}
        self._content: dict[str, bytes] = {}
        if folder is not None:
            folder.mkdir(parents=True, exist_ok=True)

    def add(self, bot: int, kind: str, name: str, mime: str, content: bytes, size: int | None = None) -> Stored:
        number = len(self._stored)
        ending = ENDINGS.get(kind) or Path(name).suffix
        path = f"{FOLDERS.get(kind, kind)}/file_{number}{ending}"
        file_id = f"AgAC{kind[0].upper()}{secrets.token_urlsafe(36)}"
        unique = f"AQAD{secrets.token_urlsafe(9)}"
        stored = Stored(file_id, unique, bot, kind, name, mime, len(content) if size is None else size, path)
        self._stored[stored.id] = self._paths[path] = stored
        if self._folder is None:
            self._content[stored.unique_id] = content
        else:
            (self._folder / stored.unique_id).write_bytes(content)
        return stored

    def named(self, file_id: str, bot: int | None = None) -> Stored | None:
        """The file of this identifier, when it is this bot's. A picture's small version is the same file here."""
        stored = self._stored.get(file_id) or self._stored.get(file_id.removesuffix(SMALL))
        return stored if stored and bot in (None, stored.bot) else None

    def at(self, bot: int, path: str) -> Stored | None:
        stored = self._paths.get(path)
        return stored if stored and stored.bot == bot else None

    def content(self, stored: Stored) -> bytes:
        if self._folder is None:
            return self._content[stored.unique_id]
        return (self._folder / stored.unique_id).read_bytes()
