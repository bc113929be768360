"""When it is the customer's turn and nothing comes: a reminder, then the ticket closes itself; 'not solved' or 'the
problem is back' opens it again."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from core.chat.events import Place
from core.tickets import dropping, tell
from core.tickets.model import HEARD, Ending, Ticket, TicketId, Waits
from core.tickets.rights import owner_name
from core.timers import Timer

if TYPE_CHECKING:
    from core.work import Work


def watch(work: Work, now: datetime, ticket: Ticket) -> None:
    """To be called whenever it may have become, or stopped being, the customer's turn: their days count from now."""
    if ticket.waits is Waits.CONFIRMATION:
        quiet_until(work, now, ticket)
    elif ticket.waits in HEARD:
        _again(work, now, ticket, "remind", work.catalog.desk().reminder_days)
    else:
        work.timers.clear(f"patience:{ticket.id}")


def quiet_until(work: Work, now: datetime, ticket: Ticket) -> None:
    """A solved ticket closes itself after so many working days in which nobody wrote; on the way we remind them."""
    desk = work.catalog.desk()
    due = desk.calendar.after_working_days(now, desk.confirmation_days)
    work.timers.set(Timer(f"close:{ticket.id}", "close", ticket.id, due))
    if desk.reminder_days < desk.confirmation_days:
        _again(work, now, ticket, "remind", desk.reminder_days)


def remind(work: Work, now: datetime, *, ticket: TicketId) -> None:
    """The timer: still their turn. Whom nothing reaches is not silent: their days begin when they are back."""
    found = work.tickets.get(ticket)
    place = tell.customer_place(work, found)
    if place and found.waits in HEARD:
        _remind_to_answer(work, now, found)
    elif place and found.waits is Waits.CONFIRMATION:
        _remind_to_judge(work, now, found, place)


def _remind_to_answer(work: Work, now: datetime, ticket: Ticket) -> None:
    if _visited(work, ticket.id):
        watch(work, now, ticket)
        return
    tell.customer(work, now, ticket, "reminder", who=owner_name(work, ticket))
    _again(work, now, ticket, "silence", work.catalog.desk().silence_days)
    work.timeline.add(now, "reminded", ticket=ticket.id)


def _remind_to_judge(work: Work, now: datetime, ticket: Ticket, place: Place) -> None:
    """Once for each solution, in a card: its buttons go when it is judged, or closed without."""
    name = f"reminder-confirm-{ticket.solvings}"
    if work.cards.get(ticket.id, name, place) is None:
        tell.customer_card(work, now, ticket, name)
        work.timeline.add(now, "reminded", ticket=ticket.id)


def close_silent(work: Work, now: datetime, *, ticket: TicketId) -> None:
    """The timer after the reminder: nothing came."""
    found = work.tickets.get(ticket)
    if found.waits in HEARD and _visited(work, ticket):
        watch(work, now, found)
    elif found.waits in HEARD and tell.customer_place(work, found):
        dropped = dropping.drop(work, now, found, how=Ending.SILENCE)
        tell.customer_card_anew(work, now, dropped, "closed-silence")


def _visited(work: Work, ticket: TicketId) -> bool:
    """A technician is still to come: nothing is over while one waits for them."""
    return any(visit.open for visit in work.visits.of(ticket))


def _again(work: Work, now: datetime, ticket: Ticket, kind: str, days: int) -> None:
    due = work.catalog.desk().calendar.after_working_days(now, days)
    work.timers.set(Timer(f"patience:{ticket.id}", kind, ticket.id, due))
