"""One customer's request from the first press to the stars, played by people who do again what visibly failed."""

from __future__ import annotations

import asyncio
import random
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass

from adapters.sandbox.people_slack import Cannot, Seen
from adapters.sandbox.people_telegram import CannotDo, TelegramPerson
from tests.endurance.agents import BREATH, Agent
from tests.endurance.book import Book, Claimed, Kind
from tests.endurance.company import Customer
from tests.endurance.evidence import TELEGRAM, Shown, ticket_of
from tests.endurance.witness import Witness

PATIENCE = 90.0  # seconds that people wait for what must come: a machine may be busy, and the desk dead for a while
LOOK = 4.0  # seconds that somebody looks at a button they pressed before they press again
PICTURE = b"\x89PNG\r\n\x1a\n"  # what a picture begins with; the marker follows
GUIDE = {"type": "link", "url": "https://example.com/guide", "text": "the guide"}


@dataclass
class Talk:
    customer: Customer
    phone: TelegramPerson
    agents: list[Agent]
    book: Book
    witness: Witness
    dice: random.Random
    rounds: int = 2
    first: str = ""
    owner: Agent | None = None
    solvings: int = 0

    async def runs(self) -> None:
        """The whole of it. Whoever waits in vain is noted."""
        try:
            await self.first_contact()
            await self.claimed()
            for _ in range(self.dice.randint(1, self.rounds)):
                await asyncio.gather(self.writes(), self.answered(), self.among_colleagues())
            await self.solved()
            await self.rated()
        except (TimeoutError, Cannot, CannotDo) as in_vain:
            self.book.stuck.append(f"conversation {self.customer.user}: {in_vain}")
        else:
            self.book.done += 1

    async def first_contact(self) -> None:
        await self.phone.starts(self.customer.token)
        await self.witness.until(lambda: self.witness.newest(TELEGRAM, self.chat), PATIENCE, "the greeting")
        self.first = await self.says("It does not work")
        for text in ("It blinks", "Since <b>today</b> & *you*"):
            await asyncio.sleep(self.dice.uniform(0, 0.3))
            await self.says(text)
        if self.dice.random() < 0.6:
            await self.album()

    async def says(self, text: str) -> str:
        marker = self.book.says(self.customer.user, Kind.WORDS)
        await self.phone.says(f"{text} {marker}")
        return marker

    async def album(self) -> None:
        """Two photos; the words are under the first."""
        photos = [PICTURE + self.book.says(self.customer.user, Kind.PHOTO).encode() for _ in range(2)]
        await self.phone.sends_album(photos, f"see here {self.book.says(self.customer.user, Kind.WORDS)}")

    async def writes(self) -> None:
        for _ in range(self.dice.randint(1, 2)):
            await asyncio.sleep(self.dice.uniform(0, 0.8))
            await self.says("And another thing")
        if self.dice.random() < 0.3:
            await self.album()

    async def claimed(self) -> None:
        """Both agents press at once. The card says who has it."""
        card = await self.witness.until(self.card, PATIENCE, "the card in Slack")
        await asyncio.gather(*(self.claims(agent, card) for agent in self.agents))
        self.owner = await self.witness.until(self.named_owner, PATIENCE, "an owner on the card")

    async def claims(self, agent: Agent, card: Shown) -> None:
        button = next((one for one in card.buttons if one.startswith("claim:")), "")
        async with patience("Slack to take a claim in"):
            taken = await agent.claims(button, card.chat, card.message)
        if taken:
            self.book.claimed.append(Claimed(self.customer.user, agent.name))

    def card(self) -> Shown | None:
        """The newest one: a card whose posting was cut off by a kill stands there twice."""
        return self.witness.card(self.channel, self.first)

    def thread(self) -> str | None:
        card = self.card()
        return card.message if card else None

    def ticket(self) -> int:
        card = self.card()
        return ticket_of(card) if card else 0

    def named_owner(self) -> Agent | None:
        card = self.card()
        shown = self.witness.now(card).text if card else ""
        return next((agent for agent in self.agents if agent.name in shown), None)

    async def answered(self) -> None:
        """The owner replies, with a link in it, sometimes with a picture."""
        marker = self.book.says(self.customer.user, Kind.ANSWER, sure=False)
        fields: dict[str, object] = {
            "text": [{"type": "text", "text": f"Try {marker} ", "style": {"bold": True}}, GUIDE]
        }
        picture = self.book.says(self.customer.user, Kind.PICTURE, sure=False) if self.dice.random() < 0.3 else None
        if picture:
            fields["files"] = {"how.png": PICTURE + picture.encode()}
        await self.fills_in("reply", fields)
        for arrived in (marker, picture):
            if arrived:
                self.book.arrived(arrived)
        await self.sees(marker)

    async def sees(self, marker: str) -> Shown:
        """In the customer's chat."""
        look = lambda: self.witness.newest(TELEGRAM, self.chat, marker=marker)  # noqa: E731 - until() wants a name beside it
        return await self.witness.until(look, PATIENCE, f"{marker} in the chat of {self.chat}")

    async def among_colleagues(self) -> None:
        """Internal words in the thread; now and then the owner sends them on to the customer."""
        colleague, marker = self.dice.choice(self.agents), self.book.says(self.customer.user, Kind.INTERNAL)
        said = {self.thread(): await colleague.slack.says(self.channel, f"between us: {marker}", self.thread())}

        async def send_on() -> Seen:
            thread = self.thread()  # a card that a kill has doubled: it is said again under the newer one
            if thread not in said:
                said[thread] = await colleague.slack.says(self.channel, f"between us: {marker}", thread)
            return await self.owned.slack.uses("send-to-customer", self.channel, said[thread])

        if self.dice.random() < 0.4:
            self.book.sent_on(marker)
            await self.owned.in_form("send", {}, send_on, PATIENCE)
            self.book.arrived(marker)
            await self.sees(marker)

    async def solved(self) -> None:
        """Solved; perhaps it is not, and then it is explained, answered and solved again."""
        marker = await self.solves()
        if self.dice.random() < 0.4:
            await self.judges("not-solved", marker)
            await asyncio.gather(self.writes(), self.answered())
            marker = await self.solves()
        await self.judges("confirm", marker)

    async def solves(self) -> str:
        self.solvings += 1
        marker = self.book.says(self.customer.user, Kind.SOLUTION, sure=False)
        await self.fills_in("solve", {"solution": [{"type": "text", "text": f"Replaced {marker}"}]})
        self.book.arrived(marker)
        await self.sees(marker)
        return marker

    async def judges(self, act: str, solution: str) -> None:
        """Presses until the newest message with this solution has no buttons: what was not taken is pressed again."""
        async with patience(f"the buttons under {act} to go"):
            while (await self.sees(solution)).buttons:
                await self.taps(f"{act}:", await self.asked(f"{act}:"))

    async def rated(self) -> None:
        star = f"rate:{self.ticket()}.{self.solvings}.{self.dice.randint(1, 6)}"
        unrated = (await self.asked(star)).text
        async with patience("the stars to be drawn anew"):
            while self.witness.now(ask := await self.asked(star)).text == unrated:
                await self.taps(star, ask)
        marker = self.book.says(self.customer.user, Kind.COMMENT)
        await self.phone.says(f"Thanks {marker}")
        await self.sees(marker)

    async def asked(self, button: str) -> Shown:
        """The newest message that was posted with this button: one that a kill cut off may stand there twice."""
        return await self.witness.until(
            lambda: self.witness.newest(TELEGRAM, self.chat, button=button, posted=True),
            PATIENCE,
            f"the button {button} in the chat of {self.chat}",
        )

    async def taps(self, button: str, ask: Shown) -> None:
        """One press; the eyes stay on the message for a while."""
        data = next((one for one in ask.buttons if one.startswith(button)), button)
        try:
            await self.phone.presses(data, message=int(ask.message), wait=2.0)
            await self.witness.until(lambda: self.witness.now(ask) is not ask or None, LOOK, "a change")
        except (CannotDo, TimeoutError):
            await asyncio.sleep(BREATH)

    async def fills_in(self, act: str, fields: Mapping[str, object]) -> None:
        """By the button on the card."""

        async def press() -> Seen:
            card, button = await self.witness.until(lambda: self.offered(f"{act}:"), PATIENCE, f"the button {act}")
            return await self.owned.slack.presses(button, self.channel, card.message)

        await self.owned.in_form(act, fields, press, PATIENCE)

    def offered(self, button: str) -> tuple[Shown, str] | None:
        card = self.card()
        found = next((one for one in self.witness.now(card).buttons if one.startswith(button)), None) if card else None
        return (card, found) if card and found else None

    @property
    def chat(self) -> str:
        return str(self.customer.user)

    @property
    def channel(self) -> str:
        return self.customer.crew.channel

    @property
    def owned(self) -> Agent:
        assert self.owner is not None
        return self.owner


@asynccontextmanager
async def patience(what: str) -> AsyncIterator[None]:
    """Raises TimeoutError(what) when it takes longer than people wait."""
    try:
        async with asyncio.timeout(PATIENCE):
            yield
    except TimeoutError as late:
        raise TimeoutError(f"waited in vain for {what}; {late}") from None
