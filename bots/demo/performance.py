"""One performance: the stage is set, the story is played, and then whoever is there goes on."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager
from datetime import datetime
from pathlib import Path

import aiohttp
from rich.console import Console
from rich.text import Text

from adapters.texts import speaker
from bots.demo.backstage import History, prepare
from bots.demo.cast import FILE, cast
from bots.demo.channels import Channels
from bots.demo.company import Company, company
from bots.demo.live import Live
from bots.demo.phones import Phones
from bots.demo.scene import Agent, Scene
from bots.demo.script import script
from bots.demo.shown import FAINT, Shown
from bots.demo.stage import Process, Stage, stage
from bots.demo.telling import tell_story
from bots.demo.terminal import Terminal
from bots.demo.transcript import Transcript
from bots.demo.watch import Watch
from bots.demo.window import introduce
from bots.demo.wishes import KILL, Wishes
from bots.desk_file import written
from core.chat.replies import Phrase

KEYBOARD = 0  # standard input
PAUSE = 0.8  # seconds between two steps, for those who read along


class Performance:
    """`there`: somebody sits at the terminal. `own`: the desk's file of a company without a story.

    Raises bots.desk_file.Wrong when that file is.
    """

    def __init__(self, language: str, folder: Path, out: Console, *, there: bool, own: Path | None = None) -> None:
        self._language, self._folder, self._out, self._there = language, folder, out, there
        self._say = speaker(language, "UTC")
        self._own, self._file = own is not None, own or FILE
        self._cast, self.script = cast(written(self._file)), script(language)
        self._terminal = Terminal(out, KEYBOARD)
        self._transcript = Transcript(out, self._say, lambda: datetime.now().astimezone(), self._terminal.out)
        self._live: Live | None = None

    async def play(self) -> int:
        """0 when every step came out right, else 1. Raises stage.Broken when a process does not start."""
        self._transcript.tell(self._say(Phrase("demo-welcome")), "heading")
        self._transcript.tell(self._say(Phrase("demo-folder", {"folder": str(self._folder)})), FAINT)
        self._transcript.blank()
        async with AsyncExitStack() as stack:
            http = await stack.enter_async_context(aiohttp.ClientSession())
            set_, desk, people = await self._open(stack, http)
            history = History(set_.database_url)
            stack.push_async_callback(history.close)
            watch = Watch(set_.url, http, Phones(self._cast, self._say), Channels(self._cast, self._say), self._show)
            following = asyncio.create_task(watch.follow())
            stack.callback(following.cancel)
            right = self._own or await self._told(self.scene(people, history), watch)
            if not right or not (self._there or self._own):
                return 0 if right else 1
            wishes = Wishes(set_, http, desk)
            wishing = asyncio.create_task(wishes.follow(await wishes.last()))
            stack.callback(wishing.cancel)
            await introduce(set_.url, http, people, KILL)
            if not self._own:
                self._window(set_.url)
            return await self._goes_on(people, history, wishes)

    async def _told(self, scene: Scene, watch: Watch) -> bool:
        with self._interrupted():
            pause = PAUSE if self._there else 0.0
            return await tell_story(scene, self._transcript, watch, self._say, pause=pause)

    @asynccontextmanager
    async def opened(self) -> AsyncIterator[tuple[Stage, Company]]:
        """Desk and sandbox with their people, before anything is played."""
        async with AsyncExitStack() as stack:
            http = await stack.enter_async_context(aiohttp.ClientSession())
            set_, _, people = await self._open(stack, http)
            yield set_, people

    async def _open(self, stack: AsyncExitStack, http: aiohttp.ClientSession) -> tuple[Stage, Process, Company]:
        """Tables and desk are made while the sandbox starts."""
        url = f"sqlite:///{self._folder / 'desk.db'}"
        team = None if self._own else self.script.team
        making = asyncio.create_task(asyncio.to_thread(prepare, url, self._cast, self._file, team, self._language))
        with self._doing("demo-doing-sandbox"):
            world = self._cast.world()
            set_ = await stack.enter_async_context(stage(self._folder, world, database_url=url))
        with self._doing("demo-doing-company"):
            tokens = await making
        with self._doing("demo-doing-desk"):
            desk = await set_.desk()
        people = company(self._cast, set_.url, http, tokens)
        await introduce(set_.url, http, people)
        self._window(set_.url)
        return set_, desk, people

    def _window(self, url: str) -> None:
        self._transcript.tell(self._say(Phrase("demo-window", {"url": url})), "heading")

    @contextmanager
    def _doing(self, key: str) -> Iterator[None]:
        """What takes a moment, and how long it took."""
        begun, text = time.monotonic(), self._say(Phrase(key))
        if self._there:
            with self._out.status(text):
                yield
        else:
            yield
        took = f"{time.monotonic() - begun:.1f} s"
        self._transcript.tell(Text.assemble(("✓ ", "good"), text, (f"  {took}", FAINT)))

    @contextmanager
    def _interrupted(self) -> Iterator[None]:
        """Stopping takes a moment: a word at once."""
        try:
            yield
        except asyncio.CancelledError:
            self._transcript.tell(self._say(Phrase("demo-bye")), FAINT)
            raise

    def scene(self, people: Company, history: History) -> Scene:
        customer = self._cast.members[self.script.customer]
        first, second = self._cast.agents(self.script.team)[:2]
        channel = next(team.slack_channel for team in self._cast.desk.teams if team.key == self.script.team)
        return Scene(
            cast=self._cast,
            script=self.script,
            customer=customer,
            phone=people.phones[customer.key],
            say=self._say,
            token=people.tokens[customer.key],
            agents=(Agent(first, people.laptops[first.key]), Agent(second, people.laptops[second.key])),
            channel=channel or "",
            history=history,
        )

    def _show(self, shown: Shown) -> None:
        self._transcript.show(shown)
        if self._live:
            self._live.noticed()

    async def _goes_on(self, people: Company, history: History, wishes: Wishes) -> int:
        """Until they leave, or the desk dies."""
        left = False
        if self._there and self._cast.members:
            left = await self._typing(people, history, wishes)
        else:
            with self._interrupted():
                await wishes.died()
        self._transcript.tell(self._say(Phrase("demo-bye" if left else "demo-desk-died")), FAINT if left else "bad")
        return 0 if left else 1

    async def _typing(self, people: Company, history: History, wishes: Wishes) -> bool:
        """Whether they left: else the desk died."""
        self._live = Live(people, self._terminal, self._transcript, self._say, history.lines)
        first = next(iter(self._cast.members)) if self._own else self.script.customer
        with self._terminal.opened():
            talking = asyncio.create_task(self._live.run(first))
            dying = asyncio.create_task(wishes.died())
            try:
                await asyncio.wait({talking, dying}, return_when=asyncio.FIRST_COMPLETED)
            finally:
                dying.cancel()
                left = talking.done()
                talking.cancel()
        if left:
            talking.result()
        return left
