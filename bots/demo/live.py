"""After the story: whoever sits at the terminal goes on as one of the people."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Awaitable, Callable, Iterator
from itertools import groupby

import aiohttp
from rich.text import Text

from adapters.sandbox.people_slack import Cannot
from adapters.sandbox.people_telegram import CannotDo
from bots.demo.company import Company
from bots.demo.filling import fill_in
from bots.demo.hands import Choice, Hands, NotHere, hands
from bots.demo.shown import FAINT, harmless
from bots.demo.terminal import Terminal
from bots.demo.transcript import Transcript
from core.chat.replies import Arg, Phrase, Say

SETTLES = 0.4  # seconds after which a burst of messages is over, and the buttons in sight are told
BEGINNING = 32  # columns of a message's first words, beside its buttons
LEAVE = ("/quit", "/exit")


class Live:
    """One newcomer at one prompt. `history` gives the lines of a ticket's timeline by its code, None for no ticket."""

    def __init__(
        self,
        company: Company,
        terminal: Terminal,
        transcript: Transcript,
        say: Say,
        history: Callable[[str], Awaitable[list[str] | None]],
    ) -> None:
        self._company, self._terminal, self._transcript, self._say = company, terminal, transcript, say
        self._history = history
        self._hands: dict[str, Hands] = {}
        self._who = ""
        self._choices: list[Choice] = []
        self._news = asyncio.Event()

    def noticed(self) -> None:
        """Something has happened: other buttons may be in sight."""
        self._news.set()

    async def run(self, start: str) -> None:
        """As the person with this key at first, until they leave."""
        looking = asyncio.create_task(self._look())
        try:
            await self._help("")
            await self._as(start)
            while (
                typed := await self._terminal.ask(self._say(Phrase("demo-prompt", {"who": self._who})) + " ")
            ) is not None:
                if typed.strip() in LEAVE:
                    return
                with self._polite():
                    await self._take(typed.strip())
        finally:
            looking.cancel()

    async def _take(self, typed: str) -> None:
        commands = {
            "/help": self._help,
            "/as": self._as,
            "/press": self._press,
            "/photo": self._photo,
            "/timeline": self._timeline,
        }
        command, _, rest = typed.partition(" ")
        if command in commands:
            await commands[command](rest.strip())
        elif typed and (note := await self._hands[self._who].says(typed)):
            self._tell(note.key, **note.args)

    @contextlib.contextmanager
    def _polite(self) -> Iterator[None]:
        """What cannot be done gets a friendly answer."""
        try:
            yield
        except NotHere as no:
            self._tell(no.why.key, **no.why.args)
        except (CannotDo, Cannot, TimeoutError, aiohttp.ClientError) as no:
            self._tell("demo-cannot", why=harmless(str(no)))

    async def _help(self, _: str) -> None:
        members = self._company.cast.members.values()
        customers, agents = (
            ", ".join(f"{one.key} ({one.name})" for one in members if one.agent is agent) for agent in (False, True)
        )
        self._transcript.blank()
        self._tell("demo-help", customers=customers, agents=agents)

    async def _as(self, key: str) -> None:
        known = self._company.cast.members
        member = known.get(key.lower()) or next((one for one in known.values() if one.name == key), None)
        if member is None:
            self._tell("demo-nobody", who=harmless(key) or "-", known=", ".join(known))
            return
        self._who = member.key
        if member.key not in self._hands:
            self._hands[member.key] = hands(self._company, member)
            await self._hands[member.key].begins()
        channels = ", ".join(f"#{self._company.cast.channels()[channel]}" for channel in member.channels)
        self._tell("demo-as-agent" if member.agent else "demo-as-customer", who=member.name, channels=channels)
        self._choices = []
        self.noticed()

    async def _press(self, number: str) -> None:
        """Those are meant that were told last: a button that came meanwhile has not moved them."""
        self._choices = self._choices or await self._hands[self._who].choices()
        if not number.isdecimal() or not 0 < int(number) <= len(self._choices):
            self._tell("demo-press-which" if self._choices else "demo-press-none")
            self._offer()
            return
        mine = self._hands[self._who]
        if form := await mine.presses(self._choices[int(number) - 1]):
            await fill_in(form, self._company.laptops[self._who], self._terminal, self._transcript, self._say)

    async def _photo(self, caption: str) -> None:
        await self._hands[self._who].shows(caption)

    async def _timeline(self, code: str) -> None:
        lines = await self._history(code)
        if lines is None:
            self._tell("demo-timeline-which")
        for line in lines or ():
            self._transcript.tell(Text(harmless(line), FAINT))

    async def _look(self) -> None:
        """Tell which buttons are in sight, whenever others are."""
        while True:
            await self._news.wait()
            await asyncio.sleep(SETTLES)
            self._news.clear()
            with self._polite():
                found = await self._hands[self._who].choices() if self._who in self._hands else []
                if found != self._choices:
                    self._choices = found
                    self._offer()

    def _offer(self) -> None:
        """Numbered, those of one message on one line."""
        numbered = enumerate(self._choices, 1)
        for (about, _), row in groupby(numbered, lambda one: (one[1].about, one[1].message)):
            line = Text()
            for number, choice in row:
                line.append(f"{number} ").append(f"[{choice.label}]", "button").append("  ")
            begins = Text(about, FAINT)
            begins.truncate(BEGINNING, overflow="ellipsis")
            self._transcript.tell(Text.assemble(line, begins))

    def _tell(self, key: str, **facts: Arg) -> None:
        self._transcript.tell(self._say(Phrase(key, facts)), FAINT)
