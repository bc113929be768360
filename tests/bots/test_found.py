"""What a close reading found broken: each as the people concerned would notice it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bots import turn
from core.chat.events import Command, Edited, Event, FileRef, FormFilled, Pressed, Said
from core.chat.replies import Answer, FormErrors, Shown, Toast
from core.chat.words import visible, words
from core.errors import DeliveryFailed
from core.outbox import Kind, Outgoing
from core.people.model import Actor
from core.tickets import actions
from core.tickets.codes import code_of
from core.tickets.model import Status, TicketId, Waits
from core.work import Work
from tests.play import Agent, Customer, Play

PHOTO = FileRef("telegram:customer", "f1", "tray.jpg", "image/jpeg", 10, "photo")
STAFF = "telegram:staff"


def written(play: Play, number: int = 1) -> list[str]:
    return [visible(entry.words) for entry in play.write(lambda w: w.entries.of(TicketId(number)))]


def state(play: Play, number: int = 1) -> tuple[Status, Waits]:
    ticket = play.write(lambda w: w.tickets.get(TicketId(number)))
    return ticket.status, ticket.waits


def named(person: Customer | Agent, notice: str) -> list[str]:
    return [seen.text for seen in person.sees() if seen.name == notice]


@pytest.fixture
def anna(play: Play) -> Customer:
    """Her request is with the printers' team."""
    customer = play.customer("anna")
    customer.says("The printer blinks")
    play.passes(seconds=10)
    return customer


@pytest.fixture
def maria(play: Play, anna: Customer) -> Agent:
    """She has Anna's request."""
    agent = play.agent("maria")
    agent.presses("claim")
    return agent


@pytest.fixture
def rated(play: Play, anna: Customer, maria: Agent) -> Customer:
    """Anna, who has given five stars and is asked for a comment."""
    maria.fills(maria.opens("solve"), solution="New drum")
    anna.presses("confirm")
    anna.presses("rate", "1.1.5")
    assert "why" in anna.last()
    return anna


@pytest.fixture
def nikos(play: Play) -> Agent:
    """On Telegram, with Anna's request."""
    agent = play.agent("nikos", STAFF)
    agent.link()
    customer = play.customer("anna")
    customer.says("The printer blinks")
    play.passes(seconds=10)
    agent.presses("claim")
    return agent


# Stars and the question after them


@pytest.mark.parametrize("caption", ["", "The tray broke off"])
def test_a_photo_instead_of_a_comment_is_a_request_with_its_photo(play: Play, rated: Customer, caption: str) -> None:
    rated.says(caption, files=[PHOTO])
    rated.presses("new-one")
    play.passes(seconds=10)
    assert written(play, 2) == [caption]
    assert [f.name for s in play.agent("maria").room_sees() for f in s.message.files] == ["tray.jpg"]
    assert named(rated, "comment-none") == named(rated, "comment-kept") == []
    rated.says("And the lid")
    assert written(play, 2)[-1] == "And the lid", "the question is over"


def test_a_poll_instead_of_a_comment_reaches_the_team(play: Play, rated: Customer) -> None:
    play.handle(Said(**rated.facts(), dropped=("poll",)))
    rated.presses("new-one")
    play.passes(seconds=10)
    assert "a poll" in play.agent("maria").room_sees()[-1].text


def test_the_same_star_again_is_told_once(play: Play, rated: Customer) -> None:
    rated.presses("rate", "1.1.5")
    rated.presses("rate", "1.1.5")
    room = play.agent("maria").room_sees()
    assert [seen.name for seen in room].count("rated-1") == 1
    assert [done.act for done in play.timeline()].count("rated") == 1
    rated.presses("rate", "1.1.6")
    assert [done.act for done in play.timeline()].count("rated") == 2


# Questions on the staff bot


def test_a_mistyped_command_leaves_the_question_open(play: Play, nikos: Agent) -> None:
    anna = play.customer("anna")
    nikos.presses("reply")
    nikos.runs("ticket", "123")
    assert "not a code" in nikos.last()
    nikos.presses("claim", "77")
    nikos.says("Is the cover closed?")
    assert "Is the cover closed?" in anna.last()


def test_a_solution_is_words_and_a_photo_does_not_vanish_beside_it(play: Play, nikos: Agent) -> None:
    photo = FileRef(STAFF, "f1", "drum.jpg", "image/jpeg", 10, "photo")
    nikos.presses("solve")
    play.handle(Said(**nikos.facts(), words=words("New drum"), files=(photo,)))
    assert "only in words" in nikos.last()
    assert state(play) == (Status.ASSIGNED, Waits.TEAM)
    nikos.says("New drum")
    assert state(play) == (Status.PENDING, Waits.CONFIRMATION)
    nikos.runs("ticket", code_of(1))
    assert "New drum" in nikos.last()


# What came too late for the platform's patience


def test_a_refused_form_that_comes_late_gives_the_words_back_to_their_author(play: Play, maria: Agent) -> None:
    opened = maria.opens("reply")
    jan = play.agent("jan")
    facts = jan.facts()
    event = FormFilled(**facts, form="reply", about=opened.about, answers={"text": words("It took me an hour")})
    before = len(maria.room_sees())
    outcome = play.handle(event)
    assert isinstance(outcome.answer, FormErrors)
    comes_late(play, event, outcome.answer)
    assert "Maria has this request" in jan.last()
    assert "It took me an hour" in jan.last()
    assert len(maria.room_sees()) == before


def test_a_word_to_one_alone_is_not_said_to_all_when_it_comes_late(play: Play, maria: Agent) -> None:
    before = len(maria.room_sees())
    for name, argument in (("ticket", ""), ("ticket", code_of(1)), ("ticket", "123")):
        event = Command(**maria.facts(maria.room), name_=name, argument=argument)
        outcome = play.handle(event)
        assert isinstance(outcome.answer, Toast | Shown)
        comes_late(play, event, outcome.answer)
    assert len(maria.room_sees()) == before
    assert "The printer blinks" in maria.sees()[0].text
    assert "not a code" in maria.last()


def test_a_form_that_could_not_open_in_time_is_offered_again_where_it_was(play: Play, maria: Agent) -> None:
    event = Pressed(**maria.facts(maria.room), act="reply", about="1")
    outcome = play.handle(event)
    assert outcome.answer
    comes_late(play, event, outcome.answer)
    assert [(b.act, b.about) for b in maria.room_sees()[-1].buttons] == [("reply", "1")]


def comes_late(play: Play, event: Event, answer: Answer) -> None:
    play.write(lambda w: turn.late(w, event, answer, play.now))
    play.settle()


# Words behind a slash


def test_words_behind_new_open_the_request_at_once(play: Play, anna: Customer) -> None:
    anna.runs("new", "my plotter is burning")
    assert written(play, 2) == ["my plotter is burning"]
    anna.says("Badly")
    assert written(play, 2)[-1] == "Badly"
    assert named(anna, "new-request") == []


def test_an_edit_behind_new_keeps_the_words_alone(play: Play, anna: Customer) -> None:
    facts = anna.facts()
    play.handle(Command(**facts, name_="new", argument="my plotter is burning"))
    anna.edits(facts["message"], "/new my plotter is smoking")
    assert written(play, 2) == ["my plotter is smoking"]


def test_nothing_that_tells_something_behind_new_asks_for_it(play: Play, anna: Customer) -> None:
    anna.runs("new", "!!!")
    assert len(named(anna, "new-request")) == 1
    anna.says("The plotter is burning")
    assert written(play, 2) == ["The plotter is burning"]


def test_words_behind_a_command_that_is_none_are_kept(play: Play, anna: Customer) -> None:
    anna.runs("var", "is full, says the printer")
    assert written(play) == ["The printer blinks", "/var is full, says the printer"]


def test_an_unknown_command_of_staff_goes_to_nobody(play: Play, nikos: Agent) -> None:
    nikos.presses("reply")
    nikos.runs("tikcet", code_of(1))
    assert "do not know this command" in nikos.last()
    assert "/tikcet" not in play.customer("anna").everything()


# Edits of what was not kept


def test_an_edit_that_says_in_words_what_is_wrong_is_a_request(play: Play) -> None:
    anna = play.customer("anna")
    message = anna.says("??")
    anna.edits(message, "The printer burns")
    assert written(play) == ["The printer burns"]
    anna.edits(message, "The printer burns!")
    assert written(play) == ["The printer burns!"]


def test_an_edited_comment_is_the_comment(play: Play, rated: Customer) -> None:
    message = rated.says("Slow")
    rated.edits(message, "Slow, but kind")
    rated.edits(message, "Slow, but kind")
    rating = play.write(lambda w: w.ratings.get(1, 1))
    assert rating
    assert rating.comment == "Slow, but kind"
    assert len(play.write(lambda w: w.tickets.of_customer(w.tickets.get(TicketId(1)).customer, most=9))) == 1
    assert [done.act for done in play.timeline()].count("rating-commented") == 2
    told = [seen for seen in play.agent("maria").room_sees() if seen.name == "rated-1"]
    assert len(told) == 1, "the team has one message about it"
    assert "“Slow, but kind”" in told[0].text


def test_the_edit_of_what_was_no_comment_after_all_is_heard(play: Play, rated: Customer) -> None:
    message = rated.says("The scaner is dead")
    rated.presses("again")
    rated.edits(message, "The scanner is dead")
    assert written(play, 2) == ["The scaner is dead", "The scanner is dead"]
    rating = play.write(lambda w: w.ratings.get(1, 1))
    assert rating
    assert rating.comment == ""


# Files of staff on their way to the customer


def photo(number: int) -> FileRef:
    return FileRef(STAFF, f"f{number}", f"step{number}.jpg", "image/jpeg", 10, "photo")


def sent_files(anna: Customer) -> list[str]:
    return [file.name for seen in anna.sees() for file in seen.message.files]


def test_every_photo_of_an_album_is_the_answer(play: Play, nikos: Agent) -> None:
    anna = play.customer("anna")
    nikos.presses("reply")
    play.handle(Said(**nikos.facts(), words=words("Like this"), files=(photo(1),), album="a1"))
    play.handle(Said(**nikos.facts(), files=(photo(2),), album="a1"))
    play.passes(seconds=5)
    play.handle(Said(**nikos.facts(), files=(photo(3),), album="a1"))
    play.passes(seconds=5)
    assert sent_files(anna) == ["step1.jpg", "step2.jpg", "step3.jpg"]
    assert anna.everything().count("Like this") == 1
    assert named(nikos, "staff-how") == []
    play.handle(Said(**nikos.facts(), files=(photo(4),), album="a2"))
    assert len(named(nikos, "staff-how")) == 1, "another album is for nobody"


def test_an_album_whose_files_still_come_is_one_answer(play: Play, nikos: Agent) -> None:
    anna, before = play.customer("anna"), len(play.customer("anna").sees())
    staff = play.write(lambda w: Actor(w.people.by_key("nikos"), STAFF))

    def both(work: Work) -> None:
        here = work, play.now, staff
        entry = actions.reply(*here, ticket=TicketId(1), text=words("Like this"), files=(photo(1),))
        actions.reply_on(*here, entry=entry.id, said=Said(**nikos.facts(), files=(photo(2),)))

    play.write(both)
    play.settle()
    play.passes(seconds=5)
    answers = [seen for seen in anna.sees()[before:] if seen.name == "answer"]
    assert [[f.name for f in seen.message.files] for seen in answers] == [["step1.jpg", "step2.jpg"]]


@pytest.mark.parametrize("text", ["Look at the lamp", ""])
def test_a_note_is_sent_on_with_its_files(play: Play, anna: Customer, maria: Agent, text: str) -> None:
    note = noted(play, maria, text, PHOTO)
    opened = maria.opens("send-to-customer", note)
    assert any(isinstance(fact, tuple) and "tray.jpg" in visible(fact) for fact in opened.facts)
    maria.fills(opened)
    play.passes(seconds=5)
    assert text in anna.everything()
    assert sent_files(anna) == ["tray.jpg"]


def test_only_what_the_sender_has_seen_is_sent_on(play: Play, anna: Customer, maria: Agent) -> None:
    jan = play.agent("jan")
    note = noted(play, jan, "Ask for the serial number")
    opened = maria.opens("send-to-customer", note)
    thread = play.write(lambda w: w.tickets.threads("slack"))[0]
    play.handle(Edited(**jan.facts(thread, note), words=words("They will not notice")))
    before = anna.everything()
    assert "was changed" in maria.whispered(maria.fills(opened))
    assert anna.everything() == before
    maria.fills(maria.opens("send-to-customer", note))
    assert "They will not notice" in anna.last()


def noted(play: Play, who: Agent, text: str, *files: FileRef) -> str:
    """A message in the thread; its id."""
    facts = who.facts(play.write(lambda w: w.tickets.threads("slack"))[0])
    play.handle(Said(**facts, words=words(text), files=files))
    return facts["message"]


# Several requests at once


@pytest.fixture
def two(play: Play, anna: Customer, maria: Agent) -> Customer:
    """Anna, who wrote last about her second request, which Maria has as well."""
    anna.runs("new", "The plotter smells")
    play.passes(seconds=10)
    maria.presses("claim", "2")
    return anna


def test_what_follows_an_answer_is_about_its_request(two: Customer, play: Play, maria: Agent) -> None:
    maria.fills(maria.opens("reply", "1"), text="Which lamp?")
    two.says("The red one")
    assert written(play, 1)[-1] == "The red one"
    maria.fills(maria.opens("reply", "2"), text="Of what?")
    two.says("Of oil")
    assert written(play, 2)[-1] == "Of oil"


def test_what_follows_a_solution_is_about_its_request(two: Customer, play: Play, maria: Agent) -> None:
    maria.fills(maria.opens("solve", "1"), solution="New drum")
    two.says("I shall look")
    assert written(play, 1)[-1] == "I shall look"


def test_an_answer_does_not_break_into_what_is_just_being_told(two: Customer, play: Play, maria: Agent) -> None:
    two.runs("new", "The scanner is dead")
    maria.fills(maria.opens("reply", "1"), text="Which lamp?")
    two.says("And it hums")
    assert written(play, 3) == ["The scanner is dead", "And it hums"]
    two.runs("new")
    maria.fills(maria.opens("reply", "1"), text="Which one?")
    two.says("The desk wobbles")
    assert written(play, 4) == ["The desk wobbles"]


@pytest.mark.parametrize("part", ["701", "702", "703"])
def test_a_reply_to_any_part_of_an_answer_is_about_its_request(play: Play, two: Customer, part: str) -> None:
    row = Outgoing(Kind.WORDS, "answer", two.place, {"entry": 1}, ticket=1)
    play.write(lambda w: w.outbox.add(row, now=play.now))
    (claimed,) = play.write(lambda w: w.outbox.claim(two.channel, now=play.now, most=9, busy=set(), resting=set()))
    play.write(lambda w: w.outbox.sent(replace(claimed, parts=("701",)), ("702", "703"), now=play.now))
    two.says("It smells", reply_to="70_")
    assert written(play, 2)[-1] == "It smells", "no part of it"
    two.says("The red one", reply_to=part)
    assert written(play, 1)[-1] == "The red one"


# Blocked and back


def test_who_comes_back_can_confirm_what_was_solved_meanwhile(play: Play, anna: Customer, maria: Agent) -> None:
    anna.leaves()
    maria.fills(maria.opens("solve"), solution="New drum")
    assert "New drum" not in anna.everything()
    anna.returns()
    assert "New drum" in anna.last()
    anna.presses("confirm")
    assert state(play) == (Status.COMPLETED, Waits.NOBODY)


def test_who_comes_back_can_rate_what_was_closed_meanwhile(play: Play, anna: Customer, maria: Agent) -> None:
    maria.fills(maria.opens("solve"), solution="New drum")
    anna.leaves()
    play.passes(days=10)
    assert state(play) == (Status.COMPLETED, Waits.NOBODY)
    anna.returns()
    assert "Closed" in anna.card()
    anna.presses("rate", "1.1.6")
    play.passes(days=1)
    seen = len(anna.sees())
    anna.leaves()
    play.passes(days=1)
    anna.returns()
    assert len(anna.sees()) == seen, "what was closed before they left is not shown again"


def test_who_writes_to_us_is_reached_again(play: Play, anna: Customer, maria: Agent) -> None:
    """A failed delivery may be settled after they have come back."""
    play.write(lambda w: w.people.blocked(anna.address, play.now))
    anna.says("Hello?")
    assert "Anna is back" in "\n".join(seen.text for seen in maria.room_sees())
    maria.fills(maria.opens("reply"), text="Hello!")
    assert "Hello!" in anna.last()


def test_an_answer_that_nobody_can_get_is_the_teams_turn_again(play: Play, anna: Customer, maria: Agent) -> None:
    anna.leaves()
    maria.fills(maria.opens("reply"), text="Are you there?")
    assert state(play) == (Status.ASSIGNED, Waits.TEAM)
    assert [done.act for done in play.timeline()].count("not-delivered") == 1
    (line,) = [seen for seen in maria.room_sees() if seen.name == "not-delivered"]
    assert line.message.mention == (maria.address,)
    assert "Whose turn: Team" in maria.card().text


def test_an_answer_that_is_refused_on_its_way_is_the_teams_turn_again(play: Play, anna: Customer, maria: Agent) -> None:
    play.fails["telegram:customer"] = DeliveryFailed("blocked", permanent=True)
    maria.fills(maria.opens("reply"), text="Are you there?")
    assert state(play) == (Status.ASSIGNED, Waits.TEAM)
