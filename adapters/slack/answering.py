"""The turn's own answer: with the ack while the person still looks at it, or not at all."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from typing import Any

from adapters.slack.blocks import bodies, escaped
from adapters.slack.calls import Api
from adapters.slack.payloads import view_id
from adapters.slack.views import errors, modal
from adapters.slack.waiting import Ack, Waiting
from core.chat.channel import Raw
from core.chat.replies import Answer, FormErrors, OpenForm, Say, Shown, Toast
from core.errors import DeliveryFailed

log = logging.getLogger(__name__)

SLACK = "slack"  # the channel whose people may be mentioned
REMEMBERED = 1000  # refused modals that may still be open


class Answering:
    """`refused` counts how often a modal was refused, by its id: the next try is told from a repetition by it."""

    def __init__(self, api: Api, waiting: Waiting) -> None:
        self._api, self._waiting = api, waiting
        self.refused: dict[str, int] = {}

    async def give(self, raw: Raw, answer: Answer | None, say: Say) -> bool:
        """False: they no longer wait, or there is no way to show it here."""
        match answer:
            case FormErrors() if found := view_id(raw["body"]):
                return self._refuse(raw, found, errors(answer, say))
            case OpenForm():
                return await self._open(raw, modal(answer, say))
            case Toast():
                return await self._whisper(raw, {"text": escaped(say(answer.text))})
            case Shown():
                return await self._whisper(raw, bodies(answer.message, say, SLACK, single=True)[0])
            case _:
                return self._settle(raw, {}) and answer is None

    def _settle(self, raw: Raw, ack: Ack) -> bool:
        return self._waiting.settle(raw["key"], ack)

    def _refuse(self, raw: Raw, view: str, wrong: dict[str, str]) -> bool:
        if not self._settle(raw, {"response_action": "errors", "errors": wrong}):
            return False
        self.refused[view] = self.refused.pop(view, 0) + 1
        if len(self.refused) > REMEMBERED:
            self.refused.pop(next(iter(self.refused)))
        return True

    async def _open(self, raw: Raw, view: dict[str, Any]) -> bool:
        if view_id(raw["body"]):  # one form after another takes its place, and needs no trigger
            return self._settle(raw, {"response_action": "update", "view": view})
        if not self._waiting.waits(raw["key"]):
            return False
        try:
            await self._api.call("views.open", trigger_id=raw["body"].get("trigger_id"), view=view)
        except DeliveryFailed as failed:
            log.info("a form could not be opened: %s", failed)
            return False
        finally:
            self._settle(raw, {})
        return True

    async def _whisper(self, raw: Raw, said: dict[str, Any]) -> bool:
        """A command is answered in its ack; a press is acknowledged first, then told, so that no button seems dead."""
        if raw["kind"] == "command":
            return self._settle(raw, {"response_type": "ephemeral", **said})
        where = _where(raw["body"])
        if not self._settle(raw, {}) or where is None:
            return False
        try:
            await self._api.call("chat.postEphemeral", **said, **where)
        except DeliveryFailed as failed:
            log.info("a word could not be whispered: %s", failed)
            return False
        return True


def _where(body: Mapping[str, Any]) -> dict[str, str] | None:
    """The conversation, and the thread in it, where somebody pressed something; None in a modal."""
    match body:
        case {"user": {"id": str(user)}, "container": {"channel_id": str(chat)} as inside}:
            place = {"channel": chat, "user": user}
        case {"user": {"id": str(user)}, "channel": {"id": str(chat)}, "message": dict() as inside}:
            place = {"channel": chat, "user": user}
        case _:
            return None
    return place | ({"thread_ts": inside["thread_ts"]} if inside.get("thread_ts") else {})
