"""A Slack form, asked at the prompt field by field."""

from __future__ import annotations

from rich.text import Text

from adapters.sandbox.people_slack import Field, Form, SlackPerson
from bots.demo import written
from bots.demo.pictures import LAMP
from bots.demo.shown import FAINT, harmless
from bots.demo.terminal import Terminal
from bots.demo.transcript import Transcript
from core.chat.replies import Phrase, Say

CANCEL = "/cancel"


async def fill_in(form: Form, person: SlackPerson, terminal: Terminal, transcript: Transcript, say: Say) -> None:
    """Until it is sent or cancelled; what the desk does not take is asked again."""
    labels = {field.label for field in form.fields}
    transcript.tell(say(Phrase("demo-form", {"cancel": CANCEL})), FAINT)
    transcript.tell(Text(harmless(form.title), "heading"))
    for line in form.text.splitlines():
        if not any(line.startswith(label) for label in labels):
            transcript.tell(Text(harmless(line)))
    while True:
        answers = await _asked(form, terminal, transcript, say)
        if answers is None:
            await person.closes(form.view_id)
            transcript.tell(say(Phrase("demo-form-closed")), FAINT)
            return
        filled = await person.fills(answers, form.view_id)
        if not filled.errors:
            return
        for wrong in filled.errors.values():
            transcript.tell(Text(harmless(wrong), "bad"))


async def _asked(form: Form, terminal: Terminal, transcript: Transcript, say: Say) -> dict[str, object] | None:
    answers: dict[str, object] = {}
    for field in form.fields:
        for number, option in enumerate(field.options, 1):
            transcript.tell(Text.assemble(f"{number} ", (harmless(option), "button")))
        typed = await terminal.ask(f"{_label(field, say)}: ")
        if typed is None or typed.strip() == CANCEL:
            return None
        if typed.strip():
            answers[field.label] = _value(field, typed.strip())
    return answers


def _label(field: Field, say: Say) -> str:
    label = harmless(field.label)
    if field.kind == "file_input":
        return say(Phrase("demo-form-file", {"label": label}))
    return say(Phrase("demo-form-optional", {"label": label})) if field.optional else label


def _value(field: Field, typed: str) -> object:
    if field.kind == "rich_text_input":
        return written.elements(typed)
    if field.kind == "file_input":
        return {"photo.png": LAMP}
    if field.options and typed.isdecimal() and 0 < int(typed) <= len(field.options):
        return field.options[int(typed) - 1]
    return typed
