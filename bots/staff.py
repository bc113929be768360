"""The staff bot on Telegram serves two kinds of people: agents, and technicians."""

from __future__ import annotations

from dataclasses import replace

from bots.agent.persona import AGENT
from bots.technician.persona import TECHNICIAN
from core.people.model import Role

STAFF = replace(
    AGENT,
    roles={Role.TECHNICIAN: TECHNICIAN},
    # whoever is linked just now is nobody yet, and some change sides while something is on its way to them
    notices={**TECHNICIAN.notices, **AGENT.notices},
    cards={**TECHNICIAN.cards, **AGENT.cards},
)
