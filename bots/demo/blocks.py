"""Slack's blocks as lines of text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from rich.text import Text

from adapters.sandbox.slack.shown import words as unmarked
from bots.demo.shown import FAINT, QUOTED, harmless
from bots.demo.stage import Json

__all__ = ["buttons", "drawn", "inline", "unmarked"]

Names = Mapping[str, str]  # of people, by their Slack id


def drawn(blocks: Iterable[Json], names: Names) -> Iterator[Text]:
    """Everything that is to be read; buttons and inputs are not."""
    lines = [line for block in blocks for line in _block(block, names)]
    if len(lines) > 1 and lines[0].plain.startswith("@") and lines[0].plain.endswith(" "):
        lines[:2] = [Text.assemble(lines[0], lines[1])]  # a mention alone: who is meant, and by whose words
    yield from lines


def buttons(blocks: Iterable[Json]) -> Iterator[tuple[tuple[str, str], ...]]:
    """Rows of action ids with their labels."""
    for block in blocks:
        if block["type"] == "actions":
            elements = (one for one in block["elements"] if one["type"] == "button")
            yield tuple((one["action_id"], harmless(one["text"]["text"])) for one in elements)


def inline(part: Json, names: Names) -> Text:
    """One run of rich text."""
    return Text.assemble(*(_element(one, names) for one in part["elements"]))


def _block(block: Json, names: Names) -> Iterator[Text]:
    match block["type"]:
        case "header":
            yield Text(harmless(block["text"]["text"]), "bold")
        case "section":
            yield Text(_text(block["text"], names))
        case "context":
            yield Text(harmless(" ".join(one.get("text", "") for one in block["elements"])), FAINT)
        case "rich_text":
            for part in block["elements"]:
                yield from _rich(part, names)


def _rich(part: Json, names: Names) -> Iterator[Text]:
    if part["type"] == "rich_text_list":
        yield from (Text.assemble("• ", inline(one, names)) for one in part["elements"])
        return
    for line in inline(part, names).split("\n", allow_blank=True):
        if part["type"] == "rich_text_quote":
            line.stylize(QUOTED)
        yield line


def _element(one: Json, names: Names) -> Text:
    match one["type"]:
        case "user":
            return Text("@" + harmless(names.get(one["user_id"], one["user_id"])), "bold")
        case "link":
            label = harmless(one.get("text") or one["url"])
            return Text.assemble((label, "underline"), "" if label == one["url"] else f" ({harmless(one['url'])})")
        case "emoji":
            return Text(f":{one['name']}:")
    style = one.get("style", {})
    chosen = " ".join(name for name in ("bold", "italic", "strike") if style.get(name))
    return Text(harmless(str(one.get("text", ""))), chosen)


def _text(text: Json, names: Names) -> str:
    return harmless(unmarked(text["text"], names) if text["type"] == "mrkdwn" else str(text["text"]))
