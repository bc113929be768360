"""What follows from the outcome of a sending: for the row, for what it was about, and for whoever must know."""

from __future__ import annotations

from datetime import datetime, timedelta

from bots.drawing import Drawn, count_sent, settle_sent
from core import outbox
from core.chat.events import Address, Place
from core.errors import DeliveryFailed
from core.outbox import Kind, Outgoing
from core.tickets import actions, calls, news, tell
from core.tickets.model import EntryId, Fate, TicketId
from core.work import Work


def put_off(work: Work, row: Outgoing, shown: Drawn | DeliveryFailed | None, now: datetime) -> bool:
    """It asks to be drawn later."""
    if not isinstance(shown, DeliveryFailed) or shown.retry_after is None:
        return False
    work.outbox.put_off(row, until=now + timedelta(seconds=shown.retry_after))
    return True


def arrived(
    work: Work, *, row: Outgoing, shown: Drawn, ids: tuple[str, ...], now: datetime, follow: bool = True
) -> None:
    """`follow`, here and below: with what follows from it for others."""
    if not follow:
        work.outbox.sent(row, ids, now=now)
        return
    if _is_answer(row) and row.ticket:
        work.tickets.hold(TicketId(row.ticket))  # first, as turns do; a file of it may arrive just now
    if not settle_sent(work, row, shown, ids, now):
        return
    if _is_answer(row):
        if "file" not in row.facts:
            went = frozenset(file.id for file in shown.post.message.files)
            actions.files_behind(work, now, entry=EntryId(row.facts["entry"]), went=went)
        actions.delivered(work, now, entry=EntryId(row.facts["entry"]), fate=Fate.DELIVERED)
    if _is_question(row) and row.ticket:
        news.asked(work, now, ticket=TicketId(row.ticket))
    if row.kind is not Kind.CARD:  # a card is counted where it is settled
        count_sent(work, row, shown, ids)


def dropped(work: Work, *, row: Outgoing, now: datetime, follow: bool = True) -> None:
    if work.outbox.ended(row, "dropped", why="no longer true", now=now) and follow:
        work.timeline.add(now, "not-told", ticket=row.ticket, facts={"name": row.name})


def failed(work: Work, *, row: Outgoing, failure: DeliveryFailed, now: datetime, follow: bool = True) -> None:
    """Again later, or given up: then whoever must know is told why."""
    forgotten = follow and failure.code == "gone" and _forgotten(work, row, now)
    if forgotten:
        failure = DeliveryFailed("gone", retry_after=0, detail="the card is posted anew")
    due_at = outbox.next_try(row, failure, now)
    if due_at is not None:
        again = work.outbox.again(row, due_at=due_at, failure=failure)
        first = 2 if row.kind is Kind.CARD else 1  # a card that was only deleted stands again by then
        if again and follow and not forgotten and outbox.mendable(row, failure) and row.attempt == first:
            _alert(work, row, failure, now)
    elif work.outbox.ended(row, "failed", why=str(failure), now=now) and follow:
        _given_up(work, row, failure, now)


def _given_up(work: Work, row: Outgoing, failure: DeliveryFailed, now: datetime) -> None:
    if failure.code == "blocked":
        work.people.blocked(Address(row.place.channel, row.place.chat), now)
    work.timeline.add(now, "not-delivered", ticket=row.ticket, facts={"name": row.name, "why": failure.code})
    if _is_answer(row):
        actions.delivered(work, now, entry=EntryId(row.facts["entry"]), fate=Fate.FAILED, why=failure.code)
    elif _is_question(row) and row.ticket:
        news.not_asked(work, now, ticket=TicketId(row.ticket), why=failure.code)
    else:
        _not_told(work, row, failure, now)


def _not_told(work: Work, row: Outgoing, failure: DeliveryFailed, now: datetime) -> None:
    if row.ticket and row.kind is Kind.NOTICE and row.place.channel == tell.CUSTOMER:
        calls.not_told(work, now, ticket=TicketId(row.ticket), notice=row.name, why=failure.code)
    if failure.code != "blocked":
        _alert(work, row, failure, now)


def _alert(work: Work, row: Outgoing, failure: DeliveryFailed, now: datetime) -> None:
    if row.name.startswith("alert-") or "edits" in row.facts:
        return
    if row.place.channel == tell.SLACK and row.person is None and failure.code in ("gone", "rights"):
        told = {"chat": row.place.chat, "command": "/invite @sixstar", "detail": failure.detail}
        tell.administrator(work, now, "alert-channel-closed", **told)
    else:
        tell.administrator(work, now, "alert-not-delivered", name=row.name, chat=row.place.chat, why=failure.code)


def _forgotten(work: Work, row: Outgoing, now: datetime) -> bool:
    """Somebody deleted the card, or the one that the thread hung from: it is posted anew."""
    own = work.cards.get(TicketId(row.ticket or 0), row.name, row.place) if row.kind is Kind.CARD else None
    card = own or (work.cards.get(TicketId(row.under), "ticket", row.place) if row.under else None)
    if card is None:
        return False
    work.cards.forget(card)
    if own is None:
        work.outbox.add(
            Outgoing(Kind.CARD, "ticket", Place(card.place.channel, card.place.chat), ticket=row.ticket), now=now
        )
    return True


def _is_question(row: Outgoing) -> bool:
    """The solution, and whether it is one: what an agent wrote, too."""
    return row.kind is Kind.CARD and row.name.startswith("confirm-")


def _is_answer(row: Outgoing) -> bool:
    return row.kind is Kind.WORDS and row.name == "answer"
