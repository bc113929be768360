"""One process of the desk, with customers whose commands misbehave."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from adapters.database.doors import Database
from adapters.texts import speaker
from bots import lanes as lanes_
from bots.customer.forms import COMMENT
from bots.customer.persona import CUSTOMER
from bots.lanes import Lanes
from bots.persona import Persona, Turn
from core.chat import events
from core.chat.channel import Arrived
from core.chat.replies import Answer, OpenForm, Phrase, Toast
from core.errors import Refused
from core.outbox import Outgoing
from core.work import Work
from tests.bots.runtime import BOT, Clock, FakeWire, Store, holds, written

PLACE = "anna-id"


@dataclass
class Desk:
    """One process. `breaks`: how often a "break" command still fails."""

    store: Store
    wire: FakeWire
    lanes: Lanes
    clock: Clock
    breaks: int = 0
    broke: int = 0
    told: list[Outgoing] = field(default_factory=list)

    async def take_in(self, *what: Arrived) -> set[str]:
        return await self.lanes.take_in(BOT, what)

    async def written(self, texts: list[str]) -> None:
        """Until they have written just this."""
        await holds(self.store.db, lambda w: len(written(w)) >= len(texts))
        assert await self.store.db.write(written) == texts

    async def outbox(self, name: str) -> Outgoing:
        """The notice, once it is there."""

        def look(work: Work) -> bool:
            rows = work.outbox.claim(BOT, now=self.clock(), most=50, busy=set(), resting=set())
            rows += work.outbox.claim("slack", now=self.clock(), most=50, busy=set(), resting=set())
            for row in rows:
                work.outbox.sent(row, (), now=self.clock())
            self.told.extend(rows)
            return any(row.name == name for row in self.told)

        await holds(self.store.db, look)
        return next(row for row in self.told if row.name == name)


def persona(made: Callable[[], Desk]) -> Persona:
    """The customer's, with commands that misbehave."""

    def breaking(turn: Turn, _: str) -> Answer | None:
        turn.tell("help")
        if made().breaks:
            made().breaks -= 1
            made().broke += 1
            raise KeyError("a bug")
        return None

    def slow(turn: Turn, _: str) -> Answer | None:
        time.sleep(4 * lanes_.PATIENCE)
        return Toast(Phrase("refused-ticket-taken", {"who": "Jan"}))

    def slow_form(turn: Turn, about: str) -> Answer | None:
        time.sleep(4 * lanes_.PATIENCE)
        return OpenForm(COMMENT, about)

    def slow_refusal(turn: Turn, about: str, answers: Mapping[str, events.Answer]) -> Answer | None:
        time.sleep(4 * lanes_.PATIENCE)
        raise Refused("not-your-team")

    return replace(
        CUSTOMER,
        commands={**CUSTOMER.commands, "break": breaking, "slow": slow},
        presses={**CUSTOMER.presses, "slow": slow_form},
        forms={**CUSTOMER.forms, "slow": COMMENT},
        filled={**CUSTOMER.filled, "slow": slow_refusal},
    )


def made(db: Database, process: str = "p1", *, wire: FakeWire | None = None) -> Desk:
    def itself() -> Desk:
        return process_

    wire, clock, store = wire or FakeWire(), Clock(), Store(db)
    lanes = Lanes(store, {BOT: wire}, {BOT: persona(itself)}, speaker, process, clock, lambda: None)
    process_ = Desk(store, wire, lanes, clock)
    return process_
