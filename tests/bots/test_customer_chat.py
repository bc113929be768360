"""What else happens in a customer's chat: leaving, edits, files, languages, codes, lists."""

from __future__ import annotations

from dataclasses import replace

from core.catalog.model import Level
from core.chat.events import Command, Edited, FileRef, Place, Pressed, Said
from core.chat.words import words
from core.errors import DeliveryFailed
from core.tickets.codes import code_of, shown
from core.tickets.model import Fate, TicketId
from core.work import Work
from tests.bots.tickets import claimed, tickets, written
from tests.play import Play

TOO_LARGE = FileRef("telegram:customer", "gone", "film.mp4", "video/mp4", 3_000_000_000, "video")
PHOTO = FileRef("telegram:customer", "f1", "late.jpg", "image/jpeg", 10, "photo")
PERSIAN = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")


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
    seen = len(anna.sees())
    anna.presses("language", "el")
    assert (len(anna.sees()), anna.sees()[-1].buttons) == (seen + 1, []), "pressed where we no longer know what it is"
    anna.runs("language")
    seen, asked = len(anna.sees()), list(anna.play.chats[anna.place])[-1]
    anna.play.handle(Pressed(**anna.facts(message=asked), act="language", about="el"))
    assert (len(anna.sees()), anna.sees()[-1].buttons) == (seen, []), "the question becomes the answer"
    assert play.write(lambda w: w.people.by_key("anna").locale) == "el"  # type: ignore[union-attr]
    anna.runs("help")
    assert "αίτημα" in anna.last()
    outcome = anna.presses("language", "xx")
    assert outcome.locale == "el"
    assert play.write(lambda w: w.people.by_key("anna").locale) == "el"  # type: ignore[union-attr]


def test_the_photos_of_a_ticket_are_numbered_for_the_team_in_its_language(play: Play) -> None:
    anna, maria = claimed(play)
    anna.album(2, "Look")
    anna.says("One more", files=[FileRef("telegram:customer", "f9", "photo-AQAD.jpg", "image/jpeg", 9, "photo")])
    anna.says("", files=[FileRef("telegram:customer", "f10", "plan.pdf", "application/pdf", 9)])
    files = [(file.title, file.name, seen.say) for seen in maria.room_sees() for file in seen.message.files]
    titles = [say(title).replace("\u2068", "").replace("\u2069", "") if title else name for title, name, say in files]
    assert titles == ["Photo 1", "Photo 2", "Photo 3", "plan.pdf"]


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
    assert "no open requests" in anna.last()
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
    assert "no open requests" in anna.last()
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
