"""What customers do and see on their phones, read from the sandbox's journal."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Any

from rich.text import Text

from bots.demo.cast import Cast
from bots.demo.shown import FAINT, QUOTED, Kind, Shown, Side, harmless, new_lines
from bots.demo.stage import CUSTOMER_BOT, Json
from core.chat.replies import Phrase, Say

DESK = "Sixstar"
STYLES = {"bold": "bold", "italic": FAINT, "underline": "underline", "strikethrough": "strike", "blockquote": QUOTED}
Buttons = tuple[tuple[str, ...], ...]


class Phones:
    """Remembers what stands in each chat, to tell what an edit changes and which button was pressed."""

    def __init__(self, cast: Cast, say: Say) -> None:
        self._names = {int(one.account): one.name for one in cast.customers}
        self._say = say
        self._stands: dict[tuple[int, int], tuple[Text, ...]] = {}
        self._labels: dict[tuple[int, int, str], str] = {}
        self._presses: dict[str, int] = {}

    def read(self, rows: Iterable[Json]) -> Iterator[Shown]:
        """The pictures of one album are one thing that was sent."""
        ours = (row for row in rows if row.get("bot") == CUSTOMER_BOT)
        for _, together in groupby(ours, lambda row: row.get("album") or row["n"]):
            yield from self._told(list(together))

    def _told(self, rows: list[Json]) -> Iterator[Shown]:
        row = rows[0]
        match row["kind"]:
            case "person.started":
                yield self._act(row, "demo-opens-link" if " " in row["text"] else "demo-starts")
            case "person.said":
                yield Shown(Side.PHONE, self._names[row["user"]], _lines(row["text"], []))
            case "person.sent":
                yield self._sent(rows)
            case "person.pressed":
                self._presses[row["press"]] = row["user"]
                label = self._labels.get((row["chat"], row["message_id"], row["data"])) or str(row["data"])
                yield self._act(row, "demo-presses", button=label)
            case "telegram.call" if row["ok"]:
                yield from self._called(row)

    def _act(self, row: Json, key: str, **facts: str) -> Shown:
        who = self._names[row["user"]]
        return Shown(Side.PHONE, who, (Text(self._say(Phrase(key, {"who": who, **facts}))),), Kind.ACT)

    def _sent(self, rows: list[Json]) -> Shown:
        what = self._say(Phrase("demo-sends", {"what": rows[0]["what"], "count": len(rows)}))
        written = [line for row in rows if row["text"] for line in _lines(row["text"], [])]
        return Shown(Side.PHONE, self._names[rows[0]["user"]], (Text(what, FAINT), *written))

    def _called(self, row: Json) -> Iterator[Shown]:
        method, args, result = row["method"], row["args"], row.get("result")
        if method == "answerCallbackQuery" and args.get("text"):
            who = self._names[self._presses[args["callback_query_id"]]]
            yield Shown(Side.PHONE, DESK, _lines(args["text"], []), Kind.WHISPER, to=who)
        elif method.startswith("send") and isinstance(result, list):
            yield from (self._new(message) for message in result)
        elif method.startswith("send") and isinstance(result, dict):
            yield self._new(result)
        elif method.startswith("edit") and isinstance(result, dict):
            yield from self._changed(result)

    def _new(self, message: Json) -> Shown:
        lines, buttons = self._kept(message)
        kind = Kind.CARD if buttons or _titled(message, lines) else Kind.SAID
        return Shown(Side.PHONE, DESK, lines, kind, buttons)

    def _changed(self, message: Json) -> Iterator[Shown]:
        before = self._stands.get((message["chat"]["id"], message["message_id"]), ())
        lines, buttons = self._kept(message)
        if new := new_lines(before, lines):
            yield Shown(Side.PHONE, DESK, new, Kind.CHANGED, buttons, title=lines[0].plain)

    def _kept(self, message: Json) -> tuple[tuple[Text, ...], Buttons]:
        chat, number = message["chat"]["id"], message["message_id"]
        text, entities = str(message.get("text") or message.get("caption") or ""), _entities(message)
        lines = (*_files(message, self._say), *_lines(text, entities))
        rows = message.get("reply_markup", {}).get("inline_keyboard", [])
        for button in (one for row in rows for one in row):
            self._labels[chat, number, button.get("callback_data", "")] = button["text"]
        self._stands[chat, number] = lines
        return lines, tuple(tuple(one["text"] for one in row) for row in rows)


def _files(message: Json, say: Say) -> Iterator[Text]:
    for kind in ("photo", "document"):
        if kind in message:
            yield Text(say(Phrase("demo-sends", {"what": kind, "count": 1})), FAINT)


def _entities(message: Json) -> list[Json]:
    found: Any = message.get("entities", message.get("caption_entities", []))
    return list(json.loads(found) if isinstance(found, str) else found)


def _lines(text: str, entities: list[Json]) -> tuple[Text, ...]:
    """`entities` are Telegram's: offsets and lengths in UTF-16 units. A link's address stands behind it."""
    said = Text(harmless(text))
    for one in sorted(entities, key=lambda entity: -int(entity["offset"])):
        start, end = _index(text, one["offset"]), _index(text, one["offset"] + one["length"])
        if one["type"] == "text_link":
            said = Text.assemble(said[:start], Text(said.plain[start:end], "underline"), f" ({one['url']})", said[end:])
        elif one["type"] in STYLES:
            said.stylize(STYLES[one["type"]], start, end)
    return tuple(said.split("\n", allow_blank=True)) if text else ()


def _index(text: str, units: int) -> int:
    return len(text.encode("utf-16-le")[: units * 2].decode("utf-16-le", "ignore"))


def _titled(message: Json, lines: tuple[Text, ...]) -> bool:
    """Does a title stand above it? What a person wrote has only their name there, and is a quote."""
    bold = any(one["type"] == "bold" and one["offset"] == 0 for one in _entities(message))
    return bold and not all(any(span.style == QUOTED for span in line.spans) for line in lines[1:])
