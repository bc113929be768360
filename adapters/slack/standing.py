"""How a bot stands with Slack: who it is, what it may, and where it is a member. Asked by an administrator, now and
then; nothing of it is needed for running."""

from __future__ import annotations

from dataclasses import dataclass

import aiohttp

from adapters.slack.calls import Api
from adapters.slack.errors import broken, refusal

ARCHIVED = ("channel_archive", "group_archive")  # the last word in a channel that was closed


@dataclass(frozen=True)
class Standing:
    """`scopes` are those that were granted at the last installation; None when Slack does not say."""

    name: str
    workspace: str
    scopes: frozenset[str] | None


async def standing(api: Api) -> Standing:
    """Raises DeliveryFailed. The scopes stand in a header of Slack's answers, which the library hands on to nobody."""
    try:
        headers = {"Authorization": f"Bearer {api.token}"}
        async with api.session.post(f"{api.url}auth.test", headers=headers) as answer:
            told = await answer.json(content_type=None)
            scopes, status, wait = (
                answer.headers.get("X-OAuth-Scopes"),
                answer.status,
                answer.headers.get("Retry-After"),
            )
    except (aiohttp.ClientError, TimeoutError, OSError, ValueError) as failed:
        raise broken(failed, sent=False) from None
    given = told if isinstance(told, dict) else {}
    if not given.get("ok"):
        raise refusal(str(given.get("error") or ""), status, wait, given)
    granted = frozenset(one.strip() for one in scopes.split(",")) if scopes else None
    return Standing(str(given.get("user", "")), str(given.get("team", "")), granted)


async def archived(api: Api, channel: str) -> bool:
    """Whether the channel, of which the bot is a member, was closed. Raises DeliveryFailed: it may not read there."""
    told = await api.call("conversations.history", channel=channel, limit=1)
    messages = told.get("messages")
    last = messages[0] if isinstance(messages, list) and messages else {}
    return isinstance(last, dict) and last.get("subtype") in ARCHIVED
