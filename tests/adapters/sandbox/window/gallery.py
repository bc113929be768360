"""Everything of Block Kit that messages and forms can hold, once each."""

from __future__ import annotations

from typing import Any

from tests.adapters.sandbox.slack_worlds import button, field, modal

Json = dict[str, Any]


def words(text: str) -> Json:
    return {"type": "plain_text", "text": text}


def choice(text: str) -> Json:
    return {"text": words(text), "value": text.lower()}


def said(text: str, **more: object) -> Json:
    return {"type": "text", "text": text, **more}


def part(kind: str, *elements: Json, **more: object) -> Json:
    return {"type": f"rich_text_{kind}", "elements": list(elements), **more}


MARKED = "*bold* _it_ ~gone~ `code` <https://example.com|link> &lt;b&gt; <@U1>"
OPTIONS = [choice("One"), choice("Two")]
PLACE = {"placeholder": words("Pick")}
RICH = [
    part("section", {"type": "user", "user_id": "U1"}, said(" سلام", style={"bold": True})),
    part("list", part("section", said("first")), style="ordered"),
    part("quote", said("quoted")),
    part("preformatted", said("x = 1")),
]
ELEMENTS = [
    {**button("Go", "go"), "style": "primary"},
    {"type": "static_select", "action_id": "pick", "options": OPTIONS, **PLACE},
    {"type": "overflow", "action_id": "more", "options": OPTIONS},
    {"type": "datepicker", "action_id": "day"},
    {"type": "users_select", "action_id": "who", **PLACE},
]
BLOCKS: list[Json] = [
    {"type": "header", "text": words("A header :tada:")},
    {"type": "section", "text": {"type": "mrkdwn", "text": MARKED}},
    {"type": "section", "fields": [words("State"), words("Open")], "accessory": button("Edit", "edit")},
    {"type": "context", "elements": [words("small"), {"type": "mrkdwn", "text": "*print*"}]},
    {"type": "divider"},
    {"type": "image", "image_url": "https://example.com/x.png", "alt_text": "a lamp"},
    {"type": "rich_text", "elements": RICH},
    {"type": "actions", "elements": ELEMENTS},
]
FORM = modal(
    "All fields",
    field("Words", {"type": "plain_text_input"}),
    field("Rich", {"type": "rich_text_input"}),
    field("Number", {"type": "number_input", "is_decimal_allowed": False}, optional=True),
    field("Choice", {"type": "static_select", "options": OPTIONS, **PLACE}),
    field("Marks", {"type": "checkboxes", "options": OPTIONS}, optional=True),
    field("Radio", {"type": "radio_buttons", "options": OPTIONS}, optional=True),
    field("Day", {"type": "datepicker"}, optional=True),
    field("Time", {"type": "timepicker"}, optional=True),
    field("File", {"type": "file_input"}, optional=True),
)
