"""What the libraries log: errors only, in one line, without tokens and without what people wrote."""

from __future__ import annotations

import logging
import re

_SECRET = re.compile(r"(xox[a-z]?|xapp|xoxe)[-.][\w.-]+|(ticket=)[^&\s'\"]+")


class _Masked(logging.Filter):
    def filter(self, record: logging.LogRecord) -> bool:
        record.msg = masked(record.getMessage())
        record.args = ()
        record.exc_info = record.exc_text = None  # a traceback of aiohttp's quotes the URL with its ticket
        return True


def masked(text: str) -> str:
    return _SECRET.sub(lambda found: (found[2] or "") + "***", text)


LIBRARY = logging.getLogger("adapters.slack.library")
LIBRARY.setLevel(logging.ERROR)  # set here: the libraries build their debug lines unless their own level says no
LIBRARY.addFilter(_Masked())
