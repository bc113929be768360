"""What agents and customers do with a ticket. Each runs inside the caller's transaction: get, check, change, tell."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from core.chat.events import Address, FileRef, Place, Said
from core.chat.replies import StoredFile
from core.chat.words import Words, visible
from core.errors import Refused
from core.outbox import Kind
from core.people.model import Actor
from core.tasks import actions as tasks
from core.tickets import calls, news, rights, routing, silence, speaking, tell, undo
from core.tickets.fetching import fetch
from core.tickets.model import HEARD, Ending, Entry, EntryId, Fate, Side, Status, Ticket, TicketId, Waits

if TYPE_CHECKING:
    from core.work import Work

MOST_TOLD = 20  # open tickets of one customer whose teams hear that they left


def claim(work: Work, now: datetime, actor: Actor, *, ticket: TicketId) -> Ticket:
    """An agent takes it (C5). Exactly one wins; the other is told who: Refused("ticket-taken", who=...)."""
    found = rights.without_a_leaver(work, rights.for_team(work, actor, ticket))
    claimed = work.tickets.save(found.claimed(actor.known.id, owner_name=rights.owner_name(work, found)))
    work.timeline.add(now, "claimed", by=actor, ticket=ticket)
    tell.cards(work, now, claimed)
    return claimed


def reply(
    work: Work,
    now: datetime,
    actor: Actor,
    *,
    ticket: TicketId,
    text: Words,
    files: tuple[FileRef, ...] = (),
    goes_on: bool = False,
    was: Said | Entry | None = None,
) -> Entry:
    """The owner writes to the customer; the team's copy shows what became of it. `goes_on`: nothing is asked of them.
    `was`: the message in a private chat, or the word among colleagues, that it is from now on.

    It is queued at once, so that answers keep their order; with files it goes out when they are here.
    """
    found = rights.for_writing_out(work, actor, ticket)
    answered = found.answered(actor.known.id, owner_name=rights.owner_name(work, found), goes_on=goes_on)
    if not visible(text).strip() and not files:
        raise Refused("empty")
    answered = work.tickets.save(answered)
    entry = work.entries.add(_answer(actor, ticket, text, now, was))
    fetch(work, now, entry.id, files)
    work.timeline.add(now, "answered", by=actor, ticket=ticket, facts={"entry": entry.id})
    silence.watch(work, now, answered)
    on_its_way = tell.customer_words(work, now, answered, entry)
    tell.answer_card(work, now, answered, entry)
    tell.cards(work, now, answered)
    if not on_its_way:
        delivered(work, now, entry=entry.id, fate=Fate.FAILED, why="no-channel")
    return entry


def _answer(actor: Actor, ticket: TicketId, text: Words, now: datetime, was: Said | Entry | None) -> Entry:
    made = Entry(ticket, actor.known.id, Side.ANSWER, text, now, actor.where, "", None, fate=Fate.WAITING)
    match was:
        case Said(place=place, message=message):
            return replace(made, channel=place.channel, chat=place.chat, message=message)
        case Entry(id=origin):
            return replace(made, origin=origin)
    return made


def reply_on(work: Work, now: datetime, actor: Actor, *, entry: EntryId, said: Said) -> None:
    """The rest of an album: into the answer that still waits for files, else into one of its own behind it."""
    begun = work.entries.get(entry)
    may_reply(work, actor, ticket=work.tickets.hold(begun.ticket).id)  # held: its files may all arrive just now
    if said.words or begun.fate is not Fate.WAITING or not work.entries.wanted(entry):
        reply(work, now, actor, ticket=begun.ticket, text=said.words, files=said.files, was=said)
    else:
        fetch(work, now, begun.id, said.files)


def may_reply(work: Work, actor: Actor, *, ticket: TicketId) -> Ticket:
    """Raises the Refused that `reply` would: asked before a form is opened."""
    found = rights.for_writing_out(work, actor, ticket)
    found.answered(actor.known.id, owner_name=rights.owner_name(work, found))
    return found


def may_solve(work: Work, now: datetime, actor: Actor, *, ticket: TicketId) -> Ticket:
    found = rights.for_writing_out(work, actor, ticket)
    found.solved(actor.known.id, (), now, owner_name=rights.owner_name(work, found))
    return found


def solve(work: Work, now: datetime, actor: Actor, *, ticket: TicketId, solution: Words) -> Ticket:
    """The owner records how it was solved (P16); the customer is asked whether it is."""
    found = rights.for_writing_out(work, actor, ticket)
    solved = found.solved(actor.known.id, solution, now, owner_name=rights.owner_name(work, found))
    if not visible(solution).strip():
        raise Refused("solution-missing")
    undo.settle(work, now, ticket=ticket)
    solved = work.tickets.save(solved)
    work.timeline.add(now, "solved", by=actor, ticket=ticket, facts={"solution": visible(solution)})
    undo.offer(work, now, actor, "solved", before=found, after=solved)
    return solved


def confirm(work: Work, now: datetime, actor: Actor, *, ticket: TicketId) -> Ticket:
    """The customer says 'solved': it is closed, and they may rate it."""
    return close(work, now, actor, rights.for_customer(work, actor, ticket), how=Ending.CONFIRMED)


def not_solved(work: Work, now: datetime, actor: Actor, *, ticket: TicketId) -> Ticket:
    """The customer says 'not solved': it is its owner's again."""
    found = rights.without_a_leaver(work, rights.for_customer(work, actor, ticket))
    undo.hand_over_stands(work, now, ticket=ticket)
    opened = work.tickets.save(found.not_solved(routing.turn_with_its_team(work, found)))
    work.timers.clear(f"close:{ticket}")
    work.timeline.add(now, "not-solved", by=actor, ticket=ticket)
    tell.loudly(work, now, opened, "not-solved")
    _redraw(work, now, opened)
    return opened


def close_quiet(work: Work, now: datetime, *, ticket: TicketId) -> None:
    """The timer: nobody has written for the quiet days since it was solved."""
    found = work.tickets.get(ticket)
    if found.waits is not Waits.CONFIRMATION:
        return
    if news.reached(work, found):
        close(work, now, Actor(None, "timer"), found, how=Ending.QUIET)
    else:
        silence.watch(work, now, found)  # whom nothing reached is not quiet
        calls.needed(work, now, found)


def close(work: Work, now: datetime, actor: Actor, ticket: Ticket, *, how: Ending) -> Ticket:
    closed = work.tickets.save(ticket.confirmed(now))
    work.timers.clear(f"close:{ticket.id}")
    work.timeline.add(now, "closed", by=actor, ticket=ticket.id, facts={"how": how})
    if how is not Ending.RATED:
        tell.team(work, now, closed, f"staff-closed-{how}")
    _redraw(work, now, closed)
    return closed


def note(
    work: Work,
    now: datetime,
    actor: Actor,
    *,
    ticket: TicketId,
    words: Words,
    place: Place,
    message: str,
    files: tuple[FileRef, ...] = (),
) -> Entry:
    """A colleague's word in the thread: kept with the ticket, never sent on. Level 3 reads what is written in the
    thread of those who asked it."""
    found = speaking.may_note(work, actor, ticket)
    entry = Entry(found.id, actor.known.id, Side.INTERNAL, words, now, place.channel, place.chat, message)
    entry = work.entries.add(entry)
    fetch(work, now, entry.id, files)
    work.timeline.add(now, "noted", by=actor, ticket=ticket, facts={"entry": entry.id})
    if _elsewhere(work, found, entry):
        tell.under(work, now, found, "noted-elsewhere", {"entry": entry.id}, kind=Kind.WORDS)
    return entry


def _elsewhere(work: Work, ticket: Ticket, entry: Entry) -> bool:
    """Among staff, but not where its team reads it."""
    where = Place(entry.channel, entry.chat)
    return entry.side is Side.INTERNAL and where not in dict(tell.staff_places(work, ticket))


def edit(work: Work, now: datetime, actor: Actor, *, entry: Entry, words: Words) -> None:
    """The author changed what they wrote: both versions are kept, and the team sees the new one (A21).

    What was sent on to the customer stays as it went: who changed it here is told so.
    """
    if entry.author != actor.known.id:
        raise Refused("not-yours")
    if entry.words == words:
        return
    work.tickets.hold(entry.ticket)
    work.entries.revise(entry.id, words, now=now)
    work.timeline.add(now, "edited", by=actor, ticket=entry.ticket, facts={"entry": entry.id})
    ticket = work.tickets.get(entry.ticket)
    if entry.side is Side.CUSTOMER and ticket.team:
        tell.staff(work, now, ticket, "edited", entry=entry.id)
    if entry.side is Side.INTERNAL and ticket.team and work.entries.sent_on(entry):
        tell.team(work, now, ticket, "edited-after-sending")


def file_stored(work: Work, now: datetime, *, file: int, stored: StoredFile) -> None:
    """A file that was on its way is on our disk: on to whoever waits for it."""
    _held(work, work.entries.get(work.entries.file(file)[0]))  # it may be on its way to its team just now
    work.entries.stored(file, stored)
    _pass_on(work, now, file)


def _held(work: Work, entry: Entry) -> Ticket:
    """Alone with the ticket that it belongs to, though it may have stood aside until a moment ago."""
    ticket, belongs = work.tickets.hold(entry.ticket), work.entries.get(entry.id).ticket
    return ticket if belongs == ticket.id else work.tickets.hold(belongs)


def file_lost(work: Work, now: datetime, *, file: int, why: str) -> None:
    """It cannot be had (too large, gone): the one who sent it and the one who waits for it are told."""
    entry_id, ref = work.entries.file(file)
    entry = work.entries.get(entry_id)
    ticket = _held(work, entry)
    work.entries.lost(file, why=why)
    work.timeline.add(now, "file-lost", ticket=ticket.id, facts={"entry": entry.id, "name": ref.name, "why": why})
    if entry.side in (Side.CUSTOMER, Side.ASIDE):
        tell.customer(work, now, ticket, "file-lost", name=ref.name, why=why)
    if work.entries.get(entry.id).side is not Side.ASIDE:
        tell.staff(work, now, ticket, "staff-file-lost", name=ref.name, why=why)
    _pass_on(work, now, file)


def reachable(work: Work, now: datetime, actor: Actor, *, address: Address, blocked: bool) -> None:
    """They blocked the bot, or are back: whoever works for them is told at once."""
    since = work.people.blocked_since(address)
    work.people.blocked(address, now if blocked else None)
    act = "blocked" if blocked else "returned"
    work.timeline.add(now, act, by=actor, facts={"account": address.user})
    if actor.known.is_staff:
        return
    for ticket in work.tickets.of_customer(actor.known.id, most=MOST_TOLD, open_only=True):
        tell.staff(work, now, ticket, f"customer-{act}", who=actor.known.name)
    if not blocked:
        _caught_up(work, now, actor, since)


def _caught_up(work: Work, now: datetime, actor: Actor, since: datetime | None) -> None:
    """They see how their open tickets stand now, and those that were closed while nothing reached them."""
    for ticket in work.tickets.of_customer(actor.known.id, most=MOST_TOLD):
        if not ticket.closed:
            tell.customer_card(work, now, ticket, "ticket")
            calls.caught_up(work, now, ticket)
        if tasks.called(work, now, ticket=ticket.id):
            tell.standing_cards(work, now, ticket)
        if ticket.waits in HEARD:
            silence.watch(work, now, ticket)
        if ticket.status is Status.PENDING or (since and ticket.closed_at and ticket.closed_at >= since):
            _redraw(work, now, ticket)


def delivered(work: Work, now: datetime, *, entry: EntryId, fate: Fate, why: str = "") -> None:
    """What became of an answer on its way out; the team's copy shows it. The customer's next words are about it; a
    failure gives the turn back to the team and calls its owner."""
    work.entries.fated(entry, fate, why=why)
    written = work.entries.get(entry)
    ticket = work.tickets.get(written.ticket)
    if fate is Fate.FAILED:
        ticket = _not_delivered(work, now, ticket, entry, why)
    tell.answer_card(work, now, ticket, written)
    if fate is Fate.DELIVERED:
        news.focus(work, ticket)


def _not_delivered(work: Work, now: datetime, ticket: Ticket, entry: EntryId, why: str) -> Ticket:
    work.timeline.add(now, "not-delivered", ticket=ticket.id, facts={"entry": entry, "why": why})
    heard = ticket.heard_customer()
    if heard != ticket:
        ticket = work.tickets.save(heard)
        tell.cards(work, now, ticket)
    tell.team(work, now, ticket, "not-delivered", why=why)
    return ticket


def files_behind(work: Work, now: datetime, *, entry: EntryId, went: frozenset[int]) -> None:
    """An answer went out with these files only; those that have come meanwhile go after it."""
    written = work.entries.get(entry)
    ticket = work.tickets.get(written.ticket)
    for file in work.entries.files(entry):
        if file.id not in went:
            tell.customer_words(work, now, ticket, written, file=file.id)


def _pass_on(work: Work, now: datetime, file: int) -> None:
    """An answer waits for its files a while; one that comes still later goes after it."""
    entry = work.entries.get(work.entries.file(file)[0])
    ticket = work.tickets.get(entry.ticket)
    stored = any(f.id == file for f in work.entries.files(entry.id))
    if (entry.side is Side.CUSTOMER or _elsewhere(work, ticket, entry)) and ticket.team and stored:
        tell.team_file(work, now, ticket, entry, file)
    if entry.side is Side.ANSWER and entry.fate is Fate.DELIVERED and stored:
        tell.customer_words(work, now, ticket, entry, file=file)


def _redraw(work: Work, now: datetime, ticket: Ticket) -> None:
    tell.cards(work, now, ticket)
    if not ticket.solvings:
        return
    tell.customer_card(work, now, ticket, f"confirm-{ticket.solvings}")
    if ticket.closed:
        tell.customer_card(work, now, ticket, f"rating-{ticket.solvings}")
