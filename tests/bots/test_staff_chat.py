"""Staff in a private chat with the staff bot on Telegram: linked, claiming, answering step by step."""

from __future__ import annotations

import pytest

from core.chat.events import FileRef, Said
from core.chat.words import words
from core.people.actions import invite
from core.tickets.codes import code_of
from core.tickets.model import Status, TicketId, Waits
from tests.play import Agent, Customer, Play

STAFF = "telegram:staff"
PHOTO = FileRef(STAFF, "f1", "where.jpg", "image/jpeg", 10, "photo")


@pytest.fixture
def nikos(play: Play) -> Agent:
    agent = play.agent("nikos", STAFF)
    agent.link()
    return agent


@pytest.fixture
def anna(play: Play, nikos: Agent) -> Customer:
    """Her request is with his team."""
    customer = play.customer("anna")
    customer.says("The printer blinks")
    play.passes(seconds=10)
    return customer


def status(play: Play) -> tuple[Status, Waits]:
    ticket = play.write(lambda w: w.tickets.get(TicketId(1)))
    return ticket.status, ticket.waits


def test_a_link_makes_the_account_his(play: Play) -> None:
    agent = play.agent("nikos", STAFF)
    agent.says("Hello?")
    assert "do not know this account" in agent.last()
    agent.link()
    assert "Nikos" in agent.last()
    agent.runs("queue")
    assert "nothing here" in agent.last()


def test_a_new_request_comes_by_itself_with_its_button_and_words(nikos: Agent, anna: Customer) -> None:
    card, said = nikos.sees()[-2:]
    assert [button.act for button in card.buttons] == ["claim"]
    assert "The printer blinks" in said.text


def test_the_queue_has_a_button_for_each_unclaimed_request(play: Play, nikos: Agent, anna: Customer) -> None:
    ben = play.customer("ben")
    ben.says("Paper jam")
    play.passes(seconds=10)
    play.agent("maria").presses("claim", "2")
    nikos.runs("queue")
    queue = nikos.sees()[-1]
    assert "The printer blinks" in queue.text
    assert "Maria" in queue.text
    assert [(b.act, b.about) for b in queue.buttons if b.act == "claim"] == [("claim", "1")]
    nikos.presses("claim", "1")
    assert "Nikos" in anna.card()
    assert "Maria" in nikos.whispered(nikos.presses("claim", "2"))


def test_an_answer_is_asked_for_and_goes_to_the_customer(play: Play, nikos: Agent, anna: Customer) -> None:
    nikos.presses("claim")
    nikos.presses("reply")
    question = nikos.sees()[-1]
    assert "Anna" in question.text, "who will read it"
    assert [button.label.key for button in question.buttons] == ["cancel"]
    nikos.says("Is the cover closed?")
    assert "Is the cover closed?" in anna.last()
    assert status(play) == (Status.ASSIGNED, Waits.CUSTOMER)
    anna.says("It is")
    heard = nikos.sees()[-1]
    assert "It is" in heard.text
    assert [button.act for button in heard.buttons] == ["reply", "solve"], "what can be done is under the words"


def test_a_photo_is_an_answer_too(play: Play, nikos: Agent, anna: Customer) -> None:
    nikos.presses("claim")
    nikos.presses("reply")
    play.handle(Said(**nikos.facts(), words=words("Press here"), files=(PHOTO,)))
    play.passes(seconds=5)
    answer = anna.sees()[-1]
    assert "Press here" in answer.text
    assert [file.name for file in answer.message.files] == ["where.jpg"]


def test_what_is_cancelled_is_not_sent(play: Play, nikos: Agent, anna: Customer) -> None:
    nikos.presses("claim")
    before = anna.everything()
    nikos.presses("reply")
    nikos.presses("form", "cancel")
    nikos.says("This is between us")
    assert anna.everything() == before
    assert "never goes to the customer" in nikos.last()


def test_an_empty_answer_is_asked_for_again(play: Play, nikos: Agent, anna: Customer) -> None:
    nikos.presses("claim")
    before = anna.everything()
    nikos.presses("reply")
    nikos.says("   ")
    assert anna.everything() == before
    nikos.says("Now in words")
    assert "Now in words" in anna.last()


def test_words_that_come_late_are_no_answer(play: Play, nikos: Agent, anna: Customer) -> None:
    nikos.presses("claim")
    nikos.presses("reply")
    before = anna.everything()
    play.passes(minutes=31)
    nikos.says("Meant for a colleague")
    assert anna.everything() == before


def test_the_solution_is_asked_for(play: Play, nikos: Agent, anna: Customer) -> None:
    nikos.presses("claim")
    nikos.presses("solve")
    nikos.says("New drum")
    assert status(play) == (Status.PENDING, Waits.CONFIRMATION)
    assert "New drum" in anna.last()
    anna.presses("not-solved")
    assert any("not solved" in seen.text for seen in nikos.sees()[-2:])
    assert status(play) == (Status.ASSIGNED, Waits.TEAM)


def test_a_question_that_became_wrong_in_between_is_answered(play: Play, nikos: Agent, anna: Customer) -> None:
    """While he writes, the request is solved and closed."""
    nikos.presses("claim")
    nikos.presses("solve")
    nikos.says("New drum")
    nikos.presses("reply")
    anna.presses("confirm")
    before = anna.everything()
    nikos.says("One more thing")
    assert "closed already" in nikos.last()
    assert anna.everything() == before
    nikos.says("Hello?")
    assert "closed already" not in nikos.last(), "the question is over"


def test_a_ticket_by_its_code(nikos: Agent, anna: Customer) -> None:
    nikos.runs("ticket", code_of(1))
    assert "The printer blinks" in nikos.last()
    nikos.runs("ticket", code_of(77))
    assert "cannot find" in nikos.last()
    nikos.runs("ticket", "nonsense")
    assert "not a code" in nikos.last()


def test_a_customers_link_does_not_open_the_staff_bot(play: Play) -> None:
    token = play.write(lambda w: invite(w, play.now, key="anna", channel="telegram:customer"))
    thief = play.agent("thief", STAFF)
    thief.runs("start", token)
    assert "another chat of ours" in thief.last()
    thief.runs("queue")
    assert "do not know this account" in thief.last()


def test_a_language_of_ones_own(nikos: Agent, anna: Customer) -> None:
    nikos.runs("language")
    nikos.presses("language", "el")
    nikos.runs("queue")
    assert "Ανοιχτά" in nikos.last()


def test_a_tap_answers_only_the_question_that_it_stands_under(choosing: Play) -> None:
    """Tapped twice, or on an older question, also one about another request: nothing of it is lost or answered."""
    nikos, anna = choosing.agent("nikos", "telegram:staff"), choosing.customer("anna")
    nikos.link()
    anna.says("The printer blinks")
    choosing.passes(minutes=5)
    nikos.presses("change", "1")
    first = nikos.offered("skip")
    nikos.presses("form", "skip")
    asked = nikos.last()
    assert "earlier question" in nikos.whispered(nikos.presses("form", first))
    assert nikos.last() == asked
    second = nikos.offered("=2")
    assert nikos.whispered(nikos.presses("form", second)) == ""
    assert "earlier question" in nikos.whispered(nikos.presses("form", second))
    nikos.presses("note-item", "1")
    assert "earlier question" in nikos.whispered(nikos.presses("form", nikos.offered("=high")))
    assert nikos.whispered(nikos.presses("form", "=part")) == ""
    assert "earlier question" in nikos.whispered(nikos.presses("form", "=part"))


def test_the_same_form_about_another_request_is_another(choosing: Play) -> None:
    nikos, anna = choosing.agent("nikos", "telegram:staff"), choosing.customer("anna")
    nikos.link()
    for words_ in ("The printer blinks", "The scanner hums"):
        anna.runs("new", words_)
        choosing.passes(minutes=5)
    nikos.presses("change", "1")
    first = nikos.offered("skip")
    nikos.presses("change", "2")
    assert "earlier question" in nikos.whispered(nikos.presses("form", first))
    assert nikos.whispered(nikos.presses("form", "skip")) == ""
