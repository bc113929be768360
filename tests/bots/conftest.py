"""The desk without its wires, in English, on each database."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.play import Play, desk


@pytest.fixture
def play(database_url: str) -> Iterator[Play]:
    made = Play(database_url, desk())
    yield made
    made.close()


@pytest.fixture
def choosing(database_url: str) -> Iterator[Play]:
    """Acme's contract covers three products."""
    made = Play(database_url, desk(products=3))
    yield made
    made.close()
