"""What `make bench` runs besides its measurements can fail it."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from tests.bench.__main__ import ROOT, TESTS


def slow(*options: str) -> subprocess.CompletedProcess[str]:
    env = os.environ | {"PYTEST_ADDOPTS": " ".join(options)}
    command = [sys.executable, "-m", "tests.bench", "slow"]
    return subprocess.run(command, check=False, cwd=ROOT, env=env, capture_output=True, text=True)


def test_the_slow_tests_come_before_the_long_kills() -> None:
    assert list(TESTS) == ["slow", "kill"]


NOT_ALL = ("--ignore=tests/adapters", "--ignore-glob=*/test_[!d]*")  # reading every file takes a while


@pytest.mark.parametrize(("options", "code"), [(("--collect-only", *NOT_ALL), 0), (("--ignore-glob=*",), 1)])
def test_the_slow_tests_are_found_and_their_failure_fails_the_bench(options: tuple[str, ...], code: int) -> None:
    ran = slow(*options)
    assert ran.returncode == code, ran.stdout + ran.stderr
    assert ("test_the_story_in_each_other_language" in ran.stdout) is (code == 0)
    assert ("failed: slow" in ran.stderr) is (code == 1)
