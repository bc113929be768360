"""What is wrong with an answer, and a form asked step by step."""

from __future__ import annotations

import pytest

from core.chat.events import Answer, FileRef
from core.chat.forms import Choice, Field, Files, Form, Text, problem, problems
from core.chat.steps import Question, Run, Summary, answer, back, current
from core.chat.words import Span, words

FILE = FileRef("slack", "F1", "a.png", "image/png", 3)
TEXT, MAYBE = Text("text", longest=5), Text("note", optional=True)
CHOICE, FILES = Choice("size", ("small", "large")), Files("files", most=2)
CASES: list[tuple[Field, Answer | None, str | None]] = [
    (TEXT, None, "answer-missing"),
    (TEXT, "", "answer-missing"),
    (TEXT, " \n", "answer-missing"),
    (TEXT, (), "answer-missing"),
    (TEXT, words("  "), "answer-missing"),
    (TEXT, "12345", None),
    (TEXT, "123456", "answer-too-long"),
    (TEXT, (Span("123", bold=True), Span("456")), "answer-too-long"),
    (TEXT, (Span("1", link="https://x.example"),), "answer-too-long"),
    (MAYBE, None, None),
    (MAYBE, " ", None),
    (CHOICE, None, "answer-missing"),
    (CHOICE, "small", None),
    (CHOICE, "huge", "answer-unknown"),
    (CHOICE, words("small"), "answer-unknown"),
    (FILES, None, None),
    (FILES, (FILE, FILE), None),
    (FILES, (FILE, FILE, FILE), "answer-too-many"),
    (Files("files", optional=False), (), "answer-missing"),
    (Files("files", optional=False), (FILE,), None),
]


@pytest.mark.parametrize(("field", "said", "code"), CASES)
def test_what_is_wrong_with_an_answer(field: Field, said: Answer | None, code: str | None) -> None:
    assert problem(field, said) == code


def test_each_wrong_field_is_named() -> None:
    form = Form("order", (TEXT, MAYBE, CHOICE))
    assert problems(form, {"size": "huge"}) == {"text": "answer-missing", "size": "answer-unknown"}
    assert problems(form, {"text": "ok", "size": "large"}) == {}
    assert form.field("size") is CHOICE


FORM = Form("order", (TEXT, MAYBE, CHOICE))


def test_one_question_after_the_other() -> None:
    run = Run("order", "7")
    assert current(FORM, run) == Question(FORM, TEXT)
    run, onward = answer(FORM, run, "hello")
    assert onward == Question(FORM, MAYBE)
    run, onward = answer(FORM, run, None)
    assert onward == Question(FORM, CHOICE)
    run, onward = answer(FORM, run, "large")
    assert onward == Summary(FORM, {"text": "hello", "size": "large"})
    assert (run.form, run.about) == ("order", "7")


def test_a_wrong_answer_is_asked_again() -> None:
    run, onward = answer(FORM, Run("order", "7"), "much too long")
    assert (run.asked, onward) == (0, Question(FORM, TEXT, error="answer-too-long"))
    run, onward = answer(FORM, run, None)
    assert onward == Question(FORM, TEXT, error="answer-missing")


def test_back_forgets_the_answer_of_the_question_before() -> None:
    run, _ = answer(FORM, Run("order", "7"), "hello")
    run, onward = back(FORM, run)
    assert (dict(run.answers), onward) == ({}, Question(FORM, TEXT))
    assert back(FORM, run) == (run, Question(FORM, TEXT)), "there is nothing before the first"


def test_an_answer_to_a_form_that_has_no_question_left_changes_nothing() -> None:
    run = Run("order", "7", {"text": "hello", "size": "large"}, asked=3)
    assert answer(FORM, run, "more") == (run, Summary(FORM, run.answers))
