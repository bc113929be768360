"""Running functions in transactions: one each, or on SQLite many in one commit."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import random
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any, TypeVar

import sqlalchemy as sa

from adapters.database.savepoint import savepoint, say
from adapters.database.work import SqlWork
from core.errors import Conflict, StoreUnavailable
from core.work import Work

log = logging.getLogger(__name__)
T = TypeVar("T")

TRIES = 6  # of a transaction that the database itself broke off
CONFLICTS = 4  # tries of a transaction that found its rows changed: the first and three repeats
TOGETHER = 64  # functions that share one commit at most
LONGEST = 0.01  # seconds after which a commit takes in nobody else: those in it wait for it
OUTSIDE = (sa.exc.OperationalError, sa.exc.TimeoutError)
_AGAIN = ("deadlock", "serialize", "locked", "busy", "closed the connection", "terminating", "connection")


def alone(engine: sa.Engine, fn: Callable[[Work], T], *, conflicts: int = 0) -> T:
    """One transaction, repeated after a Conflict (it has had `conflicts` already), a deadlock or a lost connection.
    Raises StoreUnavailable."""
    broken = 0
    while True:
        try:
            with engine.begin() as connection:
                return fn(SqlWork(connection))
        except Conflict:
            conflicts += 1
            if conflicts >= CONFLICTS:
                raise
        except OUTSIDE as error:
            broken += 1
            if broken >= TRIES or not any(word in str(error).lower() for word in _AGAIN):
                raise unavailable(error) from error
            log.warning("transaction broken off, trying again: %s", getattr(error, "orig", error))
        time.sleep(random.uniform(0, 0.02) * (broken + conflicts) ** 2)  # noqa: S311 - not for secrets


def unavailable(error: BaseException) -> StoreUnavailable:
    return StoreUnavailable(str(getattr(error, "orig", error)))


@dataclass
class _Asked:
    """A function that waits for its transaction, and who waits for what it returns."""

    fn: Callable[[Work], Any]
    answer: asyncio.Future[Any]
    result: Any = None
    error: Exception | None = None
    conflicts: int = 0

    def settle(self) -> None:
        """In its event loop."""
        if self.answer.done():
            return  # nobody waits any more
        if self.error is not None:
            self.answer.set_exception(self.error)
        else:
            self.answer.set_result(self.result)


class Together:
    """SQLite has one writer: what is asked for while it writes shares the next commit, each behind a savepoint.

    What settles something that has already happened outside goes ahead of the rest.
    """

    def __init__(self, engine: sa.Engine, thread: ThreadPoolExecutor) -> None:
        self._engine = engine
        self._thread = thread
        self._ahead: deque[_Asked] = deque()
        self._waiting: deque[_Asked] = deque()
        self._turn = threading.Lock()  # between whoever asks and a writer that is about to stop
        self._writes = False
        self._held: sa.Connection | None = None  # from one shared commit to the next

    def ask(self, fn: Callable[[Work], T], *, ahead: bool = False) -> asyncio.Future[T]:
        """Its result, in the running event loop, when it is committed. To cancel that cancels no write."""
        asked = _Asked(fn, asyncio.get_running_loop().create_future())
        (self._ahead if ahead else self._waiting).append(asked)
        with self._turn:
            if not self._writes:
                self._thread.submit(self._write)
                self._writes = True
        return asked.answer

    def _write(self) -> None:
        """Until nobody waits."""
        try:
            self._write_all()
        finally:
            self._let_go()

    def _write_all(self) -> None:
        while self._more():
            batch = list(filter(None, (self._taken(), self._taken())))
            for asked in self._shared(batch):
                self._single(asked)

    def _more(self) -> bool:
        with self._turn:
            self._writes = bool(self._ahead or self._waiting)
            return self._writes

    def _taken(self) -> _Asked | None:
        for queue in (self._ahead, self._waiting):
            if queue:
                return queue.popleft()
        return None

    def _shared(self, batch: list[_Asked]) -> list[_Asked]:
        """Joined by what comes meanwhile. Those that must be run again, alone: all of them when the commit failed, else
        those in conflict.

        Hardly any of them raises, and two statements for each are much: so there are savepoints only when one did.
        """
        try:
            try:
                self._run(batch, _do)
            except _Raised:
                if len(batch) == 1:
                    return batch
                self._run(batch, _try)
        except Exception as error:  # noqa: BLE001 - whatever it is, nobody may be left waiting
            log.warning("a shared commit failed, each goes alone: %s", getattr(error, "orig", error))
            return batch
        _settle([asked for asked in batch if not isinstance(asked.error, Conflict)])
        return [asked for asked in batch if isinstance(asked.error, Conflict)]

    def _run(self, batch: list[_Asked], how: Callable[[SqlWork, _Asked], None]) -> None:
        with self._begun() as connection:
            work = SqlWork(connection)
            for asked in self._joined(batch):
                how(work, asked)

    @contextlib.contextmanager
    def _begun(self) -> Iterator[sa.Connection]:
        """A transaction that SQLAlchemy hears of only when a statement needs it: its own costs as much as ten."""
        held = self._held = self._held or self._engine.connect()
        try:
            say(held, "BEGIN IMMEDIATE")
            yield held
            if held.in_transaction():
                held.commit()
            else:
                say(held, "COMMIT")
        except BaseException:
            self._let_go()
            raise

    def _let_go(self) -> None:
        """Whatever is not committed is rolled back."""
        held, self._held = self._held, None
        if held is not None:
            held.close()

    def _joined(self, batch: list[_Asked]) -> Iterator[_Asked]:
        """The batch, which grows until it is large or has lasted long."""
        until = time.monotonic() + LONGEST
        yield from list(batch)
        while len(batch) < TOGETHER and time.monotonic() < until and (asked := self._taken()):
            batch.append(asked)
            yield asked

    def _single(self, asked: _Asked) -> None:
        try:
            asked.result, asked.error = alone(self._engine, asked.fn, conflicts=asked.conflicts), None
        except Exception as error:  # noqa: BLE001 - it belongs to whoever asked
            asked.error = error
        _settle([asked])


def _settle(batch: Sequence[_Asked]) -> None:
    """Wakes each event loop once for all that were committed: a call for each would cost more than its commit."""
    for loop in {asked.answer.get_loop() for asked in batch}:
        theirs = [asked for asked in batch if asked.answer.get_loop() is loop]
        with contextlib.suppress(RuntimeError):  # the loop is closed: nobody waits there any more
            loop.call_soon_threadsafe(_tell, theirs)


def _tell(batch: Sequence[_Asked]) -> None:
    for asked in batch:
        asked.settle()


class _Raised(Exception):  # noqa: N818 - no error yet: it is run again behind a savepoint
    """One of those in a commit raised."""


def _do(work: SqlWork, asked: _Asked) -> None:
    try:
        asked.result = asked.fn(work)
    except OUTSIDE:
        raise
    except Exception as error:
        asked.conflicts += isinstance(error, Conflict)
        raise _Raised from error


def _try(work: SqlWork, asked: _Asked) -> None:
    try:
        with savepoint(work.db, "shared", work.forget):
            asked.result = asked.fn(work)
            asked.error = None
    except OUTSIDE:
        raise
    except Exception as error:  # noqa: BLE001 - it belongs to whoever asked
        asked.error = error
        asked.conflicts += isinstance(error, Conflict)
