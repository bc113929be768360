"""What the administrator can set wrongly, and what is said about it: never the value, it may be a secret."""

from __future__ import annotations

from pathlib import Path

import pytest

from adapters.texts import speaker
from bots import settings
from bots.settings import Settings
from core.people.model import LOCALES

CUSTOMER, STAFF = "SIXSTAR_CUSTOMER_TELEGRAM_TOKEN", "SIXSTAR_STAFF_TELEGRAM_TOKEN"
BOT, APP, SECRET = "SIXSTAR_SLACK_BOT_TOKEN", "SIXSTAR_SLACK_APP_TOKEN", "SIXSTAR_SLACK_SIGNING_SECRET"
DATABASE, LISTEN, LEVEL = "SIXSTAR_DATABASE_URL", "SIXSTAR_HTTP_LISTEN", "SIXSTAR_LOG_LEVEL"
API, SLACK_API = "SIXSTAR_TELEGRAM_API_URL", "SIXSTAR_SLACK_API_URL"

WRONG = [
    (DATABASE, "mysql://root:geheim@host/desk"),
    (DATABASE, "sqlite:///"),
    (DATABASE, "sqlite:///:memory:"),
    (DATABASE, "postgresql://anna:geheim@host:port/desk"),
    (CUSTOMER, "geheim"),
    (CUSTOMER, "123456:"),
    (CUSTOMER, "123456:geheim geheim"),
    (CUSTOMER, "١٢٣٤٥٦:geheim"),
    (STAFF, "bot123456:geheim"),
    (BOT, "xoxp-geheim"),
    (APP, "xoxb-geheim"),
    (API, "api.telegram.org/geheim"),
    (SLACK_API, "ftp://geheim"),
    (LISTEN, "geheim"),
    (LISTEN, "127.0.0.1"),
    (LISTEN, "127.0.0.1:70000"),
    (LEVEL, "geheim"),
]
RIGHT = [
    (DATABASE, "sqlite:////var/lib/desk.db"),
    (DATABASE, "postgresql:///desk?host=/run/postgresql"),
    (DATABASE, "postgresql://anna:p%40ss@[::1]:5432/desk"),
    (CUSTOMER, "123456:AbC-dEf_1"),
    (API, "http://127.0.0.1:8081"),
    (LISTEN, ":65535"),
    (LISTEN, ""),
]
HALVES = [
    ({BOT: "xoxb-1"}, [BOT, APP, SECRET]),
    ({APP: "xapp-1"}, [APP, BOT]),
    ({SECRET: "s", LISTEN: ":80"}, [SECRET, BOT]),
    ({SECRET: "s", BOT: "xoxb-1"}, [SECRET, LISTEN]),
    ({CUSTOMER: "1:geheim", STAFF: "1:geheim"}, [CUSTOMER, STAFF]),
    ({CUSTOMER: "1:geheim", STAFF: "2:geheim"}, []),
    ({SECRET: "s", BOT: "xoxb-1", LISTEN: ":80"}, []),
    ({APP: "xapp-1", BOT: "xoxb-1"}, []),
]


@pytest.fixture(autouse=True)
def nothing_set(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for field in Settings.model_fields:
        monkeypatch.delenv(settings.name_of(field), raising=False)
    monkeypatch.chdir(tmp_path)


def complaints(language: str = "en") -> list[str]:
    with pytest.raises(settings.Wrong) as wrong:
        settings.load()
    return [speaker(language, "UTC", strict=True)(phrase) for phrase in wrong.value.phrases]


@pytest.mark.parametrize(("name", "value"), WRONG)
def test_a_wrong_value_is_named_in_every_language_and_not_shown(
    name: str, value: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(name, value)
    for language in LOCALES:
        (line,) = complaints(language)
        assert name in line
        assert "geheim" not in line


@pytest.mark.parametrize(("name", "value"), RIGHT)
def test_a_right_value_is_taken(name: str, value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(name, value)
    settings.load()


@pytest.mark.parametrize(("given", "named"), HALVES)
def test_half_settings_are_named(given: dict[str, str], named: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in given.items():
        monkeypatch.setenv(name, value)
    halves = settings.half_set(settings.load())
    for language in LOCALES:
        said = "".join(speaker(language, "UTC", strict=True)(phrase) for phrase in halves)
        assert [name for name in named if name not in said] == []
        assert bool(said) is bool(named)
        assert "geheim" not in said


def test_a_mark_before_the_first_name_hides_nothing(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text(f"{LEVEL}=DEBUG\n", encoding="utf-8-sig")
    assert settings.load().log_level == "DEBUG"


def test_a_file_in_another_encoding_is_told(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("# Für München\nSIXSTAR_LOG_LEVEL=DEBUG\n", encoding="latin-1")
    (line,) = complaints()
    assert ".env" in line
