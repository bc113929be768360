"""Whose turn it is, and that whoever must act hears of it: each of these was once wrong."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from core.chat.replies import OpenForm
from core.errors import DeliveryFailed
from core.people.model import Person, PersonId, Role
from core.tickets.model import Fate, Side, Status, Ticket, TicketId, Waits
from core.work import Work
from tests.bots.ladder import NEED, agent, asked, hands_up, ladder, option, person, ticket_team
from tests.play import Agent, Customer, Play

ONE = TicketId(1)
CURE = "Replace the drum"


@pytest.fixture
def play(database_url: str) -> Iterator[Play]:
    made = Play(database_url, ladder())
    yield made
    made.close()


@pytest.fixture
def hasty(database_url: str) -> Iterator[Play]:
    made = Play(database_url, ladder(undo=10))
    yield made
    made.close()


def ticket(play: Play) -> Ticket:
    return play.write(lambda w: w.tickets.get(ONE))


# With each answer


@pytest.mark.parametrize(
    ("turn", "waits", "theirs", "ours"),
    [
        ({}, Waits.CUSTOMER, "Your turn", "Whose turn: Customer"),
        ({"turn": "customer"}, Waits.CUSTOMER, "Your turn", "Whose turn: Customer"),
        ({"turn": "team"}, Waits.TEAM, "Maria is working on it", "Whose turn: Team"),
    ],
)
def test_an_answer_says_whose_turn_it_is(
    play: Play, turn: dict[str, str], waits: Waits, theirs: str, ours: str
) -> None:
    anna, maria = asked(play)
    maria.fills(maria.opens("reply"), text="I have ordered a drum", **turn)
    assert ticket(play).waits is waits
    assert theirs in anna.card()
    assert ours in maria.card().text


def test_who_goes_on_working_closes_nobody_by_silence(play: Play) -> None:
    anna, maria = asked(play)
    maria.fills(maria.opens("reply"), text="Which lamp?")
    maria.fills(maria.opens("reply"), text="Never mind, I see it", turn="team")
    play.passes(days=60)
    assert not ticket(play).closed
    assert [seen for seen in anna.sees() if seen.name == "reminder"] == []


def test_a_note_that_is_sent_on_asks_it_too(play: Play) -> None:
    _, maria = asked(play)
    note = maria.says_in_thread("The drum is on its way")
    maria.fills(maria.opens("send-to-customer", note), turn="team")
    assert ticket(play).waits is Waits.TEAM


def test_on_a_phone_it_is_one_message_and_one_press_to_go_on(play: Play) -> None:
    nikos, anna = play.agent("nikos", "telegram:staff"), play.customer("anna")
    nikos.link()
    anna.says("The printer blinks")
    play.passes(seconds=10)
    nikos.presses("claim")
    nikos.presses("reply")
    nikos.says("Which lamp?")
    assert ticket(play).waits is Waits.CUSTOMER
    nikos.presses("resume")
    assert ticket(play).waits is Waits.TEAM
    assert "Nikos is working on it" in anna.card()
    assert "not waiting for the customer" in nikos.whispered(nikos.presses("resume", "1"))


# Sales


def test_what_sales_asks_is_the_customers_turn(play: Play) -> None:
    bela, sam = play.customer("bela"), Agent(play, "sam", "slack", "CSALES")
    bela.says("The printer blinks")
    play.passes(seconds=10)
    sam.presses("claim")
    sam.fills(sam.opens("reply"), text="Shall we renew it?")
    assert ticket(play).waits is Waits.OFFER
    assert "Your turn: Sam" in bela.card()
    assert "sales has asked" in sam.card().text
    assert [b.act for b in sam.card().buttons][:2] == ["activate", "decline"], "sales may still decide"
    bela.says("Yes, please")
    assert ticket(play).waits is Waits.SALES
    sam.fills(sam.opens("activate"), number="K-7", ends="31.12.2027")
    assert ticket(play).waits is Waits.TEAM


def test_sales_may_decide_while_it_waits_for_the_customer(play: Play) -> None:
    bela, sam = play.customer("bela"), Agent(play, "sam", "slack", "CSALES")
    bela.says("The printer blinks")
    play.passes(seconds=10)
    sam.presses("claim")
    sam.fills(sam.opens("reply"), text="Shall we renew it?")
    sam.fills(sam.opens("decline"), reason="They never answered")
    assert ticket(play).unsupported
    assert "Whose turn" not in sam.card().text


# Level 3


@pytest.fixture
def deep(play: Play) -> Play:
    """Level 3 works on Maria's request."""
    _, maria = asked(play)
    hands_up(maria, "Technical support")
    agent(play, "tess", "CDEEP").presses("claim")
    return play


def test_who_may_speak_hears_the_customer_while_level_3_works(deep: Play) -> None:
    anna, maria, tess = deep.customer("anna"), deep.agent("maria"), agent(deep, "tess", "CDEEP")
    anna.says("And now it smokes")
    assert "And now it smokes" in tess.room_sees()[-1].text
    heard = maria.room_sees()[-1]
    assert "And now it smokes" in heard.text
    assert heard.message.mention == (maria.address,), "not whoever has it in level 3"
    assert [b.act for b in heard.buttons] == ["fetch"]


@pytest.mark.parametrize(("wish", "said"), [("person", "talk to a person"), ("urgent", "urgent")])
def test_who_wants_a_person_is_heard_by_those_who_may_be_one(deep: Play, wish: str, said: str) -> None:
    anna, maria = deep.customer("anna"), deep.agent("maria")
    anna.presses(wish)
    heard = maria.room_sees()[-1]
    assert said in heard.text
    assert heard.message.mention == (maria.address,)
    assert [b.act for b in heard.buttons] == ["fetch"]
    maria.presses("fetch")
    assert ticket(deep).waits is Waits.TEAM


def test_they_take_it_back_and_answer(deep: Play) -> None:
    anna, maria, tess = deep.customer("anna"), deep.agent("maria"), agent(deep, "tess", "CDEEP")
    anna.says("And now it smokes")
    maria.presses("fetch")
    found = ticket(deep)
    assert (found.team, found.owner, found.waits) == (ticket_team(deep, "print"), person(deep, "maria"), Waits.TEAM)
    told = tess.room_sees()[-1]
    assert (told.name, told.message.mention) == ("handed-away", (tess.address,))
    said = [seen.text for seen in maria.room_sees() if seen.name == "customer-words"]
    assert sum("And now it smokes" in text for text in said) == 1, "it stands there already"
    maria.fills(maria.opens("reply"), text="Pull the plug, please")
    assert "Pull the plug" in anna.last()
    assert "does not have this request any more" in maria.whispered(maria.presses("fetch", "1"))


@pytest.mark.parametrize("who", ["tess", "eva", "sam"])
def test_only_those_who_asked_level_3_take_it_back(deep: Play, who: str) -> None:
    one = deep.agent(who)
    assert "another team" in one.whispered(one.presses("fetch", "1"))
    assert ticket(deep).waits is Waits.LEVEL3


def test_what_level_3_prepared_is_sent_once_and_asked_about(deep: Play) -> None:
    anna, maria, tess = deep.customer("anna"), deep.agent("maria"), agent(deep, "tess", "CDEEP")
    tess.fills(tess.opens("prepare"), solution=CURE)
    opened = maria.opens("send-prepared")
    maria.fills(opened)
    assert ticket(deep).status is Status.PENDING
    assert {b.act for b in anna.sees()[-1].buttons} >= {"confirm", "not-solved"}
    assert "solved already" in maria.whispered(maria.fills(opened))
    anna.presses("not-solved")
    assert [b for seen in maria.room_sees() for b in seen.buttons if b.act == "send-prepared"] == []


def test_taken_back_it_may_be_sent_again(hasty: Play) -> None:
    _, maria = asked(hasty)
    hands_up(maria, "Technical support")
    hasty.passes(seconds=11)
    tess = agent(hasty, "tess", "CDEEP")
    tess.presses("claim")
    tess.fills(tess.opens("prepare"), solution=CURE)
    maria.fills(maria.opens("send-prepared"))
    assert [b for seen in maria.room_sees() for b in seen.buttons if b.act == "send-prepared"] == []
    maria.presses("undo")
    maria.fills(maria.opens("send-prepared"))
    hasty.passes(seconds=11)
    assert CURE in hasty.customer("anna").last()


# How it ended


@pytest.mark.parametrize(
    ("how", "said"),
    [
        ("withdrawn", "withdrawn by the customer"),
        ("silence", "the customer did not reply"),
        ("no-fault", "no fault found"),
    ],
)
def test_staff_read_why_it_ended(play: Play, how: str, said: str) -> None:
    anna, maria = asked(play)
    if how == "withdrawn":
        anna.presses("withdraw")
        anna.presses("withdrawn")
    elif how == "silence":
        maria.fills(maria.opens("reply"), text="Which lamp?")
        play.passes(days=60)
    else:
        maria.fills(maria.opens("no-fault"), reason="The cable was out")
    assert said in maria.card().text
    anna.presses("back")
    maria.fills(maria.opens("solve"), solution=CURE)
    anna.presses("confirm")
    anna.runs("new", "The plotter burns")
    play.passes(seconds=10)
    assert "One earlier request" in maria.card().text


# Callers


@pytest.fixture
def caller(play: Play) -> Agent:
    """Zoe has called, and Maria has answered her in words that go nowhere."""

    def zoe(work: Work) -> None:
        company = work.people.by_key("anna").company  # type: ignore[union-attr]
        work.people.put_person(
            Person(*(PersonId(0), "zoe", "Zoe", Role.CUSTOMER, "en", "UTC", company), phone="+30 210 555 0101")
        )

    play.write(zoe)
    maria = play.agent("maria")
    choice = maria.runs("call", "zoe").answer
    assert isinstance(choice, OpenForm)
    opened = maria.fills(choice, who=choice.form.field("who").options[0]).answer  # type: ignore[union-attr]
    assert isinstance(opened, OpenForm)
    maria.fills(opened, said="It burns")
    return maria


def to_call(play: Play) -> bool:
    return play.write(lambda w: w.tasks.open("call", ticket=1)) is not None


def test_once_called_the_card_asks_for_no_call(play: Play, caller: Agent) -> None:
    assert "call +30 210 555 0101" in caller.card().text
    caller.fills(caller.opens("called"), how="answer", said="Close the cover")
    assert "by phone, +30 210 555 0101" in caller.card().text
    copy = next(seen for seen in caller.room_sees() if seen.name.startswith("answer-"))
    assert "Told on the phone" in copy.text
    assert "Delivered" not in copy.text


def test_a_decline_that_was_to_be_called_is_written_once_they_have_a_chat(play: Play, caller: Agent) -> None:
    def no_contract(work: Work) -> None:
        found = work.tickets.get(ONE)
        sales = next(team for team in work.catalog.teams() if team.key == "sales")
        work.tickets.save(found.handed(sales.id, None, waits=Waits.SALES))

    play.write(no_contract)
    sam = Agent(play, "sam", "slack", "CSALES")
    sam.fills(sam.opens("decline", "1"), reason="No money")
    assert to_call(play)
    zoe = Customer(play, "zoe")
    zoe.link()
    assert "cannot support" in zoe.everything()
    assert not to_call(play)


def test_who_unblocks_us_gets_what_was_written_and_needs_no_call(play: Play) -> None:
    anna, maria = asked(play)
    anna.leaves()
    maria.fills(maria.opens("reply"), text="Which lamp?")
    assert to_call(play)
    anna.returns()
    assert "Which lamp?" in anna.everything()
    assert not to_call(play)
    answer = next(e for e in play.write(lambda w: w.entries.of(ONE)) if e.side is Side.ANSWER)
    assert answer.fate is Fate.DELIVERED


def test_an_answer_that_the_platform_refused_goes_out_when_they_are_back(play: Play) -> None:
    anna, maria = asked(play)
    play.fails["telegram:customer"] = DeliveryFailed("blocked", permanent=True)
    maria.fills(maria.opens("reply"), text="Which lamp?")
    del play.fails["telegram:customer"]
    anna.returns()
    assert "Which lamp?" in anna.everything()


# Taking back


def test_nobody_closes_over_words_that_come_meanwhile(hasty: Play) -> None:
    anna, maria = asked(hasty)
    maria.fills(maria.opens("no-fault"), reason="The cable was out")
    hasty.passes(seconds=2)
    anna.says("No, the cable is in!")
    assert not ticket(hasty).closed
    assert "stays open" in next(seen.text for seen in maria.room_sees() if seen.name == "kept-open")
    assert "No, the cable is in!" in maria.room_sees()[-1].text
    hasty.passes(days=1)
    assert len(hasty.write(lambda w: w.tickets.of_customer(person_id(w), most=9))) == 1, "no second request of it"


def person_id(work: Work) -> PersonId:
    anna = work.people.by_key("anna")
    assert anna is not None
    return anna.id


def test_a_hand_over_is_told_as_it_was_before_the_next_one_solves(hasty: Play) -> None:
    _, maria = asked(hasty)
    jan = hasty.agent("jan")
    opened = maria.opens("hand-over")
    maria.fills(opened, to=option(opened, "to", "Jan"), need=NEED)
    jan.fills(jan.opens("solve", "1"), solution=CURE)
    told = [seen.text for seen in jan.room_sees() if seen.name == "handed-here"]
    assert any(NEED in text for text in told)
    hasty.passes(seconds=11)
    assert ticket(hasty).status is Status.PENDING
