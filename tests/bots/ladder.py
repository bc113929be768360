"""The play's desk with every level, and what its people do again and again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from core.catalog.model import Level, Team
from core.chat.events import Address
from core.chat.forms import Choice
from core.chat.replies import OpenForm
from core.people.model import Person, PersonId, Role, TeamId
from core.work import Work
from tests.play import NOW, Agent, Customer, Play, desk

NEED = "It still blinks with a new toner"


def ladder(locale: str = "en", *, undo: int = 0) -> Callable[[Work], None]:
    """The play's desk, with level 2 (Eva, Emil), a lead (Lena), a supervisor (Stan), headquarters (Hugo) and a process
    owner (Olga)."""

    def set_up(work: Work) -> None:
        desk(locale)(work)
        work.catalog.put_desk(replace(work.catalog.desk(), undo=timedelta(seconds=undo)))
        for key, level, people in (
            ("es", Level.TWO, ("eva", "emil")),
            ("lead", Level.LEAD, ("lena",)),
            ("sup", Level.SUPERVISOR, ("stan",)),
            ("hq", Level.HEADQUARTERS, ("hugo",)),
            ("owner", Level.OWNER, ("olga",)),
        ):
            made = Team(TeamId(0), key, f"Team {key}", level, f"C{key.upper()}", locale, "Europe/Athens")
            team = work.catalog.put_team(made)
            for name in people:
                zone = "Europe/Athens"
                person = Person(PersonId(0), name, name.title(), Role.STAFF, locale, zone, teams=frozenset({team}))
                known = work.people.put_person(person)
                work.people.link(known, Address("slack", f"{name}-id"), shown=name.title(), now=NOW)

    return set_up


def agent(play: Play, key: str, channel: str) -> Agent:
    return Agent(play, key, "slack", channel)


def asked(play: Play) -> tuple[Customer, Agent]:
    """Anna's request, with Maria."""
    anna, maria = play.customer("anna"), play.agent("maria")
    anna.says("The printer blinks")
    play.passes(seconds=10)
    maria.presses("claim")
    return anna, maria


def hands_up(who: Agent, to: str, need: str = NEED) -> None:
    opened = who.opens("escalate", "1")
    who.fills(opened, to=option(opened, "to", to), need=need)


def option(opened: OpenForm, name: str, called: str) -> str:
    """The value of the option that is called so."""
    field = opened.form.field(name)
    assert isinstance(field, Choice)
    return dict(zip(field.names, field.options, strict=True))[called]


def ticket_team(play: Play, key: str) -> TeamId:
    return play.write(lambda w: next(team.id for team in w.catalog.teams() if team.key == key))


def person(play: Play, key: str) -> PersonId:
    found = play.write(lambda w: w.people.by_key(key))
    assert found is not None
    return found.id
