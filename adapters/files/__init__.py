"""Files that people sent, in one folder that all processes share."""

from __future__ import annotations

import asyncio
import os
import re
import secrets
import unicodedata
from collections.abc import AsyncIterator
from pathlib import Path

from core.chat.events import FileRef
from core.chat.replies import StoredFile
from core.errors import DeliveryFailed

LONGEST_NAME = 100  # characters
LONGEST_ENDING = 12  # characters
BIGGEST = 50 * 1024 * 1024  # bytes; what a bot may send on
NAME_BYTES = 16
_SIGNS = (
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"GIF8", "image/gif"),
    (b"%PDF-", "application/pdf"),
    (b"OggS", "audio/ogg"),
)


class Files:
    """`folder` is made when it is not there."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)

    async def keep(self, file: int, ref: FileRef, chunks: AsyncIterator[bytes]) -> StoredFile:
        """Write it under a random name, whole or not at all. Raises DeliveryFailed("too-large" | "disk")."""
        path = f"{secrets.token_hex(NAME_BYTES)}"
        part = self.folder / f"{path}.part"
        try:
            head, size = await _written(part, chunks)
            await asyncio.to_thread(os.replace, part, self.folder / path)
        except OSError as error:
            raise DeliveryFailed("disk", detail=str(error)) from error
        finally:
            part.unlink(missing_ok=True)
        return StoredFile(file, path, clean_name(ref.name), sniffed(head, ref.mime), size, ref.kind)


async def _written(part: Path, chunks: AsyncIterator[bytes]) -> tuple[bytes, int]:
    head, size = b"", 0
    with part.open("wb") as out:
        async for chunk in chunks:
            head, size = (head or chunk[:64]), size + len(chunk)
            if size > BIGGEST:
                raise DeliveryFailed("too-large", permanent=True)
            await asyncio.to_thread(out.write, chunk)
        out.flush()
        await asyncio.to_thread(os.fsync, out.fileno())
    return head, size


def clean_name(name: str) -> str:
    """No path, no control or direction characters, not too long, never empty."""
    base = re.split(r"[\\/]", name)[-1]
    kept = "".join(c for c in base if unicodedata.category(c)[0] != "C").strip(" .")
    stem, dot, ending = kept.rpartition(".")
    short = (
        f"{stem[: LONGEST_NAME - len(ending) - 1]}{dot}{ending}"
        if stem and len(ending) < LONGEST_ENDING
        else kept[:LONGEST_NAME]
    )
    return short or "file"


def sniffed(head: bytes, told: str) -> str:
    """What the first bytes say it is, else what we were told; nothing that a browser would run."""
    known = next((mime for sign, mime in _SIGNS if head.startswith(sign)), None)
    harmful = told in ("text/html", "image/svg+xml", "application/xhtml+xml")
    return known or ("application/octet-stream" if harmful else told)
