"""Who is told what about a ticket, and where. Everything here only queues rows; the outbox sends them."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from core.chat.events import Address, Place
from core.outbox import Kind, Outgoing
from core.people.model import PersonId
from core.tickets.model import Entry, Ticket
from core.tickets.rights import may_see

if TYPE_CHECKING:
    from core.work import Work

CUSTOMER = "telegram:customer"
STAFF = "telegram:staff"
SLACK = "slack"


def customer_place(work: Work, ticket: Ticket) -> Place | None:
    """The customer's chat; None while nothing reaches them."""
    address = work.people.address(ticket.customer, CUSTOMER)
    return Place(address.channel, address.user) if address else None


def staff_places(work: Work, ticket: Ticket) -> list[tuple[Place, PersonId | None]]:
    """Where the team follows the ticket: its Slack channel, and the private chats of those who have no Slack.

    The person is the reader of a private chat, None for a channel. Once it is claimed only its owner is written to,
    while they are in the team.
    """
    if ticket.team is None:
        return []
    channel = work.catalog.team(ticket.team).slack_channel
    places: list[tuple[Place, PersonId | None]] = [(Place(SLACK, channel), None)] if channel else []
    members = [person.id for person in work.people.team(ticket.team)]
    readers = [ticket.owner] if ticket.owner in members else members
    for person in readers:
        in_slack = channel and work.people.address(person, SLACK)
        if not in_slack and (address := work.people.address(person, STAFF)):
            places.append((Place(STAFF, address.user), person))
    return places


def customer(work: Work, now: datetime, ticket: Ticket, notice: str, **facts: str | int) -> None:
    """A short new message beside the card: something needs the customer."""
    if place := customer_place(work, ticket):
        row = Outgoing(Kind.NOTICE, notice, place, facts, ticket=ticket.id, person=ticket.customer)
        work.outbox.add(row, now=now)


def customer_words(work: Work, now: datetime, ticket: Ticket, entry: Entry, **late: int) -> bool:
    """What the owner wrote goes to the customer; or, behind it, one late `file`. False when nothing reaches them."""
    place = customer_place(work, ticket)
    if place:
        row = Outgoing(
            Kind.WORDS, "answer", place, {"entry": entry.id, **late}, ticket=ticket.id, person=ticket.customer
        )
        work.outbox.add(row, now=now)
    return place is not None


def team(work: Work, now: datetime, ticket: Ticket, notice: str, **facts: str | int) -> None:
    """A line in the ticket's thread that mentions its owner; in a private chat, a message."""
    _under(work, now, ticket, Kind.NOTICE, notice, facts)


def team_words(work: Work, now: datetime, ticket: Ticket, entry: Entry) -> None:
    """What the customer wrote, in the thread, for the owner."""
    if entry.words or entry.unread:
        _under(work, now, ticket, Kind.WORDS, "customer-words", {"entry": entry.id})


def team_file(work: Work, now: datetime, ticket: Ticket, entry: Entry, file: int) -> None:
    _under(work, now, ticket, Kind.WORDS, "customer-file", {"entry": entry.id, "file": file})


def answer_card(work: Work, now: datetime, ticket: Ticket, entry: Entry) -> None:
    """The team's copy of what went out, with what became of it."""
    _under(work, now, ticket, Kind.CARD, f"answer-{entry.id}", {"entry": entry.id})


def cards(work: Work, now: datetime, ticket: Ticket) -> None:
    """Draw the ticket's card anew for everybody who has one or should have one."""
    customer_card(work, now, ticket, "ticket")
    wanted = staff_places(work, ticket)
    standing = [(card.place, _reader(work, card.place)) for card in work.cards.of(ticket.id) if card.name == "ticket"]
    for place, reader in dict([*standing, *wanted]).items():
        if place.channel == SLACK or (reader and may_see(work.people.get(reader), ticket)):
            row = Outgoing(Kind.CARD, "ticket", place, ticket=ticket.id, person=reader)
            work.outbox.add(row, now=now)


def customer_card(work: Work, now: datetime, ticket: Ticket, name: str) -> None:
    if place := customer_place(work, ticket):
        work.outbox.add(Outgoing(Kind.CARD, name, place, ticket=ticket.id, person=ticket.customer), now=now)


def administrator(work: Work, now: datetime, notice: str, **facts: str | int) -> None:
    """Where the desk's file says that they read."""
    if channel := work.catalog.desk().alerts_channel:
        work.outbox.add(Outgoing(Kind.NOTICE, notice, Place(SLACK, channel), facts), now=now)


def _under(work: Work, now: datetime, ticket: Ticket, kind: Kind, name: str, facts: dict[str, str | int]) -> None:
    for place, reader in staff_places(work, ticket):
        under = ticket.id if reader is None else None
        row = Outgoing(kind, name, place, facts, ticket=ticket.id, person=reader, under=under)
        work.outbox.add(row, now=now)


def _reader(work: Work, place: Place) -> PersonId | None:
    person = work.people.at(Address(place.channel, place.chat)) if place.channel == STAFF else None
    return person.id if person else None
