"""Stores what comes to the door, and only then has bolt answer it.

Bolt would acknowledge first and work later: what it held in memory would die with the process. It does not deduplicate
either, and answers some malformed payloads with an error. So it is asked when nothing can be lost any more.
"""

from __future__ import annotations

import logging
import re
import time
from collections.abc import Mapping, MutableMapping

from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncBoltContext, AsyncBoltRequest
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.response import BoltResponse

from adapters.slack.calls import Api
from adapters.slack.gap import Gap
from adapters.slack.payloads import Me, arrived, kind, view_id
from adapters.slack.quiet import LIBRARY
from adapters.slack.reading import look_up, named
from adapters.slack.views import suggested
from adapters.slack.waiting import Waiting
from core.chat.channel import Arrived

log = logging.getLogger(__name__)

_ANY = re.compile("")
_WAITED_FOR = ("action", "view", "command", "shortcut")
_SETUP = ("url_verification", "ssl_check")


class Reception:
    """`names` collects how people are called; `refused` counts how often a modal was refused, by its id."""

    def __init__(
        self,
        api: Api,
        me: Me,
        gap: Gap,
        *,
        waiting: Waiting,
        names: MutableMapping[str, str],
        refused: Mapping[str, int],
    ) -> None:
        self._me, self._gap = me, gap
        self._waiting, self._names, self._refused = waiting, names, refused
        self.app = _bolt(api, me, waiting)

    async def receive(self, body: object) -> BoltResponse:
        """What to acknowledge with. Raises when it could not be stored: then nothing may be acknowledged."""
        if kind(body) == "lookup":
            return await self._suggested(body)
        if _nothing_to_keep(body):
            return await self._answered(body, None)
        if who := named(body):
            self._names[who[0]] = who[1]
        came = arrived(body, self._me, time.time(), self._refused.get(view_id(body), 0))
        if came is None:
            return BoltResponse(status=200)
        return await self._answered(body, came.key if await self._stored(came) else None)

    async def _suggested(self, body: object) -> BoltResponse:
        """An empty list for what cannot be read or found: there is nobody to tell more."""
        asked = look_up(body, self._gap.channel)
        found = await self._gap.intake.options(asked) if asked else []
        return BoltResponse(status=200, body=suggested(found))

    async def _stored(self, came: Arrived) -> bool:
        """Whether an answer is worth waiting for."""
        waited = came.raw["kind"] in _WAITED_FOR
        first = waited and self._waiting.begin(came.key)
        try:
            new = await self._gap.take_in([came])
        except BaseException:
            if first:
                self._waiting.forget(came.key)
            raise
        if first and came.key not in new:
            self._waiting.forget(came.key)
        return waited

    async def _answered(self, body: object, key: str | None) -> BoltResponse:
        """Bolt's answer; it is stored by now, so even what bolt cannot read is acknowledged."""
        try:
            request = AsyncBoltRequest(body=body, mode="socket_mode", context={"arrived": key})  # type: ignore[arg-type]  # bolt says str, and takes JSON in this mode
            response = await self.app.async_dispatch(request)
        except Exception as puzzled:  # noqa: BLE001 - any JSON can come, and bolt reads it in fifty places
            log.info("bolt cannot read a payload: %s", type(puzzled).__name__)
            return BoltResponse(status=200)
        return response if response.status == 200 else BoltResponse(status=200)  # noqa: PLR2004 - HTTP


def _nothing_to_keep(body: object) -> bool:
    return isinstance(body, Mapping) and (body.get("type") in _SETUP or "ssl_check" in body)


def _bolt(api: Api, me: Me, waiting: Waiting) -> AsyncApp:
    """One listener for each kind: where a thing leads is the desk's business.

    process_before_response: otherwise bolt looks every 10 ms whether the listener has acknowledged yet. Our own events
    are left out, and signatures checked, before anything is stored.
    """

    async def known(**_: object) -> AuthorizeResult:
        return AuthorizeResult(
            enterprise_id=None, team_id=me.team, bot_user_id=me.user, bot_id=me.bot, bot_token=api.token
        )

    app = AsyncApp(
        name=__name__,
        client=api.client(None),
        logger=LIBRARY,
        signing_secret="",
        authorize=known,
        process_before_response=True,
        request_verification_enabled=False,
        ignoring_self_events_enabled=False,
    )

    async def answer(ack: AsyncAck, context: AsyncBoltContext) -> None:
        said = await waiting.ack(key) if (key := context.get("arrived")) else {}
        await ack(said or "")

    for listen in (app.event, app.action, app.view, app.view_closed, app.command, app.shortcut, app.options):
        listen(_ANY)(answer)
    return app
