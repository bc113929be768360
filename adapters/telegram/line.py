"""One bot's connection to one Bot API server, over a session that all bots share. Both libraries call through it, so
that a refusal or a broken network means the same whichever of them sent."""

import json
import re
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import quote

from aiohttp import ClientConnectorError, ClientError, ClientSession, ClientTimeout, ConnectionTimeoutError, FormData

from adapters.telegram import intake
from adapters.telegram.errors import classified, unreachable
from core.errors import DeliveryFailed

TOKEN = re.compile(r"[0-9]+:[\w-]+", re.ASCII)
CALL_SECONDS = 20.0  # shorter than the outbox's lease, so that no other process sends the same meanwhile
DOWNLOAD_SECONDS = 120.0
LARGEST_DOWNLOAD = 20 * 1024 * 1024  # bytes (Bot API: getFile)
CHUNK = 64 * 1024  # bytes

Form = FormData | Mapping[str, str]


@dataclass(frozen=True)
class Body:
    """A call's arguments as one JSON object, which costs a quarter of a form (Bot API: Making requests). No files."""

    fields: Mapping[str, Any]


class Line:
    """`source` names where this bot's update ids count. The token is in no text that leaves here.

    Raises DeliveryFailed("token") for a text that cannot be a token.
    """

    def __init__(self, http: ClientSession, token: str, api_url: str) -> None:
        if not TOKEN.fullmatch(token):
            raise DeliveryFailed("token", permanent=True, detail="a token looks like 123456:AbC-dEf")
        self.url = api_url.rstrip("/")
        self.http = http
        self.token = token
        self.bot = int(token.partition(":")[0])
        self.source = intake.source(self.url, self.bot)

    async def call(self, method: str, said: Form | Body | None = None, *, seconds: float = CALL_SECONDS) -> Any:  # noqa: ANN401 - JSON
        """The `result` of a method's answer. Raises DeliveryFailed."""
        return await self.post(f"{self.url}/bot{self.token}/{method}", said, seconds=seconds)

    async def post(self, address: str, said: Form | Body | None, *, seconds: float = CALL_SECONDS) -> Any:  # noqa: ANN401 - JSON
        """The same for an address that a library has made. Redirects are not followed: the token is in the path."""
        how = {"json": said.fields} if isinstance(said, Body) else {"data": said}
        timeout = ClientTimeout(total=seconds)
        try:
            async with self.http.post(address, **how, timeout=timeout, allow_redirects=False) as answer:
                status, text = answer.status, await answer.text(errors="replace")
        except (ClientConnectorError, ConnectionTimeoutError) as error:
            raise unreachable(error, left=False) from None
        except (ClientError, TimeoutError, OSError) as error:
            raise unreachable(error, left=True) from None
        return _result(status, text)

    async def download(self, file_id: str, largest: int = LARGEST_DOWNLOAD) -> AsyncIterator[bytes]:
        """A file's bytes in chunks, from this server and nowhere else. Raises DeliveryFailed, also on the way."""
        path = _path(await self.call("getFile", {"file_id": file_id}), largest)
        timeout = ClientTimeout(total=DOWNLOAD_SECONDS, sock_read=CALL_SECONDS)
        address = f"{self.url}/file/bot{self.token}/{quote(path)}"
        try:
            async with self.http.get(address, timeout=timeout, allow_redirects=False) as answer:
                if answer.status != HTTPStatus.OK:
                    raise _not_given(answer.status)
                async for chunk in _limited(answer.content.iter_chunked(CHUNK), largest):
                    yield chunk
        except (ClientError, TimeoutError, OSError) as error:
            raise unreachable(error, left=False) from None


def _result(status: int, text: str) -> Any:  # noqa: ANN401 - JSON
    try:
        answer = json.loads(text)
    except ValueError:
        answer = None
    if not isinstance(answer, dict):
        raise classified(status, "no JSON object came back")
    if status == HTTPStatus.OK and answer.get("ok") is True:
        return _trimmed(answer.get("result"))
    parameters = answer.get("parameters")
    wait = parameters.get("retry_after") if isinstance(parameters, dict) else None
    raise classified(status, str(answer.get("description", "")), wait if isinstance(wait, int | float) else None)


def _trimmed(result: Any) -> Any:  # noqa: ANN401 - JSON
    """Of a message that we sent only what is needed: the rest could hold what a library cannot read, and a message that
    arrived must not count as failed."""
    if isinstance(result, list):
        return [_trimmed(one) for one in result]
    if isinstance(result, dict) and "message_id" in result:
        return {name: result[name] for name in ("message_id", "date", "chat") if name in result}
    return result


def _path(file: object, largest: int) -> str:
    named = file if isinstance(file, dict) else {}
    path, size = named.get("file_path"), named.get("file_size")
    if isinstance(size, int) and size > largest:
        raise DeliveryFailed("too-large", permanent=True, detail=f"{size} bytes")
    if not isinstance(path, str) or not path or ".." in PurePosixPath(path).parts:
        raise DeliveryFailed("refused", permanent=True, detail="the server names no usable path")
    return path.lstrip("/")


def _not_given(status: int) -> DeliveryFailed:
    gone = status in (HTTPStatus.NOT_FOUND, HTTPStatus.GONE)
    return DeliveryFailed("gone" if gone else "unreachable", permanent=gone, detail=f"file: {status}")


async def _limited(chunks: AsyncIterator[bytes], largest: int) -> AsyncIterator[bytes]:
    """Stops a server that sends more than it said."""
    size = 0
    async for chunk in chunks:
        size += len(chunk)
        if size > largest:
            raise DeliveryFailed("too-large", permanent=True, detail=f"more than {largest} bytes")
        yield chunk
