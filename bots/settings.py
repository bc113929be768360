"""What the administrator sets, in the environment or `.env`; everything wrong is told at once."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from urllib.parse import unquote

from pydantic import SecretStr, ValidationError, field_validator
from pydantic_core import ErrorDetails, PydanticCustomError
from pydantic_settings import BaseSettings, SettingsConfigDict

from core.chat.replies import Phrase

PREFIX = "SIXSTAR_"
FILE = ".env"
LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")
DATABASES = {"one": "sqlite:///sixstar.db", "other": "postgresql://user:password@host/name"}
TOKEN = re.compile(r"[0-9]+:[\w-]+", re.ASCII)  # Bot API: Authorizing your bot
LISTEN = re.compile(r"[^\s:]*:(\d{1,5})", re.ASCII)
HIGHEST_PORT = 65_535
PASSWORD = re.compile(r"postgresql://[^:/@]*:([^@]*)@")
TELLING = 8  # letters: a shorter password may be a word of every other line; in an address it is hidden all the same


class Wrong(Exception):  # noqa: N818 - shown to the administrator as it is
    """Settings that cannot be: a Phrase each. None of their values is in it, they may be secret."""

    def __init__(self, phrases: Sequence[Phrase]) -> None:
        super().__init__(*(phrase.key for phrase in phrases))
        self.phrases = phrases


class Settings(BaseSettings):
    """Every name with the prefix SIXSTAR_. A part whose settings are missing is simply not started."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX,
        env_file=FILE,
        env_file_encoding="utf-8-sig",  # some editors put a mark before the first name, which would hide it
        env_ignore_empty=True,
        extra="ignore",
    )

    database_url: str = "sqlite:///sixstar.db"
    customer_telegram_token: SecretStr | None = None
    staff_telegram_token: SecretStr | None = None
    telegram_api_url: str = "https://api.telegram.org"
    slack_bot_token: SecretStr | None = None
    slack_app_token: SecretStr | None = None
    slack_signing_secret: SecretStr | None = None
    slack_api_url: str = "https://slack.com/api/"
    files_dir: Path = Path("files")
    http_listen: str | None = None
    log_level: str = "INFO"

    @field_validator("database_url")
    @classmethod
    def _known_database(cls, url: str) -> str:
        if not re.fullmatch(r"sqlite:///(?!:memory:).+", url) and not _is_postgresql(url):
            raise PydanticCustomError("cli-setting-database", "", DATABASES)
        return url

    @field_validator("customer_telegram_token", "staff_telegram_token")
    @classmethod
    def _telegram(cls, token: SecretStr | None) -> SecretStr | None:
        if token and not TOKEN.fullmatch(token.get_secret_value()):
            raise PydanticCustomError("cli-setting-token", "", {"example": "123456:ABC-DEF"})
        return token

    @field_validator("slack_bot_token")
    @classmethod
    def _slack_bot(cls, token: SecretStr | None) -> SecretStr | None:
        return _begins(token, "xoxb-")

    @field_validator("slack_app_token")
    @classmethod
    def _slack_app(cls, token: SecretStr | None) -> SecretStr | None:
        return _begins(token, "xapp-")

    @field_validator("telegram_api_url", "slack_api_url")
    @classmethod
    def _url(cls, url: str) -> str:
        if not re.fullmatch(r"https?://[^\s/]\S*", url):
            raise PydanticCustomError("cli-setting-begins", "", {"start": "https://"})
        return url

    @field_validator("http_listen")
    @classmethod
    def _address(cls, listen: str | None) -> str | None:
        found = LISTEN.fullmatch(listen or ":0")
        if not found or int(found[1]) > HIGHEST_PORT:
            raise PydanticCustomError("cli-setting-example", "", {"example": "127.0.0.1:8080"})
        return listen

    @field_validator("log_level")
    @classmethod
    def _level(cls, level: str) -> str:
        if level not in LEVELS:
            raise PydanticCustomError("cli-setting-one-of", "", {"values": ", ".join(LEVELS)})
        return level

    @property
    def parts(self) -> list[str]:
        """What can be started with these settings."""
        slack = self.slack_bot_token and (self.slack_app_token or (self.slack_signing_secret and self.http_listen))
        known = {"customer": self.customer_telegram_token, "staff": self.staff_telegram_token, "slack": slack}
        return [*(name for name, given in known.items() if given), "worker"]


def load() -> Settings:
    """Raises Wrong with every mistake."""
    try:
        return Settings()
    except ValidationError as error:
        raise Wrong([_told(one) for one in error.errors()]) from None
    except (UnicodeDecodeError, OSError):
        raise Wrong([Phrase("cli-setting-file", {"file": FILE, "encoding": "UTF-8"})]) from None


def half_set(settings: Settings) -> list[Phrase]:
    """Settings that make sense only together with one that is missing, or only when two differ."""
    return [*_slack_halves(settings), *_twins(settings)]


def secrets(settings: Settings) -> Iterator[str]:
    """What no log may show: the tokens, and the database's password, as it is written in its URL and as it is meant."""
    yield from (value.get_secret_value() for value in vars(settings).values() if isinstance(value, SecretStr))
    if found := PASSWORD.match(settings.database_url):
        yield from (form for form in {found[1], unquote(found[1])} if len(form) >= TELLING)


def name_of(field: str) -> str:
    """As the administrator writes it."""
    return PREFIX + field.upper()


def _slack_halves(settings: Settings) -> Iterator[Phrase]:
    bot, app, secret = map(name_of, ("slack_bot_token", "slack_app_token", "slack_signing_secret"))
    if settings.slack_bot_token and not (settings.slack_app_token or settings.slack_signing_secret):
        yield Phrase("cli-setting-missing-either", {"given": bot, "one": app, "other": secret})
    if (settings.slack_app_token or settings.slack_signing_secret) and not settings.slack_bot_token:
        yield Phrase("cli-setting-missing", {"given": app if settings.slack_app_token else secret, "missing": bot})
    if settings.slack_signing_secret and not settings.slack_app_token and not settings.http_listen:
        yield Phrase("cli-setting-missing", {"given": secret, "missing": name_of("http_listen")})


def _twins(settings: Settings) -> Iterator[Phrase]:
    """Two bots on one token would take each other's messages."""
    if settings.staff_telegram_token and settings.staff_telegram_token == settings.customer_telegram_token:
        one, other = map(name_of, ("customer_telegram_token", "staff_telegram_token"))
        yield Phrase("cli-setting-same", {"one": one, "other": other})


def _told(error: ErrorDetails) -> Phrase:
    """Our validators give the key of the sentence as the error's type; other types are the library's own."""
    name = name_of(str(error["loc"][0]))
    if not error["type"].startswith("cli-"):
        return Phrase("cli-setting-unusable", {"name": name})
    return Phrase(error["type"], {"name": name, **error.get("ctx", {})})


def _begins(token: SecretStr | None, start: str) -> SecretStr | None:
    if token and not token.get_secret_value().startswith(start):
        raise PydanticCustomError("cli-setting-begins", "", {"start": start})
    return token


def _is_postgresql(url: str) -> bool:
    """Whether SQLAlchemy can read it: only it knows which passwords need %-signs."""
    if not url.startswith("postgresql://"):
        return False
    import sqlalchemy as sa

    try:
        sa.make_url(url)
    except (sa.exc.ArgumentError, ValueError):
        return False
    return True
