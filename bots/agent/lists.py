"""Lists of open tickets: mine, my team's, all that I may see (I6)."""

from __future__ import annotations

from datetime import datetime, timedelta

from bots.agent.showing import shown
from bots.parts import rows
from bots.persona import Turn
from core.chat.replies import Answer, Button, Message, Phrase
from core.errors import Refused
from core.outbox import Outgoing
from core.people.model import Person, Role
from core.tickets import codes, rights
from core.tickets.model import Ticket
from core.work import Work

MOST = 20  # tickets in one list
MOST_CLAIMS = 8  # buttons under it
SCOPES = ("mine", "team", "all")


def tickets(turn: Turn, argument: str) -> Answer | None:
    """`/tickets`, with mine, team or all behind it."""
    scope = argument.strip().lower()
    return _shown(turn, scope if scope in SCOPES else SCOPES[0])


def queue(turn: Turn, _: str) -> Answer | None:
    return _shown(turn, "team")


def pressed(turn: Turn, scope: str) -> Answer | None:
    if scope not in SCOPES:
        raise Refused("button-old")
    return _shown(turn, scope)


def _shown(turn: Turn, scope: str) -> Answer:
    if turn.actor.known.role is not Role.STAFF:
        raise Refused("staff-only")
    return shown(turn, listed, "tickets", scope=scope)


def listed(work: Work, row: Outgoing, now: datetime) -> Message | None:
    scope, person = row.facts["scope"], work.people.get(row.person) if row.person else None
    if person is None:
        return None
    found = _found(work, person, scope)
    free = [ticket for ticket in found if ticket.owner is None and not ticket.closed][:MOST_CLAIMS]
    claims = [Button("claim", str(t.id), Phrase("button-claim-code", {"code": codes.shown(t.code)})) for t in free]
    return Message(
        title=Phrase(f"tickets-{scope}"),
        lines=tuple(_line(work, ticket, now) for ticket in found) or (Phrase("tickets-none"),),
        footer=Phrase("tickets-more", {"count": MOST}) if len(found) == MOST else None,
        buttons=(_scopes(scope), *rows(claims)),
    )


def _scopes(now: str) -> tuple[Button, ...]:
    return tuple(
        Button("tickets", scope, Phrase(f"button-tickets.{scope}"), "primary" if scope == now else "")
        for scope in SCOPES
    )


def _found(work: Work, person: Person, scope: str) -> list[Ticket]:
    if scope == "mine":
        mine = work.tickets.of_owner(person.id, most=MOST)
        return [ticket for ticket in mine if rights.sees(work, person, ticket)]
    return work.tickets.of_teams(person.teams if scope == "team" else rights.teams_seen(work, person), most=MOST)


def _line(work: Work, ticket: Ticket, now: datetime) -> Phrase:
    return Phrase(
        "tickets-line",
        {
            "state": Phrase(f"status.{ticket.status}"),
            "code": codes.shown(ticket.code),
            "company": work.people.company(ticket.company).name,
            "owner": rights.owner_name(work, ticket) or Phrase("nobody"),
            "age": age(now - ticket.opened_at),
            "subject": ticket.subject,
        },
    )


def age(since: timedelta) -> Phrase:
    """In the largest unit that fits."""
    minutes = int(since.total_seconds() // 60)
    if minutes < 60:  # noqa: PLR2004 - in an hour
        return Phrase("age-minutes", {"count": minutes})
    if minutes < 24 * 60:
        return Phrase("age-hours", {"count": minutes // 60})
    return Phrase("age-days", {"count": minutes // (24 * 60)})


PRESSES = {"tickets": pressed}
