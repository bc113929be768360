"""The two platforms, the journal, the faults and the window as one web application."""

from collections.abc import Mapping
from pathlib import Path

from aiohttp import web

from adapters.sandbox import slack, telegram, window
from adapters.sandbox.faults import Faults
from adapters.sandbox.journal import Journal

JOURNAL_WAIT_SECONDS = 30.0  # the longest a reader of the journal may hang on
LARGEST_REQUEST_BYTES = 60 * 1024 * 1024  # above the largest file a platform takes: it says no itself


def build(
    world: Mapping[str, object],
    journal: Journal,
    *,
    faults: Faults | None = None,
    speed: float = 1.0,
    files: Path | None = None,
) -> web.Application:
    """The sandbox for one world file's content. `speed` divides the platforms' waits (see each half's `clocks`).

    `files` is a folder for what people send and bots upload; without it they are kept in memory.
    """
    faults = faults or Faults()
    app = web.Application(client_max_size=LARGEST_REQUEST_BYTES)
    app.add_routes(_control(journal, faults))
    phones = telegram.attach(app, _part(world, "telegram"), journal, faults, speed, files)
    workspace = slack.attach(app, _part(world, "slack"), journal, faults, speed)
    window.attach(app, journal, phones, workspace)
    return app


def _part(world: Mapping[str, object], platform: str) -> Mapping[str, object]:
    part = world.get(platform, {})
    if not isinstance(part, Mapping):
        raise TypeError(f"world: {platform} must be an object")
    return part


def _control(journal: Journal, faults: Faults) -> list[web.RouteDef]:
    async def read_journal(request: web.Request) -> web.Response:
        kinds = request.query.getall("kind", []) or None
        wait = min(float(request.query.get("wait", "0")), JOURNAL_WAIT_SECONDS)
        return web.json_response(await journal.wait(int(request.query.get("since", "0")), wait, kinds))

    async def set_faults(request: web.Request) -> web.Response:
        wish = await request.json()
        try:
            faults.set(wish)
        except ValueError as wrong:
            return web.json_response({"error": str(wrong)}, status=400)
        journal.write("sandbox.fault", platform=wish.get("platform", "*"), wish=wish)
        return web.json_response({"ok": True})

    return [web.get("/control/journal", read_journal), web.post("/control/faults", set_faults)]
