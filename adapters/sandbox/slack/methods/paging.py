"""Cursors: opaque to the app, good for the list they came from."""

import base64
import binascii
from collections.abc import Sequence
from typing import TypeVar

from adapters.sandbox.slack.refusals import Refused
from adapters.sandbox.slack.tables import Json, limit

T = TypeVar("T")


def page(items: Sequence[T], args: Json, *, usual: int, most: str) -> tuple[Sequence[T], Json]:
    """The page that `cursor` and `limit` ask for, and the response_metadata to answer with it."""
    size = args.get("limit", usual)
    if not 1 <= size <= limit(most):
        raise Refused("invalid_limit")
    start = _start(args.get("cursor") or "")
    chosen = items[start : start + size]
    more = start + size < len(items)
    cursor = base64.b64encode(f"next:{start + size}".encode()).decode() if more else ""
    return chosen, {"next_cursor": cursor}


def _start(cursor: str) -> int:
    if not cursor:
        return 0
    try:
        word, _, number = base64.b64decode(cursor, validate=True).decode().partition(":")
        if word == "next":
            return int(number)
    except (binascii.Error, ValueError):
        pass
    raise Refused("invalid_cursor")
