"""No secret is in a log, however it got there; what stands around it is still readable."""

from __future__ import annotations

import io
import logging
from pathlib import Path

import pytest
from pydantic import SecretStr

from bots.logs import HIDDEN, Redacting
from bots.settings import Settings, name_of, secrets

URL = "postgresql://desk:p%40ss-word-9@db.example:5432/sixstar"


@pytest.fixture
def nothing_set(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for field in Settings.model_fields:
        monkeypatch.delenv(name_of(field), raising=False)
    monkeypatch.chdir(tmp_path)


def logged(text: str, *args: object, known: tuple[str, ...] = ()) -> str:
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(Redacting(known))
    handler.handle(logging.LogRecord("sixstar", logging.INFO, __file__, 1, text, args, None))
    return stream.getvalue().partition(": ")[2].rstrip("\n")


@pytest.mark.parametrize(
    ("said", "seen"),
    [
        (f"cannot connect: {URL}", f"cannot connect: postgresql://desk:{HIDDEN}@db.example:5432/sixstar"),
        ("postgresql+psycopg://desk:a/b:c@/x?host=/tmp", f"postgresql+psycopg://desk:{HIDDEN}@/x?host=/tmp"),
        ("postgresql://db.example/x?user=desk&password=abc", f"postgresql://db.example/x?user=desk&password={HIDDEN}"),
        ("postgresql://:secret@/sixstar", f"postgresql://:{HIDDEN}@/sixstar"),
        (
            "opened wss://wss.example/link/?ticket=1b2-3c%3D&app_id=A1",
            f"opened wss://wss.example/link/?ticket={HIDDEN}&app_id=A1",
        ),
        (
            "URL('wss://wss.example/link/?app_id=A1&ticket=x.y')",
            f"URL('wss://wss.example/link/?app_id=A1&ticket={HIDDEN}')",
        ),
        ("POST https://api.example/bot123456:ABC-DEF_1/getMe", f"POST https://api.example/{HIDDEN}/getMe"),
        ("xoxb-1-2-abc and xapp-1-A1", f"{HIDDEN} and {HIDDEN}"),
        ("http://127.0.0.1:8080/health told maria@example.com", "http://127.0.0.1:8080/health told maria@example.com"),
        ("turn of ticket=7 at 12:30", "turn of ticket=7 at 12:30"),
    ],
)
def test_what_looks_like_a_secret_is_hidden_and_nothing_else(said: str, seen: str) -> None:
    assert logged(said) == seen
    assert logged("%s", said) == seen


def test_it_is_hidden_in_a_traceback_too() -> None:
    try:
        raise OSError(URL)
    except OSError as error:
        told = (type(error), error, error.__traceback__)
    record = logging.LogRecord("sixstar", logging.ERROR, __file__, 1, "away", (), told)
    assert "p%40ss" not in Redacting().format(record)
    assert "db.example" in Redacting().format(record)


@pytest.mark.usefixtures("nothing_set")
def test_the_password_of_the_database_is_known_as_written_and_as_meant() -> None:
    known = tuple(secrets(Settings(database_url=URL, slack_signing_secret=SecretStr("signed-1"))))
    assert logged("tried p%40ss-word-9, then p@ss-word-9, signed-1", known=known) == (
        f"tried {HIDDEN}, then {HIDDEN}, {HIDDEN}"
    )


@pytest.mark.usefixtures("nothing_set")
@pytest.mark.parametrize("url", ["sqlite:///sixstar.db", "postgresql://desk@/x", "postgresql://desk:desk@/x"])
def test_without_a_telling_password_no_word_is_hidden(url: str) -> None:
    assert list(secrets(Settings(database_url=url))) == []


def test_a_secret_that_begins_like_another_leaves_nothing_of_itself() -> None:
    assert logged("abcdefgh-ijkl", known=("abcdefgh", "abcdefgh-ijkl")) == HIDDEN
