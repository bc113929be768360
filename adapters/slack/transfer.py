"""Files: up to Slack and down from it, streamed."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from pathlib import Path, PurePath
from typing import BinaryIO

import aiohttp
from yarl import URL

from adapters.slack.calls import Api
from adapters.slack.errors import broken, refusal
from core.chat.events import FileRef
from core.chat.replies import Say, StoredFile
from core.errors import DeliveryFailed

LARGEST = 50 * 1024 * 1024  # bytes
CHUNK = 64 * 1024  # bytes
FILES_HOST = "files.slack.com"
_TIMES = aiohttp.ClientTimeout(total=300, sock_connect=10, sock_read=20)
_OK = 200
_ID = re.compile(r"F[A-Z0-9]+\Z")


async def upload(api: Api, folder: Path, file: StoredFile, say: Say) -> dict[str, str]:
    """Brings the bytes to Slack, where nobody sees them until `share`. Raises DeliveryFailed."""
    title = "".join(filter(str.isprintable, say(file.title))) if file.title else file.name
    name = f"{title}{PurePath(file.name).suffix}" if file.title else file.name
    asked = await api.call("files.getUploadURLExternal", filename=name, length=str(file.size))
    try:
        with _opened(folder, file) as source:
            async with api.session.post(asked["upload_url"], data=source, timeout=_TIMES) as answer:
                if answer.status != _OK:
                    raise refusal("", answer.status, answer.headers.get("Retry-After"))
    except (aiohttp.ClientError, TimeoutError) as failed:
        raise broken(failed, sent=False) from None
    return {"id": asked["file_id"], "title": title}


async def share(api: Api, files: list[dict[str, str]], chat: str, thread: str | None) -> None:
    await api.call("files.completeUploadExternal", files=files, channel_id=chat, thread_ts=thread)


async def download(api: Api, file: FileRef) -> AsyncIterator[bytes]:
    """The token goes to Slack's own hosts and nowhere else, whatever address a message names. Raises DeliveryFailed."""
    url = _trusted(api, await _address(api, file.remote) if _ID.match(file.remote) else file.remote)
    headers = {"Authorization": f"Bearer {api.token}"}
    try:
        async with api.session.get(url, headers=headers, timeout=_TIMES, allow_redirects=False) as answer:
            _check(answer, file)
            got = 0
            async for chunk in answer.content.iter_chunked(CHUNK):
                got += len(chunk)
                if got > LARGEST:
                    raise DeliveryFailed("too-large", permanent=True)
                yield chunk
    except (aiohttp.ClientError, TimeoutError) as failed:
        raise broken(failed, sent=False) from None


async def _address(api: Api, ident: str) -> str:
    known = (await api.call("files.info", file=ident)).get("file")
    url = known.get("url_private") if isinstance(known, dict) else None
    if not isinstance(url, str):
        raise DeliveryFailed("gone", permanent=True, detail="a file without an address")
    return url


def _opened(folder: Path, file: StoredFile) -> BinaryIO:
    path = (folder / file.path).resolve()
    if not path.is_relative_to(folder.resolve()):
        raise DeliveryFailed("refused", permanent=True, detail="a file outside of the files folder")
    try:
        return path.open("rb")
    except OSError as missing:
        raise DeliveryFailed("gone", permanent=True, detail=type(missing).__name__) from None


def _trusted(api: Api, remote: str) -> URL:
    try:
        url, own = URL(remote), URL(api.url)
        known = url.origin() == own.origin() or (url.scheme, url.host, url.port) == ("https", FILES_HOST, 443)
        if known and url.user is None:
            return url
    except ValueError:  # no address at all
        pass
    raise DeliveryFailed("refused", permanent=True, detail="a file that is not on Slack's host")


def _check(answer: aiohttp.ClientResponse, file: FileRef) -> None:
    """Without the right scope Slack sends a redirect to its login, or the login's page itself."""
    if answer.status in (301, 302, 303, 307, 308, 401, 403):
        raise DeliveryFailed("rights", permanent=True, detail="files:read")
    if answer.status in (404, 410):
        raise DeliveryFailed("gone", permanent=True, detail=f"HTTP {answer.status}")
    if answer.status != _OK:
        raise refusal("", answer.status, answer.headers.get("Retry-After"))
    if answer.content_type == "text/html" and file.mime != "text/html":
        raise DeliveryFailed("rights", permanent=True, detail="files:read")
    if (answer.content_length or 0) > LARGEST:
        raise DeliveryFailed("too-large", permanent=True)
