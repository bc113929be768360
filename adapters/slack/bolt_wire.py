"""The wire to Slack: slack-bolt listens, slack_sdk calls, the rest of this package draws and reads."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator
from pathlib import Path

from adapters.slack import reading, transfer
from adapters.slack.answering import Answering
from adapters.slack.calls import SLACK, Api
from adapters.slack.door import Handler, route
from adapters.slack.gap import Gap
from adapters.slack.outgoing import Outgoing
from adapters.slack.payloads import Me
from adapters.slack.reception import Reception
from adapters.slack.socket import LONGEST_WAIT, listen, together
from adapters.slack.waiting import Waiting
from core.chat.channel import Intake, Menu, Post, Raw
from core.chat.events import Event, FileRef
from core.chat.replies import Answer, Say
from core.errors import DeliveryFailed

log = logging.getLogger(__name__)


class BoltWire:
    """One Slack app in one workspace.

    With an app token it listens by Socket Mode; with a signing secret `http_route` takes requests; both may be given.
    The ids of messages are their `ts`, without the channel. `files_dir`: where StoredFile.path begins.
    """

    shows_whole_forms = True
    single_listener = False

    def __init__(
        self,
        bot_token: str,
        *,
        files_dir: Path,
        app_token: str | None = None,
        signing_secret: str | None = None,
        api_url: str = SLACK,
        channel: str = "slack",
    ) -> None:
        self.channel = channel
        self._app_token, self._secret = app_token, signing_secret
        self._api = Api(bot_token, api_url)
        self._waiting = Waiting()
        self._names: dict[str, str] = {}
        self._answering = Answering(self._api, self._waiting)
        self._outgoing = Outgoing(self._api, channel, files_dir)
        self._reception: Reception | None = None

    @property
    def takes_http(self) -> bool:
        return bool(self._secret)

    async def serve(self, intake: Intake) -> None:
        me = await self._patiently_me()
        gap = Gap(self._api, me, self.channel, intake)
        self._reception = reception = Reception(
            self._api,
            me,
            gap,
            waiting=self._waiting,
            names=self._names,
            refused=self._answering.refused,
        )
        try:
            if self._app_token:
                await together(gap.run(), listen(self._api, self._app_token, reception, gap))
            else:
                gap.due()
                await gap.run()
        finally:
            self._reception = None

    def http_route(self) -> Handler:
        """For POST /slack/events. Answers 503 while nobody serves. Raises ValueError without a signing secret."""
        if not self._secret:
            raise ValueError("Slack over HTTP needs the signing secret")
        return route(self._secret, lambda: self._reception)

    async def read(self, raw: Raw) -> Event:
        return reading.event(raw, self.channel, self._names)

    async def give(self, raw: Raw, answer: Answer | None, say: Say) -> bool:
        return await self._answering.give(raw, answer, say)

    async def send(self, post: Post) -> tuple[str, ...]:
        return await self._outgoing.send(post)

    def fetch(self, file: FileRef) -> AsyncIterator[bytes]:
        return transfer.download(self._api, file)

    async def check(self) -> str:
        return (await self._me()).name

    async def introduce(self, menu: Menu) -> None:
        """Slack takes an app's commands from its manifest."""

    async def close(self) -> None:
        await self._api.close()

    async def _me(self) -> Me:
        told = await self._api.call("auth.test")
        team, user, bot, name = (str(told.get(key) or "") for key in ("team_id", "user_id", "bot_id", "user"))
        self._names[user] = name
        return Me(team, user, bot, name)

    async def _patiently_me(self) -> Me:
        wait = 1.0
        while True:
            try:
                return await self._me()
            except DeliveryFailed as failed:
                if failed.permanent:
                    raise
                log.warning("Slack does not answer: %s", failed)
                await asyncio.sleep(failed.retry_after or wait)
                wait = min(wait * 2, LONGEST_WAIT)
