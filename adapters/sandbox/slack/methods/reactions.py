"""reactions.*: the app's own."""

import re

from adapters.sandbox.slack.parts import Slack
from adapters.sandbox.slack.refusals import Refused
from adapters.sandbox.slack.tables import Json, limit
from adapters.sandbox.slack.workspace import Channel

_TS = re.compile(r"\d{10}\.\d{6}")


def add(slack: Slack, args: Json) -> Json:
    channel, message = _target(slack, args)
    if channel.archived:
        raise Refused("is_archived")
    react(message, slack.space.bot, args["name"])
    slack.events.reacted(channel, message, slack.space.bot, args["name"])
    return {}


def remove(slack: Slack, args: Json) -> Json:
    _, message = _target(slack, args)
    for reaction in message.get("reactions", ()):
        if reaction["name"] == args["name"] and slack.space.bot in reaction["users"]:
            reaction["users"].remove(slack.space.bot)
            reaction["count"] -= 1
            message["reactions"] = [one for one in message["reactions"] if one["count"]]
            return {}
    raise Refused("no_reaction")


def react(message: Json, user: str, name: str) -> None:
    """Puts one person's reaction on a message, or Refused: already_reacted, too_many_reactions."""
    reactions: list[Json] = message.setdefault("reactions", [])
    if sum(user in one["users"] for one in reactions) >= limit("reactions_by_one_person"):
        raise Refused("too_many_reactions")
    mine = next((one for one in reactions if one["name"] == name), None)
    if mine is None:
        mine = {"name": name, "users": [], "count": 0}
        reactions.append(mine)
    if user in mine["users"]:
        raise Refused("already_reacted")
    mine["users"].append(user)
    mine["count"] += 1


def _target(slack: Slack, args: Json) -> tuple[Channel, Json]:
    if not args.get("channel") or not args.get("timestamp"):
        raise Refused("no_item_specified")
    if not re.fullmatch(r"[a-z0-9_+'-]+(::skin-tone-[2-6])?", args["name"]):
        raise Refused("invalid_name")
    channel = slack.space.channel_of_app(args["channel"])
    if not _TS.fullmatch(args["timestamp"]):
        raise Refused("bad_timestamp")
    if args["timestamp"] not in channel.messages:
        raise Refused("message_not_found")
    return channel, channel.messages[args["timestamp"]]
