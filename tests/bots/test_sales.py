"""No contract covers it: told at once, sales decides, and the request goes on where it stood or ends (T3, T4, P1)."""

from __future__ import annotations

from datetime import date

import pytest

from core.catalog.model import Product, ProductId
from core.contracts.model import Contract, ContractId
from core.errors import Refused
from core.people.model import LOCALES, Actor, Person, PersonId, Role
from core.tickets import sales
from core.tickets.model import Side, Status, TicketId, Waits
from core.work import Work
from tests.bots.tickets import ticket
from tests.play import Agent, Customer, Play, desk

OVER = (date(2020, 1, 1), date(2025, 12, 31))


@pytest.fixture
def bela(play: Play) -> Customer:
    """Borea has no contract."""
    customer = play.customer("bela")
    customer.says("The printer blinks")
    return customer


def sam(play: Play) -> Agent:
    return Agent(play, "sam", "slack", team_channel="CSALES")


def lapsed(play: Play, number: str = "K-2") -> None:
    """Borea had one."""

    def fn(work: Work) -> None:
        company = work.people.by_key("bela").company  # type: ignore[union-attr]
        assert company
        products = frozenset(product.id for product in work.catalog.products())
        work.contracts.put(Contract(ContractId(0), number, company, *OVER, products))

    play.write(fn)


def contract(play: Play, number: str) -> Contract | None:
    return play.write(lambda w: w.contracts.numbered(number))


def test_the_customer_is_told_at_once_and_once(play: Play, bela: Customer) -> None:
    assert "active contract" in bela.last()
    bela.says("It is the big one")
    play.passes(seconds=10)
    assert [seen.name for seen in bela.sees()].count("no-contract") == 1
    assert "checking your contract" in bela.card()


def test_sales_gets_a_card_with_the_two_buttons(play: Play, bela: Customer) -> None:
    play.passes(seconds=10)
    card = sam(play).card()
    assert [button.act for button in card.buttons][:2] == ["activate", "decline"]
    assert "solve" not in [button.act for button in card.buttons]
    assert "The printer blinks" in card.text


def test_a_new_contract_lets_it_go_on_where_it_stood(play: Play, bela: Customer) -> None:
    """T4, S10: with the words so far, to the product's team, and the customer told."""
    play.passes(seconds=10)
    sales_agent, maria = sam(play), play.agent("maria")
    sales_agent.fills(sales_agent.opens("activate"), number="K-7", ends="31.12.2027")
    found = ticket(play)
    assert (found.waits, found.status, found.owner) == (Waits.TEAM, Status.NEW, None)
    made = contract(play, "K-7")
    assert made is not None
    assert (found.contract, made.starts, made.ends) == (made.id, play.now.date(), date(2027, 12, 31))
    assert "Good news" in bela.last()
    assert any("The printer blinks" in seen.text for seen in maria.room_sees()[1:])
    maria.presses("claim")
    assert "Maria" in bela.card()
    assert "sales-activated" in [done.act for done in play.timeline()]
    assert not [b for b in sales_agent.card().buttons if b.act in ("activate", "decline")]


def test_a_contract_that_is_over_is_renewed_with_two_choices(play: Play, bela: Customer) -> None:
    lapsed(play)
    play.passes(seconds=10)
    agent = sam(play)
    which = agent.opens("activate")
    known = contract(play, "K-2")
    assert known is not None
    until = agent.fills(which, contract=str(known.id))
    assert until.answer is not None
    agent.fills(until.answer, until="2027-03-31")  # type: ignore[arg-type]
    assert contract(play, "K-2").ends == date(2027, 3, 31)  # type: ignore[union-attr]
    assert ticket(play).contract == known.id


def test_beside_an_old_contract_there_may_be_a_new_one(play: Play, bela: Customer) -> None:
    lapsed(play)
    play.passes(seconds=10)
    agent = sam(play)
    form = agent.fills(agent.opens("activate"), contract="new").answer
    agent.fills(form, number="K-8", ends="31/12/2027", products="laser 9")  # type: ignore[arg-type]
    assert contract(play, "K-8") is not None
    assert ticket(play).waits is Waits.TEAM


def test_declined_is_told_kindly_and_closes(play: Play, bela: Customer) -> None:
    play.passes(seconds=10)
    agent = sam(play)
    agent.fills(agent.opens("decline"), reason="They never paid")
    found = ticket(play)
    assert (found.status, found.unsupported) == (Status.NO_FAULT, True)
    assert "cannot support" in bela.last()
    assert "never paid" not in bela.everything()
    assert "without a contract" in bela.card()
    notes = [entry.side for entry in play.write(lambda w: w.entries.of(TicketId(1)))]
    assert notes == [Side.CUSTOMER, Side.INTERNAL]
    assert play.write(lambda w: w.timers.next_due()) is None


def test_a_problem_that_comes_back_without_a_contract_is_for_sales_again(play: Play, bela: Customer) -> None:
    play.passes(seconds=10)
    agent = sam(play)
    agent.fills(agent.opens("decline"), reason="No")
    bela.presses("back")
    assert ticket(play).waits is Waits.SALES
    agent.fills(agent.opens("activate"), number="K-7", ends="31.12.2027")
    assert ticket(play).waits is Waits.TEAM


WRONG = {
    "no day": ({"number": "K-7", "ends": "soon"}, "no day that we understand"),
    "over before it begins": ({"number": "K-7", "ends": "2027-01-01", "starts": "2028-01-01"}, "too early"),
    "not yet": ({"number": "K-7", "ends": "2029-01-01", "starts": "2028-01-01"}, "in force today"),
    "over already": ({"number": "K-7", "ends": "2025-01-01", "starts": "2024-01-01"}, "in force today"),
    "a number that is taken": ({"number": "K-1", "ends": "2027-01-01"}, "K-1 already"),
    "no product of ours": ({"number": "K-7", "ends": "2027-01-01", "products": "Laser 9, Toaster"}, "Toaster"),
}


@pytest.mark.parametrize("case", WRONG)
def test_what_was_mistyped_changes_nothing(play: Play, bela: Customer, case: str) -> None:
    answers, why = WRONG[case]
    play.passes(seconds=10)
    agent = sam(play)
    assert why in agent.whispered(agent.fills(agent.opens("activate"), **answers))
    assert ticket(play).waits is Waits.SALES
    assert contract(play, "K-7") is None


@pytest.mark.parametrize("act", ["activate", "decline"])
@pytest.mark.parametrize("settled", ["activate", "decline", "withdrawn"])
def test_an_old_button_answers_politely(play: Play, bela: Customer, act: str, settled: str) -> None:
    play.passes(seconds=10)
    agent = sam(play)
    if settled == "withdrawn":
        bela.presses("withdraw")
        bela.presses("withdrawn")
    else:
        answers = {"activate": {"number": "K-7", "ends": "31.12.2027"}, "decline": {"reason": "No"}}[settled]
        agent.fills(agent.opens(settled), **answers)
    before = ticket(play)
    assert "decided already" in agent.whispered(agent.presses(act, "1"))
    assert ticket(play) == before


@pytest.mark.parametrize("act", ["activate", "decline"])
@pytest.mark.parametrize("who", ["maria", "tess", "anna", "bela"])
def test_only_sales_decides(play: Play, bela: Customer, who: str, act: str) -> None:
    play.passes(seconds=10)
    person = play.write(lambda w: w.people.by_key(who))
    with pytest.raises(Refused, match="sales-only"):
        play.write(lambda w: sales.may_decide(w, Actor(person, "slack"), ticket=TicketId(1)))
    if who in ("maria", "tess"):
        agent = play.agent(who)
        assert "Only the sales team" in agent.whispered(agent.presses(act, "1"))
    assert ticket(play).waits is Waits.SALES


def test_once_a_contract_covers_it_a_press_is_enough(play: Play, bela: Customer) -> None:
    """A colleague activated it for another request, or the administrator did."""
    bela.runs("new", "The plotter, too")
    play.passes(seconds=10)
    agent = sam(play)
    agent.fills(agent.opens("activate", "1"), number="K-7", ends="31.12.2027")
    assert ticket(play, 2).waits is Waits.SALES, "nothing else is changed"
    assert "goes on" in agent.whispered(agent.presses("activate", "2"))
    assert ticket(play, 2).waits is Waits.TEAM


def test_sales_may_ask_the_customer_first(play: Play, bela: Customer) -> None:
    play.passes(seconds=10)
    agent = sam(play)
    agent.presses("claim")
    agent.fills(agent.opens("reply"), text="Shall we renew it?")
    assert "Shall we renew it?" in bela.last()
    bela.says("Yes, please")
    assert any("Yes, please" in seen.text for seen in agent.room_sees())
    agent.fills(agent.opens("activate"), number="K-7", ends="31.12.2027")
    found = ticket(play)
    assert (found.owner, found.waits) == (None, Waits.TEAM)
    assert any("Yes, please" in seen.text for seen in play.agent("maria").room_sees())


def test_a_product_beyond_the_contract_is_for_sales_too(choosing: Play) -> None:
    """P1: validated against the scope of the contract."""
    extra = ProductId(0)

    def fn(work: Work) -> None:
        nonlocal extra
        printers = next(team for team in work.catalog.teams() if team.key == "print")
        extra = work.catalog.put_product(Product(ProductId(0), "toaster", "Toaster", printers.id))

    choosing.write(fn)
    anna = choosing.customer("anna")
    anna.says("It burns")
    choosing.write(lambda w: w.tickets.save(w.tickets.get(TicketId(1)).about(extra)))
    choosing.passes(seconds=10)
    assert ticket(choosing).waits is Waits.SALES
    assert [seen.name for seen in anna.sees()].count("no-contract") == 1
    agent = sam(choosing)
    agent.fills(agent.opens("activate"), number="K-9", ends="31.12.2027")
    found = ticket(choosing)
    assert (found.waits, found.product) == (Waits.TEAM, extra)


def test_where_the_product_is_unclear_they_are_asked_then(database_url: str) -> None:
    play = Play(database_url, desk(products=3))
    bela, agent = play.customer("bela"), sam(play)
    bela.says("It blinks")
    play.passes(seconds=10)
    agent.fills(agent.opens("activate"), number="K-7", ends="31.12.2027")
    assert ticket(play).waits is Waits.PRODUCT
    bela.presses("product")
    found = ticket(play)
    assert (found.waits, found.product is not None) == (Waits.TEAM, True)
    assert "waiting for one of our experts" in bela.card()
    play.close()


def test_who_does_not_say_which_product_goes_on_all_the_same(database_url: str) -> None:
    play = Play(database_url, desk(products=3))
    bela, agent = play.customer("bela"), sam(play)
    bela.says("It blinks")
    play.passes(seconds=10)
    agent.fills(agent.opens("activate"), number="K-7", ends="31.12.2027")
    play.passes(minutes=4)
    assert ticket(play).waits is Waits.TEAM
    play.close()


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("says", ["yes", "no"])
def test_in_every_language(database_url: str, locale: str, says: str) -> None:
    """Each word of it is worded strictly."""
    play = Play(database_url, desk(locale))
    bela, agent = play.customer("bela"), sam(play)
    bela.says("🖨 1")
    play.passes(seconds=10)
    if says == "yes":
        agent.fills(agent.opens("activate"), number="K-7", ends="1406/10/10" if locale == "fa" else "31.12.2027")
        assert ticket(play).waits is Waits.TEAM
        assert contract(play, "K-7").ends == date(2027, 12, 31)  # type: ignore[union-attr]
    else:
        agent.fills(agent.opens("decline"), reason="–")
        assert ticket(play).unsupported
    told = {seen.name: seen.text for seen in bela.sees()}
    assert {"no-contract", "contract-active" if says == "yes" else "cannot-support"} <= set(told)
    play.close()


def test_in_a_private_chat_it_is_asked_step_by_step(play: Play) -> None:
    """A seller without Slack, on the staff bot."""
    lapsed(play)

    def fn(work: Work) -> None:
        team = next(team for team in work.catalog.teams() if team.key == "sales")
        who = (PersonId(0), "nina", "Nina", Role.STAFF, "en", "Europe/Athens")
        work.people.put_person(Person(*who, teams=frozenset({team.id})))

    play.write(fn)
    nina = play.agent("nina", "telegram:staff")
    nina.link()
    bela = play.customer("bela")
    bela.says("The printer blinks")
    play.passes(seconds=10)
    nina.presses("activate")
    assert "K-2" in "\n".join(seen.text for seen in nina.sees())
    nina.presses("form", next(b.about for b in nina.sees()[-1].buttons if not b.about.startswith(("=new", "cancel"))))
    nina.says("some day")
    assert "no day that we understand" in nina.last()
    nina.says("31.12.2027")
    assert ticket(play).waits is Waits.TEAM
    assert "Good news" in bela.last()


def test_who_leaves_the_question_of_sales_open_is_reminded_and_then_it_closes(play: Play, bela: Customer) -> None:
    play.passes(seconds=10)
    seller = sam(play)
    seller.presses("claim")
    seller.fills(seller.opens("reply"), text="Would 100 a month be fine?")
    assert ticket(play).waits is Waits.OFFER
    play.passes(days=3)
    assert [seen.name for seen in bela.sees()].count("reminder") == 1
    play.passes(days=14)
    assert (ticket(play).status, bela.sees()[-1].name) == (Status.NO_FAULT, "closed-silence")
    bela.presses("back")
    assert ticket(play).waits is Waits.SALES


def test_a_word_to_sales_stops_the_clock(play: Play, bela: Customer) -> None:
    play.passes(seconds=10)
    seller = sam(play)
    seller.presses("claim")
    seller.fills(seller.opens("reply"), text="Would 100 a month be fine?")
    bela.says("Let me ask")
    play.passes(days=60)
    assert ticket(play).waits is Waits.SALES
    assert not any(seen.name in ("reminder", "closed-silence") for seen in bela.sees())
