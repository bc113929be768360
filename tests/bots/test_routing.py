"""Which team gets a request: by product or, for a large customer, by customer (P2)."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from adapters.database.doors import Database
from bots.desk_file import Wrong, apply_file, read
from core.catalog.model import Level, Product, ProductId, Team
from core.contracts.model import Contract, ContractId
from core.people.model import TeamId
from core.tickets.model import Waits
from core.work import Work
from tests.bots.ladder import agent, asked, option
from tests.bots.tickets import ticket
from tests.play import FOREVER, NOW, Play

CASES: Mapping[str, tuple[str | None, str | None, str]] = {  # the company's own team, the product, who gets it
    "by product": (None, "plotter", "plot"),
    "by customer": ("big", "plotter", "big"),
    "by customer, whatever it is": ("big", None, "big"),
    "unclear, by nobody": (None, None, "print"),
    "a team that never writes to customers gets nothing first": ("deep", "plotter", "plot"),
}


@pytest.mark.parametrize("case", CASES)
def test_who_gets_it(play: Play, case: str) -> None:
    own, product, gets = CASES[case]

    def fn(work: Work) -> None:
        keys = {team.key: team.id for team in work.catalog.teams()}
        for key in ("plot", "big"):
            keys[key] = work.catalog.put_team(Team(TeamId(0), key, key.title(), Level.ONE, f"C{key.upper()}"))
        made = work.catalog.put_product(Product(ProductId(0), "plotter", "Plotter X", keys["plot"]))
        company = work.people.put_company(key="acme", name="Acme", team=keys[own] if own else None)
        covered = frozenset({made} if product else {one.id for one in work.catalog.products()})
        work.contracts.put(Contract(ContractId(0), "K-1", company, *FOREVER, covered))

    play.write(fn)
    play.customer("anna").says("It blinks")
    play.passes(minutes=5)
    has = ticket(play).team
    assert has is not None
    assert play.write(lambda w: w.catalog.team(has)).key == gets


def test_nobody_of_a_desk_without_sales_is_left_out(play: Play) -> None:
    """Its first team decides about contracts then."""

    def fn(work: Work) -> None:
        sales = next(team for team in work.catalog.teams() if team.level is Level.SALES)
        work.catalog.put_team(Team(TeamId(0), sales.key, sales.name, Level.TWO, sales.slack_channel))

    play.write(fn)
    play.customer("bela").says("It blinks")
    play.passes(seconds=10)
    maria = play.agent("maria")
    maria.fills(maria.opens("activate"), number="K-7", ends="31.12.2027")
    assert ticket(play).contract is not None


DESK = """\
desk:
  name: North
teams:
  first: {name: First, level: 1}
  large: {name: Large customers, level: 2}
  deep: {name: Deep, level: 3}
products:
  copier: {name: Copier, team: first}
companies:
  acme:
    name: Acme
    team: TEAM
"""


def test_the_desks_file_says_whose_team_it_is(database_url: str, tmp_path: Path) -> None:
    db, file = Database(database_url), tmp_path / "desk.yaml"
    for written, expected in ((DESK.replace("TEAM", "large"), "large"), (DESK.replace("    team: TEAM\n", ""), None)):
        file.write_text(written, encoding="utf-8")
        apply_file(db, file, NOW)
        assert db.write_now(_team_of_acme) == expected
    db.close_now()


def _team_of_acme(work: Work) -> str | None:
    (acme,) = work.people.companies()
    return work.catalog.team(acme.team).key if acme.team else None


@pytest.mark.parametrize(("team", "why"), [("deep", "desk-file-inside"), ("larger", "desk-file-unknown")])
def test_a_team_that_cannot_have_it_is_noted_with_its_line(team: str, why: str) -> None:
    with pytest.raises(Wrong) as noted:
        read(DESK.replace("TEAM", team))
    assert [(line, phrase.key) for line, phrase in noted.value.errors] == [(12, why)]


@pytest.mark.parametrize("ends", ["not-solved", "back"])
def test_what_a_contract_covers_is_no_question_of_contracts_with_sales(play: Play, ends: str) -> None:
    anna, maria = asked(play)
    opened = maria.opens("hand-over")
    maria.fills(opened, to=option(opened, "to", "Sales"), need="A quote")
    sam = agent(play, "sam", "CSALES")
    sam.presses("claim")
    sam.fills(sam.opens("solve"), solution="Here it is")
    if ends == "back":
        anna.presses("confirm")
    anna.presses(ends)
    assert ticket(play).waits is Waits.TEAM
    assert "activate" not in [button.act for button in sam.card().offered]
    sam.fills(sam.opens("solve"), solution="Here is a better one")
    assert ticket(play).waits is Waits.CONFIRMATION


def test_what_none_covers_is_with_sales_again(play: Play) -> None:
    bela, sam = play.customer("bela"), agent(play, "sam", "CSALES")
    bela.says("It blinks")
    play.passes(seconds=10)
    sam.presses("claim")
    bela.presses("withdrawn", "1")
    bela.presses("back")
    assert ticket(play).waits is Waits.SALES
    assert "activate" in [button.act for button in sam.card().offered]
