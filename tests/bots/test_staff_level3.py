"""Level 3 reaches no customer by any path (S1, S6): everything that can be done is tried, by everybody in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

import pytest

from adapters.database.work import SqlWork
from bots.build import PERSONAS
from bots.turn import take_turn
from core.chat.channel import Arrived
from core.chat.events import Address, Answer, Command, Edited, Event, FileRef, FormFilled, Place, Pressed, Said
from core.chat.forms import Choice, Files, Text
from core.chat.replies import FormErrors
from core.chat.words import words
from core.outbox import Kind, Outgoing
from core.people.model import Person, PersonId, Role
from core.tickets.codes import code_of
from core.tickets.model import TicketId, Waits
from core.work import Work
from tests.bots.forged_tries import Noted, Undone
from tests.bots.ladder import agent, asked, hands_up, ladder
from tests.play import NOW, Play

ONE = TicketId(1)
SECRET = "THE-SECRET-OF-LEVEL-3"
CUSTOMER = "telegram:customer"
ROOM = "CDEEP"
CHANNELS = ("slack", "telegram:staff")


def with_tom(work: Work) -> None:
    """A second one in level 3, who has the staff bot as well; so has Tess."""
    ladder()(work)
    tess = work.people.by_key("tess")
    assert tess is not None
    person = Person(PersonId(0), "tom", "Tom", Role.STAFF, "en", "UTC", teams=tess.teams)
    tom = work.people.put_person(person)
    for channel in CHANNELS:
        work.people.link(tom, Address(channel, "tom-id"), shown="Tom", now=NOW)
    work.people.link(tess.id, Address("telegram:staff", "tess-id"), shown="Tess", now=NOW)


@pytest.fixture
def play(database_url: str) -> Iterator[Play]:
    """Anna's request is with Tess of level 3, who has noted something; Maria had answered before."""
    made = Play(database_url, with_tom)
    _, maria = asked(made)
    maria.fills(maria.opens("reply"), text="Please wait")
    made.customer("anna").says("I do")
    hands_up(maria, "Technical support")
    tess = agent(made, "tess", ROOM)
    tess.presses("claim")
    tess.says_in_thread("A note")
    yield made
    made.close()


def numbers(play: Play) -> list[str]:
    """What any button could carry: the ticket, its entries, with and without more numbers."""
    entries = [str(entry.id) for entry in play.write(lambda w: w.entries.of(ONE))]
    note = play.write(lambda w: w.entries.of(ONE)[-1].message or "")
    return ["1", "1.0", "1.1", "mine", note, *(f"{entry}.0" for entry in entries), *entries]


def happenings(play: Play, channel: str, who: str) -> Iterator[Event]:
    place = Place(channel, ROOM if channel == "slack" else f"{who}-id")
    facts: dict[str, Any] = {"sender": Address(channel, f"{who}-id"), "name": who, "language": "en", "at": play.now}
    yield from presses(play, channel, {**facts, "place": place})
    yield from forms(play, channel, who, {**facts, "place": place})
    yield from writings(play, facts, place)


def presses(play: Play, channel: str, facts: dict[str, Any]) -> Iterator[Event]:
    for about in numbers(play):
        for act in (*PERSONAS[channel].presses, "form"):
            yield Pressed(**facts, message="m", act=act, about=about)
    for name in PERSONAS[channel].commands:
        for argument in ("", SECRET, code_of(1), f"{code_of(1)} {SECRET}"):
            yield Command(**facts, message="m", name_=name, argument=argument)


def forms(play: Play, channel: str, who: str, facts: dict[str, Any]) -> Iterator[Event]:
    for key in PERSONAS[channel].forms:
        for about in numbers(play):
            for answers in filled(play, channel, who, key, about):
                yield FormFilled(**facts, message=None, form=key, about=about, answers=answers)


def writings(play: Play, facts: dict[str, Any], place: Place) -> Iterator[Event]:
    """In the thread, or in the private chat; and changes of what was written there."""
    thread = play.write(lambda w: w.cards.get(ONE, "ticket", Place("slack", ROOM)))
    assert thread is not None
    inside = replace(place, thread=thread.message if place.channel == "slack" else None)
    photo = FileRef(place.channel, SECRET, f"{SECRET}.jpg", "image/jpeg", 10, "photo")
    yield Said(**facts, place=inside, message="m", words=words(SECRET), files=(photo,), album="a")
    written = [entry.message for entry in play.write(lambda w: w.entries.of(ONE)) if entry.channel == place.channel]
    for message in ("m", *written):
        yield Edited(**facts, place=inside, message=message, words=words(SECRET))


def filled(play: Play, channel: str, who: str, key: str, about: str) -> Iterator[Mapping[str, Answer]]:
    """The form as they would get it, with every option once, and the secret wherever words can stand."""
    try:
        form = play.write(lambda w: PERSONAS[channel].form(w, play.now, known(w, who), key, about))
    except Exception:  # noqa: BLE001 - about nothing: what is sent all the same is sent with the bare form
        form = PERSONAS[channel].forms[key]
    texts: dict[str, Answer] = {f.name: words(SECRET) for f in form.fields if isinstance(f, Text)}
    files: dict[str, Answer] = {
        f.name: (FileRef(channel, SECRET, SECRET, "image/jpeg", 1, "photo"),)
        for f in form.fields
        if isinstance(f, Files)
    }
    choices = [f for f in form.fields if isinstance(f, Choice)]
    for at in range(max([1, *(len(choice.options) for choice in choices)])):
        picked = {choice.name: choice.options[at % len(choice.options)] for choice in choices if choice.options}
        yield {**texts, **files, **picked}


def known(work: Work, key: str) -> Person:
    found = work.people.by_key(key)
    assert found is not None
    return found


def told(play: Play, event: Event) -> tuple[bool, list[Outgoing]]:
    """Whether it was refused in its form, and what it puts into the customers' chats; then it is undone."""
    result: list[tuple[bool, list[Outgoing]]] = []

    def run(work: Work) -> None:
        assert isinstance(work, SqlWork)
        work.outbox = noted = Noted(work.db)
        channel = event.place.channel
        try:
            with work.savepoint():
                (row,) = work.inbox.add(channel, [Arrived("t", "t", 1, {})], holder="test", now=play.now)
                outcome = take_turn(work, row, event, PERSONAS[channel], play.now, whole_forms=channel == "slack")
                assert outcome is not None
                theirs = [row for row in noted.rows if row.place.channel == CUSTOMER]
                result.append((isinstance(outcome.answer, FormErrors), theirs))
                raise Undone
        except Undone:
            pass
        work.outbox = type(work.outbox)(work.db)

    play.write(run)
    return result[0]


# Everybody on SQLite, and who has the ticket on PostgreSQL: see forged_world.tried_by.
TRYING = [("sqlite", channel, who) for channel in CHANNELS for who in ("tess", "tom")]
TRYING += [("postgresql", channel, "tess") for channel in CHANNELS]


@pytest.mark.parametrize(("database_url", "channel", "who"), TRYING, indirect=["database_url"])
def test_nothing_that_level_3_does_is_said_to_a_customer(play: Play, channel: str, who: str) -> None:
    """Their card may be drawn anew (it says what the desk knows, in the desk's words): that rings nowhere."""
    happened = list(happenings(play, channel, who))
    tries = play.step(lambda: [(event, told(play, event)) for event in happened])
    said = [(event, row) for event, (_, rows) in tries for row in rows if (row.kind, row.name) != (Kind.CARD, "ticket")]
    assert said == []
    assert len(tries) > 300
    went_through = {e.form for e, (refused, _) in tries if isinstance(e, FormFilled) and not refused}
    assert {"hand-over", "escalate", "change"} <= went_through, "the forms were filled as they must be"


def test_their_words_are_in_no_chat_of_a_customer(play: Play) -> None:
    """What level 3 may do is done in earnest."""
    tess, anna = agent(play, "tess", ROOM), play.customer("anna")
    messages = len(anna.sees())
    tess.says_in_thread(SECRET)
    opened = tess.opens("change")
    tess.fills(opened, category=SECRET[:20], priority="high", severity="stopped")
    tess.fills(tess.opens("note-item"), kind="part", name=SECRET, count="2", price="10")
    opened = tess.opens("hand-over")
    tess.fills(opened, to=opened.form.field("to").options[-1], need=SECRET)  # type: ignore[union-attr]
    play.passes(days=1)
    assert SECRET not in anna.everything()
    assert len(anna.sees()) == messages


def test_who_is_in_level_3_and_elsewhere_writes_only_where_customers_are_faced(play: Play) -> None:
    """Rights are those of the team that holds the ticket."""

    def in_both(work: Work) -> None:
        tess, maria = known(work, "tess"), known(work, "maria")
        work.people.put_person(replace(tess, teams=tess.teams | maria.teams))

    play.write(in_both)
    tess = agent(play, "tess", ROOM)
    assert "Level 3" in tess.whispered(tess.presses("reply", "1"))
    assert play.write(lambda w: w.tickets.get(ONE)).waits is Waits.LEVEL3
