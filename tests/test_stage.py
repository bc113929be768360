"""A stage shows every test the same: nothing of what was played before, and all that its own desk needs."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import psycopg
import pytest
import sqlalchemy as sa

from adapters.database.doors import Database
from core.people.model import Person, PersonId, Role
from core.work import Work
from tests import stage as stages
from tests.bots.forged_tries import Rows, snapshot
from tests.bots.technicians import set_up
from tests.play import NOW, Play
from tests.stage import Stage


@pytest.fixture(params=["sqlite", "postgresql"])
def stage(request: pytest.FixtureRequest, new_database: Callable[[str], str]) -> Iterator[Stage]:
    with stages.stage(new_database(request.param)) as opened:
        yield opened


def rows(db: Database) -> Rows:
    with db._writing.connect() as connection:
        return snapshot(connection)


def played(stage: Stage, url: str) -> tuple[Rows, Rows]:
    """All rows of a desk in the beginning, and after somebody wrote."""
    with stage.lent(url):
        play = Play(url, set_up())
        begun = rows(stage.db)
        anna = play.customer("anna")
        anna.says("The printer blinks")
        play.passes(seconds=10)
        return begun, rows(stage.db)


def test_a_desk_stands_there_again_as_it_was_and_goes_on_alike(stage: Stage) -> None:
    empty = rows(stage.db)
    first = played(stage, "one")
    assert rows(stage.db) == empty != first[0] != first[1]
    assert played(stage, "two") == first  # with the same ids: they begin at 1 again
    assert rows(stage.db) == empty


def test_another_desk_is_another(stage: Stage) -> None:
    def set_up_less(work: Work) -> None:
        work.people.put_person(Person(PersonId(0), "one", "One", Role.STAFF, "en", "UTC"))

    played(stage, "one")
    with stage.lent("two"):
        play = Play("two", set_up_less)
        assert play.write(lambda w: w.people.by_key("anna")) is None
        assert play.write(lambda w: w.people.by_key("one")) is not None


def test_who_left_a_connection_open_holds_up_nobody(new_database: Callable[[str], str]) -> None:
    url = new_database("postgresql")
    with stages.stage(url) as stage:
        with stage.lent(url):
            Play(url, set_up())
            left_open = psycopg.connect(url)
            left_open.execute("SELECT * FROM people FOR UPDATE")
        with stage.db._writing.connect() as connection:
            assert connection.scalar(sa.text("SELECT count(*) FROM people")) == 0
        left_open.close()


def test_a_play_elsewhere_has_its_database_for_itself(new_database: Callable[[str], str]) -> None:
    play = Play(new_database("sqlite"), set_up(), NOW)
    assert isinstance(play.set, stages.Own)
    play.close()
