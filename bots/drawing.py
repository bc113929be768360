"""From an outbox row to what is sent: drawn from the database at the moment of sending."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime

from bots.persona import Persona
from core.chat.channel import Post
from core.chat.events import Place
from core.chat.replies import Message, Say
from core.outbox import Kind, Outgoing
from core.people.model import locale_of
from core.tickets.cards import Card
from core.tickets.model import TicketId
from core.work import Work

Speak = Callable[[str, str], Say]
"""Language and time zone of a reader -> how phrases sound to them."""


@dataclass(frozen=True)
class Drawn:
    """`digest` tells whether a card would look the same as it stands there now (`unchanged`); only cards have one."""

    post: Post
    digest: str
    unchanged: bool = False


def drawn(work: Work, row: Outgoing, now: datetime, persona: Persona, speak: Speak) -> Drawn | None:
    """What to send for this row now; None when it is no longer true."""
    message = persona.draw(work, row, now)
    if message is None:
        return None
    locale, zone = reader(work, row)
    card = row.kind is Kind.CARD
    standing = _standing(work, row, now) if card else None
    edits = standing.message if standing else row.facts.get("edits")
    post = Post(_placed(work, row), message, speak(locale, zone), edits=edits, bare=row.bare, sent=row.parts)
    digest = _digest(message, locale) if card else ""
    return Drawn(post, digest, standing is not None and standing.drawn == digest)


def _digest(message: Message, locale: str) -> str:
    """The same in every process for what looks the same."""
    return hashlib.sha256(_whole([locale, message]).encode()).hexdigest()


def _parts(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else vars(value)


_whole = json.JSONEncoder(default=_parts, check_circular=False).encode


def reader(work: Work, row: Outgoing) -> tuple[str, str]:
    """Language and zone of whoever reads it: a person, a stranger's account, a team's channel, the desk."""
    if row.person is not None:
        person = work.people.get(row.person)
        return person.locale, person.zone
    desk = work.catalog.desk()
    if "language" in row.facts:
        return locale_of(row.facts["language"]), desk.calendar.zone
    team = next((team for team in work.catalog.teams() if team.slack_channel == row.place.chat), None)
    return (team.locale, team.zone) if team else (desk.locale, desk.calendar.zone)


def _placed(work: Work, row: Outgoing) -> Place:
    """With the thread that it belongs to: that of the ticket's card in this channel."""
    if row.under is None:
        return row.place
    card = work.cards.get(TicketId(row.under), "ticket", row.place)
    return replace(row.place, thread=card.message if card else None)


def _standing(work: Work, row: Outgoing, now: datetime) -> Card | None:
    """The message that this card is now, unless a ticket's card has scrolled out of a private chat's sight. That of a
    closed one stays where it is: another message says what ended it."""
    card = work.cards.get(TicketId(row.ticket or 0), row.name, row.place)
    if card is None or row.person is None or row.name != "ticket":
        return card
    if not card.out_of_sight(count=work.conversations.at(row.place).count, now=now):
        return card
    return card if work.tickets.get(TicketId(card.ticket)).closed else None


def settle_sent(work: Work, row: Outgoing, shown: Drawn, ids: tuple[str, ...], now: datetime) -> bool:
    """Store what was sent and where it stands; False when this attempt is not ours any more."""
    if not work.outbox.sent(row, ids, now=now):
        return False
    if row.kind is Kind.CARD and ids:
        edited = work.cards.get(TicketId(row.ticket or 0), row.name, row.place) if shown.post.edits else None
        count = edited.count if edited else count_sent(work, row, shown, ids)
        posted = edited.posted_at if edited else now
        message = edited.message if edited else ids[-1]
        place = shown.post.place
        work.cards.put(Card(row.ticket or 0, row.name, place, message, posted, count, shown.digest))
    return True


def count_sent(work: Work, row: Outgoing, shown: Drawn, ids: tuple[str, ...]) -> int:
    """So many more messages stand in a private chat: how many now; 0 where nobody counts. After everything that enters
    the outbox's lanes, as turns enter them before they touch the conversation; the other way round would be a
    deadlock."""
    if shown.post.edits is not None or row.person is None:
        return 0
    return work.conversations.counted(row.place, len(ids))
