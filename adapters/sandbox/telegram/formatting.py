"""A text or caption as a bot gives it, made into what people see. Raises Refusal."""

from typing import Any

from adapters.sandbox.telegram import html, markdown
from adapters.sandbox.telegram.cleaning import Formatted, cleaned
from adapters.sandbox.telegram.entities import Entity, found_in, from_json, in_order, nested
from adapters.sandbox.telegram.marks import Unparsable
from adapters.sandbox.telegram.refusals import bad, unplayed
from adapters.sandbox.telegram.table import Json
from adapters.sandbox.telegram.utf16 import length

LARGEST_BYTES = 1 << 15  # Client.cpp get_formatted_text: 'Text is too long' before any parsing
LONGEST_TEXT, LONGEST_CAPTION = 4096, 1024  # Bot API, sendMessage and sendPhoto: after entities parsing


def text_of(args: Json) -> Json:
    """The fields `text` and `entities` of a message."""
    if not args.get("text"):
        raise bad("Message text is empty")
    text, entities = formatted(args["text"], args.get("parse_mode"), args.get("entities"))
    if not text:
        raise bad("Text must be non-empty")
    if length(text) > LONGEST_TEXT:
        raise bad("Message is too long")
    return shown("text", "entities", text, entities)


def caption_of(args: Json) -> Json:
    """The fields `caption` and `caption_entities`; none for an empty caption."""
    text, entities = formatted(args.get("caption") or "", args.get("parse_mode"), args.get("caption_entities"))
    if length(text) > LONGEST_CAPTION:
        raise bad("Message caption is too long")
    return shown("caption", "caption_entities", text, entities)


def formatted(text: str, parse_mode: str | None, entities: list[Json] | None) -> Formatted:
    if len(text.encode("utf-8", "surrogatepass")) > LARGEST_BYTES:
        raise bad("Text is too long")
    bare, marked = _parsed(text, (parse_mode or "").lower(), entities or [])
    nested(marked)
    bare, marked = cleaned(bare, [one for one in marked if one.length])
    return bare, in_order([*marked, *found_in(bare, marked)])


def shown(text_field: str, entities_field: str, text: str, entities: list[Entity]) -> Json:
    fields: dict[str, Any] = {text_field: text} if text else {}
    return {**fields, entities_field: [one.json() for one in entities]} if entities else fields


def _parsed(text: str, mode: str, entities: list[Json]) -> Formatted:
    if not text or mode in ("", "none"):
        return text, from_json(entities)
    if mode == "markdown":
        raise unplayed("the old parse_mode Markdown")
    if mode not in ("html", "markdownv2"):
        raise bad("Unsupported parse_mode")
    try:
        return html.parse(text) if mode == "html" else markdown.parse(text)
    except Unparsable as wrong:
        raise bad(f"Can't parse entities: {wrong}") from None
