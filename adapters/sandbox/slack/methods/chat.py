"""chat.*: posting, editing, deleting, whispering, permalinks."""

from adapters.sandbox.slack.content import checked_content
from adapters.sandbox.slack.messages import too_old
from adapters.sandbox.slack.parts import Slack
from adapters.sandbox.slack.refusals import Refused
from adapters.sandbox.slack.tables import Json
from adapters.sandbox.slack.workspace import Channel


def post_message(slack: Slack, args: Json) -> Json:
    content = checked_content(args)
    channel = _writable(slack, args["channel"])
    custom = {key: args.get(key) for key in ("username", "icon_emoji", "icon_url")}
    if any(custom.values()) and "chat:write.customize" not in slack.space.app.get("scopes", ["chat:write.customize"]):
        raise Refused("missing_scope", needed="chat:write.customize")
    thread = _thread(channel, args.get("thread_ts"))
    if args.get("reply_broadcast") and thread is None:
        raise Refused("invalid_arguments", ["`reply_broadcast` needs `thread_ts`"])
    subtype = "thread_broadcast" if args.get("reply_broadcast") else "bot_message" if custom["username"] else None
    more = {"thread_ts": thread, "attachments": content.attachments, "metadata": content.metadata, "subtype": subtype}
    made = slack.messages.by_app(content.text or "", content.blocks, **more, **custom)
    message = slack.messages.post(channel, made)
    return {"channel": channel.id, "ts": message["ts"], "message": message}


def update(slack: Slack, args: Json) -> Json:
    content = checked_content(args, text_limit="characters_in_updated_text")
    channel = slack.space.channel_of_app(args["channel"])
    message = _own(slack, channel, args["ts"], "cant_update_message")
    if channel.archived:
        raise Refused("is_inactive")
    if too_old(message, int(slack.space.team.get("msg_edit_window_mins", -1))):
        raise Refused("edit_window_closed")
    changes: Json = {} if content.text is None else {"text": content.text}
    if content.blocks is not None:
        changes["blocks"] = slack.messages.with_ids(content.blocks) or None
    elif content.text is not None and "blocks" in message:
        changes["blocks"] = None  # the page: blocks are kept only when no text is given
    if content.attachments is not None:
        changes["attachments"] = content.attachments or None
    if content.metadata is not None:
        changes["metadata"] = content.metadata
    edited = slack.messages.edit(channel, message, changes, slack.space.bot, marked=not content.blocks)
    return {"channel": channel.id, "ts": edited["ts"], "text": edited["text"], "message": edited}


def delete(slack: Slack, args: Json) -> Json:
    channel = slack.space.channel_of_app(args["channel"])
    message = _own(slack, channel, args["ts"], "cant_delete_message")
    slack.messages.delete(channel, message)
    return {"channel": channel.id, "ts": args["ts"]}


def post_ephemeral(slack: Slack, args: Json) -> Json:
    content = checked_content(args)
    channel = _writable(slack, args["channel"])
    if args["user"] not in channel.members:
        raise Refused("user_not_in_channel")
    thread = _thread(channel, args.get("thread_ts"))
    made = slack.messages.by_app(content.text or "", content.blocks, thread_ts=thread)
    return {"message_ts": slack.messages.whisper(args["user"], channel, made)["ts"]}


def get_permalink(slack: Slack, args: Json) -> Json:
    channel = slack.space.channel_of_app(args["channel"], member=False)
    message = channel.messages.get(args["message_ts"])
    if message is None:
        raise Refused("message_not_found")
    link = f"https://{slack.space.team['domain']}.slack.com/archives/{channel.id}/p{message['ts'].replace('.', '')}"
    if "thread_ts" in message:
        link += f"?thread_ts={message['thread_ts']}&cid={channel.id}"
    return {"channel": channel.id, "permalink": link}


def _writable(slack: Slack, channel_id: str) -> Channel:
    """A user's id stands for the direct message with them, as in chat.postMessage."""
    if channel_id in slack.space.users and channel_id != slack.space.bot:
        return slack.space.im(channel_id)
    channel = slack.space.channel_of_app(channel_id, member=False)
    if channel.archived:
        raise Refused("is_archived")
    return slack.space.channel_of_app(channel_id, member=not _may_write_unasked(slack, channel))


def _may_write_unasked(slack: Slack, channel: Channel) -> bool:
    return channel.kind == "channel" and "chat:write.public" in slack.space.app.get("scopes", ())


def _thread(channel: Channel, thread_ts: str | None) -> str | None:
    if thread_ts is None:
        return None
    parent = channel.messages.get(thread_ts)
    if parent is None:
        raise Refused("thread_not_found")
    if parent.get("thread_ts", thread_ts) != thread_ts:
        raise Refused("cannot_reply_to_message")  # a reply's ts: the page says to use the parent's
    return thread_ts


def _own(slack: Slack, channel: Channel, ts: str, otherwise: str) -> Json:
    message = channel.messages.get(ts)
    if message is None or message.get("subtype") == "tombstone":
        raise Refused("message_not_found")
    if message.get("bot_id") != slack.space.app["bot_id"]:
        raise Refused(otherwise)
    return message
