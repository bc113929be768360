"""The customers' ids as a person could follow them, in the reader's own language: one desk for each language and
database walks C1, C2, C4, C5, I1, I11, I17, P1, P7, P14, P15, S2, T2, T3, T4, T12, T13, E21 and E27. What is read is
looked for as the catalogue of that language words it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta

import pytest

from core.assets.model import Asset, AssetId
from core.chat.events import FileRef
from core.chat.replies import Arg, OpenForm
from core.people.model import LOCALES, Person, PersonId, Role
from core.tickets.codes import code_of, shown
from core.tickets.model import Status, Ticket, TicketId, Waits
from core.work import Work
from tests.bots.ladder import agent, ladder
from tests.bots.tickets import ticket, tickets, written
from tests.bots.wording import worded
from tests.play import Agent, Customer, Play, Somebody

PERSIAN = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")
PHONE = "+30 210 555 0101"
SERIAL = "LX-2231"
PHOTO = FileRef("telegram:customer", "f1", "lamp.jpg", "image/jpeg", 10, "photo")


@dataclass
class World:
    """Everybody of the desk, all in one language. `first`: Anna's request that the chapters come back to."""

    play: Play
    first: int = field(default=0)

    def __post_init__(self) -> None:
        play = self.play
        self.anna, self.ben, self.bela, self.zoe = (play.customer(key) for key in ("anna", "ben", "bela", "zoe"))
        self.maria, self.jan = play.agent("maria"), play.agent("jan")
        self.sam, self.olga = agent(play, "sam", "CSALES"), agent(play, "olga", "COWNER")

    def says(self, key: str, **filled: Arg) -> str:
        return worded(self.play, key, **filled)

    def newest(self, who: Customer) -> int:
        return tickets(self.play, who.key)[0].id

    def ticket(self, number: int) -> Ticket:
        return ticket(self.play, number)

    def asks(self, who: Customer, text: str) -> int:
        """Written, and with the team: the number of the request."""
        who.runs("new", text)
        self.play.passes(seconds=10)
        return self.newest(who)

    def solves(self, number: int, solution: str) -> None:
        self.maria.presses("claim", str(number))
        self.maria.fills(self.maria.opens("solve", str(number)), solution=solution)


def code(number: int) -> str:
    return shown(code_of(TicketId(number)))


def room(who: Agent) -> str:
    return "\n".join(seen.text for seen in who.room_sees())


def acts(who: Somebody) -> list[str]:
    return [button.act for button in who.sees()[-1].buttons]


# The chapters, in the order in which they are walked


def they_file_it_themselves_and_see_where_it_stands(world: World) -> None:
    """C1, C2, C5, P7, E27: in Telegram for the customer, in Slack for the team."""
    anna, maria, jan = world.anna, world.maria, world.jan
    anna.says("The printer blinks")
    world.first = number = world.newest(anna)
    assert world.says("card-title", code=code(number)) in anna.card(), "a code at the first message"
    assert world.says("card-turn.telling") in anna.card()
    world.play.passes(seconds=10)
    assert world.says("card-turn.queued") in anna.card()
    assert world.says("card-next.queued") in anna.card()
    assert "The printer blinks" in room(maria)
    maria.presses("claim", str(number))
    assert world.says("refused-ticket-taken", who="Maria") in jan.whispered(jan.presses("claim", str(number)))
    assert world.says("card-turn.working", who="Maria") in anna.card()
    maria.fills(maria.opens("reply", str(number)), text="Is the lamp red?")
    assert "Is the lamp red?" in anna.everything()
    assert world.says("card-turn.customer", who="Maria") in anna.card()
    anna.says("It is")
    assert "It is" in maria.room_sees()[-1].text
    assert world.says("card-turn.working", who="Maria") in anna.card()
    anna.runs("list")
    assert world.says("list") in anna.last()
    assert world.says("card-turn.short-working") in anna.last()


def they_judge_the_solution_and_give_stars(world: World) -> None:
    """C4, E21: the customer alone, one press, a word besides, changed within a day."""
    anna, ben, number = world.anna, world.ben, world.first
    world.maria.fills(world.maria.opens("solve", str(number)), solution="A new drum")
    assert "A new drum" in anna.last()
    assert world.says("confirm-ask") in anna.last()
    anna.presses("not-solved", f"{number}.1")
    assert world.says("tell-what-is-wrong") in anna.last()
    world.maria.fills(world.maria.opens("solve", str(number)), solution="A new drum and toner")
    anna.presses("confirm", f"{number}.2")
    assert world.says("rating-ask") in anna.last()
    assert world.says("refused-ticket-unknown") in ben.whispered(ben.presses("rate", f"{number}.2.1"))
    anna.presses("rate", f"{number}.2.4")
    anna.says("Quick and kind")
    anna.presses("rate", f"{number}.2.6")
    given = world.play.write(lambda w: w.ratings.get(number, 2))
    assert given is not None
    assert (given.stars, given.comment) == (6, "Quick and kind")
    assert world.says("rating-given", stars=6) in anna.everything()
    assert "Quick and kind" in room(world.maria)


def a_rating_closes_the_request(world: World) -> None:
    """T13: whoever rates need not say 'solved' besides, and the team hears of it."""
    number = world.asks(world.anna, "The scanner hums")
    world.solves(number, "Oil")
    assert world.ticket(number).status is Status.PENDING
    world.anna.presses("rate", f"{number}.1.5")
    assert world.ticket(number).status is Status.COMPLETED
    assert world.says("card-turn.closed") in world.anna.card()
    rated = world.says("rated", code=code(number), stars=5)
    assert rated in room(world.maria)
    world.anna.presses("form", "skip")


def they_say_of_what_kind_and_of_which_device(world: World) -> None:
    """I1, I11, I17: with one press, by a serial number in any digits, with a photo."""
    anna = world.anna
    anna.runs("new")
    anna.says(f"{SERIAL.translate(PERSIAN)} 🔥", files=[PHOTO])
    number = world.newest(anna)
    assert f"{world.says('card-asset')}: Laser · {SERIAL} · Floor 3" in anna.card()
    world.play.passes(seconds=10)
    anna.presses("kinds")
    assert world.says("request-kind-ask") in anna.card()
    anna.presses("kind", f"{number}.how-to")
    assert f"{world.says('card-kind')}: {world.says('request-kind.how-to')}" in anna.card()
    anna.presses("urgent", str(number))
    assert world.says("card-urgent.noted") in anna.card()
    assert world.says("customer-urgent", code=code(number), who="Anna") in room(world.maria)
    assert [file.name for seen in world.maria.room_sees() for file in seen.message.files][-1] == PHOTO.name
    anna.presses("withdraw", str(number))
    assert world.says("withdraw-ask", code=code(number)) in anna.last()
    anna.presses("withdrawn", str(number))
    assert world.says("withdraw-over", code=code(number)) in anna.everything()
    assert world.says("card-turn.withdrawn") in anna.card()


def the_technician_helps_them_to_rate(world: World) -> None:
    """T12: the stars once more, and still theirs alone."""
    anna, maria, petros = world.anna, world.maria, world.play.technician("petros")
    petros.link()
    number = world.asks(anna, "The plotter jams")
    maria.presses("claim", str(number))
    opened = maria.opens("send-technician", str(number))
    who = world.play.write(lambda w: w.people.by_key("petros"))
    assert who
    day = f"{world.play.now.date() + timedelta(days=1)}"
    maria.fills(opened, technician=str(who.id), day=day, time="10:30", words="Ring twice")
    for tap in ("visit-accept", "visit-way"):
        petros.presses(tap)
    assert world.says("card-visit.on-way", who="Petros") in anna.card()
    for tap in ("visit-here", "visit-done"):
        petros.presses(tap)
    petros.says("A new belt")
    maria.fills(maria.opens("solve", str(number)), solution="Oil and a belt")
    petros.presses("visit-rate")
    assert world.says("rating-reminder", who="Petros", code=code(number)) in anna.last()
    anna.presses("rate", f"{number}.1.6")
    assert world.ticket(number).status is Status.COMPLETED
    assert world.says("refused-rating-given") in petros.whispered(petros.presses("visit-rate", "1"))
    anna.presses("form", "skip")


def the_state_by_code_and_what_was(world: World) -> None:
    """P14: in digits of any script; the history says how each was solved."""
    anna = world.anna
    for typed in (code(world.first), code(world.first).translate(PERSIAN)):
        anna.says(typed)
        assert world.says("card-title", code=code(world.first)) in anna.last()
        assert world.says("card-turn.closed") in anna.last()
        assert "A new drum and toner" in anna.last()
    anna.runs("status", "1234 5678")
    assert world.says("refused-code-unknown") in anna.last()
    anna.runs("history")
    assert world.says("history.days-30") in anna.last()
    assert "A new drum and toner" in anna.last()
    anna.presses("history", "91")
    assert world.says("history.days-91") in anna.last()


def the_problem_is_back(world: World) -> None:
    """P15: with one press; words that may be about something else are asked about; thanks are not."""
    anna, number = world.anna, world.first
    anna.says("Thanks! 👍")
    assert world.says("welcome") in anna.last()
    assert world.ticket(number).closed
    anna.says("It blinks again", reply_to=_card_of(world, number))
    assert world.says("aside-ask", code=code(number)) in anna.last()
    anna.presses("back", str(number))
    assert world.says("aside-over.same", code=code(number)) in anna.everything()
    assert (world.ticket(number).status, world.ticket(number).waits) == (Status.ASSIGNED, Waits.TEAM)
    assert world.says("reopened", code=code(number)) in room(world.maria)
    assert "It blinks again" in room(world.maria)
    world.maria.fills(world.maria.opens("solve", str(number)), solution="A new printer")
    anna.presses("confirm", f"{number}.3")
    anna.says("The coffee machine leaks")
    anna.presses("new-one")
    assert world.newest(anna) > number
    assert written(world.play, world.newest(anna)) == ["The coffee machine leaks"]
    world.play.passes(seconds=10)


def _card_of(world: World, number: int) -> str:
    card = world.play.write(lambda w: w.cards.get(TicketId(number), "ticket", world.anna.place))
    assert card
    return card.message


def the_one_who_answers_for_all_is_one_press_away(world: World) -> None:
    """S2: with whoever it is by name."""
    anna, olga = world.anna, world.olga
    anna.runs("help")
    anna.presses("owner")
    assert world.says("owner-who", who="Olga") in anna.last()
    anna.says("Nobody calls me back")
    assert "Nobody calls me back" in room(olga)
    assert world.says("owner-told", who="Olga", code=code(world.newest(anna))) in anna.everything()
    olga.presses("claim", str(world.newest(anna)))
    olga.fills(olga.opens("reply", str(world.newest(anna))), text="I will see to it")
    assert "I will see to it" in anna.everything()


def a_caller_is_written_down_and_has_a_chat_later(world: World) -> None:
    """T2: an agent records it for them; their own chat shows it once they have one."""
    maria, zoe = world.maria, world.zoe
    choice = maria.runs("call", "zoe").answer
    assert isinstance(choice, OpenForm)
    opened = maria.fills(choice, who=choice.form.fields[0].options[0]).answer  # type: ignore[union-attr]
    assert isinstance(opened, OpenForm)
    maria.fills(opened, said="The plotter smells")
    number = world.newest(zoe)
    assert world.ticket(number).status is Status.ASSIGNED
    assert world.says("card-channel.call", phone=PHONE) in maria.card().text
    assert zoe.sees() == []
    zoe.link()
    assert world.says("card-title", code=code(number)) in zoe.card()
    assert world.says("card-turn.working", who="Maria") in zoe.card()
    maria.fills(maria.opens("reply", str(number)), text="Open a window")
    assert "Open a window" in zoe.last()


def without_a_contract_sales_decides(world: World) -> None:
    """T3, T4, P1: told at once and kindly; declined, or activated and gone on with where it stood."""
    bela, sam, maria = world.bela, world.sam, world.maria
    bela.says("The laser is dead")
    first = world.newest(bela)
    assert world.says("no-contract", code=code(first)) in bela.everything(), "before anything else"
    world.play.passes(seconds=10)
    assert world.says("card-turn.sales") in bela.card()
    assert "The laser is dead" in room(sam)
    assert "The laser is dead" not in room(maria)
    sam.fills(sam.opens("decline", str(first)), reason="They never paid")
    assert world.says("cannot-support", code=code(first)) in bela.everything()
    assert "They never paid" not in bela.everything()
    assert world.says("card-turn.unsupported") in bela.card()
    second = world.asks(bela, "The plotter smokes")
    sam.fills(sam.opens("activate", str(second)), number="K-9", ends="31.12.2099")
    assert world.says("contract-active", code=code(second)) in bela.everything()
    assert world.ticket(second).waits is Waits.TEAM
    assert "The plotter smokes" in room(maria)
    third = world.asks(bela, "And it is loud")
    assert world.ticket(third).waits is Waits.TEAM, "covered now"


CHAPTERS: tuple[Callable[[World], None], ...] = (
    they_file_it_themselves_and_see_where_it_stands,
    they_judge_the_solution_and_give_stars,
    a_rating_closes_the_request,
    they_say_of_what_kind_and_of_which_device,
    the_technician_helps_them_to_rate,
    the_state_by_code_and_what_was,
    the_problem_is_back,
    the_one_who_answers_for_all_is_one_press_away,
    a_caller_is_written_down_and_has_a_chat_later,
    without_a_contract_sales_decides,
)


def with_zoe(locale: str) -> Callable[[Work], None]:
    """A contact of Acme without a chat, a thing of theirs, and a technician."""

    def set_up(work: Work) -> None:
        ladder(locale)(work)
        anna = work.people.by_key("anna")
        assert anna
        zoe = (PersonId(0), "zoe", "Zoe", Role.CUSTOMER, locale, "Europe/Athens", anna.company)
        work.people.put_person(Person(*zoe, phone=PHONE))
        petros = (PersonId(0), "petros", "Petros", Role.TECHNICIAN, locale, "Europe/Athens")
        work.people.put_person(Person(*petros))
        assert anna.company
        work.assets.put(Asset(AssetId(0), "lx", anna.company, "Laser", None, SERIAL, "Floor 3"))

    return set_up


@pytest.mark.parametrize("locale", LOCALES)
def test_the_customers_ids_one_after_the_other(database_url: str, locale: str) -> None:
    play = Play(database_url, with_zoe(locale))
    world = World(play)
    for chapter in CHAPTERS:
        chapter(world)
    play.close()
