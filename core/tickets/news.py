"""What people are told of a step on a ticket once it stands: it can be taken back no more."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from core.tickets import calls, silence, speaking, tell
from core.tickets.model import CLOSED, Entry, Fate, Side, Status, Ticket, TicketId, Waits
from core.tickets.tell import Places
from core.timeline import Done

if TYPE_CHECKING:
    from core.work import Work


def solved(work: Work, now: datetime, before: Ticket, ticket: Ticket) -> None:
    """The customer is asked whether it is (P16), and has some quiet days for the answer."""
    if ticket.status is Status.PENDING:
        silence.watch(work, now, ticket)
        tell.customer_card(work, now, ticket, f"confirm-{ticket.solvings}")
    tell.cards(work, now, ticket)
    if ticket.status is Status.PENDING:
        focus(work, ticket)


def closed(work: Work, now: datetime, before: Ticket, ticket: Ticket) -> None:
    """No fault found: the customer reads why, and that it is over."""
    tell.cards(work, now, ticket)
    if ticket.status in CLOSED and ticket.owner:
        entry = Entry(ticket.id, ticket.owner, Side.ANSWER, ticket.solution, now, "desk", "", None, fate=Fate.WAITING)
        entry = work.entries.add(entry)
        arrives = tell.customer_words(work, now, ticket, entry)
        if not arrives:
            work.entries.fated(entry.id, Fate.FAILED, why="no-channel")
        tell.answer_card(work, now, ticket, entry)
        tell.customer(work, now, ticket, "closed-no-fault")


def handed(work: Work, now: datetime, before: Ticket, ticket: Ticket) -> None:
    """The new team gets the card and, where it is new, everything so far; whoever had it is told where it went."""
    old, new, move = tell.staff_places(work, before), tell.staff_places(work, ticket), _last_move(work, ticket)
    tell.cards(work, now, ticket)
    read = move.at if move and before.team == ticket.team else None  # whoever has it there has read it as it came
    tell.story(work, now, ticket, to=[one for one in new if one not in old], since=_left(work, ticket), read=read)
    if ticket.closed:  # meanwhile: there is nothing to do for anybody
        return
    by = move.person if move else None
    facts = {"who": work.people.get(by).name if by else "", "need": ticket.need}
    tell.team(work, now, ticket, "handed-here" if ticket.need else "handed-here-plainly", **facts)
    if before.owner and before.owner not in (by, ticket.owner):
        _tell_former(work, now, before, ticket, old, facts["who"])
    if not new:
        tell.administrator(work, now, "alert-nobody", code=ticket.code, team=_team_name(work, ticket))


def given_back(work: Work, now: datetime, before: Ticket, ticket: Ticket, prepared: Entry) -> None:
    """Its thread goes on where it was; last in it what level 3 has prepared, for the owner to send (S6)."""
    tell.cards(work, now, ticket)
    new = tell.staff_places(work, ticket)
    tell.story(work, now, ticket, to=new, since=_left(work, ticket), but=prepared.id, heard=True)
    tell.prepared_words(work, now, ticket, prepared)


def fetched(work: Work, now: datetime, before: Ticket, ticket: Ticket) -> None:
    """Its thread goes on where it was; whoever had it in level 3 is told."""
    old, new = tell.staff_places(work, before), tell.staff_places(work, ticket)
    tell.cards(work, now, ticket)
    tell.story(work, now, ticket, to=new, since=_left(work, ticket), heard=True)
    if before.owner and ticket.owner:
        _tell_former(work, now, before, ticket, old, work.people.get(ticket.owner).name)


def _tell_former(work: Work, now: datetime, before: Ticket, ticket: Ticket, places: Places, who: str) -> None:
    """In the thread that they know it from, by name."""
    facts = {"former": before.owner or 0, "who": who, "to": receiver(work, ticket)}
    tell.under(work, now, before, "handed-away", facts, to=places)


def receiver(work: Work, ticket: Ticket) -> str:
    """Who has it now: the person and their team, or the team."""
    team = _team_name(work, ticket)
    return f"{work.people.get(ticket.owner).name} ({team})" if ticket.owner else team


def asked(work: Work, now: datetime, *, ticket: TicketId) -> None:
    """The customer has the solution, with the question whether it is one: their quiet days begin, and the team's card
    says so."""
    found = work.tickets.get(ticket)
    if found.waits is Waits.CONFIRMATION:
        silence.watch(work, now, found)
    tell.standing_cards(work, now, found)


def not_asked(work: Work, now: datetime, *, ticket: TicketId, why: str) -> None:
    """It cannot reach them: the owner must find another way."""
    found = work.tickets.get(ticket)
    if fate_of_question(work, found)[0] is Fate.FAILED:
        tell.team(work, now, found, "not-delivered", why=why)
        tell.standing_cards(work, now, found)


def reached(work: Work, ticket: Ticket) -> bool:
    """Whether the customer knows the solution: it is in their chat, or somebody has told them on the phone since."""
    since = ticket.solved_at or ticket.opened_at
    told = (entry for entry in work.entries.of(ticket.id, most=tell.EVERY) if entry.channel == calls.PHONE)
    by_phone = any(entry.side is Side.ANSWER and entry.at >= since for entry in told)
    return by_phone or fate_of_question(work, ticket)[0] is Fate.DELIVERED


def fate_of_question(work: Work, ticket: Ticket) -> tuple[Fate, str]:
    """What became of a solution on its way to the customer, and why it did not arrive."""
    name = f"confirm-{ticket.solvings}"
    if any(card.name == name for card in work.cards.of(ticket.id)):
        return Fate.DELIVERED, ""
    failures = (done for done in work.timeline.of(ticket.id) if done.act == "not-delivered")
    failed = [done.facts["why"] for done in failures if done.facts.get("name") == name]
    if not failed and tell.customer_place(work, ticket) is None:
        failed = ["no-channel"]
    return (Fate.FAILED, failed[-1]) if failed else (Fate.WAITING, "")


def focus(work: Work, ticket: Ticket) -> None:
    """The customer's next words are about this. Last of what an action stores: a conversation is entered behind the
    outbox's lanes, the other way round would be a deadlock."""
    if place := tell.customer_place(work, ticket):
        work.conversations.focus_on(place, ticket.id)


def _left(work: Work, ticket: Ticket) -> datetime | None:
    """When the team that has it now gave it away before: what is older stands in its thread already."""
    moves = [move for move in speaking.moves(work, ticket.id) if move.facts["from"] != move.facts["to"]]
    left = [move.at for move in moves if move.facts["from"] == ticket.team]
    return left[-1] if left else None


def _last_move(work: Work, ticket: Ticket) -> Done | None:
    moves = speaking.moves(work, ticket.id)
    return moves[-1] if moves else None


def _team_name(work: Work, ticket: Ticket) -> str:
    return work.catalog.team(ticket.team).name if ticket.team else ""
