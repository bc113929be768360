"""files.*: uploads in three steps, and what is known of a file."""

import mimetypes
import secrets

from adapters.sandbox.slack.content import check_blocks
from adapters.sandbox.slack.parts import Slack
from adapters.sandbox.slack.refusals import Refused
from adapters.sandbox.slack.shapes import file_json
from adapters.sandbox.slack.tables import Json, limit
from adapters.sandbox.slack.workspace import Channel, File


def get_upload_url(slack: Slack, args: Json) -> Json:
    if args["length"] <= 0:
        raise Refused("missing_argument")
    if len(args.get("alt_txt", "")) > limit("characters_in_alt_text"):
        raise Refused("alt_txt_too_large")
    if args.get("snippet_type") and args["length"] > limit("bytes_in_snippet"):
        raise Refused("snippet_too_large")
    file = new_file(slack, args["filename"], slack.space.bot, args["length"])
    file.alt_text, file.ticket = args.get("alt_txt", ""), secrets.token_urlsafe(16)
    return {"upload_url": f"{slack.space.base}/upload/v1/{file.ticket}", "file_id": file.id}


def complete_upload(slack: Slack, args: Json) -> Json:
    files = [_uploaded(slack, item) for item in args["files"]]
    if not files:
        raise Refused("invalid_arguments", ["no less than 1 items allowed [json-pointer:/files]"])
    check_blocks(args.get("blocks", []))
    if args.get("blocks") and args.get("initial_comment"):
        raise Refused("invalid_arguments", ["`blocks` and `initial_comment` cannot go together"])
    channels = [_channel(slack, one) for one in _channel_ids(args)]
    for file, item in zip(files, args["files"], strict=True):
        file.complete, file.title = True, item.get("title") or file.name
    answer = {"files": [file_json(slack.space, file, shares=False) for file in files]}
    for channel in channels:
        _share(slack, channel, files, args)
    return answer


def info(slack: Slack, args: Json) -> Json:
    file = slack.space.files.get(args["file"])
    if file is None or not file.complete:
        raise Refused("file_not_found")
    return {"file": file_json(slack.space, file), "comments": [], "response_metadata": {"next_cursor": ""}}


def new_file(slack: Slack, name: str, by: str, length: int) -> File:
    file = File(slack.space.ids.next("F"), name, by, name, length)
    file.mimetype = mimetypes.guess_type(name)[0] or file.mimetype
    slack.space.files[file.id] = file
    return file


def _channel_ids(args: Json) -> list[str]:
    if args.get("channel_id") and args.get("channels"):
        raise Refused("invalid_arguments", ["`channel_id` and `channels` cannot go together"])
    return [one for one in (args.get("channel_id") or args.get("channels") or "").split(",") if one]


def _uploaded(slack: Slack, item: object) -> File:
    if not isinstance(item, dict) or not item.keys() <= {"id", "title", "highlight_type"}:
        raise Refused("invalid_arguments", ["invalid item [json-pointer:/files]"])
    file = slack.space.files.get(str(item.get("id")))
    if file is None or file.content is None or file.complete or file.by != slack.space.bot:
        raise Refused("file_not_found")
    return file


def _channel(slack: Slack, channel_id: str) -> Channel:
    channel = slack.space.channel_of_app(channel_id)
    if channel.archived:
        raise Refused("posting_to_channel_denied")
    return channel


def _share(slack: Slack, channel: Channel, files: list[File], args: Json) -> None:
    thread = args.get("thread_ts")
    if thread is not None and thread not in channel.messages:
        raise Refused("invalid_arguments", ["unknown thread [json-pointer:/thread_ts]"])
    made = slack.messages.by_app(args.get("initial_comment", ""), args.get("blocks"), thread_ts=thread)
    slack.messages.post(channel, made, files)
