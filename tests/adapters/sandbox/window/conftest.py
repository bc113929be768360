"""A browser for each test module that looks at the page; without one they are skipped, and the skip says why."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.adapters.sandbox.window.browser import Page, browser, program


@pytest.fixture
async def page(tmp_path: Path) -> AsyncIterator[Page]:
    if program() is None:
        pytest.skip("no Chromium on this machine: apt-get install chromium")
    async with browser(tmp_path) as made:
        yield made
        # the sandbox ends before the page, which then looks for it
        assert [one for one in made.complaints if "/window/feed" not in one] == []
