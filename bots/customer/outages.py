"""'Is it this?': what customers are asked while an outage is known."""

from __future__ import annotations

from datetime import datetime

from bots.ids import ids
from bots.parts import number_of, ticket_of
from bots.persona import Turn
from core.chat.replies import Answer, Button, Message, Phrase, Quote, Toast
from core.chat.words import words
from core.outages.model import Outage, OutageId
from core.outbox import Outgoing
from core.tickets import codes, outage_notice, outages, undo
from core.tickets.model import Ticket, TicketId
from core.tickets.rights import for_customer
from core.work import Work


def same(turn: Turn, about: str) -> Answer | None:
    ticket, outage = _asked(turn, about)
    outages.that_is_it(turn.work, turn.now, turn.actor, ticket=ticket, outage=outage)
    return Toast(Phrase("thank-you"))


def other(turn: Turn, about: str) -> Answer | None:
    ticket, outage = _asked(turn, about)
    outages.something_else(turn.work, turn.now, turn.actor, ticket=ticket, outage=outage)
    return Toast(Phrase("thank-you"))


def _asked(turn: Turn, about: str) -> tuple[TicketId, OutageId]:
    """What somebody is just closing is still open for them."""
    ticket, outage = ids(about, 2)
    theirs = for_customer(turn.work, turn.actor, TicketId(ticket))
    undo.kept_open(turn.work, turn.now, turn.actor, ticket=theirs.id)
    return theirs.id, OutageId(outage)


def notice(work: Work, row: Outgoing, now: datetime) -> Message | None:
    """A card beside that of their ticket. Not sent any more to who has not seen it when it is over."""
    ticket, outage = ticket_of(work, row), _outage(work, row)
    said = outage_notice.answered(work, ticket.id, outage.id)
    asked = said is None and not outage.over and not ticket.closed
    if outage.over and said is None and work.cards.get(ticket.id, row.name, row.place) is None:
        return None
    stands = "over" if outage.over else said or ("ask" if asked else "")
    about = f"{ticket.id}.{outage.id}"
    yes = Button("outage-same", about, Phrase("outage-same"), "primary")
    return Message(
        title=Phrase("outage-known", {"code": codes.shown(ticket.code)}),
        lines=(Quote(words(outage.text)),),
        footer=Phrase(f"outage-next.{stands}") if stands else None,
        buttons=((yes, Button("outage-other", about, Phrase("outage-other"))),) if asked else (),
    )


def _outage(work: Work, row: Outgoing) -> Outage:
    return work.outages.get(OutageId(number_of(row)))


def tied(work: Work, ticket: Ticket) -> bool:
    """Whether they have said that this is why, and it goes on."""
    return ticket.outage is not None and not work.outages.get(ticket.outage).over


def over_line(work: Work, ticket: Ticket) -> tuple[Phrase, ...]:
    """Before the solution, when that is just what was written of the outage."""
    return (Phrase("outage-is-over"),) if outage_notice.solves(work, ticket) else ()


PRESSES = {"outage-same": same, "outage-other": other}
