"""Calls of the Web API: one session, no retries of the library's, every failure said as DeliveryFailed."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Mapping
from typing import Any

import aiohttp
from slack_sdk.errors import SlackApiError, SlackClientError
from slack_sdk.web.async_client import AsyncWebClient

from adapters.slack.errors import broken, refusal
from adapters.slack.quiet import LIBRARY

SLACK = "https://slack.com/api/"
CALL_SECONDS = 20.0  # shorter than the lease of an outbox row

SCOPES: dict[str, frozenset[str]] = {
    "auth.test": frozenset(),
    "apps.connections.open": frozenset(),  # the app-level token's own connections:write
    "chat.postMessage": frozenset({"chat:write"}),
    "chat.update": frozenset({"chat:write"}),
    "chat.postEphemeral": frozenset({"chat:write"}),
    "views.open": frozenset(),
    "conversations.open": frozenset({"im:write"}),
    "conversations.history": frozenset({"channels:history", "groups:history", "im:history"}),
    "conversations.replies": frozenset({"channels:history", "groups:history", "im:history"}),
    "files.info": frozenset({"files:read"}),
    "files.getUploadURLExternal": frozenset({"files:write"}),
    "files.completeUploadExternal": frozenset({"files:write"}),
}
"""Every method that is called, with the bot scopes it needs; the manifest asks for these. No other can be called."""

_NETWORK = (aiohttp.ClientError, SlackClientError, TimeoutError, OSError, ValueError, AttributeError)
"""The last two: the library's own trouble with an answer that is no JSON object (a proxy's page, a cut one)."""

_AS_JSON = ("chat.", "views.")  # the others read form fields only (docs.slack.dev/apis/web-api)


class Api:
    """The Web API as one bot. Open until `close`."""

    def __init__(self, token: str, api_url: str = SLACK) -> None:
        self.url = api_url
        self.token = token
        self._session: aiohttp.ClientSession | None = None
        self._own: AsyncWebClient | None = None

    @property
    def session(self) -> aiohttp.ClientSession:
        """Opened with the first use: it belongs to the running loop."""
        if self._session is None:
            self._session = aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=CALL_SECONDS))
        return self._session

    @property
    def _web(self) -> AsyncWebClient:
        if self._own is None:
            self._own = self.client(self.token)
        return self._own

    def client(self, token: str | None) -> AsyncWebClient:
        """The library's own client over our session. With None for those who bring a token with each call."""
        return AsyncWebClient(token, self.url, session=self.session, logger=LIBRARY, retry_handlers=[])

    async def call(self, method: str, /, **given: object) -> Mapping[str, Any]:
        """The answer's JSON. Arguments that are None are left out. Raises DeliveryFailed."""
        if method not in SCOPES:
            raise KeyError(f"{method} is not among the methods that the manifest asks scopes for")
        said = {key: value for key, value in given.items() if value is not None}
        form = {"json": said} if method.startswith(_AS_JSON) else {"params": _fields(said)}
        try:
            answer = await self._web.api_call(method, **form)
        except SlackApiError as refused:
            raise _refused(refused) from None
        except _NETWORK as failed:
            raise broken(failed, sent=not isinstance(failed, aiohttp.ClientConnectorError)) from None
        data = answer.data
        return data if isinstance(data, dict) else {}

    async def close(self) -> None:
        if self._session is not None:
            await self._session.close()
            self._session = self._own = None
            await asyncio.sleep(0)  # the connections' own callbacks


def _fields(given: Mapping[str, object]) -> dict[str, str]:
    return {key: value if isinstance(value, str) else json.dumps(value) for key, value in given.items()}


def _refused(refused: SlackApiError) -> Exception:
    """The library raises this for every answer that is no `ok`: sometimes around aiohttp's response, not its own."""
    answer = refused.response
    status: int = answer.status_code if hasattr(answer, "status_code") else answer.status
    data = getattr(answer, "data", None)
    error = data.get("error") if isinstance(data, dict) else None
    wait = answer.headers.get("Retry-After")
    return refusal(error if isinstance(error, str) else "", status, wait, data)
