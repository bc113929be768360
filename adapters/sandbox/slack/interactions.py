"""What a person does beyond writing, as payloads to the app: presses, choices, submissions, shortcuts, commands.

Nothing here is retried: an ack that does not come within 3 s is a failure the person sees.
"""

import time
from dataclasses import dataclass, field

from adapters.sandbox.slack import states
from adapters.sandbox.slack.delivery import Outcome, Parcel
from adapters.sandbox.slack.parts import Slack
from adapters.sandbox.slack.shapes import message_json
from adapters.sandbox.slack.tables import Json
from adapters.sandbox.slack.triggers import Trigger
from adapters.sandbox.slack.views import View
from adapters.sandbox.slack.workspace import Channel


@dataclass(frozen=True)
class Place:
    """Where a person acts: on a message of a channel (or one only they see), or in a view."""

    channel: Channel | None = None
    message: Json | None = None
    ts: str = ""
    view: View | None = None
    whispered: bool = False

    @property
    def blocks(self) -> list[Json]:
        source = self.view.given if self.view else self.message or {}
        blocks: list[Json] = source.get("blocks", [])
        return blocks


@dataclass
class Interactions:
    slack: Slack
    _chosen: dict[tuple[str, str], states.Values] = field(default_factory=dict)  # by user and message ts

    async def act(self, user: str, place: Place, action: Json) -> tuple[Trigger, Outcome]:
        """Sends block_actions. `action` has action_id, block_id, type and its value or choice."""
        trigger = self.slack.triggers.new(user, place.view.id if place.view else None)
        payload = self._base("block_actions", user, trigger) | self._placed(user, place)
        payload["actions"] = [{**action, "action_ts": _action_ts()}]
        return trigger, await self._interactive(payload)

    async def suggest(self, user: str, place: Place, element: Json, block_id: str, typed: str) -> Outcome:
        """Asks the app for the options of an external select."""
        payload = self._base("block_suggestion", user, None) | self._placed(user, place)
        payload |= {"action_id": element["action_id"], "block_id": block_id, "value": typed}
        return await self._interactive(payload, wants_answer=True)

    def choose(self, user: str, place: Place, block_id: str, action_id: str, state: Json) -> None:
        """Remembers a choice: it is in every later state of the same view or message."""
        typed = place.view.typed if place.view else self._chosen.setdefault((user, place.ts), {})
        typed.setdefault(block_id, {})[action_id] = state

    async def submit(self, view: View) -> tuple[Trigger, Outcome]:
        trigger = self.slack.triggers.new(view.user, view.id)
        payload = self._base("view_submission", view.user, trigger)
        payload |= {"view": self.slack.views.json(view), "response_urls": []}
        return trigger, await self._interactive(payload, wants_answer=True)

    async def closed(self, view: View, *, cleared: bool) -> Outcome:
        payload = self._base("view_closed", view.user, None)
        payload |= {"view": self.slack.views.json(view), "is_cleared": cleared}
        return await self._interactive(payload)

    async def shortcut(self, user: str, callback_id: str, place: Place | None) -> tuple[Trigger, Outcome]:
        """A global shortcut, or one on a message."""
        trigger = self.slack.triggers.new(user)
        payload = self._base("message_action" if place else "shortcut", user, trigger)
        payload |= {"callback_id": callback_id, "action_ts": _action_ts()}
        if place and place.channel and place.message:
            payload |= {"channel": _channel(place.channel), "message_ts": place.ts}
            payload |= {"message": message_json(place.channel, place.message)}
            payload["response_url"] = self.slack.response_urls.new(user, place.channel, place.ts)
        return trigger, await self._interactive(payload)

    async def command(self, user: str, channel: Channel, command: str, text: str) -> tuple[Trigger, Outcome]:
        trigger, space = self.slack.triggers.new(user), self.slack.space
        payload = {
            "token": space.app.get("verification_token", "sandbox"),
            "team_id": space.team["id"],
            "team_domain": space.team["domain"],
            "channel_id": channel.id,
            "channel_name": channel.name or "directmessage",
            "user_id": user,
            "user_name": space.user(user)["name"],
            "command": command,
            "text": text,
            "api_app_id": space.app["id"],
            "is_enterprise_install": "false",
            "response_url": self.slack.response_urls.new(user, channel),
            "trigger_id": trigger.id,
        }
        return trigger, await self.slack.delivery.once(Parcel("slash_commands", payload, wants_answer=True))

    async def _interactive(self, payload: Json, *, wants_answer: bool = False) -> Outcome:
        return await self.slack.delivery.once(Parcel("interactive", payload, wants_answer=wants_answer))

    def _base(self, kind: str, user: str, trigger: Trigger | None) -> Json:
        space, name = self.slack.space, self.slack.space.user(user)["name"]
        payload: Json = {
            "type": kind,
            "token": space.app.get("verification_token", "sandbox"),
            "team": {"id": space.team["id"], "domain": space.team["domain"]},
            "user": {"id": user, "username": name, "name": name, "team_id": space.team["id"]},
            "api_app_id": space.app["id"],
            "enterprise": None,
            "is_enterprise_install": False,
        }
        return {**payload, "trigger_id": trigger.id} if trigger else payload

    def _placed(self, user: str, place: Place) -> Json:
        if place.view:
            container = {"type": "view", "view_id": place.view.id}
            return {"container": container, "view": self.slack.views.json(place.view)}
        if place.channel is None:
            return {}
        message = place.message
        container = {"type": "message", "message_ts": place.ts, "channel_id": place.channel.id}
        threaded = {"thread_ts": message["thread_ts"]} if message and "thread_ts" in message else {}
        payload: Json = {
            "container": {**container, **threaded, "is_ephemeral": place.whispered},
            "channel": _channel(place.channel),
            "state": {"values": states.values(place.blocks, self._chosen.get((user, place.ts), {}))},
            "response_url": self.slack.response_urls.new(user, place.channel, place.ts),
        }
        if message is None or place.whispered:
            return payload
        return {**payload, "message": message_json(place.channel, message)}


def _channel(channel: Channel) -> Json:
    return {"id": channel.id, "name": channel.name or "directmessage"}


def _action_ts() -> str:
    return f"{time.time():.6f}"
