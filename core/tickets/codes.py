"""Tracking codes: 8 digits, the last a check digit, so that a mistyped code is noticed (P7, P14)."""

from __future__ import annotations

import unicodedata

LENGTH = 8  # digits
_BETWEEN = "-–#\u200c\u200e\u200f\u2068\u2069"  # what may stand between them, beside white space
_SPREAD, _SHIFT, _ROOM = (
    7_368_787,
    4_829_173,
    10**7,
)  # _SPREAD has no factor in common with _ROOM: no two ids share a code


def code_of(number: int) -> str:
    """The code of the ticket with this id. Codes of neighbours are far apart, and never equal below ten million."""
    digits = f"{(number * _SPREAD + _SHIFT) % _ROOM:07d}"
    return digits + _check(digits)


def number_of(typed: str) -> int | None:
    """The id of the ticket whose code a person typed, in digits of any script, with spaces or dashes; None: no code."""
    code = _digits(typed)
    return (int(code[:-1]) - _SHIFT) * pow(_SPREAD, -1, _ROOM) % _ROOM if code else None


def _digits(typed: str) -> str | None:
    digits = ""
    for c in typed:
        if (digit := unicodedata.digit(c, None)) is not None:
            digits += str(digit)
        elif not (c.isspace() or c in _BETWEEN):
            return None
    return digits if len(digits) == LENGTH and _check(digits[:-1]) == digits[-1] else None


def shown(code: str) -> str:
    """In two groups, as it is read aloud."""
    return f"{code[:4]} {code[4:]}"


def _check(digits: str) -> str:
    """Luhn: finds every single wrong digit and nearly every swap of neighbours."""
    total = 0
    for place, digit in enumerate(reversed(digits)):
        doubled = int(digit) * (2 - place % 2)
        total += doubled // 10 + doubled % 10
    return str(-total % 10)
