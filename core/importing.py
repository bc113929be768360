"""Many things of one kind, brought in at once: the desk is described as it is known, and they beside it, so that
`sixstar apply` and an import go by the same rules."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from core.people.model import Company, CompanyId, TeamId
from core.setup import (
    Applied,
    DescribedAsset,
    DescribedCompany,
    DescribedContract,
    DescribedPerson,
    DescribedProduct,
    DeskFile,
    Held,
    put,
)

if TYPE_CHECKING:
    from core.work import Work

TOLD = 1000  # names that the timeline keeps of one import; the counts tell of all


class Kind(StrEnum):
    COMPANIES = "companies"
    CONTACTS = "contacts"
    CONTRACTS = "contracts"
    PRODUCTS = "products"
    ASSETS = "assets"
    STAFF = "staff"


class Thing(NamedTuple):
    """`company` is the key of whose it is; empty for what is nobody's."""

    described: DescribedProduct | DescribedCompany | DescribedPerson | DescribedContract | DescribedAsset
    company: str = ""


@dataclass(frozen=True)
class Brought:
    """What became of those in the table, each by its key (contracts: number). `kept`: as in core.setup.Applied."""

    added: tuple[str, ...]
    changed: tuple[str, ...]
    unchanged: tuple[str, ...]
    kept: tuple[str, ...] = ()


def bring(
    work: Work, now: datetime, held: Held, kind: Kind, things: Sequence[Thing], met: Callable[[], None]
) -> Brought:
    """Add what is new and change what differs; what is not among them stays as it is. A second time changes nothing.

    What they refer to must be there. `met` hears of each thing. Raises core.setup.Clashing, before anything is written.
    """
    done = _of(kind, put(work, now, _beside(work, held, kind, things), held, met))
    if done.added or done.changed:
        counts = {"added": len(done.added), "changed": len(done.changed)}
        names = {"names": [*done.added, *done.changed][:TOLD]}
        work.timeline.add(now, "imported", facts={"what": kind.value, **counts, **names})
    return done


def owner(held: Held, kind: Kind, key: str) -> CompanyId | None:
    """Whose the contact, contract or thing with this key is now. An import does not take it away from them unasked: two
    companies may well have used the same key."""
    match kind:
        case Kind.CONTACTS:
            person = held.people.get(key)
            return person.company if person else None
        case Kind.CONTRACTS:
            contract = held.contracts.get(key)
            return contract.company if contract else None
    asset = held.assets.get(key)
    return asset.company if asset else None


def _beside(work: Work, held: Held, kind: Kind, things: Sequence[Thing]) -> DeskFile:
    teams = work.catalog.teams()
    keys = {team.id: team.key for team in teams}
    products = {one.key: DescribedProduct(one.key, one.name, keys[one.team]) for one in work.catalog.products()}
    described = [thing.described for thing in things]
    products |= {one.key: one for one in described if isinstance(one, DescribedProduct)}
    companies = [one for one in described if isinstance(one, DescribedCompany)]
    staff = [one for one in described if isinstance(one, DescribedPerson)] if kind is Kind.STAFF else []
    known = {one.key: _known(one, keys) for one in held.companies.values()}
    theirs = [_with(known[key], group) for key, group in _grouped(things)]
    return DeskFile(work.catalog.desk(), tuple(teams), tuple(products.values()), (*companies, *theirs), tuple(staff))


def _known(company: Company, teams: Mapping[TeamId, str]) -> DescribedCompany:
    return DescribedCompany(company.key, company.name, team=teams[company.team] if company.team else None)


def _grouped(things: Iterable[Thing]) -> list[tuple[str, list[Thing]]]:
    groups: dict[str, list[Thing]] = {}
    for thing in things:
        if thing.company:
            groups.setdefault(thing.company, []).append(thing)
    return list(groups.items())


def _with(company: DescribedCompany, things: list[Thing]) -> DescribedCompany:
    described = [thing.described for thing in things]
    return replace(
        company,
        contacts=tuple(one for one in described if isinstance(one, DescribedPerson)),
        contracts=tuple(one for one in described if isinstance(one, DescribedContract)),
        assets=tuple(one for one in described if isinstance(one, DescribedAsset)),
    )


def _of(kind: Kind, applied: Applied) -> Brought:
    start = f"{kind}/"

    def names(fates: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(one.removeprefix(start) for one in fates if one.startswith(start))

    return Brought(names(applied.added), names(applied.changed), names(applied.unchanged), applied.kept)
