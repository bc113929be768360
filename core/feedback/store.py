from __future__ import annotations

from typing import Protocol

from core.feedback.model import Rating


class Ratings(Protocol):
    def get(self, ticket: int, solving: int) -> Rating | None: ...
    def put(self, rating: Rating) -> None: ...
