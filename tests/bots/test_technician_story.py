"""A visit from the assignment to the stars as a script, in each language, on each database (C6, T12)."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from adapters.texts import speaker
from core.chat.events import FileRef, Said
from core.chat.replies import Phrase
from core.chat.words import words
from core.tickets.codes import code_of, shown
from core.tickets.model import TicketId, Waits
from tests.bots.technicians import claimed, linked, sends, set_up
from tests.play import Play, Seen


@pytest.fixture(params=["en", "el", "pl", "fa"])
def play(request: pytest.FixtureRequest, database_url: str) -> Iterator[Play]:
    made = Play(database_url, set_up(request.param))
    yield made
    made.close()


def taps(seen: Seen) -> list[list[str]]:
    return [[button.act.removeprefix("visit-") for button in row] for row in seen.message.buttons]


def links(seen: Seen) -> list[str]:
    lines = [line for line in seen.message.lines if isinstance(line, tuple)]
    return [span.link for line in lines for span in line if span.link]


def said(play: Play) -> Callable[[str], str]:
    """How a refusal sounds in the language of this play."""
    petros = play.write(lambda w: w.people.by_key("petros"))
    say = speaker(petros.locale if petros else "", "UTC", strict=True)
    return lambda code: say(Phrase(f"refused-{code}"))


def waits(play: Play) -> Waits:
    return play.write(lambda w: w.tickets.get(TicketId(1))).waits


@pytest.mark.parametrize(("key", "greeting"), [("petros", "technician-greeting"), ("nikos", "staff-greeting")])
def test_a_link_is_answered_in_the_persons_own_language(play: Play, key: str, greeting: str) -> None:
    """Whatever that of their account is."""
    person = play.write(lambda w: w.people.by_key(key))
    assert person
    linked(play, key)
    said = speaker(person.locale, "UTC", strict=True)(Phrase(greeting, {"name": person.name}))
    assert said.replace("\u2068", "").replace("\u2069", "") in play.technician(key).last()


def test_from_the_assignment_to_the_stars(play: Play) -> None:
    petros = linked(play)
    greeting = petros.last()
    assert "Petros" in greeting
    assert "/today" in greeting
    assert "/queue" not in greeting
    anna, maria = claimed(play)

    sends(maria)
    photo, card = petros.sees()[-2:]
    assert [file.name for file in photo.message.files] == ["lamp.jpg"]
    for told in (shown(code_of(1)), "Acme", "Anna", "+30 210 555 0199", "It prints stripes", "Laser in the hall"):
        assert told in card.text
    assert "SN-77" in card.text
    assert "Maria: Ring twice" in card.text
    assert links(card) == ["https://www.google.com/maps/search/?api=1&query=37.942000%2C23.646000"]
    assert taps(card) == [["accept", "decline"], ["photos"]]
    assert "Petros" in maria.card().text
    assert waits(play) is Waits.TECHNICIAN
    quiet = len(anna.sees())

    petros.presses("visit-accept")
    assert taps(petros.visit()) == [["way"], ["here", "decline"], ["photos"]]
    assert "Petros" in anna.last(), "a ping: it is planned"
    assert "Petros" in anna.card()
    assert len(anna.sees()) == quiet + 1

    petros.presses("visit-way")
    assert taps(petros.visit()) == [["here"], ["done", "decline"], ["photos"]]
    assert "🚗" in anna.card()
    assert len(anna.sees()) == quiet + 2, "a ping: on the way"

    petros.presses("visit-here")
    assert taps(petros.visit()) == [["done"], ["photos"]]
    assert "🔧" in anna.card()
    assert len(anna.sees()) == quiet + 2, "only the card"

    petros.presses("visit-done")
    after = FileRef(petros.channel, "after", "after.jpg", "image/jpeg", 10, "photo")
    play.handle(Said(**petros.facts(), words=words("New drum"), files=(after,)))
    assert taps(petros.visit()) == []
    assert "✅" in petros.visit().text
    assert "✅" in anna.card()
    assert "New drum" not in anna.everything(), "what a technician reports is the team's"
    report, file = maria.room_sees()[-2:]
    assert "New drum" in report.text
    assert [one.name for one in file.message.files] == ["after.jpg"]
    assert waits(play) is Waits.TEAM
    assert petros.visit().edits == 4, "one card from first to last"


def test_the_technician_helps_to_rate(play: Play) -> None:
    petros = linked(play)
    anna, maria = claimed(play)
    sends(maria)
    for tap in ("visit-accept", "visit-here", "visit-done"):
        petros.presses(tap)
    petros.says("New drum")
    assert taps(petros.visit()) == [], "nothing is solved yet"
    maria.fills(maria.opens("solve"), solution="A new drum")
    play.passes(seconds=20)

    assert taps(petros.visit()) == [["rate"]]
    petros.presses("visit-rate")
    reminder = anna.sees()[-1]
    assert "Petros" in reminder.text
    assert [button.about for button in reminder.buttons] == [f"1.1.{stars}" for stars in range(1, 7)]
    refused = said(play)
    before = len(anna.sees())
    assert petros.whispered(petros.presses("visit-rate")) == refused("rating-reminded")
    assert len(anna.sees()) == before

    play.passes(days=1)
    petros.presses("visit-rate")
    assert len(anna.sees()) > before
    anna.presses("rate", "1.1.6")
    assert taps(petros.visit()) == []
    assert petros.whispered(petros.presses("visit-rate", "1")) == refused("rating-given")


def test_a_declined_visit_is_the_teams_again(play: Play) -> None:
    petros = linked(play)
    anna, maria = claimed(play)
    sends(maria)
    petros.presses("visit-decline")
    assert taps(petros.visit()) == [["accept", "decline"], ["photos"]], "not before the reason is told"
    petros.says("The van is broken")
    ping = maria.room_sees()[-1]
    assert "The van is broken" in ping.text
    assert "Petros" in ping.text
    assert [address.user for address in ping.message.mention] == ["maria-id"]
    assert "The van is broken" in maria.card().text
    assert taps(petros.visit()) == []
    assert petros.visit().message.facts == (), "who does not go sees no phone and no place"
    for old in ("visit-photos", "visit-card"):
        assert petros.whispered(petros.presses(old, "1")) == said(play)("visit-over-declined")
    assert waits(play) is Waits.TEAM
    assert "Petros" not in anna.everything(), "nobody was promised"
    assert "send-technician" in maria.card().menu


def test_who_was_promised_is_told_that_nobody_comes(play: Play) -> None:
    petros = linked(play)
    anna, maria = claimed(play)
    sends(maria)
    petros.presses("visit-accept")
    quiet = len(anna.sees())
    maria.fills(maria.opens("call-off-visit"), why="It works again")
    assert len(anna.sees()) == quiet + 1
    assert "Petros" not in anna.card()
    card, ping = petros.visit(), petros.sees()[-1]
    assert "It works again" in ping.text
    assert taps(card) == []
    assert "⚪" in card.text
    assert petros.whispered(petros.presses("visit-way", "1")) == said(play)("visit-over-called-off")
    assert "🚗" not in anna.card()
