"""The workspace as the window draws it for one person, and what a row of the journal changes in it."""

from collections.abc import Iterator

from adapters.sandbox.journal import Row
from adapters.sandbox.slack.parts import Slack
from adapters.sandbox.slack.shapes import message_json
from adapters.sandbox.slack.tables import Json
from adapters.sandbox.slack.workspace import Channel

NEWEST_WHISPERS = 30  # of those only one person sees, older ones are out of sight
Touched = tuple[str, str, str]  # what it is, whose or where, and which


def workspace(slack: Slack, user: str) -> Json:
    """Channels of that person with the moment of their newest message; no message yet."""
    space = slack.space
    slack.space.user(user)
    mine = [one for one in space.channels.values() if user in one.members]
    app = {"name": space.app.get("name", "Sixstar"), "user": space.bot, "bot_id": space.app["bot_id"]}
    return {
        "team": space.team,
        "app": app,
        "users": [_person(one) for one in space.users.values()],
        "channels": [_channel(one) for one in mine],
        "every": [{"id": one.id, "name": one.name} for one in space.channels.values() if not one.im],
        "im": space.im(user).id,
        "whispers": whispers(slack, user),
        "views": views(slack, user),
    }


def channel(slack: Slack, found: Channel, before: str | None, most: int) -> Json:
    """At most `most` messages older than `before`, oldest first, without the replies in threads."""
    top = [one for one in found.messages.values() if "thread_ts" not in one and (not before or one["ts"] < before)]
    return {**_channel(found), "messages": [message(slack, found, one) for one in top[-most:]], "more": len(top) > most}


def thread(slack: Slack, found: Channel, ts: str) -> Json:
    parent = found.messages.get(ts)
    shown = [parent, *found.replies(ts)] if parent else []
    return {"channel": found.id, "ts": ts, "messages": [message(slack, found, one) for one in shown]}


def message(slack: Slack, where: Channel, one: Json) -> Json:
    """Files get an address that the page can open."""
    shown = message_json(where, one)
    if "files" in shown:
        shown["files"] = [{**file, "seen": f"/window/slack/file/{file['id']}"} for file in shown["files"]]
    return {**shown, "channel": where.id, "in_thread": one.get("thread_ts")}


def whispers(slack: Slack, user: str) -> list[Json]:
    return [one for one in slack.messages.ephemerals if one["user_id"] == user][-NEWEST_WHISPERS:]


def views(slack: Slack, user: str) -> Json:
    home = slack.views.homes.get(user)
    modals = [slack.views.json(one) for one in slack.views.stack(user)]
    return {"modals": modals, "home": slack.views.json(home) if home else None}


def touched(row: Row) -> Iterator[Touched]:
    """What looks different since this row: ("message", channel, ts), ("whispers", user, "") or ("views", user, "")."""
    kind = str(row["kind"])
    if kind == "slack.message" or (kind == "person.reacted" and "ts" in row):
        yield "message", str(row["channel"]), str(row["ts"])
        if row.get("thread_ts"):
            yield "message", str(row["channel"]), str(row["thread_ts"])
    elif kind == "slack.call" and str(row["method"]).startswith("reactions.") and row["ok"]:
        args = row["args"]
        if isinstance(args, dict):
            yield "message", str(args["channel"]), str(args["timestamp"])
    elif kind in ("slack.ephemeral", "slack.view"):
        yield "whispers" if kind == "slack.ephemeral" else "views", str(row["user"]), ""
    elif kind == "slack.response":
        yield "every-whisper", "", ""


def _channel(one: Channel) -> Json:
    newest = next(reversed(one.messages), "")
    return {
        "id": one.id,
        "name": one.name,
        "private": one.private,
        "archived": one.archived,
        "im": one.im,
        "members": one.members,
        "newest": newest,
    }


def _person(user: Json) -> Json:
    return {"id": user["id"], "name": user["name"], "real_name": user.get("real_name", user["name"])}
