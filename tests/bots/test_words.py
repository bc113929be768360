"""What customers write, and which request it belongs to: odd texts, many requests, products."""

from __future__ import annotations

from core.chat.events import FileRef, Said
from core.tickets.model import Status, Waits
from tests.bots.tickets import claimed, ticket, tickets, written
from tests.play import Play

TOO_LARGE = FileRef("telegram:customer", "gone", "film.mp4", "video/mp4", 3_000_000_000, "video")
PHOTO = FileRef("telegram:customer", "f1", "late.jpg", "image/jpeg", 10, "photo")
PERSIAN = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")


# Odd texts


def test_nothing_at_all_opens_no_ticket_and_is_answered(play: Play) -> None:
    anna = play.customer("anna")
    for number, text in enumerate(["", " ", "\n\t \u00a0"], start=1):
        anna.says(text)
        assert len(anna.sees()) == number
        assert "empty" in anna.last()
    assert tickets(play) == []


def test_signs_alone_open_no_ticket_and_we_ask(play: Play) -> None:
    anna = play.customer("anna")
    for number, text in enumerate(["👍", "😀😀😀", "?!", "…", "❤️", "👨‍👩‍👧"], start=1):
        anna.says(text)
        assert len(anna.sees()) == number
        assert "what is wrong" in anna.last()
    assert tickets(play) == []


def test_signs_alone_join_the_ticket_that_is_open(play: Play) -> None:
    anna, maria = claimed(play)
    anna.says("👍")
    assert written(play)[-1] == "👍"
    assert "👍" in maria.room_sees()[-1].text


def test_a_photo_with_signs_alone_is_a_request(play: Play) -> None:
    play.customer("anna").says("😡", files=[PHOTO])
    assert len(tickets(play)) == 1


def test_one_letter_of_any_script_is_a_request(play: Play) -> None:
    anna, maria = play.customer("anna"), play.agent("maria")
    texts = ["x", "۱", "خراب است", "Δεν τυπώνει", "404", "<b>bold</b> & {$code}", "'; DROP TABLE x"]
    for number, text in enumerate(texts, start=1):
        anna.runs("new")
        anna.says(text)
        play.passes(seconds=10)
        assert written(play, number) == [text]
        assert text in anna.card()
        assert text in maria.room_sees()[-1].text


def test_a_hundred_thousand_characters_reach_the_team_whole(play: Play) -> None:
    text = "It blinks. سلام 🖨 " * 5_555
    anna = play.customer("anna")
    anna.says(text)
    play.passes(seconds=10)
    assert len(ticket(play).subject) <= 120
    card, thread = play.agent("maria").room_sees()
    assert text in thread.text
    assert len(card.text) < 1000


def test_what_no_channel_can_carry_is_named_to_the_agent(play: Play) -> None:
    anna, maria = claimed(play)
    play.handle(Said(**anna.facts(), dropped=("poll",)))
    assert "a poll" in maria.room_sees()[-1].text


# Which request is meant


def test_quick_messages_are_one_request_and_later_ones_join_it(play: Play) -> None:
    anna, maria = claimed(play)
    play.passes(hours=3)
    anna.says("Still red")
    assert written(play) == ["The printer blinks", "Still red"]
    assert len(tickets(play)) == 1
    assert "Still red" in maria.room_sees()[-1].text


def test_new_opens_a_second_request(play: Play) -> None:
    anna, maria = claimed(play)
    anna.runs("new")
    anna.says("Another thing: the plotter smells")
    anna.says("Badly")
    play.passes(seconds=10)
    assert written(play, 1) == ["The printer blinks"]
    assert written(play, 2) == ["Another thing: the plotter smells", "Badly"]
    assert len([seen for seen in maria.room_sees() if seen.name == "ticket"]) == 2


def test_a_reply_to_an_old_message_goes_to_its_request(play: Play) -> None:
    anna, maria = claimed(play)
    maria.fills(maria.opens("reply", "1"), text="What do you see?")
    answer = next(m for m, seen in play.chats[anna.place].items() if "What do you see" in seen.text)
    card = next(m for m, seen in play.chats[anna.place].items() if seen.name == "ticket")
    anna.runs("new")
    own = anna.says("Another thing")
    play.passes(seconds=10)
    anna.says("A red lamp", reply_to=answer)
    anna.says("And a green one", reply_to=card)
    assert written(play, 1)[-2:] == ["A red lamp", "And a green one"]
    anna.says("It smells", reply_to=own)
    assert written(play, 2)[-1] == "It smells"


def test_a_reply_to_something_closed_is_asked_about_and_one_to_something_unknown_goes_on(play: Play) -> None:
    anna, maria = claimed(play)
    card = next(m for m, seen in play.chats[anna.place].items() if seen.name == "ticket")
    maria.fills(maria.opens("solve", "1"), solution="Done")
    anna.presses("confirm")
    anna.says("Now something else", reply_to=card)
    anna.presses("new-one")
    assert written(play, 2) == ["Now something else"]
    anna.says("More of it", reply_to="never sent")
    assert written(play, 2)[-1] == "More of it"


def test_after_a_solution_is_confirmed_the_next_words_are_a_new_request_unless_they_say_otherwise(play: Play) -> None:
    anna, maria = claimed(play)
    maria.fills(maria.opens("solve"), solution="Done")
    anna.presses("confirm")
    anna.says("The scanner is dead")
    play.passes(minutes=6)
    assert [t.subject for t in tickets(play)] == ["The scanner is dead", "The printer blinks"]


def test_a_word_to_a_solved_request_stays_with_it(play: Play) -> None:
    anna, maria = claimed(play)
    maria.fills(maria.opens("solve"), solution="Done")
    anna.says("Thanks, I will look")
    assert written(play)[-1] == "Thanks, I will look"
    assert ticket(play).status is Status.PENDING


# Which product


def test_a_product_chosen_in_time_goes_to_its_team_at_once(choosing: Play) -> None:
    anna, maria = choosing.customer("anna"), choosing.agent("maria")
    anna.says("It blinks")
    choosing.passes(seconds=10)
    assert [b.about for b in anna.sees()[-1].buttons if b.act == "product"] == ["1.1", "1.2", "1.3"]
    assert maria.room_sees() == []
    anna.presses("product", "1.2")
    assert "Plotter X" in maria.card().text
    assert "Plotter X" in anna.card()
    assert "product" not in [b.act for b in anna.sees()[-1].buttons]


def test_a_product_may_be_chosen_while_they_still_write_and_changed(choosing: Play) -> None:
    anna = choosing.customer("anna")
    anna.says("It blinks")
    anna.presses("product", "1.2")
    anna.says("Badly")
    choosing.passes(seconds=10)
    assert ticket(choosing).product == 2
    assert ticket(choosing).waits is Waits.TEAM


def test_a_product_that_is_never_chosen_does_not_hold_the_request_up(choosing: Play) -> None:
    anna, maria = choosing.customer("anna"), choosing.agent("maria")
    anna.says("It blinks")
    choosing.passes(minutes=2)
    anna.says("Hello?")
    assert maria.room_sees() == []
    choosing.passes(minutes=2)
    assert [seen.text.partition(": ")[2] for seen in maria.room_sees()[1:]] == ["It blinks", "Hello?"]
    assert ticket(choosing).product is None


def test_a_product_chosen_too_late_is_refused_politely(choosing: Play) -> None:
    anna = choosing.customer("anna")
    anna.says("It blinks")
    choosing.passes(minutes=5)
    outcome = anna.presses("product", "1.2")
    assert "Our experts have this request already" in choosing.agent("maria").whispered(outcome)
    assert ticket(choosing).product is None


def test_without_a_contract_sales_get_it_and_the_customer_knows(play: Play) -> None:
    bela, sam = play.customer("bela"), play.agent("sam")
    sam.team_channel = "CSALES"
    bela.says("We would like to start")
    play.passes(seconds=10)
    assert "start" in sam.room_sees()[-1].text
    assert ticket(play).waits is Waits.SALES
    assert any("contract" in seen.text for seen in bela.sees() if seen.name == "no-contract")
    assert play.agent("maria").room_sees() == []
