"""Slack's rules for messages, written apart from the code that must keep them, and what a reader sees of a body."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

Json = dict[str, Any]


def faults(body: Json) -> list[str]:
    """What Slack would refuse, from docs.slack.dev/reference/block-kit and bolt-js #2509."""
    blocks = body.get("blocks", [])
    found = [] if len(body["text"]) <= 3000 else ["text too long"]
    found += [] if len(blocks) <= 50 else ["too many blocks"]
    found += [] if len(json.dumps(blocks, ensure_ascii=False)) <= 13_200 else ["msg_blocks_too_long"]
    return found + [fault for block in blocks for fault in _BLOCKS[block["type"]](block)]


def seen(body: Json) -> str:
    """The characters of a body's blocks, without buttons; of its text when it has no blocks."""
    if "blocks" not in body:
        return unescaped(body["text"])
    return "".join(_said(block) for block in body["blocks"] if block["type"] != "actions")


def strings(value: object) -> Iterator[tuple[str, str]]:
    """Every string in a JSON value with the key it stands under."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if isinstance(inner, str):
                yield key, inner
            else:
                yield from strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from strings(inner)


def unescaped(text: str) -> str:
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def _said(value: object) -> str:
    if isinstance(value, list):
        return "".join(_said(one) for one in value)
    if not isinstance(value, dict):
        return ""
    if value.get("type") == "mrkdwn":
        return unescaped(value["text"]).removeprefix("*").removesuffix("*")
    if isinstance(value.get("text"), str):
        return str(value["text"])
    return "".join(_said(value[key]) for key in ("text", "fields", "elements") if key in value)


def _length(name: str, text: str, most: int) -> list[str]:
    return [] if 1 <= len(text) <= most else [f"{name} of {len(text)} characters"]


def _header(block: Json) -> list[str]:
    return _length("header", block["text"]["text"], 150)


def _section(block: Json) -> list[str]:
    found = _length("section", block["text"]["text"], 3000) if "text" in block else []
    fields = block.get("fields", [])
    found += [] if len(fields) <= 10 else ["too many fields"]
    return found + [fault for field in fields for fault in _length("field", field["text"], 2000)]


def _context(block: Json) -> list[str]:
    return [fault for element in block["elements"] for fault in _length("context", element["text"], 2000)]


def _rich_text(block: Json) -> list[str]:
    inside = [element for part in block["elements"] for element in part["elements"]]
    found = [fault for one in inside if one["type"] != "user" for fault in _length("element", one["text"], 3000)]
    return found + [fault for one in inside if one["type"] == "link" for fault in _length("url", one["url"], 3000)]


def _actions(block: Json) -> list[str]:
    ids = [element["action_id"] for element in block["elements"]]
    buttons = [element for element in block["elements"] if element["type"] == "button"]
    menus = [element for element in block["elements"] if element["type"] == "static_select"]
    options = [option for menu in menus for option in menu["options"]]
    found = [] if len(ids) == len(set(ids)) <= 25 else ["too many buttons, or twice the same"]
    found += [fault for one in ids for fault in _length("action_id", one, 255)]
    found += [fault for one in buttons for fault in _length("value", one["value"], 2000)]
    found += [fault for one in options for fault in _length("option's value", one["value"], 150)]
    found += [] if all(1 <= len(menu["options"]) <= 100 for menu in menus) else ["too many options, or none"]
    found += [fault for one in menus for fault in _length("placeholder", one["placeholder"]["text"], 150)]
    return found + [fault for one in (*buttons, *options) for fault in _length("label", one["text"]["text"], 75)]


_BLOCKS = {
    "header": _header,
    "section": _section,
    "context": _context,
    "rich_text": _rich_text,
    "actions": _actions,
}
