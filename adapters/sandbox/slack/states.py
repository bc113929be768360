"""What a person has filled in: `state.values`, typed words turned into it, and the checks of Slack's client."""

import re
from collections.abc import Iterator
from typing import Any

from adapters.sandbox.slack.blocks import interactive
from adapters.sandbox.slack.markup import rich_text
from adapters.sandbox.slack.refusals import Impossible
from adapters.sandbox.slack.tables import Json

# element type -> the key of its value in the state, and of its initial value in the element
_KEYS: dict[str, tuple[str, str]] = {
    **dict.fromkeys(
        ("plain_text_input", "email_text_input", "url_text_input", "number_input"), ("value", "initial_value")
    ),
    **dict.fromkeys(("static_select", "external_select", "radio_buttons"), ("selected_option", "initial_option")),
    **dict.fromkeys(
        ("multi_static_select", "multi_external_select", "checkboxes"), ("selected_options", "initial_options")
    ),
    "users_select": ("selected_user", "initial_user"),
    "multi_users_select": ("selected_users", "initial_users"),
    "conversations_select": ("selected_conversation", "initial_conversation"),
    "multi_conversations_select": ("selected_conversations", "initial_conversations"),
    "channels_select": ("selected_channel", "initial_channel"),
    "multi_channels_select": ("selected_channels", "initial_channels"),
    "datepicker": ("selected_date", "initial_date"),
    "timepicker": ("selected_time", "initial_time"),
    "datetimepicker": ("selected_date_time", "initial_date_time"),
    "rich_text_input": ("rich_text_value", "initial_value"),
    "file_input": ("files", "initial_files"),
}
_ADDRESS = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
Values = dict[str, dict[str, Json]]


def key_of(element: Json) -> str:
    return _KEYS[element["type"]][0]


def stateful(blocks: list[Json]) -> Iterator[tuple[Json, Json]]:
    return ((block, element) for block, element in interactive(blocks) if element["type"] in _KEYS)


def values(blocks: list[Json], typed: Values) -> Values:
    """The whole state: initial values, and over them what was typed (by block_id and action_id)."""
    answer: Values = {}
    for block, element in stateful(blocks):
        given = typed.get(block["block_id"], {}).get(element["action_id"])
        answer.setdefault(block["block_id"], {})[element["action_id"]] = given or _initial(element)
    return answer


def _initial(element: Json) -> Json:
    key, initial = _KEYS[element["type"]]
    empty: list[object] | None = [] if key.endswith("s") else None
    return {"type": element["type"], key: element.get(initial, empty)}


def typed_in(element: Json, given: Any) -> Json:  # noqa: ANN401 - whatever the person's side posted
    """The state of one element from what a person gave: a text, a list of texts, or the state itself.

    Options are named by their words or their value. File ids must be uploaded already.
    """
    key = key_of(element)
    if isinstance(given, dict) and key in given:
        return {**given, "type": element["type"]}
    if key == "selected_option":
        return {"type": element["type"], key: _option(element, given)}
    if key == "selected_options":
        return {"type": element["type"], key: [_option(element, one) for one in given]}
    if key == "rich_text_value":
        block = given if isinstance(given, dict) else _rich(given)
        return {"type": element["type"], key: block}
    return {"type": element["type"], key: given}


def _rich(given: str | list[Json]) -> Json | None:
    """A rich text from words, or from its inline elements ({"type": "text", "text": ..., "style": ...})."""
    if isinstance(given, str):
        return rich_text(given, "typed") if given else None
    section = {"type": "rich_text_section", "elements": given}
    return {"type": "rich_text", "block_id": "typed", "elements": [section]}


def options(element: Json) -> list[Json]:
    grouped = [option for group in element.get("option_groups", ()) for option in group["options"]]
    return [*element.get("options", ()), *grouped]


def _option(element: Json, given: Any) -> Json | None:  # noqa: ANN401 - likewise
    if given is None or isinstance(given, dict):
        return given
    for option in options(element):
        if given in (option["value"], option["text"]["text"]):
            return option
    raise Impossible("no_such_option", option=given, options=[one["text"]["text"] for one in options(element)])


def client_errors(blocks: list[Json], state: Values) -> dict[str, str]:
    """What Slack's client says under the inputs before it sends anything, by block_id."""
    errors = {}
    for block, element in stateful(blocks):
        if block["type"] == "input":
            value = state[block["block_id"]][element["action_id"]][key_of(element)]
            if fault := _fault(element, value, optional=block.get("optional", False)):
                errors[block["block_id"]] = fault
    return errors


def _fault(element: Json, value: Any, *, optional: bool) -> str | None:  # noqa: ANN401 - likewise
    if value in (None, "", []):
        return None if optional else "Please complete this required field."
    if isinstance(value, list):
        return _too_many(element, len(value))
    if element["type"] == "email_text_input" and not _ADDRESS.fullmatch(str(value)):
        return "Please enter a valid email address."
    if element["type"] == "number_input":
        return _bad_number(element, str(value))
    return _bad_length(element, value) if element["type"] == "plain_text_input" else None


def _too_many(element: Json, count: int) -> str | None:
    most: int = element.get("max_files") or element.get("max_selected_items") or count
    return f"Please select at most {most} items." if count > most else None


def _bad_length(element: Json, value: str) -> str | None:
    if not element.get("min_length", 0) <= len(value) <= element.get("max_length", 3000):
        return f"Please use {element.get('min_length', 0)} to {element.get('max_length', 3000)} characters."
    return None


def _bad_number(element: Json, value: str) -> str | None:
    pattern = r"-?\d+(\.\d+)?" if element["is_decimal_allowed"] else r"-?\d+"
    if not re.fullmatch(pattern, value):
        return "Please enter a valid number."
    low, high = float(element.get("min_value", value)), float(element.get("max_value", value))
    return None if low <= float(value) <= high else f"Please enter a number between {low:g} and {high:g}."
