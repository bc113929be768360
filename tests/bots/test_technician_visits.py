"""A technician's day as it really is: taps twice and late, albums, forgotten steps, closed tickets, midnight."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from core.chat.events import FileRef, Said
from core.chat.words import words
from core.fieldwork.model import State
from core.tickets.model import Side, Status, TicketId, Waits
from tests.bots.technicians import PHOTO, acts, claimed, linked, sends, set_up, states
from tests.play import Play, Seen, Technician

STAFF = "telegram:staff"


@pytest.fixture
def play(database_url: str) -> Iterator[Play]:
    made = Play(database_url, set_up())
    yield made
    made.close()


@pytest.fixture
def petros(play: Play) -> Technician:
    return linked(play)


def sent_photo(who: Technician, name: str, *, caption: str = "", album: str | None = None) -> None:
    ref = FileRef(STAFF, name, f"{name}.jpg", "image/jpeg", 10, "photo")
    who.play.handle(Said(**who.facts(), words=words(caption), files=(ref,), album=album))


def photos(seen: list[Seen]) -> list[str]:
    return [file.name for one in seen for file in one.message.files]


def ticket_is(play: Play) -> tuple[Status, Waits]:
    found = play.write(lambda w: w.tickets.get(TicketId(1)))
    return found.status, found.waits


def test_every_tap_twice_is_one_step(play: Play, petros: Technician) -> None:
    anna, maria = claimed(play)
    sends(maria)
    for tap, said in (
        ("accept", "accepted this visit already"),
        ("way", "on the way"),
        ("here", "you are there"),
    ):
        petros.presses(f"visit-{tap}", "1")
        told = len(anna.sees())
        assert said in petros.whispered(petros.presses(f"visit-{tap}", "1"))
        assert len(anna.sees()) == told
    petros.presses("visit-done", "1")
    petros.says("New drum")
    assert "done already" in petros.whispered(petros.presses("visit-done", "1"))
    petros.says("New drum again")
    assert acts(play) == ["visit-offered", "visit-accepted", "visit-on-way", "visit-arrived", "visit-done"]
    assert [seen.name for seen in maria.room_sees()].count("visit-report") == 1, "what follows is a word more"


def test_taps_of_an_old_card_answer_and_change_nothing(play: Play, petros: Technician) -> None:
    _, maria = claimed(play)
    sends(maria)
    petros.presses("visit-accept")
    petros.presses("visit-here")
    before = states(play), acts(play)
    done = "done already"
    for tap, said in (("accept", done), ("way", done), ("decline", done), ("here", "you are there")):
        assert said in petros.whispered(petros.presses(f"visit-{tap}", "1"))
    assert (states(play), acts(play)) == before
    petros.presses("visit-done")
    petros.says("New drum")
    for tap in ("accept", "way", "here", "decline"):
        assert "done already" in petros.whispered(petros.presses(f"visit-{tap}", "1"))


def test_after_a_dead_battery_the_steps_in_between_are_left_out(play: Play, petros: Technician) -> None:
    anna, maria = claimed(play)
    sends(maria)
    petros.presses("visit-accept")
    play.passes(days=1, hours=3)
    petros.presses("visit-done", "1")
    petros.says("New drum, no power for the phone")
    assert states(play) == [State.DONE]
    assert "is on the way to you" not in anna.everything()


def test_it_must_be_accepted_first(play: Play, petros: Technician) -> None:
    _, maria = claimed(play)
    sends(maria)
    for tap in ("way", "here", "done"):
        assert "accept the visit first" in petros.whispered(petros.presses(f"visit-{tap}", "1"))
    assert states(play) == [State.OFFERED]


def test_an_album_is_one_report(play: Play, petros: Technician) -> None:
    anna, maria = claimed(play)
    sends(maria)
    for tap in ("accept", "here", "done"):
        petros.presses(f"visit-{tap}")
    for number in range(3):
        sent_photo(petros, f"drum{number}", caption="New drum" if number == 0 else "", album="a1")
    play.passes(seconds=5)
    reports = [seen for seen in maria.room_sees() if "reports:" in seen.text]
    assert len(reports) == 1
    assert photos(maria.room_sees())[-3:] == ["drum0.jpg", "drum1.jpg", "drum2.jpg"]
    assert photos(anna.sees()) == []
    noted = [e for e in play.write(lambda w: w.entries.of(TicketId(1))) if e.side is Side.INTERNAL]
    assert len(noted) == 1
    assert [file.name for file in play.write(lambda w: w.entries.files(noted[0].id))] == [
        "drum0.jpg",
        "drum1.jpg",
        "drum2.jpg",
    ]


def test_photos_alone_are_a_report_and_nothing_is_none(play: Play, petros: Technician) -> None:
    _, maria = claimed(play)
    sends(maria)
    for tap in ("accept", "here", "done"):
        petros.presses(f"visit-{tap}")
    petros.says("   ")
    assert states(play) == [State.ARRIVED]
    sent_photo(petros, "drum")
    assert states(play) == [State.DONE]
    assert photos(maria.room_sees())[-1] == "drum.jpg"


def test_a_lost_photo_is_told_to_the_team(play: Play, petros: Technician) -> None:
    _, maria = claimed(play)
    sends(maria)
    petros.presses("visit-accept")
    play.handle(Said(**petros.facts(), files=(FileRef(STAFF, "gone", "long.mp4", "video/mp4", 10, "video"),)))
    assert "long.mp4" in maria.room_sees()[-1].text


def test_a_word_from_the_road_reaches_the_team(play: Play, petros: Technician) -> None:
    anna, maria = claimed(play)
    petros.says("Good morning")
    assert "/today" in petros.last(), "there is no visit yet"
    sends(maria)
    petros.presses("visit-accept")
    petros.says("Which floor is it?")
    assert "Which floor is it?" in maria.room_sees()[-1].text
    assert [address.user for address in maria.room_sees()[-1].message.mention] == ["maria-id"]
    assert "passed on" in petros.last()
    assert "floor" not in anna.everything()


def test_a_report_that_is_cancelled_leaves_the_visit_open(play: Play, petros: Technician) -> None:
    _, maria = claimed(play)
    sends(maria)
    petros.presses("visit-accept")
    petros.presses("visit-done", "1")
    petros.presses("form", "cancel")
    assert states(play) == [State.ACCEPTED]


def test_the_customers_photos_come_again(play: Play, petros: Technician) -> None:
    _, maria = claimed(play)
    sends(maria)
    play.customer("anna").says("And here", files=[PHOTO])
    play.passes(seconds=5)
    petros.presses("visit-photos")
    assert photos([petros.sees()[-1]]) == ["lamp.jpg", "lamp.jpg"]


@pytest.mark.parametrize(
    ("taps", "after"),
    [
        ((), State.CALLED_OFF),
        (("accept",), State.CALLED_OFF),
        (("accept", "way"), State.CALLED_OFF),
        (("accept", "way", "here"), State.ARRIVED),
    ],
)
def test_nobody_travels_for_a_closed_ticket(
    play: Play, petros: Technician, taps: tuple[str, ...], after: State
) -> None:
    """Solved by phone meanwhile. Who is there already still reports."""
    anna, maria = claimed(play)
    sends(maria)
    for tap in taps:
        petros.presses(f"visit-{tap}")
    maria.fills(maria.opens("solve"), solution="A switch")
    play.passes(seconds=20)
    anna.presses("confirm", "1.1")
    play.passes(seconds=20)
    assert states(play) == [after]
    assert ticket_is(play)[0] is Status.COMPLETED
    if after is State.ARRIVED:
        petros.presses("visit-done", "1")
        petros.says("It was the switch")
        assert "It was the switch" in maria.room_sees()[-1].text
        assert states(play) == [State.DONE]
    else:
        assert "no need to go" in petros.last()
        assert "will not take place" not in anna.everything(), "it is solved: nothing to be sorry for"


def test_a_customers_words_leave_the_turn_with_the_technician(play: Play, petros: Technician) -> None:
    anna, maria = claimed(play)
    sends(maria)
    anna.says("The key is next door")
    play.passes(seconds=10)
    assert ticket_is(play) == (Status.ASSIGNED, Waits.TECHNICIAN)
    assert "next door" in maria.room_sees()[-1].text


def test_today_is_the_technicians_own_day(play: Play) -> None:
    """23:00 of Monday in Athens is Tuesday in Tehran."""
    rea = linked(play, "rea")
    _, maria = claimed(play)
    sends(maria, "rea")  # Tuesday 10:30 in Athens
    rea.presses("visit-accept")
    rea.runs("today")
    assert "One visit is planned for another day" in rea.last()
    assert "Nothing is planned for you today" in rea.last()
    (ahead,) = rea.sees()[-1].buttons
    assert rea.sees()[-1].say(ahead.label).replace("\u2068", "").replace("\u2069", "") == "Tue, 3 Mar 2026 Acme"
    rea.presses(ahead.act, ahead.about)
    assert rea.sees()[-1].name == "visit-1", "what comes tomorrow can be read today"
    play.passes(hours=12)
    rea.runs("today")
    day = rea.sees()[-1]
    assert "12:00 · Acme · accepted" in day.text, "10:30 in Athens"
    assert "It prints stripes" in day.text
    assert [button.act for button in day.buttons] == ["visit-card"]
    rea.presses("visit-card")
    assert rea.sees()[-1].name == "visit-1", "its card is at the bottom again"
    rea.presses("visit-way")
    assert rea.sees()[-1].edits == 1, "and goes on there"
    rea.runs("today")
    assert "on the way" in rea.last()


def test_what_is_overdue_stays_on_the_list_and_what_is_done_leaves_it_at_midnight(
    play: Play, petros: Technician
) -> None:
    _, maria = claimed(play)
    sends(maria)
    petros.presses("visit-accept")
    play.passes(days=3)
    petros.runs("today")
    assert "accepted" in petros.last()
    for tap in ("here", "done"):
        petros.presses(f"visit-{tap}", "1")
    petros.says("New drum")
    petros.runs("today")
    assert "· done" in petros.last()
    assert petros.sees()[-1].buttons == []
    play.passes(days=1)
    petros.runs("today")
    assert petros.last() == "Nothing is planned for you today."


def test_a_language_of_ones_own(play: Play, petros: Technician) -> None:
    petros.runs("language")
    petros.presses("language", "el")
    petros.runs("today")
    assert petros.last() == "Για σήμερα δεν έχετε προγραμματισμένη επίσκεψη."
    petros.runs("help")
    assert "/today" in petros.last()
    petros.runs("start")
    assert "Petros" in petros.last()


def test_what_they_corrected_is_kept_with_what_it_was(play: Play, petros: Technician) -> None:
    _, maria = claimed(play)
    sends(maria)
    petros.presses("visit-accept")
    message = petros.says("Flor 2")
    petros.edits(message, "Floor 2")
    noted = [e for e in play.write(lambda w: w.entries.of(TicketId(1))) if e.side is Side.INTERNAL]
    assert noted[0].words == words("Floor 2")
    assert play.write(lambda w: w.entries.revisions(noted[0].id)) == [words("Flor 2")]


def test_every_step_is_in_the_timeline_with_who_did_it(play: Play, petros: Technician) -> None:
    _, maria = claimed(play)
    sends(maria)
    petros.presses("visit-accept")
    petros.presses("visit-decline")
    petros.says("The van is broken")
    done = [one for one in play.timeline() if one.act.startswith("visit-")]
    people = play.write(lambda w: {p.id: p.key for p in map(w.people.by_key, ("maria", "petros")) if p})
    assert [(one.act, people[one.person or 0], one.where) for one in done] == [  # type: ignore[index]
        ("visit-offered", "maria", "slack"),
        ("visit-accepted", "petros", STAFF),
        ("visit-declined", "petros", STAFF),
    ]
    assert done[-1].facts["why"] == "The van is broken"
