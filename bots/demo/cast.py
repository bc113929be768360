"""Who is there in the demo: the people of its desk's file, each with a phone or an account in Slack."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from bots.demo import stage
from bots.demo.stage import Json
from bots.desk_file import read
from core.setup import DescribedPerson, DeskFile

FILE = Path(__file__).with_name("desk.yaml")
FIRST_PHONE = 1001  # the Telegram id of the first customer; the others follow
FIRST_TECHNICIAN = 900_001  # likewise


@dataclass(frozen=True)
class Member:
    """A customer (`account` is a Telegram user id) or an agent (a Slack user id, in the `channels` of their teams)."""

    key: str
    name: str
    locale: str
    account: str
    channels: tuple[str, ...] = ()

    @property
    def agent(self) -> bool:
        return bool(self.channels)


@dataclass(frozen=True)
class Cast:
    desk: DeskFile
    members: Mapping[str, Member]

    @property
    def customers(self) -> list[Member]:
        return [one for one in self.members.values() if not one.agent]

    @property
    def technicians(self) -> list[Member]:
        """On Telegram, with the staff bot, as is everybody without Slack; they are none of `members`."""
        found = [person for person in self.desk.staff if person.technician or not person.slack]
        return [Member(one.key, one.name, one.locale, str(FIRST_TECHNICIAN + n)) for n, one in enumerate(found)]

    def agents(self, team: str) -> list[Member]:
        """Those who work in that team, in the file's order."""
        keys = [person.key for person in self.desk.staff if team in person.teams]
        return [self.members[key] for key in keys if key in self.members]

    def channels(self) -> dict[str, str]:
        """Names of Slack's channels by id."""
        named = {team.slack_channel: team.key for team in self.desk.teams if team.slack_channel}
        alerts = self.desk.desk.alerts_channel
        return {**named, **({alerts: "alerts"} if alerts else {})}

    def world(self) -> Json:
        """The same people for the sandbox. Everybody on the staff reads the alerts."""
        on_phones = [*self.customers, *self.technicians]
        phones = [{"id": int(one.account), "first_name": one.name, "language_code": one.locale} for one in on_phones]
        agents = [one for one in self.members.values() if one.agent]
        slack = [{"id": one.account, "name": one.key, "real_name": one.name} for one in agents]
        channels = [
            {"id": id_, "name": name, "members": ["UBOT", *(a.account for a in agents if id_ in a.channels)]}
            for id_, name in self.channels().items()
        ]
        return stage.world(phones, slack, channels)


def cast(text: str) -> Cast:
    """`text` is a desk's file. Raises bots.desk_file.Wrong."""
    desk = read(text)
    members = [*_customers(desk), *_agents(desk)]
    return Cast(desk, {member.key: member for member in members})


def _customers(desk: DeskFile) -> Iterator[Member]:
    phones = count(FIRST_PHONE)
    for company in desk.companies:
        for person in company.contacts:
            yield Member(person.key, person.name, person.locale, str(next(phones)))


def _agents(desk: DeskFile) -> Iterator[Member]:
    for person in desk.staff:
        if person.slack and (channels := tuple(_channels(desk, person))):
            yield Member(person.key, person.name, person.locale, person.slack, channels)


def _channels(desk: DeskFile, person: DescribedPerson) -> Iterator[str]:
    yield from (team.slack_channel for team in desk.teams if team.slack_channel and team.key in person.teams)
    if desk.desk.alerts_channel:
        yield desk.desk.alerts_channel
