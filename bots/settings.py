"""What the administrator sets, in the environment or `.env`; everything wrong is told at once."""

from __future__ import annotations

import re
from pathlib import Path

from pydantic import SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")


class Wrong(Exception):  # noqa: N818 - shown to the administrator as it is
    """Settings that are missing or cannot be: one line each."""


class Settings(BaseSettings):
    """Every name with the prefix SIXSTAR_. A part whose settings are missing is simply not started."""

    model_config = SettingsConfigDict(env_prefix="SIXSTAR_", env_file=".env", env_ignore_empty=True, extra="ignore")

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
        if not url.startswith(("sqlite:///", "postgresql://")):
            raise ValueError("must begin with sqlite:/// or postgresql://")
        return url

    @field_validator("customer_telegram_token", "staff_telegram_token")
    @classmethod
    def _telegram(cls, token: SecretStr | None) -> SecretStr | None:
        number, _, rest = token.get_secret_value().partition(":") if token else ("1", "", "x")
        if not number.isdigit() or not rest:
            raise ValueError("must look like 123456:ABC-DEF, as @BotFather gave it")
        return token

    @field_validator("slack_bot_token")
    @classmethod
    def _slack_bot(cls, token: SecretStr | None) -> SecretStr | None:
        return _begins(token, "xoxb-")

    @field_validator("slack_app_token")
    @classmethod
    def _slack_app(cls, token: SecretStr | None) -> SecretStr | None:
        return _begins(token, "xapp-")

    @field_validator("http_listen")
    @classmethod
    def _address(cls, listen: str | None) -> str | None:
        if listen and not re.fullmatch(r"[^\s:]*:\d{1,5}", listen):
            raise ValueError("must look like 127.0.0.1:8080")
        return listen

    @field_validator("log_level")
    @classmethod
    def _level(cls, level: str) -> str:
        if level not in LEVELS:
            raise ValueError(f"must be one of {', '.join(LEVELS)}")
        return level

    @property
    def parts(self) -> list[str]:
        """What can be started with these settings."""
        slack = self.slack_bot_token and (self.slack_app_token or (self.slack_signing_secret and self.http_listen))
        known = {"customer": self.customer_telegram_token, "staff": self.staff_telegram_token, "slack": slack}
        return [*(name for name, given in known.items() if given), "worker"]


def load() -> Settings:
    """Raises Wrong with every mistake, without the values: they may be secret."""
    try:
        return Settings()
    except ValidationError as error:
        said = [(str(e["loc"][0]).upper(), e["msg"].removeprefix("Value error, ")) for e in error.errors()]
        lines = [f"SIXSTAR_{name}: {why}" for name, why in said]
        raise Wrong("\n".join(lines)) from None


def half_set(settings: Settings) -> list[str]:
    """Settings that make sense only together with one that is missing."""
    missing = []
    if settings.slack_bot_token and not (settings.slack_app_token or settings.slack_signing_secret):
        missing.append(
            "SIXSTAR_SLACK_BOT_TOKEN is set: SIXSTAR_SLACK_APP_TOKEN (or SIXSTAR_SLACK_SIGNING_SECRET) is missing"
        )
    if (settings.slack_app_token or settings.slack_signing_secret) and not settings.slack_bot_token:
        missing.append("SIXSTAR_SLACK_BOT_TOKEN is missing beside the other Slack settings")
    if settings.slack_signing_secret and not settings.slack_app_token and not settings.http_listen:
        missing.append("SIXSTAR_SLACK_SIGNING_SECRET is set: SIXSTAR_HTTP_LISTEN is missing")
    return missing


def _begins(token: SecretStr | None, start: str) -> SecretStr | None:
    if token and not token.get_secret_value().startswith(start):
        raise ValueError(f"must begin with {start}")
    return token
