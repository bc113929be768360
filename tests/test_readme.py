"""The README is held to the code: what it names is there, what it shows works, what must be told is told."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from pydantic_core import PydanticUndefined

from adapters.telegram.lazy_aiogram import OFF
from bots import settings
from bots.__main__ import app
from bots.desk_file import read
from bots.settings import Settings

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
TOP = ("core/", "adapters/", "bots/", "migrations/", "tests/")
PREFIX = "SIXSTAR_"
LARGEST_PICTURE = 150_000  # bytes

CODE = re.compile(r"(?<!`)`([^`\n]+)`(?!`)")
IDENTIFIER = re.compile(r"(?:[A-Za-z_]\w*\.)*[A-Za-z_]\w*")
SLUG = re.compile(r"[^\w\- ]")


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", README, re.DOTALL | re.MULTILINE)


def section(title: str) -> str:
    found = re.search(rf"^#+ {re.escape(title)}\n(.*?)(?=^## |\Z)", README, re.DOTALL | re.MULTILINE)
    assert found, title
    return found[1]


def inline(text: str) -> list[str]:
    return CODE.findall(re.sub(r"^```.*?^```", "", text, flags=re.DOTALL | re.MULTILINE))


def is_path(code: str) -> bool:
    return code.startswith(TOP) or (code.endswith((".toml", ".md")) and " " not in code)


def after(word: str) -> set[str]:
    """What stands behind a command's name, in code of both kinds."""
    code = "\n".join([*inline(README), *blocks("sh")])
    return set(re.findall(rf"(?:^|/bin/|[ (]){word} ([a-z]+)", code, re.MULTILINE))


def rows(title: str) -> Iterator[list[str]]:
    """The cells of the section's table, without its head."""
    table = [line for line in section(title).splitlines() if line.startswith("|")]
    yield from ([cell.strip() for cell in line.strip("|").split("|")] for line in table[2:])


@pytest.mark.parametrize("path", sorted({code for code in inline(README) if is_path(code)}))
def test_every_path_exists(path: str) -> None:
    assert list(ROOT.glob(path.rstrip("/")))


@pytest.mark.parametrize("path", re.findall(r"(?:^|\s)((?:core|adapters|bots|tests)/[\w./]+)", "\n".join(blocks("sh"))))
def test_every_path_of_a_command_exists(path: str) -> None:
    assert (ROOT / path).exists()


def test_the_map_has_every_package() -> None:
    packages = {file.parent for top in TOP[:3] for file in (ROOT / top).glob("*/*.py")}
    named = {code.rstrip("/") for code in inline(section("Map"))}
    assert {str(package.relative_to(ROOT)) for package in packages} <= named


def recipes() -> list[str]:
    return [text for text in re.split(r"\n(?=\*\*|\d\. )", section("Recipes")) if any(map(is_path, inline(text)))]


@pytest.mark.parametrize("text", recipes(), ids=lambda text: text[:40].replace("\n", " "))
def test_what_a_recipe_names_stands_in_the_files_it_names(text: str) -> None:
    """A name with dots may be a call: its last part is what is there."""
    paths = [found for code in inline(text) if is_path(code) for found in ROOT.glob(code.rstrip("/"))]
    files = [file for path in paths for file in (path.rglob("*") if path.is_dir() else [path]) if file.is_file()]
    said = "\n".join(file.read_text(encoding="utf-8") for file in files if file.suffix not in (".pyc", ".png"))
    names = [code for code in inline(text) if IDENTIFIER.fullmatch(code) and not is_path(code)]
    assert [name for name in names if name.rpartition(".")[2] not in said] == []


def test_every_make_target_is_told_and_exists() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    phony = re.search(r"^\.PHONY: (.*)", makefile, re.MULTILINE)
    assert phony
    assert after("make") == set(phony[1].split()) - {"help"}


def test_every_command_is_told_and_exists() -> None:
    known = {command.name or command.callback.__name__ for command in app.registered_commands if command.callback}
    assert after("sixstar") == known


def test_every_part_that_can_be_run_alone_is_told() -> None:
    told = set(re.findall(r"^sixstar run (\w+)", "\n".join(blocks("sh")), re.MULTILINE))
    assert told == {"customer", "staff", "slack", "worker"}


def test_every_setting_named_exists() -> None:
    known = {PREFIX + name.upper() for name in Settings.model_fields}
    assert set(re.findall(rf"{PREFIX}[A-Z_]+", README)) <= known | {OFF}


def test_every_setting_is_told_with_its_default() -> None:
    told = {name.strip("`"): default.strip("`") for name, default, _ in rows("Settings")}
    assert told == {PREFIX + name.upper(): default(name) for name in Settings.model_fields}


def default(name: str) -> str:
    value = Settings.model_fields[name].default
    return "" if value in (None, PydanticUndefined) else str(value)


def test_the_example_of_an_env_file_starts_every_part(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in Settings.model_fields:
        monkeypatch.delenv(PREFIX + name.upper(), raising=False)
    (example,) = blocks("ini")
    (tmp_path / ".env").write_text(example, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    loaded = settings.load()
    assert settings.half_set(loaded) == []
    assert f"`ready: {', '.join(loaded.parts)}`" in README


def test_the_example_of_a_desk_is_valid_and_knows_whom_to_invite() -> None:
    (example,) = blocks("yaml")
    desk = read(example)
    people = {person.key: person for _, person in desk.people()}
    invited = re.findall(r"^sixstar invite (\w+)", "\n".join(blocks("sh")), re.MULTILINE)
    assert len(invited) == 2
    assert [people[key].slack for key in invited] == [None, None]


def test_every_link_leads_to_a_heading() -> None:
    slugs = {SLUG.sub("", title.lower()).replace(" ", "-") for title in re.findall(r"^#+ (.*)$", README, re.MULTILINE)}
    links = re.findall(r"\]\(#([^)]*)\)", README)
    assert links
    assert set(links) <= slugs


def test_every_picture_is_there_is_small_and_says_what_it_shows() -> None:
    pictures = re.findall(r"!\[([^\]]*)\]\(([^)]*)\)", README)
    assert len(pictures) == 2
    assert [path for words, path in pictures if not words or (ROOT / path).stat().st_size > LARGEST_PICTURE] == []


def test_the_recipe_for_a_column_names_the_next_revision() -> None:
    newest = max(int(file.name[:4]) for file in (ROOT / "migrations" / "versions").glob("[0-9]*_*.py"))
    assert re.findall(r"--rev-id (\d+)", README) == [f"{newest + 1:04}"]


def test_there_is_one_drawing_and_a_place_for_the_figures() -> None:
    assert len(blocks("mermaid")) == 1
    assert README.count("<!-- bench -->") == README.count("<!-- /bench -->") == 1


@pytest.mark.parametrize(
    ("planted", "seen"),
    [("`bots/nowhere.py`", True), ("`adapters/texts/*/nothing.ftl`", True), ("`bots/pump.py`", False)],
)
def test_a_path_that_is_not_there_is_seen(planted: str, seen: bool) -> None:  # noqa: FBT001 - a case of the table
    (code,) = filter(is_path, inline(planted))
    assert (not list(ROOT.glob(code))) is seen
