"""What a customer may be asked in words."""

from __future__ import annotations

from core.chat.forms import Files, Form, Text

COMMENT = Form("comment", (Text("text", longest=2000, optional=True),))
OWNER = Form("owner", (Text("text"), Files("files")))
FORMS = {form.key: form for form in (COMMENT, OWNER)}
