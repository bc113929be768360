"""The desk's own HTTP: health for whoever watches it, and Slack's requests when Slack delivers over HTTP."""

from __future__ import annotations

from aiohttp import web

from adapters.slack.door import Handler
from bots.build import Desk
from core.errors import StoreUnavailable
from core.work import Work

LARGEST = 2 << 20  # bytes of a request


async def serve(desk: Desk, listen: str) -> web.AppRunner:
    """Listen on `host:port` (an empty host is every address). Clean the runner up to stop."""
    app = web.Application(client_max_size=LARGEST)
    app.router.add_get("/health", _health(desk))
    slack = desk.wires.get("slack")
    if slack is not None and getattr(slack, "takes_http", False):
        app.router.add_post("/slack/events", slack.http_route())  # type: ignore[attr-defined]  # only the Slack wire has it
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    host, _, port = listen.rpartition(":")
    await web.TCPSite(runner, host or None, int(port)).start()
    return runner


def _health(desk: Desk) -> Handler:
    async def health(_: web.Request) -> web.StreamResponse:
        """200 with what waits, 503 when the database cannot be reached. No secret, no name."""
        try:
            return web.json_response({"ok": True, **await desk.db.read(_waiting)})
        except StoreUnavailable:
            return web.json_response({"ok": False}, status=503)

    return health


def _waiting(work: Work) -> dict[str, int]:
    living = len(work.processes.living())
    return {
        "processes": living,
        "to_handle": work.inbox.waiting(),
        "to_send": work.outbox.waiting(),
        "parked": len(work.inbox.parked()),
    }
