"""What somebody writes to the Slack app itself: the work is in the teams' channels, and here is how to get there."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from bots import language
from bots.agent.persona import AGENT
from bots.persona import Turn
from core.chat.events import Said
from core.chat.replies import Answer, Button, Message, Phrase
from core.outbox import Outgoing
from core.work import Work


def said(turn: Turn) -> Answer | None:
    """Anything else that is said in Slack is a colleague's word."""
    if not _to_the_app(turn):
        return AGENT.said(turn)
    turn.tell("slack-how")
    return None


def stranger(turn: Turn) -> Answer | None:
    """In the desk's own language, for Slack tells none."""
    if not _to_the_app(turn):
        return AGENT.stranger(turn)
    spoken = replace(turn.event, language=turn.work.catalog.desk().locale)
    replace(turn, event=spoken).tell("stranger-slack", account=turn.event.sender.user)
    return None


def how(work: Work, row: Outgoing, now: datetime) -> Message | None:
    """Where the requests of this person are, and their buttons; the language can be chosen here only."""
    if row.person is None:
        return None
    teams = [work.catalog.team(team).name for team in sorted(work.people.get(row.person).teams)]
    where = Phrase("slack-where", {"teams": " · ".join(teams)}) if teams else Phrase("slack-nowhere")
    lists = Button("tickets", "mine", Phrase("button-tickets.mine"), "primary")
    all_ = Button("tickets", "team", Phrase("button-tickets.team"))
    return Message(lines=(where, Phrase("slack-how")), buttons=((lists, all_), language.names()))


def _to_the_app(turn: Turn) -> bool:
    return isinstance(turn.event, Said) and turn.event.direct


IN_SLACK = replace(AGENT, said=said, stranger=stranger, notices={**AGENT.notices, "slack-how": how})
