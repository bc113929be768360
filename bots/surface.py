"""Whether anybody would see a request: a desk that takes them in and shows them to nobody must not start."""

from __future__ import annotations

from collections.abc import Sequence

from core.catalog.model import Team
from core.chat.replies import Phrase
from core.tickets.tell import STAFF
from core.work import Work


def seen_by(work: Work, team: Team, parts: Sequence[str]) -> int:
    """How many ways lead to the team with these parts running: its channel in Slack, and each account that is linked on
    Telegram."""
    channel = team.slack_channel is not None and "slack" in parts
    linked = [p for p in work.people.team(team.id) if work.people.address(p.id, STAFF)] if "staff" in parts else []
    return channel + len(linked)


def nobody_there(work: Work, parts: Sequence[str]) -> Phrase | None:
    """Why the desk must not start. On Telegram it is enough that somebody is in a team: links are pressed later."""
    teams = work.catalog.teams()
    if not teams:
        return Phrase("cli-desk-empty", {"example": "bots/demo/desk.yaml", "command": "sixstar apply FILE"})
    if not {"staff", "slack"} & set(parts):
        return Phrase("cli-no-staff-bot")
    slack = "slack" in parts and any(team.slack_channel for team in teams)
    telegram = "staff" in parts and any(work.people.team(team.id) for team in teams)
    return None if slack or telegram else Phrase("cli-nobody-there", {"channel": "slack_channel", "teams": "teams"})
