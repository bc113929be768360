"""The keys that code puts together, as in Phrase(f"status.{ticket.status}"): each kind has a line here."""

from __future__ import annotations

import importlib
from dataclasses import dataclass

from core.tickets.dropping import DROPPED
from core.tickets.model import Ending


@dataclass(frozen=True)
class Built:
    """Keys that start with `prefix` are put together in the code. `endings`, the names that can follow or "module:name"
    of an enum or a tuple of them, must all exist; without them `why` says where they come from."""

    prefix: str
    why: str
    endings: str | tuple[str, ...] = ()


TURNS = (
    "closed",
    "unsupported",
    "outage",
    "telling",
    "customer",
    "confirmation",
    "sales",
    "working",
    "queued",
    "experts",
)  # bots.customer.cards.state
COMING = ("visit-offered", "visit-accepted", "visit-on-way", "visit-arrived")  # likewise, while a technician comes
SHORT = tuple(f"short-{turn}" for turn in (*TURNS, *DROPPED, "visit"))
FAILED = "blocked formatting gone no-channel rate refused rights token too-large unreachable"
PERIODS = ("30", "91", "365")
KINDS = ("problem", "request", "data-change", "information", "question", "how-to", "complaint")
ANSWERS = ("missing", "too-long", "unknown", "too-many")  # core.chat.forms.problem
STEPS = ("accepted", "declined", "on-way", "arrived", "done", "called-off")
TAPS = tuple(f"visit-{tap}" for tap in ("accept", "decline", "way", "here", "done", "photos", "rate"))
UNREADABLE = "encoding nul quotes cell large old-or-locked workbook sheet"

BUILT: tuple[Built, ...] = (
    Built("refused-", "no such command or button: bots.turn._known", ("command-unknown", "button-old")),
    Built("failed-", "the codes of DeliveryFailed that platforms' answers are sorted into", tuple(FAILED.split())),
    Built("answer-", "what is wrong with an answer", ANSWERS),
    Built("staff-closed-", "how a ticket was closed: core.tickets.actions.close", (Ending.CONFIRMED, Ending.QUIET)),
    Built("staff-closed-", "without a solution: core.tickets.dropping.drop", DROPPED),
    Built("history-how.", "the same, in a customer's history: bots.customer.lists", DROPPED),
    Built("history.days-", "one for each of bots.customer.lists.PERIODS", PERIODS),
    Built("history-period.days-", "likewise, on its button", PERIODS),
    Built("request-kind.", "a kind of ours: core.catalog.model.KINDS; another brings its names", KINDS),
    Built("customer-", "a customer left or is back: core.tickets.actions", ("blocked", "returned")),
    Built(
        "alert-",
        "what the administrator is told: core.tickets.tell.administrator",
        ("parked", "timer", "not-delivered", "channel-closed", "nobody"),
    ),
    Built("refused-visit-already-", "a step of a visit once more: core.fieldwork.model.Visit", STEPS),
    Built("refused-visit-over-", "a step of a visit that is over", ("declined", "done", "called-off")),
    Built("visit-state.", "at the top of a technician's card", "core.fieldwork.model:State"),
    Built("visit-short.", "a visit's state in a line", "core.fieldwork.model:State"),
    Built("visit-button.", "what a technician may do: bots.technician.cards._button", TAPS),
    Built("visit-noted.", "to the technician who has taken a step", ("accepted", "on-way", "arrived")),
    Built("card-visit.", "a visit's state, for the customer", ("offered", "accepted", "on-way", "arrived", "done")),
    Built("doctor-mark.", "how good it is: bots.doctor_report", "bots.findings:State"),
    Built("import-column.", "names of a table's columns: bots.import_columns", "bots.import_columns:COLUMNS"),
    Built("import-cell-", "what is wrong with a cell: adapters.sheets", ("formula", "error", "long")),
    Built("import-file-", "why a table cannot be read: adapters.sheets.Unreadable", tuple(UNREADABLE.split())),
    Built("apology", "bots.turn.apologise", ("",)),
    Built("cancel", "under every modal: adapters.slack.views", ("",)),
    Built("language-name.", "each in its own words, so that everybody finds theirs", "core.people.model:LOCALES"),
    Built("status.", "a ticket's state, for staff", "core.tickets.model:Status"),
    Built("waits.", "whose turn it is, for staff", "core.tickets.model:Waits"),
    Built("menu.", "what a ticket's card offers staff beside its buttons", "bots.agent.menu:ACTS"),
    Built("did.", "what was done, in a ticket's history", "bots.agent.history:KNOWN"),
    Built("did-closed.", "how it was closed, likewise", "bots.agent.history:CLOSINGS"),
    Built(
        "staff-card.", "what was changed, likewise", ("kind", "product", "asset", "category", "priority", "severity")
    ),
    Built("staff-kind.", "the kinds of requests that we bring", "bots.agent.naming:OURS"),
    Built("priority.", "on the staff's card", "core.tickets.model:Priority"),
    Built("severity.", "on the staff's card", "core.tickets.model:Severity"),
    Built("tickets-", "the title of a list", "bots.agent.lists:SCOPES"),
    Built("button-tickets.", "above it", "bots.agent.lists:SCOPES"),
    Built("fate.", "under the team's copy of an answer", "core.tickets.model:Fate"),
    Built("fate.", "likewise, of what was said to a caller", ("phone",)),
    Built("status-dropped.", "why it is over without a solution, for staff", DROPPED),
    Built("card-turn.", "a ticket's state, for the customer", (*TURNS, *DROPPED, *SHORT)),
    Built("outage-next.", "what a customer said of a known outage", ("ask", "outage-tied", "outage-other", "over")),
    Built("card-next.", "what happens next, for the customer", (*TURNS, *COMING, "product", "asset", "dropped")),
)


def endings(built: Built) -> tuple[str, ...]:
    """What may follow the prefix."""
    if isinstance(built.endings, tuple):
        return built.endings
    module, _, name = built.endings.partition(":")
    return tuple(str(value) for value in getattr(importlib.import_module(module), name))
