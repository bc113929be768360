"""Who and what is in the workspace: people, channels with their messages, files. It decides nothing about the app."""

import itertools
import time
from dataclasses import dataclass, field

from adapters.sandbox.slack.refusals import Impossible, Refused
from adapters.sandbox.slack.tables import Json


class Ids:
    """Ids as Slack's look, and timestamps that rise for every message of the workspace, as Slack's do."""

    def __init__(self) -> None:
        self._counts: dict[str, itertools.count[int]] = {}
        self._last = 0

    def next(self, prefix: str) -> str:
        count = self._counts.setdefault(prefix, itertools.count(1))
        return f"{prefix}{next(count):08d}"

    def ts(self) -> str:
        self._last = max(self._last + 1, int(time.time() * 1_000_000))
        return f"{self._last // 1_000_000}.{self._last % 1_000_000:06d}"


@dataclass
class Channel:
    """A channel, or a direct message between the app and `im`. `messages` are kept by ts, oldest first."""

    id: str
    name: str
    members: list[str]
    private: bool = False
    im: str | None = None
    archived: bool = False
    created: int = field(default_factory=lambda: int(time.time()))
    creator: str = ""
    messages: dict[str, Json] = field(default_factory=dict)
    _replies: dict[str, list[str]] = field(default_factory=dict)

    @property
    def kind(self) -> str:
        """As events name it: channel, group or im."""
        return "im" if self.im else "group" if self.private else "channel"

    @property
    def scope(self) -> str:
        """The family of scopes that opens it: channels, groups or im."""
        return "im" if self.im else "groups" if self.private else "channels"

    def add(self, message: Json) -> None:
        self.messages[message["ts"]] = message
        if "thread_ts" in message:
            self._replies.setdefault(message["thread_ts"], []).append(message["ts"])

    def remove(self, message: Json) -> None:
        del self.messages[message["ts"]]
        if "thread_ts" in message:
            self._replies[message["thread_ts"]].remove(message["ts"])

    def replies(self, ts: str) -> list[Json]:
        """Of the thread under that parent, oldest first."""
        return [self.messages[one] for one in self._replies.get(ts, ())]


@dataclass
class File:
    """What a person or the app uploaded. `content` is None until the bytes are there."""

    id: str
    name: str
    by: str
    title: str
    length: int
    content: bytes | None = None
    mimetype: str = "application/octet-stream"
    ticket: str = ""
    complete: bool = False
    alt_text: str = ""
    shares: list[tuple[str, str]] = field(default_factory=list)
    created: int = field(default_factory=lambda: int(time.time()))


class Workspace:
    """One team with one app in it, as the world file describes them."""

    def __init__(self, world: Json) -> None:
        self.team: Json = world["team"]
        self.app: Json = world["app"]
        self.users: dict[str, Json] = {user["id"]: user for user in world["users"]}
        self.channels: dict[str, Channel] = {one["id"]: _channel(one) for one in world["channels"]}
        self.files: dict[str, File] = {}
        self.ids = Ids()
        self.base = ""  # our own address, as callers know it: the start of file and socket addresses

    @property
    def bot(self) -> str:
        return str(self.app["bot_user"])

    def user(self, user: str) -> Json:
        if user not in self.users:
            raise Impossible("no_such_user", user=user)
        return self.users[user]

    def channel_of_app(self, channel: str, *, member: bool = True) -> Channel:
        """The channel as the app may see it. Refused: channel_not_found, and not_in_channel when `member` is asked."""
        found = self.channels.get(channel)
        if found is None or (found.kind != "channel" and self.bot not in found.members):
            raise Refused("channel_not_found")
        if member and self.bot not in found.members:
            raise Refused("not_in_channel")
        return found

    def channel_of(self, user: str, channel: str, *, open_only: bool = True) -> Channel:
        """The channel as a person may write in it, or Impossible."""
        self.user(user)
        found = self.channels.get(channel)
        if found is None or user not in found.members:
            raise Impossible("not_in_channel", user=user, channel=channel)
        if open_only and found.archived:
            raise Impossible("is_archived", channel=channel)
        return found

    def im(self, user: str) -> Channel:
        """The direct message between the app and a person; made when there is none."""
        for channel in self.channels.values():
            if channel.im == user:
                return channel
        made = Channel(self.ids.next("D"), "", [user, self.bot], im=user)
        self.channels[made.id] = made
        return made


def _channel(one: Json) -> Channel:
    private = bool(one.get("is_private", False))
    return Channel(one["id"], one["name"], list(one["members"]), private, archived=bool(one.get("is_archived", False)))
