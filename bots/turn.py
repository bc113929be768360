"""One event, one transaction: who is it, what does it mean, and what is answered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, TypeVar

from bots import asking
from bots.persona import Persona, Turn
from core.chat import events
from core.chat.events import Command, Edited, Event, FormFilled, Left, Pressed, Returned, Said, Unknown
from core.chat.forms import problems
from core.chat.replies import Answer, FormErrors, OpenForm, Phrase, Shown, Toast
from core.chat.words import words
from core.errors import Refused
from core.inbox import Row
from core.outbox import Kind, Outgoing
from core.people.model import Actor, Person, locale_of
from core.tickets import actions
from core.work import Work

T = TypeVar("T")
WRONG_INPUT = frozenset(  # the question stays open after these
    {"empty", "solution-missing", "answer-missing", "day-unclear", "product-unclear", "caller-incomplete"}
    | {"contract-ends-early", "contract-known", "contract-not-today", "need-missing", "reason-missing"}
    | {"item-price", "item-quantity", "item-minutes", "question-earlier"}
)


@dataclass(frozen=True)
class Outcome:
    """What came of a turn: at most one direct answer, and the language and zone it is said in."""

    answer: Answer | None = None
    locale: str = "en"
    zone: str = "UTC"


def take_turn(
    work: Work, row: Row, event: Event, persona: Persona, now: datetime, *, whole_forms: bool
) -> Outcome | None:
    """Handle the row's event and mark it handled, all in this transaction. None: somebody else has handled it.

    Refused undoes what the handler did and becomes an answer. Anything else that is raised undoes everything.
    """
    if not work.inbox.take(row, now=now):
        return None
    person = work.people.at(event.sender)
    turn = Turn(work, now, Actor(person, event.place.channel), event, work.conversations.at(event.place))
    persona = persona.of(person)
    _back(turn)
    try:
        with work.savepoint():
            answer = _shown(turn, respond(turn, persona), whole_forms=whole_forms)
    except Refused as no:
        turn.memory.clear()
        if turn.conversation.run and _to_the_question(event) and no.code not in WRONG_INPUT:
            turn.remember(run=None)
        answer = _no(turn, persona, no)
    _remembered(turn)
    return _outcome(answer, person, event)


def _back(turn: Turn) -> None:
    """Whoever does anything here has not blocked us any more, whatever the platform said last."""
    event, known = turn.event, turn.actor.person
    if known and not isinstance(event, Left | Returned) and turn.work.people.blocked_since(event.sender):
        actions.reachable(turn.work, turn.now, turn.actor, address=event.sender, blocked=False)


def _to_the_question(event: Event) -> bool:
    """Whether it went into the open question, so that a refusal is about that. A mistyped command is not."""
    return isinstance(event, Said) or (isinstance(event, Pressed) and event.act == "form")


def _remembered(turn: Turn) -> None:
    """What the conversation is now, and that one more message stands in it."""
    more = 1 if isinstance(turn.event, Said | Command) else 0
    if turn.memory:
        turn.work.conversations.put(replace(turn.conversation, **turn.memory), more=more)
    elif more:
        turn.work.conversations.counted(turn.event.place, more)


def respond(turn: Turn, persona: Persona) -> Answer | None:  # noqa: PLR0911 - a table of meanings
    """What the event means, in order: command, press, form, answer to an open question, words."""
    if turn.actor.person is None:
        return persona.stranger(turn)
    match turn.event:
        case Command(name_=name, argument=argument):
            return _command(turn, persona, name, argument)
        case Pressed(act="form", about=about):
            return asking.pressed(turn, persona, about)
        case Pressed(act=act, about=about):
            return _known(persona.presses, act, "button-old")(turn, about)
        case FormFilled(form=key, about=about, answers=answers):
            return _form(turn, persona, key, about, answers)
        case Said() | Edited():
            return _words(turn, persona)
        case Left() | Returned():
            actions.reachable(
                turn.work, turn.now, turn.actor, address=turn.event.sender, blocked=isinstance(turn.event, Left)
            )
    return None


def _command(turn: Turn, persona: Persona, name: str, argument: str) -> Answer | None:
    if name not in persona.commands and argument and persona.hears_slashes:
        return _words(turn.saying(words(f"/{name} {argument}")), persona)
    return _known(persona.commands, name, "command-unknown")(turn, argument)


def _words(turn: Turn, persona: Persona) -> Answer | None:
    if isinstance(turn.event, Edited):
        return persona.edited(turn)
    run = turn.conversation.question(turn.now)
    if run and isinstance(turn.event, Said):
        return asking.answer(turn, persona, run, turn.event)
    return persona.said(turn)


def _known(table: Mapping[str, T], name: str, code: str) -> T:
    if name not in table:
        raise Refused(code)
    return table[name]


def _form(turn: Turn, persona: Persona, key: str, about: str, answers: Mapping[str, events.Answer]) -> Answer | None:
    _known(persona.forms, key, "button-old")
    form = persona.form(turn.work, turn.now, turn.actor.known, key, about)
    if wrong := problems(form, answers):
        return FormErrors({field: Phrase(code) for field, code in wrong.items()})
    return persona.filled[key](turn, about, answers)


def _shown(turn: Turn, answer: Answer | None, *, whole_forms: bool) -> Answer | None:
    """A channel that cannot show a whole form has it asked step by step."""
    if isinstance(answer, OpenForm) and not whole_forms:
        asking.ask(turn, answer)
        return None
    if isinstance(answer, Shown) and not whole_forms:
        turn.tell(answer.name, **answer.facts)
        return None
    return answer


def _no(turn: Turn, persona: Persona, no: Refused) -> Answer | None:
    """The expected no, where the person looks: at the button, in the form that keeps what they typed, or in the
    chat."""
    text = Phrase(f"refused-{no.code}", no.args_)
    match turn.event:
        case Pressed() | Command(place=events.Place(channel="slack")):  # there a command is answered to one alone
            return Toast(text, alert=True)
        case FormFilled(form=key) if key in persona.forms and persona.forms[key].fields:
            return FormErrors({persona.forms[key].fields[0].name: text})
        case FormFilled():
            return Toast(text, alert=True)
        case Left() | Returned() | Unknown():
            return None
    if turn.event.place.thread is not None:
        return None
    turn.tell(text.key, **text.args)
    return None


def _outcome(answer: Answer | None, person: Person | None, event: Event) -> Outcome:
    if person is None:
        return Outcome(answer, locale_of(event.language))
    return Outcome(answer, person.locale, person.zone)


def late(work: Work, event: Event, answer: Answer, now: datetime) -> None:
    """The answer came after the platform's patience: say it to them alone, or offer the press again where it was."""
    person = work.people.at(event.sender)
    place = events.Place(event.place.channel, event.sender.user)
    match answer, event:
        case Toast(text=text), _:
            name, facts = _frozen(text)
        case Shown(name=name, facts=shown), _:
            facts = dict(shown)
        case FormErrors(errors=errors), FormFilled(answers=answers):
            name, facts = asking.refusal(errors, answers) or _frozen(next(iter(errors.values())))
        case OpenForm(), Pressed(act=act, about=about):
            place, name, facts = event.place, "press-again", {"act": act, "about": about, "user": event.sender.user}
        case _:
            return
    facts["language"] = event.language
    work.outbox.add(Outgoing(Kind.NOTICE, name, place, facts, person=person.id if person else None), now=now)


def _frozen(text: Phrase) -> tuple[str, dict[str, Any]]:
    """As a row of the outbox can keep it: a sentence within a sentence is none that it can."""
    plain = all(isinstance(arg, str | int) for arg in text.args.values())
    return (text.key, dict(text.args)) if plain else ("late", {})


def apologise(work: Work, place: events.Place, language: str | None, trace: str, now: datetime) -> None:
    """Something of theirs could not be handled; it is kept, and the administrator knows."""
    work.outbox.add(Outgoing(Kind.NOTICE, "apology", place, {"trace": trace, "language": language}), now=now)
