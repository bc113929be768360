"""The play's desk with two technicians, and a plotter of Acme's whose place is known."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from core.assets.model import Asset, AssetId
from core.chat.events import FileRef
from core.chat.replies import OpenForm
from core.fieldwork.model import State, Visit
from core.people.model import Person, PersonId, Role
from core.tickets.model import TicketId
from core.work import Work
from tests.play import NOW, Agent, Customer, Play, Technician, desk

PHOTO = FileRef("telegram:customer", "lamp", "lamp.jpg", "image/jpeg", 10, "photo")
TEN = "2026-03-03", "10:30"  # tomorrow in Athens


def set_up(locale: str = "en") -> Callable[[Work], None]:
    def with_technicians(work: Work) -> None:
        desk(locale)(work)
        for key, zone in (("petros", "Europe/Athens"), ("rea", "Asia/Tehran")):
            work.people.put_person(Person(PersonId(0), key, key.title(), Role.TECHNICIAN, locale, zone))
        anna = work.people.by_key("anna")
        assert anna
        assert anna.company
        work.people.put_person(replace(anna, phone="+30 210 555 0199"))
        place = ("SN-77", "Harbour 1, Piraeus", 37.942, 23.646)
        work.assets.put(Asset(AssetId(0), "plotter", anna.company, "Laser in the hall", None, *place))

    return with_technicians


def linked(play: Play, key: str = "petros") -> Technician:
    technician = play.technician(key)
    technician.link()
    return technician


def claimed(play: Play) -> tuple[Customer, Agent]:
    """Anna's request, with a photo and about the plotter, is Maria's."""
    anna, maria = play.customer("anna"), play.agent("maria")
    anna.says("It prints stripes", files=[PHOTO])
    play.passes(seconds=10)
    play.write(_about_the_plotter)
    maria.presses("claim")
    return anna, maria


def _about_the_plotter(work: Work) -> None:
    plotter = work.assets.by_key("plotter")
    assert plotter
    work.tickets.save(replace(work.tickets.get(TicketId(1)), asset=plotter.id))


def sends(maria: Agent, who: str = "petros", *, at: tuple[str, str] = TEN, note: str = "Ring twice") -> OpenForm:
    opened = maria.opens("send-technician", "1")
    person = maria.play.write(lambda w: w.people.by_key(who))
    assert person
    day, time = at
    maria.fills(opened, technician=str(person.id), day=day, time=time, words=note)
    return opened


def visits(play: Play) -> list[Visit]:
    return play.write(lambda w: w.visits.of(TicketId(1)))


def states(play: Play) -> list[State]:
    return [visit.state for visit in visits(play)]


def acts(play: Play) -> list[str]:
    return [done.act for done in play.timeline() if done.act.startswith("visit-")]


TOMORROW = NOW + timedelta(days=1)
