"""Tickets, what is written on them, its files, and the cards that show them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta, timezone
from functools import partial

import pytest

from adapters.database.doors import Database
from core.chat.events import FileRef, Place
from core.chat.replies import StoredFile
from core.chat.words import Span, words
from core.errors import Conflict, Refused
from core.people.model import PersonId
from core.tickets.cards import Card
from core.tickets.model import Entry, EntryId, Fate, Side, Status, Ticket, TicketId, Waits
from core.work import Work
from tests.adapters.database.small_desk import NOW, Desk, at_once, person

RICH = (Span("Bitte "), Span("۱۲ 🖨 é", bold=True, italic=True), Span("x", code=True, link="https://x.example/?a=1"))
MINUTE = timedelta(minutes=1)


def opened(db: Database, desk: Desk, subject: str = "It blinks") -> Ticket:
    return db.write_now(lambda w: w.tickets.open(desk.ticket(subject)))


def test_every_field_of_a_ticket_comes_back(db: Database, desk: Desk) -> None:
    ticket = opened(db, desk, "سلام 🖨 'quote\"")
    assert ticket == replace(desk.ticket("سلام 🖨 'quote\""), id=ticket.id)
    full = replace(
        ticket,
        status=Status.PENDING,
        waits=Waits.CONFIRMATION,
        product=desk.product,
        contract=desk.contract,
        team=desk.team,
        owner=desk.maria,
        solution=RICH,
        solvings=2,
        reached_at=NOW + MINUTE,
        solved_at=NOW + 2 * MINUTE,
        closed_at=NOW + 3 * MINUTE,
    )
    saved = db.write_now(lambda w: w.tickets.save(full))
    assert saved == replace(full, version=2)
    assert db.write_now(lambda w: w.tickets.get(ticket.id)) == saved


def test_moments_come_back_in_utc(db: Database, desk: Desk) -> None:
    there = NOW.astimezone(timezone(timedelta(hours=3, minutes=30)))
    known = db.write_now(lambda w: w.tickets.open(replace(desk.ticket(), opened_at=there))).id
    ticket = db.write_now(lambda w: w.tickets.get(known))
    assert ticket.opened_at == NOW
    assert ticket.opened_at.utcoffset() == timedelta(0)
    with pytest.raises(Exception, match="naive moment"):
        db.write_now(lambda w: w.tickets.open(replace(desk.ticket(), opened_at=NOW.replace(tzinfo=None))))


def test_a_ticket_that_is_not_there(db: Database) -> None:
    for number in (0, 1, 10**15 - 1):
        with pytest.raises(Refused) as no:
            db.write_now(lambda w, number=number: w.tickets.get(TicketId(number)))  # type: ignore[misc]
        assert no.value.code == "ticket-unknown"


def test_a_stale_version_is_a_conflict(db: Database, desk: Desk) -> None:
    ticket = opened(db, desk)
    db.write_now(lambda w: w.tickets.save(replace(ticket, subject="first")))
    with pytest.raises(Conflict):
        db.write_now(lambda w: w.tickets.save(replace(ticket, subject="second")))
    assert db.write_now(lambda w: w.tickets.get(ticket.id)).subject == "first"


def test_of_twelve_claimers_at_once_one_wins_and_the_others_are_told_who(db: Database, desk: Desk) -> None:
    ticket = opened(db, desk)
    db.write_now(lambda w: w.tickets.save(ticket.reaching(desk.team, NOW)))
    staff = [db.write_now(partial(_staff, name=f"agent{n}")) for n in range(12)]

    def claim(work: Work, who: PersonId) -> str:
        found = work.tickets.get(ticket.id)
        try:
            owner = work.people.get(found.owner).name if found.owner else ""
            return f"won {work.tickets.save(found.claimed(who, owner_name=owner)).owner}"
        except Refused as no:
            return f"{no.code} {no.args_['who']}"

    outcomes = at_once(db, [partial(claim, who=who) for who in staff], threads=12)
    winner = db.write_now(lambda w: w.tickets.get(ticket.id)).owner
    assert winner is not None
    name = db.write_now(lambda w: w.people.get(winner)).name
    assert sorted(outcomes) == [f"ticket-taken {name}"] * 11 + [f"won {winner}"]


def _staff(work: Work, name: str) -> PersonId:
    return work.people.put_person(person(name))


def test_lists(db: Database, desk: Desk) -> None:
    """A customer's newest first; a team's open ones, unclaimed first and then the oldest."""

    def fn(work: Work) -> None:
        ben = work.people.put_person(person("ben", company=desk.company))
        made = [work.tickets.open(desk.ticket(str(n))) for n in range(5)]
        work.tickets.open(replace(desk.ticket("ben's"), customer=ben))
        reached = [work.tickets.save(t.reaching(desk.team, NOW)) for t in made[:4]]
        owned = work.tickets.save(reached[0].claimed(desk.maria, owner_name=""))
        done = owned.solved(desk.maria, words("x"), NOW, owner_name="")
        work.tickets.save(done.confirmed(NOW))
        work.tickets.save(reached[1].claimed(desk.maria, owner_name=""))

    db.write_now(fn)

    def subjects(fn: Callable[[Work], list[Ticket]]) -> list[str]:
        return [ticket.subject for ticket in db.write_now(fn)]

    assert subjects(lambda w: w.tickets.of_customer(desk.anna, most=10)) == ["4", "3", "2", "1", "0"]
    assert subjects(lambda w: w.tickets.of_customer(desk.anna, most=2)) == ["4", "3"]
    assert subjects(lambda w: w.tickets.of_customer(desk.anna, most=10, open_only=True)) == ["4", "3", "2", "1"]
    assert subjects(lambda w: w.tickets.of_company(desk.company, most=2)) == ["ben's", "4"]
    assert subjects(lambda w: w.tickets.of_teams(frozenset({desk.team}), most=10)) == ["2", "3", "1"]
    assert subjects(lambda w: w.tickets.of_teams(frozenset({desk.other_team}), most=10)) == []
    assert subjects(lambda w: w.tickets.of_teams(frozenset(), most=10)) == []


def entry(db: Database, desk: Desk, ticket: Ticket, **more: object) -> Entry:
    first = Entry(ticket.id, desk.anna, Side.CUSTOMER, words("It blinks"), NOW, "telegram:customer", "7", "m1")
    return db.write_now(lambda w: w.entries.add(replace(first, **more)))  # type: ignore[arg-type]


def test_every_field_of_an_entry_comes_back(db: Database, desk: Desk) -> None:
    ticket = opened(db, desk)
    full = Entry(
        ticket.id,
        desk.maria,
        Side.ANSWER,
        RICH,
        NOW,
        "slack",
        "C1",
        None,
        fate=Fate.FAILED,
        why="blocked",
        unread=("poll", "δ"),
        origin=entry(db, desk, ticket).id,
    )
    added = db.write_now(lambda w: w.entries.add(full))
    assert added == replace(full, id=added.id)
    assert db.write_now(lambda w: w.entries.get(added.id)) == added
    db.write_now(lambda w: w.entries.fated(added.id, Fate.DELIVERED))
    after = db.write_now(lambda w: w.entries.get(added.id))
    assert (after.fate, after.why) == (Fate.DELIVERED, "")


def test_a_word_that_was_sent_on_is_known_by_its_id(db: Database, desk: Desk) -> None:
    ticket = opened(db, desk)
    sent, kept = (entry(db, desk, ticket, side=Side.INTERNAL) for _ in range(2))
    entry(db, desk, ticket, side=Side.ANSWER, origin=sent.id)
    known = db.write_now(lambda w: [w.entries.sent_on(one) for one in (sent, kept)])
    assert known == [True, False]


def test_entries_in_their_order_and_by_where_they_were_written(db: Database, desk: Desk) -> None:
    ticket, other = opened(db, desk), opened(db, desk)
    made = [entry(db, desk, ticket, message=f"m{n}", words=words(str(n))) for n in range(5)]
    entry(db, desk, other, message="m9")
    assert db.write_now(lambda w: w.entries.of(ticket.id)) == made
    assert db.write_now(lambda w: w.entries.of(ticket.id, most=2)) == made[:2]
    assert db.write_now(lambda w: w.entries.written_as("telegram:customer", "7", "m3")) == made[3]
    for elsewhere in (("slack", "7", "m3"), ("telegram:customer", "8", "m3"), ("telegram:customer", "7", "m33")):
        assert db.write_now(lambda w, at=elsewhere: w.entries.written_as(*at)) is None  # type: ignore[misc]


def test_every_version_of_an_entry_is_kept(db: Database, desk: Desk) -> None:
    written = entry(db, desk, opened(db, desk), words=RICH)
    db.write_now(lambda w: w.entries.revise(written.id, words("second"), now=NOW))
    db.write_now(lambda w: w.entries.revise(written.id, words("third"), now=NOW + MINUTE))
    assert db.write_now(lambda w: w.entries.get(written.id)).words == words("third")
    assert db.write_now(lambda w: w.entries.revisions(written.id)) == [RICH, words("second")]


REF = FileRef("telegram:customer", "AgAC-_1", "φωτό 📷.jpg", "image/jpeg", 2**40, "photo")


def test_a_file_is_wanted_until_it_is_stored_or_lost(db: Database, desk: Desk) -> None:
    written = entry(db, desk, opened(db, desk))

    def fn(work: Work) -> None:
        first, second, third = (work.entries.attach(written.id, replace(REF, remote=f"r{n}")) for n in range(3))
        assert work.entries.file(second) == (written.id, replace(REF, remote="r1"))
        assert (work.entries.wanted(written.id), work.entries.files(written.id)) == (3, [])
        stored = StoredFile(second, "ab/cd", "photo.jpg", "image/png", 12, "photo")
        work.entries.stored(second, stored)
        assert (work.entries.wanted(written.id), work.entries.files(written.id)) == (2, [stored])
        work.entries.lost(first, why="too-large")
        work.entries.stored(third, replace(stored, id=third))
        assert work.entries.wanted(written.id) == 0
        assert [file.id for file in work.entries.files(written.id)] == [second, third]

    db.write_now(fn)


def test_a_file_whose_size_nobody_knows(db: Database, desk: Desk) -> None:
    written = entry(db, desk, opened(db, desk))
    file = db.write_now(lambda w: w.entries.attach(written.id, replace(REF, size=None)))
    assert db.write_now(lambda w: w.entries.file(file))[1].size is None


def test_a_card_stands_in_one_place_as_one_message(db: Database, desk: Desk) -> None:
    ticket = opened(db, desk).id
    here = Place("telegram:customer", "7")
    card = Card(ticket, "ticket", here, "m1", NOW, 4, "digest")
    threaded = Card(ticket, "answer-3", Place("slack", "C1", "17.5"), "m1", NOW, 0, "d")

    def fn(work: Work) -> None:
        work.cards.put(card)
        work.cards.put(threaded)
        assert work.cards.get(TicketId(ticket), "ticket", here) == card
        assert work.cards.get(TicketId(ticket), "ticket", Place("telegram:customer", "8")) is None
        assert work.cards.get(TicketId(ticket), "rating-1", here) is None
        assert {c.name: c for c in work.cards.of(TicketId(ticket))} == {"ticket": card, "answer-3": threaded}
        assert work.cards.shown_as("slack", "C1", "m1") == threaded
        anew = replace(card, message="m2", posted_at=NOW + MINUTE, count=9, drawn="other")
        work.cards.put(anew)
        assert work.cards.get(TicketId(ticket), "ticket", here) == anew
        assert work.cards.shown_as("telegram:customer", "7", "m1") is None
        work.cards.forget(anew)
        assert work.cards.of(TicketId(ticket)) == [threaded]

    db.write_now(fn)


def test_the_threads_of_open_tickets(db: Database, desk: Desk) -> None:
    def fn(work: Work) -> None:
        made = [work.tickets.open(desk.ticket()) for _ in range(3)]
        for number, ticket in enumerate(made):
            work.cards.put(Card(ticket.id, "ticket", Place("slack", "C1"), f"{number}.5", NOW, 0, "d"))
            work.cards.put(Card(ticket.id, "answer-1", Place("slack", "C1", f"{number}.5"), f"{number}.7", NOW, 0, "d"))
            work.cards.put(Card(ticket.id, "ticket", Place("telegram:customer", "7"), f"m{number}", NOW, 0, "d"))
        work.tickets.save(replace(made[2], closed_at=NOW))

    db.write_now(fn)
    assert db.write_now(lambda w: w.tickets.threads("slack")) == [Place("slack", "C1", f"{n}.5") for n in range(2)]


def test_an_entry_that_is_not_there(db: Database) -> None:
    with pytest.raises(Refused) as no:
        db.write_now(lambda w: w.entries.get(EntryId(99)))
    assert no.value.code == "button-old"
