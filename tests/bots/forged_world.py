"""A desk in which somebody presses forged buttons: Anna's ticket in every state, among others' tickets."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from bots.build import PERSONAS
from core.assets.model import Asset, AssetId
from core.catalog.model import Level, ProductId, Team
from core.chat.events import Address, Answer, Command, Event, FormFilled, Place, Pressed, Said
from core.chat.forms import Choice, Field, Files
from core.chat.words import words
from core.people.model import Person, PersonId, Role, TeamId
from core.tickets.codes import code_of
from core.tickets.model import Status, Ticket, TicketId
from core.work import Work
from tests.play import NOW, Play, desk

CHANNELS = ("telegram:customer", "slack", "telegram:staff")
ROLES = ("anna", "ben", "zoe", "bela", "stranger", "maria", "jan", "paul", "tess", "sam")
ROOM = "CPRINT"
# Whose ticket it is, one of another company, of its team and of another one, whose visit it is, another technician.
ONE_OF_EACH = ("anna", "bela", "maria", "tess", "petros", "rea")


@dataclass
class World:
    """Anna's ticket in some state, among others' tickets. `note` is what Jan wrote in its thread, `note_id` its id."""

    play: Play
    state: str
    anna: TicketId
    ben: TicketId
    bela: TicketId
    note: str = "none"
    note_id: int = 0

    def __post_init__(self) -> None:
        self.ids = {role: self.play.write(partial(known, who=role)) for role in ROLES if role != "stranger"}
        self.before = self.ticket()

    def ticket(self) -> Ticket:
        return self.play.write(lambda w: w.tickets.get(self.anna))


def tried_by(url: str, everybody: Iterable[str]) -> list[str]:
    """Whether a press is legal is decided by the same code whatever keeps the rows. So everybody tries everything on
    SQLite; on PostgreSQL one of each tries it, which shows that every statement of every act means the same there.
    """
    return [role for role in everybody if role in ONE_OF_EACH or url.startswith("sqlite")]


def set_up(work: Work) -> None:
    """The play's desk, with a colleague who sees the company and an agent of another team; all have every bot."""
    desk(products=2)(work)
    scan = work.catalog.put_team(Team(TeamId(0), "scan", "Scanners", Level.ONE, "CSCAN"))
    ben = work.people.by_key("ben")
    assert ben is not None
    work.people.put_person(replace(ben, key="zoe", name="Zoe", sees_company=True))
    staff = Person(PersonId(0), "paul", "Paul", Role.STAFF, "en", "UTC", teams=frozenset({scan}))
    work.people.put_person(staff)
    company = work.people.by_key("anna").company  # type: ignore[union-attr]
    assert company is not None
    work.assets.put(Asset(AssetId(0), "a1", company, "Old plotter", ProductId(2), "PX-1"))
    for role in ROLES:
        if person := work.people.by_key(role):
            for channel in CHANNELS:
                work.people.link(person.id, Address(channel, f"{role}-id"), shown=role, now=NOW)


def opened(play: Play, who: str, text: str) -> TicketId:
    play.customer(who).says(text)
    return play.write(lambda w: w.tickets.of_customer(known(w, who), most=1)[0].id)


def known(work: Work, who: str) -> PersonId:
    person = work.people.by_key(who)
    assert person is not None
    return person.id


def world(url: str, state: str) -> World:
    play = Play(url, set_up)
    ben, bela = opened(play, "ben", "BEN-WORDS"), opened(play, "bela", "BELA-WORDS")
    play.customer("ben").presses("product", f"{ben}.1")
    play.passes(minutes=5)
    play.agent("jan").presses("claim", str(ben))
    made = World(play, state, opened(play, "anna", "ANNA-WORDS"), ben, bela)
    STATES[state](made)
    made.before = made.ticket()
    return made


def new(made: World) -> None:
    made.play.customer("anna").presses("product", f"{made.anna}.1")
    made.play.passes(seconds=10)
    card = made.play.write(lambda w: w.cards.get(made.anna, "ticket", Place("slack", ROOM)))
    assert card is not None
    facts = made.play.agent("jan").facts(Place("slack", ROOM, card.message))
    made.play.handle(Said(**facts, words=words("INTERNAL-WORDS")))
    entry = made.play.write(lambda w: w.entries.written_as("slack", ROOM, facts["message"]))
    assert entry is not None
    made.note, made.note_id = facts["message"], entry.id


def assigned(made: World) -> None:
    new(made)
    made.play.agent("maria").presses("claim", str(made.anna))


def customer(made: World) -> None:
    assigned(made)
    maria = made.play.agent("maria")
    maria.fills(maria.opens("reply", str(made.anna)), text="What do you see?")


def pending(made: World) -> None:
    assigned(made)
    maria = made.play.agent("maria")
    maria.fills(maria.opens("solve", str(made.anna)), solution="New drum")


def completed(made: World) -> None:
    pending(made)
    made.play.customer("anna").presses("rate", f"{made.anna}.1.5")
    made.play.customer("anna").presses("form", "skip")


def reopened(made: World) -> None:
    pending(made)
    made.play.customer("anna").presses("not-solved", f"{made.anna}.1")


def with_level_3(made: World) -> None:
    """Held by a team that never writes to customers (S1)."""
    new(made)

    def move(work: Work) -> None:
        deep = work.catalog.first_team(Level.THREE)
        assert deep is not None
        ticket = work.tickets.get(made.anna)
        moved = replace(ticket, team=deep.id, owner=known(work, "tess"), status=Status.ASSIGNED)
        work.tickets.save(moved)

    made.play.write(move)


STATES: Mapping[str, Callable[[World], None]] = {
    "intake": lambda made: None,
    "product": lambda made: made.play.passes(seconds=10),
    "new": new,
    "assigned": assigned,
    "customer": customer,
    "pending": pending,
    "completed": completed,
    "reopened": reopened,
    "level 3": with_level_3,
}

# Everything that a persona understands, with what its buttons carry when they are right.


def abouts(made: World, act: str) -> tuple[str, ...]:
    ticket, solving = made.anna, max(made.before.solvings, 1)
    right = {
        "press product": (f"{ticket}.1", f"{ticket}.2"),
        "press asset": (f"{ticket}.1",),
        "press kind": (f"{ticket}.complaint",),
        "press confirm": (f"{ticket}.{solving}",),
        "press not-solved": (f"{ticket}.{solving}",),
        "press rate": (f"{ticket}.{solving}.1", f"{ticket}.{solving}.6"),
        "press language": ("pl",),
        "press form": ("cancel", "back", "skip", "send", "=x"),
        "press send-to-customer": (made.note,),
        "press send-prepared": (str(made.note_id),),
        "press tickets": ("mine", "team", "all"),
        "command tickets": ("", "all"),
        "form send": (f"{made.note_id}.0",),
        "form send-solution": (f"{made.note_id}.0",),
        "command start": ("",),
        "command new": ("", "It burns"),
        "command status": (code_of(ticket),),
        "command ticket": (code_of(ticket),),
    }
    return right.get(act, (str(ticket),))


# And what is carried when they are not.
NONSENSE: tuple[str, ...] = ("", "x", "1", "1.2", "-1", "9" * 30, "1.1.7", "1.1.1", "1.1.1.1", "۱", "۱.۱", "１", "1e3")
NONSENSE += (" 1", "0", "0.0", "99999", "99999.1", "None", "' OR 1=1 --", "../1", "=" * 50)
NUMBERS = ("", "-1", "9" * 30, "1.1.7", "۱.۱", "99999", "99999.1", "' OR 1=1 --")  # which a database may take otherwise


def nonsense(made: World) -> tuple[str, ...]:
    """All of it on SQLite: that it cannot be read is seen before a database is asked. See `tried_by`."""
    return NONSENSE if made.play.url.startswith("sqlite") else NUMBERS


WHO_SENDS_NONSENSE = {"telegram:customer": ("anna",), "slack": ("maria",)}


def acts(channel: str) -> Iterator[str]:
    persona = PERSONAS[channel]
    yield from (f"press {name}" for name in persona.presses)
    yield "press form"
    yield from (f"form {name}" for name in persona.forms)
    yield from (f"command {name}" for name in persona.commands)


def event(channel: str, role: str, act: str, about: str) -> Event:
    sender = Address(channel, f"{role}-id")
    kind, _, name = act.partition(" ")
    in_room = channel == "slack" and kind == "press"
    place = Place(channel, ROOM if in_room else sender.user)
    facts: dict[str, Any] = {"sender": sender, "name": role, "language": "en", "place": place, "at": NOW}
    if kind == "press":
        return Pressed(**facts, message="m1", act=name, about=about)
    if kind == "command":
        return Command(**facts, message="m1", name_=name, argument=about)
    form = PERSONAS[channel].forms[name]
    answers: dict[str, Answer] = {f.name: words("FORGED") for f in form.fields if not _left_out(f)}
    return FormFilled(**facts, message=None, form=name, about=about, answers=answers)


def _left_out(field: Field) -> bool:
    """Files; and whose turn it is then, which only the right words can answer."""
    return isinstance(field, Files) or (isinstance(field, Choice) and field.only_whole)
