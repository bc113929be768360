"""What a desk without wires holds of its requests."""

from __future__ import annotations

from core.chat.words import visible
from core.tickets.model import Ticket, TicketId
from tests.play import Agent, Customer, Play


def ticket(play: Play, number: int = 1) -> Ticket:
    return play.write(lambda w: w.tickets.get(TicketId(number)))


def tickets(play: Play, who: str = "anna") -> list[Ticket]:
    return play.write(lambda w: w.tickets.of_customer(w.people.by_key(who).id, most=50))  # type: ignore[union-attr]


def written(play: Play, number: int = 1) -> list[str]:
    return [visible(entry.words) for entry in play.write(lambda w: w.entries.of(TicketId(number)))]


def claimed(play: Play, text: str = "The printer blinks") -> tuple[Customer, Agent]:
    anna, maria = play.customer("anna"), play.agent("maria")
    anna.says(text)
    play.passes(seconds=10)
    maria.presses("claim")
    return anna, maria
