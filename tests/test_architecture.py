"""The layers: core needs nothing, nothing hides from the contracts, and each contract sees what it forbids."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PRODUCT = ("core", "adapters", "bots", "migrations")
PERSONAS = ("customer", "agent", "technician", "turn.py", "persona.py", "asking.py")


def imported(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield "." * node.level + (node.module or "")


def foreign(source: str, *own: str) -> set[str]:
    """What a source imports besides the standard library and `own`; a relative import is never our own."""
    roots = {name.partition(".")[0] for name in imported(ast.parse(source))}
    return roots - sys.stdlib_module_names - set(own)


def sources(*folders: Path) -> list[Path]:
    found = [file for folder in folders for file in ([folder] if folder.suffix else sorted(folder.rglob("*.py")))]
    assert found
    return found


def ids(path: object) -> str:
    return str(path.relative_to(ROOT)) if isinstance(path, Path) else str(path)


@pytest.mark.parametrize("file", sources(ROOT / "core"), ids=ids)
def test_core_imports_the_standard_library_and_itself(file: Path) -> None:
    assert foreign(file.read_text(encoding="utf-8"), "core") == set()


@pytest.mark.parametrize("file", sources(*(ROOT / "bots" / name for name in PERSONAS)), ids=ids)
def test_personas_import_no_adapter_and_no_library(file: Path) -> None:
    assert foreign(file.read_text(encoding="utf-8"), "core", "bots") == set()


@pytest.mark.parametrize(
    "planted", ["import aiogram.types", "from yaml import load", "from . import x", "def f():\n import attr"]
)
def test_what_is_foreign_is_seen(planted: str) -> None:
    assert foreign(f"import json\nfrom core import errors\n{planted}", "core") != set()


def hidden(source: str) -> set[str]:
    """What is imported for type checking only, where the contracts do not look."""
    blocks = (
        n for n in ast.walk(ast.parse(source)) if isinstance(n, ast.If) and "TYPE_CHECKING" in ast.unparse(n.test)
    )
    return {name for block in blocks for name in imported(block)}


@pytest.mark.parametrize("file", sources(ROOT / "core", ROOT / "bots"), ids=ids)
def test_only_work_is_named_for_type_checking(file: Path) -> None:
    assert hidden(file.read_text(encoding="utf-8")) <= {"core.work"}


def test_what_hides_is_seen() -> None:
    assert hidden("if typing.TYPE_CHECKING:\n    from adapters import slack") == {"adapters"}


@pytest.fixture
def product(tmp_path: Path) -> Path:
    """A copy of everything that the contracts speak of."""
    for package in PRODUCT:
        shutil.copytree(
            ROOT / package, tmp_path / package, ignore=shutil.ignore_patterns("__pycache__", "*.json", "*.ftl")
        )
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def lint(product: Path) -> str:
    command = [sys.executable, "-c", "from importlinter.cli import lint_imports_command as lint; lint()", "--no-cache"]
    done = subprocess.run(command, cwd=product, capture_output=True, text=True, check=False)
    return done.stdout + done.stderr


def broken(said: str) -> set[str]:
    return set(re.findall(r"^(.*) BROKEN", said, re.MULTILINE))


def contracts() -> set[str]:
    config = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return {contract["name"] for contract in config["tool"]["importlinter"]["contracts"]}


PLANTED = {
    "bots put adapters and core together; adapters know core; core knows neither": ("core/errors.py", "import bots"),
    "Adapters are ignorant of each other": ("adapters/slack/__init__.py", "import adapters.texts"),
    "Domains are stacked": ("core/people/model.py", "import core.tickets.model"),
    "No circles inside a package": ("core/chat/words.py", "import core.chat.events"),
    "Personas know no platform": ("bots/turn.py", "from adapters.texts import speaker"),
    "core and personas need no library": ("core/errors.py", "def late():\n    import aiohttp"),
}


def test_every_contract_has_its_planted_violation() -> None:
    assert set(PLANTED) == contracts()


def test_our_own_contracts_hold(product: Path) -> None:
    said = lint(product)
    assert f"Contracts: {len(PLANTED)} kept, 0 broken." in said, said


@pytest.mark.parametrize("name", PLANTED)
def test_a_planted_violation_breaks_its_contract(product: Path, name: str) -> None:
    file, violation = PLANTED[name]
    with (product / file).open("a", encoding="utf-8") as source:
        source.write(f"\n{violation}\n")
    said = lint(product)
    assert name in broken(said), said


@pytest.mark.parametrize("package", ["core/newcomers", "adapters/pigeons"])
def test_a_new_domain_or_adapter_must_be_given_its_place(product: Path, package: str) -> None:
    (product / package).mkdir()
    (product / package / "__init__.py").touch()
    assert package.partition("/")[2] in lint(product)
