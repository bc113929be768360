"""Which team gets a request: by product or, for a large customer, by customer (P2)."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from core.catalog.model import Level, Product, ProductId, Team
from core.contracts.model import Contract, ContractId
from core.people.model import TeamId
from core.work import Work
from tests.bots.tickets import ticket
from tests.play import FOREVER, Play

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
