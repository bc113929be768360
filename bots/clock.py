from __future__ import annotations

from datetime import UTC, datetime


def now() -> datetime:
    """The only place that knows the time."""
    return datetime.now(UTC)
