"""conversations.*: finding channels, reading them, opening and making them."""

import re

from adapters.sandbox.slack.methods.paging import page
from adapters.sandbox.slack.parts import Slack
from adapters.sandbox.slack.refusals import Refused
from adapters.sandbox.slack.shapes import channel_json, message_json
from adapters.sandbox.slack.tables import Json, limit
from adapters.sandbox.slack.workspace import Channel

TYPES = {"public_channel": "channel", "private_channel": "group", "im": "im", "mpim": "mpim"}
_TS = re.compile(r"\d{1,10}(\.\d{1,6})?")


def list_(slack: Slack, args: Json) -> Json:
    asked = [word.strip() for word in args.get("types", "public_channel").split(",")]
    if not set(asked) <= TYPES.keys():
        raise Refused("invalid_types")
    kinds = {TYPES[word] for word in asked}
    seen = [one for one in slack.space.channels.values() if one.kind in kinds and _seen(slack, one)]
    kept = [one for one in seen if not (args.get("exclude_archived") and one.archived)]
    chosen, metadata = page(kept, args, usual=100, most="list_page")
    return {"channels": [channel_json(slack.space, one, count=True) for one in chosen], "response_metadata": metadata}


def info(slack: Slack, args: Json) -> Json:
    channel = slack.space.channel_of_app(args["channel"], member=False)
    shown = channel_json(slack.space, channel, count=args.get("include_num_members", False))
    return {"channel": {**shown, "locale": "en-US"} if args.get("include_locale") else shown}


def history(slack: Slack, args: Json) -> Json:
    channel = slack.space.channel_of_app(args["channel"])
    newest_first = reversed(list(channel.messages.values()))
    top = [one for one in newest_first if "thread_ts" not in one or one.get("subtype") == "thread_broadcast"]
    chosen, metadata = page(_within(top, args), args, usual=100, most="history_page")
    shown = [_shown(channel, one, args) for one in chosen]
    answer = {"messages": shown, "has_more": bool(metadata["next_cursor"]), "pin_count": 0}
    return {**answer, "response_metadata": metadata} if metadata["next_cursor"] else answer


def replies(slack: Slack, args: Json) -> Json:
    channel = slack.space.channel_of_app(args["channel"])
    if args["ts"] not in channel.messages:
        raise Refused("thread_not_found")
    parent = channel.messages[str(channel.messages[args["ts"]].get("thread_ts", args["ts"]))]
    chosen, metadata = page(
        [parent, *_within(channel.replies(parent["ts"]), args)], args, usual=1000, most="replies_page"
    )
    shown = [_shown(channel, one, args) for one in chosen]
    answer = {"messages": shown, "has_more": bool(metadata["next_cursor"])}
    return {**answer, "response_metadata": metadata} if metadata["next_cursor"] else answer


def members(slack: Slack, args: Json) -> Json:
    channel = slack.space.channel_of_app(args["channel"], member=False)
    chosen, metadata = page(channel.members, args, usual=100, most="list_page")
    return {"members": list(chosen), "response_metadata": metadata}


def open_(slack: Slack, args: Json) -> Json:
    if args.get("channel"):
        channel = slack.space.channel_of_app(args["channel"])
        if not channel.im:
            raise Refused("method_not_supported_for_channel_type")
        return _opened(slack, channel, args, known=True)
    users = [one for one in args.get("users", "").split(",") if one]
    if not users:
        raise Refused("users_list_not_supplied")
    if len(users) > limit("users_in_conversation"):
        raise Refused("too_many_users")
    if not set(users) <= slack.space.users.keys() - {slack.space.bot}:
        raise Refused("user_not_found")
    if len(users) > 1:
        raise Refused("sandbox_does_not_play", ["direct messages of several people"])
    known = any(one.im == users[0] for one in slack.space.channels.values())
    if not known and args.get("prevent_creation"):
        raise Refused("channel_not_found")
    return _opened(slack, slack.space.im(users[0]), args, known=known)


def join(slack: Slack, args: Json) -> Json:
    channel = slack.space.channel_of_app(args["channel"], member=False)
    if channel.kind != "channel":
        raise Refused("method_not_supported_for_channel_type")
    if channel.archived:
        raise Refused("is_archived")
    if slack.space.bot in channel.members:
        return {"channel": channel_json(slack.space, channel), "warning": "already_in_channel"}
    channel.members.append(slack.space.bot)
    slack.events.joined(channel, slack.space.bot)
    return {"channel": channel_json(slack.space, channel)}


def create(slack: Slack, args: Json) -> Json:
    name = args["name"]
    if len(name) > limit("channel_name"):
        raise Refused("invalid_name_maxlength")
    if not re.fullmatch(r"[\w-]+", name) or name != name.lower():
        raise Refused("invalid_name_specials")
    if not re.search(r"\w", name.replace("_", "")):
        raise Refused("invalid_name_punctuation")
    if any(name == one.name for one in slack.space.channels.values()):
        raise Refused("name_taken")
    bot = slack.space.bot
    channel = Channel(slack.space.ids.next("C"), name, [bot], bool(args.get("is_private")), creator=bot)
    slack.space.channels[channel.id] = channel
    return {"channel": channel_json(slack.space, channel)}


def archive(slack: Slack, args: Json) -> Json:
    channel = slack.space.channel_of_app(args["channel"])
    if channel.im:
        raise Refused("method_not_supported_for_channel_type")
    if channel.archived:
        raise Refused("already_archived")
    channel.archived = True
    return {}


def _seen(slack: Slack, channel: Channel) -> bool:
    return channel.kind == "channel" or slack.space.bot in channel.members


def _opened(slack: Slack, channel: Channel, args: Json, *, known: bool) -> Json:
    shown = channel_json(slack.space, channel) if args.get("return_im") else {"id": channel.id}
    return {"channel": shown, **({"no_op": True, "already_open": True} if known else {})}


def _within(messages: list[Json], args: Json) -> list[Json]:
    """Between oldest and latest, themselves only when `inclusive`."""
    for name in ("oldest", "latest"):
        if args.get(name) and not _TS.fullmatch(args[name]):
            raise Refused(f"invalid_ts_{name}")
    low, high = float(args.get("oldest") or 0), float(args.get("latest") or "inf")
    ends = (low, high) if args.get("inclusive") else ()
    return [one for one in messages if low < float(one["ts"]) < high or float(one["ts"]) in ends]


def _shown(channel: Channel, message: Json, args: Json) -> Json:
    shown = message_json(channel, message)
    if not args.get("include_all_metadata"):
        shown.pop("metadata", None)
    return shown
