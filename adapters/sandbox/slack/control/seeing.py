"""What people see now: channels with their threads, what was whispered to them, their open views."""

from collections.abc import Mapping

from adapters.sandbox.slack.parts import Slack
from adapters.sandbox.slack.refusals import Impossible
from adapters.sandbox.slack.shapes import message_json
from adapters.sandbox.slack.tables import Json
from adapters.sandbox.slack.workspace import Channel


def channel(slack: Slack, query: Mapping[str, str]) -> Json:
    """?channel= (id or name) or ?user= (the direct message with the app). Oldest first, threads inside."""
    found = slack.space.im(query["user"]) if "channel" not in query else _found(slack, query["channel"])
    top = [_seen(slack, found, one) for one in found.messages.values() if "thread_ts" not in one]
    facts = {"id": found.id, "name": found.name, "members": found.members, "archived": found.archived}
    return {**facts, "messages": top}


def ephemerals(slack: Slack, query: Mapping[str, str]) -> list[Json]:
    """?user=."""
    return [one for one in slack.messages.ephemerals if one["user_id"] == query["user"]]


def views(slack: Slack, query: Mapping[str, str]) -> Json:
    """?user= -> {"modals": bottom to top, "home"}."""
    home = slack.views.homes.get(query["user"])
    modals = [slack.views.json(view) for view in slack.views.stack(query["user"])]
    return {"modals": modals, "home": slack.views.json(home) if home else None}


def people(slack: Slack, query: Mapping[str, str]) -> Json:
    """Who is in the workspace, its channels, and the journal's number now (to wait from)."""
    channels = [{"id": one.id, "name": one.name, "members": one.members} for one in slack.space.channels.values()]
    return {
        "users": list(slack.space.users.values()),
        "channels": channels,
        "bot": slack.space.bot,
        "last": slack.journal.last,
    }


def _found(slack: Slack, name: str) -> Channel:
    for one in slack.space.channels.values():
        if name in (one.id, one.name):
            return one
    raise Impossible("no_such_channel", channel=name)


def _seen(slack: Slack, where: Channel, message: Json) -> Json:
    thread = [_named(slack, one) for one in where.replies(message["ts"])]
    return {**_named(slack, message_json(where, message)), "thread": thread}


def _named(slack: Slack, message: Json) -> Json:
    user = slack.space.users.get(message["user"], {"name": slack.space.app.get("name", "desk")})
    return {**message, "author": message.get("username") or user.get("real_name", user["name"])}
