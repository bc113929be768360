"""Bringing a database to the present tables, and refusing one that is newer than this code."""

from __future__ import annotations

from pathlib import Path

import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory

from adapters.database.engine import writing


class NewerDatabase(Exception):  # noqa: N818 - it is what the administrator must be told
    """The database was migrated by a later version of Sixstar."""


class OlderDatabase(Exception):  # noqa: N818 - as above
    """`sixstar migrate` has not been run since the last update."""


def upgrade(url: str) -> None:
    """Run what is missing; safe to run again. Raises NewerDatabase."""
    engine = writing(url)
    try:
        with engine.begin() as connection:
            _refuse_newer(connection)
            config = _config()
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
    finally:
        engine.dispose()


def check(url: str) -> None:
    """Raises NewerDatabase or OlderDatabase when the tables are not those of this code."""
    engine = writing(url)
    try:
        with engine.begin() as connection:
            present = _refuse_newer(connection)
    finally:
        engine.dispose()
    if present != ScriptDirectory.from_config(_config()).get_current_head():
        raise OlderDatabase(present or "empty")


def _refuse_newer(connection: sa.Connection) -> str | None:
    present = MigrationContext.configure(connection).get_current_revision()
    known = {script.revision for script in ScriptDirectory.from_config(_config()).walk_revisions()}
    if present is not None and present not in known:
        raise NewerDatabase(present)
    return present


def _config() -> Config:
    import migrations

    config = Config()
    config.set_main_option("script_location", str(Path(migrations.__file__).parent))
    return config
