"""A dead process of the same machine is known at once; of any other only its silence tells."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from bots import neighbours


@pytest.fixture
def mine() -> str:
    return neighbours.new_name()


def like(name: str, *, pid: int, where: str | None = None) -> str:
    host, place, _, _ = name.rsplit("-", 3)
    return f"{host}-{place if where is None else where}-{pid}-abcdef"


def test_a_neighbour_without_a_process_is_dead(mine: str) -> None:
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    assert neighbours.dead([like(mine, pid=gone.pid)], mine) == [like(mine, pid=gone.pid)]


def test_a_neighbour_that_runs_lives(mine: str) -> None:
    assert neighbours.dead([like(mine, pid=os.getppid())], mine) == []


def test_one_that_had_our_own_number_before_us_is_dead(mine: str) -> None:
    assert neighbours.dead([like(mine, pid=os.getpid()), mine], mine) == [like(mine, pid=os.getpid())]


def test_of_another_machine_or_container_nothing_is_known(mine: str) -> None:
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    assert neighbours.dead([like(mine, pid=gone.pid, where="0.0"), like(mine, pid=gone.pid, where=""), "x"], mine) == []


def test_where_nothing_can_be_known_nobody_is_a_neighbour(mine: str) -> None:
    nameless = like(mine, pid=os.getpid(), where="")
    assert neighbours.dead([like(nameless, pid=1)], nameless) == []
