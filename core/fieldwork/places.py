"""Where a visit is, as something to press on a phone."""

from __future__ import annotations

from urllib.parse import quote

from core.assets.model import Asset

MAP = "https://www.google.com/maps/search/?api=1&query="  # opens the map app of any phone (Google, Maps URLs)


def map_link(asset: Asset) -> str | None:
    """By coordinates where they are known, else by the address as it was written; None without both."""
    if asset.latitude is not None and asset.longitude is not None:
        return f"{MAP}{asset.latitude:.6f}%2C{asset.longitude:.6f}"
    return MAP + quote(asset.place, safe="") if asset.place.strip() else None
