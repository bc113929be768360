"""What people write: messages, edits, deletions, reactions, files."""

import base64
import uuid

from adapters.sandbox.slack.markup import rich_text, source
from adapters.sandbox.slack.methods.files import new_file
from adapters.sandbox.slack.methods.reactions import react as put_reaction
from adapters.sandbox.slack.parts import Slack
from adapters.sandbox.slack.refusals import Impossible
from adapters.sandbox.slack.tables import Json
from adapters.sandbox.slack.workspace import Channel, File


async def say(slack: Slack, given: Json) -> Json:
    """{user, channel (the app's user id: a direct message), text, thread_ts?, files?: [{name, base64}]} -> {ts}."""
    user, channel = given["user"], _channel(slack, given)
    thread = given.get("thread_ts")
    if thread is not None and thread not in channel.messages:
        raise Impossible("no_such_thread", thread_ts=thread)
    if not given.get("text") and not given.get("files"):
        raise Impossible("nothing_to_say")
    message = {"user": user, "client_msg_id": str(uuid.uuid4()), **_typed(slack, given.get("text", ""))}
    if thread is not None:
        message["thread_ts"] = channel.messages[thread].get("thread_ts", thread)
    files = [uploaded(slack, user, one) for one in given.get("files", ())]
    stored = slack.messages.post(channel, message, files)
    _note(
        slack,
        "said",
        given,
        ts=stored["ts"],
        channel=channel.id,
        text=stored["text"],
        thread_ts=message.get("thread_ts"),
    )
    return {"ts": stored["ts"], "channel": channel.id, "files": [file.id for file in files]}


async def edit(slack: Slack, given: Json) -> Json:
    """{user, channel, ts, text}."""
    channel, message = _own(slack, given)
    slack.messages.edit(channel, message, _typed(slack, given["text"]), given["user"])
    _note(slack, "edited", given, ts=given["ts"], channel=channel.id, text=message["text"])
    return {"ts": given["ts"]}


async def delete(slack: Slack, given: Json) -> Json:
    """{user, channel, ts}."""
    channel, message = _own(slack, given)
    slack.messages.delete(channel, message)
    _note(slack, "deleted", given, ts=given["ts"], channel=channel.id)
    return {"ts": given["ts"]}


async def react(slack: Slack, given: Json) -> Json:
    """{user, channel, ts, name}."""
    channel = slack.space.channel_of(given["user"], given["channel"])
    if given["ts"] not in channel.messages:
        raise Impossible("no_such_message", ts=given["ts"])
    message = channel.messages[given["ts"]]
    put_reaction(message, given["user"], given["name"])
    slack.events.reacted(channel, message, given["user"], given["name"])
    _note(slack, "reacted", given, ts=given["ts"], channel=channel.id, name=given["name"])
    return {"ts": given["ts"]}


def uploaded(slack: Slack, user: str, given: Json) -> File:
    """A person's file from {name, base64}."""
    content = base64.b64decode(given["base64"])
    file = new_file(slack, given["name"], user, len(content))
    file.content, file.complete = content, True
    return file


def _typed(slack: Slack, text: str) -> Json:
    if not text:
        return {"text": ""}
    return {"text": source(text), "blocks": [rich_text(text, slack.space.ids.next("b"))]}


def _channel(slack: Slack, given: Json) -> Channel:
    if given["channel"] == slack.space.bot:
        slack.space.user(given["user"])
        return slack.space.im(given["user"])
    return slack.space.channel_of(given["user"], given["channel"])


def _own(slack: Slack, given: Json) -> tuple[Channel, Json]:
    channel = _channel(slack, given)
    message = channel.messages.get(given["ts"])
    if message is None or message.get("user") != given["user"]:
        raise Impossible("not_your_message", ts=given["ts"])
    return channel, message


def _note(slack: Slack, what: str, given: Json, **facts: object) -> None:
    slack.journal.write(f"person.{what}", platform="slack", user=given["user"], **facts)
