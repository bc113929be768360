"""Whatever a customer sends, in every state of their request: a clear answer, and nothing is lost."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from core.chat.events import Address, FileRef, Said
from core.chat.words import visible, words
from core.people.model import PersonId
from core.tickets.model import Entry, Side, TicketId, Waits
from core.work import Work
from tests.bots.tickets import ticket, tickets
from tests.play import NOW, Customer, Play, desk

LONG = ("The printer blinks. " * 5000).strip()  # 100,000 characters
PLACE = "https://maps.google.com/?q=37.942000,23.646000"


def one(kind: str, name: str) -> FileRef:
    return FileRef("telegram:customer", name, name, "image/webp", 10, kind)


INPUTS: dict[str, tuple[str, tuple[FileRef, ...]]] = {
    "thanks": ("Thank you!", ()),
    "emoji": ("👍", ()),
    "sticker": ("", (one("sticker", "cat.webp"),)),
    "voice": ("", (one("voice", "voice.ogg"),)),
    "location": (PLACE, ()),
    "contact": ("Ben Acme, +30 210 555 0100", ()),
    "long": (LONG, ()),
    "album": ("", tuple(one("photo", f"photo{number}.jpg") for number in range(10))),
}


# What each does that has said something before: the number of their request comes back.


def nothing(who: Customer) -> int:
    return 0


def asking(who: Customer) -> int:
    who.says("It blinks")
    who.play.passes(seconds=10)
    number = tickets(who.play, who.key)[0].id
    assert ticket(who.play, number).waits is Waits.PRODUCT
    return number


def waiting(who: Customer) -> int:
    number = claimed(who)
    maria = who.play.agent("maria")
    maria.fills(maria.opens("reply", str(number)), text="Is the lamp red?")
    return number


def solved(who: Customer) -> int:
    number = claimed(who)
    maria = who.play.agent("maria")
    maria.fills(maria.opens("solve", str(number)), solution="New drum")
    return number


def closed(who: Customer) -> int:
    number = solved(who)
    who.presses("confirm", f"{number}.1")
    return number


def rated(who: Customer) -> int:
    """They have just given their stars: the question why is open."""
    number = closed(who)
    who.presses("rate", f"{number}.1.6")
    assert who.sees()[-1].name == "form-question"
    return number


def claimed(who: Customer) -> int:
    who.says("It blinks")
    who.play.passes(seconds=10)
    number = tickets(who.play, who.key)[0].id
    who.play.agent("maria").presses("claim", str(number))
    return number


STATES: dict[str, Callable[[Customer], int]] = {
    step.__name__: step for step in (nothing, asking, waiting, solved, closed, rated)
}


def expected(state: str, sent: str) -> str:
    """What becomes of it: it `joined` their open request, `opened` one, stands `aside` until they say what it is about,
    became the `comment` on their stars (or is `too long` for one), or ends in a word: `say-in-words`, `welcome`."""
    if state in ("asking", "waiting", "solved"):
        return "joined"
    if state == "nothing":
        return {"thanks": "welcome", "emoji": "say-in-words", "sticker": "say-in-words"}.get(sent, "opened")
    if state == "closed":
        return "welcome" if sent in ("thanks", "emoji", "sticker") else "aside"
    return {"sticker": "welcome", "voice": "aside", "album": "aside", "long": "too long"}.get(sent, "comment")


def sends(who: Customer, sent: str) -> str:
    """The message that they wrote last."""
    text, files = INPUTS[sent]
    album = "a" if len(files) > 1 else None
    for file in files[:-1]:  # an album comes one by one
        who.play.handle(Said(**who.facts(), files=(file,), album=album))
    facts = who.facts()
    who.play.handle(Said(**facts, words=words(text), files=files[-1:], album=album))
    return facts["message"]


def became(who: Customer, sent: str, number: int) -> str:
    text, files = INPUTS[sent]
    names = [file.name for file in files]
    for fate, side in (("joined", Side.CUSTOMER), ("aside", Side.ASIDE)):
        if number and kept(who.play, number, side, since=1 if side is Side.CUSTOMER else 0) == (text, names):
            return fate
    newest = tickets(who.play, who.key)[0].id if tickets(who.play, who.key) else 0
    if newest > number:
        return "opened" if kept(who.play, newest, Side.CUSTOMER) == (text, names) else "lost"
    rating = who.play.write(lambda w: w.ratings.get(number, 1))
    if text and rating and rating.comment == text:
        return "comment"
    last = who.sees()[-1]
    if last.name == "form-question":
        return "too long" if last.message.lines[0] != last.message.lines[-1] else "lost"
    return last.name.removeprefix("refused-")


def kept(play: Play, number: int, side: Side, *, since: int = 0) -> tuple[str, list[str]]:
    """Everything that the customer wrote there behind so many messages, and the files of it."""
    entries = [one for one in play.write(lambda w: w.entries.of(TicketId(number))) if one.side is side][since:]
    return "".join(visible(entry.words) for entry in entries), [name for one in entries for name in files_of(play, one)]


def files_of(play: Play, entry: Entry) -> list[str]:
    return [file.name for file in play.write(lambda w: w.entries.files(entry.id))]


def crowd(products: int) -> Callable[[Work], None]:
    """Acme has somebody for each input."""

    def set_up(work: Work) -> None:
        desk(products=products)(work)
        anna = work.people.by_key("anna")
        assert anna
        for key in INPUTS:
            known = work.people.put_person(replace(anna, id=PersonId(0), key=key, name=key.title()))
            work.people.link(known, Address("telegram:customer", f"{key}-id"), shown=key, now=NOW)

    return set_up


@pytest.mark.parametrize("state", STATES)
def test_whatever_comes_is_answered_and_nothing_is_lost(database_url: str, state: str) -> None:
    play = Play(database_url, crowd(3 if state == "asking" else 1))
    fates = {}
    for sent in INPUTS:
        who = play.customer(sent)
        number = STATES[state](who)
        before = who.everything()
        sends(who, sent)
        fates[sent] = became(who, sent, number)
        assert number or who.everything() != before
    assert fates == {sent: expected(state, sent) for sent in INPUTS}
    play.close()


@pytest.mark.parametrize("state", ["asking", "waiting", "solved", "closed", "rated"])
def test_an_edit_keeps_both_versions_in_every_state(database_url: str, state: str) -> None:
    play = Play(database_url, desk(products=3 if state == "asking" else 1))
    anna = play.customer("anna")
    number = STATES[state](anna)
    entry = play.write(lambda w: w.entries.of(TicketId(number)))[0]
    assert entry.message
    stood = ticket(play, number)
    anna.edits(entry.message, "It blinks red")
    now = play.write(lambda w: w.entries.get(entry.id))
    assert visible(now.words) == "It blinks red"
    assert play.write(lambda w: w.entries.revisions(entry.id)) == [words("It blinks")]
    assert ticket(play, number).status is stood.status
    if stood.team:
        assert "It blinks red" in "".join(seen.text for seen in play.agent("maria").room_sees())
    play.close()


def test_an_album_for_the_owner_comes_whole_whatever_its_words_came_with(play: Play) -> None:
    anna = play.customer("anna")
    anna.runs("owner")
    count = len(anna.sees())
    for number in range(10):
        said = words("Look at this") if number == 9 else ()
        play.handle(Said(**anna.facts(), words=said, files=(one("photo", f"photo{number}.jpg"),), album="a"))
    assert kept(play, 1, Side.CUSTOMER) == ("Look at this", [f"photo{number}.jpg" for number in range(10)])
    asked = [seen for seen in anna.sees()[count:] if seen.name == "form-question"]
    assert len(asked) == 1, "that words are missing is said once"
