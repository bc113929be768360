"""What a customer may press or ask for beyond writing."""

from __future__ import annotations

from dataclasses import replace

from bots import fields
from bots.customer.forms import OWNER
from bots.fields import Answers
from bots.ids import ids
from bots.persona import Turn
from core.assets.model import AssetId
from core.catalog.model import ProductId
from core.chat.events import Said
from core.chat.replies import Answer, OpenForm, Phrase, Toast
from core.chat.words import Words, words
from core.tickets import dropping, intake, reopening, tell, undo, wishes
from core.tickets.model import Ending, Ticket, TicketId
from core.tickets.rights import for_customer

GOES_ON: dict[Ending | None, str] = {
    Ending.WITHDRAWN: "go-on-again",
    Ending.SILENCE: "go-on-again",
    Ending.DECLINED: "contract-wanted",
}


def product(turn: Turn, about: str) -> Answer | None:
    ticket, chosen = ids(about, 2)
    intake.choose_product(turn.work, turn.now, turn.actor, ticket=TicketId(ticket), product=ProductId(chosen))
    return None


def asset(turn: Turn, about: str) -> Answer | None:
    """One of their things; 0: none of them."""
    ticket, chosen = ids(about, 2)
    intake.choose_asset(turn.work, turn.now, turn.actor, ticket=TicketId(ticket), asset=AssetId(chosen) or None)
    return None


def kind(turn: Turn, about: str) -> Answer | None:
    number, _, key = about.partition(".")
    wishes.choose_kind(turn.work, turn.now, turn.actor, ticket=TicketId(ids(number, 1)[0]), kind=key)
    return Toast(Phrase("thank-you"))


def urgent(turn: Turn, about: str) -> Answer | None:
    wishes.hurry(turn.work, turn.now, turn.actor, ticket=TicketId(ids(about, 1)[0]))
    return Toast(Phrase("urgent-noted"))


def withdraw(turn: Turn, about: str) -> Answer | None:
    """Asked once more, in a message of its own at the bottom of the chat."""
    ticket = wishes.may_withdraw(turn.work, turn.now, turn.actor, ticket=TicketId(ids(about, 1)[0]))
    tell.customer_card_anew(turn.work, turn.now, ticket, "withdraw")
    return None


def withdrawn(turn: Turn, about: str) -> Answer | None:
    ticket = wishes.withdraw(turn.work, turn.now, turn.actor, ticket=TicketId(ids(about, 1)[0]))
    tell.customer_card(turn.work, turn.now, ticket, "withdraw")
    return None


def kept(turn: Turn, about: str) -> Answer | None:
    return Toast(Phrase("withdraw-kept"))


def person(turn: Turn, about: str) -> Answer | None:
    ticket = for_customer(turn.work, turn.actor, TicketId(ids(about, 1)[0]))
    wishes.want_person(turn.work, turn.now, turn.actor, ticket=ticket)
    turn.remember(focus=ticket.id, fresh=False, run=None)
    return None


def person_asked(turn: Turn, text: str) -> Answer | None:
    """At any time: for the request that they are on, or for a new one that has no words yet."""
    ticket = _in_focus(turn) or intake.open_ticket(turn.work, turn.now, turn.actor, words=words(text))
    if text:
        intake.hear(turn.work, turn.now, turn.actor, said=_saying(turn, words(text)), into=ticket)
    wishes.want_person(turn.work, turn.now, turn.actor, ticket=ticket)
    turn.remember(focus=ticket.id, fresh=False, run=None)
    return None


def _in_focus(turn: Turn) -> Ticket | None:
    """Of their open tickets the one that was spoken of last, else the newest."""
    mine = undo.open_of(turn.work, turn.actor.known.id, most=20)
    found = next((ticket for ticket in mine if ticket.id == turn.conversation.focus), mine[0] if mine else None)
    return undo.kept_open(turn.work, turn.now, turn.actor, ticket=found.id) if found else None


def owner(turn: Turn, text: str) -> Answer | None:
    """Their words to whoever answers for all teams (S2): behind the command, or asked for."""
    _, name = wishes.answerable(turn.work)
    if not text:
        return OpenForm(OWNER, "0", (Phrase("owner-who", {"who": name}),))
    return owner_told(turn, "0", {"text": words(text)})


def owner_pressed(turn: Turn, _: str) -> Answer | None:
    return owner(turn, "")


def owner_told(turn: Turn, about: str, answers: Answers) -> Answer | None:
    said = replace(_saying(turn, fields.said(answers, "text")), files=fields.files(answers, "files"))
    ticket = wishes.to_owner(turn.work, turn.now, turn.actor, said=said)
    turn.remember(focus=ticket.id, fresh=False, run=None)
    return None


def _saying(turn: Turn, said: Words) -> Said:
    event = turn.saying(said).event
    assert isinstance(event, Said)  # noqa: S101 - that is what `saying` makes
    return event


def back(turn: Turn, about: str) -> Answer | None:
    """'The problem is back' (P15); also: what they wrote after the closing is about the same."""
    number = TicketId(ids(about, 1)[0])
    told = turn.work.entries.aside(number)
    ended = dropping.how_closed(turn.work, turn.work.tickets.get(number))
    opened = reopening.reopen(turn.work, turn.now, turn.actor, ticket=number)
    turn.remember(focus=number, fresh=False, run=None)
    if not told:
        tell.customer(turn.work, turn.now, opened, GOES_ON.get(ended, "tell-what-is-wrong"))
    return None


def new_one(turn: Turn, about: str) -> Answer | None:
    """What they wrote after a closing is something else."""
    ticket = reopening.new_one(turn.work, turn.now, turn.actor, ticket=TicketId(ids(about, 1)[0]))
    turn.remember(focus=ticket.id, fresh=False, run=None)
    return None
