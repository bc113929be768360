"""The desk's file, contracts, conversations, the timeline and ratings."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from adapters.database.doors import Database
from core.catalog.model import Calendar, Level, Product, ProductId, Team
from core.catalog.model import Desk as Policies
from core.chat.conversations import Conversation
from core.chat.events import Answer, FileRef, Place
from core.chat.steps import Run
from core.chat.words import Span
from core.contracts.model import Contract, ContractId
from core.feedback.model import Rating
from core.people.model import Actor, TeamId
from core.timeline import Done
from core.work import Work
from tests.adapters.database.small_desk import NOW, Desk

POLICIES = Policies(
    name="Όστρια ☎",
    locale="el",
    calendar=Calendar("Asia/Tehran", frozenset({4, 5}), frozenset({date(2026, 3, 21), date(2026, 4, 2)})),
    alerts_channel="C9",
    intake_quiet=timedelta(seconds=7.5),
    intake_longest=timedelta(minutes=3),
    product_wait=timedelta(hours=1),
    confirmation_days=9,
    rating_change=timedelta(days=2),
)


def test_the_desks_policies(db: Database) -> None:
    assert db.write_now(lambda w: w.catalog.desk()) == Policies()
    db.write_now(lambda w: w.catalog.put_desk(POLICIES))
    assert db.write_now(lambda w: w.catalog.desk()) == POLICIES
    db.write_now(lambda w: w.catalog.put_desk(replace(POLICIES, name="Other")))
    assert db.write_now(lambda w: w.catalog.desk()).name == "Other"


def test_every_field_of_a_team(db: Database) -> None:
    team = Team(TeamId(0), "τηλ", "Τηλεφωνικό ☎", Level.HEADQUARTERS, "C1", "el", "Europe/Athens")

    def fn(work: Work) -> None:
        known = work.catalog.put_team(team)
        assert work.catalog.team(known) == replace(team, id=known)
        changed = replace(team, name="New", slack_channel=None, level=Level.THREE)
        assert work.catalog.put_team(changed) == known
        assert work.catalog.teams() == [replace(changed, id=known)]

    db.write_now(fn)


def test_the_first_team_of_a_level(db: Database, desk: Desk) -> None:
    first = db.write_now(lambda w: w.catalog.first_team(Level.ONE))
    assert first is not None
    assert first.id == desk.team
    assert db.write_now(lambda w: w.catalog.first_team(Level.SALES)) is None


def test_products(db: Database, desk: Desk) -> None:
    def fn(work: Work) -> None:
        plotter = work.catalog.put_product(Product(ProductId(0), "plotter", "Plotter 🖨", desk.team))
        changed = Product(ProductId(0), "plotter", "Plotter X", desk.other_team)
        assert work.catalog.put_product(changed) == plotter
        assert work.catalog.product(plotter) == replace(changed, id=plotter)
        assert [product.id for product in work.catalog.products()] == [desk.product, plotter]

    db.write_now(fn)


def test_contracts(db: Database, desk: Desk) -> None:
    def fn(work: Work) -> None:
        days = (date(2026, 1, 1), date(2026, 6, 30))
        plotter = work.catalog.put_product(Product(ProductId(0), "plotter", "Plotter", desk.team))
        wanted = Contract(ContractId(0), "K/2", desk.company, *days, frozenset({desk.product, plotter}))
        known = work.contracts.put(wanted)
        assert work.contracts.get(known) == replace(wanted, id=known)
        fewer = replace(wanted, products=frozenset({plotter}), ends=date(2026, 5, 31))
        assert work.contracts.put(fewer) == known
        assert work.contracts.get(known) == replace(fewer, id=known)
        bare = work.contracts.put(replace(wanted, number="K/0", products=frozenset(), starts=date(2019, 1, 1)))
        on = [c.id for c in work.contracts.active(desk.company, date(2026, 5, 31))]
        assert on == [bare, desk.contract, known], "the oldest first"
        assert known not in [c.id for c in work.contracts.active(desk.company, date(2026, 6, 1))]
        assert known in [c.id for c in work.contracts.active(desk.company, date(2026, 1, 1))]
        other = work.people.put_company(key="borea", name="Borea")
        assert work.contracts.active(other, date(2026, 5, 31)) == []

    db.write_now(fn)


HERE = Place("telegram:staff", "7")
FILE = FileRef("telegram:staff", "r1", "φωτό.jpg", "image/jpeg", None, "photo")


def test_every_field_of_a_conversation(db: Database, desk: Desk) -> None:
    ticket = db.write_now(lambda w: w.tickets.open(desk.ticket())).id
    answers: dict[str, Answer] = {
        "text": (Span("سلام ", bold=True), Span("x", link="https://x.example")),
        "files": (FILE,),
        "size": "ξ",
    }
    full = Conversation(HERE, ticket, fresh=True, run=Run("reply", "1", answers, 2), asked_at=NOW, count=7)
    assert db.write_now(lambda w: w.conversations.at(HERE)) == Conversation(HERE)
    db.write_now(lambda w: w.conversations.put(full, more=7))
    assert db.write_now(lambda w: w.conversations.at(HERE)) == full
    db.write_now(lambda w: w.conversations.put(replace(full, run=None, focus=None, fresh=False, asked_at=None)))
    assert db.write_now(lambda w: w.conversations.at(HERE)) == Conversation(HERE, count=7)
    threaded = Place(HERE.channel, HERE.chat, "17.5")
    assert db.write_now(lambda w: w.conversations.at(threaded)).place == HERE, "one conversation for each chat"


def test_messages_in_a_chat_are_counted(db: Database) -> None:
    assert [db.write_now(lambda w, n=n: w.conversations.counted(HERE, n)) for n in (2, 3)] == [2, 5]  # type: ignore[misc]
    assert db.write_now(lambda w: w.conversations.at(HERE)).count == 5


def test_the_timeline_tells_who_did_what_when_from_where(db: Database, desk: Desk) -> None:
    def fn(work: Work) -> list[Done]:
        ticket = work.tickets.open(desk.ticket()).id
        maria = Actor(work.people.get(desk.maria), "slack")
        work.timeline.add(NOW, "claimed", by=maria, ticket=ticket, facts={"who": "Μαρία", "list": [1, None]})
        work.timeline.add(NOW, "closed", ticket=ticket)
        work.timeline.add(NOW, "desk-applied")
        return work.timeline.of(ticket)

    claimed, closed = db.write_now(fn)
    assert claimed == Done(NOW, "claimed", 1, desk.maria, "slack", {"who": "Μαρία", "list": [1, None]})
    assert (closed.act, closed.person, closed.where, closed.facts) == ("closed", None, "desk", {})


def test_one_rating_for_each_solving(db: Database, desk: Desk) -> None:
    def fn(work: Work) -> None:
        ticket = work.tickets.open(desk.ticket()).id
        first = Rating(ticket, 1, 2, NOW, "αργά 🐌")
        work.ratings.put(first)
        work.ratings.put(Rating(ticket, 2, 6, NOW))
        assert work.ratings.get(ticket, 1) == first
        work.ratings.put(replace(first, stars=3, comment=""))
        assert work.ratings.get(ticket, 1) == replace(first, stars=3, comment="")
        assert work.ratings.get(ticket, 2) == Rating(ticket, 2, 6, NOW)
        assert work.ratings.get(ticket, 3) is None

    db.write_now(fn)
