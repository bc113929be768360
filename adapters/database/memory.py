"""What one transaction has read. A turn, and the card that is drawn after it, ask for the same rows many times."""

from __future__ import annotations

from typing import Any


class Memory:
    """Stores keep what they have read on shelves of their own, and clear what they change. After a rollback every shelf
    is empty: what was read may have been undone."""

    def __init__(self) -> None:
        self._shelves: list[dict[Any, Any]] = []

    def shelf(self) -> dict[Any, Any]:
        shelf: dict[Any, Any] = {}
        self._shelves.append(shelf)
        return shelf

    def forget(self) -> None:
        for shelf in self._shelves:
            shelf.clear()
