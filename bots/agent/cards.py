"""What staff see: the ticket's card, what went out and what became of it, and lines in the thread."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from bots import language
from bots.agent import ticket_card
from bots.parts import number_of, sentence, ticket_of
from core.chat.events import Address
from core.chat.replies import Arg, Button, Message, Phrase, Quote, StoredFile
from core.chat.words import Words
from core.outbox import Outgoing
from core.people.model import PersonId
from core.tickets import calls, codes
from core.tickets.model import Entry, EntryId, Status, Waits
from core.work import Work

ticket = ticket_card.ticket


def answer(work: Work, row: Outgoing, now: datetime) -> Message | None:
    """The team's copy of what went to the customer, with its fate."""
    entry = work.entries.get(EntryId(number_of(row)))
    found = work.tickets.get(entry.ticket)
    facts = {"who": work.people.get(entry.author).name, "customer": work.people.get(found.customer).name}
    why = Phrase(f"failed-{entry.why}") if entry.why else Phrase("none")
    fate = "phone" if entry.channel == calls.PHONE else entry.fate
    return Message(
        lines=(Phrase("answer-by", facts), *((Quote(entry.words),) if entry.words else ())),
        footer=Phrase(f"fate.{fate}", {"why": why}),
        quiet=True,
    )


def customer_words(work: Work, row: Outgoing, now: datetime) -> Message | None:
    entry = work.entries.get(EntryId(row.facts["entry"]))
    unread: tuple[Phrase, ...] = tuple(Phrase("unread-part", {"kind": kind}) for kind in entry.unread)
    said: tuple[Quote, ...] = (Quote(entry.words, by=work.people.get(entry.author).name),) if entry.words else ()
    about = (_about(work, row),) if row.person is not None else ()
    if "past" in row.facts:  # a new team reads what was: nobody is called for it
        return Message(lines=(*about, *said, *unread), quiet=True)
    lines = (*about, *said, *unread)
    if "speaker" in row.facts:
        return _for_speakers(work, row, lines)
    return Message(lines=lines, mention=_owners(work, row), buttons=_in_private(work, row, now))


def _for_speakers(work: Work, row: Outgoing, lines: tuple[Phrase | Quote | Words, ...]) -> Message:
    """Those who asked level 3, and who alone may answer: once they have it back."""
    if not ticket_card.fetchable(ticket_of(work, row)):
        return Message(lines=lines, quiet=True)
    offered = ticket_card.fetching(ticket_of(work, row))
    return Message(lines=(*lines, Phrase("level-3-holds")), mention=_owners(work, row), buttons=offered)


def note(work: Work, row: Outgoing, now: datetime) -> Message | None:
    """What a colleague of another team wrote, for those who have it now: its owner is called for what is new."""
    entry = work.entries.get(EntryId(row.facts["entry"]))
    about = (_about(work, row),) if row.person is not None else ()
    by = Phrase("noted-by", {"who": work.people.get(entry.author).name})
    lines = (*about, by, *((Quote(entry.words),) if entry.words else ()))
    past = "past" in row.facts
    return Message(lines=lines, mention=() if past else _owners(work, row), quiet=past)


def prepared(work: Work, row: Outgoing, now: datetime) -> Message | None:
    """What level 3 has worked out: its owner sends it with one press, once (S6)."""
    entry, found = work.entries.get(EntryId(number_of(row))), ticket_of(work, row)
    said = Phrase("prepared-by", {"code": codes.shown(found.code), "who": work.people.get(entry.author).name})
    send = Button("send-prepared", str(entry.id), Phrase("button-send"), "primary")
    over = found.closed or found.status is Status.PENDING or found.waits is Waits.LEVEL3
    buttons = () if over or found.solution == entry.words else ((send,),)
    return Message(lines=(said, Quote(entry.words)), mention=_owners(work, row), buttons=buttons)


def handed_away(work: Work, row: Outgoing, now: datetime) -> Message | None:
    """For the one who had it."""
    address = work.people.address(PersonId(row.facts["former"]), row.place.channel)
    facts = {"code": codes.shown(ticket_of(work, row).code), "who": row.facts["who"], "to": row.facts["to"]}
    return Message(lines=(Phrase("handed-away", facts),), mention=(address,) if address else ())


def _about(work: Work, row: Outgoing) -> Phrase:
    """In a private chat words of several tickets follow each other."""
    found = ticket_of(work, row)
    return Phrase("about-ticket", {"code": codes.shown(found.code), "company": work.people.company(found.company).name})


def customer_file(work: Work, row: Outgoing, now: datetime) -> Message | None:
    entry = work.entries.get(EntryId(row.facts["entry"]))
    files = (file for file in work.entries.files(entry.id) if file.id == row.facts["file"])
    return Message(files=tuple(_titled(work, entry, file) for file in files))


def _titled(work: Work, entry: Entry, file: StoredFile) -> StoredFile:
    """A phone's photos have no names of their own."""
    if file.kind != "photo" or entry.channel == "slack":
        return file
    return replace(file, title=Phrase("photo-title", {"number": work.entries.photo_number(file.id)}))


def technician_words(work: Work, row: Outgoing, now: datetime) -> Message | None:
    """What a technician brings back; the photos follow."""
    entry = work.entries.get(EntryId(row.facts["entry"]))
    who = work.people.get(entry.author).name
    said = Phrase(row.name, {"who": who, "code": codes.shown(ticket_of(work, row).code)})
    lines = (said, Quote(entry.words)) if entry.words else (said,)
    if "speaker" in row.facts:
        return _for_speakers(work, row, lines)
    return Message(lines=lines, mention=_owners(work, row), buttons=_in_private(work, row, now))


def edited(work: Work, row: Outgoing, now: datetime) -> Message | None:
    entry = work.entries.get(EntryId(row.facts["entry"]))
    before = work.entries.revisions(entry.id)[-1]
    lines: tuple[Phrase | Quote | Words, ...] = (
        Phrase("edited", {"who": work.people.get(entry.author).name}),
        Quote(entry.words),
        Phrase("edited-before"),
        Quote(before),
    )
    return (
        _for_speakers(work, row, lines) if "speaker" in row.facts else Message(lines=lines, mention=_owners(work, row))
    )


def rated(work: Work, row: Outgoing, now: datetime) -> Message | None:
    """The stars, and what was written to them: once for each solving."""
    given = work.ratings.get(ticket_of(work, row).id, number_of(row))
    if given is None:
        return None
    facts: dict[str, Arg] = {"code": codes.shown(ticket_of(work, row).code), "stars": given.stars}
    comment = Phrase("rating-comment", {**facts, "comment": given.comment})
    return Message(lines=(comment if given.comment else Phrase("rated", facts),), mention=_owners(work, row))


def line(work: Work, row: Outgoing, now: datetime) -> Message | None:
    """One sentence that calls the ticket's owner; about a ticket, it may name its code."""
    said = (sentence(work, row),)
    return _for_speakers(work, row, said) if "speaker" in row.facts else Message(lines=said, mention=_owners(work, row))


def greeting(work: Work, row: Outgoing, now: datetime) -> Message | None:
    return Message(
        lines=(Phrase("staff-greeting", {"name": row.facts["name"]}), Phrase("staff-how")), buttons=(language.names(),)
    )


def press_again(work: Work, row: Outgoing, now: datetime) -> Message | None:
    button = Button(row.facts["act"], row.facts["about"], Phrase("press-again.button"), "primary")
    return Message(lines=(Phrase("press-again"),), mention=(Address("slack", row.facts["user"]),), buttons=((button,),))


def _in_private(work: Work, row: Outgoing, now: datetime) -> tuple[tuple[Button, ...], ...]:
    """In a private chat the card may be far up: what can be done is under the words too."""
    return ticket_card.buttons(work, ticket_of(work, row), now) if row.person is not None else ()


def _owners(work: Work, row: Outgoing) -> tuple[Address, ...]:
    owner = row.facts.get("speaker", ticket_of(work, row).owner) if row.ticket else None
    address = work.people.address(owner, row.place.channel) if owner else None
    return (address,) if address else ()
