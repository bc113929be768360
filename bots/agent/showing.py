"""What is shown to the one who asked alone."""

from __future__ import annotations

from bots.persona import Draw, Turn
from core.chat.replies import Shown
from core.errors import Refused
from core.outbox import Kind, Outgoing


def shown(turn: Turn, draw: Draw, name: str, **facts: str | int) -> Shown:
    """Drawn at once; the notice of this name is drawn likewise."""
    row = Outgoing(Kind.NOTICE, name, turn.event.place, facts, person=turn.actor.known.id)
    message = draw(turn.work, row, turn.now)
    if message is None:
        raise Refused("button-old")
    return Shown(message, name, facts)
