"""What the database holds already of what a desk's file describes: whole lists that no turn ever needs."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

import sqlalchemy as sa

from adapters.database import tables as t
from adapters.database.people import everybody
from adapters.database.work import SqlWork
from core.assets.model import Asset
from core.catalog.model import ProductId
from core.contracts.model import Contract
from core.people.model import Company
from core.setup import Held
from core.tickets.sales import ACTIVATED
from core.work import Work


def held(work: Work) -> Held:
    if not isinstance(work, SqlWork):
        raise TypeError("the lists come from our own database")
    companies = [Company(**row._asdict()) for row in work.db.execute(sa.select(t.companies).order_by(t.companies.c.id))]
    assets = [Asset(**row._asdict()) for row in work.db.execute(sa.select(t.assets).order_by(t.assets.c.id))]
    return Held(
        {company.key: company for company in companies},
        _contracts(work.db),
        {person.key: person for person in everybody(work.db)},
        {asset.key: asset for asset in assets},
        _agreed(work.db),
    )


def _agreed(db: sa.Connection) -> dict[str, date]:
    """The last that sales has said of each contract."""
    said = sa.select(t.timeline.c.facts).where(t.timeline.c.act == ACTIVATED).order_by(t.timeline.c.id)
    return {facts["number"]: date.fromisoformat(facts["ends"]) for facts in db.scalars(said)}


def _contracts(db: sa.Connection) -> dict[str, Contract]:
    products: defaultdict[int, set[ProductId]] = defaultdict(set)
    for row in db.execute(sa.select(t.covers)):
        products[row.contract].add(row.product)
    rows = db.execute(sa.select(t.contracts).order_by(t.contracts.c.id))
    return {row.number: Contract(**row._asdict(), products=frozenset(products[row.id])) for row in rows}
