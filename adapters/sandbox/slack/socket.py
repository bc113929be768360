"""Socket Mode: tickets from apps.connections.open, up to ten websockets, each payload to one of them."""

import asyncio
import contextlib
import json
import secrets
import uuid

from aiohttp import WSMsgType, web

from adapters.sandbox.journal import Journal
from adapters.sandbox.slack.delivery import Outcome, Parcel
from adapters.sandbox.slack.tables import Json, limit

GOODBYE_SECONDS = 10  # after a disconnect message the server closes; the page says within seconds


class Connection:
    def __init__(self, number: int, socket: web.WebSocketResponse, transport: asyncio.Transport | None) -> None:
        self.number, self.socket, self._transport = number, socket, transport
        self.leaving = False
        self.waiting: dict[str, asyncio.Future[Outcome]] = {}

    def answered(self, envelope: str, outcome: Outcome) -> bool:
        """Whether somebody was still waiting for it."""
        future = self.waiting.get(envelope)
        if future is None or future.done():
            return False
        future.set_result(outcome)
        return True

    def cut(self) -> None:
        if self._transport is not None:
            self._transport.abort()

    def forget(self) -> None:
        for future in self.waiting.values():
            future.cancel()

    def closed(self) -> None:
        for future in self.waiting.values():
            if not future.done():
                future.set_result(Outcome("connection_failed"))


class SocketWay:
    def __init__(self, app_id: str, journal: Journal) -> None:
        self._app_id, self._journal = app_id, journal
        self._tickets: set[str] = set()
        self._opened = self._turn = 0
        self.connections: list[Connection] = []

    def ticket(self) -> str:
        """Good for one websocket."""
        self._tickets.add(ticket := secrets.token_urlsafe(16))
        return ticket

    async def send(self, parcel: Parcel) -> Outcome:
        connection = self._next()
        if connection is None:
            return Outcome("connection_failed")
        envelope = str(uuid.uuid4())
        future = connection.waiting[envelope] = asyncio.get_running_loop().create_future()
        try:
            await connection.socket.send_json(_envelope(envelope, parcel))
            return await asyncio.wait_for(future, limit("ack_seconds"))
        except TimeoutError:
            return Outcome("http_timeout")
        except ConnectionError:
            return Outcome("connection_failed")
        finally:
            connection.waiting.pop(envelope, None)

    async def serve(self, request: web.Request) -> web.StreamResponse:
        """The websocket's own life, from hello to close."""
        if request.query.get("ticket", "") not in self._tickets:
            raise web.HTTPUnauthorized(text="invalid ticket")
        self._tickets.discard(request.query["ticket"])
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        if len(self.connections) >= limit("connections"):
            await socket.send_json(_disconnect("too_many_websockets"))
            await socket.close()
            return socket
        await self._live(socket, request.transport)
        return socket

    async def ask_to_leave(self, reason: str) -> int:
        """Sends `disconnect` (warning or refresh_requested) to every connection; closes those that stay. How many."""
        asked = list(self.connections)
        for connection in asked:
            connection.leaving = True
            with contextlib.suppress(ConnectionError):
                await connection.socket.send_json(_disconnect(reason))
            asyncio.get_running_loop().call_later(GOODBYE_SECONDS, connection.cut)
        return len(asked)

    def drop(self) -> int:
        """Cuts every connection without a word, as a broken network does. How many."""
        cut = list(self.connections)
        for connection in cut:
            connection.closed()
            connection.cut()
        self.connections.clear()
        return len(cut)

    def _next(self) -> Connection | None:
        ready = [one for one in self.connections if not one.leaving] or self.connections
        if not ready:
            return None
        self._turn += 1
        return ready[self._turn % len(ready)]

    async def _live(self, socket: web.WebSocketResponse, transport: asyncio.Transport | None) -> None:
        self._opened += 1
        connection = Connection(self._opened, socket, transport)
        self.connections.append(connection)
        self._note(connection, "opened")
        try:
            await socket.send_json(_hello(self._app_id, len(self.connections)))
            async for message in socket:
                if message.type is WSMsgType.TEXT:
                    self._heard(connection, message.data)
        except ConnectionError:
            pass
        except asyncio.CancelledError:  # the sandbox stops: what waits for an ack stops too, and writes nothing more
            connection.forget()
            raise
        finally:
            connection.closed()
            if connection in self.connections:
                self.connections.remove(connection)
            self._note(connection, "closed")

    def _heard(self, connection: Connection, data: str) -> None:
        try:
            ack = json.loads(data)
            envelope, payload = str(ack["envelope_id"]), ack.get("payload")
        except (ValueError, KeyError, TypeError, AttributeError):
            self._journal.write("slack.bad_ack", connection=connection.number, data=data)
            return
        if not connection.answered(envelope, Outcome(None, payload)):
            self._journal.write("slack.late_ack", connection=connection.number, envelope_id=envelope)

    def _note(self, connection: Connection, change: str) -> None:
        self._journal.write("slack.socket", change=change, connection=connection.number, open=len(self.connections))


def _hello(app_id: str, count: int) -> Json:
    debug = {"host": "sandbox", "build_number": 1, "approximate_connection_time": limit("connection_seconds")}
    return {"type": "hello", "num_connections": count, "connection_info": {"app_id": app_id}, "debug_info": debug}


def _disconnect(reason: str) -> Json:
    return {"type": "disconnect", "reason": reason, "debug_info": {"host": "sandbox"}}


def _envelope(envelope: str, parcel: Parcel) -> Json:
    answer: Json = {
        "envelope_id": envelope,
        "type": parcel.kind,
        "payload": parcel.payload,
        "accepts_response_payload": parcel.wants_answer,
    }
    if parcel.kind == "events_api":
        answer |= {"retry_attempt": parcel.attempt, "retry_reason": parcel.reason}
    return answer
