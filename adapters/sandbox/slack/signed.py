"""Delivery to a request URL: events as JSON, interactions and commands as forms, all signed (v0)."""

import hashlib
import hmac
import json
import time
from urllib.parse import urlencode

import aiohttp

from adapters.sandbox.slack.delivery import NO_RETRY, Outcome, Parcel
from adapters.sandbox.slack.tables import Json, limit


class HttpWay:
    def __init__(self, url: str, secret: str) -> None:
        self.url, self._secret = url, secret

    async def send(self, parcel: Parcel) -> Outcome:
        body, content = _body(parcel)
        headers = {**signature(self._secret, body), "Content-Type": content, "User-Agent": "Slackbot 1.0 (+sandbox)"}
        if parcel.attempt:
            headers |= {"X-Slack-Retry-Num": str(parcel.attempt), "X-Slack-Retry-Reason": parcel.reason}
        try:
            return await self._post(body, headers)
        except TimeoutError:
            return Outcome("http_timeout")
        except aiohttp.ClientError:
            return Outcome("connection_failed")

    async def verify(self, token: str) -> bool:
        """Slack's url_verification: whether the app gave the challenge back."""
        challenge = hashlib.sha256(str(time.time()).encode()).hexdigest()
        parcel = Parcel("events_api", {"type": "url_verification", "token": token, "challenge": challenge})
        answer = (await self.send(parcel)).answer
        return challenge in (answer, answer.get("challenge") if isinstance(answer, dict) else None)

    async def _post(self, body: bytes, headers: dict[str, str]) -> Outcome:
        timeout = aiohttp.ClientTimeout(total=limit("ack_seconds"))
        async with (
            aiohttp.ClientSession(timeout=timeout) as session,
            session.post(self.url, data=body, headers=headers, max_redirects=2) as response,
        ):
            text = await response.text()
            if 200 <= response.status < 300:
                return Outcome(None, _answer(response.content_type, text))
            return Outcome(NO_RETRY if response.headers.get("X-Slack-No-Retry") == "1" else "http_error")


def signature(secret: str, body: bytes, at: int | None = None) -> dict[str, str]:
    """The two headers of a signed request. `at` is Unix seconds, now when not given."""
    stamp = str(int(time.time()) if at is None else at)
    digest = hmac.new(secret.encode(), b"v0:" + stamp.encode() + b":" + body, hashlib.sha256).hexdigest()
    return {"X-Slack-Request-Timestamp": stamp, "X-Slack-Signature": f"v0={digest}"}


def _body(parcel: Parcel) -> tuple[bytes, str]:
    if parcel.kind == "events_api":
        return json.dumps(parcel.payload).encode(), "application/json"
    form = parcel.payload if parcel.kind == "slash_commands" else {"payload": json.dumps(parcel.payload)}
    return urlencode(form).encode(), "application/x-www-form-urlencoded"


def _answer(content_type: str, text: str) -> Json | str | None:
    if content_type == "application/json" and text:
        try:
            given = json.loads(text)
        except ValueError:
            return text
        return given if isinstance(given, dict) else text
    return text or None
