"""What an agent fills in."""

from __future__ import annotations

from core.chat.forms import Files, Form, Text

REPLY = Form("reply", (Text("text", rich=True, optional=True), Files("files")))
SOLVE = Form("solve", (Text("solution", rich=True),))
SEND = Form("send", ())
FORMS = {form.key: form for form in (REPLY, SOLVE, SEND)}
