"""Short messages beside a customer's card that offer something to press, or name a time."""

from __future__ import annotations

from datetime import datetime

from bots.customer import choices
from bots.parts import number_of, ticket_of
from core.chat.replies import Arg, Button, Message, Phrase, Quote
from core.chat.words import words
from core.outbox import Outgoing
from core.tickets import codes, dropping
from core.tickets.model import Ending, EntryId, Side, Status, Ticket, TicketId
from core.work import Work


def help_(work: Work, row: Outgoing, now: datetime) -> Message | None:
    return Message(lines=(Phrase("help"),), buttons=((Button("owner", "0", Phrase("owner-ask")),),))


def withdraw(work: Work, row: Outgoing, now: datetime) -> Message | None:
    """Whether they are sure; then, that it is over; or that nothing is to be asked any more."""
    found = ticket_of(work, row)
    code = codes.shown(found.code)
    if dropping.how_closed(work, found) is Ending.WITHDRAWN:
        return Message(lines=(Phrase("withdraw-over", {"code": code}),))
    if found.closed or found.status is Status.PENDING or _reopened(work, row):
        return Message(lines=(Phrase("withdraw-past", {"code": code}),))
    yes = Button("withdrawn", str(found.id), Phrase("withdraw-yes"), "danger")
    no = Button("kept", str(found.id), Phrase("withdraw-no"))
    return Message(lines=(Phrase("withdraw-ask", {"code": code}),), buttons=((yes, no),))


def _reopened(work: Work, row: Outgoing) -> bool:
    """Since the question was asked, so that it is not asked by itself once more."""
    card = work.cards.get(TicketId(row.ticket or 0), row.name, row.place)
    acts = work.timeline.of(row.ticket or 0) if card else []
    return any(done.act == "reopened" and card is not None and done.at > card.posted_at for done in acts)


def aside(work: Work, row: Outgoing, now: datetime) -> Message | None:
    """The same problem, or a new one? Then, which it was."""
    found, entry = ticket_of(work, row), work.entries.get(EntryId(number_of(row)))
    if entry.side is not Side.ASIDE:
        went = work.tickets.get(entry.ticket)
        over = Phrase("aside-over.same" if went.id == found.id else "aside-over.new", {"code": codes.shown(went.code)})
        return Message(lines=(over,))
    same = Button("back", str(found.id), Phrase("aside-same"))
    new = Button("new-one", str(found.id), Phrase("aside-new"))
    ask = Phrase("aside-ask", {"code": codes.shown(found.code)})
    about = (Quote(words(found.subject)),) if found.subject else ()
    return Message(lines=(ask, *about), footer=Phrase("aside-how"), buttons=((same, new),))


def opening(work: Work, row: Outgoing, now: datetime) -> Message | None:
    """A word that names when somebody is there again, in the reader's own time."""
    facts: dict[str, Arg] = {"code": codes.shown(ticket_of(work, row).code)}
    facts["opens"] = datetime.fromisoformat(row.facts["opens"])
    return Message(lines=(Phrase(row.name, facts),))


def reminder_confirm(work: Work, row: Outgoing, now: datetime) -> Message | None:
    """With the same buttons as under the solution, while it waits for them."""
    found, solving = ticket_of(work, row), number_of(row)
    code = {"code": codes.shown(found.code)}
    if found.status is not Status.PENDING or solving != found.solvings:
        return Message(lines=(Phrase("reminder-over", code),)) if _stands(work, row) else None
    return Message(lines=(Phrase("reminder-confirm", code),), buttons=(judging(found),))


def closed(work: Work, row: Outgoing, now: datetime) -> Message | None:
    """It is closed because nothing came; with the way back."""
    found = ticket_of(work, row)
    if not found.closed and not _stands(work, row):
        return None
    back = ((choices.back(work, found),),) if dropping.how_closed(work, found) is Ending.SILENCE else ()
    return Message(lines=(Phrase(row.name, {"code": codes.shown(found.code)}),), buttons=back)


def _stands(work: Work, row: Outgoing) -> bool:
    """Whether they have this card already: else there is nothing to tell when it is over."""
    return work.cards.get(TicketId(row.ticket or 0), row.name, row.place) is not None


def judging(ticket: Ticket) -> tuple[Button, ...]:
    """Solved, or not, this time."""
    about = f"{ticket.id}.{ticket.solvings}"
    yes = Button("confirm", about, Phrase("confirm-yes"), "primary")
    return yes, Button("not-solved", about, Phrase("confirm-no"))
