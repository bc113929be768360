"""Asking a form question by question, where the channel cannot show it whole."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from typing import Any
from zlib import crc32

from bots import looking
from bots.persona import Draw, Make, Persona, Turn
from core.chat import events, steps
from core.chat.events import Said
from core.chat.forms import Choice, Field, Files, Form, Text
from core.chat.replies import Answer, Button, Fact, Message, OpenForm, Phrase, Quote, option
from core.chat.steps import Question, Run, Summary
from core.chat.words import Span, Words, from_json, plain, to_json
from core.errors import Refused
from core.outbox import Outgoing
from core.people.model import PersonId
from core.work import Work


def ask(turn: Turn, opened: OpenForm) -> None:
    """Begin: the first question goes out with what the form shows above it, and the run is remembered."""
    run = Run(opened.form.key, opened.about)
    intro = [{"key": fact.key, "args": dict(fact.args)} for fact in opened.facts if isinstance(fact, Phrase)]
    _go_on(turn, run, steps.current(stepped(opened.form), run), intro=intro)


def stepped(form: Form) -> Form:
    """Files come with the words of a chat message, so no question asks for them; nor for what has its answer."""
    return Form(form.key, tuple(field for field in form.fields if not _given(field)))


def _given(field: Field) -> bool:
    return isinstance(field, Files) or (isinstance(field, Choice) and field.only_whole)


def answer(turn: Turn, persona: Persona, run: Run, said: Said) -> Answer | None:
    """The next message of the person is the answer to the open question.

    A form without files loses none: what only may be answered is given up for such a message, the rest is asked again.
    """
    form = _form(turn, persona, run)
    files = next((field for field in form.fields if isinstance(field, Files)), None)
    if files is None and (said.files or said.dropped):
        return _more_than_words(turn, persona, run)
    if files and said.files:
        before = run.answers.get(files.name, ())
        run = replace(run, answers={**run.answers, files.name: (*before, *said.files)})  # an album comes one by one
        if before and not said.words:
            turn.remember(run=run)  # it was said already that words are missing
            return None
    return _taken(turn, persona, run, said.words)


def _more_than_words(turn: Turn, persona: Persona, run: Run) -> Answer | None:
    onward = steps.current(stepped(_form(turn, persona, run)), run)
    if isinstance(onward, Question) and not onward.field.optional:
        _go_on(turn, run, replace(onward, error="answer-words-only"))
        return None
    turn.remember(run=None)
    return persona.said(turn)


def pressed(turn: Turn, persona: Persona, about: str) -> Answer | None:
    """`cancel`, `back`, `skip`, `send`, or `=value` for an option, under the question that is open: a tap that comes
    twice, or on one that was asked before, answers no other."""
    run, (does, _, mark) = turn.conversation.question(turn.now), about.rpartition(".")
    if run is None:
        raise Refused("question-over")
    if mark != _mark(run.form, run.about, _asked(turn, persona, run)):
        raise Refused("question-earlier")
    if does == "cancel":
        turn.remember(run=None)
        turn.tell("form-cancelled")
        return None
    if does == "back":
        _go_on(turn, *steps.back(stepped(_form(turn, persona, run)), run))
        return None
    if does == "send":
        return _filled(turn, persona, run)
    return _taken(turn, persona, run, does[1:] if does.startswith("=") else None)


def _asked(turn: Turn, persona: Persona, run: Run) -> str:
    """The field that is asked for now; none when everything is answered."""
    onward = steps.current(stepped(_form(turn, persona, run)), run)
    return onward.field.name if isinstance(onward, Question) else ""


def _mark(form: str, about: str, field: str) -> str:
    """Which question a button stands under: short, for Telegram's buttons hold 64 bytes."""
    return f"{crc32(json.dumps([form, about, field]).encode()):x}"


def _taken(turn: Turn, persona: Persona, run: Run, said: str | Words | None) -> Answer | None:
    form = stepped(_form(turn, persona, run))
    asked = steps.current(form, run)
    if isinstance(asked, Question) and isinstance(asked.field, Choice) and said and not isinstance(said, str):
        fits = looking.matching(asked.field, plain(said))
        if len(fits) > 1:
            _go_on(turn, run, asked, typed=plain(said))
            return None
        said = fits[0] if fits else said
    run, onward = steps.answer(form, run, said)
    if isinstance(onward, Summary) and len(form.fields) == 1:
        return _filled(turn, persona, run)
    _go_on(turn, run, onward)
    return None


def _form(turn: Turn, persona: Persona, run: Run) -> Form:
    return persona.form(turn.work, turn.now, turn.actor.known, run.form, run.about)


def _filled(turn: Turn, persona: Persona, run: Run) -> Answer | None:
    turn.remember(run=None)
    return persona.filled[run.form](turn, run.about, run.answers)


def _go_on(
    turn: Turn, run: Run, onward: Question | Summary, *, intro: Sequence[Mapping[str, Any]] = (), typed: str = ""
) -> None:
    turn.remember(run=run, asked_at=turn.now)
    if isinstance(onward, Question):
        asked = {"field": onward.field.name, "error": onward.error, "first": run.asked == 0}
        asked |= {"typed": typed} if typed else {}
        turn.tell("form-question", form=run.form, about=run.about, intro=list(intro), **asked)
    else:
        turn.tell("form-summary", form=run.form, intro=list(intro))


def drawing(forms: Mapping[str, Form], made: Mapping[str, Make]) -> tuple[Draw, Draw]:
    """How one question, and how the summary of a form, are drawn: for a persona with these forms."""

    def form_for(work: Work, row: Outgoing, now: datetime, key: str, about: str) -> Form:
        make = made.get(key)
        return make(work, now, work.people.get(row.person or PersonId(0)), about) if make else forms[key]

    def one(work: Work, row: Outgoing, now: datetime) -> Message | None:
        key = row.facts["form"]
        with suppress(Refused):  # what they may not do any more is not asked either
            return question({key: form_for(work, row, now, key, row.facts.get("about", ""))}, row.facts)
        return None

    def whole(work: Work, row: Outgoing, now: datetime) -> Message | None:
        run = work.conversations.at(row.place).question(now)
        if run is None:
            return None
        with suppress(Refused):
            return _with_intro(summary({run.form: form_for(work, row, now, run.form, run.about)}, run), row)
        return None

    return one, whole


def _with_intro(shown: Message | None, row: Outgoing) -> Message | None:
    intro = tuple(Phrase(fact["key"], fact["args"]) for fact in row.facts.get("intro", ()))
    return replace(shown, lines=(*intro, *shown.lines)) if shown else None


def question(forms: Mapping[str, Form], facts: Mapping[str, Any]) -> Message:
    """One question as a message, with everything that can be tapped. `facts` are the notice's."""
    form, field = facts["form"], forms[facts["form"]].field(facts["field"])
    mark = _mark(form, facts.get("about", ""), field.name)
    intro = [Phrase(fact["key"], fact["args"]) for fact in facts["intro"]]
    wrong = [Phrase(facts["error"])] if facts["error"] else []
    rows: list[tuple[Button, ...]] = []
    if isinstance(field, Choice):
        typed = facts.get("typed", "")
        shown = looking.matching(field, typed) if typed else field.options
        offered = [Button("form", f"={o}.{mark}", option(forms[form], field, o)) for o in shown[: looking.MANY]]
        intro += [Phrase("form-many")] if len(shown) > looking.MANY else []
        rows = [tuple(offered[at : at + field.across]) for at in range(0, len(offered), field.across)]
    back = [] if facts["first"] else [Button("form", f"back.{mark}", Phrase("form-back"))]
    files_instead = any(isinstance(other, Files) for other in forms[form].fields)
    may_skip = isinstance(field, Text | Choice) and field.optional and not files_instead
    leave = Button("form", f"cancel.{mark}", Phrase("cancel"))
    if may_skip:
        leave = Button("form", f"skip.{mark}", Phrase("form-skip"))
    lines = (*wrong, *intro, Phrase(f"{form}-{field.name}.ask"))
    return Message(lines=lines, buttons=(*rows, (*back, leave)))


def refusal(errors: Mapping[str, Phrase], answers: Mapping[str, events.Answer]) -> tuple[str, dict[str, Any]] | None:
    """A notice and its facts: why a whole form was not taken, and the words in it. None when there were none."""
    said = [to_json(tuple(s for s in a if isinstance(s, Span))) for a in answers.values() if not isinstance(a, str)]
    whys = [{"key": why.key, "args": dict(why.args)} for why in errors.values()]
    return ("form-refused", {"whys": whys, "said": said}) if any(said) else None


def refused(facts: Mapping[str, Any]) -> Message:
    """What they typed comes back to them: the form that held it is gone."""
    quotes = [Quote(from_json(said)) for said in facts["said"]]
    whys = [Phrase(why["key"], why["args"]) for why in facts["whys"]]
    return Message(lines=(Phrase("form-refused"), *whys, *quotes))


def summary(forms: Mapping[str, Form], run: Run | None) -> Message | None:
    """Everything that was answered, once more before it goes. None when the run is over."""
    if run is None:
        return None
    given = [answer for answer in run.answers.values() if not isinstance(answer, str)]
    words = [Quote(tuple(part for part in answer if isinstance(part, Span))) for answer in given]
    mark = _mark(run.form, run.about, "")
    send = Button("form", f"send.{mark}", Phrase(f"{run.form}.submit"), "primary")
    back = (Button("form", f"back.{mark}", Phrase("form-back")),) if stepped(forms[run.form]).fields else ()
    others = (*back, Button("form", f"cancel.{mark}", Phrase("cancel")))
    chosen = _chosen(forms[run.form], run)
    return Message(title=Phrase(run.form), lines=tuple(words), facts=chosen, buttons=((send,), others))


def _chosen(form: Form, run: Run) -> tuple[Fact, ...]:
    """What was picked from options, each by its name."""
    picked = [(field, run.answers.get(field.name)) for field in form.fields if isinstance(field, Choice)]
    return tuple(
        Fact(Phrase(f"{form.key}-{field.name}.label"), option(form, field, value))
        for field, value in picked
        if isinstance(value, str) and value in field.options
    )
