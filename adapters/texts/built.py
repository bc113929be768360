"""The keys that code puts together, as in Phrase(f"status.{ticket.status}"): each kind has a line here."""

from __future__ import annotations

import importlib
from dataclasses import dataclass


@dataclass(frozen=True)
class Built:
    """Keys that start with `prefix` are put together in the code. `endings`, the names that can follow or "module:name"
    of an enum or a tuple of them, must all exist; without them `why` says where they come from."""

    prefix: str
    why: str
    endings: str | tuple[str, ...] = ()


TURNS = ("closed", "telling", "customer", "confirmation", "sales", "working", "queued")  # bots.customer.cards._turn

BUILT: tuple[Built, ...] = (
    Built("refused-", "the codes of core.errors.Refused; those that are literals are checked one by one"),
    Built("failed-", "the codes of core.errors.DeliveryFailed, likewise"),
    Built("language-name.", "each in its own words, so that everybody finds theirs", "core.people.model:LOCALES"),
    Built("status.", "a ticket's state, for staff", "core.tickets.model:Status"),
    Built("waits.", "whose turn it is, for staff", "core.tickets.model:Waits"),
    Built("fate.", "under the team's copy of an answer", "core.tickets.model:Fate"),
    Built("card-turn.", "a ticket's state, for the customer", (*TURNS, *(f"short-{turn}" for turn in TURNS))),
    Built("card-next.", "what happens next, for the customer", TURNS),
)


def endings(built: Built) -> tuple[str, ...]:
    """What may follow the prefix."""
    if isinstance(built.endings, tuple):
        return built.endings
    module, _, name = built.endings.partition(":")
    return tuple(str(value) for value in getattr(importlib.import_module(module), name))
