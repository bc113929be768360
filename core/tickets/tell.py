"""Who is told what about a ticket, and where. Everything here only queues rows; the outbox sends them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from core.chat.events import Address, Place
from core.outbox import Kind, Outgoing
from core.people.model import PersonId, TeamId
from core.tasks import actions as tasks
from core.tickets import speaking
from core.tickets.cards import Card
from core.tickets.model import Entry, Side, Ticket, Waits
from core.tickets.rights import sees
from core.timers import Timer

if TYPE_CHECKING:
    from core.work import Work

CUSTOMER = "telegram:customer"
STAFF = "telegram:staff"
SLACK = "slack"
EVERY = 100_000  # entries of one ticket: more than anybody writes

# Cards of the customer's that follow the ticket.
BESIDE = ("reminder-confirm-", "closed-silence", "rating-", "outage-", "withdraw")

Places = list[tuple[Place, PersonId | None]]
"""Where it is said, and to whom in a private chat; None for a channel."""


def customer_place(work: Work, ticket: Ticket) -> Place | None:
    """The customer's chat; None while nothing reaches them."""
    address = work.people.address(ticket.customer, CUSTOMER)
    return Place(address.channel, address.user) if address else None


def staff_places(work: Work, ticket: Ticket) -> Places:
    """Where the team follows the ticket: its Slack channel, and the private chats of those who have no Slack.

    Once it is claimed only its owner is written to, while they may see it. A ticket that was handed over is still where
    it was while that may be taken back.
    """
    step = work.undos.get(ticket.id)
    if step and step.before.team != ticket.team:
        ticket = step.before
    return places_of(work, ticket.team, _readers(work, ticket)) if ticket.team else []


def places_of(work: Work, team: TeamId, readers: Iterable[PersonId]) -> Places:
    """The team's Slack channel, and the private chats of those of `readers` who are not in it."""
    channel = work.catalog.team(team).slack_channel
    places: Places = [(Place(SLACK, channel), None)] if channel else []
    for person in readers:
        in_slack = channel and work.people.address(person, SLACK)
        if not in_slack and (address := work.people.address(person, STAFF)):
            places.append((Place(STAFF, address.user), person))
    return places


def _readers(work: Work, ticket: Ticket) -> list[PersonId]:
    if ticket.owner and sees(work, work.people.get(ticket.owner), ticket):
        return [ticket.owner]
    return [person.id for person in work.people.team(ticket.team)] if ticket.team else []


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
    else:
        _to_be_called(work, now, ticket)
    return place is not None


def _to_be_called(work: Work, now: datetime, ticket: Ticket) -> None:
    """Nothing of ours arrives there, so somebody of the team has to call (E15)."""
    if ticket.team:
        tasks.call(work, now, ticket=ticket.id, team=ticket.team)


def team(work: Work, now: datetime, ticket: Ticket, notice: str, **facts: str | int) -> None:
    """A line in the ticket's thread that mentions its owner; in a private chat, a message."""
    under(work, now, ticket, notice, facts)


def staff(work: Work, now: datetime, ticket: Ticket, notice: str, **facts: str | int) -> None:
    """The same; those who may speak to the customer hear it too while level 3 has it."""
    team(work, now, ticket, notice, **facts)
    speakers(work, now, ticket, notice, facts)


def loudly(work: Work, now: datetime, ticket: Ticket, notice: str, **facts: str | int) -> None:
    """The same; and while nobody owns it, in the channel itself: no one follows its thread."""
    staff(work, now, ticket, notice, **facts)
    for place, reader in staff_places(work, ticket) if ticket.owner is None else ():
        if reader is None:
            work.outbox.add(Outgoing(Kind.NOTICE, notice, place, facts, ticket=ticket.id), now=now)


def team_words(work: Work, now: datetime, ticket: Ticket, entry: Entry) -> None:
    """What the customer wrote, in the thread, for the owner; and for those who may answer while level 3 has it."""
    if entry.words or entry.unread:
        under(work, now, ticket, "customer-words", {"entry": entry.id}, kind=Kind.WORDS)
        speakers(work, now, ticket, "customer-words", {"entry": entry.id}, kind=Kind.WORDS)


def team_file(work: Work, now: datetime, ticket: Ticket, entry: Entry, file: int) -> None:
    """A file of an entry, likewise; not where it was written."""
    facts = {"entry": entry.id, "file": file}
    under(work, now, ticket, "customer-file", facts, kind=Kind.WORDS)
    if Place(entry.channel, entry.chat) not in dict(staff_places(work, speaking.for_customer(work, ticket))):
        speakers(work, now, ticket, "customer-file", facts, kind=Kind.WORDS)


def speakers(
    work: Work,
    now: datetime,
    ticket: Ticket,
    name: str,
    facts: Mapping[str, str | int],
    *,
    kind: Kind = Kind.NOTICE,
) -> None:
    """While level 3 has it, which never speaks to a customer: for those who asked level 3, where they followed it."""
    theirs = speaking.for_customer(work, ticket)
    if theirs is ticket:
        return
    known = staff_places(work, ticket)
    to = [place for place in staff_places(work, theirs) if place not in known]
    under(work, now, ticket, name, {**facts, "speaker": theirs.owner or 0}, kind=kind, to=to)


def answer_card(work: Work, now: datetime, ticket: Ticket, entry: Entry) -> None:
    """The team's copy of what went out, with what became of it."""
    under(work, now, ticket, f"answer-{entry.id}", {"entry": entry.id}, kind=Kind.CARD)


def prepared_words(work: Work, now: datetime, ticket: Ticket, entry: Entry) -> None:
    """What level 3 worked out, for the one who can send it on (S6)."""
    under(work, now, ticket, f"prepared-{entry.id}", {}, kind=Kind.CARD)


def story(
    work: Work,
    now: datetime,
    ticket: Ticket,
    *,
    to: Places | None = None,
    since: datetime | None = None,
    but: int = 0,
    heard: bool = False,
    read: datetime | None = None,
) -> None:
    """Everything that was written so far, for a team that has just got the ticket; a channel that had it before, up to
    `since`, reads only what is newer. `but`: an entry that is told by itself. `heard`: what the customer wrote since
    stands there already; `read`: what they wrote after that moment stands everywhere."""
    places = staff_places(work, ticket) if to is None else to
    known = {card.place for card in work.cards.of(ticket.id) if card.name == "ticket" and card.place.channel == SLACK}
    again = [place for place in places if place[0] in known]
    fresh = [place for place in places if place[0] not in known]
    for entry in work.entries.of(ticket.id, most=EVERY):
        if entry.id == but or (read and entry.at > read and entry.side is Side.CUSTOMER):
            continue
        newer = since is None or (entry.at > since and not (heard and entry.side is Side.CUSTOMER))
        _past(work, now, ticket, entry, [*again, *fresh] if newer else fresh)


def _past(work: Work, now: datetime, ticket: Ticket, entry: Entry, to: Places) -> None:
    """One entry of the past, where it was not written: nobody is called for it."""
    to = [one for one in to if one[0] != Place(entry.channel, entry.chat)]
    facts = {"entry": entry.id, "past": 1}
    match entry.side:
        case Side.ANSWER:
            under(work, now, ticket, f"answer-{entry.id}", facts, kind=Kind.CARD, to=to)
        case Side.INTERNAL:
            under(work, now, ticket, "past-note", facts, kind=Kind.WORDS, to=to)
        case Side.CUSTOMER if entry.words or entry.unread:
            under(work, now, ticket, "customer-words", facts, kind=Kind.WORDS, to=to)
    for file in work.entries.files(entry.id):
        under(work, now, ticket, "customer-file", {**facts, "file": file.id}, kind=Kind.WORDS, to=to)
    for name, why in work.entries.failed(entry.id):
        under(work, now, ticket, "staff-file-lost", {"name": name, "why": why}, to=to)


def cards(work: Work, now: datetime, ticket: Ticket) -> None:
    """Draw the ticket's card anew for everybody who has one or should have one."""
    customer_card(work, now, ticket, "ticket")
    shown = work.cards.of(ticket.id)
    _beside(work, now, ticket, shown)
    _draw(work, now, ticket, dict([*_standing(work, shown), *staff_places(work, ticket)]))
    _prepared(work, now, ticket, shown)
    _visits(work, now, ticket, [card for card in shown if card.name.startswith("visit-")])


def standing_cards(work: Work, now: datetime, ticket: Ticket) -> None:
    """Draw anew those that staff have already."""
    shown = work.cards.of(ticket.id)
    _draw(work, now, ticket, dict(_standing(work, shown)))
    _prepared(work, now, ticket, shown)


def _prepared(work: Work, now: datetime, ticket: Ticket, shown: list[Card]) -> None:
    """What level 3 worked out can be sent while the ticket stands as it did."""
    for card in (one for one in shown if one.name.startswith("prepared-")):
        row = Outgoing(Kind.CARD, card.name, card.place, ticket=ticket.id, person=_reader(work, card.place))
        work.outbox.add(row, now=now)


def _standing(work: Work, shown: list[Card]) -> Places:
    standing = [card.place for card in shown if card.name == "ticket" and card.place.channel != CUSTOMER]
    return [(place, _reader(work, place)) for place in standing]


def _draw(work: Work, now: datetime, ticket: Ticket, places: Mapping[Place, PersonId | None]) -> None:
    for place, reader in places.items():
        if place.channel == SLACK or (reader and work.people.get(reader).teams):
            work.outbox.add(Outgoing(Kind.CARD, "ticket", place, ticket=ticket.id, person=reader), now=now)


def customer_card(work: Work, now: datetime, ticket: Ticket, name: str) -> None:
    if place := customer_place(work, ticket):
        work.outbox.add(Outgoing(Kind.CARD, name, place, ticket=ticket.id, person=ticket.customer), now=now)
    elif name == f"confirm-{ticket.solvings}" and ticket.waits is Waits.CONFIRMATION:
        _to_be_called(work, now, ticket)


def customer_card_anew(work: Work, now: datetime, ticket: Ticket, name: str) -> None:
    """The same as a new message at the bottom of their chat, wherever one of that name stood before."""
    place = customer_place(work, ticket)
    if place and (standing := work.cards.get(ticket.id, name, place)):
        work.cards.forget(standing)
    customer_card(work, now, ticket, name)


def _beside(work: Work, now: datetime, ticket: Ticket, shown: list[Card]) -> None:
    """What else the customer was asked or offered follows: a button that leads nowhere any more goes."""
    asked = f"confirm-{ticket.solvings}"
    for card in shown:
        if card.place.channel == CUSTOMER and (card.name == asked or card.name.startswith(BESIDE)):
            customer_card(work, now, ticket, card.name)


def administrator(work: Work, now: datetime, notice: str, **facts: str | int) -> None:
    """Where the desk's file says that they read."""
    if channel := work.catalog.desk().alerts_channel:
        work.outbox.add(Outgoing(Kind.NOTICE, notice, Place(SLACK, channel), facts), now=now)


def under(
    work: Work,
    now: datetime,
    ticket: Ticket,
    name: str,
    facts: Mapping[str, str | int],
    *,
    kind: Kind = Kind.NOTICE,
    to: Places | None = None,
) -> None:
    """Under the ticket's card; in a private chat, a message. `to`: not where its team is, but there."""
    for place, reader in staff_places(work, ticket) if to is None else to:
        card = ticket.id if reader is None else None
        row = Outgoing(kind, name, place, facts, ticket=ticket.id, person=reader, under=card)
        work.outbox.add(row, now=now)


def _visits(work: Work, now: datetime, ticket: Ticket, shown: list[Card]) -> None:
    """The technicians' cards follow as well; whoever still travels to a closed ticket is stopped, once its closing can
    no longer be taken back."""
    for card in shown:
        if reader := _reader(work, card.place):
            work.outbox.add(Outgoing(Kind.CARD, card.name, card.place, ticket=ticket.id, person=reader), now=now)
    if shown and ticket.closed:
        due = now + work.catalog.desk().undo
        work.timers.set(Timer(f"visits:{ticket.id}", "visits", ticket.id, due))


def _reader(work: Work, place: Place) -> PersonId | None:
    person = work.people.at(Address(place.channel, place.chat)) if place.channel == STAFF else None
    return person.id if person else None
