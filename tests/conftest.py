"""What many tests need: a database of each kind, migrated, its own for each test."""

from __future__ import annotations

import os
import shutil
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

from core.people.model import LOCALES
from tests import postgres

if TYPE_CHECKING:
    from tests.stage import Stage  # imported when it is needed: half of the tests want no database

# A busy machine is slow now and then; that is no mistake in the code.
settings.register_profile("busy", deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=True)
settings.load_profile("busy")


# A hundred programs are started here from the same source: compiled once they start in two thirds of the time.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False


# Where a commit need not wait for a disk: nobody pulls the plug here.
os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", postgres.quick_folder())


def pytest_configure() -> None:
    """A run that is told to end still stops the servers it started, and what it starts can be interrupted, too."""
    signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell's `&` has it ignored, and that is inherited
    signal.signal(signal.SIGTERM, lambda *_: pytest.exit("terminated"))


def pytest_pycollect_makemodule(module_path: Path) -> None:
    """A test that imports aiogram itself gets it the desk's quick way: the whole of it takes five seconds more."""
    if module_path.name == "test_telegram_libraries.py":
        from adapters.telegram.lazy_aiogram import import_aiogram

        import_aiogram()


ON_POSTGRESQL = {"fa"}  # the other languages are spoken on SQLite
STORIES = ("test_story.py", "test_technician_story.py", "test_ids_agent.py", "test_ids_customer.py")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """What plays with processes and mostly waits comes first, so that the other core has the rest meanwhile."""
    if not any("::" in asked for asked in config.args):
        config.hook.pytest_deselected(items=[item for item in items if played_elsewhere(item)])
        items[:] = [item for item in items if not played_elsewhere(item)]
    items.sort(key=lambda item: "endurance" not in item.path.as_posix())


def played_elsewhere(item: pytest.Item) -> bool:
    """A conversation is played once in each language, and once at least on each kind of database: what is worded does
    not depend on where it was kept. The stories, and the ids as a person follows them, are played everywhere; so is a
    test that is asked for by name.
    """
    if not isinstance(item, pytest.Function) or not hasattr(item, "callspec") or item.path.name in STORIES:
        return False
    given = {value for value in item.callspec.params.values() if isinstance(value, str)}
    kind, language = given & {"sqlite", "postgresql"}, given & {*LOCALES}
    return bool(kind and language) and (kind == {"postgresql"}) != (language == ON_POSTGRESQL)


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest) -> str:
    """A migrated, empty database that no other test sees. A test that asks for it runs on both kinds."""
    return str(request.getfixturevalue(f"{request.param}_url"))


@pytest.fixture
def sqlite_url(tmp_path: Path, sqlite_template: Path, sqlite_stage: Stage) -> Iterator[str]:
    url = f"sqlite:///{shutil.copy(sqlite_template, tmp_path / 'desk.db')}"
    with sqlite_stage.lent(url):
        yield url


@pytest.fixture
def postgresql_url(postgres_stage: Stage) -> Iterator[str]:
    """One after the other the tests have it for themselves: emptying it takes a tenth of making a new one."""
    with postgres_stage.lent(postgres_stage.db.url):
        yield postgres_stage.db.url


@pytest.fixture(scope="module")
def new_database(
    tmp_path_factory: pytest.TempPathFactory,
    sqlite_template: Path,
    postgres_databases: postgres.Databases,
    postgres_template: str,
) -> Iterator[Callable[[str], str]]:
    """Makes another migrated, empty one of a kind whenever it is called, for what several tests share."""
    with ExitStack() as there:

        def made(kind: str) -> str:
            if kind == "sqlite":
                return f"sqlite:///{shutil.copy(sqlite_template, tmp_path_factory.mktemp(kind) / 'desk.db')}"
            return there.enter_context(postgres_databases.copy(postgres_template))

        yield made


@pytest.fixture(params=["sqlite", "postgresql"])
def empty_database_url(request: pytest.FixtureRequest) -> str:
    """A database of each kind without a single table, for what migrates it itself."""
    return str(request.getfixturevalue(f"empty_{request.param}_url"))


@pytest.fixture
def empty_sqlite_url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'empty.db'}"


@pytest.fixture
def empty_postgresql_url(postgres_databases: postgres.Databases) -> Iterator[str]:
    with postgres_databases.empty() as url:
        yield url


@pytest.fixture(scope="session")
def postgres_databases() -> Iterator[postgres.Databases]:
    """The one server of this session. When it cannot be started the tests fail: a skipped half proves nothing."""
    with postgres.ready_or_own() as url:
        yield postgres.Databases(url)


@pytest.fixture(scope="session")
def postgres_stage(postgres_databases: postgres.Databases, postgres_template: str) -> Iterator[Stage]:
    from tests.stage import stage

    with postgres_databases.copy(postgres_template) as url, stage(url) as opened:
        yield opened


@pytest.fixture(scope="session")
def sqlite_stage(tmp_path_factory: pytest.TempPathFactory, sqlite_template: Path) -> Iterator[Stage]:
    from tests.stage import stage

    with stage(f"sqlite:///{shutil.copy(sqlite_template, tmp_path_factory.mktemp('stage') / 'desk.db')}") as opened:
        yield opened


@pytest.fixture(scope="session")
def postgres_template(postgres_databases: postgres.Databases) -> Iterator[str]:
    from adapters.database import migrate

    with postgres_databases.empty() as url:
        migrate.upgrade(url)
        yield url


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from adapters.database import migrate

    file = tmp_path_factory.mktemp("template") / "desk.db"
    migrate.upgrade(f"sqlite:///{file}")
    return file
