"""The facts that every test on PostgreSQL leans on."""

from __future__ import annotations

import os
import shutil
import stat
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import psycopg
import pytest

from tests import postgres

ours = pytest.mark.skipif("TEST_DATABASE_URL" in os.environ, reason="speaks of the server that we start ourselves")


def ask(url: str, question: str) -> object:
    with psycopg.connect(url, autocommit=True) as connection:
        answer = connection.execute(question.encode())
        row = answer.fetchone() if answer.description else None
        return row[0] if row else None


def test_a_copy_has_what_the_template_has_and_changes_stay_in_it(postgres_databases: postgres.Databases) -> None:
    with postgres_databases.empty() as template:
        ask(template, "create table seen (n int)")
        with postgres_databases.copy(template) as one, postgres_databases.copy(template) as other:
            ask(one, "insert into seen values (1)")
            assert ask(one, "select count(*) from seen") == 1
            assert ask(other, "select count(*) from seen") == 0


def test_a_database_is_dropped_even_when_its_block_fails_with_a_connection_open(
    postgres_databases: postgres.Databases,
) -> None:
    block = postgres_databases.empty()
    url = block.__enter__()
    with closing(psycopg.connect(url)):
        assert not block.__exit__(ZeroDivisionError, ZeroDivisionError(), None)
        with pytest.raises(psycopg.OperationalError, match="does not exist"):
            psycopg.connect(url)


def test_greek_words_have_trigrams(postgres_databases: postgres.Databases) -> None:
    with postgres_databases.empty() as url:
        ask(url, "create extension pg_trgm")
        near = ask(url, "select similarity('κλιματιστικό', 'κλιματιστικα')")
    assert isinstance(near, float)
    assert near > 0.5


@ours
def test_it_listens_on_no_port(postgres_databases: postgres.Databases) -> None:
    assert ask(postgres_databases.admin, "show listen_addresses") == ""


@ours
@pytest.mark.skipif(os.geteuid() != 0, reason="only root has programs that its servers cannot read")
def test_programs_in_a_private_folder_are_copied_and_the_folder_stays_private(tmp_path: Path) -> None:
    private = tmp_path / "private"
    private.mkdir(mode=0o700)
    for part in postgres.PARTS:
        shutil.copytree(postgres.wheel() / part, private / part, symlinks=True)
    users = Path("/etc/passwd").read_text()
    with postgres.own(private) as url:
        assert str(ask(url, "show server_version")).startswith("18")
    assert stat.S_IMODE(private.stat().st_mode) == 0o700
    assert Path("/etc/passwd").read_text() == users


@ours
def test_the_server_stops_and_its_folder_goes_when_the_block_fails() -> None:
    with pytest.raises(ZeroDivisionError), postgres.own(postgres.wheel()) as url:
        raise ZeroDivisionError
    assert not Path(url.rpartition("=")[2]).exists()
    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(url)


@ours
def test_a_server_that_cannot_start_says_why() -> None:
    unstartable = postgres.own(postgres.wheel(), settings="-c no_such_setting=1")
    with pytest.raises(postgres.NotStarted, match="no_such_setting"):
        unstartable.__enter__()


def test_a_run_without_postgresql_fails_and_does_not_skip(tmp_path: Path) -> None:
    shutil.copy(Path(__file__).with_name("conftest.py"), tmp_path / "conftest.py")
    (tmp_path / "test_probe.py").write_text("def test_it(empty_postgresql_url):\n    pass\n")
    nowhere = {**os.environ, "TEST_DATABASE_URL": "postgresql://nobody@127.0.0.1:1/nothing"}
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-p",
        "no:cacheprovider",
        "--rootdir",
        str(tmp_path),
        str(tmp_path),
    ]
    here = Path(__file__).parent.parent
    done = subprocess.run(command, cwd=here, env=nowhere, capture_output=True, text=True, check=False)
    assert done.returncode == pytest.ExitCode.TESTS_FAILED
    assert "1 error" in done.stdout
    assert "skipped" not in done.stdout
