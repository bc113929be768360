"""What the ticket's card offers beside its buttons: everything that is needed now and then, one line each.

To add one: a line here, `menu.<act>` in the catalogues, and what the act does among the persona's presses.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from bots.agent import details, moves, visits, waiting
from core.chat.replies import Button, Phrase
from core.tickets.model import Ticket
from core.work import Work


@dataclass(frozen=True)
class Choice:
    """`when` tells whether it makes sense for this ticket now. Rights are checked at the press."""

    act: str
    when: Callable[[Work, Ticket], bool]


MENU: tuple[Choice, ...] = (
    Choice("escalate", moves.can_rise),
    Choice("hand-over", moves.movable),
    Choice("hold", waiting.can_wait),
    Choice("resume", waiting.waiting),
    Choice("change", details.changeable),
    Choice("note-item", details.notable),
    Choice("no-fault", waiting.can_end),
    Choice("history", lambda _work, _ticket: True),
    Choice("send-technician", visits.may_send),
    Choice("call-off-visit", visits.may_call_off),
)
ACTS = tuple(choice.act for choice in MENU)


def menu(work: Work, ticket: Ticket) -> tuple[Button, ...]:
    offered = (choice.act for choice in MENU if choice.when(work, ticket))
    return tuple(Button(act, str(ticket.id), Phrase(f"menu.{act}")) for act in offered)
