"""Forms as modals, and what was filled in."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given

from adapters.slack.views import answers, errors, modal, suggested
from bots.agent.forms import REPLY as OURS
from core.chat.events import FileRef
from core.chat.forms import Choice, Files, Form, Text
from core.chat.replies import FormErrors, OpenForm, Phrase, Quote
from core.chat.words import Span, words
from tests.adapters.slack.test_richtext import anything

REPLY = Form(
    "reply",
    (
        Text("words", rich=True),
        Text("note", longest=200, lines=False, optional=True),
        Choice("tone", ("warm", "brief")),
        Files("files", most=3),
    ),
)


def say(phrase: Phrase) -> str:
    return phrase.key


def test_a_form_is_a_modal() -> None:
    view = modal(OpenForm(REPLY, "42", facts=(Phrase("reads-anna"), Quote(words("It drips"), "Anna"))), say)
    assert (view["callback_id"], view["private_metadata"]) == ("reply", "42")
    assert [view[key]["text"] for key in ("title", "submit", "close")] == ["reply", "reply.submit", "cancel"]
    assert [block["type"] for block in view["blocks"]] == ["rich_text", "context", "rich_text", *["input"] * 4]
    inputs = view["blocks"][3:]
    assert [(one["block_id"], one["element"]["action_id"]) for one in inputs] == [(n, n) for n in _names(REPLY)]
    assert [one["label"]["text"] for one in inputs] == [f"reply-{name}.label" for name in _names(REPLY)]
    assert [one["optional"] for one in inputs] == [False, True, False, True]
    rich, note, tone, files = (one["element"] for one in inputs)
    assert rich["type"] == "rich_text_input"
    assert (note["multiline"], note["max_length"]) == (False, 200)
    assert [(one["value"], one["text"]["text"]) for one in tone["options"]] == [
        ("warm", "reply-tone.warm"),
        ("brief", "reply-tone.brief"),
    ]
    assert files["max_files"] == 3


def _names(form: Form) -> list[str]:
    return [field.name for field in form.fields]


@pytest.mark.parametrize(
    ("count", "kind"), [(1, "radio_buttons"), (10, "radio_buttons"), (11, "static_select"), (100, "static_select")]
)
def test_many_options_become_a_list(count: int, kind: str) -> None:
    form = Form("f", (Choice("c", tuple(str(n) for n in range(count))),))
    element = modal(OpenForm(form, ""), say)["blocks"][0]["element"]
    assert (element["type"], len(element["options"])) == (kind, count)


def test_what_holds_at_present_is_chosen_already_and_several_questions_are_one_line_each() -> None:
    fields = (Choice("a", ("x", "y"), now="y"), Choice("b", ("z",), now="gone"), Text("t", now="as it was"))
    first, second, third = (block["element"] for block in modal(OpenForm(Form("f", fields), ""), say)["blocks"])
    assert (first["type"], first["initial_option"]) == ("static_select", first["options"][1])
    assert (second["type"], "initial_option" in second) == ("static_select", False)
    assert third["initial_value"] == "as it was"


def test_a_choice_that_holds_already_is_not_optional_and_what_a_hint_says_stands_under_its_field() -> None:
    fields = (
        Text("words", optional=True, hint="f-words.hint"),
        Choice("held", ("x", "y"), optional=True, now="y"),
        Choice("open", ("x", "y"), optional=True),
    )
    words_, *choices = modal(OpenForm(Form("f", fields), ""), say)["blocks"]
    assert words_["hint"] == {"type": "plain_text", "text": "f-words.hint"}
    assert [one["optional"] for one in (words_, *choices)] == [True, False, True]
    assert not [one for one in choices if "hint" in one]


def test_the_reply_says_when_its_words_may_be_left_out_and_asks_whose_turn_it_is() -> None:
    text, turn, files = modal(OpenForm(OURS, ""), say)["blocks"]
    assert text["hint"]["text"] == "reply-text.hint"
    assert [one["optional"] for one in (text, turn, files)] == [True, False, True]


def test_more_options_than_a_list_takes_are_looked_for() -> None:
    form = Form("f", (Choice("c", tuple(str(n) for n in range(250)), now="200"),))
    element = modal(OpenForm(form, ""), say)["blocks"][0]["element"]
    assert (element["type"], element["min_query_length"]) == ("external_select", 0)
    assert element["initial_option"]["value"] == "200"


def test_what_is_found_is_cut_to_what_a_list_takes() -> None:
    found = suggested((str(n), "x" * 100) for n in range(250))["options"]
    assert len(found) == 100
    assert {len(one["text"]["text"]) for one in found} == {75}


def test_long_names_and_facts_are_cut() -> None:
    form = Form("a-form-with-quite-a-long-name", (Choice("c", ("o" * 100,)), Text("t", longest=9000)))
    view = modal(OpenForm(form, "", facts=(words("x" * 5000),)), say)
    assert all(len(view[key]["text"]) <= 24 for key in ("title", "submit", "close"))
    fact, choice, text = view["blocks"]
    assert sum(len(one["text"]) for one in fact["elements"][0]["elements"]) == 1000
    assert len(choice["element"]["options"][0]["text"]["text"]) == 75
    assert text["element"]["max_length"] == 3000


def test_what_was_filled_in() -> None:
    rich = {
        "type": "rich_text",
        "elements": [
            {"type": "rich_text_section", "elements": [{"type": "text", "text": "ok", "style": {"bold": True}}]}
        ],
    }
    file = {"id": "F1", "name": "a.png", "mimetype": "image/png", "size": 7, "url_private": "https://files.slack.com/a"}
    values = {
        "words": {"words": {"type": "rich_text_input", "rich_text_value": rich}},
        "note": {"note": {"type": "plain_text_input", "value": "<b>"}},
        "tone": {"tone": {"type": "radio_buttons", "selected_option": {"text": {}, "value": "warm"}}},
        "files": {"files": {"type": "file_input", "files": [file]}},
    }
    assert answers(values, "slack") == {
        "words": (Span("ok", bold=True),),
        "note": (Span("<b>"),),
        "tone": "warm",
        "files": (FileRef("slack", "https://files.slack.com/a", "a.png", "image/png", 7, "photo"),),
    }


@pytest.mark.parametrize(
    ("file", "remote"),
    [
        ({"id": "F1", "mode": "file_access", "file_access": "check_file_info"}, "F1"),
        ({"id": "F1", "mode": "external", "url_private": "https://drive.example/a"}, "https://drive.example/a"),
        ({"id": "F1", "mode": "tombstone"}, "F1"),
        ({}, ""),
    ],
)
def test_no_file_of_a_form_vanishes(file: dict[str, str], remote: str) -> None:
    """What cannot be fetched fails when it is fetched, and the team is told."""
    values = {"files": {"files": {"type": "file_input", "files": [file]}}}
    assert answers(values, "slack") == {
        "files": (FileRef("slack", remote, "file", "application/octet-stream", None, "document"),)
    }


def test_what_was_left_empty_is_not_there() -> None:
    values = {
        "words": {"words": {"type": "rich_text_input", "rich_text_value": None}},
        "note": {"note": {"type": "plain_text_input", "value": None}},
        "tone": {"tone": {"type": "static_select", "selected_option": None}},
        "files": {"files": {"type": "file_input", "files": []}},
    }
    assert answers(values, "slack") == {}


@given(anything)
def test_reading_never_fails(value: Any) -> None:
    for given_ in (value, {"b": value}, {"b": {"a": value}}):
        assert isinstance(answers(given_, "slack"), dict)


def test_errors_stand_under_their_fields() -> None:
    assert errors(FormErrors({"note": Phrase("answer-too-long")}), say) == {"note": "answer-too-long"}
