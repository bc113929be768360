"""Steps that may be taken back, and items: as they were, on each database."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from adapters.database.doors import Database
from core.assets.model import Asset, AssetId
from core.billing.model import Item, ItemKind
from core.chat.words import Span
from core.tickets.model import Priority, Severity, Status, Ticket, TicketId, Waits
from core.tickets.undo import Step
from core.work import Work
from tests.play import NOW, desk


def opened(work: Work) -> Ticket:
    """One with something in every field."""
    desk()(work)
    anna, maria = work.people.by_key("anna"), work.people.by_key("maria")
    assert anna
    assert anna.company
    assert maria
    (team,) = maria.teams
    asset = work.assets.put(Asset(AssetId(0), "a", anna.company, "Laser"))
    ticket = Ticket(TicketId(0), anna.id, anna.company, "It blinks", NOW, Status.ASSIGNED, Waits.LEVEL3)
    return work.tickets.open(
        replace(
            ticket,
            team=team,
            owner=maria.id,
            solution=(Span("New "), Span("drum", bold=True)),
            solvings=2,
            reached_at=NOW,
            solved_at=NOW + timedelta(microseconds=7),
            kind="problem",
            asset=asset,
            category="Toner",
            priority=Priority.HIGH,
            severity=Severity.HINDERED,
            urgent=True,
            need="Look",
            back_to=team,
            opened_by=maria.id,
        )
    )


def test_a_step_is_kept_whole_until_it_is_cleared(database_url: str) -> None:
    db = Database(database_url)
    ticket = db.write_now(opened)
    assert ticket.owner
    step = Step("solved", ticket.owner, ticket, 3, NOW + timedelta(seconds=10))
    assert db.write_now(lambda w: w.undos.get(ticket.id)) is None
    db.write_now(lambda w: w.undos.put(step))
    assert db.write_now(lambda w: w.undos.get(ticket.id)) == step
    later = replace(step, act="handed-over", version=4)

    def replaced(work: Work) -> Step | None:
        work.undos.get(ticket.id)
        work.undos.put(later)
        return work.undos.get(ticket.id)

    assert db.write_now(replaced) == later

    def cleared(work: Work) -> Step | None:
        work.undos.clear(ticket.id)
        return work.undos.get(ticket.id)

    assert db.write_now(cleared) is None
    assert db.write_now(lambda w: w.undos.get(ticket.id)) is None
    db.close_now()


def test_items_come_back_in_the_order_in_which_they_were_noted(database_url: str) -> None:
    db = Database(database_url)
    ticket = db.write_now(opened)
    assert ticket.owner
    drum = Item(ticket.id, ItemKind.PART, "Drum", 2, 4990, "EUR", ticket.owner, NOW)
    work_ = replace(drum, kind=ItemKind.LABOUR, name="Exchange", quantity=90, price=10**11, currency="IRR")
    journey = replace(drum, kind=ItemKind.SERVICE, price=None)
    kept = [db.write_now(lambda w, one=one: w.items.add(one)) for one in (drum, work_, journey)]  # type: ignore[misc]
    assert [replace(item, id=drum.id) for item in kept] == [drum, work_, journey]
    assert db.write_now(lambda w: w.items.of(ticket.id)) == kept
    assert db.write_now(lambda w: w.items.of(TicketId(99))) == []
    db.close_now()


def test_earlier_ones_and_those_of_an_owner(database_url: str) -> None:
    db = Database(database_url)
    first = db.write_now(opened)
    owner = first.owner
    assert owner

    def more(work: Work) -> Ticket:
        return work.tickets.open(replace(first, owner=None))

    second = db.write_now(more)
    assert db.write_now(lambda w: w.tickets.earlier(first.customer, before=second.id)) == 1
    assert db.write_now(lambda w: w.tickets.earlier(first.customer, before=first.id)) == 0
    assert [one.id for one in db.write_now(lambda w: w.tickets.of_owner(owner, most=5))] == [first.id]
    db.write_now(lambda w: w.tickets.save(replace(first, closed_at=NOW)))
    assert db.write_now(lambda w: w.tickets.of_owner(owner, most=5)) == []
    db.close_now()
