"""What a person reads of Slack's JSON: plain words of texts and blocks, without markup."""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from adapters.sandbox.slack.markup import unescaped

Json = dict[str, Any]
Names = Mapping[str, str]  # of people and channels, by id

_TOKEN = re.compile(r"<(?P<sign>[@#!]?)(?P<what>[^>|]+)(?:\|(?P<label>[^>]*))?>")


def message_words(message: Json, names: Names) -> str:
    """A message as it stands in a channel: its blocks, or its text when it has none, and its attachments."""
    blocks = message.get("blocks")
    own = blocks_words(blocks, names) if blocks else words(message.get("text", ""), names)
    attached = (one.get("text") or one.get("fallback", "") for one in message.get("attachments", ()))
    return "\n".join(part for part in (own, *attached) if part)


def blocks_words(blocks: list[Json], names: Names) -> str:
    """One line or more for each block; buttons are not words."""
    lines = (line for block in blocks for line in _BLOCKS.get(block["type"], _nothing)(block, names))
    return "\n".join(line for line in lines if line)


def words(text: str, names: Names) -> str:
    """The source without its escapes and angle brackets: mentions by name, links by their label."""
    return unescaped(_TOKEN.sub(lambda token: _named(token, names), text))


def _named(token: re.Match[str], names: Names) -> str:
    sign, what, label = token["sign"], token["what"], token["label"]
    if sign in ("@", "#"):
        return f"{sign}{label or names.get(what, what)}"
    if sign == "!":
        return label or "@" + what.partition("^")[0]
    return label or what


def _text(text: Json | None, names: Names) -> str:
    if not text:
        return ""
    return words(text["text"], names) if text["type"] == "mrkdwn" else str(text["text"])


def _section(block: Json, names: Names) -> Iterator[str]:
    yield _text(block.get("text"), names)
    for field in block.get("fields", ()):
        yield _text(field, names)


def _context(block: Json, names: Names) -> Iterator[str]:
    shown = (f"[{one['alt_text']}]" if one["type"] == "image" else _text(one, names) for one in block["elements"])
    yield " ".join(shown)


def _titled(block: Json, names: Names) -> Iterator[str]:
    yield _text(block.get("text") or block.get("title"), names)


def _picture(block: Json, names: Names) -> Iterator[str]:
    yield _text(block.get("title"), names)
    yield f"[{block['alt_text']}]"


def _input(block: Json, names: Names) -> Iterator[str]:
    yield _text(block["label"], names) + ("" if not block.get("optional") else " (optional)")
    yield _text(block.get("hint"), names)


def _markdown(block: Json, names: Names) -> Iterator[str]:
    yield block["text"]


def _rich_text(block: Json, names: Names) -> Iterator[str]:
    for part in block["elements"]:
        if part["type"] == "rich_text_list":
            marks = ("•" if part["style"] == "bullet" else f"{n}." for n in range(1, len(part["elements"]) + 1))
            yield from (f"{mark} {_inline(one, names)}" for mark, one in zip(marks, part["elements"], strict=True))
        else:
            yield _inline(part, names)


def _inline(part: Json, names: Names) -> str:
    return "".join(_INLINE.get(one["type"], _plain)(one, names) for one in part["elements"])


def _plain(one: Json, names: Names) -> str:
    return str(one.get("text") or one.get("fallback") or one.get("value") or one.get("url", ""))


def _nothing(block: Json, names: Names) -> Iterator[str]:
    yield from ()


_INLINE: dict[str, Callable[[Json, Names], str]] = {
    "user": lambda one, names: "@" + names.get(one["user_id"], one["user_id"]),
    "channel": lambda one, names: "#" + names.get(one["channel_id"], one["channel_id"]),
    "usergroup": lambda one, names: "@" + one["usergroup_id"],
    "broadcast": lambda one, names: "@" + one["range"],
    "emoji": lambda one, names: f":{one['name']}:",
}
_BLOCKS: dict[str, Callable[[Json, Names], Iterator[str]]] = {
    "section": _section,
    "header": _titled,
    "context": _context,
    "image": _picture,
    "video": _titled,
    "input": _input,
    "markdown": _markdown,
    "rich_text": _rich_text,
}
