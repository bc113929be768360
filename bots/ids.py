"""The numbers that a button carries."""

from __future__ import annotations

from core.errors import Refused

LONGEST = 15  # digits; any database key holds them


def ids(about: str, count: int) -> list[int]:
    """So many numbers, joined by dots. A forged button is answered like an old one: Refused("button-old")."""
    parts = about.split(".")
    if len(parts) != count or not all(p.isascii() and p.isdigit() and len(p) <= LONGEST for p in parts):
        raise Refused("button-old")
    return [int(part) for part in parts]
