"""Rating the service: 1 to 6 stars with one press, once for each solving, changeable for a day (C4, E21, T13)."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from core.errors import Refused
from core.feedback.model import BEST, Rating
from core.outbox import Kind
from core.people.model import Actor
from core.tickets import rights, tell
from core.tickets.actions import close
from core.tickets.model import Ending, Status, Ticket, TicketId

if TYPE_CHECKING:
    from core.work import Work


def rate(work: Work, now: datetime, actor: Actor, *, ticket: TicketId, solving: int, stars: int) -> Rating:
    """A rating also closes a ticket that still waits for 'solved' (T13). The same stars once more are no news.

    Raises Refused("rating-old" | "rating-late").
    """
    found = rights.for_customer(work, actor, ticket)
    if solving != found.solvings or found.status not in (Status.PENDING, Status.COMPLETED):
        raise Refused("rating-old")
    if not 1 <= stars <= BEST:
        raise Refused("rating-unknown")
    before = work.ratings.get(ticket, solving)
    if before and now - before.at >= work.catalog.desk().rating_change:
        raise Refused("rating-late")
    if before and before.stars == stars:
        return before
    rating = replace(before, stars=stars) if before else Rating(ticket, solving, stars, now)
    work.ratings.put(rating)
    work.timeline.add(now, "rated", by=actor, ticket=ticket, facts={"stars": stars, "solving": solving})
    if found.status is Status.PENDING:
        found = close(work, now, actor, found, how=Ending.RATED)
    _told(work, now, found)
    tell.customer_card(work, now, found, f"rating-{solving}")
    return rating


def comment(work: Work, now: datetime, actor: Actor, *, ticket: TicketId, text: str) -> None:
    """What the customer adds to the stars they gave last."""
    found = rights.for_customer(work, actor, ticket)
    rating = work.ratings.get(ticket, found.solvings)
    if rating is None:
        raise Refused("rating-old")
    if rating.comment == text:
        return
    work.ratings.put(replace(rating, comment=text))
    work.timeline.add(now, "rating-commented", by=actor, ticket=ticket, facts={"comment": text})
    _told(work, now, found)
    tell.customer_card(work, now, found, f"rating-{found.solvings}")


def take_back(work: Work, now: datetime, actor: Actor, *, ticket: TicketId) -> str:
    """It was no comment: its text, which is the rating's no more. Raises Refused("button-old") when there is none."""
    found = rights.for_customer(work, actor, ticket)
    rating = work.ratings.get(ticket, found.solvings)
    if rating is None or not rating.comment:
        raise Refused("button-old")
    work.ratings.put(replace(rating, comment=""))
    work.timeline.add(now, "comment-taken-back", by=actor, ticket=ticket)
    _told(work, now, found)
    tell.customer_card(work, now, found, f"rating-{found.solvings}")
    return rating.comment


def _told(work: Work, now: datetime, ticket: Ticket) -> None:
    """One message for each solving, whatever becomes of the stars and the comment."""
    tell.under(work, now, ticket, f"rated-{ticket.solvings}", {}, kind=Kind.CARD)
