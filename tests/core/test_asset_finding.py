"""Which thing is meant: words are bent in Greek, Polish and Persian, and numbers are typed as they come."""

from __future__ import annotations

import pytest

from core.assets.finding import named, serials
from core.assets.model import Asset, AssetId
from core.people.model import CompanyId


def thing(number: int, name: str, place: str = "") -> Asset:
    return Asset(AssetId(number), f"a{number}", CompanyId(1), name, place=place)


OWNED = (
    thing(1, "Laser 9", "Floor 3"),
    thing(2, "Laser 9", "Floor 5"),
    thing(3, "Drukarka etykiet", "Magazyn"),
    thing(4, "Εκτυπωτής", "Αποθήκη"),
    thing(5, "چاپگر", "طبقهٔ ۲"),
    thing(6, "Coffee machine"),
)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("the laser on floor 3", [1]),
        ("LASER 9, FLOOR 5!", [2]),
        ("laser 9", [1, 2]),
        ("the laser", []),
        ("floor 3", []),
        ("laser on floor 7", [1, 2]),
        ("Nie działa drukarka etykiet", [3]),
        ("problem z drukarką do etykiet w magazynie", [3]),
        ("Χάλασε ο εκτυπωτής", [4]),
        ("πρόβλημα με τον εκτυπωτη στην αποθήκη", [4]),
        ("چاپگر طبقه 2 روشن نمی‌شود", [5]),
        ("چاپگر", [5]),
        ("the coffee machine leaks", [6]),
        ("no coffee", []),
        ("", []),
    ],
)
def test_by_name_and_place(text: str, meant: list[int]) -> None:
    assert [asset.id for asset in named(text, OWNED)] == meant


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("LX-2231", {"LX2231"}),
        ("lx 22 31", {"LX2231", "2231"}),
        ("it is ۲۲۳۱", {"2231", "IS2231", "ITIS2231"}),
        ("floor 3", {"FLOOR3"}),
        ("It blinks", set()),
        ("A-12", set()),
    ],
)
def test_what_could_be_a_serial_number(text: str, found: set[str]) -> None:
    assert serials(text) >= found
    assert all(any(map(str.isdigit, serial)) for serial in serials(text))
    assert (serials(text) == set()) is (found == set())
