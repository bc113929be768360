from __future__ import annotations

from typing import Protocol

from core.assets.model import Asset, AssetId
from core.people.model import CompanyId


class Assets(Protocol):
    def get(self, asset: AssetId) -> Asset:
        """Raises Refused("asset-unknown"): only a button can name one that is not there."""

    def by_key(self, key: str) -> Asset | None: ...
    def of_company(self, company: CompanyId, *, most: int) -> list[Asset]:
        """By name."""

    def by_serial(self, company: CompanyId, *serials: str) -> list[Asset]:
        """Those of this company with one of these serial numbers, however they are typed: case, spaces and dashes do
        not count."""

    def put(self, asset: Asset) -> AssetId:
        """Add, or change the one with the same key; `id` is ignored."""
