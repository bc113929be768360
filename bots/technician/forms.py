"""What a technician is asked."""

from __future__ import annotations

from core.chat.forms import Files, Form, Text

DECLINE = Form("visit-decline", (Text("why", longest=500),))
REPORT = Form("visit-done", (Text("note", rich=True, optional=True), Files("photos")))
FORMS = {form.key: form for form in (DECLINE, REPORT)}
