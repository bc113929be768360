"""The sandbox's browser page: who is who in this company, as the page lets one choose who to be."""

from __future__ import annotations

from collections.abc import Iterator

import aiohttp
import yaml

from adapters.slack.manifest import FILE
from bots.demo.company import Company
from bots.demo.stage import CUSTOMER_BOT, STAFF_BOT, Json


async def introduce(url: str, http: aiohttp.ClientSession, company: Company, *wishes: str) -> None:
    """Tells the page at `url` who there is, and which wishes somebody hears now.

    Whoever is not yet linked to their account gets an invitation's token.
    """
    async with http.put(f"{url}/window/cast", json=cast_of(company, *wishes)) as answer:
        answer.raise_for_status()


def cast_of(company: Company, *wishes: str) -> Json:
    features = yaml.safe_load(FILE.read_text("utf-8"))["features"]
    return {
        "people": [*_customers(company), *_agents(company), *_technicians(company)],
        "commands": features["slash_commands"],
        "wishes": [*wishes],
        "shortcuts": [one for one in features["shortcuts"] if one["type"] == "message"],
    }


def _customers(company: Company) -> Iterator[Json]:
    firms = {person.key: firm.name for firm in company.cast.desk.companies for person in firm.contacts}
    for one in company.cast.customers:
        phone = {"telegram": int(one.account), "bot": CUSTOMER_BOT, "token": company.tokens[one.key]}
        yield {"role": "customer", "key": one.key, "name": one.name, "about": firms[one.key], **phone}


def _agents(company: Company) -> Iterator[Json]:
    names = {team.slack_channel: team.name for team in company.cast.desk.teams}
    for one in company.cast.members.values():
        if one.agent:
            teams = ", ".join(names[channel] for channel in one.channels if channel in names)
            yield {"role": "agent", "key": one.key, "name": one.name, "about": teams, "slack": one.account}


def _technicians(company: Company) -> Iterator[Json]:
    for one in company.cast.technicians:
        phone = {"telegram": int(one.account), "bot": STAFF_BOT, "token": company.tokens[one.key]}
        yield {"role": "technician", "key": one.key, "name": one.name, "about": "", **phone}
