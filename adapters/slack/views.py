"""Forms as modals, and what was filled in. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from adapters.slack import richtext
from adapters.slack.blocks import lines, plain_text, shortened
from adapters.slack.files import form_files
from core.chat.events import Answer
from core.chat.forms import LONGEST_TEXT, Choice, Field, Files, Form, Text, may_stay_empty
from core.chat.replies import FormErrors, OpenForm, Phrase, Quote, Say, option
from core.chat.words import Words, excerpt, words

Json = dict[str, Any]

# the limits of modals, in characters or items (docs.slack.dev, views and block elements)
TITLE = 24
BLOCKS = 100
LABEL = 2000  # also the hint under a field
RADIO_OPTIONS = 10
OPTIONS = 100  # in a select
OPTION = 75
FILES = 10
ERROR = 500  # no page names it; longer ones push the field out of sight
LONGEST_FACT = 1000  # of what stands above the form: the whole of it is in the thread


def modal(form: OpenForm, say: Say) -> Json:
    """The view to open. `callback_id` is the form's key, `private_metadata` what it was opened about."""
    fields = [_input(form.form, field, say) for field in form.form.fields]
    facts = [drawn.block for drawn in lines([_brief(fact, say) for fact in form.facts], say)]
    return {
        "type": "modal",
        "callback_id": form.form.key,
        "private_metadata": form.about,
        "title": _name(form.form.key, say),
        "submit": _name(f"{form.form.key}.submit", say),
        "close": _name("cancel", say),
        "blocks": [*facts[: BLOCKS - len(fields)], *fields],
    }


def answers(values: object, channel: str) -> dict[str, Answer]:
    """`view.state.values` by field name; fields that were left empty are not there. Never raises, for any JSON."""
    given = values if isinstance(values, dict) else {}
    found = {name: _answer(one, channel) for block in given.values() for name, one in _items(block)}
    return {name: answer for name, answer in found.items() if answer}


def errors(given: FormErrors, say: Say) -> dict[str, str]:
    """For the ack of a submission: a view's block ids are its field names."""
    return {name: shortened(say(wrong), ERROR) for name, wrong in given.errors.items()}


def _name(key: str, say: Say) -> Json:
    return plain_text(shortened(say(Phrase(key)), TITLE))


def _brief(fact: Phrase | Quote | Words, say: Say) -> Quote | Words:
    match fact:
        case Phrase():
            return excerpt(words(say(fact)), LONGEST_FACT)
        case Quote():
            return Quote(excerpt(fact.words, LONGEST_FACT), shortened(fact.by, OPTION))
        case _:
            return excerpt(fact, LONGEST_FACT)


def _input(form: Form, field: Field, say: Say) -> Json:
    label = say(Phrase(f"{form.key}-{field.name}.label"))
    drawn: Json = {
        "type": "input",
        "block_id": field.name,
        "optional": may_stay_empty(field),
        "label": plain_text(shortened(label, LABEL)),
        "element": {"action_id": field.name, **_element(form, field, say)},
    }
    if isinstance(field, Text) and field.hint:
        drawn["hint"] = plain_text(shortened(say(Phrase(field.hint)), LABEL))
    return drawn


def _element(form: Form, field: Field, say: Say) -> Json:
    match field:
        case Text(rich=True):
            return {"type": "rich_text_input"}
        case Text():
            longest = min(field.longest, LONGEST_TEXT)
            first: Json = {"initial_value": field.now[:longest]} if field.now else {}
            return {"type": "plain_text_input", "multiline": field.lines, "max_length": longest, **first}
        case Choice():
            options = [_option(form, field, value, say) for value in field.options]
            now: Json = (
                {"initial_option": options[field.options.index(field.now)]} if field.now in field.options else {}
            )
            return {**_choice(options, alone=_only_choice(form)), **now}
        case Files():
            return {"type": "file_input", "max_files": min(field.most, FILES)}


def _only_choice(form: Form) -> bool:
    return sum(isinstance(field, Choice) for field in form.fields) == 1


def _choice(options: list[Json], *, alone: bool) -> Json:
    """A few options are seen at once; of several questions each is one line."""
    if alone and len(options) <= RADIO_OPTIONS:
        return {"type": "radio_buttons", "options": options}
    if len(options) <= OPTIONS:
        return {"type": "static_select", "options": options}
    return {"type": "external_select", "min_query_length": 0}  # the first of them are there before anything is typed


def suggested(found: Iterable[tuple[str, str]]) -> Json:
    """What answers a look-up: values and names."""
    options = [{"text": plain_text(shortened(name, OPTION)), "value": value} for value, name in found]
    return {"options": options[:OPTIONS]}


def _option(form: Form, field: Choice, value: str, say: Say) -> Json:
    text = say(option(form, field, value))
    return {"text": plain_text(shortened(text, OPTION)), "value": value}


def _answer(given: object, channel: str) -> Answer | None:
    match given:
        case {"type": "plain_text_input", "value": str(text)}:
            return words(text)
        case {"type": "rich_text_input", "rich_text_value": dict(block)}:
            return richtext.from_blocks([block])
        case {"selected_option": {"value": str(value)}}:
            return value
        case {"files": list(files)}:
            return form_files(files, channel)
        case _:
            return None


def _items(block: object) -> list[tuple[str, Any]]:
    return list(block.items()) if isinstance(block, Mapping) else []
