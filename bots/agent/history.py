"""A ticket looked up: its card, and everything that was ever done with it (I8)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from bots.agent import ticket_card
from bots.agent.naming import joined, kind_of
from bots.agent.showing import shown
from bots.ids import ids
from bots.persona import Turn
from core.chat.replies import Answer, Arg, Button, Message, Phrase
from core.chat.words import excerpt, visible
from core.errors import Refused
from core.outbox import Outgoing
from core.people.model import PersonId, Role, TeamId
from core.tickets import codes, rights
from core.tickets.model import Ending, EntryId, TicketId
from core.timeline import Done
from core.work import Work

PAGE = 20  # lines of the history in one message: with the card above they fit one of Slack's
LAST = 12  # lines under the card of a ticket that was looked up
LONGEST = 300  # characters of what somebody wrote

KNOWN = (
    *("opened", "customer-wrote", "product-chosen", "asset-chosen", "asset-unchosen", "kind-chosen", "urgent"),
    *("reached-team", "claimed", "answered", "noted", "edited", "file-lost", "changed", "handed-over", "escalated"),
    *("given-back", "fetched", "on-hold", "resumed", "solved", "not-solved", "closed", "reopened"),
    *("reminded", "undone", "kept-open", "item-noted"),
    *("rated", "rating-commented", "comment-taken-back", "not-delivered", "not-told", "overheard", "thanked"),
    *("person-wanted", "no-contract", "contract-activated", "sales-activated", "sales-declined", "call-needed"),
    *("call-done", "call-recorded", "sent-after-all", "put-where-it-belongs", "rating-reminded"),
    *("outage-asked", "outage-tied", "outage-other", "outage-over-told", "visit-offered"),
    *("visit-accepted", "visit-declined", "visit-on-way", "visit-arrived", "visit-done", "visit-called-off"),
)
"""Acts of the timeline that have a sentence of their own, `did.<act>`; another one is told by its name."""
CLOSINGS = tuple(ending for ending in Ending if ending is not Ending.DECLINED)  # that is an act of its own


def lookup(turn: Turn, typed: str) -> Answer | None:
    """`/ticket CODE`."""
    number = codes.number_of(typed)
    if number is None:
        raise Refused("code-unknown")
    ticket = turn.work.tickets.get(TicketId(number))
    if turn.actor.known.role is not Role.STAFF or not rights.sees(turn.work, turn.actor.known, ticket):
        raise Refused("ticket-unknown")
    return shown(turn, found, "found", ticket=ticket.id)


def found(work: Work, row: Outgoing, now: datetime) -> Message | None:
    """The card as it stands now, and the last that was done."""
    card = ticket_card.ticket(work, replace(row, ticket=row.facts["ticket"]), now)
    if card is None:
        return None
    done = _done(work, row)
    lines = _lines(work, done[-LAST:])
    more = ((Button("history", _page(row, 0), Phrase("button-history")),),) if len(done) > LAST else ()
    return replace(card, lines=(*card.lines, Phrase("history-done"), *lines), buttons=(*card.buttons, *more))


def history(turn: Turn, about: str) -> Answer | None:
    """From the card's menu, and 'More' under a page: `about` is the ticket, or ticket.page."""
    ticket, page = ids(about if "." in about else f"{about}.0", 2)
    held = rights.for_team(turn.work, turn.actor, TicketId(ticket))
    return shown(turn, told, "history", ticket=held.id, page=page)


def told(work: Work, row: Outgoing, now: datetime) -> Message | None:
    """One page, the oldest first."""
    ticket, page = work.tickets.get(TicketId(row.facts["ticket"])), row.facts["page"]
    done = _done(work, row)
    part = done[page * PAGE : (page + 1) * PAGE]
    more = (
        ((Button("history", _page(row, page + 1), Phrase("button-later")),),) if len(done) > (page + 1) * PAGE else ()
    )
    return Message(
        title=Phrase("staff-title", ticket_card.named(work, ticket)), lines=tuple(_lines(work, part)), buttons=more
    )


def _page(row: Outgoing, page: int) -> str:
    return f"{row.facts['ticket']}.{page}"


def _done(work: Work, row: Outgoing) -> list[Done]:
    return work.timeline.of(row.facts["ticket"])


def _lines(work: Work, done: Iterable[Done]) -> tuple[Phrase, ...]:
    return tuple(_line(work, one) for one in done)


def _line(work: Work, done: Done) -> Phrase:
    who: Arg = work.people.get(done.person).name if done.person else Phrase("did-desk")
    what = _what(work, done) if done.act in KNOWN else Phrase("did-other", {"act": done.act})
    return Phrase("did", {"at": done.at, "who": who, "what": what})


def _what(work: Work, done: Done) -> Phrase:
    tell = TELLS.get(done.act)
    return Phrase(f"did.{done.act}", tell(work, done.facts) if tell else {})


Facts = Mapping[str, Any]
Tell = Callable[[Work, Facts], dict[str, Arg]]


def _words(work: Work, facts: Facts) -> dict[str, Arg]:
    """What was written, as it reads now."""
    said = visible(excerpt(work.entries.get(EntryId(facts["entry"])).words, LONGEST)).strip()
    return {"text": said or Phrase("did-files")}


def _of(*names: str) -> Tell:
    """These facts as they are."""
    return lambda _work, facts: {name: _short(facts.get(name, "")) for name in names}


def _short(value: object) -> str | int:
    return value if isinstance(value, int) else str(value)[:LONGEST]


def _team(work: Work, facts: Facts) -> dict[str, Arg]:
    return {"team": work.catalog.team(TeamId(facts["team"])).name}


def _move(work: Work, facts: Facts) -> dict[str, Arg]:
    to = work.catalog.team(TeamId(facts["to"])).name
    if facts.get("owner"):
        to = f"{work.people.get(PersonId(facts['owner'])).name} ({to})"
    return {"to": Phrase("did-to", {"to": to, "need": facts["need"]}) if facts.get("need") else to}


def _changes(work: Work, facts: Facts) -> dict[str, Arg]:
    changes = facts["changes"].items()
    return {"changes": joined(_change(work, field, *values) for field, values in changes)}


def _change(work: Work, field: str, was: str, now: str) -> Phrase:
    named = {"was": _named(work, field, was), "now": _named(work, field, now)}
    return Phrase("did-change", {"field": Phrase(f"staff-card.{field}"), **named})


def _named(work: Work, field: str, value: str) -> str | Phrase:
    if not value:
        return "–"
    if field == "kind":
        return kind_of(work, value, work.catalog.desk().locale)
    return Phrase(f"{field}.{value}") if field in ("priority", "severity") else value


def _how(work: Work, facts: Facts) -> dict[str, Arg]:
    how = facts["how"]
    return {"how": Phrase(f"did-closed.{how}" if how in CLOSINGS else "did-closed")}


def _why(work: Work, facts: Facts) -> dict[str, Arg]:
    return {"why": Phrase(f"failed-{facts['why']}")}


def _file(work: Work, facts: Facts) -> dict[str, Arg]:
    return {"name": facts["name"], **_why(work, facts)}


def _stars(work: Work, facts: Facts) -> dict[str, Arg]:
    return {"stars": Phrase("stars", {"stars": facts["stars"]})}


def _product(work: Work, facts: Facts) -> dict[str, Arg]:
    return {"product": work.catalog.product(facts["product"]).name}


def _asset(work: Work, facts: Facts) -> dict[str, Arg]:
    return {"asset": work.assets.get(facts["asset"]).name}


def _kind(work: Work, facts: Facts) -> dict[str, Arg]:
    return {"kind": kind_of(work, facts["kind"], work.catalog.desk().locale)}


TELLS: Mapping[str, Tell] = {
    "customer-wrote": _words,
    "answered": _words,
    "noted": _words,
    "edited": _words,
    "product-chosen": _product,
    "asset-chosen": _asset,
    "kind-chosen": _kind,
    "reached-team": _team,
    "handed-over": _move,
    "escalated": _move,
    "given-back": _move,
    "changed": _changes,
    "solved": _of("solution"),
    "closed": _how,
    "file-lost": _file,
    "not-delivered": _why,
    "rated": _stars,
    "rating-commented": _of("comment"),
    "overheard": _of("text"),
    "thanked": _of("text"),
    "item-noted": _of("name"),
    "sales-declined": _of("reason"),
    "contract-activated": _of("number"),
}


PRESSES = {"history": history}
