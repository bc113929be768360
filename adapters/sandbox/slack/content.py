"""The content of a message an app sends: text, blocks, attachments, markdown, metadata."""

import json
from dataclasses import dataclass

from adapters.sandbox.slack.blocks import block_faults, too_long
from adapters.sandbox.slack.refusals import Refused
from adapters.sandbox.slack.tables import Json, limit


@dataclass(frozen=True)
class Content:
    """`None` means not given; an empty list takes away what was there."""

    text: str | None
    blocks: list[Json] | None
    attachments: list[Json] | None
    metadata: Json | None


def checked_content(args: Json, *, text_limit: str = "characters_in_text") -> Content:
    """Refused: no_text, msg_too_long, invalid_blocks, msg_blocks_too_long, markdown_text_conflict and their kind."""
    markdown = args.get("markdown_text")
    if markdown is not None and (args.get("text") or args.get("blocks")):
        raise Refused("markdown_text_conflict")
    text = args.get("text") if markdown is None else markdown
    blocks, attachments = args.get("blocks"), args.get("attachments")
    if not (text or blocks or attachments):
        raise Refused("no_text")
    most = limit(text_limit if markdown is None else "characters_in_markdown")
    if text is not None and len(text) > most:
        raise Refused("msg_too_long")
    if attachments is not None and len(attachments) > limit("attachments_in_message"):
        raise Refused("too_many_attachments")
    check_blocks(blocks or [])
    return Content(text, blocks, attachments, checked_metadata(args.get("metadata")))


def check_blocks(blocks: list[Json]) -> None:
    if not all(isinstance(block, dict) for block in blocks):
        raise Refused("invalid_blocks_format")
    if faults := block_faults(blocks, "message"):
        raise Refused("invalid_blocks", faults)
    markdown = sum(len(block["text"]) for block in blocks if block["type"] == "markdown")
    if too_long(blocks) or markdown > limit("characters_in_markdown"):
        raise Refused("msg_blocks_too_long")


def checked_metadata(metadata: Json | None) -> Json | None:
    if metadata is None:
        return None
    known = metadata.keys() <= {"event_type", "event_payload"}
    if (
        not known
        or not isinstance(metadata.get("event_type"), str)
        or not isinstance(metadata.get("event_payload"), dict)
    ):
        raise Refused("invalid_metadata_format")
    if len(json.dumps(metadata).encode()) > limit("bytes_in_metadata"):
        raise Refused("metadata_too_large")
    return metadata
