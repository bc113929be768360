"""An agent in Slack who does again what visibly failed: presses that were not taken, forms that show an error."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field

from adapters.sandbox.people_slack import Cannot, Form, Seen, SlackPerson

BREATH = 0.4  # seconds before somebody does again what failed
FORM = 4.0  # seconds in which a form opens after the press, or does not


@dataclass
class Agent:
    """Does one thing at a time, as people with one screen do. `told` is what forms and whispers refused them."""

    name: str
    slack: SlackPerson
    busy: asyncio.Lock = field(default_factory=asyncio.Lock)
    told: list[str] = field(default_factory=list)

    async def claims(self, button: str, channel: str, ts: str) -> bool:
        """Until Slack says that it was taken in; False when the button was gone before."""
        try:
            while not (await self.slack.presses(button, channel, ts)).acked:  # noqa: ASYNC110 - the pause is a person's
                await asyncio.sleep(BREATH)
        except Cannot:
            return False
        return True

    async def in_form(
        self, key: str, fields: Mapping[str, object], opens: Callable[[], Awaitable[Seen]], within: float
    ) -> None:
        """Opens the form and sends it, until it was taken. Raises TimeoutError with what was told instead."""
        try:
            async with asyncio.timeout(within), self.busy:
                while not await self._sent(await self._opened(key, opens), fields):  # noqa: ASYNC110 - likewise
                    await asyncio.sleep(BREATH)
        except TimeoutError:
            raise TimeoutError(f"the form {key} was not taken in {within:.0f} s; told: {self.told[-3:]}") from None

    async def _opened(self, key: str, opens: Callable[[], Awaitable[Seen]]) -> Form | None:
        await self._clears()
        seen = await opens()
        self.told += [one.text for one in seen.whispers]
        if not seen.acked or seen.whispers:
            return None
        try:
            form = await self.slack.waits_for_form(timeout=FORM)
        except TimeoutError:
            return None
        return form if form.callback_id == key else None

    async def _sent(self, form: Form | None, fields: Mapping[str, object]) -> bool:
        """The second try leaves everything as it was typed: only the button is pressed again."""
        typed = fields
        while form is not None:
            filled = await self.slack.fills(typed, form.view_id)
            if filled.acked and form.view_id not in filled.open:
                return True
            if filled.errors:
                self.told += filled.errors.values()
                return False
            typed = {}
            await asyncio.sleep(BREATH)
        return False

    async def _clears(self) -> None:
        """Closes what an earlier try left on the screen."""
        for form in reversed(await self.slack.views()):
            await self.slack.closes(form.view_id)
