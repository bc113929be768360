"""What a request is about: its kind (I1), and the product or their own equipment by name or serial number (I17)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from adapters.texts import speaker
from core.assets.model import Asset, AssetId
from core.catalog.model import KINDS, Product, ProductId, RequestKind
from core.chat.replies import Phrase
from core.tickets.model import Waits
from core.work import Work
from tests.bots.tickets import ticket, tickets, written
from tests.bots.wording import worded
from tests.play import Customer, Play, desk

LASER, PLOTTER, OTHER = "LX-2231", "PX 77-40", "LX-9000"


@pytest.fixture(params=["en", "el", "pl", "fa"])
def play(request: pytest.FixtureRequest, database_url: str) -> Iterator[Play]:
    """Acme has two covered products, and three things of them; Borea has one that looks the same."""
    made = Play(database_url, desk(request.param, products=2))
    made.write(_equip)
    yield made
    made.close()


def _equip(work: Work) -> None:
    companies = {key: work.people.by_key(key).company for key in ("anna", "bela")}  # type: ignore[union-attr]
    things = [("a1", "anna", "Laser", LASER, "Floor 3", 1), ("a2", "anna", "Plotter", PLOTTER, "Hall", 2)]
    things += [("a3", "anna", "Laser", OTHER, "Floor 5", 1), ("b1", "bela", "Laser", "LX-7777", "Floor 3", 1)]
    for key, who, name, serial, place, product in things:
        company = companies[who]
        assert company is not None
        work.assets.put(Asset(AssetId(0), key, company, name, ProductId(product), serial, place))


def offered(anna: Customer, act: str) -> list[str]:
    """What the newest card offers for this."""
    card = next(seen for seen in reversed(anna.sees()) if seen.name == "ticket")
    return [button.about for button in card.buttons if button.act == act]


def test_equipment_is_chosen_with_one_press_and_brings_its_product(play: Play) -> None:
    anna, maria = play.customer("anna"), play.agent("maria")
    anna.says("♥ x")
    assert offered(anna, "asset") == ["1.1", "1.3", "1.2"], "by name"
    assert offered(anna, "product") == ["1.1", "1.2"]
    assert worded(play, "card-next.product") in anna.card()
    anna.presses("asset", "1.2")
    assert (ticket(play).asset, ticket(play).product) == (2, 2)
    assert "Plotter · PX 77-40 · Hall" in anna.card()
    play.passes(seconds=10)
    assert "Plotter X" in maria.card().text


def test_the_wrong_one_is_undone_with_one_press(play: Play) -> None:
    anna = play.customer("anna")
    anna.says("x")
    anna.presses("asset", "1.2")
    anna.presses("asset", "1.0")
    assert (ticket(play).asset, ticket(play).product) == (None, None)
    assert len(offered(anna, "asset")) == 3


def test_of_a_known_product_only_the_device_is_asked(database_url: str) -> None:
    play = Play(database_url, desk())
    play.write(_equip_one)
    anna = play.customer("anna")
    anna.says("x")
    assert worded(play, "card-next.asset") in anna.card()
    assert offered(anna, "asset") == ["1.1"]
    play.close()


def _equip_one(work: Work) -> None:
    company = work.people.by_key("anna").company  # type: ignore[union-attr]
    assert company is not None
    work.assets.put(Asset(AssetId(0), "a1", company, "Laser", ProductId(1), LASER, "Floor 3"))


@pytest.mark.parametrize(
    ("text", "asset"),
    [
        ("LX-2231", 1),
        ("lx 2231", 1),
        ("It is lx2231, please help", 1),
        ("LX-۲۲۳۱ خراب است", 1),
        ("PX7740", 2),
        ("The laser on floor 3 blinks", 1),
        ("laser, floor 5", 3),
        ("the plotter again", 2),
        ("the laser blinks", None),
        ("floor 3", None),
        ("LX-7777", None),
        ("It blinks", None),
    ],
)
def test_what_they_type_is_found_among_their_own(play: Play, text: str, asset: int | None) -> None:
    anna = play.customer("anna")
    anna.says(text)
    assert ticket(play).asset == asset
    assert ticket(play).product == {None: None, 1: 1, 2: 2, 3: 1}[asset]


def test_words_about_a_thing_answer_the_question_which_product_it_is(play: Play) -> None:
    anna, maria = play.customer("anna"), play.agent("maria")
    anna.says("It blinks")
    play.passes(seconds=10)
    assert ticket(play).waits is Waits.PRODUCT
    anna.says("PX 77-40")
    assert ticket(play).waits is Waits.TEAM
    assert "It blinks" in "".join(seen.text for seen in maria.room_sees())
    assert "PX 77-40" in maria.room_sees()[-1].text
    assert [written(play), len(tickets(play))] == [["It blinks", "PX 77-40"], 1]


def test_a_serial_number_that_is_told_later_is_learnt_but_moves_nothing(play: Play) -> None:
    anna = play.customer("anna")
    anna.says("It blinks")
    anna.presses("product", "1.1")
    play.passes(seconds=10)
    team = ticket(play).team
    anna.says("the laser on floor 3")
    assert ticket(play).asset is None, "in passing a name means little"
    anna.says("Its number is PX-7740")
    assert (ticket(play).asset, ticket(play).product, ticket(play).team) == (2, 1, team)


def test_nobody_chooses_what_another_company_has(play: Play) -> None:
    anna = play.customer("anna")
    anna.says("x")
    for forged in ("1.4", "1.77"):
        assert anna.presses("asset", forged).answer is not None
        assert ticket(play).asset is None
    play.passes(minutes=10)
    anna.presses("asset", "1.1")
    assert ticket(play).asset is None, "too late: a team has it"


def test_a_company_with_many_is_offered_those_that_its_words_fit(play: Play) -> None:
    def many(work: Work) -> None:
        company = work.people.by_key("anna").company  # type: ignore[union-attr]
        assert company is not None
        for number in range(10):
            thing = Asset(AssetId(0), f"m{number}", company, "Scanner", None, f"SC-{number}000", f"Room {number}")
            work.assets.put(thing)

    play.write(many)
    anna = play.customer("anna")
    anna.says("The laser is loud")
    assert offered(anna, "asset") == ["1.1", "1.3"]
    anna.runs("new")
    anna.says("Help")
    assert offered(anna, "asset") == []


# Kinds


def test_a_kind_is_said_with_one_press_and_need_not_be(play: Play) -> None:
    anna, maria = play.customer("anna"), play.agent("maria")
    anna.says("LX-2231 blinks")
    play.passes(seconds=10)
    assert maria.card().buttons, "nobody waited for it"
    anna.presses("kinds")
    assert offered(anna, "kind") == [f"1.{kind.key}" for kind in KINDS]
    anna.presses("kind", "1.complaint")
    assert ticket(play).kind == "complaint"
    assert offered(anna, "kind") == []
    locale = play.write(lambda w: w.catalog.desk().locale)
    assert speaker(locale, "UTC", strict=True)(Phrase("request-kind.complaint")) in anna.card()
    anna.presses("kind", "1.complaint")
    assert [done.act for done in play.timeline()].count("kind-chosen") == 1


def test_whoever_does_not_care_never_sees_the_kinds(play: Play) -> None:
    anna = play.customer("anna")
    anna.says("LX-2231 blinks")
    play.passes(seconds=10)
    card = anna.sees()[-1]
    assert [button.act for button in card.offered] == ["kinds", "urgent", "person", "withdraw"]
    assert worded(play, "request-kind-ask") not in card.text
    seen = len(anna.sees())
    anna.presses("kinds")
    assert len(anna.sees()) == seen, "they unfold in the same card"
    assert worded(play, "request-kind-ask") in anna.card()
    assert worded(play, "request-kinds") not in [worded(play, one.label.key) for one in anna.sees()[-1].buttons]
    anna.presses("urgent")
    assert (offered(anna, "kind"), offered(anna, "kinds")) == ([], ["1"]), "and fold at its next change"


def test_in_a_card_that_they_looked_up_the_kinds_are_asked_below(play: Play) -> None:
    anna = play.customer("anna")
    anna.says("LX-2231 blinks")
    play.passes(seconds=10)
    anna.runs("status")
    seen = len(anna.sees())
    anna.presses("kinds")
    assert len(anna.sees()) == seen + 1
    anna.presses("kind", "1.complaint")
    assert ticket(play).kind == "complaint"
    play.customer("bela").presses("kinds", "1")
    assert play.customer("bela").sees() == []


def test_the_administrators_own_kinds_go_by_their_names(play: Play) -> None:
    def own(work: Work) -> None:
        lend = RequestKind("lend", (("en", "Borrow a device"), ("el", "Δανεισμός"), ("fa", "امانت")))
        work.catalog.put_desk(replace(work.catalog.desk(), kinds=(RequestKind("problem"), lend, RequestKind("bare"))))

    play.write(own)
    anna = play.customer("anna")
    anna.says("LX-2231")
    assert offered(anna, "asset") == ["1.0"], "one question at a time"
    play.passes(seconds=10)
    anna.presses("kinds")
    assert offered(anna, "kind") == ["1.problem", "1.lend", "1.bare"]
    anna.presses("kind", "1.lend")
    name = {"el": "Δανεισμός", "fa": "امانت"}.get(play.write(lambda w: w.catalog.desk().locale), "Borrow a device")
    assert name in anna.card()
    anna.presses("kind", "1.none-such")
    assert ticket(play).kind == "lend"


def test_nobody_says_the_kind_of_what_another_wrote(play: Play) -> None:
    play.customer("anna").says("LX-2231")
    for stranger in ("ben", "bela"):
        play.customer(stranger).presses("kind", "1.complaint")
    assert ticket(play).kind == ""


def test_once_an_agent_has_it_the_card_asks_no_more(play: Play) -> None:
    anna, maria = play.customer("anna"), play.agent("maria")
    anna.says("LX-2231")
    play.passes(seconds=10)
    anna.presses("kinds")
    maria.presses("claim")
    assert offered(anna, "kind") == offered(anna, "kinds") == []


def test_an_uncovered_thing_goes_where_uncovered_products_go(play: Play) -> None:
    def scanner(work: Work) -> None:
        team = work.catalog.teams()[0].id
        product = work.catalog.put_product(Product(ProductId(0), "scanner", "Scanner S", team))
        company = work.people.by_key("anna").company  # type: ignore[union-attr]
        assert company is not None
        work.assets.put(Asset(AssetId(0), "s", company, "Scanner", product, "SC-5000"))

    play.write(scanner)
    anna = play.customer("anna")
    anna.says("SC-5000 is dead")
    play.passes(seconds=10)
    assert ticket(play).waits is Waits.SALES
