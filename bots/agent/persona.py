"""Everything that staff can do, and everything that they are told."""

from __future__ import annotations

from bots import asking
from bots.agent import calls, cards, outages, sales, visits, work
from bots.agent.forms import FORMS
from bots.persona import Persona

AGENT = Persona(
    commands={
        "start": work.start,
        "queue": work.queue,
        "ticket": work.lookup,
        "call": calls.call,
        "outage": outages.declare,
        "language": work.language,
        "help": work.help_,
    },
    presses={
        "claim": work.claim,
        "reply": work.reply,
        "solve": work.solve,
        "send-to-customer": work.send,
        "language": work.speak,
        "send-technician": visits.send,
        "call-off-visit": visits.call_off,
        **sales.PRESSES,
        **calls.PRESSES,
        **outages.PRESSES,
    },
    forms={**FORMS, **visits.FORMS, **sales.FORMS, **calls.FORMS, **outages.FORMS},
    made={**visits.MADE, **sales.MADE, **calls.MADE, **outages.MADE},
    filled={
        "reply": work.replied,
        "solve": work.solved,
        "send": work.sent,
        "send-technician": visits.sent,
        "call-off-visit": visits.called_off,
        **sales.FILLED,
        **calls.FILLED,
        **outages.FILLED,
    },
    said=work.said,
    edited=work.edited,
    stranger=work.stranger,
    notices={
        "customer-words": cards.customer_words,
        "customer-file": cards.customer_file,
        "edited": cards.edited,
        "visit-report": cards.technician_words,
        "visit-note": cards.technician_words,
        "outage-declared": outages.announced,
        "outage-ended": outages.ended,
        "staff-greeting": cards.greeting,
        "language": cards.language,
        "queue": cards.queue,
        "found": cards.found,
        "press-again": cards.press_again,
        "form-question": cards.question,
        "form-summary": cards.summary,
        "form-refused": lambda _work, row, _now: asking.refused(row.facts),
    },
    cards={"ticket": cards.ticket, "answer": cards.answer},
    otherwise=cards.line,
)
