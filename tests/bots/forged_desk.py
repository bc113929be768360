"""What is legal of calls and outages: a part of the table of test_forged. In none of its states does a ticket wait for
sales, or for a call: there whatever is forged is refused."""

from __future__ import annotations

from collections.abc import Mapping

from tests.bots.forged_world import STATES

CALLED = dict.fromkeys(("maria", "jan", "paul", "sam"), tuple(STATES))  # those who talk to customers
OPENS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "command call": CALLED,
    "form caller": CALLED,
    "command outage": dict.fromkeys(("maria", "jan"), tuple(STATES)),  # their team has every product
}
FREE = frozenset(OPENS)  # what stands behind them is what is looked for, or nothing
