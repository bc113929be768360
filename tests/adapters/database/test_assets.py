"""What customers hold: found by its serial number however it is typed, and only by their own company."""

from __future__ import annotations

import pytest

from adapters.database.doors import Database
from core.assets.model import Asset, AssetId, bare
from core.errors import Refused
from core.people.model import CompanyId
from core.work import Work
from tests.adapters.database.small_desk import Desk


def asset(key: str, company: CompanyId, *, name: str = "Laser 9", serial: str = "") -> Asset:
    return Asset(AssetId(0), key, company, name, serial=serial)


def test_every_field_comes_back_and_putting_again_changes(db: Database, desk: Desk) -> None:
    whole = Asset(AssetId(0), "a-1", desk.company, "Ζωή", desk.product, "LX-2231", "Floor 3", 37.98, 23.73)

    def fn(work: Work) -> list[Asset | None]:
        known = work.assets.put(whole)
        first = work.assets.get(known)
        assert work.assets.put(asset("a-1", desk.company, name="Another")) == known
        return [first, work.assets.by_key("a-1"), work.assets.by_key("a-2")]

    first, second, none = db.write_now(fn)
    assert first == Asset(AssetId(1), *list(vars(whole).values())[1:])
    assert second == Asset(AssetId(1), "a-1", desk.company, "Another")
    assert none is None


@pytest.mark.parametrize("typed", ["LX-2231", "lx2231", " lx 22 31 ", "LX–2231", "lx۲۲۳۱", "#LX/2231"])
def test_a_serial_number_is_found_however_it_is_typed(db: Database, desk: Desk, typed: str) -> None:
    def fn(work: Work) -> list[str]:
        other = work.people.put_company(key="borea", name="Borea")
        for key, company, serial in (("a", desk.company, "LX-2231"), ("b", other, "LX2231"), ("c", desk.company, "")):
            work.assets.put(asset(key, company, serial=serial))
        return [found.key for found in work.assets.by_serial(desk.company, typed)]

    assert db.write_now(fn) == ["a"]


def test_nothing_typed_finds_nothing(db: Database, desk: Desk) -> None:
    def fn(work: Work) -> list[Asset]:
        work.assets.put(asset("a", desk.company, serial="--"))
        return work.assets.by_serial(desk.company, " - ", "")

    assert bare(" - ") == ""
    assert db.write_now(fn) == []


def test_a_company_has_its_own_by_name(db: Database, desk: Desk) -> None:
    def fn(work: Work) -> list[list[str]]:
        other = work.people.put_company(key="borea", name="Borea")
        for key, name in (("1", "plotter"), ("2", "Laser"), ("3", "Laser")):
            work.assets.put(asset(key, desk.company, name=name))
        work.assets.put(asset("4", other))
        return [[found.key for found in work.assets.of_company(desk.company, most=most)] for most in (9, 2)]

    assert db.write_now(fn) == [["2", "3", "1"], ["2", "3"]]


def test_one_that_is_not_there(db: Database, desk: Desk) -> None:
    with pytest.raises(Refused, match="asset-unknown"):
        db.write_now(lambda w: w.assets.get(AssetId(77)))
