"""A ticket and what may happen to it. No store, no clock: `now` comes in."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import NewType

from core.assets.model import AssetId
from core.catalog.model import ProductId
from core.chat.words import Words
from core.contracts.model import ContractId
from core.errors import Refused
from core.outages.model import OutageId
from core.people.model import CompanyId, PersonId, TeamId
from core.tickets.codes import code_of

TicketId = NewType("TicketId", int)
EntryId = NewType("EntryId", int)


class Status(StrEnum):
    """The five of I17."""

    NEW = "active-new"
    ASSIGNED = "active-assigned"
    PENDING = "pending"
    COMPLETED = "closed-completed"
    NO_FAULT = "closed-no-fault-found"


class Ending(StrEnum):
    """How one that is over ended; kept with its closing in the timeline, but for DECLINED."""

    CONFIRMED = "confirmed"  # "solved", says the customer
    QUIET = "quiet"  # solved, and no word against it in time
    RATED = "rated"  # solved: they gave it stars
    NO_FAULT = "no-fault"
    WITHDRAWN = "withdrawn"
    SILENCE = "silence"  # the customer was asked, and no reply came
    DECLINED = "declined"  # by sales: no contract covers it


class Waits(StrEnum):
    """Whose turn it is: drives the cards, the clocks and the reminders."""

    INTAKE = "intake"  # the customer is still telling
    PRODUCT = "product"  # the customer is asked which product
    TEAM = "team"
    CUSTOMER = "customer"
    SALES = "sales"
    OFFER = "offer"  # the customer, whom sales has asked
    LEVEL3 = "level-3"
    TECHNICIAN = "technician"
    CONFIRMATION = "confirmation"
    NOBODY = "nobody"


class Priority(StrEnum):
    """I17."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class Severity(StrEnum):
    """How bad it is for the customer (I2)."""

    STOPPED = "stopped"  # nobody can work
    HINDERED = "hindered"
    NUISANCE = "nuisance"


CLOSED = frozenset({Status.COMPLETED, Status.NO_FAULT})
ASKED = {Waits.TEAM: Waits.CUSTOMER, Waits.SALES: Waits.OFFER}
"""Whose turn it is once the customer was asked something; HEARD: once they have answered."""
HEARD = {theirs: ours for ours, theirs in ASKED.items()}


@dataclass(frozen=True)
class Ticket:
    """One service request. `solvings` counts how often it was solved; `reached_at` is when a team got it."""

    id: TicketId
    customer: PersonId
    company: CompanyId
    subject: str
    opened_at: datetime
    status: Status = Status.NEW
    waits: Waits = Waits.INTAKE
    product: ProductId | None = None
    contract: ContractId | None = None
    team: TeamId | None = None
    owner: PersonId | None = None
    solution: Words = ()
    solvings: int = 0
    reached_at: datetime | None = None
    solved_at: datetime | None = None
    closed_at: datetime | None = None
    version: int = 1
    kind: str = ""  # a RequestKind's key; empty: nobody said
    asset: AssetId | None = None
    category: str = ""
    priority: Priority = Priority.MEDIUM
    severity: Severity | None = None
    urgent: bool = False  # so the customer says
    need: str = ""  # what the team that has it now is asked to do (S4)
    back_to: TeamId | None = None  # who gets it back from level 3 (S6)
    outage: OutageId | None = None
    opened_by: PersonId | None = None  # who wrote it down for a caller

    @property
    def code(self) -> str:
        return code_of(self.id)

    @property
    def closed(self) -> bool:
        return self.status in CLOSED

    @property
    def in_intake(self) -> bool:
        return self.waits in (Waits.INTAKE, Waits.PRODUCT)

    @property
    def with_sales(self) -> bool:
        """Until a contract covers it."""
        return self.waits in (Waits.SALES, Waits.OFFER)

    def in_work(self) -> Ticket:
        """Itself, while a team can do something about it."""
        self._open()
        if self.in_intake:
            raise Refused("ticket-in-intake")
        return self

    def about(self, product: ProductId) -> Ticket:
        self._open()
        return replace(self, product=product)

    def of_kind(self, kind: str) -> Ticket:
        self._open()
        return replace(self, kind=kind)

    def on(self, asset: AssetId | None, product: ProductId | None) -> Ticket:
        """About this thing of theirs and this product."""
        self._open()
        return replace(self, asset=asset, product=product)

    def hurried(self) -> Ticket:
        """Urgent, says the customer."""
        self._open()
        return replace(self, urgent=True)

    def waiting(self, waits: Waits) -> Ticket:
        return replace(self, waits=waits)

    def covered(self, contract: ContractId) -> Ticket:
        return replace(self, contract=contract)

    def reaching(self, team: TeamId, now: datetime, *, waits: Waits = Waits.TEAM) -> Ticket:
        """Its intake is over."""
        return replace(self, team=team, reached_at=now, waits=waits)

    def claimed(self, by: PersonId, *, owner_name: str) -> Ticket:
        """Exactly one wins; the loser is told who (`owner_name` is the present owner's)."""
        self.in_work()
        if self.owner == by:
            raise Refused("ticket-yours")
        if self.owner is not None:
            raise Refused("ticket-taken", who=owner_name)
        return replace(self, owner=by, status=Status.ASSIGNED)

    def handed(
        self, team: TeamId, owner: PersonId | None, *, waits: Waits, need: str = "", back_to: TeamId | None = None
    ) -> Ticket:
        """Another team's, or another person's (I13, S4). `waits`: whose turn it is then."""
        self.in_work()
        if (team, owner) == (self.team, self.owner):
            raise Refused("handed-nowhere")
        status = self.status if self.status is Status.PENDING else Status.ASSIGNED if owner else Status.NEW
        return replace(self, team=team, owner=owner, status=status, waits=waits, need=need, back_to=back_to)

    def held(self, by: PersonId, *, owner_name: str) -> Ticket:
        """Its owner waits for the customer, who knows of what."""
        self._worked_on(by, owner_name)
        if self.status is Status.PENDING:
            raise Refused("ticket-solved-already")
        if self.waits is Waits.CUSTOMER:
            raise Refused("on-hold-already")
        return replace(self, waits=Waits.CUSTOMER)

    def resumed(self, by: PersonId, *, owner_name: str) -> Ticket:
        """Its owner goes on without waiting for the customer."""
        self._owned(by, owner_name)
        if self.waits is not Waits.CUSTOMER:
            raise Refused("not-on-hold")
        return self.heard_customer()

    def no_fault(self, by: PersonId, reason: Words, now: datetime, *, owner_name: str) -> Ticket:
        """There is nothing to solve, says the owner; why stands where a solution would."""
        self._worked_on(by, owner_name)
        if self.status is Status.PENDING:
            raise Refused("ticket-solved-already")
        return replace(self, status=Status.NO_FAULT, waits=Waits.NOBODY, solution=reason, closed_at=now)

    def released(self) -> Ticket:
        """Nobody's."""
        return replace(self, owner=None)

    def heard_customer(self) -> Ticket:
        """The customer wrote: it is the team's turn. A solved ticket stays solved: only 'not solved' reopens it."""
        return self if self.waits not in HEARD else replace(self, waits=HEARD[self.waits])

    def answered(self, by: PersonId, *, owner_name: str, goes_on: bool = False) -> Ticket:
        """The owner wrote to the customer: it is the customer's turn, unless the team goes on by itself, or they are
        asked whether it is solved."""
        self._owned(by, owner_name)
        return self.heard_customer() if goes_on else replace(self, waits=ASKED.get(self.waits, self.waits))

    def solved(self, by: PersonId, solution: Words, now: datetime, *, owner_name: str) -> Ticket:
        """Solved, says the owner; the customer is asked (P16)."""
        self._worked_on(by, owner_name)
        if self.status is Status.PENDING:
            raise Refused("ticket-solved-already")
        return replace(
            self,
            status=Status.PENDING,
            waits=Waits.CONFIRMATION,
            solution=solution,
            solvings=self.solvings + 1,
            solved_at=now,
        )

    def confirmed(self, now: datetime) -> Ticket:
        """The customer says 'solved', rates it, or stays quiet."""
        if self.status is not Status.PENDING:
            raise Refused("ticket-not-pending")
        return replace(self, status=Status.COMPLETED, waits=Waits.NOBODY, closed_at=now)

    def not_solved(self, waits: Waits = Waits.TEAM) -> Ticket:
        """The customer says 'not solved': it is its owner's again, if it has one."""
        if self.status is not Status.PENDING:
            raise Refused("ticket-not-pending")
        return replace(self, status=Status.ASSIGNED if self.owner else Status.NEW, waits=waits, solved_at=None)

    def dropped(self, now: datetime) -> Ticket:
        """Over without a solution: withdrawn, or the customer went silent."""
        self._open()
        return replace(self, status=Status.NO_FAULT, waits=Waits.NOBODY, closed_at=now)

    def sold(self, contract: ContractId) -> Ticket:
        """Sales has said yes (T4): it is nobody's until its team claims it."""
        self._with_sales()
        return replace(self, contract=contract, owner=None, status=Status.NEW, waits=Waits.TEAM)

    def declined(self, now: datetime) -> Ticket:
        """Sales has said no (T4). That it was they who ended it stays to be seen."""
        self._with_sales()
        return replace(self.dropped(now), waits=Waits.SALES)

    @property
    def unsupported(self) -> bool:
        return self.closed and self.waits is Waits.SALES

    def tied(self, outage: OutageId) -> Ticket:
        """This is why, says the customer."""
        self._open()
        return replace(self, outage=outage)

    def settled(self, solution: Words, now: datetime) -> Ticket:
        """What disturbed many is over: solved, without its owner's doing."""
        self._open()
        pending = replace(self, status=Status.PENDING, waits=Waits.CONFIRMATION, solution=solution, solved_at=now)
        return replace(pending, solvings=self.solvings + 1)

    def reopened(self, waits: Waits) -> Ticket:
        """The problem is back (P15): open as it was before it was closed, with the owner it has."""
        if not self.closed:
            raise Refused("ticket-open")
        status = Status.ASSIGNED if self.owner else Status.NEW
        return replace(self, status=status, waits=waits, solved_at=None, closed_at=None)

    def _with_sales(self) -> None:
        if self.closed or not self.with_sales:
            raise Refused("sales-settled")

    def _open(self) -> None:
        if self.closed:
            raise Refused("ticket-closed")

    def _worked_on(self, by: PersonId, owner_name: str) -> None:
        """Sales decides about contracts, and solves nothing."""
        self._owned(by, owner_name)
        if self.with_sales:
            raise Refused("ticket-with-sales")

    def _owned(self, by: PersonId, owner_name: str) -> None:
        self._open()
        if self.owner is None:
            raise Refused("ticket-unclaimed")
        if self.owner != by:
            raise Refused("ticket-taken", who=owner_name)


class Side(StrEnum):
    """Who an entry is for."""

    CUSTOMER = "customer"  # written by the customer
    ANSWER = "answer"  # written to the customer
    INTERNAL = "internal"  # among staff: never leaves the team
    ASIDE = "aside"  # written by the customer, who is still asked which request it is about: nobody reads it yet


class Fate(StrEnum):
    """What became of an answer on its way out."""

    WAITING = "waiting"
    DELIVERED = "delivered"
    FAILED = "failed"


@dataclass(frozen=True)
class Entry:
    """Something written on a ticket. `place` and `message` are where it was written, to find it again when it is
    edited. `origin`: the word among colleagues that this answer was before it was sent on."""

    ticket: TicketId
    author: PersonId
    side: Side
    words: Words
    at: datetime
    channel: str
    chat: str
    message: str | None
    id: EntryId = EntryId(0)
    fate: Fate | None = None
    why: str = ""
    unread: tuple[str, ...] = ()  # kinds of parts that no channel of ours can carry ("poll")
    origin: EntryId | None = None


class FileState(StrEnum):
    WANTED = "wanted"
    STORED = "stored"
    FAILED = "failed"
