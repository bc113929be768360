"""A known outage: declared, recognised by customers, over for all of them at once."""

from __future__ import annotations

import pytest

from core.catalog.model import Level, Team
from core.chat.events import Command
from core.chat.replies import Quote, Toast
from core.chat.words import plain, words
from core.errors import Refused
from core.outages import actions as declaring
from core.people.model import LOCALES, Actor, Person, PersonId, Role, TeamId
from core.tickets.model import Status, TicketId, Waits
from core.work import Work
from tests.bots.tickets import claimed, ticket
from tests.bots.wording import worded
from tests.play import Agent, Customer, Play, Somebody, desk

TEXT = "The print server is down since 9:00"


def commands(play: Play, who: Somebody, name: str, argument: str = "") -> object:
    return play.handle(Command(**who.facts(), name_=name, argument=argument)).answer


def declared(play: Play, who: str = "maria", product: str = "1") -> Agent:
    agent = play.agent(who)
    form = commands(play, agent, "outage")
    outcome = agent.fills(form, product=product, text=words(TEXT))  # type: ignore[arg-type]
    assert outcome.answer is None, agent.whispered(outcome)
    return agent


def notice(customer: Customer) -> str:
    return next(
        seen.text for seen in reversed(customer.sees()) if seen.name.startswith("outage-") and seen.message.title
    )


def test_a_new_request_gets_the_notice_at_once(play: Play) -> None:
    declared(play)
    anna = play.customer("anna")
    anna.says("I cannot print")
    assert TEXT in notice(anna)
    assert [b.act for b in anna.sees()[-1].buttons] == ["outage-same", "outage-other"]
    anna.says("Nothing comes out")
    assert [seen.name for seen in anna.sees()].count("outage-1") == 1, "once"


def test_the_team_reads_of_it_with_the_button_that_ends_it(play: Play) -> None:
    maria = declared(play)
    card = maria.room_sees()[-1]
    assert TEXT in card.text
    assert "Laser 9" in card.text
    assert [b.act for b in card.buttons] == ["outage-over"]


def test_that_is_it_ties_the_request_and_over_asks_whether_it_works(play: Play) -> None:
    maria = declared(play)
    anna = play.customer("anna")
    anna.says("I cannot print")
    anna.presses("outage-same")
    assert "as soon as it is over" in notice(anna)
    play.passes(seconds=10)
    assert ticket(play).outage == 1
    assert "the known one" in maria.card().text
    maria.presses("outage-over")
    found = ticket(play)
    assert (found.status, found.waits, found.solvings) == (Status.PENDING, Waits.CONFIRMATION, 1)
    assert TEXT in anna.last()
    assert "told you of is over" in anna.last()
    assert "One customer is asked" in maria.room_sees()[-1].text
    anna.presses("confirm")
    assert ticket(play).status is Status.COMPLETED


def test_the_words_of_an_outage_are_nobodys_answer(play: Play) -> None:
    """Maria has the request, and did not write them."""
    anna, maria = claimed(play, "I cannot print")
    declared(play)
    anna.presses("outage-same")
    maria.presses("outage-over")
    for card in (anna.sees()[-1], maria.card()):
        (quote,) = [line for line in card.message.lines if isinstance(line, Quote) and plain(line.words) == TEXT]
        assert quote.by == ""
    anna.presses("not-solved")
    maria.fills(maria.opens("solve", "1"), solution="A new cable")
    assert "Maria: A new cable" in anna.last()


@pytest.mark.parametrize("locale", LOCALES)
def test_who_never_answered_is_not_asked_any_more_and_over_is_pressed_once(database_url: str, locale: str) -> None:
    play = Play(database_url, desk(locale))
    maria, nikos = play.agent("maria"), play.agent("nikos", "telegram:staff")
    nikos.link()
    declared(play)
    anna, ben = play.customer("anna"), play.customer("ben")
    anna.says("I cannot print")
    ben.says("Me neither")
    ben.presses("outage-same")
    play.passes(seconds=10)
    assert worded(play, "card-turn.outage") in ben.card(), "they need do nothing more"
    assert worded(play, "card-next.outage") in ben.card()
    assert worded(play, "card-turn.queued") in anna.card()
    asked, messages = len(anna.sees()), len(maria.room_sees())
    maria.presses("outage-over")
    assert not any(
        b.act.startswith("outage-") for who in (anna, ben, nikos) for seen in who.sees() for b in seen.offered
    )
    assert worded(play, "outage-next.over") in notice(anna)
    assert len(anna.sees()) == asked, "changed in place"
    card = next(seen for seen in maria.room_sees() if seen.name == "outage-declared")
    assert (card.edits, card.buttons) == (1, [])
    assert worded(play, "outage-footer-over") in card.text
    assert len(maria.room_sees()) == messages + 1
    play.close()


def test_not_solved_gives_it_to_the_team(play: Play) -> None:
    maria = declared(play)
    anna = play.customer("anna")
    anna.says("I cannot print")
    anna.presses("outage-same")
    maria.presses("outage-over")
    assert ticket(play).team is not None, "even when it was over before the intake was"
    anna.presses("not-solved")
    assert ticket(play).waits is Waits.TEAM
    maria.presses("claim")
    assert "Maria" in anna.card()


def test_something_else_stays_a_request_by_itself(play: Play) -> None:
    maria = declared(play)
    anna = play.customer("anna")
    anna.says("It smells burnt")
    anna.presses("outage-other")
    assert "by itself" in notice(anna)
    play.passes(seconds=10)
    maria.presses("outage-over")
    assert (ticket(play).status, ticket(play).outage) == (Status.NEW, None)
    assert "told you of is over" not in anna.everything()
    assert "No request" in maria.room_sees()[-1].text


def test_open_requests_hear_of_it_when_it_is_declared(play: Play) -> None:
    anna, maria = claimed(play)
    declared(play)
    assert TEXT in notice(anna)
    anna.presses("outage-same")
    assert maria.card().edits > 0
    maria.presses("outage-over")
    assert ticket(play).status is Status.PENDING
    assert ticket(play).owner is not None


def test_solved_requests_are_left_alone(play: Play) -> None:
    anna, maria = claimed(play)
    maria.fills(maria.opens("solve"), solution="New drum")
    play.passes(seconds=15)
    declared(play)
    assert "outage-1" not in [seen.name for seen in anna.sees()]


def test_of_an_unclear_product_it_is_asked_and_then_known(choosing: Play) -> None:
    declared(choosing, product="2")
    anna = choosing.customer("anna")
    anna.says("It does not work")
    choosing.passes(seconds=10)
    assert ticket(choosing).waits is Waits.PRODUCT
    anna.presses("outage-same")
    found = ticket(choosing)
    assert (found.product, found.waits, found.team is not None) == (2, Waits.TEAM, True)


def test_of_another_product_nobody_is_asked(choosing: Play) -> None:
    declared(choosing, product="2")
    anna = choosing.customer("anna")
    anna.says("It does not work")
    choosing.passes(seconds=10)
    anna.presses("product", "1.1")
    ben = choosing.customer("ben")
    ben.says("The laser hums")
    assert any(seen.name == "outage-1" for seen in ben.sees()), "while it is unclear"
    declared(choosing, product="3")
    assert not any(seen.name == "outage-2" for seen in anna.sees())
    assert any(seen.name == "outage-2" for seen in ben.sees())


def test_whom_no_contract_lets_have_it_is_not_asked(play: Play) -> None:
    declared(play)
    bela = play.customer("bela")
    bela.says("I cannot print")
    assert not any(seen.name == "outage-1" for seen in bela.sees())


def test_everything_concerns_everybody(choosing: Play) -> None:
    declared(choosing, product="all")
    bela, anna = choosing.customer("bela"), choosing.customer("anna")
    bela.says("Nothing works")
    anna.says("Nothing works here either")
    assert TEXT in notice(bela)
    assert TEXT in notice(anna)


@pytest.mark.parametrize("act", ["outage-same", "outage-other"])
@pytest.mark.parametrize("state", ["over", "answered", "closed", "of another"])
def test_an_old_question_answers_politely(play: Play, act: str, state: str) -> None:
    maria = declared(play)
    anna, who = play.customer("anna"), play.customer("anna")
    anna.says("I cannot print")
    play.passes(seconds=10)
    if state == "over":
        maria.presses("outage-over")
    elif state == "answered":
        anna.presses("outage-other")
    elif state == "closed":
        anna.presses("withdraw")
        anna.presses("withdrawn")
    else:
        who = play.customer("ben")
    before = ticket(play)
    if state == "closed":
        assert notice(anna).count("\n") == 1, "nothing is asked of them"
        assert not any(b.act == act for seen in anna.sees() for b in seen.offered)
    whys = {"over": "over already", "answered": "settled already", "closed": "closed already", "of another": "find"}
    said = play.agent("x").whispered(who.presses(act, "1.1"))
    assert whys[state] in said
    assert ticket(play) == before


def test_over_counts_once(play: Play) -> None:
    maria = declared(play)
    maria.presses("outage-over")
    assert "over already" in maria.whispered(maria.presses("outage-over", "1"))
    assert "button" in maria.whispered(maria.presses("outage-over", "77"))


def test_the_same_twice_is_refused(play: Play) -> None:
    agent = declared(play)
    form = commands(play, agent, "outage")
    assert "declared already" in agent.whispered(agent.fills(form, product="1", text=words(TEXT)))  # type: ignore[arg-type]


# Rights

MAY = {
    ("print", None): True,
    ("deep", None): False,
    ("sales", None): False,
    ("lead", None): True,
    ("watch", None): True,
    ("hq", None): True,
    ("owner", None): True,
    ("other", None): False,
}


@pytest.mark.parametrize("product", ["one", "all"])
@pytest.mark.parametrize("team", [team for team, _ in MAY])
def test_who_may_declare_and_end(play: Play, team: str, product: str) -> None:
    levels = {"lead": Level.LEAD, "watch": Level.SUPERVISOR, "hq": Level.HEADQUARTERS, "owner": Level.OWNER}

    def fn(work: Work) -> tuple[bool, str]:
        for key, level in {**levels, "other": Level.ONE}.items():
            work.catalog.put_team(Team(TeamId(0), key, key.title(), level))
        member = next(one for one in work.catalog.teams() if one.key == team)
        who = (PersonId(0), "who", "Who", Role.STAFF, "en", "UTC")
        work.people.put_person(Person(*who, teams=frozenset({member.id})))
        person = work.people.by_key("who")
        assert person
        asked = None if product == "all" else work.catalog.products()[0].id
        may = declaring.may_for(work, Actor(person, "slack"), asked)
        return may, person.key

    assert play.write(fn)[0] is MAY[team, None]


@pytest.mark.parametrize("role", [Role.CUSTOMER, Role.TECHNICIAN])
def test_customers_and_technicians_declare_nothing(play: Play, role: Role) -> None:
    def fn(work: Work) -> None:
        team = work.catalog.products()[0].team
        anna = work.people.by_key("anna")
        assert anna
        person = Person(*(PersonId(0), "who", "Who", role, "en", "UTC", anna.company), teams=frozenset({team}))
        declaring.may_declare(work, Actor(person, "slack"), None)

    with pytest.raises(Refused, match="staff-only"):
        play.write(fn)


def test_level_3_is_refused_at_the_command(play: Play) -> None:
    answer = commands(play, play.agent("tess"), "outage")
    assert isinstance(answer, Toast)
    assert answer.text.key == "refused-outage-not-yours"


# Elsewhere


@pytest.mark.parametrize("locale", LOCALES)
def test_in_every_language(database_url: str, locale: str) -> None:
    play = Play(database_url, desk(locale))
    maria = declared(play)
    anna, ben = play.customer("anna"), play.customer("ben")
    anna.says("🖨")
    anna.says("1")
    anna.presses("outage-same")
    ben.says("2")
    ben.presses("outage-other")
    play.passes(seconds=10)
    maria.presses("outage-over")
    assert TEXT in anna.last()
    anna.presses("confirm")
    assert ticket(play).status is Status.COMPLETED
    assert ticket(play, 2).status is Status.NEW
    play.close()


def test_in_a_private_chat_it_is_asked_step_by_step(play: Play) -> None:
    nikos = play.agent("nikos", "telegram:staff")
    nikos.link()
    nikos.runs("outage")
    nikos.presses("form", "=1")
    nikos.says(TEXT)
    nikos.presses("form", "send")
    assert play.write(lambda w: [one.text for one in w.outages.open()]) == [TEXT]
    anna = play.customer("anna")
    anna.says("I cannot print")
    anna.presses("outage-same")
    play.passes(seconds=10)
    nikos.presses("outage-over")
    assert ticket(play).status is Status.PENDING
    assert TicketId(1) == ticket(play).id
