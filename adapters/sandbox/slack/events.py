"""Events as the app is told of them: what it subscribed to, of the channels it is in, its own doings included."""

import time

from adapters.sandbox.journal import Journal
from adapters.sandbox.slack.delivery import Delivery
from adapters.sandbox.slack.markup import mentioned
from adapters.sandbox.slack.tables import Json
from adapters.sandbox.slack.workspace import Channel, Workspace

SUBSCRIBED = (
    "message.channels",
    "message.groups",
    "message.im",
    "app_mention",
    "app_home_opened",
    "reaction_added",
    "member_joined_channel",
)  # unless the world's app names its own `events`


class Events:
    def __init__(self, space: Workspace, delivery: Delivery, journal: Journal) -> None:
        self._space, self._delivery, self._journal = space, delivery, journal
        self._subscribed = frozenset(space.app.get("events", SUBSCRIBED))
        self._sent: dict[str, Json] = {}

    def posted(self, channel: Channel, message: Json) -> None:
        """A new message: `message`, and `app_mention` where the app is named by somebody else."""
        event = {**message, "channel": channel.id, "channel_type": channel.kind, "event_ts": message["ts"]}
        self._in_channel(channel, event, _messages(channel))
        named = self._space.bot in mentioned(message.get("text", "")) and not channel.im
        if named and message.get("user") != self._space.bot:
            kept = {key: value for key, value in event.items() if key not in ("channel_type", "subtype")}
            self._in_channel(channel, {**kept, "type": "app_mention"}, "app_mention")

    def changed(self, channel: Channel, message: Json, previous: Json) -> None:
        self._hidden(channel, "message_changed", {"message": message, "previous_message": previous})

    def deleted(self, channel: Channel, previous: Json) -> None:
        self._hidden(channel, "message_deleted", {"deleted_ts": previous["ts"], "previous_message": previous})

    def reacted(self, channel: Channel, message: Json, user: str, name: str) -> None:
        item = {"type": "message", "channel": channel.id, "ts": message["ts"]}
        event: Json = {
            "type": "reaction_added",
            "user": user,
            "reaction": name,
            "item_user": message.get("user"),
            "item": item,
        }
        self._in_channel(channel, {**event, "event_ts": self._space.ids.ts()}, "reaction_added")

    def joined(self, channel: Channel, user: str) -> None:
        event = {"type": "member_joined_channel", "user": user, "channel": channel.id, "channel_type": channel.id[0]}
        self._in_channel(channel, event | self._common(), "member_joined_channel")

    def home_opened(self, user: str, view: Json | None) -> None:
        channel = self._space.im(user)
        event: Json = {"type": "app_home_opened", "user": user, "channel": channel.id, "tab": "home"}
        event |= {"view": view} if view else {}
        self._in_channel(channel, {**event, "event_ts": self._space.ids.ts()}, "app_home_opened")

    def again(self, event_id: str) -> bool:
        """Delivers an earlier event once more, as Slack does when an ack got lost. Whether there was one."""
        if event_id not in self._sent:
            return False
        self._delivery.event(self._sent[event_id])
        return True

    def _common(self) -> Json:
        return {"team": self._space.team["id"], "event_ts": self._space.ids.ts()}

    def _hidden(self, channel: Channel, subtype: str, facts: Json) -> None:
        ts = self._space.ids.ts()
        where = {"channel": channel.id, "channel_type": channel.kind}
        event = {"type": "message", "subtype": subtype, "hidden": True, **where, "ts": ts, "event_ts": ts, **facts}
        self._in_channel(channel, event, _messages(channel))

    def _in_channel(self, channel: Channel, event: Json, name: str) -> None:
        if name in self._subscribed and self._space.bot in channel.members:
            self._send(event)

    def _send(self, event: Json) -> None:
        payload = self._callback(event)
        self._sent[payload["event_id"]] = payload
        facts = {key: event[key] for key in ("subtype", "channel", "user", "ts", "thread_ts") if key in event}
        self._journal.write("slack.event", event_id=payload["event_id"], event=event["type"], **facts)
        self._delivery.event(payload)

    def _callback(self, event: Json) -> Json:
        team, app = self._space.team["id"], self._space.app
        authorization = {"enterprise_id": None, "team_id": team, "user_id": self._space.bot}
        return {
            "token": app.get("verification_token", "sandbox"),
            "team_id": team,
            "api_app_id": app["id"],
            "event": event,
            "type": "event_callback",
            "event_id": self._space.ids.next("Ev"),
            "event_time": int(time.time()),
            "authorizations": [{**authorization, "is_bot": True, "is_enterprise_install": False}],
            "is_ext_shared_channel": False,
            "event_context": f"4-{event['type']}-{team}",
        }


def _messages(channel: Channel) -> str:
    return {"channel": "message.channels", "group": "message.groups", "im": "message.im"}[channel.kind]
