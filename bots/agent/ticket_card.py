"""A ticket's card for staff: the state at a glance, the customer's past in brief, and what can be done now."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime

from bots.agent import visits
from bots.agent.menu import menu
from bots.drawing import reader
from core.billing.model import Money, sums
from core.catalog.model import KINDS, RequestKind
from core.chat.events import Place
from core.chat.replies import Arg, Button, Fact, Message, Phrase, Quote
from core.chat.words import excerpt, visible
from core.outbox import Outgoing
from core.tickets import codes, news, rights, tell
from core.tickets.model import Side, Status, Ticket, TicketId, Waits
from core.work import Work

LOOKED_AT = 20  # entries: the customer's first words are among them
LONGEST_ON_CARD = 300  # characters of the customer's first words
PAST = 3  # of the customer's earlier requests
LONGEST_PAST = 60  # characters of how one of them was solved
EVER = datetime(1970, 1, 1, tzinfo=UTC)
OURS = frozenset(kind.key for kind in KINDS)
Rows = tuple[tuple[Button, ...], ...]


def ticket(work: Work, row: Outgoing, now: datetime) -> Message | None:
    """In the place where its team follows it; elsewhere only where it went."""
    found = work.tickets.get(TicketId(row.ticket or 0))
    if not _at_home(work, row, found):
        return Message(title=title(work, found), lines=(_moved(work, found),), buttons=_undo(work, found, now))
    return Message(
        title=title(work, found),
        lines=first_words(work, found),
        facts=tuple(facts(work, found, reader(work, row)[0])),
        footer=_past(work, found),
        buttons=buttons(work, found, now),
        menu=() if _undo(work, found, now) else menu(work, found),
    )


def title(work: Work, ticket: Ticket) -> Phrase:
    company = work.people.company(ticket.company).name
    return Phrase("staff-title", {"code": codes.shown(ticket.code), "company": company})


def _at_home(work: Work, row: Outgoing, ticket: Ticket) -> bool:
    if row.person is not None:
        return rights.sees(work, work.people.get(row.person), ticket)
    team = work.catalog.team(ticket.team) if ticket.team else None
    return team is not None and row.place == Place(tell.SLACK, team.slack_channel or "")


def _moved(work: Work, ticket: Ticket) -> Phrase:
    returns = ticket.waits is Waits.LEVEL3 and ticket.back_to is not None
    return Phrase("moved-and-returns" if returns else "moved", {"to": news.receiver(work, ticket)})


def first_words(work: Work, ticket: Ticket) -> tuple[Quote, ...]:
    entries = work.entries.of(ticket.id, most=LOOKED_AT)
    said = next((entry.words for entry in entries if entry.side is Side.CUSTOMER and entry.words), ())
    by = work.people.get(ticket.customer).name
    shown = [Quote(excerpt(said, LONGEST_ON_CARD), by=by)] if said else []
    if ticket.solution:
        shown.append(Quote(excerpt(ticket.solution, LONGEST_ON_CARD), by=rights.owner_name(work, ticket)))
    return tuple(shown)


def facts(work: Work, ticket: Ticket, locale: str) -> Iterable[Fact]:
    """Only what there is to say: no empty rows."""
    yield Fact(Phrase("staff-card.customer"), work.people.get(ticket.customer).name)
    yield Fact(Phrase("staff-card.product"), _things(work, ticket))
    if about := joined([*_kind(work, ticket, locale), *([ticket.category] if ticket.category else [])]):
        yield Fact(Phrase("staff-card.kind"), about)
    if weight := joined(_weight(ticket)):
        yield Fact(Phrase("staff-card.priority"), weight)
    yield Fact(Phrase("staff-card.status"), Phrase(f"status.{ticket.status}"))
    yield Fact(Phrase("staff-card.turn"), Phrase(f"waits.{ticket.waits}"))
    yield Fact(Phrase("staff-card.owner"), rights.owner_name(work, ticket) or Phrase("nobody"))
    yield Fact(Phrase("staff-card.contract"), _contract(work, ticket))
    if ticket.need:
        yield Fact(Phrase("staff-card.need"), ticket.need)
    yield from visits.facts(work, ticket)
    if total := joined([money(one) for one in sums(work.items.of(ticket.id))]):
        yield Fact(Phrase("staff-card.items"), total)
    if rating := work.ratings.get(ticket.id, ticket.solvings):
        yield Fact(Phrase("staff-card.rating"), Phrase("stars", {"stars": rating.stars}))


def joined(parts: Iterable[str | Phrase]) -> str | Phrase:
    """One beside the other; empty for none."""
    given = list(parts)
    whole: str | Phrase = given[0] if given else ""
    for part in given[1:]:
        whole = Phrase("beside", {"first": whole, "second": part})
    return whole


def money(sum_: Money) -> Phrase:
    if sum_.whole:
        return Phrase("money-whole", {"major": sum_.amount, "currency": sum_.currency})
    major, minor = divmod(sum_.amount, 100)
    return Phrase("money", {"major": major, "tens": minor // 10, "ones": minor % 10, "currency": sum_.currency})


def kind_name(kind: RequestKind, locale: str) -> str | Phrase:
    """Ours is a sentence of the catalogues; an administrator's own brings its names."""
    name = kind.name(locale)
    return Phrase(f"request-kind.{kind.key}") if name is None and kind.key in OURS else name or kind.key


def _kind(work: Work, ticket: Ticket, locale: str) -> list[str | Phrase]:
    if not ticket.kind:
        return []
    known = next((k for k in work.catalog.desk().kinds if k.key == ticket.kind), RequestKind(ticket.kind))
    return [kind_name(known, locale)]


def _things(work: Work, ticket: Ticket) -> str | Phrase:
    parts: list[str | Phrase] = [work.catalog.product(ticket.product).name] if ticket.product else []
    if ticket.asset:
        asset = work.assets.get(ticket.asset)
        parts.append(f"{asset.name} ({asset.serial})" if asset.serial else asset.name)
    return joined(parts) or Phrase("unknown")


def _weight(ticket: Ticket) -> Iterable[str | Phrase]:
    yield Phrase(f"priority.{ticket.priority}")
    if ticket.severity:
        yield Phrase(f"severity.{ticket.severity}")
    if ticket.urgent:
        yield Phrase("customer-urgent")


def _contract(work: Work, ticket: Ticket) -> str | Phrase:
    return work.contracts.get(ticket.contract).number if ticket.contract else Phrase("none")


def _past(work: Work, ticket: Ticket) -> Phrase | None:
    """How many requests the customer had before, and how the last ones ended (S3)."""
    count = work.tickets.earlier(ticket.customer, before=ticket.id)
    if not count:
        return None
    last = work.tickets.history(ticket.customer, whole_company=False, since=EVER, most=PAST, before=ticket.id)
    return Phrase("past", {"count": count, "last": joined(_ended(one) for one in last)})


def _ended(ticket: Ticket) -> Phrase:
    how: Arg = Phrase(f"status.{ticket.status}")
    if ticket.solution:
        how = visible(excerpt(ticket.solution, LONGEST_PAST)).strip()
    return Phrase("past-one", {"code": codes.shown(ticket.code), "how": how})


def buttons(work: Work, ticket: Ticket, now: datetime) -> Rows:
    """What is done most; while a step may be taken back, just that."""
    about = str(ticket.id)
    if undo := _undo(work, ticket, now):
        return undo
    if ticket.closed or ticket.in_intake:
        return ()
    if ticket.owner is None:
        return ((Button("claim", about, Phrase("button-claim"), "primary"),),)
    if ticket.waits is Waits.LEVEL3:
        return ((Button("prepare", about, Phrase("button-prepare"), "primary"),),)
    reply = Button("reply", about, Phrase("button-reply"), "primary")
    if ticket.status is Status.PENDING:
        return ((reply,),)
    return ((reply, Button("solve", about, Phrase("button-solve"))),)


def _undo(work: Work, ticket: Ticket, now: datetime) -> Rows:
    step = work.undos.get(ticket.id)
    open_ = step is not None and now < step.until and step.version == ticket.version
    return ((Button("undo", str(ticket.id), Phrase("button-undo")),),) if open_ else ()
