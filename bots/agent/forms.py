"""What an agent fills in."""

from __future__ import annotations

from core.chat.forms import Choice, Files, Form, Text

THEIRS, OURS = TURNS = ("customer", "team")
"""Whose turn it is once the words are out."""
NAMES = (("reply-turn.customer",), ("reply-turn.team",))

REPLY = Form(
    "reply",
    (
        Text("text", rich=True, optional=True, hint="reply-text.hint"),
        Choice("turn", TURNS, optional=True, names=NAMES, now=THEIRS, only_whole=True),
        Files("files"),
    ),
)
SOLVE = Form("solve", (Text("solution", rich=True),))
SEND = Form("send", (Choice("turn", TURNS, optional=True, names=NAMES, now=THEIRS, only_whole=True),))
SEND_SOLUTION = Form("send-solution", ())
FORMS = {form.key: form for form in (REPLY, SOLVE, SEND, SEND_SOLUTION)}
