"""What is legal of what agents of all levels do: a part of the table of test_forged."""

from __future__ import annotations

from collections.abc import Mapping

from core.tickets.model import Status, Waits

After = tuple[Status, Waits, str]
HELD: After = (Status.ASSIGNED, Waits.CUSTOMER, "=")
NO_FAULT: After = (Status.NO_FAULT, Waits.NOBODY, "=")
BACK: After = (Status.NEW, Waits.TEAM, "")
MINE = ("assigned", "customer", "reopened")
OPEN = ("new", *MINE, "pending")
ALL = (*OPEN, "completed")
TEAM = ("maria", "jan")

OF_THE_TEAM = ("press hand-over", "press escalate", "press change", "press note-item")
"""Anybody of the team may do these, whoever has the ticket."""

# A form with a choice in it is refused whatever is forged: the words are none of its options.
LEGAL: Mapping[str, Mapping[str, Mapping[str, After]]] = {
    "form hold": {"maria": dict.fromkeys(("assigned", "reopened"), HELD)},
    "form no-fault": {"maria": dict.fromkeys(MINE, NO_FAULT)},
    "form prepare": {"tess": {"level 3": BACK}},
    "form send-solution": {"maria": dict.fromkeys(MINE, (Status.PENDING, Waits.CONFIRMATION, "="))},
    "press resume": {"maria": {"customer": (Status.ASSIGNED, Waits.TEAM, "=")}},
}
OPENS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "press hand-over": {**dict.fromkeys(TEAM, OPEN), "tess": ("level 3",)},
    "press escalate": dict.fromkeys(TEAM, ("new", *MINE)),
    "press prepare": {"tess": ("level 3",)},
    "press hold": {"maria": ("assigned", "reopened")},
    "press no-fault": {"maria": MINE},
    "press change": {**dict.fromkeys(TEAM, OPEN), "tess": ("level 3",)},
    "press note-item": {**dict.fromkeys(TEAM, ALL), "tess": ("level 3",)},
    "press send-prepared": {"maria": MINE},
}
