"""A story that does not come out right says which step, what was wanted and what was seen."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from bots.demo.backstage import History
from bots.demo.cast import Cast
from bots.demo.company import Company
from bots.demo.scene import Agent, Scene
from bots.demo.script import script
from bots.demo.telling import tell_story
from tests.bots.demo.conftest import SAY, Desk


@pytest.fixture
async def scene(people: Cast, here: Company, sqlite_url: str) -> AsyncIterator[Scene]:
    history = History(sqlite_url)
    first, second = (Agent(one, here.laptops[one.key]) for one in people.agents("printers")[:2])
    yield Scene(
        cast=people,
        script=script("en"),
        customer=people.members["emma"],
        phone=here.phones["emma"],
        say=SAY,
        token="token",
        agents=(first, second),
        channel="CPRINT",
        history=history,
        patience=0.3,
    )
    await history.close()


async def test_no_answer_ends_the_story_at_its_first_step(scene: Scene, sitting: Desk) -> None:
    assert not await tell_story(scene, sitting.transcript, sitting.watch, SAY, pause=0)
    assert "Step 1 did not come out right: Emma Clarke opens the invitation link" in sitting.shown
    assert "Expected: Emma Clarke: a greeting" in sitting.shown
    assert "'/start token'" in sitting.shown
    assert " 2  " not in sitting.shown
