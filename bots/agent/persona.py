"""Everything that staff can do, and everything that they are told."""

from __future__ import annotations

from bots import asking, language
from bots.agent import calls, cards, details, forms, history, lists, moves, outages, sales, visits, waiting, work
from bots.persona import Persona

FORMS = {
    **forms.FORMS,
    **visits.FORMS,
    **sales.FORMS,
    **calls.FORMS,
    **outages.FORMS,
    **moves.FORMS,
    **waiting.FORMS,
    **details.FORMS,
}
MADE = {**visits.MADE, **sales.MADE, **calls.MADE, **outages.MADE, **moves.MADE, **details.MADE}
QUESTION, SUMMARY = asking.drawing(FORMS, MADE)

AGENT = Persona(
    commands={
        "start": work.start,
        "queue": lists.queue,
        "tickets": lists.tickets,
        "ticket": work.lookup,
        "call": calls.call,
        "outage": outages.declare,
        "language": language.asked,
        "help": work.help_,
    },
    presses={
        "claim": work.claim,
        "reply": work.reply,
        "solve": work.solve,
        "send-to-customer": work.send,
        "language": language.chosen,
        "send-technician": visits.send,
        "call-off-visit": visits.call_off,
        **sales.PRESSES,
        **calls.PRESSES,
        **outages.PRESSES,
        "send-prepared": work.send_prepared,
        **moves.PRESSES,
        **waiting.PRESSES,
        **details.PRESSES,
        **history.PRESSES,
        **lists.PRESSES,
    },
    forms=FORMS,
    made=MADE,
    filled={
        "reply": work.replied,
        "solve": work.solved,
        "send": work.sent,
        "send-solution": work.sent_solution,
        "send-technician": visits.sent,
        "call-off-visit": visits.called_off,
        **sales.FILLED,
        **calls.FILLED,
        **outages.FILLED,
        **moves.FILLED,
        **waiting.FILLED,
        **details.FILLED,
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
        "language": language.card,
        "past-note": cards.note,
        "noted-elsewhere": cards.note,
        "handed-away": cards.handed_away,
        "tickets": lists.listed,
        "found": history.found,
        "history": history.told,
        "press-again": cards.press_again,
        "form-question": QUESTION,
        "form-summary": SUMMARY,
        "form-refused": lambda _work, row, _now: asking.refused(row.facts),
    },
    cards={"ticket": cards.ticket, "answer": cards.answer, "prepared": cards.prepared, "rated": cards.rated},
    otherwise=cards.line,
)
