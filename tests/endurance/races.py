"""Two agents press 'claim' at the same moment, again and again: one wins, and the other is told who."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass

from tests.endurance.agents import Agent
from tests.endurance.book import Kind
from tests.endurance.company import Customer
from tests.endurance.drill import Drill, Plan, drill
from tests.endurance.evidence import SLACK, Shown, ticket_of
from tests.endurance.talk import PATIENCE

AT_ONCE = 12  # races that are on at the same time
TOLD = 15.0  # seconds in which the loser must have been told


@dataclass(frozen=True)
class Race:
    card: Shown
    customer: Customer


async def raced(plan: Plan, say: Callable[[str], None] = print) -> list[str]:
    """One race for each customer; what went wrong in any."""
    async with drill(plan) as made:
        watch = asyncio.Semaphore(AT_ONCE)

        async def one(customer: Customer) -> list[str]:
            async with watch:
                return await race(made, customer)

        found = await asyncio.gather(*(one(customer) for customer in made.people))
        await made.quiet()
    wrong = [one for each in found for one in each]
    say(f"{len(found)} races, {plan.processes} process(es): {len(wrong)} went wrong")
    for one_ in wrong:
        say(f"  {one_}")
    return wrong


async def race(made: Drill, customer: Customer) -> list[str]:
    """The customer writes, the card comes, both press. Says what was not as it must be."""
    talk = made.talk(customer)
    await talk.phone.starts(customer.token)
    first = made.book.says(customer.user, Kind.WORDS)
    await talk.phone.says(f"Broken {first}")
    card = await made.witness.until(
        lambda: made.witness.card(customer.crew.channel, first), PATIENCE, f"the card of {customer.user}"
    )
    button = f"claim:{ticket_of(card)}"
    seen = await asyncio.gather(*(a.slack.presses(button, card.chat, card.message) for a in talk.agents))
    if not all(one.acked for one in seen):
        return [f"{button}: a press was not acknowledged: {[one.error for one in seen]}"]
    return await _outcome(made, talk.agents, card)


async def _outcome(made: Drill, agents: list[Agent], card: Shown) -> list[str]:
    def winners() -> list[Agent] | None:
        now = made.witness.now(card)
        claimed = not any(button.startswith("claim:") for button in now.buttons)
        return [agent for agent in agents if agent.name in now.text] if claimed else None

    won = await made.witness.until(winners, PATIENCE, f"the owner of ticket {ticket_of(card)}")
    if len(won) != 1:
        return [f"ticket {ticket_of(card)} was won by {[agent.name for agent in won]}"]
    losers = [agent for agent in agents if agent is not won[0]]
    return [
        f"{loser.name} was not told that {won[0].name} has ticket {ticket_of(card)}"
        for loser in losers
        if not await _told(made, loser, won[0], card)
    ]


async def _told(made: Drill, loser: Agent, winner: Agent, card: Shown) -> bool:
    """By a whisper, or past Slack's patience by a direct message."""

    def look() -> bool | None:
        whispers = (r for r in made.witness.rows if r["kind"] == "slack.ephemeral" and r["n"] > card.n)
        mine = (r for r in whispers if r["user"] == loser.slack.user_id and r["channel"] == card.chat)
        later = (one for one in made.witness.shown if one.channel == SLACK and one.n > card.n)
        direct = (one.text for one in later if one.chat.startswith("D"))
        said = [*(str(r["text"]) for r in mine), *direct]
        return True if any(winner.name in one for one in said) else None

    try:
        return await made.witness.until(look, TOLD, "a word to the loser")
    except TimeoutError:
        return False
