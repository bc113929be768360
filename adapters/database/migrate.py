"""Bringing a database to the present tables, and refusing one that is newer than this code.

alembic is imported when something is migrated: a start only compares revisions, and has no second for it.
"""

from __future__ import annotations

import re
from pathlib import Path

import sqlalchemy as sa

import migrations
from adapters.database.engine import writing

SCRIPTS = Path(migrations.__file__).parent
_REVISION = re.compile(r"""^(down_)?revision = (["'])(\w+)\2""", re.MULTILINE)  # alembic writes ', ruff makes it "


class NewerDatabase(Exception):  # noqa: N818 - it is what the administrator must be told
    """The database was migrated by a later version of Sixstar."""


class OlderDatabase(Exception):  # noqa: N818 - as above
    """`sixstar migrate` has not been run since the last update."""


def upgrade(url: str) -> None:
    """Run what is missing; safe to run again. Raises NewerDatabase."""
    from alembic import command
    from alembic.config import Config

    engine = writing(url)
    try:
        with engine.begin() as connection:
            _present(connection)
            config = Config()
            config.set_main_option("script_location", str(SCRIPTS))
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
    finally:
        engine.dispose()


def check(url: str) -> None:
    """Raises NewerDatabase or OlderDatabase when the tables are not those of this code."""
    engine = writing(url)
    try:
        with engine.begin() as connection:
            present = _present(connection)
    finally:
        engine.dispose()
    if present != head():
        raise OlderDatabase(present or "empty")


def head(scripts: Path = SCRIPTS) -> str:
    """The newest revision of this code: the one that no other builds on."""
    known, built_on = _revisions(scripts)
    return (known - built_on).pop()


def _present(connection: sa.Connection) -> str | None:
    if not sa.inspect(connection).has_table("alembic_version"):
        return None
    present: str | None = connection.scalar(sa.text("SELECT version_num FROM alembic_version"))
    if present is not None and present not in _revisions(SCRIPTS)[0]:
        raise NewerDatabase(present)
    return present


def _revisions(scripts: Path) -> tuple[set[str], set[str]]:
    """Those that there are, and those that another builds on."""
    texts = [file.read_text(encoding="utf-8") for file in (scripts / "versions").glob("*.py")]
    found = [match.group(1, 3) for text in texts for match in _REVISION.finditer(text)]
    return {name for down, name in found if not down}, {name for down, name in found if down}
