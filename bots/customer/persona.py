"""Everything that a customer can do, and everything that they are told."""

from __future__ import annotations

from bots import asking
from bots.customer import cards, requests, talk
from bots.customer.forms import FORMS
from bots.persona import Persona

CUSTOMER = Persona(
    commands={
        "start": talk.start,
        "new": talk.new,
        "list": talk.listed,
        "status": talk.status,
        "language": talk.language,
        "help": talk.help_,
    },
    presses={
        "product": requests.product,
        "confirm": requests.confirm,
        "not-solved": requests.not_solved,
        "rate": talk.rate,
        "language": talk.speak,
        "again": requests.again,
    },
    forms=FORMS,
    filled={"comment": talk.commented},
    said=requests.said,
    edited=requests.edited,
    stranger=talk.stranger,
    notices={
        "greeting": cards.greeting,
        "language": cards.language,
        "list": cards.listed,
        "status": cards.status,
        "answer": cards.answer,
        "comment-kept": cards.comment_kept,
        "form-question": cards.question,
        "form-summary": cards.summary,
        "form-refused": lambda _work, row, _now: asking.refused(row.facts),
    },
    cards={"ticket": cards.ticket, "confirm": cards.confirm, "rating": cards.rating},
    otherwise=cards.line,
    hears_slashes=True,
)
