"""What a person types into a Slack form: `**bold**` and `[words](https://address)`, as its editor would have it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bots.demo.stage import Json

_MARKED = re.compile(r"\*\*(?P<bold>[^*\n]+)\*\*|\[(?P<label>[^\]\n]+)\]\((?P<url>https?://[^\s)]+)\)")


def elements(typed: str) -> list[Json]:
    """The elements of Slack's rich text."""
    return list(_elements(typed))


def visible(typed: str) -> str:
    """What a reader sees of it, without the marks."""
    return "".join(str(one["text"]) for one in elements(typed))


def bold(typed: str) -> list[str]:
    return [str(one["text"]) for one in elements(typed) if "style" in one]


def links(typed: str) -> list[str]:
    return [str(one["url"]) for one in elements(typed) if "url" in one]


def _elements(typed: str) -> Iterator[Json]:
    at = 0
    for found in _MARKED.finditer(typed):
        if found.start() > at:
            yield {"type": "text", "text": typed[at : found.start()]}
        if found["bold"]:
            yield {"type": "text", "text": found["bold"], "style": {"bold": True}}
        else:
            yield {"type": "link", "text": found["label"], "url": found["url"]}
        at = found.end()
    if at < len(typed):
        yield {"type": "text", "text": typed[at:]}
