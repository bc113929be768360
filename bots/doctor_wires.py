"""What `sixstar doctor` asks the platforms: tokens, rights, scopes, channels, and what time it is there."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Any

from aiohttp import ClientError, ClientSession, ClientTimeout
from pydantic import SecretStr

from adapters.telegram.line import Line
from bots.findings import Finding, fine, problem, warning
from bots.settings import Settings, name_of
from core.chat.replies import Arg, Phrase
from core.errors import DeliveryFailed

SECONDS = 10.0  # for an answer: who waits at a terminal has no twenty
APART, TOO_FAR = timedelta(seconds=5), timedelta(minutes=1)  # clocks; Slack refuses requests that are 5 minutes old
BOTS = (("customer", "customer_telegram_token"), ("staff", "staff_telegram_token"))


@dataclass(frozen=True)
class Look:
    """`channels`: Slack's channels that the desk writes in, each with whose it is."""

    settings: Settings
    now: Callable[[], datetime]
    channels: Mapping[str, str]


async def telegram(look: Look) -> list[Finding]:
    given = [(part, getattr(look.settings, field), field) for part, field in BOTS]
    async with ClientSession() as http:
        found = [one for bot in given if bot[1] for one in await _bot(look, http, *bot)]
        if found:
            found += await _clock(look, http, "Telegram", look.settings.telegram_api_url)
    return found


async def _bot(look: Look, http: ClientSession, part: str, token: SecretStr, field: str) -> list[Finding]:
    line = Line(http, token.get_secret_value(), look.settings.telegram_api_url)
    try:
        me = await line.call("getMe", seconds=SECONDS)
        hook = await line.call("getWebhookInfo", seconds=SECONDS)
    except DeliveryFailed as failed:
        return [_refused(failed, "Telegram", name_of(field))]
    name = str(me.get("username", "")) if isinstance(me, dict) else ""
    found = [fine(Phrase("doctor-bot", {"part": part, "name": f"@{name}"}))]
    if isinstance(hook, dict) and hook.get("url"):
        args = {"name": f"@{name}", "method": "deleteWebhook"}
        found.append(problem(Phrase("doctor-webhook", args), Phrase("doctor-webhook-remove", args)))
    if part == "customer" and isinstance(me, dict) and me.get("can_join_groups"):
        found.append(warning(Phrase("doctor-groups", {"name": f"@{name}", "command": "/setjoingroups"})))
    return found


async def slack(look: Look) -> list[Finding]:
    settings = look.settings
    if settings.slack_bot_token is None:
        return []
    from adapters.slack.calls import Api  # the library takes its time to load
    from adapters.slack.standing import standing

    api = Api(settings.slack_bot_token.get_secret_value(), settings.slack_api_url)
    try:
        stands = await standing(api)
        found = [fine(Phrase("doctor-slack", {"name": stands.name, "workspace": stands.workspace}))]
        found += [_scopes(stands.scopes), *await _socket(api, settings)]
        found += [await _channel(api, channel, whose) for channel, whose in look.channels.items()]
        return [*found, *await _clock(look, api.session, "Slack", settings.slack_api_url)]
    except DeliveryFailed as failed:
        return [_refused(failed, "Slack", name_of("slack_bot_token"))]
    finally:
        await api.close()


def _scopes(granted: frozenset[str] | None) -> Finding:
    from adapters.slack import manifest

    if granted is None:
        return warning(Phrase("doctor-scopes-untold"))
    if missing := sorted(set(manifest.granted()["scopes"]) - granted):
        args = {"scopes": ", ".join(missing), "file": "adapters/slack/manifest.yaml"}
        return problem(Phrase("doctor-scopes-missing", args), Phrase("doctor-scopes-add", args))
    return fine(Phrase("doctor-scopes"))


async def _socket(api: Any, settings: Settings) -> list[Finding]:  # noqa: ANN401 - as above
    if settings.slack_app_token is None:
        return []
    try:
        await api.call("apps.connections.open", token=settings.slack_app_token.get_secret_value())
    except DeliveryFailed as failed:
        return [_refused(failed, "Slack", name_of("slack_app_token"))]
    return [fine(Phrase("doctor-socket"))]


async def _channel(api: Any, channel: str, whose: str) -> Finding:  # noqa: ANN401 - as above
    from adapters.slack.standing import archived

    args = {"channel": channel, "whose": whose}
    try:
        closed = await archived(api, channel)
    except DeliveryFailed as failed:
        if not failed.permanent:
            return warning(Phrase("doctor-channel-unknown", {**args, "why": Phrase(f"failed-{failed.code}")}))
        return problem(
            Phrase("doctor-channel-out", args), Phrase("doctor-channel-invite", {"command": "/invite @sixstar"})
        )
    if closed:
        return problem(
            Phrase("doctor-channel-archived", args), Phrase("doctor-channel-reopen", {"command": "/invite @sixstar"})
        )
    return fine(Phrase("doctor-channel", args))


async def _clock(look: Look, http: ClientSession, platform: str, url: str) -> list[Finding]:
    """By the Date of the platform's answers, which is to the second. Who cannot be reached was told of already."""
    try:
        async with http.get(url, timeout=ClientTimeout(total=SECONDS), allow_redirects=False) as answer:
            there = parsedate_to_datetime(answer.headers["Date"]).astimezone(UTC)
    except (ClientError, TimeoutError, OSError, KeyError, ValueError):
        return []
    apart = abs(look.now() - there)
    args: dict[str, Arg] = {"platform": platform, "seconds": int(apart.total_seconds())}
    if apart < APART:
        return [fine(Phrase("doctor-clock", args))]
    tell = problem if apart >= TOO_FAR else warning
    return [tell(Phrase("doctor-clock-off", args), Phrase("doctor-clock-set", {"service": "NTP"}))]


def _refused(failed: DeliveryFailed, platform: str, setting: str) -> Finding:
    if failed.code == "token":
        return problem(Phrase("doctor-token", {"platform": platform, "setting": setting}))
    args = {"platform": platform, "why": failed.detail}
    return problem(Phrase("doctor-unreachable", args), Phrase("doctor-network"))
