"""reply_markup: what Telegram lets a bot put under a message. Raises Refusal."""

from adapters.sandbox.telegram.links import user_in, wrong_with
from adapters.sandbox.telegram.refusals import bad
from adapters.sandbox.telegram.table import Json, Value

MOST_BUTTONS, WIDEST_ROW = 100, 8  # undocumented, observed; python-telegram-bot's constants name them too
LONGEST_DATA_BYTES = 64  # Bot API, InlineKeyboardButton.callback_data
STYLES = {"", "default", "primary", "danger", "success"}
ACTIONS = ("url", "callback_data", "copy_text")


def checked(markup: Json | None) -> Json | None:
    """The markup as it is stored; None when there is none."""
    if not markup:
        return None
    if "inline_keyboard" in markup:
        return _inline(markup["inline_keyboard"])
    for row in markup.get("keyboard", ()):
        for button in row:
            if not button["text"]:
                raise bad("Keyboard button text must be non-empty")
    return markup


def _inline(rows: list[list[Json]]) -> Json | None:
    rows = [[_button(button) for button in row] for row in rows if row]
    if sum(map(len, rows)) > MOST_BUTTONS or any(len(row) > WIDEST_ROW for row in rows):
        raise bad("reply markup is too long")
    return {"inline_keyboard": rows} if rows else None


def _button(button: Json) -> Json:
    given = [name for name in ACTIONS if button.get(name)]
    if button.get("style", "").lower() not in STYLES:
        raise bad("Can't parse inline keyboard button: invalid button style specified")
    if not given:
        raise bad("Can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")
    if len(given) > 1:
        raise bad(f"Can't parse inline keyboard button: exactly one of {' and '.join(given)} must be used")
    if not button["text"].strip():
        raise bad("Inline keyboard button text must be non-empty")
    _action(given[0], button[given[0]])
    return button


def _action(name: str, value: Value) -> None:
    if name == "callback_data" and len(value.encode("utf-8", "surrogatepass")) > LONGEST_DATA_BYTES:
        raise bad("BUTTON_DATA_INVALID")
    if name == "url" and user_in(value) is None and (wrong := wrong_with(value)):
        raise bad(f"Inline keyboard button URL '{value}' is invalid: {wrong}")
