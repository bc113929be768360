"""Messages posted, edited and deleted: what everybody in a channel sees. Every change is journaled as slack.message."""

import copy
import time
from collections.abc import Iterable

from adapters.sandbox.journal import Journal
from adapters.sandbox.slack.blocks import interactive
from adapters.sandbox.slack.events import Events
from adapters.sandbox.slack.shapes import bot_json, file_json
from adapters.sandbox.slack.tables import Json
from adapters.sandbox.slack.workspace import Channel, File, Workspace


class Messages:
    def __init__(self, space: Workspace, events: Events, journal: Journal) -> None:
        self._space, self._events, self._journal = space, events, journal
        self.ephemerals: list[Json] = []

    def post(self, channel: Channel, message: Json, files: Iterable[File] = ()) -> Json:
        """Adds a message (without ts yet) and tells the app, of its own messages too. Returns it as stored."""
        stored: Json = {"type": "message", "ts": self._space.ids.ts(), "team": self._space.team["id"], **message}
        if "thread_ts" in stored:
            stored["parent_user_id"] = channel.messages[stored["thread_ts"]].get("user", self._space.bot)
        shared = list(files)
        for file in shared:
            file.shares.append((channel.id, stored["ts"]))
        if shared:
            stored |= {
                "subtype": "file_share",
                "upload": False,
                "files": [file_json(self._space, one) for one in shared],
            }
        channel.add(stored)
        self._note("posted", channel, stored)
        self._events.posted(channel, copy.deepcopy(stored))
        return stored

    def edit(self, channel: Channel, message: Json, changes: Json, by: str, *, marked: bool = True) -> Json:
        """Changes a message in place. `marked` shows '(edited)'. A change of None takes the field away."""
        previous = copy.deepcopy(message)
        message.update(changes)
        if marked:
            message["edited"] = {"user": by, "ts": self._space.ids.ts()}
        for key in [key for key, value in changes.items() if value is None]:
            del message[key]
        self._note("edited", channel, message)
        self._events.changed(channel, copy.deepcopy(message), previous)
        return message

    def delete(self, channel: Channel, message: Json) -> None:
        """Removes a message; a parent of a thread leaves a tombstone, as in Slack."""
        self._note("deleted", channel, message)
        if not channel.replies(message["ts"]):
            channel.remove(message)
            self._events.deleted(channel, copy.deepcopy(message))
            return
        previous = copy.deepcopy(message)
        kept = {key: message[key] for key in ("type", "ts", "team")}
        message.clear()
        message.update(kept, subtype="tombstone", user="USLACKBOT", hidden=True, text="This message was deleted.")
        self._events.changed(channel, copy.deepcopy(message), previous)

    def whisper(self, user: str, channel: Channel, message: Json) -> Json:
        """A message only `user` sees, until they look away."""
        stored = {"ts": self._space.ids.ts(), "user_id": user, "channel": channel.id, **message}
        self.ephemerals.append(stored)
        facts = {key: stored.get(key) for key in ("ts", "text", "blocks", "thread_ts")}
        self._journal.write("slack.ephemeral", user=user, channel=channel.id, **facts)
        return stored

    def by_app(self, text: str, blocks: list[Json] | None, **more: object) -> Json:
        """The message the app posts, with ids where it gave none; not yet stored. None in `more` is left out."""
        given = {key: value for key, value in more.items() if value is not None}
        answer: Json = {"user": self._space.bot, "bot_id": self._space.app["bot_id"], "app_id": self._space.app["id"]}
        answer |= {"bot_profile": {**bot_json(self._space), "team_id": self._space.team["id"]}, "text": text, **given}
        return {**answer, "blocks": self.with_ids(blocks)} if blocks else answer

    def with_ids(self, blocks: list[Json]) -> list[Json]:
        """A copy with a block_id and an action_id wherever the app gave none."""
        named = copy.deepcopy(blocks)
        for block in named:
            block.setdefault("block_id", self._space.ids.next("b"))
        for _, element in interactive(named):
            element.setdefault("action_id", self._space.ids.next("a"))
        return named

    def _note(self, change: str, channel: Channel, message: Json) -> None:
        facts = {
            key: message.get(key) for key in ("ts", "thread_ts", "user", "text", "blocks", "metadata") if key in message
        }
        files = [file["name"] for file in message.get("files", ())]
        by = "app" if "bot_id" in message else "person"
        self._journal.write("slack.message", change=change, by=by, channel=channel.id, **facts, files=files)


def too_old(message: Json, minutes: int) -> bool:
    """Whether the team's edit window (minutes; -1 means none) has closed on a message."""
    return minutes >= 0 and time.time() - float(message["ts"]) > minutes * 60
