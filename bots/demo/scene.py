"""The people of the story at work, and what went wrong when a step did not come out right."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar

from adapters.sandbox.people_slack import Post, SlackPerson
from adapters.sandbox.people_telegram import Seen, TelegramPerson
from bots.demo.backstage import History
from bots.demo.bidi import UNSEEN
from bots.demo.cast import Cast, Member
from bots.demo.script import Script
from core.chat.replies import Phrase, Say

T = TypeVar("T")
PATIENCE = 25.0  # seconds for one thing to appear, on a busy machine


class Wrong(Exception):  # noqa: N818 - the story's own verdict
    """What should have been seen, and what was seen instead."""

    def __init__(self, wanted: str, seen: str) -> None:
        super().__init__(wanted)
        self.wanted, self.seen = wanted, seen


@dataclass
class Agent:
    """One who works in Slack."""

    member: Member
    slack: SlackPerson

    @property
    def name(self) -> str:
        return self.member.name


@dataclass
class Scene:
    """What the steps need, and what they find out for those that follow: the ticket, and who owns it.

    `say` is how the customer and the team hear the desk; `token` is that of the customer's invitation link, `channel`
    is the team's. Nothing may take longer than `patience` seconds to be seen.
    """

    cast: Cast
    script: Script
    customer: Member
    phone: TelegramPerson
    say: Say
    token: str
    agents: tuple[Agent, Agent]
    channel: str
    history: History
    patience: float = PATIENCE
    code: str = ""
    ticket: int = 0
    card: str = ""
    owner: Agent = field(init=False)
    other: Agent = field(init=False)

    def __post_init__(self) -> None:
        self.owner, self.other = self.agents

    @property
    def room(self) -> SlackPerson:
        """Somebody who sees the team's channel."""
        return self.agents[0].slack

    async def reads(self, what: str, fits: Callable[[Seen], bool]) -> Seen:
        """The customer sees a message of the desk like this; Wrong with the end of their chat."""
        try:
            return await self.phone.waits_for(fits, timeout=self.patience)
        except TimeoutError:
            shown = [f"{one.text!r} {[b.text for row in one.buttons for b in row]}" for one in await self.phone.chat()]
            raise Wrong(f"{self.customer.name}: {what}", "\n".join(shown[-4:])) from None

    async def room_shows(self, what: str, look: Callable[[list[Post]], T | None]) -> T:
        """The team's channel comes to look like this; Wrong with the end of it."""

        async def looked() -> T | None:
            return look(await self.room.channel(self.channel))

        try:
            return await self.room.waits_for(looked, self.patience)
        except TimeoutError:
            posts = await self.room.channel(self.channel)
            shown = [f"{one.text!r} {[b.label for b in one.buttons]}" for post in posts for one in (post, *post.thread)]
            raise Wrong(f"#{self.cast.channels()[self.channel]}: {what}", "\n".join(shown[-5:])) from None

    def thread(self, posts: list[Post]) -> tuple[Post, ...]:
        """What stands under the ticket's card."""
        return next((post.thread for post in posts if post.ts == self.card), ())


def need(good: bool, wanted: str, seen: object) -> None:  # noqa: FBT001 - it reads as a sentence
    if not good:
        raise Wrong(wanted, str(seen))


def same(shown: str, *phrases: str) -> bool:
    """Does it show each of these? Marks of direction are invisible, and a platform may drop them."""
    return all(bare(phrase) in bare(shown) for phrase in phrases)


def bare(text: str) -> str:
    return UNSEEN.sub("", text)


def said(say: Say, key: str, **facts: str | int) -> str:
    return say(Phrase(key, facts))
