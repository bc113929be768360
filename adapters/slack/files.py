"""Slack's file objects as ours. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from core.chat.events import FileRef
from core.chat.words import clean

_PICTURES = ("image/jpeg", "image/png", "image/webp", "image/gif")
_ELSEWHERE = ("external", "tombstone", "hidden_by_limit", "email")  # modes of files whose bytes are not to be had


def file_refs(given: object, channel: str) -> tuple[FileRef, ...]:
    """Of a message. Without what cannot be fetched: a file kept elsewhere, deleted, or behind the plan's limit."""
    return tuple(ref for file, ref in _each(given, channel) if ref.remote and file.get("mode") not in _ELSEWHERE)


def form_files(given: object, channel: str) -> tuple[FileRef, ...]:
    """Of a form: all of them. What cannot be fetched fails when it is fetched, and that is told."""
    return tuple(ref for _, ref in _each(given, channel))


def _each(given: object, channel: str) -> Iterator[tuple[Mapping[str, object], FileRef]]:
    for file in given if isinstance(given, list) else []:
        if isinstance(file, dict):
            yield file, _ref(file, channel)


def _ref(file: Mapping[str, object], channel: str) -> FileRef:
    """`remote` is the file's id where Slack says no more of it (file_access check_file_info: Slack Connect)."""
    url, ident, name, mime, size = (file.get(key) for key in ("url_private", "id", "name", "mimetype", "size"))
    return FileRef(
        channel,
        remote=next((one for one in (url, ident) if isinstance(one, str) and one), ""),
        name=clean(name) if isinstance(name, str) else "file",
        mime=mime if isinstance(mime, str) else "application/octet-stream",
        size=size if isinstance(size, int) else None,
        kind=_kind(mime, file.get("subtype")),
    )


def _kind(mime: object, subtype: object) -> str:
    if subtype == "slack_audio":
        return "voice"
    if mime in _PICTURES:
        return "photo"
    family = mime.partition("/")[0] if isinstance(mime, str) else ""
    return family if family in ("video", "audio") else "document"
