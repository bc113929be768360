"""The staff's ids as a person could follow them, in the reader's own language: one desk for each language and database
walks S1, S3-S7, S10, P2, P4, P10, P16, P17 and E26. What is read is looked for as the catalogue of that language words
it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from adapters.texts import speaker
from core.chat.replies import Arg, OpenForm, Phrase
from core.fieldwork.model import State
from core.people.model import LOCALES, Person, PersonId, Role
from core.tickets import codes
from core.tickets.codes import code_of
from core.tickets.model import Status, Ticket, TicketId
from core.work import Work
from tests.bots.ladder import agent, ladder, option, person, ticket_team
from tests.play import Agent, Customer, Play

NEED, QUESTION, CURE = "🔧 need", "🔧 question", "🔧 cure"
WHEN = "2026-03-03", "10:30"


@dataclass
class World:
    """Everybody of the desk, all in one language."""

    play: Play
    locale: str

    def __post_init__(self) -> None:
        self.anna = self.play.customer("anna")
        self.maria, self.jan = self.play.agent("maria"), self.play.agent("jan")
        self.sam, self.tess = agent(self.play, "sam", "CSALES"), agent(self.play, "tess", "CDEEP")
        self.eva, self.lena = agent(self.play, "eva", "CES"), agent(self.play, "lena", "CLEAD")
        self.stan, self.hugo = agent(self.play, "stan", "CSUP"), agent(self.play, "hugo", "CHQ")
        self.olga = agent(self.play, "olga", "COWNER")
        self.petros = self.play.technician("petros")

    def said(self, key: str, **facts: Arg) -> str:
        """The sentence of this language."""
        text = speaker(self.locale, "Europe/Athens", strict=True)(Phrase(key, facts))
        return text.replace("\u2068", "").replace("\u2069", "")

    def asks(self, text: str, who: Customer | None = None) -> int:
        """A customer writes, and waits until a team has it: the number of their request."""
        who = who or self.anna
        who.runs("new", text)
        self.play.passes(seconds=10)
        return self.newest(who)

    def newest(self, who: Customer) -> int:
        one = person(self.play, who.key)
        return self.play.write(lambda w: w.tickets.of_customer(one, most=1)[0].id)

    def ticket(self, number: int) -> Ticket:
        return self.play.write(lambda w: w.tickets.get(TicketId(number)))

    def card(self, who: Agent, number: int) -> str:
        """As it stands in their channel."""
        there = self.play.write(lambda w: w.cards.get(TicketId(number), "ticket", who.room))
        assert there is not None
        return self.play.chats[who.room][there.message].text

    def hands_up(self, who: Agent, number: int, to: str, need: str = NEED) -> None:
        opened = who.opens("escalate", str(number))
        who.fills(opened, to=option(opened, "to", to), need=need)

    def looked_up(self, who: Agent, number: int) -> str:
        return who.whispered(who.runs("ticket", code_of(TicketId(number))))

    def solves(self, who: Agent, number: int) -> None:
        who.fills(who.opens("solve", str(number)), solution=CURE)
        assert CURE in self.anna.last()
        self.anna.presses("confirm")
        assert self.ticket(number).status is Status.COMPLETED
        assert self.said("status.closed-completed") in self.card(who, number)

    def done(self, act: str, **facts: Arg) -> str:
        """What the history says of an act."""
        return self.said(f"did.{act}", **facts)


def with_petros(locale: str) -> object:
    def set_up(work: Work) -> None:
        ladder(locale)(work)
        petros = (PersonId(0), "petros", "Petros", Role.TECHNICIAN, locale, "Europe/Athens")
        work.people.put_person(Person(*petros))

    return set_up


@pytest.fixture(params=LOCALES)
def world(request: pytest.FixtureRequest, database_url: str) -> Iterator[World]:
    play = Play(database_url, with_petros(request.param))  # type: ignore[arg-type]
    yield World(play, request.param)
    play.close()


def test_as_a_person_could_follow_them(world: World) -> None:
    for script in SCRIPTS:
        script(world)


# S3, P16, P17: level 1


def level_1_solves_at_once(it: World) -> None:
    """S3, P17: by product to its team; answered, recorded, closed within the contract."""
    one = it.asks("🖨 1")
    assert it.ticket(one).team == ticket_team(it.play, "print")
    assert f"{it.said('staff-card.contract')}: K-1" in it.card(it.maria, one)
    it.maria.presses("claim", str(one))
    assert f"{it.said('status.active-assigned')} · Maria" in it.card(it.maria, one)
    it.maria.fills(it.maria.opens("reply", str(one)), text=QUESTION)
    assert QUESTION in it.anna.last()
    assert it.said("waits.customer") in it.card(it.maria, one)
    it.anna.says("🖨 2")
    assert "🖨 2" in it.maria.room_sees()[-1].text
    assert it.said("waits.team") in it.card(it.maria, one)
    it.solves(it.maria, one)


def the_details_are_recorded(it: World) -> None:
    """P16: what was done, and how it was solved, is read later; the next one who gets this customer sees their past."""
    told = it.looked_up(it.maria, 1)
    for done in (
        it.done("claimed"),
        it.done("answered", text=QUESTION),
        it.done("customer-wrote", text="🖨 2"),
        it.done("solved", solution=CURE),
    ):
        assert done in told
    two = it.asks("🖨 3")
    last = Phrase("past-one", {"code": codes.shown(code_of(TicketId(1))), "how": CURE})
    assert it.said("past", count=1, last=last) in it.card(it.maria, two)
    it.maria.presses("claim", str(two))
    it.solves(it.maria, two)


# S1, S4, S6: to level 2, level 3, and back


def from_cc_to_es_to_ts_and_back(it: World) -> None:
    number = it.asks("🖨 4")
    it.maria.presses("claim", str(number))
    it.hands_up(it.maria, number, "Team es")
    assert it.said("moved", to="Team es") in it.card(it.maria, number)
    assert f"{it.said('staff-card.need')}: {NEED}" in it.card(it.eva, number)
    it.eva.presses("claim", str(number))
    it.hands_up(it.eva, number, "Technical support", QUESTION)
    assert it.said("moved-and-returns", to="Technical support") in it.card(it.eva, number)
    assert it.said("card-turn.experts") in it.anna.card()
    it.tess.presses("claim", str(number))
    never_faces_the_customer(it, number)
    it.tess.fills(it.tess.opens("prepare", str(number)), solution=CURE)
    prepared = it.eva.room_sees()[-1].text
    assert it.said("prepared-by", code=codes.shown(code_of(TicketId(number))), who="Tess") in prepared
    assert CURE not in it.anna.last()
    it.eva.fills(it.eva.opens("send-prepared"))
    assert CURE in it.anna.last()
    it.anna.presses("confirm")
    assert it.ticket(number).status is Status.COMPLETED


def never_faces_the_customer(it: World, number: int) -> None:
    """S1: TS has no way there, whatever is pressed."""
    before, about = it.anna.everything(), str(number)
    for act in ("reply", "solve", "hold", "no-fault", "send-technician"):
        assert it.said("refused-level-3-never-writes") in it.tess.whispered(it.tess.presses(act, about))
    it.tess.says_in_thread("🤫")
    assert it.anna.everything() == before


# S5: level 2 within the announced time


def es_schedules_goes_there_and_records(it: World) -> None:
    """The customer is told the day; whoever made contact answers for it; every action is recorded."""
    it.petros.link()
    number = it.asks("🖨 5")
    it.maria.presses("claim", str(number))
    it.hands_up(it.maria, number, "Team es")
    it.eva.presses("claim", str(number))
    opened = it.eva.opens("send-technician", str(number))
    day, time = WHEN
    it.eva.fills(opened, technician=str(person(it.play, "petros")), day=day, time=time, words="🔑")
    it.petros.presses("visit-accept")
    assert "Petros" in it.anna.everything()
    it.petros.presses("visit-way")
    it.petros.presses("visit-here")
    it.petros.presses("visit-done")
    it.petros.says("🔧 done")
    assert [visit.state for visit in it.play.write(lambda w: w.visits.of(TicketId(number)))] == [State.DONE]
    assert "🔧 done" in it.eva.room_sees()[-1].text
    assert it.ticket(number).owner == person(it.play, "eva")
    it.solves(it.eva, number)
    told = it.looked_up(it.eva, number)
    for act in ("visit-offered", "visit-accepted", "visit-on-way", "visit-arrived", "visit-done"):
        assert it.done(act) in told


# P4, P10: what stays unsolved


def up_the_whole_ladder(it: World) -> None:
    """Expert, team lead, supervisor, headquarters, who act until it is fully solved; a supervisor follows it."""
    number, who = it.asks("🖨 6"), it.maria
    who.presses("claim", str(number))
    for up, one in (("es", it.eva), ("lead", it.lena), ("sup", it.stan), ("hq", it.hugo)):
        it.hands_up(who, number, f"Team {up}", f"🔧 {up}")
        who = one
        assert f"🔧 {up}" in it.card(who, number)
        who.presses("claim", str(number))
    assert it.said("refused-nobody-above") in who.whispered(who.presses("escalate", str(number)))
    it.anna.presses("person")
    assert it.said("person-wanted", code=codes.shown(code_of(TicketId(number))), who="Anna") in who.room_sees()[-1].text
    who.fills(who.opens("solve", str(number)), solution=QUESTION)
    it.anna.presses("not-solved")
    assert it.ticket(number).owner == person(it.play, "hugo"), "it is theirs until it is solved"
    it.solves(who, number)
    told = it.looked_up(it.olga, number)
    assert told.count(it.done("escalated", to=Phrase("did-to", {"to": "Team hq", "need": "🔧 hq"}))) == 1


# S7: the process owner watches


def the_owner_corrects_what_deviates(it: World) -> None:
    number = it.asks("🖨 7")
    listed = it.olga.whispered(it.olga.runs("tickets", "all"))
    assert it.said("tickets-all") in listed
    assert codes.shown(code_of(TicketId(number))) in listed
    assert it.said("nobody") in listed
    opened = it.olga.opens("hand-over", str(number))
    it.olga.fills(opened, to=option(opened, "to", "Jan"), need=NEED)
    here = it.said("handed-here", code=codes.shown(code_of(TicketId(number))), who="Olga", need=NEED)
    assert any(here in seen.text for seen in it.jan.room_sees())
    it.solves(it.jan, number)


# S10: by phone


def a_need_stated_by_phone(it: World) -> None:
    form = it.maria.runs("call", "anna").answer
    assert isinstance(form, OpenForm)
    who = option(form, "who", "Anna · Acme")
    opened = it.maria.fills(form, who=who).answer
    assert isinstance(opened, OpenForm)
    it.maria.fills(opened, said="📞 1")
    number = it.newest(it.anna)
    told = it.said("call-recorded", code=codes.shown(code_of(number)), who="Anna")
    assert told in it.maria.sees()[-1].text
    assert "📞 1" in it.anna.card(), "who has a chat sees it there"
    assert it.ticket(number).owner == person(it.play, "maria")
    it.solves(it.maria, number)


# P2: by product, or by customer


def routed_as_configured(it: World) -> None:
    assert it.ticket(it.asks("🖨 8")).team == ticket_team(it.play, "print"), "by product"

    def large(work: Work) -> None:
        acme = next(one for one in work.people.companies() if one.key == "acme")
        es = next(team for team in work.catalog.teams() if team.key == "es")
        work.people.put_company(key=acme.key, name=acme.name, team=es.id)

    it.play.write(large)
    number = it.asks("🖨 9")
    assert it.ticket(number).team == ticket_team(it.play, "es"), "by customer"
    it.eva.presses("claim", str(number))
    assert it.said("card-turn.working", who="Eva") in it.anna.card()
    it.solves(it.eva, number)


# E26: what it took


def parts_labour_and_services(it: World) -> None:
    number = it.asks("🖨 10")
    it.eva.presses("claim", str(number))
    for kind, name, count, price in (
        ("part", "🥁", "2", "49,90"),
        ("labour", "🛠", "1:30", "60"),
        ("service", "🚗", "1", "10.20"),
    ):
        it.eva.fills(it.eva.opens("note-item", str(number)), kind=kind, name=name, count=count, price=price)
    total = it.said("money", major=200, tens=0, ones=0, currency="EUR")
    assert f"{it.said('staff-card.items')}: {total}" in it.card(it.eva, number)
    assert it.done("item-noted", name="🥁") in it.looked_up(it.eva, number)
    it.solves(it.eva, number)


SCRIPTS = (
    level_1_solves_at_once,
    the_details_are_recorded,
    from_cc_to_es_to_ts_and_back,
    es_schedules_goes_there_and_records,
    up_the_whole_ladder,
    the_owner_corrects_what_deviates,
    a_need_stated_by_phone,
    routed_as_configured,
    parts_labour_and_services,
)
