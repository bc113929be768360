"""What happens to the workspace: sockets cut, events sent again, channels archived, the app kicked."""

from adapters.sandbox.slack.delivery import Parcel
from adapters.sandbox.slack.parts import Slack
from adapters.sandbox.slack.refusals import Impossible
from adapters.sandbox.slack.signed import HttpWay
from adapters.sandbox.slack.tables import Json
from adapters.sandbox.slack.workspace import Channel


async def socket(slack: Slack, given: Json) -> Json:
    """{"do": "disconnect" (reason?: warning or refresh_requested) | "drop" | "count"} -> {"connections"}."""
    if given["do"] == "disconnect":
        return {"connections": await slack.sockets.ask_to_leave(given.get("reason", "refresh_requested"))}
    if given["do"] == "drop":
        return {"connections": slack.sockets.drop()}
    if given["do"] == "count":
        return {"connections": len(slack.sockets.connections)}
    raise Impossible("no_such_deed", do=given["do"])


async def delivery(slack: Slack, given: Json) -> Json:
    """{"way": "socket"} or {"way": {"http": url}}; with {"verify": true} the url_verification is played at once."""
    slack.deliver_by(given["way"])
    way = slack.delivery.way
    verified = await way.verify("sandbox") if given.get("verify") and isinstance(way, HttpWay) else None
    return {"verified": verified}


async def resend(slack: Slack, given: Json) -> Json:
    """{event_id}: delivers it once more, with all its retries."""
    if not slack.events.again(given["event_id"]):
        raise Impossible("no_such_event", event_id=given["event_id"])
    return {"event_id": given["event_id"]}


async def forge(slack: Slack, given: Json) -> Json:
    """{kind: events_api | interactive | slash_commands, payload}, delivered once -> {"acked", "error", "answer"}.

    For what no client sends: doubled submissions, payloads nobody can parse.
    """
    parcel = Parcel(given["kind"], given["payload"], wants_answer=given["kind"] != "events_api")
    outcome = await slack.delivery.once(parcel)
    return {"acked": outcome.failure is None, "error": outcome.failure, "answer": outcome.answer}


async def archive(slack: Slack, given: Json) -> Json:
    """{channel}."""
    _channel(slack, given).archived = True
    return {}


async def unarchive(slack: Slack, given: Json) -> Json:
    """{channel}."""
    _channel(slack, given).archived = False
    return {}


async def kick(slack: Slack, given: Json) -> Json:
    """{channel, user?}: takes a person out of a channel, or the app when nobody is named."""
    channel, user = _channel(slack, given), given.get("user", slack.space.bot)
    if user not in channel.members:
        raise Impossible("not_in_channel", user=user)
    channel.members.remove(user)
    return {"members": channel.members}


async def invite(slack: Slack, given: Json) -> Json:
    """{channel, user?}: takes a person into a channel, or the app when nobody is named; the app is told."""
    channel, user = _channel(slack, given), given.get("user", slack.space.bot)
    if user in channel.members or user not in {*slack.space.users, slack.space.bot}:
        raise Impossible("cannot_join", user=user)
    channel.members.append(user)
    slack.events.joined(channel, user)
    return {"members": channel.members}


def _channel(slack: Slack, given: Json) -> Channel:
    if given["channel"] not in slack.space.channels:
        raise Impossible("no_such_channel", channel=given["channel"])
    return slack.space.channels[given["channel"]]
