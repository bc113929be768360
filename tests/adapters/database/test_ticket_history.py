"""What a customer finds again: the history of a period, what was closed last, and words that stand aside."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from adapters.database.doors import Database
from core.chat.words import words
from core.tickets.model import Entry, EntryId, Side, Status, Ticket, TicketId
from core.work import Work
from tests.adapters.database.small_desk import NOW, Desk, person

DAY = timedelta(days=1)


def opened(work: Work, desk: Desk, ago: int, *, closed: int | None = None) -> TicketId:
    """So many days ago, and closed so many days ago."""
    ticket = replace(desk.ticket(f"{ago}"), opened_at=NOW - ago * DAY)
    if closed is not None:
        ticket = replace(ticket, status=Status.COMPLETED, closed_at=NOW - closed * DAY)
    return work.tickets.open(ticket).id


def test_a_period_holds_what_was_opened_or_closed_in_it(db: Database, desk: Desk) -> None:
    def fn(work: Work) -> list[list[TicketId]]:
        for ago, closed in ((90, 80), (60, 5), (20, None), (10, 9)):
            opened(work, desk, ago, closed=closed)
        since = NOW - 30 * DAY
        whole = work.tickets.history(desk.anna, whole_company=False, since=since, most=9)
        pages = [work.tickets.history(desk.anna, whole_company=False, since=since, most=2, before=b) for b in (None, 3)]
        return [[ticket.id for ticket in found] for found in (whole, *pages)]

    assert db.write_now(fn) == [[4, 3, 2], [4, 3], [2]]


def test_the_company_is_asked_for_as_a_whole_or_not(db: Database, desk: Desk) -> None:
    def fn(work: Work) -> list[list[Ticket]]:
        ben = work.people.put_person(person("ben", company=desk.company))
        opened(work, desk, 3)
        work.tickets.open(replace(desk.ticket("BEN"), customer=ben))
        other = work.people.put_company(key="borea", name="Borea")
        work.tickets.open(replace(desk.ticket("BELA"), company=other))
        since = NOW - 30 * DAY
        return [
            work.tickets.history(ben, whole_company=False, since=since, most=9),
            work.tickets.history(desk.company, whole_company=True, since=since, most=9),
            work.tickets.of_company(desk.company, most=9, open_only=True),
        ]

    mine, all_, open_ = db.write_now(fn)
    assert [ticket.subject for ticket in mine] == ["BEN"]
    assert [ticket.subject for ticket in all_] == [ticket.subject for ticket in open_] == ["BEN", "3"]


def test_what_was_closed_last_is_not_what_was_opened_last(db: Database, desk: Desk) -> None:
    def fn(work: Work) -> list[Ticket | None]:
        none = work.tickets.closed_last(desk.anna)
        for ago, closed in ((30, 1), (20, 10), (5, None)):
            opened(work, desk, ago, closed=closed)
        return [none, work.tickets.closed_last(desk.anna), work.tickets.closed_last(desk.maria)]

    none, last, others = db.write_now(fn)
    assert none is others is None
    assert last is not None
    assert last.subject == "30"


def test_what_stands_aside_is_found_and_settled(db: Database, desk: Desk) -> None:
    def fn(work: Work) -> tuple[list[EntryId], list[EntryId], Entry]:
        first, second = opened(work, desk, 5, closed=1), opened(work, desk, 0)
        entry = Entry(first, desk.anna, Side.CUSTOMER, words("It blinks"), NOW, "telegram:customer", "1", "m1")
        work.entries.add(entry)
        aside = [work.entries.add(replace(entry, side=Side.ASIDE, message=f"a{n}")).id for n in (1, 2)]
        found = [one.id for one in work.entries.aside(first)]
        work.entries.settled(aside[0], second)
        assert found == aside
        return [one.id for one in work.entries.aside(first)], aside, work.entries.get(aside[0])

    left, aside, settled = db.write_now(fn)
    assert left == aside[1:]
    assert (settled.ticket, settled.side, settled.words) == (2, Side.CUSTOMER, words("It blinks"))
