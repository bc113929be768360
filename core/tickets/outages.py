"""A known outage and the tickets that it may be the reason of: declared by staff, recognised by customers, and over for
all of them at once."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from core.catalog.model import ProductId
from core.chat.events import Place
from core.chat.words import words
from core.errors import Refused
from core.outages import actions as outages
from core.outages.model import Outage, OutageId
from core.outbox import Kind, Outgoing
from core.people.model import DESK, Actor, PersonId
from core.tickets import intake, news, outage_notice, rights, tell
from core.tickets.model import Status, Ticket, TicketId, Waits

if TYPE_CHECKING:
    from core.work import Work

MOST = 1000  # tickets that are told at once


def declare(work: Work, now: datetime, actor: Actor, *, product: ProductId | None, text: str) -> Outage:
    """From now on whoever reports trouble with it hears of it at once; those who did already hear of it now."""
    outage = outages.declare(work, now, actor, product=product, text=text)
    _tell_teams(work, now, outage, "outage-declared")
    for number in work.outages.doubtful(outage, most=MOST):
        ticket = work.tickets.get(TicketId(number))
        if outage_notice.may_be(work, ticket, outage, now):
            outage_notice.ask(work, now, ticket, outage)
    return outage


def that_is_it(work: Work, now: datetime, actor: Actor, *, ticket: TicketId, outage: OutageId) -> Ticket:
    """Their trouble is this outage: they need do nothing more, and hear when it is over."""
    found, known = _asked(work, actor, ticket, outage)
    if found.product is None and known.product is not None:
        found = found.about(known.product)
    tied = work.tickets.save(found.tied(outage))
    work.timeline.add(now, "outage-tied", by=actor, ticket=ticket, facts={"outage": outage})
    tell.customer_card(work, now, tied, f"outage-{outage}")
    if tied.waits is Waits.PRODUCT and tied.product:
        return intake.finish(work, now, tied)
    tell.cards(work, now, tied)
    return tied


def something_else(work: Work, now: datetime, actor: Actor, *, ticket: TicketId, outage: OutageId) -> None:
    found, _ = _asked(work, actor, ticket, outage)
    work.timeline.add(now, "outage-other", by=actor, ticket=ticket, facts={"outage": outage})
    tell.customer_card(work, now, found, f"outage-{outage}")


def _asked(work: Work, actor: Actor, ticket: TicketId, outage: OutageId) -> tuple[Ticket, Outage]:
    """Raises Refused("ticket-unknown" | "ticket-closed" | "question-over" | "outage-over")."""
    found, known = rights.for_customer(work, actor, ticket), work.outages.hold(outage)
    if known.over:
        raise Refused("outage-over")
    if found.closed:
        raise Refused("ticket-closed")
    if found.outage or outage_notice.answered(work, ticket, outage):
        raise Refused("question-over")
    return found, known


def end(work: Work, now: datetime, actor: Actor, *, outage: OutageId) -> Outage:
    """It is over: all who are tied to it are told, and asked whether it works again. Nobody is asked about it any more,
    and nobody can end it once more."""
    over = outages.end(work, now, actor, outage=outage)
    tied = [work.tickets.get(TicketId(number)) for number in work.outages.tied(outage, most=MOST)]
    asked = [one for one in tied if _over_for(work, now, actor, one, over)]
    for card in work.cards.named(f"outage-{outage}"):
        tell.customer_card(work, now, work.tickets.get(TicketId(card.ticket)), card.name)
    for row in work.outbox.sent_as("outage-declared"):
        if row.facts["outage"] == outage and row.parts:
            anew = {"outage": outage, "edits": row.parts[-1]}
            work.outbox.add(Outgoing(Kind.NOTICE, row.name, row.place, anew, person=row.person), now=now)
    _tell_teams(work, now, over, "outage-ended", asked=len(asked))
    return over


def over_meanwhile(work: Work, now: datetime, ticket: Ticket, *, since: datetime) -> None:
    """It is open again as it was before `since`: what ended meanwhile is over for it as well."""
    outage = work.outages.get(ticket.outage) if ticket.outage else None
    if outage and outage.until and outage.until >= since:
        _over_for(work, now, DESK, ticket, outage)


def _over_for(work: Work, now: datetime, actor: Actor, ticket: Ticket, outage: Outage) -> bool:
    """Whether its customer is asked now; they are told as well while more than the outage is to be settled: sales has
    not said yes, or level 3 works on it."""
    if ticket.status is Status.PENDING:
        return False
    if ticket.with_sales or ticket.waits is Waits.LEVEL3:
        outage_notice.over(work, now, ticket, outage)
        return False
    _settle(work, now, actor, ticket, outage)
    return True


def _settle(work: Work, now: datetime, actor: Actor, ticket: Ticket, outage: Outage) -> None:
    """As if its owner had solved it: what was written of the outage is the solution."""
    before = intake.finish(work, now, ticket) if ticket.in_intake else ticket
    solved = work.tickets.save(before.settled(words(outage.text), now))
    facts = {"solution": outage.text, "outage": outage.id}
    work.timeline.add(now, "solved", by=actor, ticket=ticket.id, facts=facts)
    tell.customer_card(work, now, solved, f"outage-{outage.id}")
    news.solved(work, now, before, solved)


def _tell_teams(work: Work, now: datetime, outage: Outage, notice: str, **facts: int) -> None:
    """Everybody who works on what it disturbs: the channels, and the private chats of those who have no Slack."""
    places: dict[Place, PersonId | None] = {}
    for team in sorted(outages.teams_of(work, outage.product)):
        places.update(tell.places_of(work, team, (person.id for person in work.people.team(team))))
    for place, reader in places.items():
        row = Outgoing(Kind.NOTICE, notice, place, {"outage": outage.id, **facts}, person=reader)
        work.outbox.add(row, now=now)
