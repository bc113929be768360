"""The stars: asked for when a request is closed, shown as given, asked for once more for a technician (E21, T12)."""

from __future__ import annotations

from datetime import datetime

from bots.customer import choices
from bots.parts import Rows, number_of, ticket_of
from core.chat.replies import Button, Message, Phrase, Quote
from core.chat.words import words
from core.feedback.model import BEST, Rating
from core.fieldwork import rating
from core.outbox import Outgoing
from core.tickets import codes, dropping
from core.tickets.model import Ending, Ticket
from core.work import Work


def card(work: Work, row: Outgoing, now: datetime) -> Message | None:
    """One press counts; what was given can be changed for a day. One that closed itself says so here, and offers the
    way back: that is the only message about it."""
    found, solving = ticket_of(work, row), number_of(row)
    given = work.ratings.get(found.id, solving)
    may = found.solvings == solving and rating.solved(found)
    if given is not None:
        return _given(found, given, changeable=may and now - given.at < work.catalog.desk().rating_change)
    if not may:
        return Message(title=_title(found), lines=(Phrase("rating-later"),))
    quiet = dropping.how_closed(work, found) is Ending.QUIET
    closed = (Phrase("closed-quiet", {"code": codes.shown(found.code)}),) if quiet else ()
    back = ((choices.back(work, found),),) if quiet else ()
    return Message(title=_title(found), lines=(*closed, Phrase("rating-ask")), buttons=(*_stars(found), *back))


def _given(ticket: Ticket, given: Rating, *, changeable: bool) -> Message:
    said = Phrase("rating-given", {"stars": given.stars})
    return Message(
        title=_title(ticket),
        lines=(said, Quote(words(given.comment))) if given.comment else (said,),
        footer=Phrase("rating-change") if changeable else None,
        buttons=_stars(ticket) if changeable else (),
    )


def reminder(work: Work, row: Outgoing, now: datetime) -> Message | None:
    """On behalf of the technician who was there (T12); not when they are given by now."""
    ticket = ticket_of(work, row)
    if row.facts["solving"] != ticket.solvings or not rating.helps(work, ticket):
        return None
    said = Phrase("rating-reminder", {"who": row.facts["who"], "code": codes.shown(ticket.code)})
    return Message(lines=(said, Phrase("rating-ask")), buttons=_stars(ticket))


def _title(ticket: Ticket) -> Phrase:
    return Phrase("rating-title", {"code": codes.shown(ticket.code)})


def _stars(ticket: Ticket) -> Rows:
    """For how it was solved last."""
    about = f"{ticket.id}.{ticket.solvings}"
    every = tuple(Button("rate", f"{about}.{n}", Phrase("rating-star", {"stars": n})) for n in range(1, BEST + 1))
    return every[:3], every[3:]
