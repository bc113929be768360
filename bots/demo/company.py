"""The people of the demo with phones and laptops in their hands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import aiohttp

from adapters.sandbox.people_slack import SlackPerson
from adapters.sandbox.people_telegram import TelegramPerson
from bots.demo.cast import Cast
from bots.demo.stage import CUSTOMER_BOT


@dataclass(frozen=True)
class Company:
    """By key of the desk's file; `tokens` are those of the invitation links."""

    cast: Cast
    phones: Mapping[str, TelegramPerson]
    laptops: Mapping[str, SlackPerson]
    tokens: Mapping[str, str]


def company(cast: Cast, url: str, http: aiohttp.ClientSession, tokens: Mapping[str, str]) -> Company:
    """`url` is the sandbox's."""
    agents = [one for one in cast.members.values() if one.agent]
    phones = {one.key: TelegramPerson(url, http, CUSTOMER_BOT, int(one.account)) for one in cast.customers}
    return Company(cast, phones, {one.key: SlackPerson(url, http, one.account) for one in agents}, tokens)
