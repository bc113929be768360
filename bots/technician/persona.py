"""Everything that a technician can do, and everything that they are told."""

from __future__ import annotations

from bots import asking, language
from bots.persona import Persona
from bots.technician import cards, work
from bots.technician.forms import FORMS


def _unlinked(_: object) -> None:
    """Who is nobody yet is served by the persona of the whole chat."""


TECHNICIAN = Persona(
    commands={
        "start": work.start,
        "today": work.today,
        "language": language.asked,
        "help": work.help_,
    },
    presses={
        "visit-accept": work.accept,
        "visit-decline": work.decline,
        "visit-way": work.on_way,
        "visit-here": work.arrived,
        "visit-done": work.done,
        "visit-photos": work.photos,
        "visit-rate": work.help_to_rate,
        "visit-card": work.card,
        "language": language.chosen,
    },
    forms=FORMS,
    filled={"visit-decline": work.declined, "visit-done": work.reported},
    said=work.said,
    edited=work.edited,
    stranger=_unlinked,
    notices={
        "technician-greeting": cards.greeting,
        "visit-photos": cards.photos,
        "visit-called-off": cards.called_off,
        "today": cards.today,
        "language": language.card,
        "form-question": cards.question,
        "form-summary": cards.summary,
        "form-refused": lambda _work, row, _now: asking.refused(row.facts),
    },
    cards={"visit": cards.visit},
    otherwise=cards.line,
)
