"""The staff bot on Telegram serves two kinds of people: agents, and technicians."""

from __future__ import annotations

from dataclasses import replace

from bots.agent.persona import AGENT
from bots.technician import cards
from bots.technician.persona import TECHNICIAN
from core.people.model import Role

STAFF = replace(
    AGENT,
    roles={Role.TECHNICIAN: TECHNICIAN},
    notices={**AGENT.notices, "technician-greeting": cards.greeting},  # they are nobody yet while they are linked
)
