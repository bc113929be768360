"""What technicians see: a visit's card, their day, and short messages beside them."""

from __future__ import annotations

from datetime import datetime

from bots import asking, language
from bots.parts import Rows, first_words, number_of, sentence, ticket_of
from bots.technician.forms import FORMS
from core.chat.replies import Arg, Button, Fact, Message, Phrase, Quote
from core.chat.words import Span, Words, words
from core.fieldwork import places, rating
from core.fieldwork.model import OPEN, State, Visit, VisitId
from core.outbox import Outgoing
from core.tickets import codes
from core.tickets.model import Side, Ticket, TicketId
from core.work import Work

LONGEST_WORDS = 800  # characters of the problem on a card

question, summary = asking.drawing(FORMS, {})


def visit(work: Work, row: Outgoing, now: datetime) -> Message | None:
    """All that is needed on the road, the state at the top, the next step as the first button."""
    found = work.visits.get(VisitId(number_of(row)))
    ticket = work.tickets.get(found.ticket)
    if found.technician != row.person:
        return None
    company = work.people.company(ticket.company).name
    named: dict[str, Arg] = {"code": codes.shown(ticket.code), "company": company}
    if found.state in (State.DECLINED, State.CALLED_OFF):  # whoever does not go needs no address
        return Message(title=Phrase("visit-title", named), lines=(Phrase(f"visit-state.{found.state}"),))
    return Message(
        title=Phrase("visit-title", named),
        lines=(Phrase(f"visit-state.{found.state}"), *_told(work, found, ticket), *_where(work, ticket)),
        facts=_facts(work, found, ticket),
        buttons=_buttons(work, found, ticket),
    )


def _told(work: Work, visit: Visit, ticket: Ticket) -> list[Quote]:
    """The customer's own first words, and those of whoever sends the technician. Nothing else of the ticket."""
    problem = first_words(work, ticket, most=LONGEST_WORDS)
    return [*problem, *([Quote(words(visit.note), by=work.people.get(visit.by).name)] if visit.note else [])]


def _where(work: Work, ticket: Ticket) -> list[Phrase | Words]:
    """A link, because it can stand on the card, follows its edits and opens any phone's map by coordinates or address;
    Telegram's own venue would be a message of its own, and needs coordinates."""
    asset = work.assets.get(ticket.asset) if ticket.asset else None
    link = places.map_link(asset) if asset else None
    if asset is None or link is None:
        return [Phrase("visit-no-place")]
    return [(Span("📍 "), Span(asset.place.strip() or f"{asset.latitude:.5f}, {asset.longitude:.5f}", link=link))]


def _facts(work: Work, visit: Visit, ticket: Ticket) -> tuple[Fact, ...]:
    customer = work.people.get(ticket.customer)
    asset = work.assets.get(ticket.asset) if ticket.asset else None
    product = work.catalog.product(ticket.product).name if ticket.product else ""
    known: list[tuple[str, Phrase | str]] = [
        ("visit-card.when", Phrase("visit-when", {"at": visit.planned_at})),
        ("visit-card.customer", customer.name),
        ("visit-card.phone", customer.phone),
        ("visit-card.product", product),
        ("visit-card.equipment", asset.name if asset else ""),
        ("visit-card.serial", asset.serial if asset else ""),
        ("visit-card.reason", visit.why),
    ]
    return tuple(Fact(Phrase(label), value) for label, value in known if value)


def _buttons(work: Work, visit: Visit, ticket: Ticket) -> Rows:
    if visit.state is State.DONE and rating.helps(work, ticket):
        return ((_button("visit-rate", visit),),)
    if not visit.open:
        return ()
    sent = work.entries.files_from(Side.CUSTOMER, ticket.id)
    return (*_steps(visit), *(((_button("visit-photos", visit),),) if sent else ()))


def _steps(visit: Visit) -> Rows:
    """The next step alone in its row; what happens now and then below."""
    match visit.state:
        case State.OFFERED:
            return ((_button("visit-accept", visit, next_=True), _button("visit-decline", visit)),)
        case State.ACCEPTED:
            away = (_button("visit-here", visit), _button("visit-decline", visit))
            return ((_button("visit-way", visit, next_=True),), away)
        case State.ON_WAY:
            away = (_button("visit-done", visit), _button("visit-decline", visit))
            return ((_button("visit-here", visit, next_=True),), away)
    return ((_button("visit-done", visit, next_=True),),)


def _button(act: str, visit: Visit, *, next_: bool = False) -> Button:
    return Button(act, str(visit.id), Phrase(f"visit-button.{act}"), "primary" if next_ else "")


def photos(work: Work, row: Outgoing, now: datetime) -> Message | None:
    """What the customer sent along."""
    files = tuple(work.entries.files_from(Side.CUSTOMER, TicketId(row.ticket or 0)))
    about = Phrase("visit-photos", {"code": codes.shown(ticket_of(work, row).code)})
    return Message(lines=(about,), files=files, quiet=True) if files else None


def today(work: Work, row: Outgoing, now: datetime) -> Message | None:
    """As it stands now, each visit with a button that brings its card."""
    found = [work.visits.get(VisitId(number)) for number in row.facts["visits"]]
    later = int(row.facts["later"])
    return Message(
        title=Phrase("today", {"day": now}),
        lines=tuple(_in_list(work, visit) for visit in found) or (Phrase("today-free"),),
        footer=Phrase("today-later", {"count": later}) if later else None,
        buttons=(*((_today_button(work, visit),) for visit in found if visit.state in OPEN), *_ahead(work, row)),
    )


def _ahead(work: Work, row: Outgoing) -> Rows:
    """What comes on other days, as far as it is still to come."""
    found = [work.visits.get(VisitId(number)) for number in row.facts.get("ahead", ())]
    return tuple((_ahead_button(work, visit),) for visit in found if visit.state in OPEN)


def _in_list(work: Work, visit: Visit) -> Phrase:
    ticket = work.tickets.get(visit.ticket)
    company, state = work.people.company(ticket.company).name, Phrase(f"visit-short.{visit.state}")
    facts: dict[str, Arg] = {"at": visit.planned_at, "company": company, "state": state, "subject": ticket.subject}
    return Phrase("today-line", facts)


def _today_button(work: Work, visit: Visit) -> Button:
    return Button("visit-card", str(visit.id), Phrase("today-open", _when_and_where(work, visit)))


def _ahead_button(work: Work, visit: Visit) -> Button:
    return Button("visit-card", str(visit.id), Phrase("today-ahead", _when_and_where(work, visit)))


def _when_and_where(work: Work, visit: Visit) -> dict[str, Arg]:
    return {"at": visit.planned_at, "company": work.people.company(work.tickets.get(visit.ticket).company).name}


def called_off(work: Work, row: Outgoing, now: datetime) -> Message | None:
    why = work.visits.get(VisitId(int(row.facts["about"]))).why
    said = Phrase("visit-called-off", {"code": codes.shown(ticket_of(work, row).code)})
    return Message(lines=(said, Quote(words(why))) if why else (said,))


def greeting(work: Work, row: Outgoing, now: datetime) -> Message | None:
    said = Phrase("technician-greeting", {"name": row.facts["name"]})
    return Message(lines=(said, Phrase("technician-how")), buttons=(language.names(),))


def line(work: Work, row: Outgoing, now: datetime) -> Message | None:
    """One sentence."""
    return Message(lines=(sentence(work, row),))
