"""What customers see: their card, the question whether it is solved, the stars, and short messages beside them."""

from __future__ import annotations

from datetime import datetime, timedelta

from bots import language
from bots.customer import choices, kinds, outages, visits
from bots.customer.notices import judging
from bots.parts import number_of, sentence, ticket_of
from core.chat.replies import Button, Fact, Message, Phrase, Quote
from core.chat.words import words
from core.errors import DeliveryFailed
from core.outbox import Outgoing
from core.people.model import PersonId
from core.tickets import codes, dropping, outage_notice, undo
from core.tickets.model import Ending, EntryId, Status, Ticket, Waits
from core.tickets.rights import owner_name
from core.work import Work

FILES_AWAITED = 0.5  # seconds between looks whether an answer's files are here
WORDS_FIRST = timedelta(minutes=1)  # an answer waits no longer for its files: they come after it
ENDED: dict[Ending | None, str] = {
    Ending.WITHDRAWN: "withdrawn",
    Ending.SILENCE: "silence",
    Ending.DECLINED: "unsupported",
}
NEXT = {ENDED[ending]: "dropped" for ending in dropping.DROPPED}  # what comes after these is the same


def ticket(work: Work, row: Outgoing, now: datetime) -> Message | None:
    """One card for each ticket: who has it, whose turn it is, and what comes next."""
    return drawn(work, ticket_of(work, row), row.person, now)


def unfolded(work: Work, row: Outgoing, now: datetime) -> Message | None:
    """The same, asking what kind of request it is."""
    return drawn(work, ticket_of(work, row), row.person, now, unfolded=True)


def drawn(work: Work, found: Ticket, reader: PersonId | None, now: datetime, *, unfolded: bool = False) -> Message:
    """As this reader may see it: only whose request it is can press anything."""
    found = undo.public(work, found)
    locale = work.people.get(reader or found.customer).locale
    theirs, stands = reader in (None, found.customer), state(work, found)
    asked = theirs and found.asset is None and bool(choices.things(work, found, now))
    buttons = choices.on_card(work, found, locale, now, unfolded=unfolded) if theirs else ()
    kind = (Phrase("request-kind-ask"),) if any(one.act == "kind" for row in buttons for one in row) else ()
    return Message(
        title=Phrase("card-title", {"code": codes.shown(found.code)}),
        lines=(_stands(work, found, stands), *((Quote(words(found.subject)),) if found.subject else ()), *kind),
        facts=_facts(work, found, locale, stands),
        footer=Phrase(f"card-next.{_asked(found) if asked else NEXT.get(stands, stands)}"),
        buttons=buttons,
        menu=choices.wishes(found) if theirs else (),
    )


def _asked(ticket: Ticket) -> str:
    """What the buttons under the card ask for."""
    return "asset" if ticket.product else "product"


def _stands(work: Work, ticket: Ticket, stands: str) -> Phrase:
    """Who has it and whose turn it is, before everything else."""
    visit = visits.status(work, ticket) if stands in visits.STATES else None
    return visit or Phrase(f"card-turn.{stands}", {"who": owner_name(work, ticket)})


def _facts(work: Work, ticket: Ticket, locale: str, stands: str) -> tuple[Fact, ...]:
    facts = []
    if ticket.urgent and not ticket.closed:
        facts.append(Fact(Phrase("card-urgent"), Phrase("card-urgent.noted")))
    if ticket.kind:
        kind = work.catalog.desk().kind(ticket.kind)
        facts.append(Fact(Phrase("card-kind"), kinds.name(kind, locale)))
    if ticket.product:
        facts.append(Fact(Phrase("card-product"), work.catalog.product(ticket.product).name))
    if ticket.asset:
        asset = work.assets.get(ticket.asset)
        facts.append(Fact(Phrase("card-asset"), " · ".join(filter(None, (asset.name, asset.serial, asset.place)))))
    return (*facts, *(() if stands in visits.STATES else visits.facts(work, ticket)))


def state(work: Work, ticket: Ticket) -> str:
    """Where it stands; those who never face a customer have no name there (S1)."""
    if ticket.closed:
        return ENDED.get(dropping.how_closed(work, ticket), "closed")
    whose = _turn(ticket)
    if outages.tied(work, ticket) and whose in ("telling", "queued", "working"):
        return "outage"
    if whose not in ("working", "queued"):
        return whose
    inside = ticket.team is not None and not work.catalog.team(ticket.team).faces_customers
    return visits.state(work, ticket) or ("experts" if inside else whose)


def _turn(ticket: Ticket) -> str:
    """Whose turn it is as a customer understands it, without a word of how we work inside."""
    if ticket.waits in (Waits.INTAKE, Waits.PRODUCT):
        return "telling"
    if ticket.waits is Waits.OFFER:
        return Waits.CUSTOMER
    if ticket.waits in (Waits.CUSTOMER, Waits.CONFIRMATION, Waits.SALES):
        return ticket.waits
    return "working" if ticket.owner else "queued"


def confirm(work: Work, row: Outgoing, now: datetime) -> Message | None:
    """The solution, and whether it is one."""
    found, solving = ticket_of(work, row), number_of(row)
    if solving != found.solvings:
        return None
    pending, solved = found.status is Status.PENDING, found.status is Status.COMPLETED
    outcome = Phrase("confirm-ask") if pending else Phrase("confirm-over.solved" if solved else "confirm-over.not")
    return Message(
        title=Phrase("confirm-title", {"code": codes.shown(found.code)}),
        lines=(*outages.over_line(work, found), _solution(work, found), outcome),
        buttons=(judging(found),) if pending else (),
    )


def _solution(work: Work, ticket: Ticket) -> Quote:
    """In its owner's words, unless they are those of an outage."""
    by = "" if outage_notice.solves(work, ticket) else owner_name(work, ticket)
    return Quote(ticket.solution, by=by)


def greeting(work: Work, row: Outgoing, now: datetime) -> Message | None:
    name = work.people.get(PersonId(row.facts["person"])).name
    said = Phrase("greeting", {"name": name, "desk": work.catalog.desk().name})
    return Message(lines=(said, Phrase("greeting-how")), buttons=(language.names(),))


def comment_kept(work: Work, row: Outgoing, now: datetime) -> Message | None:
    """What came while we waited for a comment may have been something new."""
    new = Button("again", str(row.facts["about"]), Phrase("something-new"))
    return Message(lines=(Phrase("comment-kept"),), buttons=((new,),))


def answer(work: Work, row: Outgoing, now: datetime) -> Message | None:
    """What the owner wrote, with who wrote it; or a `file` of it that came late.

    While its files are on their way to us it waits for a while, and what comes after it as well.
    """
    entry = work.entries.get(EntryId(row.facts["entry"]))
    late = row.facts.get("file")
    if late is None and work.entries.wanted(entry.id) and now - (row.created_at or now) < WORDS_FIRST:
        raise DeliveryFailed("rate", retry_after=FILES_AWAITED, detail="its files are on their way to us")
    author = work.people.get(entry.author).name
    files = tuple(file for file in work.entries.files(entry.id) if late in (None, file.id))
    worded = entry.words and late is None
    lines = (Quote(entry.words, by=author),) if worded else (Phrase("files-from", {"who": author}),)
    several = len(work.tickets.of_customer(work.tickets.get(entry.ticket).customer, most=2, open_only=True)) > 1
    about = Phrase("about-request", {"code": codes.shown(ticket_of(work, row).code)}) if several else None
    return Message(lines=lines, footer=about, files=files)


def line(work: Work, row: Outgoing, now: datetime) -> Message | None:
    """One sentence; about a ticket, it may name its code."""
    return Message(lines=(sentence(work, row),))
