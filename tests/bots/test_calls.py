"""Somebody on the phone: written down by an agent, called back, and attached once they have a chat (T2, E15, S10)."""

from __future__ import annotations

from typing import Any

import pytest

from core.chat.events import Command
from core.chat.replies import Answer, OpenForm, Toast
from core.errors import Refused
from core.people.model import LOCALES, Actor, Company, Person, PersonId, Role
from core.tickets import calls, outages, sales
from core.tickets.model import Fate, Side, Status, TicketId, Waits
from core.work import Work
from tests.bots.tickets import ticket, written
from tests.play import Agent, Customer, Play, desk

PHONE = "+30 210 555 0101"


def calling(play: Play, agent: Agent, typed: str = "") -> Answer | None:
    return play.handle(Command(**agent.facts(), name_="call", argument=typed)).answer


def filled(agent: Agent, form: Answer | None, **answers: str) -> Any:
    assert isinstance(form, OpenForm), form
    return agent.fills(form, **answers).answer


def called(play: Play, typed: str, who: str = "maria", **said: str) -> Agent:
    """An agent finds the first of that name and writes down what they say."""
    agent = play.agent(who)
    choice = calling(play, agent, typed)
    assert isinstance(choice, OpenForm)
    options = choice.form.fields[0].options  # type: ignore[union-attr]
    opened = filled(agent, choice, who=options[0])
    assert filled(agent, opened, **{"said": "It burns", **said}) is None
    return agent


@pytest.fixture
def zoe(play: Play) -> Play:
    """A contact of Acme without a chat."""

    def fn(work: Work) -> None:
        anna = work.people.by_key("anna")
        assert anna
        zoe = (PersonId(0), "zoe", "Zoë Ní Bhriain", Role.CUSTOMER, "en", "Europe/Athens", anna.company)
        work.people.put_person(Person(*zoe, phone=PHONE))

    play.write(fn)
    return play


def task(play: Play) -> bool:
    return play.write(lambda w: w.tasks.open("call", ticket=1)) is not None


def test_the_request_is_theirs_and_the_agents(zoe: Play) -> None:
    maria = called(zoe, "zoe")
    found = ticket(zoe)
    anna = zoe.write(lambda w: w.people.by_key("zoe"))
    agent = zoe.write(lambda w: w.people.by_key("maria"))
    assert anna
    assert agent
    assert (found.customer, found.opened_by, found.owner) == (anna.id, agent.id, agent.id)
    assert (found.status, found.waits, found.contract) == (Status.ASSIGNED, Waits.TEAM, 1)
    assert "It burns" in maria.card().text
    assert f"call {PHONE}" in maria.card().text
    assert "called" in [button.act for button in maria.card().buttons]
    assert "is yours" in maria.last()
    assert task(zoe)


@pytest.mark.parametrize("typed", ["ZOE", "bhriain ní", "acme zoe", "2105550101", "+30 (210) 555-0101", "۲۱۰۵۵۵۰۱۰۱"])
def test_they_are_found_as_an_agent_hears_it(zoe: Play, typed: str) -> None:
    choice = calling(zoe, zoe.agent("maria"), typed)
    assert isinstance(choice, OpenForm)
    assert choice.form.key == "calling"
    assert "Zoë Ní Bhriain · Acme" in choice.form.fields[0].names[0]  # type: ignore[union-attr]


def test_two_of_one_name_stand_beside_their_companies(zoe: Play) -> None:
    def fn(work: Work) -> None:
        borea = work.people.put_company(key="borea", name="Borea")
        work.people.put_person(Person(*(PersonId(0), "anna2", "Anna", Role.CUSTOMER, "en", "UTC", borea)))

    zoe.write(fn)
    choice = calling(zoe, zoe.agent("maria"), "anna")
    assert isinstance(choice, OpenForm)
    names = [name for name in choice.form.fields[0].names if isinstance(name, str)]  # type: ignore[union-attr]
    assert names == ["Anna · Acme", "Anna · Borea"]


def test_without_a_name_it_is_asked_first(zoe: Play) -> None:
    maria = zoe.agent("maria")
    choice = filled(maria, calling(zoe, maria), who="zoe")
    assert choice.form.key == "calling"


def test_somebody_new_is_added_with_their_company(play: Play) -> None:
    maria = play.agent("maria")
    form = calling(play, maria, PHONE)
    assert isinstance(form, OpenForm)
    assert [one.name for one in form.form.fields] == ["name", "said", "company", "product"]
    assert filled(maria, form, name="Nora", said="No paper", company="ACME ") is None
    nora = play.write(lambda w: w.people.by_key("caller-302105550101"))
    assert nora
    assert (nora.name, nora.phone) == ("Nora", PHONE)
    assert ticket(play).company == nora.company == 1
    assert ticket(play).contract is not None
    assert any("caller-302105550101" in seen.text for seen in maria.sees())


def test_a_private_person_is_a_company_of_one_and_sales_hears(play: Play) -> None:
    maria = play.agent("maria")
    filled(maria, calling(play, maria, "Nora"), name="Nora", phone=PHONE, said="No paper")
    found = ticket(play)
    company = play.write(lambda w: w.people.company(found.company))
    assert isinstance(company, Company)
    assert company.name == "Nora"
    assert (found.waits, found.owner) == (Waits.SALES, None)
    assert "sales will call" in maria.sees()[-2].text
    assert "No paper" in Agent(play, "sam", "slack", "CSALES").card().text


def test_after_sales_it_is_the_agents_who_wrote_it_down(play: Play) -> None:
    """T4, S10: it goes on where it stood, and somebody tells the caller."""
    maria, sam = play.agent("maria"), Agent(play, "sam", "slack", "CSALES")
    filled(maria, calling(play, maria, "Nora"), name="Nora", phone=PHONE, said="No paper")
    filled(sam, sam.opens("activate"), number="K-7", ends="31.12.2027")
    found = ticket(play)
    assert found.owner == found.opened_by
    assert found.status is Status.ASSIGNED
    assert "No paper" in maria.card().text
    assert task(play)


def test_a_decline_leaves_a_call_to_make(play: Play) -> None:
    maria, sam = play.agent("maria"), Agent(play, "sam", "slack", "CSALES")
    filled(maria, calling(play, maria, "Nora"), name="Nora", phone=PHONE, said="No paper")
    filled(sam, sam.opens("decline"), reason="No money")
    assert ticket(play).unsupported
    filled(sam, sam.opens("called"), how="note", said="Told her")
    assert not task(play)


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ({"name": "Nora", "phone": "12", "said": "x"}, "whole phone number"),
        ({"name": "  ", "phone": PHONE, "said": "x"}, ""),
        ({"name": "Nora", "phone": "0000 1111", "said": "x"}, "already"),
    ],
)
def test_who_is_incomplete_or_known_is_not_added(play: Play, given: dict[str, str], why: str) -> None:
    maria = play.agent("maria")
    known = calls.Caller("Nick", "00001111", "Acme")
    play.write(lambda w: calls.new_contact(w, play.now, _actor(w, "maria"), caller=known))
    before = play.write(lambda w: list(w.people.keys()))
    form = calling(play, maria, "Nora")
    assert isinstance(form, OpenForm)
    assert why in maria.whispered(maria.fills(form, **given))
    assert play.write(lambda w: list(w.people.keys())) == before


def _actor(work: Work, key: str) -> Any:
    return Actor(work.people.by_key(key), "slack")


def test_an_answer_fails_visibly_and_a_call_settles_it(zoe: Play) -> None:
    maria = called(zoe, "zoe")
    maria.fills(maria.opens("reply"), text="Close the cover")
    (answer,) = [e for e in zoe.write(lambda w: w.entries.of(TicketId(1))) if e.side is Side.ANSWER]
    assert (answer.fate, answer.why) == (Fate.FAILED, "no-channel")
    assert any("no chat is connected" in seen.text for seen in maria.room_sees())
    filled(maria, maria.opens("called"), how="answer", said="I told her to close the cover")
    assert not task(zoe)
    assert ticket(zoe).waits is Waits.CUSTOMER
    assert "called" not in [button.act for button in maria.card().buttons]
    assert written(zoe)[-1] == "I told her to close the cover"
    maria.fills(maria.opens("reply"), text="And now?")
    assert task(zoe), "the next answer needs the next call"


def test_a_note_about_a_call_changes_nobodys_turn(zoe: Play) -> None:
    maria = called(zoe, "zoe")
    filled(maria, maria.opens("called"), how="note", said="Nobody there")
    entries = zoe.write(lambda w: w.entries.of(TicketId(1)))
    assert [entry.side for entry in entries] == [Side.CUSTOMER, Side.INTERNAL]
    assert ticket(zoe).waits is Waits.TEAM
    assert "Nobody there" in maria.room_sees()[-1].text


def test_a_call_is_settled_once(zoe: Play) -> None:
    maria, jan = called(zoe, "zoe"), zoe.agent("jan")
    form = maria.opens("called")
    filled(jan, jan.opens("called"), how="note", said="Nobody there")
    assert "no call to make" in maria.whispered(maria.fills(form, how="answer", said="All fine"))
    assert "no call to make" in maria.whispered(maria.presses("called", "1"))


def test_a_solution_must_be_told_by_phone(zoe: Play) -> None:
    maria = called(zoe, "zoe")
    filled(maria, maria.opens("called"), how="note", said="Nobody there")
    maria.fills(maria.opens("solve"), solution="New drum")
    zoe.passes(seconds=15)
    assert task(zoe)


def test_with_a_chat_everything_reaches_them(zoe: Play) -> None:
    maria = called(zoe, "zoe")
    maria.fills(maria.opens("reply"), text="Close the cover")
    customer = Customer(zoe, "zoe")
    customer.link()
    assert "It burns" in customer.card()
    assert "Close the cover" in customer.everything()
    assert not task(zoe)
    answer = next(e for e in zoe.write(lambda w: w.entries.of(TicketId(1))) if e.side is Side.ANSWER)
    assert (answer.fate, answer.why) == (Fate.DELIVERED, "")
    assert "no channel" not in maria.card().text
    assert any("has a chat now" in seen.text for seen in maria.room_sees())
    customer.says("It was closed")
    assert "It was closed" in maria.room_sees()[-1].text


def test_a_solution_that_waited_is_asked_about_once_there_is_a_chat(zoe: Play) -> None:
    maria = called(zoe, "zoe")
    maria.fills(maria.opens("solve"), solution="New drum")
    zoe.passes(seconds=15)
    customer = Customer(zoe, "zoe")
    customer.link()
    customer.presses("confirm")
    assert ticket(zoe).status is Status.COMPLETED


def test_who_calls_though_they_have_a_chat_sees_it_there(zoe: Play) -> None:
    called(zoe, "anna")
    assert "It burns" in zoe.customer("anna").card()
    assert not task(zoe)


def test_the_agent_hears_of_a_known_outage_while_they_are_on_the_line(zoe: Play) -> None:
    text = "The print server is down"
    zoe.write(lambda w: outages.declare(w, zoe.now, _actor(w, "maria"), product=None, text=text))
    maria = called(zoe, "zoe")
    assert any(text in seen.text and seen.name == "caller-outage" for seen in maria.room_sees())


def test_a_product_can_be_named(zoe: Play) -> None:
    called(zoe, "zoe", product="1")
    assert ticket(zoe).product == 1


# Rights


@pytest.mark.parametrize(("who", "why"), [("tess", "refused-level-3-never-writes"), ("maria", None), ("sam", None)])
def test_who_may_write_down_a_call(play: Play, who: str, why: str | None) -> None:
    answer = calling(play, play.agent(who), "Nora")
    assert isinstance(answer, OpenForm if why is None else Toast)
    assert why is None or (isinstance(answer, Toast) and answer.text.key == why)


@pytest.mark.parametrize(("who", "why"), [("tess", "another team"), ("sam", "another team"), ("jan", None)])
def test_who_may_call_back(zoe: Play, who: str, why: str | None) -> None:
    called(zoe, "zoe")
    agent = zoe.agent(who)
    outcome = agent.presses("called", "1")
    if why is None:
        assert isinstance(outcome.answer, OpenForm)
    else:
        assert why in agent.whispered(outcome)
        assert task(zoe)


def test_a_colleague_who_does_not_own_it_gives_no_answer(zoe: Play) -> None:
    called(zoe, "zoe")
    jan = zoe.agent("jan")
    form = jan.opens("called")
    assert "Maria has this" in jan.whispered(jan.fills(form, how="answer", said="All fine"))
    assert task(zoe)


def test_sales_decides_about_a_caller_as_about_others(zoe: Play) -> None:
    called(zoe, "zoe")
    with pytest.raises(Refused, match="sales-settled"):
        zoe.write(lambda w: sales.may_decide(w, _actor(w, "sam"), ticket=TicketId(1)))


# Elsewhere


@pytest.mark.parametrize("locale", LOCALES)
def test_in_every_language(database_url: str, locale: str) -> None:
    play = Play(database_url, desk(locale))
    maria = play.agent("maria")
    filled(maria, calling(play, maria, PHONE), name="Νόρα", said="1", company="Acme")
    maria.fills(maria.opens("reply"), text="2")
    filled(maria, maria.opens("called"), how="note", said="3")
    filled(maria, calling(play, maria, "0000 2222"), name="Νίκος", said="4")
    assert ticket(play, 2).waits is Waits.SALES
    customer = Customer(play, "caller-302105550101")
    customer.link()
    assert "2" in customer.everything()
    assert all(seen.text for seen in [*maria.sees(), *maria.room_sees()])
    play.close()


def test_in_a_private_chat_it_is_asked_step_by_step(zoe: Play) -> None:
    nikos = zoe.agent("nikos", "telegram:staff")
    nikos.link()
    nikos.runs("call", "zoe")
    nikos.presses("form", nikos.sees()[-1].buttons[0].about)
    nikos.says("It burns")
    nikos.presses("form", "skip")
    nikos.presses("form", "send")
    assert ticket(zoe).owner is not None
    assert "is yours" in nikos.everything()
    nikos.presses("called")
    nikos.presses("form", "=note")
    nikos.says("Nobody there")
    nikos.presses("form", "send")
    assert not task(zoe)


def test_somebody_new_in_a_private_chat(zoe: Play) -> None:
    nikos = zoe.agent("nikos", "telegram:staff")
    nikos.link()
    nikos.runs("call")
    nikos.says("+48 600 100 200")
    for said in ("Nora", "No paper"):
        nikos.says(said)
    nikos.says("Acme")
    nikos.presses("form", "skip")
    nikos.presses("form", "send")
    assert ticket(zoe).contract is not None
    assert "Nora" in nikos.everything()
