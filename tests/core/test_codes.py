"""Tracking codes: as people type them, and mistyped (P7, P14)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.tickets.codes import code_of, number_of, shown

NUMBERS = st.integers(1, 9_999_999)
PERSIAN = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")
ARABIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
BENGALI = str.maketrans("0123456789", "০১২৩৪৫৬৭৮৯")
TYPED: Mapping[str, Callable[[str], str]] = {
    "as it is": lambda code: code,
    "as we show it": shown,
    "with spaces around": lambda code: f"  {code}\n",
    "digit by digit": " ".join,
    "with a dash": lambda code: f"{code[:4]}-{code[4:]}",
    "with a long dash": lambda code: f"{code[:4]}–{code[4:]}",
    "with a hash": lambda code: f"#{code}",
    "Persian": lambda code: shown(code).translate(PERSIAN),
    "Arabic": lambda code: code.translate(ARABIC),
    "Bengali": lambda code: code.translate(BENGALI),
    "two scripts at once": lambda code: code[:4] + code[4:].translate(PERSIAN),
    "isolated, as copied from our own card": lambda code: f"\u2068{shown(code)}\u2069",
    "with a mark of direction": lambda code: f"\u200e{code}\u200f",
    "no-break space": lambda code: f"{code[:4]}\u00a0{code[4:]}",
}


@given(NUMBERS)
def test_a_code_leads_back_to_its_ticket(number: int) -> None:
    code = code_of(number)
    assert (len(code), code.isdecimal()) == (8, True)
    assert number_of(code) == number


def test_no_two_tickets_share_a_code() -> None:
    assert len({code_of(number) for number in range(1, 100_001)}) == 100_000


def test_neighbours_are_far_apart() -> None:
    codes = [int(code_of(number)) for number in range(1, 1001)]
    assert min(abs(a - b) for a, b in pairwise(codes)) > 1_000_000


@pytest.mark.parametrize("way", TYPED)
def test_it_is_accepted_however_it_is_typed(way: str) -> None:
    for number in (1, 7, 104, 99_999, 9_999_999):
        assert number_of(TYPED[way](code_of(number))) == number


@pytest.mark.parametrize("number", [1, 2, 104, 31_337, 9_999_999])
def test_every_single_wrong_digit_is_noticed(number: int) -> None:
    code = code_of(number)
    for place, right in enumerate(code):
        for wrong in "0123456789".replace(right, ""):
            assert number_of(code[:place] + wrong + code[place + 1 :]) is None


def test_nearly_every_swap_of_neighbours_is_noticed() -> None:
    missed = swapped = 0
    for number in range(1, 2001):
        code = code_of(number)
        for place in range(7):
            other = code[:place] + code[place + 1] + code[place] + code[place + 2 :]
            if other != code:
                swapped += 1
                missed += number_of(other) is not None
    assert missed / swapped < 0.03  # Luhn misses 09 and 90 only


@pytest.mark.parametrize(
    "typed", ["", " ", "1", "12345678901", "abc", "1234567x", "1234 567", "-12345678.0", "½" * 8, "💡", "９" * 9]
)
def test_what_is_no_code(typed: str) -> None:
    assert number_of(typed) is None


@given(st.text())
def test_nothing_that_is_typed_breaks_it(typed: str) -> None:
    number = number_of(typed)
    assert number is None or 0 <= number < 10_000_000
