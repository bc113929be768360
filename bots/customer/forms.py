"""What a customer may be asked in words."""

from __future__ import annotations

from core.chat.forms import Form, Text

COMMENT = Form("comment", (Text("text", longest=2000, optional=True),))
FORMS = {form.key: form for form in (COMMENT,)}
