"""Slack over HTTP: signatures are checked on the raw bytes before anything is read."""

from __future__ import annotations

import asyncio
import logging
import re
import time
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from aiohttp import web

if TYPE_CHECKING:  # the HTTP server knows this file also where Slack is not used: bolt is imported with the route
    from slack_sdk.signature import SignatureVerifier

    from adapters.slack.reception import Reception

log = logging.getLogger(__name__)

LARGEST = 1024 * 1024  # bytes of a request
BODY_SECONDS = 3.0  # Slack waits no longer for the whole answer (docs.slack.dev, Events API)
OLDEST = 5 * 60  # seconds of a timestamp, in either direction: what the library allows
_STAMP = re.compile(r"\d{1,11}\Z", re.ASCII)
_SIGNATURE = re.compile(r"v0=[0-9a-f]{64}\Z")

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


def route(secret: str, reception: Callable[[], Reception | None]) -> Handler:
    """For POST /slack/events: events, interactions and commands. `reception` is None while the desk is not serving.

    401 for what Slack did not sign, or more than 5 minutes ago; 408 when the body takes longer than Slack itself would
    wait; 413 above 1 MB; 503 when it could not be stored: Slack delivers events again, and the person sees that a press
    failed. What the headers alone tell is answered before the body is read.
    """
    from slack_sdk.signature import SignatureVerifier

    verifier = SignatureVerifier(secret)

    async def handle(request: web.Request) -> web.StreamResponse:
        if (request.content_length or 0) > LARGEST:
            return web.Response(status=413)
        if not _may_be_signed(request):
            return web.Response(status=401)
        try:
            async with asyncio.timeout(BODY_SECONDS):
                body = await _body(request)
        except TimeoutError:
            return web.Response(status=408)
        if body is None:
            return web.Response(status=413)
        if not _signed(verifier, request, body):
            return web.Response(status=401)
        return await _received(reception(), request, body)

    return handle


async def _received(reception: Reception | None, request: web.Request, body: bytes) -> web.StreamResponse:
    from slack_bolt.adapter.aiohttp import to_aiohttp_response

    if reception is None:
        return web.Response(status=503)
    try:
        answer = await reception.receive(_read(body.decode(), request.content_type))
    except Exception as failed:
        log.error("a request could not be stored, and is not acknowledged: %s", type(failed).__name__)
        log.debug("why", exc_info=True)
        return web.Response(status=503)
    return await to_aiohttp_response(answer)


async def _body(request: web.Request) -> bytes | None:
    body = bytearray()
    async for chunk in request.content.iter_any():
        body += chunk
        if len(body) > LARGEST:
            return None
    return bytes(body)


def _may_be_signed(request: web.Request) -> bool:
    """The library raises on a strange timestamp and on a non-ASCII signature."""
    stamp, signature = _headers(request)
    return bool(_STAMP.match(stamp) and _SIGNATURE.match(signature)) and abs(time.time() - int(stamp)) <= OLDEST


def _signed(verifier: SignatureVerifier, request: web.Request, body: bytes) -> bool:
    """The library raises on bytes that are no UTF-8."""
    try:
        return verifier.is_valid(body, *_headers(request))
    except UnicodeDecodeError:
        return False


def _headers(request: web.Request) -> tuple[str, str]:
    return request.headers.get("X-Slack-Request-Timestamp", ""), request.headers.get("X-Slack-Signature", "")


def _read(body: str, content_type: str) -> object:
    """JSON, or a form with JSON in it. Slack signed it, so what is neither is kept as it is."""
    from slack_bolt.request.internals import parse_body

    try:
        return parse_body(body, content_type)
    except (ValueError, RecursionError):
        return {"unreadable": body}
