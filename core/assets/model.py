"""A thing of a customer that we service (E7): a machine, an installation, a licence."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import NewType

from core.catalog.model import ProductId
from core.chat.words import with_ascii_digits
from core.people.model import CompanyId

AssetId = NewType("AssetId", int)


@dataclass(frozen=True)
class Asset:
    """`serial` is as it is printed on the thing; `place` is where it stands, as one would tell a driver.

    Coordinates are degrees (WGS 84), both or none.
    """

    id: AssetId
    key: str
    company: CompanyId
    name: str
    product: ProductId | None = None
    serial: str = ""
    place: str = ""
    latitude: float | None = None
    longitude: float | None = None

    @property
    def with_serial(self) -> str:
        """Its name, told from others of that name by its serial number."""
        return f"{self.name} ({self.serial})" if self.serial else self.name


def bare(serial: str) -> str:
    """A serial number by which it is found: without case, spaces, dashes and other signs, digits of any script as
    ASCII ones ("lx–۲۲۳۱" is "LX2231")."""
    if serial.isascii():
        return "".join(filter(str.isalnum, serial.upper()))
    plain = unicodedata.normalize("NFKC", serial).upper()
    return "".join(filter(str.isalnum, with_ascii_digits(plain)))
