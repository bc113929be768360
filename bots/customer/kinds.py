"""What kind of request it is: one button under the card, which unfolds the kinds for whoever cares to say it."""

from __future__ import annotations

from bots.ids import ids
from bots.parts import Rows, rows
from bots.persona import Turn
from core.catalog.model import KINDS, RequestKind
from core.chat.replies import Answer, Button, Phrase
from core.outbox import Kind, Outgoing
from core.tickets.model import Status, Ticket, TicketId, Waits
from core.tickets.rights import for_customer
from core.work import Work

OURS = frozenset(kind.key for kind in KINDS)


def buttons(work: Work, ticket: Ticket, locale: str, *, unfolded: bool) -> Rows:
    """Until they have said it, or somebody has worked on it and knows."""
    new = ticket.waits in (Waits.INTAKE, Waits.PRODUCT, Waits.TEAM) and not (ticket.need or ticket.outage)
    if ticket.kind or ticket.owner is not None or ticket.status is Status.PENDING or not new:
        return ()
    if not unfolded:
        return ((Button("kinds", str(ticket.id), Phrase("request-kinds")),),)
    offered = work.catalog.desk().kinds
    return rows(Button("kind", f"{ticket.id}.{kind.key}", name(kind, locale)) for kind in offered)


def unfold(turn: Turn, about: str) -> Answer | None:
    """In the card where they pressed it; its next change folds them again. Elsewhere in a message of its own."""
    ticket, here = for_customer(turn.work, turn.actor, TicketId(ids(about, 1)[0])), turn.event.place
    card = turn.work.cards.get(ticket.id, "ticket", here)
    edits = {"edits": card.message} if card and card.message == turn.event.message else {}
    row = Outgoing(Kind.NOTICE, "ticket", here, edits, ticket=ticket.id, person=ticket.customer)
    turn.work.outbox.add(row, now=turn.now)
    return None


def name(kind: RequestKind, locale: str) -> Phrase:
    """Ours is a sentence of the catalogues; an administrator's own brings its names."""
    given = kind.name(locale)
    if given is None and kind.key in OURS:
        return Phrase(f"request-kind.{kind.key}")
    return Phrase("kind-name", {"name": given or kind.key})
