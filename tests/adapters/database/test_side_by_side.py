"""Two transactions on PostgreSQL that do not see each other's changes yet: nothing may fall between them."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing

import psycopg
import pytest

from adapters.database.doors import Database
from core.chat.events import Address, FileRef, Place, Said
from core.chat.replies import StoredFile
from core.chat.words import words
from core.outbox import Kind, Outgoing
from core.people.model import Actor
from core.tickets import actions, intake
from core.tickets.model import TicketId
from core.work import Work
from tests.adapters.database.small_desk import NOW, Desk, made

CHAT = Address("telegram:customer", "1001")
PHOTO = FileRef("telegram:customer", "remote", "photo.jpg", "image/jpeg", kind="photo")


@pytest.fixture
def db(postgresql_url: str) -> Iterator[Database]:
    opened = Database(postgresql_url)
    yield opened
    opened.close_now()


@pytest.fixture
def desk(db: Database) -> Desk:
    return db.write_now(made)


def overlapping(db: Database, first: Callable[[Work], object], second: Callable[[Work], object]) -> None:
    """`second` runs while `first` has done everything but its commit: to its end, or until it waits for `first`."""
    done = threading.Event()

    def held_open(work: Work) -> None:
        first(work)
        done.set()
        with closing(psycopg.connect(db.url, autocommit=True)) as look:
            while not other.done() and not _somebody_waits(look):
                pass

    with ThreadPoolExecutor(2) as threads:
        other: Future[object] = threads.submit(lambda: done.wait(20) and db.write_now(second))
        one = threads.submit(db.write_now, held_open)
        one.result(timeout=30)
        other.result(timeout=30)


def _somebody_waits(look: psycopg.Connection) -> bool:
    row = look.execute("SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'").fetchone()
    return bool(row and row[0])


def said(text: str, files: tuple[FileRef, ...] = ()) -> Said:
    place = Place(CHAT.channel, CHAT.user)
    return Said(CHAT, "Anna", "en", place, NOW, text, words=words(text), files=files)


def told_to_team(work: Work, name: str) -> int:
    rows = work.outbox.claim("slack", now=NOW, most=10, busy=set(), resting=set())
    while rows and not any(row.name == name for row in rows):
        for row in rows:
            work.outbox.sent(row, ("1.0",), now=NOW)
        rows = work.outbox.claim("slack", now=NOW, most=10, busy=set(), resting=set())
    return sum(row.name == name for row in rows)


def opened(db: Database, desk: Desk, *files: FileRef) -> TicketId:
    def fn(work: Work) -> TicketId:
        anna = Actor(work.people.get(desk.anna), CHAT.channel)
        return intake.hear(work, NOW, anna, said=said("", tuple(files)), into=None).id

    return db.write_now(fn)


@pytest.mark.parametrize("words_first", [True, False])
def test_words_that_come_while_the_ticket_goes_to_its_team_reach_the_team(
    db: Database, desk: Desk, *, words_first: bool
) -> None:
    ticket = opened(db, desk)

    def writes(work: Work) -> None:
        anna = Actor(work.people.get(desk.anna), CHAT.channel)
        intake.hear(work, NOW, anna, said=said("one more thing"), into=work.tickets.get(ticket))

    def goes(work: Work) -> None:
        intake.intake_over(work, NOW, ticket=ticket)

    overlapping(db, *((writes, goes) if words_first else (goes, writes)))
    assert db.write_now(lambda w: told_to_team(w, "customer-words")) == 1


@pytest.mark.parametrize("file_first", [True, False])
def test_a_file_that_arrives_while_the_ticket_goes_to_its_team_reaches_the_team(
    db: Database, desk: Desk, *, file_first: bool
) -> None:
    ticket = opened(db, desk, PHOTO)
    stored = StoredFile(1, "path", "photo.jpg", "image/jpeg", 3, "photo")

    def arrives(work: Work) -> None:
        actions.file_stored(work, NOW, file=1, stored=stored)

    def goes(work: Work) -> None:
        intake.intake_over(work, NOW, ticket=ticket)

    overlapping(db, *((arrives, goes) if file_first else (goes, arrives)))
    assert db.write_now(lambda w: told_to_team(w, "customer-file")) == 1


def test_two_pumps_that_claim_at_once_never_have_the_same_row(db: Database) -> None:
    db.write_now(lambda w: w.outbox.add(Outgoing(Kind.NOTICE, "help", Place("slack", "C1")), now=NOW))
    claimed: list[Outgoing] = []

    def claim(work: Work) -> None:
        claimed.extend(work.outbox.claim("slack", now=NOW, most=9, busy=set(), resting=set()))

    overlapping(db, claim, claim)
    assert [row.attempt for row in claimed] == [1]


def test_a_card_that_is_drawn_at_this_moment_is_drawn_once_more(db: Database, desk: Desk) -> None:
    ticket = opened(db, desk)
    row = Outgoing(Kind.CARD, "ticket", Place("slack", "CPRINT"), ticket=ticket)
    db.write_now(lambda w: w.outbox.add(row, now=NOW))

    def claim(work: Work) -> None:
        assert work.outbox.claim("slack", now=NOW, most=1, busy=set(), resting=set())

    overlapping(db, claim, lambda w: w.outbox.add(row, now=NOW))
    assert db.write_now(lambda w: w.outbox.requeue("slack")) == 1
    assert db.write_now(lambda w: told_to_team(w, "ticket")) == 1
    assert db.write_now(_settled_and_next) == 1


def _settled_and_next(work: Work) -> int:
    """One that is on its way is settled; how many come after it."""
    work.outbox.requeue("slack")
    (row,) = work.outbox.claim("slack", now=NOW, most=1, busy=set(), resting=set())
    work.outbox.sent(row, ("1.0",), now=NOW)
    return len(work.outbox.claim("slack", now=NOW, most=1, busy=set(), resting=set()))
