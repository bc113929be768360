"""Slack's file objects as ours. Pure."""

from __future__ import annotations

from collections.abc import Iterable

from core.chat.events import FileRef
from core.chat.words import clean

_PICTURES = ("image/jpeg", "image/png", "image/webp", "image/gif")
_ELSEWHERE = ("external", "tombstone", "hidden_by_limit", "email")  # modes of files whose bytes are not to be had


def file_ref(given: object, channel: str) -> FileRef | None:
    """None for what cannot be fetched: a file that is kept elsewhere, deleted, or behind the plan's limit."""
    if not isinstance(given, dict) or given.get("mode") in _ELSEWHERE:
        return None
    url, name, mime, size = (given.get(key) for key in ("url_private", "name", "mimetype", "size"))
    if not isinstance(url, str):
        return None
    return FileRef(
        channel,
        remote=url,
        name=clean(name) if isinstance(name, str) else "file",
        mime=mime if isinstance(mime, str) else "application/octet-stream",
        size=size if isinstance(size, int) else None,
        kind=_kind(mime, given.get("subtype")),
    )


def file_refs(given: object, channel: str) -> tuple[FileRef, ...]:
    files: Iterable[object] = given if isinstance(given, list) else []
    return tuple(ref for file in files if (ref := file_ref(file, channel)))


def _kind(mime: object, subtype: object) -> str:
    if subtype == "slack_audio":
        return "voice"
    if mime in _PICTURES:
        return "photo"
    family = mime.partition("/")[0] if isinstance(mime, str) else ""
    return family if family in ("video", "audio") else "document"
