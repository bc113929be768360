"""What customers write, and what becomes of it: odd texts, many requests, products, edits, files, languages, codes."""

from __future__ import annotations

from dataclasses import replace

from core.catalog.model import Level
from core.chat.events import Command, Edited, FileRef, Place, Said
from core.chat.words import visible, words
from core.errors import DeliveryFailed
from core.tickets.codes import code_of, shown
from core.tickets.model import Fate, Status, Ticket, TicketId, Waits
from core.work import Work
from tests.play import Agent, Customer, Play

TOO_LARGE = FileRef("telegram:customer", "gone", "film.mp4", "video/mp4", 3_000_000_000, "video")
PHOTO = FileRef("telegram:customer", "f1", "late.jpg", "image/jpeg", 10, "photo")
PERSIAN = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")


def ticket(play: Play, number: int = 1) -> Ticket:
    return play.write(lambda w: w.tickets.get(TicketId(number)))


def tickets(play: Play, who: str = "anna") -> list[Ticket]:
    return play.write(lambda w: w.tickets.of_customer(w.people.by_key(who).id, most=50))  # type: ignore[union-attr]


def written(play: Play, number: int = 1) -> list[str]:
    return [visible(entry.words) for entry in play.write(lambda w: w.entries.of(TicketId(number)))]


def claimed(play: Play, text: str = "The printer blinks") -> tuple[Customer, Agent]:
    anna, maria = play.customer("anna"), play.agent("maria")
    anna.says(text)
    play.passes(seconds=10)
    maria.presses("claim")
    return anna, maria


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


def test_a_reply_to_something_closed_or_unknown_goes_where_it_would_without(play: Play) -> None:
    anna, maria = claimed(play)
    card = next(m for m, seen in play.chats[anna.place].items() if seen.name == "ticket")
    maria.fills(maria.opens("solve", "1"), solution="Done")
    anna.presses("confirm")
    anna.says("Now something else", reply_to=card)
    assert written(play, 2) == ["Now something else"]
    anna.says("More of it", reply_to="never sent")
    assert written(play, 2)[-1] == "More of it"


def test_after_a_solution_is_confirmed_the_next_words_are_a_new_request(play: Play) -> None:
    anna, maria = claimed(play)
    maria.fills(maria.opens("solve"), solution="Done")
    anna.presses("confirm")
    anna.says("The scanner is dead")
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
    assert [b.about for b in anna.sees()[-1].buttons] == ["1.1", "1.2", "1.3"]
    assert maria.room_sees() == []
    anna.presses("product", "1.2")
    assert "Plotter X" in maria.card().text
    assert "Plotter X" in anna.card()
    assert anna.sees()[-1].buttons == []


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


# Blocking and coming back


def test_the_owner_hears_that_the_customer_left_and_is_back(play: Play) -> None:
    anna, maria = claimed(play)
    anna.leaves()
    assert "Anna has blocked us" in maria.room_sees()[-1].text
    assert maria.room_sees()[-1].message.mention == (maria.address,)
    seen = len(anna.sees())
    maria.fills(maria.opens("reply"), text="Are you there?")
    assert len(anna.sees()) == seen
    (fate,) = [e.fate for e in play.write(lambda w: w.entries.of(TicketId(1))) if e.fate]
    assert fate is Fate.FAILED
    anna.returns()
    assert "Anna is back" in maria.room_sees()[-1].text
    maria.fills(maria.opens("reply"), text="Welcome back")
    assert "Welcome back" in anna.last()


def test_who_blocks_us_while_an_answer_is_on_its_way(play: Play) -> None:
    anna, maria = claimed(play)
    play.fails["telegram:customer"] = DeliveryFailed("blocked", permanent=True)
    maria.fills(maria.opens("reply"), text="Are you there?")
    lines = [seen for seen in maria.room_sees() if seen.name == "not-delivered"]
    assert len(lines) == 1
    assert "blocked" in lines[0].text
    assert lines[0].message.mention == (maria.address,)
    assert "Not delivered" in next(s.text for s in maria.room_sees() if s.name.startswith("answer-"))
    del play.fails["telegram:customer"]
    anna.returns()
    anna.says("I am here")
    assert "I am here" in maria.room_sees()[-1].text


# Edited messages


def test_an_edit_before_a_team_has_it_is_what_the_team_reads_and_the_first_version_is_kept(play: Play) -> None:
    anna = play.customer("anna")
    message = anna.says("It blinks grean")
    anna.edits(message, "It blinks green")
    play.passes(seconds=10)
    thread = play.agent("maria").room_sees()[1:]
    assert [seen.text.partition(": ")[2] for seen in thread] == ["It blinks green"]
    assert play.write(lambda w: w.entries.revisions(w.entries.of(TicketId(1))[0].id)) == [words("It blinks grean")]


def test_an_edit_after_the_claim_shows_the_owner_both_versions(play: Play) -> None:
    anna, maria = play.customer("anna"), play.agent("maria")
    message = anna.says("Call 555")
    play.passes(seconds=10)
    maria.presses("claim")
    anna.edits(message, "Call 777")
    line = maria.room_sees()[-1]
    assert "Call 777" in line.text
    assert "Call 555" in line.text
    assert line.message.mention == (maria.address,)
    count = len(maria.room_sees())
    anna.edits(message, "Call 777")
    assert len(maria.room_sees()) == count, "the same words again are no edit"
    assert [done.act for done in play.timeline()].count("edited") == 1


def test_an_edit_of_something_unknown_is_heard_when_it_tells_something(play: Play) -> None:
    anna, maria = claimed(play)
    before = len(anna.sees()), len(maria.room_sees())
    anna.edits("99999", "?!")
    anna.edits("99998", "/status 12345678")
    assert (len(anna.sees()), len(maria.room_sees())) == before
    anna.edits("99999", "It is the drum")
    assert "It is the drum" in maria.room_sees()[-1].text


def test_nobody_edits_what_another_wrote(play: Play) -> None:
    anna, maria = claimed(play)
    message = maria.says_in_thread("internal one")
    jan = play.agent("jan")
    thread = play.write(lambda w: w.tickets.threads("slack"))[0]
    play.handle(Edited(**jan.facts(Place("slack", thread.chat, thread.thread), message), words=words("forged")))
    assert "internal one" in written(play)
    assert "forged" not in written(play)
    assert "forged" not in anna.everything()


# Files


def test_a_file_that_is_too_large_is_told_to_both_sides(play: Play) -> None:
    anna, maria = claimed(play)
    anna.says("Here is a film", files=[TOO_LARGE])
    told = next(seen for seen in anna.sees() if seen.name == "file-lost")
    assert "film.mp4" in told.text
    assert "too large" in told.text
    assert "film.mp4" in next(seen.text for seen in maria.room_sees() if seen.name == "staff-file-lost")
    assert any("Here is a film" in seen.text for seen in maria.room_sees())


def test_the_part_of_an_album_that_comes_late_joins_it(play: Play) -> None:
    anna, maria = play.customer("anna"), play.agent("maria")
    anna.album(2, "the lamp")
    play.passes(seconds=10)
    play.handle(Said(**anna.facts(), files=(PHOTO,), album="a1"))
    assert len(tickets(play)) == 1
    assert [f.name for s in maria.room_sees() for f in s.message.files] == ["photo0.jpg", "photo1.jpg", "late.jpg"]


def test_files_that_arrive_before_the_team_has_it_follow_the_words(play: Play) -> None:
    anna, maria = play.customer("anna"), play.agent("maria")
    anna.album(3)
    anna.says("All three blink")
    play.passes(seconds=10)
    files = [f.name for s in maria.room_sees() for f in s.message.files]
    assert files == ["photo0.jpg", "photo1.jpg", "photo2.jpg"]


# Level 3


def test_level_3_never_writes_to_a_customer(play: Play) -> None:
    """Not even as the owner of a ticket that their team holds (S1)."""
    anna, _ = claimed(play)
    tess = play.agent("tess")
    tess.team_channel = "CDEEP"

    def escalate(work: Work) -> None:
        deep, person = work.catalog.first_team(Level.THREE), work.people.by_key("tess")
        assert deep
        assert person
        work.tickets.save(replace(work.tickets.get(TicketId(1)), team=deep.id, owner=person.id))

    play.write(escalate)
    before = anna.everything()
    for act in ("reply", "solve"):
        assert "Level 3 does not write to customers" in tess.whispered(tess.presses(act, "1"))
    assert anna.everything() == before


# Languages


def test_a_language_is_chosen_with_one_press_and_everything_after_it_is_in_it(play: Play) -> None:
    anna, _ = claimed(play)
    anna.runs("language")
    assert [b.about for b in anna.sees()[-1].buttons] == ["en", "el", "pl", "fa"]
    anna.presses("language", "el")
    assert play.write(lambda w: w.people.by_key("anna").locale) == "el"  # type: ignore[union-attr]
    anna.runs("help")
    assert "αίτημα" in anna.last()
    outcome = anna.presses("language", "xx")
    assert outcome.locale == "el"
    assert play.write(lambda w: w.people.by_key("anna").locale) == "el"  # type: ignore[union-attr]


def test_a_stranger_is_answered_in_the_language_of_their_account(play: Play) -> None:
    nobody = play.customer("nobody")
    facts = nobody.facts()
    facts["language"] = "pl-PL"
    play.handle(Said(**facts, words=words("Dzień dobry")))
    assert "zaproszen" in nobody.last()
    assert tickets(play) == []


# Codes and lists


def test_status_by_code_however_it_is_typed(play: Play) -> None:
    anna, _ = claimed(play)
    code = shown(code_of(1))
    anna.runs("new")
    anna.says("Another thing")
    for typed in (
        code,
        code.replace(" ", ""),
        f" {code}\n",
        f"#{code}",
        code.translate(PERSIAN),
        f"\u2068{code}\u2069",
    ):
        anna.runs("status", typed)
        assert "The printer blinks" in anna.last()
        assert "Maria" in anna.last()


def test_status_without_a_code_is_that_of_the_newest(play: Play) -> None:
    anna = play.customer("anna")
    anna.runs("status")
    assert "no requests" in anna.last()
    anna.says("First")
    anna.runs("new")
    anna.says("Second")
    anna.runs("status")
    assert "Second" in anna.last()


def test_a_mistyped_code_and_somebody_elses_lead_nowhere(play: Play) -> None:
    play.customer("bela").says("BELA-WORDS")
    play.customer("ben").says("BEN-WORDS")
    anna = play.customer("anna")
    anna.runs("status", "1234 5678")
    assert "not a code of ours" in anna.last()
    unknown = []
    for number in (1, 2, 77):
        anna.runs("status", code_of(number))
        unknown.append(anna.last())
    assert len(set(unknown)) == 1
    assert "WORDS" not in anna.everything()


def test_the_list_has_ones_own_requests_newest_first(play: Play) -> None:
    anna, ben = play.customer("anna"), play.customer("ben")
    anna.runs("list")
    assert "no requests" in anna.last()
    ben.says("BEN-WORDS")
    for text in ("First", "Second"):
        anna.runs("new")
        anna.says(text)
    anna.runs("list")
    assert anna.last().index("Second") < anna.last().index("First")
    assert "BEN-WORDS" not in anna.last()
    assert shown(code_of(3)) in anna.last()


def test_a_command_that_is_none_is_answered(play: Play) -> None:
    anna = play.customer("anna")
    anna.runs("frobnicate")
    assert "/help" in anna.last()


def test_a_mistyped_code_in_slack_is_answered_to_the_one_who_asked(play: Play) -> None:
    maria = play.agent("maria")
    for typed in ("1234 5678", code_of(77)):
        outcome = play.handle(Command(**maria.facts(maria.room), name_="ticket", argument=typed))
        assert maria.whispered(outcome)
    assert maria.room_sees() == [], "not to everybody in the channel"
