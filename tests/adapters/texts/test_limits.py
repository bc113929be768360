"""What stands on a button, above a form or in a toast fits, in every language, with long names in it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

import bots
from adapters.texts import CATALOGUES, speaker
from adapters.texts.built import ANSWERS, BUILT, endings
from adapters.texts.catalogue import read
from bots.agent.forms import FORMS as STAFF_FORMS
from bots.agent.visits import FORMS as VISIT_FORMS
from bots.customer.forms import FORMS as CUSTOMER_FORMS
from bots.technician.forms import FORMS as TECHNICIAN_FORMS
from core.chat.forms import Choice
from core.chat.replies import Arg, Phrase
from core.people.model import LOCALES

# The platforms' limits, in characters (docs.slack.dev: views, block elements, header; core.telegram.org/bots/api)
BUTTON = 75  # also an option of a choice
MODAL = 24  # title, submit and close
HEADER = 150
TOAST = 200  # answerCallbackQuery; Slack shows more
PHONE = 20  # ours: what a phone shows of a button when two stand in a row

NAME = "Aleksandra Konstantynopolitańczykowianeczka"
SAMPLES: dict[str, Arg] = {
    "stars": 6,
    "detail": "Warszawa, piętro 3",
    "code": "1234 5678",
    "at": datetime(2026, 11, 25, 10, 30, tzinfo=UTC),
    "day": date(2026, 11, 25),
}
MARKS = str.maketrans("", "", "\u2068\u2069")  # around what fills a sentence: they count, but nobody sees them

ENTRIES = read(CATALOGUES, "en").entries
CODE = [ast.parse(file.read_text(encoding="utf-8")) for file in Path(bots.__file__).parent.rglob("*.py")]
NODES = [node for tree in CODE for node in ast.walk(tree)]
FORMS = (*STAFF_FORMS.values(), *VISIT_FORMS.values(), *TECHNICIAN_FORMS.values(), *CUSTOMER_FORMS.values())
OPTIONS = [
    f"{form.key}-{field.name}.{option}"
    for form in FORMS
    for field in form.fields
    if isinstance(field, Choice)
    for option in field.options
    if not field.names
]


SAYING = {  # functions that return a Phrase: what they say stands in them
    node.name: node
    for node in NODES
    if isinstance(node, ast.FunctionDef) and node.returns and ast.unparse(node.returns) == "Phrase"
}
TABLES = {  # of keys, as in BACK = {"silence": "open-again"}, with or without its type
    ast.unparse(*node.targets if isinstance(node, ast.Assign) else (node.target,)): [
        ast.unparse(value).strip("'") for value in node.value.values
    ]
    for tree in CODE
    for node in tree.body
    if isinstance(node, ast.Assign | ast.AnnAssign) and isinstance(node.value, ast.Dict)
}


def calls(name: str) -> Iterator[ast.Call]:
    return (node for node in NODES if isinstance(node, ast.Call) and is_named(node.func, name))


def is_named(node: ast.expr, name: str) -> bool:
    return isinstance(node, ast.Name) and node.id == name


def keys(said: ast.expr) -> list[str]:
    """All that a call can say."""
    match said:
        case ast.Call(func=ast.Name("Phrase"), args=[key, *_]):
            return named(key)
        case ast.Call(func=ast.Name("option")):
            return OPTIONS
        case ast.Call(func=ast.Name(name)) if name in SAYING:
            called = (node for node in ast.walk(SAYING[name]) if isinstance(node, ast.Call))
            return [key for node in called if is_named(node.func, "Phrase") for key in keys(node)]
    raise AssertionError(f"nobody knows what {ast.unparse(said)} says")


def named(key: ast.expr) -> list[str]:
    """Of Phrase("key"), or all that Phrase(f"prefix.{ending}") and Phrase(TABLE.get(word, "key")) can become."""
    match key:
        case ast.Constant(str(one)):
            return [one]
        case ast.JoinedStr([ast.Constant(str(prefix)), *_]):
            return [prefix + ending for line in BUILT if line.prefix == prefix for ending in endings(line)]
        case ast.JoinedStr([ast.FormattedValue(ast.Attribute(attr="form")), ast.Constant(".submit")]):
            return [f"{form.key}.submit" for form in FORMS]
        case ast.Attribute(attr="form"):
            return [form.key for form in FORMS]
        case ast.Call(func=ast.Attribute(ast.Name(table), "get"), args=[_, default]):
            return [*named(default), *TABLES[table]]
    raise AssertionError(f"nobody knows which key {ast.unparse(key)} is")


def drawn(key: str, locale: str) -> str:
    args = {name: SAMPLES.get(name, NAME) for name in ENTRIES[key].variables}
    return speaker(locale, "UTC", strict=True)(Phrase(key, args))


BUTTONS = sorted({key for call in calls("Button") for key in keys(call.args[2])})
OURS = [key for key in BUTTONS if ENTRIES[key].variables <= set(SAMPLES)]
MODALS = ["cancel", *(name for form in FORMS for name in (form.key, f"{form.key}.submit"))]
TITLES = sorted(
    {key for call in calls("Message") for word in call.keywords if word.arg == "title" for key in keys(word.value)}
)
SAID = [key for call in calls("Toast") if isinstance(call.args[0], ast.Call) for key in keys(call.args[0])]
REFUSALS = [*(key for key in ENTRIES if key.startswith("refused-")), *(f"answer-{code}" for code in ANSWERS)]


def too_long(keys_: list[str], locale: str, most: int, *, seen: bool = False) -> dict[str, str]:
    texts = {key: drawn(key, locale).translate(MARKS if seen else {}) for key in keys_}
    return {key: text for key, text in texts.items() if len(text) > most}


def test_what_is_measured_is_what_the_personas_show() -> None:
    assert {"button-claim", "confirm-yes", "language-name.fa", "press-again.button", "rating-star"} <= set(OURS)
    assert {"product-name", "asset-name", "kind-name", "today-open", "today-ahead"} == set(BUTTONS) - set(OURS)
    assert {"reply", "reply.submit", "solve", "send", "comment"} <= set(MODALS)
    assert {"staff-title", "card-title", "tickets-mine"} <= set(TITLES)
    assert {"stranger-staff", "sales-covered-now", "refused-ticket-taken"} <= {*SAID, *REFUSALS}


@pytest.mark.parametrize("locale", LOCALES)
def test_slack_takes_every_button(locale: str) -> None:
    assert too_long(BUTTONS, locale, BUTTON) == {}


@pytest.mark.parametrize("locale", LOCALES)
def test_a_phone_shows_the_whole_of_our_own_buttons(locale: str) -> None:
    assert too_long(OURS, locale, PHONE, seen=True) == {}


@pytest.mark.parametrize("locale", LOCALES)
def test_titles_and_buttons_of_modals(locale: str) -> None:
    assert too_long(MODALS, locale, MODAL) == {}


@pytest.mark.parametrize("locale", LOCALES)
def test_titles_of_messages(locale: str) -> None:
    assert too_long(TITLES, locale, HEADER) == {}


@pytest.mark.parametrize("locale", LOCALES)
def test_what_a_pressed_button_answers(locale: str) -> None:
    assert too_long([*SAID, *REFUSALS], locale, TOAST) == {}
