"""The desk without its wires: people say and see, the clock is ours, the database is real.

    play = Play(url, desk())
    anna, maria = play.customer("anna"), play.agent("maria")
    anna.says("The printer blinks")
    play.passes(seconds=6)
    maria.presses("claim")
    assert "Maria" in anna.card()

Every message is worded strictly in its reader's language, so that a missing sentence fails the test.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from functools import cache, partial
from typing import TypedDict, TypeVar

import sqlalchemy as sa

from adapters.database.work import SqlWork
from adapters.texts import speaker
from bots import settling, slow, turn, worker
from bots.build import PERSONAS
from bots.drawing import Drawn, drawn
from bots.turn import Outcome, take_turn
from core.catalog.model import Calendar, Desk, Level, Product, ProductId, Team
from core.chat.channel import Arrived
from core.chat.events import (
    Address,
    Answer,
    Command,
    Edited,
    Event,
    FileRef,
    FormFilled,
    Left,
    Place,
    Pressed,
    Returned,
    Said,
)
from core.chat.forms import Choice
from core.chat.replies import Button, FormErrors, Message, OpenForm, Phrase, Quote, Say, Shown, StoredFile, Toast
from core.chat.words import Words, plain, words
from core.contracts.model import Contract, ContractId
from core.errors import DeliveryFailed
from core.inbox import Row
from core.jobs import Job
from core.outbox import Outgoing
from core.people.model import Person, PersonId, Role, TeamId
from core.tickets import actions
from core.timeline import Done
from core.work import Work
from tests import stage

T = TypeVar("T")
NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)  # a Monday
FOREVER = (date(2020, 1, 1), date(2099, 12, 31))


class Facts(TypedDict):
    """What every event tells."""

    sender: Address
    name: str
    language: str | None
    place: Place
    at: datetime
    message: str


@dataclass
class Seen:
    """One message as it stands in a chat. `edits` counts how often it was changed in place."""

    message: Message
    say: Say
    place: Place
    name: str
    edits: int = 0

    @property
    def text(self) -> str:
        return spoken(self.message, self.say)

    @property
    def buttons(self) -> list[Button]:
        return [button for row in self.message.buttons for button in row]

    @property
    def menu(self) -> list[str]:
        """What the menu offers."""
        return [button.act for button in self.message.menu]

    @property
    def offered(self) -> list[Button]:
        return [*self.buttons, *self.message.menu]


def spoken(message: Message, say: Say) -> str:
    """What a reader reads, from top to bottom, without the isolation marks around what was filled in."""
    parts = [say(message.title)] if message.title else []
    for line in message.lines:
        if isinstance(line, Phrase):
            parts.append(say(line))
        elif isinstance(line, Quote):
            parts.append(f"{line.by}: {plain(line.words)}" if line.by else plain(line.words))
        else:
            parts.append(plain(line))
    for fact in message.facts:
        value = fact.value if isinstance(fact.value, str) else say(fact.value)
        parts.append(f"{say(fact.label)}: {value}")
    parts += [say(message.footer)] if message.footer else []
    return "\n".join(parts).replace("\u2068", "").replace("\u2069", "")


@dataclass
class Play:
    """A desk on this database, described by `setting_up`. `fails`: what sending to a channel shall raise."""

    url: str
    setting_up: Callable[[Work], None]
    now: datetime = NOW
    chats: dict[Place, dict[str, Seen]] = field(default_factory=dict)
    fails: dict[str, DeliveryFailed] = field(default_factory=dict)
    numbers: itertools.count[int] = field(default_factory=lambda: itertools.count(1))

    def __post_init__(self) -> None:
        self.set = stage.at(self.url)
        self.set.set_up(self.setting_up)
        self.within: sa.Connection | None = None

    def close(self) -> None:
        self.set.leave()

    def write(self, fn: Callable[[Work], T]) -> T:
        """Its own transaction, or its own look at the one of a step that is being taken."""
        return self.set.db.write_now(fn) if self.within is None else fn(SqlWork(self.within))

    def step(self, fn: Callable[[], T]) -> T:
        """All that is written in it shares one commit: beginning and ending a hundred of them costs more than what
        they write."""

        def together(work: Work) -> T:
            assert isinstance(work, SqlWork)
            self.within = work.db
            try:
                return fn()
            finally:
                self.within = None

        return self.set.db.write_now(together) if self.within is None else fn()

    def customer(self, key: str) -> Customer:
        return Customer(self, key)

    def technician(self, key: str) -> Technician:
        return Technician(self, key)

    def agent(self, key: str, channel: str = "slack") -> Agent:
        return Agent(self, key, channel)

    def timeline(self, ticket: int = 1) -> list[Done]:
        return self.write(lambda w: w.timeline.of(ticket))

    def handle(self, event: Event) -> Outcome:
        """The event arrives, has its turn, and everything that follows from it is sent."""
        return self.step(partial(self._handled, event))

    def _handled(self, event: Event) -> Outcome:
        number = next(self.numbers)
        arrived = Arrived(f"k{number}", "lane", number, {"n": number})
        channel = event.place.channel
        self.write(lambda w: w.inbox.add(channel, [arrived], holder="test", now=self.now))
        row = self.write(lambda w: w.inbox.head(channel, "lane"))
        assert row is not None
        outcome = self.write(partial(self._turn, row, event))
        self.settle()
        return outcome

    def _turn(self, row: Row, event: Event, work: Work) -> Outcome:
        channel = event.place.channel
        taken = take_turn(work, row, event, PERSONAS[channel], self.now, whole_forms=channel == "slack")
        assert taken is not None
        return taken

    def passes(self, **time: float) -> None:
        """Time goes by; every timer that comes due on the way fires at its moment."""
        self.step(partial(self._passed, self.now + timedelta(**time)))

    def _passed(self, end: datetime) -> None:
        while (due := self.write(lambda w: w.timers.next_due())) is not None and due <= end:
            self.now = max(self.now, due)
            for timer in self.write(lambda w: w.timers.due(self.now, 50)):
                self.write(partial(worker._fire, timer=timer, now=self.now))
            self.settle()
        self.now = end
        self.settle()

    def settle(self) -> None:
        """Send what the outbox holds, and fetch what is to be fetched, until nothing is left to do now."""
        self.step(self._settled)

    def _settled(self) -> None:
        while self._sent() or self._fetched():
            pass

    def _sent(self) -> bool:
        rows = self.write(partial(_claim, now=self.now))
        for row in rows:
            self._send(row)
        return bool(rows)

    def _send(self, row: Outgoing) -> None:
        strict = partial(speaker, strict=True)
        try:
            shown = self.write(lambda w: drawn(w, row, self.now, PERSONAS[row.place.channel], strict))
        except DeliveryFailed as not_yet:
            self.write(partial(settling.failed, row=row, failure=not_yet, now=self.now))
            return
        if shown is None:
            self.write(partial(settling.dropped, row=row, now=self.now))
        elif failure := self.fails.get(row.place.channel):
            self.write(partial(settling.failed, row=row, failure=failure, now=self.now))
        else:
            self.write(partial(settling.arrived, row=row, shown=shown, ids=(self._shown(row, shown),), now=self.now))

    def _shown(self, row: Outgoing, shown: Drawn) -> str:
        post = shown.post
        chat = self.chats.setdefault(Place(post.place.channel, post.place.chat), {})
        if post.edits:
            before = chat[post.edits]
            chat[post.edits] = Seen(post.message, post.say, post.place, row.name, before.edits + (not shown.unchanged))
            return post.edits
        ident = f"{self.now.timestamp() + next(self.numbers) / 1000:.6f}"
        chat[ident] = Seen(post.message, post.say, post.place, row.name)
        return ident

    def _fetched(self) -> bool:
        job = self.write(partial(_job, now=self.now))
        if job is None:
            return False
        file = int(job.facts["file"])
        _, ref = self.write(lambda w: w.entries.file(file))
        self.write(lambda w: w.jobs.done(job))
        if ref.remote == "gone":
            self.write(lambda w: slow.give_up_file(w, self.now, job.facts, "too-large"))
        else:
            stored = StoredFile(file, f"path-{file}", ref.name, ref.mime, 1, ref.kind)
            self.write(lambda w: actions.file_stored(w, self.now, file=file, stored=stored))
        return True


def _claim(work: Work, *, now: datetime) -> list[Outgoing]:
    """Of every bot for which something is queued: asking that first takes a tenth of a claim."""
    assert isinstance(work, SqlWork)
    queued = "SELECT DISTINCT channel FROM outbox WHERE state = 'queued' ORDER BY channel DESC"
    channels = work.db.exec_driver_sql(queued).scalars().all()
    claims = (work.outbox.claim(channel, now=now, most=50, busy=set(), resting=set()) for channel in channels)
    return [row for rows in claims for row in rows]


def _job(work: Work, *, now: datetime) -> Job | None:
    assert isinstance(work, SqlWork)
    if not work.db.exec_driver_sql("SELECT EXISTS (SELECT 1 FROM jobs)").scalar_one():  # likewise
        return None
    return work.jobs.claim(now=now, holder="test", living=set(), doing=frozenset())


@dataclass
class Somebody:
    """One account, linked or not."""

    play: Play
    key: str
    channel: str = "telegram:customer"

    @property
    def address(self) -> Address:
        return Address(self.channel, f"{self.key}-id")

    @property
    def place(self) -> Place:
        return Place(self.channel, self.address.user)

    def facts(self, place: Place | None = None, message: str | None = None) -> Facts:
        return {
            "sender": self.address,
            "name": self.key.title(),
            "language": "en",
            "place": place or self.place,
            "at": self.play.now,
            "message": message or str(next(self.play.numbers)),
        }

    def link(self) -> None:
        """Presses the invitation link that the administrator made."""
        from core.people.actions import invite

        token = self.play.write(lambda w: invite(w, self.play.now, key=self.key, channel=self.channel))
        self.runs("start", token)

    def runs(self, name: str, argument: str = "") -> Outcome:
        return self.play.handle(Command(**self.facts(), name_=name, argument=argument))

    def offered(self, does: str) -> str:
        """What the newest button under a question carries that does this; else a forged one."""
        buttons = (button for seen in reversed(self.sees()) for button in seen.offered if button.act == "form")
        return next((button.about for button in buttons if button.about.rpartition(".")[0] == does), does)

    def sees(self, place: Place | None = None) -> list[Seen]:
        return list(self.play.chats.get(place or self.place, {}).values())

    def last(self) -> str:
        return self.sees()[-1].text

    def everything(self) -> str:
        return "\n".join(seen.text for seen in self.sees())

    def whispered(self, outcome: Outcome) -> str:
        """The short word at the button, or the error in the form."""
        say = speaker(outcome.locale, outcome.zone, strict=True)
        match outcome.answer:
            case Toast(text=text):
                return say(text).replace("\u2068", "").replace("\u2069", "")
            case FormErrors(errors=errors):
                return " ".join(say(text) for text in errors.values()).replace("\u2068", "").replace("\u2069", "")
            case Shown(message=message):
                return spoken(message, say)
        return ""


@dataclass
class Customer(Somebody):
    def says(self, text: str, *, files: Sequence[FileRef] = (), reply_to: str | None = None) -> str:
        facts = self.facts()
        self.play.handle(Said(**facts, words=words(text), files=tuple(files), reply_to=reply_to))
        return facts["message"]

    def album(self, count: int, caption: str = "") -> None:
        for number in range(count):
            ref = FileRef(self.channel, f"file-{number}", f"photo{number}.jpg", "image/jpeg", 10, "photo")
            said = words(caption if number == 0 else "")
            self.play.handle(Said(**self.facts(), words=said, files=(ref,), album="a1"))

    def edits(self, message: str, text: str) -> None:
        self.play.handle(Edited(**self.facts(message=message), words=words(text)))

    def presses(self, act: str, about: str | None = None) -> Outcome:
        """The newest button that does this, or a forged one about something else."""
        message = None
        if about is None:
            chat = reversed(self.play.chats[self.place].items())
            message, about = next((at, b.about) for at, seen in chat for b in seen.offered if b.act == act)
        elif act == "form":
            about = self.offered(about)
        return self.play.handle(Pressed(**self.facts(message=message), act=act, about=about))

    def leaves(self) -> None:
        self.play.handle(Left(**self.facts()))

    def returns(self) -> None:
        self.play.handle(Returned(**self.facts()))

    def card(self) -> str:
        return next(seen.text for seen in reversed(self.sees()) if seen.name == "ticket")


@dataclass
class Agent(Somebody):
    """In Slack everything of a ticket is in the channel of its team; on Telegram in a private chat."""

    team_channel: str = "CPRINT"

    @property
    def room(self) -> Place:
        return Place("slack", self.team_channel) if self.channel == "slack" else self.place

    def room_sees(self) -> list[Seen]:
        return self.sees(self.room)

    def card(self) -> Seen:
        return next(seen for seen in reversed(self.room_sees()) if seen.name == "ticket")

    def presses(self, act: str, about: str | None = None) -> Outcome:
        if about is None:
            about = next(b.about for seen in reversed(self.room_sees()) for b in seen.offered if b.act == act)
        elif act == "form":
            about = self.offered(about)
        return self.play.handle(Pressed(**self.facts(self.room), act=act, about=about))

    def opens(self, act: str, about: str | None = None) -> OpenForm:
        answer = self.presses(act, about).answer
        assert isinstance(answer, OpenForm), answer
        return answer

    def fills(self, opened: OpenForm, **answers: Words | str) -> Outcome:
        picked = {field.name for field in opened.form.fields if isinstance(field, Choice)}
        given: Mapping[str, Answer] = {
            name: words(said) if isinstance(said, str) and name not in picked else said
            for name, said in answers.items()
        }
        facts = self.facts()
        event = FormFilled(**facts, form=opened.form.key, about=opened.about, answers=given)
        return self.play.handle(event)

    def says_in_thread(self, text: str) -> str:
        thread = self.play.write(lambda w: w.tickets.threads("slack"))[-1]
        facts = self.facts(thread)
        self.play.handle(Said(**facts, words=words(text)))
        return facts["message"]

    def says(self, text: str) -> None:
        self.play.handle(Said(**self.facts(), words=words(text)))


@dataclass
class Technician(Customer):
    """On a phone, in a private chat with the staff bot."""

    channel: str = "telegram:staff"

    def visit(self) -> Seen:
        """The card of the visit that came last."""
        return next(seen for seen in reversed(self.sees()) if seen.name.removeprefix("visit-").isdigit())


@cache
def desk(locale: str = "en", *, products: int = 1) -> Callable[[Work], None]:
    """Two companies; Acme's Anna (and colleague Ben) and Borea's Bela; agents Maria and Jan of the printers' team,
    Tess of
    level 3, Sam of sales. Everybody speaks `locale`. Acme's contract covers so many products; Borea has none.
    """

    def set_up(work: Work) -> None:
        at_once = timedelta(0)  # what can be taken back has tests of its own
        work.catalog.put_desk(Desk("Ostria", locale, Calendar("Europe/Athens"), undo=at_once))
        team = partial(Team, TeamId(0), locale=locale, zone="Europe/Athens")
        printers = work.catalog.put_team(team("print", "Printers", Level.ONE, "CPRINT"))
        deep = work.catalog.put_team(team("deep", "Technical support", Level.THREE, "CDEEP"))
        sales = work.catalog.put_team(team("sales", "Sales", Level.SALES, "CSALES"))
        names = ("Laser 9", "Plotter X", "Scanner S")[:products]
        made = [work.catalog.put_product(Product(ProductId(0), n.lower(), n, printers)) for n in names]
        acme = work.people.put_company(key="acme", name="Acme")
        borea = work.people.put_company(key="borea", name="Borea")
        work.contracts.put(Contract(ContractId(0), "K-1", acme, *FOREVER, frozenset(made)))
        for key, company in (("anna", acme), ("ben", acme), ("bela", borea)):
            person = Person(PersonId(0), key, key.title(), Role.CUSTOMER, locale, "Europe/Athens", company)
            _linked(work, person, "telegram:customer")
        for key, group in (("maria", printers), ("jan", printers), ("tess", deep), ("sam", sales)):
            teams = frozenset({group})
            _linked(
                work, Person(PersonId(0), key, key.title(), Role.STAFF, locale, "Europe/Athens", teams=teams), "slack"
            )
        nikos = Person(PersonId(0), "nikos", "Nikos", Role.STAFF, locale, "Europe/Athens", teams=frozenset({printers}))
        work.people.put_person(nikos)

    return set_up


def _linked(work: Work, person: Person, channel: str) -> None:
    known = work.people.put_person(person)
    work.people.link(known, Address(channel, f"{person.key}-id"), shown=person.name, now=NOW)


__all__ = ["Agent", "Customer", "Play", "Technician", "desk", "suppress", "turn"]
