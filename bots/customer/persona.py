"""Everything that a customer can do, and everything that they are told."""

from __future__ import annotations

from bots import asking, language
from bots.customer import cards, kinds, lists, notices, outages, requests, stars, talk, visits, wishes
from bots.customer.forms import FORMS
from bots.persona import Persona

QUESTION, SUMMARY = asking.drawing(FORMS, {})

CUSTOMER = Persona(
    commands={
        "start": talk.start,
        "new": talk.new,
        "list": lists.listed,
        "history": lists.history_asked,
        "status": lists.status,
        "person": wishes.person_asked,
        "owner": wishes.owner,
        "language": language.asked,
        "help": talk.help_,
    },
    presses={
        "product": wishes.product,
        "asset": wishes.asset,
        "kind": wishes.kind,
        "kinds": kinds.unfold,
        "urgent": wishes.urgent,
        "withdraw": wishes.withdraw,
        "withdrawn": wishes.withdrawn,
        "kept": wishes.kept,
        "person": wishes.person,
        "owner": wishes.owner_pressed,
        "back": wishes.back,
        "new-one": wishes.new_one,
        "show": lists.show,
        "history": lists.history,
        "confirm": requests.confirm,
        "not-solved": requests.not_solved,
        "rate": talk.rate,
        "language": language.chosen,
        "again": requests.again,
        **outages.PRESSES,
    },
    forms=FORMS,
    filled={"comment": talk.commented, "owner": wishes.owner_told},
    said=requests.said,
    edited=requests.edited,
    stranger=talk.stranger,
    notices={
        "greeting": cards.greeting,
        "language": language.card,
        "help": notices.help_,
        "ticket": cards.unfolded,
        "list": lists.list_drawn,
        "list-empty": lists.list_empty,
        "history": lists.history_drawn,
        "status": lists.status_drawn,
        "outside-hours": notices.opening,
        "person-later": notices.opening,
        "answer": cards.answer,
        "comment-kept": cards.comment_kept,
        "visit-planned": visits.planned,
        "visit-on-way": visits.on_way,
        "visit-not-coming": visits.not_coming,
        "rating-reminder": stars.reminder,
        "form-question": QUESTION,
        "form-summary": SUMMARY,
        "form-refused": lambda _work, row, _now: asking.refused(row.facts),
    },
    cards={
        "ticket": cards.ticket,
        "confirm": cards.confirm,
        "rating": stars.card,
        "withdraw": notices.withdraw,
        "reminder-confirm": notices.reminder_confirm,
        "closed-silence": notices.closed,
        "aside": notices.aside,
        "outage": outages.notice,
    },
    otherwise=cards.line,
    hears_slashes=True,
)
