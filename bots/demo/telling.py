"""The story told step by step, each with its heading; the first that does not come out right ends it."""

from __future__ import annotations

import asyncio
import time

from rich.text import Text

from bots.demo.scene import Scene, Wrong
from bots.demo.shown import FAINT, harmless
from bots.demo.story import STEPS, Step
from bots.demo.transcript import Transcript
from bots.demo.watch import Watch
from core.chat.replies import Phrase, Say


async def tell_story(scene: Scene, transcript: Transcript, watch: Watch, say: Say, *, pause: float) -> bool:
    """Did all of it come out right? `pause`: seconds between two steps."""
    begun = time.monotonic()
    transcript.blank()
    transcript.heads()
    for number, (key, step) in enumerate(STEPS.items(), 1):
        heading = say(Phrase(key, _people(scene)))
        transcript.step(number, heading)
        wrong = await _played(step, scene)
        await watch.caught_up()
        if wrong:
            _report(wrong, number, heading, transcript, say)
            return False
        await asyncio.sleep(pause)
    for line in await scene.history.lines(scene.code) or ():
        transcript.tell(Text(harmless(line), FAINT))
    transcript.blank()
    seconds = round(time.monotonic() - begun)
    transcript.tell(Text(say(Phrase("demo-all-right", {"count": len(STEPS), "seconds": seconds})), "good"))
    return True


async def _played(step: Step, scene: Scene) -> Wrong | None:
    try:
        await step(scene)
    except Wrong as wrong:
        return wrong
    except Exception as broken:  # noqa: BLE001 - whatever it is, the step is named
        return Wrong(step.__name__, repr(broken))
    return None


def _people(scene: Scene) -> dict[str, str | int]:
    return {"customer": scene.customer.name, "owner": scene.owner.name, "other": scene.other.name}


def _report(wrong: Wrong, number: int, heading: str, transcript: Transcript, say: Say) -> None:
    transcript.blank()
    transcript.tell(Text(say(Phrase("demo-failed", {"number": number, "step": heading})), "bad"))
    transcript.tell(say(Phrase("demo-wanted", {"what": harmless(wrong.wanted)})))
    transcript.tell(say(Phrase("demo-seen")))
    for line in wrong.seen.splitlines():
        transcript.tell(Text(harmless(line), FAINT))
