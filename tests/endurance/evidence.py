"""What the platforms showed, read from the sandbox's journal. Pure."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from tests.endurance.book import markers

Row = Mapping[str, Any]

TELEGRAM, SLACK = "telegram:customer", "slack"
SENDING = ("sendMessage", "sendPhoto", "sendDocument", "sendMediaGroup")
CARD_BUTTONS = ("claim", "reply", "solve")
EDITING = ("editMessageText", "editMessageCaption", "editMessageReplyMarkup")


@dataclass(frozen=True)
class Shown:
    """A message of the desk's as people can read it after journal row `n`. `thread` is the message that it hangs from.

    `new`: posted, not changed in place. `buttons` are what a press would send. `above`: how many messages stand above
    it in a private chat.
    """

    n: int
    at: float
    channel: str
    chat: str
    thread: str | None
    message: str
    markers: frozenset[str]
    buttons: tuple[str, ...] = ()
    new: bool = True
    text: str = ""
    above: int = 0


@dataclass(frozen=True)
class Press:
    """A customer's press. `taken`: the desk has confirmed to the platform that it has it."""

    n: int
    conversation: int
    data: str
    message: str
    taken: bool


def shown(rows: Iterable[Row], photos: Mapping[str, str] | None = None) -> Iterator[Shown]:
    """`photos` says which marker a file holds: by channel/message/name in Slack, by chat/message in Telegram."""
    stand: Counter[str] = Counter()
    for row in rows:
        match row["kind"]:
            case "person.said" | "person.sent" | "person.started" if row["platform"] == "telegram":
                stand[str(row["chat"])] += 1
            case "telegram.call" if row["ok"] and row["method"] in (*SENDING, *EDITING):
                for one in _telegram(row, photos or {}):
                    yield replace(one, above=stand[one.chat])
                    stand[one.chat] += one.new
            case "slack.message" if row["by"] == "app" and row["change"] != "deleted":
                yield _slack(row, photos or {})


def ticket_of(card: Shown) -> int:
    """The number behind the buttons that a ticket's card offers to staff; 0 when it has none of those."""
    acts = (button.partition(":") for button in card.buttons)
    return next((int(about) for act, _, about in acts if act in CARD_BUTTONS), 0)


def presses(rows: Iterable[Row]) -> list[Press]:
    found = list(rows)
    taken = {number for row in found if row["kind"] == "telegram.confirmed" for number in row["update_ids"]}
    pressed = (row for row in found if row["kind"] == "person.pressed" and row["platform"] == "telegram")
    return [
        Press(row["n"], row["user"], row["data"], str(row["message_id"]), taken.issuperset(row["update_ids"]))
        for row in pressed
        if row["update_ids"]
    ]


def open_updates(rows: Iterable[Row]) -> set[int]:
    """What the customers' bot has neither collected nor let expire."""
    found = list(rows)
    ended = {
        number
        for row in found
        if row["kind"] in ("telegram.confirmed", "telegram.expired")
        for number in row["update_ids"]
    }
    made = {number for row in found if str(row["kind"]).startswith("person.") for number in row.get("update_ids", ())}
    return made - ended


def open_events(rows: Iterable[Row]) -> set[str]:
    """Slack events that were neither taken nor given up."""
    found = list(rows)
    ended = {row["event_id"] for row in found if row["kind"] in ("slack.acked", "slack.lost") and "event_id" in row}
    return {row["event_id"] for row in found if row["kind"] == "slack.event"} - ended


def _telegram(row: Row, photos: Mapping[str, str]) -> Iterator[Shown]:
    args, result = row["args"], row["result"]
    text = str(args.get("text") or args.get("caption") or args.get("media") or "")
    markup = args.get("reply_markup") or {"inline_keyboard": []}
    keyboard = (json.loads(markup) if isinstance(markup, str) else markup)["inline_keyboard"]  # a form has it as text
    buttons = tuple(button["callback_data"] for line in keyboard for button in line if "callback_data" in button)
    for one in result if isinstance(result, list) else [result]:
        chat, message = str(args["chat_id"]), str(one["message_id"])
        picture = {photos[f"{chat}/{message}"]} if f"{chat}/{message}" in photos else set()
        yield Shown(
            row["n"],
            row["at"],
            TELEGRAM,
            chat,
            None,
            message,
            markers(text) | picture,
            buttons,
            new=row["method"] in SENDING,
            text=text,
        )


def _slack(row: Row, photos: Mapping[str, str]) -> Shown:
    blocks = row.get("blocks") or []
    said = f"{row.get('text', '')} {json.dumps(blocks)}"
    files = (f"{row['channel']}/{row['ts']}/{name}" for name in row.get("files") or ())
    of_files = {photos[file] for file in files if file in photos}
    elements = [e for block in blocks if block["type"] == "actions" for e in block["elements"]]
    buttons = [e["action_id"] for e in elements if e["type"] == "button"]  # a menu is there on closed ones, too
    return Shown(
        row["n"],
        row["at"],
        SLACK,
        row["channel"],
        row.get("thread_ts"),
        row["ts"],
        markers(said) | of_files,
        tuple(buttons),
        new=row["change"] == "posted",
        text=said,
    )
