"""From an empty database to the tables, and no further than this code knows."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory

from adapters.database import engine, migrate
from adapters.database.columns import Moment
from adapters.database.tables import metadata


@pytest.fixture
def connection(empty_database_url: str) -> Iterator[sa.Connection]:
    """To a database that was migrated from nothing."""
    migrate.upgrade(empty_database_url)
    made = engine.writing(empty_database_url)
    with made.connect() as opened:
        yield opened
    made.dispose()


def test_the_migrations_make_the_tables_as_they_are_declared(connection: sa.Connection) -> None:
    options = {"compare_type": _compare, "compare_server_default": True}
    context = MigrationContext.configure(connection, opts=options)
    assert compare_metadata(context, metadata) == []


def _compare(context: object, inspected: object, declared: object, type_in: object, type_of: object) -> bool | None:
    """A moment is a DateTime there; everything else alembic judges itself."""
    return False if isinstance(type_of, Moment) and isinstance(type_in, sa.DateTime) else None


def test_a_table_that_is_missing_would_be_seen(connection: sa.Connection) -> None:
    connection.exec_driver_sql("DROP TABLE ratings")
    connection.exec_driver_sql("ALTER TABLE jobs DROP COLUMN why")
    found = compare_metadata(MigrationContext.configure(connection), metadata)
    assert {change[0] for change in found} >= {"add_table", "add_column"}


def test_migrating_twice_is_harmless(empty_database_url: str) -> None:
    migrate.upgrade(empty_database_url)
    made = engine.writing(empty_database_url)
    with made.begin() as connection:
        connection.exec_driver_sql("INSERT INTO companies (key, name) VALUES ('acme', 'Acme')")
    migrate.upgrade(empty_database_url)
    with made.connect() as connection:
        assert connection.exec_driver_sql("SELECT name FROM companies").scalars().all() == ["Acme"]
    made.dispose()
    migrate.check(empty_database_url)


def test_the_newest_revision_is_the_one_that_alembic_names() -> None:
    assert migrate.head() == ScriptDirectory(str(migrate.SCRIPTS)).get_current_head()


@pytest.mark.parametrize("quote", ["'", '"'], ids=["as alembic writes it", "as ruff leaves it"])
def test_a_revision_that_alembic_writes_is_the_newest(tmp_path: Path, quote: str) -> None:
    scripts = tmp_path / "migrations"
    shutil.copytree(migrate.SCRIPTS, scripts)
    config = Config()
    config.set_main_option("script_location", str(scripts))
    config.set_main_option("path_separator", "os")
    command.revision(config, "one more", rev_id="9999")
    (planted,) = (scripts / "versions").glob("9999_*.py")
    text = planted.read_text(encoding="utf-8")
    assert "revision = '9999'" in text
    planted.write_text(text.replace("'", quote), encoding="utf-8")
    assert migrate.head(scripts) == ScriptDirectory(str(scripts)).get_current_head() == "9999"


def test_an_empty_database_is_older(empty_database_url: str) -> None:
    with pytest.raises(migrate.OlderDatabase):
        migrate.check(empty_database_url)


def test_a_newer_database_is_left_alone(empty_database_url: str) -> None:
    migrate.upgrade(empty_database_url)
    made = engine.writing(empty_database_url)
    with made.begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999_from_the_future'")
    for refused in (migrate.check, migrate.upgrade):
        with pytest.raises(migrate.NewerDatabase, match="9999"):
            refused(empty_database_url)
    with made.connect() as connection:
        assert connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar() == "9999_from_the_future"
    made.dispose()
