"""What each bot offers beside its messages, in every language: the menu says what the help says.

Staff have a menu of their own, each in the language that they chose and with what their role can do.
"""

from __future__ import annotations

import asyncio
import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from bots.drawing import Speak
from bots.ports import Store
from core.chat.channel import Menu, Wire
from core.chat.replies import Phrase
from core.errors import DeliveryFailed
from core.people.model import LOCALES, Person, Role
from core.tickets.tell import STAFF
from core.work import Work

log = logging.getLogger(__name__)

BACKLOG_FIRST = 3.0  # seconds after the start: what waits to be handled is more urgent
EVERY = 60.0  # seconds between looks whether somebody was linked, or chose another language
COMMAND = re.compile(r"^(?:([^/\n]+): )?\W*/([a-z]+)\b(?:[^–\n]*– (.+))?", re.MULTILINE)  # in Persian it stands behind
HELP = {"telegram:customer": Phrase("help"), STAFF: Phrase("staff-how")}
TECHNICIANS = Phrase("technician-how")
ABOUT = {"telegram:customer": Phrase("bot-about-customer"), STAFF: Phrase("bot-about-staff")}
ELSEWHERE = "en"  # for accounts in a language that we do not speak


@dataclass
class Introducing:
    """One bot's. `told` is what the platform knows by now: what was set last, by chat and language."""

    db: Store
    wire: Wire
    speak: Speak
    told: dict[tuple[str | None, str | None], Menu] = field(default_factory=dict)

    async def run(self) -> None:
        """Until cancelled."""
        await asyncio.sleep(BACKLOG_FIRST)
        while True:
            await self.look()
            await asyncio.sleep(EVERY)

    async def look(self) -> None:
        """Tell what is not told yet. What fails is tried again at the next look, unless that cannot help."""
        for menu in [*self._for_all(), *await self._for_staff()]:
            if self.told.get((menu.chat, menu.language)) == menu:
                continue
            try:
                await self.wire.introduce(menu)
            except DeliveryFailed as failed:
                log.warning("the menu of %s cannot be set: %s", self.wire.channel, failed)
                if not failed.permanent:
                    return
            self.told[menu.chat, menu.language] = menu

    def _for_all(self) -> Iterator[Menu]:
        channel = self.wire.channel
        for language in (None, *LOCALES):
            say = self.speak(language or ELSEWHERE, "UTC")
            yield Menu(commands(say(HELP[channel])), language, about=say(ABOUT[channel]))

    async def _for_staff(self) -> list[Menu]:
        linked = await self.db.read(_linked) if self.wire.channel == STAFF else []
        return [Menu(commands(self.speak(one.locale, one.zone)(_help(one))), chat=chat) for one, chat in linked]


def commands(help_: str) -> tuple[tuple[str, str], ...]:
    """Those that a help text explains, one a line, each with what it does."""
    return tuple((name, before or behind) for before, name, behind in COMMAND.findall(help_) if before or behind)


def _help(person: Person) -> Phrase:
    return TECHNICIANS if person.role is Role.TECHNICIAN else HELP[STAFF]


def _linked(work: Work) -> list[tuple[Person, str]]:
    """Staff with their chats."""
    teams = [person for team in work.catalog.teams() for person in work.people.team(team.id)]
    every = {person.id: person for person in [*teams, *work.people.technicians()]}
    found = [(person, work.people.address(person.id, STAFF)) for person in every.values()]
    return [(person, address.user) for person, address in found if address]
