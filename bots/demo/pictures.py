"""A photo for those who have none at hand."""

from __future__ import annotations

import struct
import zlib

SIDE = 64  # pixels
RED, DARK = b"\xd6\x2b\x2b", b"\x26\x2a\x30"


def _lamp() -> bytes:
    """A red lamp on a dark front, as PNG (W3C, PNG specification: signature, IHDR, IDAT, IEND)."""
    middle, radius = SIDE // 2, SIDE // 4
    rows = (
        b"\0" + b"".join(RED if (x - middle) ** 2 + (y - middle) ** 2 < radius**2 else DARK for x in range(SIDE))
        for y in range(SIDE)
    )
    header = struct.pack(">IIBBBBB", SIDE, SIDE, 8, 2, 0, 0, 0)
    chunks = _chunk(b"IHDR", header) + _chunk(b"IDAT", zlib.compress(b"".join(rows))) + _chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + chunks


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


LAMP = _lamp()
