"""An answer that left is marked, with its files, and one that could not calls its owner; cards change in place."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest

from adapters.database.doors import Database
from bots.pace import Limits, Pace
from core.chat.events import FileRef
from core.chat.replies import StoredFile
from core.chat.words import words
from core.errors import DeliveryFailed
from core.outbox import Kind, Outgoing
from core.people.model import Actor, PersonId
from core.tickets import actions
from core.tickets.model import Entry, EntryId, Fate, Ticket, TicketId
from core.work import Work
from tests.bots.runtime import BOT, holds, until
from tests.bots.sender import ANNA, Sender, made
from tests.play import spoken

pytestmark = pytest.mark.usefixtures("quick")


def claimed(work: Work, now: datetime) -> tuple[Ticket, Actor]:
    """Maria has Anna's ticket."""
    anna, maria = work.people.by_key("anna"), work.people.by_key("maria")
    assert anna
    assert anna.company
    assert maria
    (team,) = maria.teams
    ticket = work.tickets.open(Ticket(TicketId(0), anna.id, anna.company, "It blinks", now))
    ticket = work.tickets.save(ticket.reaching(team, now))
    actor = Actor(maria, "slack")
    return actions.claim(work, now, actor, ticket=ticket.id), actor


async def answered(sender: Sender, *files: FileRef) -> None:
    def fn(work: Work) -> None:
        ticket, maria = claimed(work, sender.clock())
        actions.reply(work, sender.clock(), maria, ticket=ticket.id, text=words("Restart it"), files=files)

    await sender.db.write(fn)


def answer(work: Work) -> Entry:
    return work.entries.get(EntryId(1))


async def test_an_answer_that_arrived_is_marked(sender: Sender) -> None:
    await answered(sender)
    sender.start()
    await holds(sender.db, lambda w: answer(w).fate is Fate.DELIVERED)
    assert any("Restart it" in text for text in sender.wire.texts())


PHOTOS = tuple(FileRef("slack", f"F{n}", f"photo{n}.jpg", "image/jpeg", kind="photo") for n in (1, 2))


async def stored(sender: Sender, file: int) -> None:
    kept = StoredFile(file, f"path-{file}", f"photo{file}.jpg", "image/jpeg", 1, "photo")
    await sender.db.write(lambda w: actions.file_stored(w, sender.clock(), file=file, stored=kept))
    sender.pump.poked.set()


def of_answer(sender: Sender, column: str) -> Any:
    return next(value for name, value in sender.rows(f"name, {column}") if name == "answer")


def gone_out(sender: Sender) -> list[tuple[bool, list[str]]]:
    """Of each answer whether its words were in it, and its files."""
    posts = [post for post in sender.wire.sent if "Maria" in spoken(post.message, post.say) and not post.edits]
    about = [post for post in posts if post.message.title is None]
    return [
        ("Restart it" in spoken(post.message, post.say), [file.name for file in post.message.files]) for post in about
    ]


async def test_an_answer_waits_for_its_files_at_no_cost(db: Database) -> None:
    """Looking whether they are here is no attempt, and takes nothing of the chat's budget."""
    sender = made(db, pace=Pace(Limits(2, 0.001, 100, 100.0)))
    await answered(sender, *PHOTOS[:1])
    sender.start()
    for _ in range(3):
        due = of_answer(sender, "due_at")
        await sender.later(seconds=1)
        await until(lambda due=due: of_answer(sender, "due_at") > due)  # type: ignore[misc]
    await stored(sender, 1)
    await sender.later(seconds=1)
    await holds(db, lambda w: answer(w).fate is Fate.DELIVERED)
    assert gone_out(sender) == [(True, ["photo1.jpg"])]
    assert of_answer(sender, "attempt") == 1
    await sender.stop()


async def test_an_answer_whose_files_do_not_come_goes_first_and_they_come_after_it(sender: Sender) -> None:
    await answered(sender, *PHOTOS)
    await sender.add("next")
    sender.start()
    await stored(sender, 2)
    await sender.later(seconds=55)
    assert gone_out(sender) == []
    await sender.later(seconds=6)
    await until(lambda: "next" in sender.wire.texts())
    assert gone_out(sender) == [(True, ["photo2.jpg"])]
    await stored(sender, 1)
    await until(lambda: len(gone_out(sender)) == 2)
    assert gone_out(sender)[1] == (False, ["photo1.jpg"])


async def test_a_file_that_comes_while_its_answer_is_on_its_way_goes_after_it(sender: Sender) -> None:
    await answered(sender, *PHOTOS[:1])
    due = of_answer(sender, "due_at")
    sender.start()
    await until(lambda: of_answer(sender, "due_at") > due)
    sender.wire.hold = asyncio.Event()
    await sender.later(minutes=2)
    await until(lambda: of_answer(sender, "state") == "sending")
    await stored(sender, 1)
    sender.wire.hold.set()
    await until(lambda: len(gone_out(sender)) == 2)
    assert gone_out(sender) == [(True, []), (False, ["photo1.jpg"])]


async def test_an_answer_that_cannot_arrive_is_marked_and_its_owner_called(sender: Sender) -> None:
    await answered(sender)
    sender.wire.fails = [DeliveryFailed("blocked", permanent=True)] * 2
    sender.start()
    await holds(sender.db, lambda w: answer(w).fate is Fate.FAILED)
    told = [name for name, chat in sender.rows("name, chat") if chat == "CPRINT"]
    assert "not-delivered" in told
    assert "alert-not-delivered" not in told
    done = await sender.db.write(lambda w: [entry.act for entry in w.timeline.of(1)])
    assert "not-delivered" in done

    def reachable(work: Work) -> bool:
        anna = work.people.by_key("anna")
        return anna is not None and work.people.address(anna.id, BOT) is not None

    assert not await sender.db.write(reachable), "nothing more is tried until they are back"


async def test_a_card_is_edited_in_place_and_posted_anew_when_it_is_gone(sender: Sender) -> None:
    def card(work: Work) -> None:
        row = Outgoing(Kind.CARD, "ticket", ANNA, ticket=1, person=PersonId(1))
        work.outbox.add(row, now=sender.clock())
        sender.pump.poked.set()

    def change(status: Callable[[Ticket], Ticket]) -> Callable[[Work], None]:
        def fn(work: Work) -> None:
            work.tickets.save(status(work.tickets.get(TicketId(1))))
            card(work)

        return fn

    await sender.db.write(lambda w: claimed(w, sender.clock()))
    sender.start()
    await sender.settled(*["sent" if chat == "anna-id" else "queued" for (chat,) in sender.rows("chat")])
    first = await sender.db.write(lambda w: w.cards.get(TicketId(1), "ticket", ANNA))
    await sender.db.write(card)
    await sender.settled(*["sent" if chat == "anna-id" else "queued" for (chat,) in sender.rows("chat")])
    assert len(sender.wire.sent) == 1, "what looks the same is not sent again"

    await sender.db.write(change(lambda t: t.answered(t.owner or PersonId(0), owner_name="")))
    await until(lambda: len(sender.wire.sent) == 2)
    assert first is not None
    assert sender.wire.sent[-1].edits == first.message

    sender.wire.fails = [DeliveryFailed("gone", permanent=True)]
    await sender.db.write(change(lambda t: t.heard_customer()))
    await until(lambda: len(sender.wire.sent) == 3)
    posted = sender.wire.sent[-1]
    assert posted.edits is None
    await sender.settled(*["sent" if chat == "anna-id" else "queued" for (chat,) in sender.rows("chat")])
    anew = await sender.db.write(lambda w: w.cards.get(TicketId(1), "ticket", ANNA))
    assert anew is not None
    assert anew.message == "m3"
