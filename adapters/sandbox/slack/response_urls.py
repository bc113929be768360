"""response_url: five uses within half an hour, then gone."""

import secrets
import time
from dataclasses import dataclass

from aiohttp import web

from adapters.sandbox.journal import Journal
from adapters.sandbox.slack.content import checked_content
from adapters.sandbox.slack.messages import Messages
from adapters.sandbox.slack.refusals import Refused
from adapters.sandbox.slack.tables import Json, limit
from adapters.sandbox.slack.workspace import Channel, Workspace

_KNOWN = {"text", "blocks", "attachments", "response_type", "replace_original", "delete_original", "thread_ts",
          "unfurl_links", "unfurl_media", "mrkdwn", "metadata"}  # fmt: skip


@dataclass
class Address:
    user: str
    channel: Channel
    message: str | None  # ts of the message the person acted on
    at: float
    uses: int = 0


class ResponseUrls:
    def __init__(self, space: Workspace, messages: Messages, journal: Journal) -> None:
        self._space, self._messages, self._journal = space, messages, journal
        self._made: dict[str, Address] = {}

    def new(self, user: str, channel: Channel, message: str | None = None) -> str:
        key = secrets.token_hex(12)
        self._made[key] = Address(user, channel, message, time.monotonic())
        return f"{self._space.base}/actions/{self._space.team['id']}/{key}"

    async def serve(self, request: web.Request) -> web.Response:
        try:
            given = await request.json()
            self.answer(self._spent(request.match_info["key"]), given)
        except ValueError:
            return web.json_response({"ok": False, "error": "invalid_payload"}, status=400)
        except Refused as no:
            self._journal.write("slack.response", key=request.match_info["key"], ok=False, error=no.error)
            return web.json_response(no.answer(), status=no.status if no.status != 200 else 400)
        self._journal.write("slack.response", key=request.match_info["key"], ok=True, given=given)
        return web.Response(text="ok")

    def answer(self, address: Address, given: Json) -> None:
        """Shows what the app gave: a change of the message acted on, a message for all, or (usually) for one."""
        if faults := [f"invalid additional property: {key}" for key in given if key not in _KNOWN]:
            raise Refused("invalid_arguments", faults)
        if given.get("delete_original"):
            self._take_away(address)
            return
        content = checked_content(given)
        made = self._messages.by_app(content.text or "", content.blocks, thread_ts=given.get("thread_ts"))
        if given.get("replace_original") and self._whispered(address):
            self._take_away(address)
            self._messages.whisper(address.user, address.channel, made)
        elif given.get("replace_original"):
            changes: Json = {
                key: made.get(key) for key in ("text", "blocks") if key in made or key in self._original(address)
            }
            self._messages.edit(address.channel, self._original(address), changes, self._space.bot, marked=False)
        elif given.get("response_type") == "in_channel":
            self._messages.post(address.channel, made)
        else:
            self._messages.whisper(address.user, address.channel, made)

    def _whispered(self, address: Address) -> Json | None:
        return next((one for one in self._messages.ephemerals if one["ts"] == address.message), None)

    def _take_away(self, address: Address) -> None:
        if whispered := self._whispered(address):
            self._messages.ephemerals.remove(whispered)
        else:
            self._messages.delete(address.channel, self._original(address))

    def _spent(self, key: str) -> Address:
        address = self._made.get(key)
        if address is None or time.monotonic() - address.at > limit("response_url_seconds"):
            raise Refused("expired_url", status=404)
        if address.uses >= limit("response_url_uses"):
            raise Refused("used_url", status=404)
        address.uses += 1
        return address

    def _original(self, address: Address) -> Json:
        message = address.channel.messages.get(address.message or "")
        if message is None:
            raise Refused("no_original_message", status=404)
        return message
