"""A desk's file that is older than what sales has agreed since takes nothing back."""

from __future__ import annotations

from datetime import date

import pytest

from adapters.texts import speaker
from bots.desk_file import read, report
from bots.desk_known import held
from core import setup
from tests.bots.tickets import ticket
from tests.play import NOW, Agent, Play

FILE = """
desk: {{name: Ostria}}
teams:
  print: {{name: Printers, level: 1, slack_channel: CPRINT}}
  sales: {{name: Sales, level: sales, slack_channel: CSALES}}
products:
  laser: {{name: Laser 9, team: print}}
companies:
  borea:
    name: Borea
    contacts:
      bela: {{name: Bela, language: en}}
    contracts:
      - {{number: K-2, starts: 2020-01-01, ends: {ends}, products: [laser]}}
staff: {{}}
"""


def applied(play: Play, ends: str) -> str:
    described = read(FILE.format(ends=ends))
    lines = report(play.write(lambda w: setup.apply(w, NOW, described, held(w))))
    said = "\n".join(map(speaker("en", "UTC", strict=True), lines))
    return said.replace("\u2068", "").replace("\u2069", "")


def ends(play: Play) -> date:
    found = play.write(lambda w: w.contracts.numbered("K-2"))
    assert found is not None
    return found.ends


@pytest.fixture
def renewed(play: Play) -> Play:
    """By sales, until the end of 2027; the file knows of 2025."""
    applied(play, "2025-12-31")
    bela, sam = play.customer("bela"), Agent(play, "sam", "slack", "CSALES")
    bela.says("The printer blinks")
    play.passes(seconds=10)
    opened = sam.fills(sam.opens("activate", "1"), contract=str(_number(play))).answer
    sam.fills(opened, until="2027-12-31")  # type: ignore[arg-type]
    assert ticket(play).contract is not None
    return play


def _number(play: Play) -> int:
    found = play.write(lambda w: w.contracts.numbered("K-2"))
    assert found is not None
    return found.id


def test_the_old_file_keeps_the_later_end_and_says_so(renewed: Play) -> None:
    assert "later end: K-2" in applied(renewed, "2025-12-31")
    assert ends(renewed) == date(2027, 12, 31)


def test_a_file_that_knows_of_a_later_end_wins(renewed: Play) -> None:
    assert "later end" not in applied(renewed, "2029-12-31")
    assert ends(renewed) == date(2029, 12, 31)


def test_what_the_file_itself_had_set_it_may_shorten(renewed: Play) -> None:
    applied(renewed, "2029-12-31")
    applied(renewed, "2026-12-31")
    assert ends(renewed) == date(2026, 12, 31)
