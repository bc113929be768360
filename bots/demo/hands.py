"""What a newcomer can do as one of the people: the same few things on a phone and in Slack."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from adapters.sandbox.people_slack import Form, Post, SlackPerson
from adapters.sandbox.people_telegram import TelegramPerson
from adapters.sandbox.slack.screen import flat
from bots.demo.cast import Member
from bots.demo.company import Company
from bots.demo.pictures import LAMP
from core.chat.replies import Phrase

MESSAGES = 3  # the newest ones with buttons are offered
COMMANDS = ("/ticket", "/call", "/outage")  # that Slack knows of us: adapters/slack/manifest.yaml


class NotHere(Exception):  # noqa: N818 - it is answered
    """This person cannot do it; `why` is told."""

    def __init__(self, why: Phrase) -> None:
        super().__init__(why.key)
        self.why = why


@dataclass(frozen=True)
class Choice:
    """A button that can be pressed now. `about` is how its message begins."""

    label: str
    about: str
    place: str
    message: str
    action: str


class Hands(Protocol):
    async def begins(self) -> None:
        """Whatever is needed before they can do anything."""

    async def says(self, text: str) -> Phrase | None:
        """A word to whoever typed it, perhaps, about where it went. Raises NotHere."""

    async def shows(self, caption: str) -> None:
        """Sends a photo."""

    async def choices(self) -> list[Choice]:
        """The buttons in sight, of the newest message first."""

    async def presses(self, choice: Choice) -> Form | None:
        """The form that it opened, if any."""


class Phone:
    """A customer on Telegram."""

    def __init__(self, person: TelegramPerson, token: str) -> None:
        self._person, self._token = person, token

    async def begins(self) -> None:
        if not (await self._person.screen()).messages:
            await self._person.starts(self._token)

    async def says(self, text: str) -> Phrase | None:
        await self._person.says(text)
        return None

    async def shows(self, caption: str) -> None:
        await self._person.sends_photo(LAMP, caption or None)

    async def choices(self) -> list[Choice]:
        with_buttons = [one for one in reversed(await self._person.chat()) if one.by_bot and one.buttons]
        return [
            Choice(button.text, _first(one.text), "", str(one.message_id), button.data or "")
            for one in with_buttons[:MESSAGES]
            for row in one.buttons
            for button in row
        ]

    async def presses(self, choice: Choice) -> Form | None:
        await self._person.presses(choice.action, message=int(choice.message))
        return None


class Laptop:
    """An agent in Slack. What they say goes into the thread of the card they used last, else of the newest one."""

    def __init__(self, person: SlackPerson, member: Member) -> None:
        self._person, self._member = person, member
        self._card: tuple[str, Post] | None = None

    async def begins(self) -> None:
        """They are there already."""

    async def says(self, text: str) -> Phrase | None:
        command, _, rest = text.partition(" ")
        if command.startswith("/"):
            if command not in COMMANDS:
                raise NotHere(Phrase("demo-no-command", {"command": command, "known": ", ".join(COMMANDS)}))
            await self._person.runs(command, rest, self._member.channels[0])
            return None
        channel, card = await self._focus()
        await self._person.says(channel, text, card.ts if card else None)
        return Phrase("demo-inside", {"card": _first(card.text)}) if card else Phrase("demo-in-channel")

    async def shows(self, caption: str) -> None:
        channel, card = await self._focus()
        await self._person.says(channel, caption, card.ts if card else None, {"photo.png": LAMP})

    async def choices(self) -> list[Choice]:
        found = [(channel, post) for channel in self._member.channels for post in await self._posts(channel)]
        newest = sorted((one for one in found if one[1].buttons), key=lambda one: float(one[1].ts), reverse=True)
        return [
            Choice(button.label, _first(post.text), channel, post.ts, button.action_id)
            for channel, post in newest[:MESSAGES]
            for button in post.buttons
        ]

    async def presses(self, choice: Choice) -> Form | None:
        seen = await self._person.presses(choice.action, choice.place, choice.message)
        self._card = choice.place, await self._person.post(choice.place, choice.message)
        return await self._person.waits_for_form() if seen.views else None

    async def _posts(self, channel: str) -> list[Post]:
        return list(flat(await self._person.channel(channel)))

    async def _focus(self) -> tuple[str, Post | None]:
        if self._card:
            return self._card
        cards = [(ch, post) for ch in self._member.channels for post in await self._person.channel(ch) if post.by_app]
        return max(cards, key=lambda one: float(one[1].ts), default=(self._member.channels[0], None))


def hands(company: Company, member: Member) -> Hands:
    if member.agent:
        return Laptop(company.laptops[member.key], member)
    return Phone(company.phones[member.key], company.tokens[member.key])


def _first(text: str) -> str:
    return text.partition("\n")[0]
