"""Slack on loopback: Web API, events, interactions, Socket Mode and signed HTTP delivery, for one team with one app.

The world file's part: team, app (id, tokens, signing_secret, bot_user, bot_id, scopes?, events?), users, channels,
delivery ("socket" or {"http": url}), rates_off? (true: no rate limits, for measuring; or a list of the methods
without).

What it writes into the journal:

    person.*          what people did: said, edited, deleted, reacted, pressed, selected, submitted, closed_view,
                      shortcut, ran, opened_home
    slack.message     what a channel shows: change (posted, edited, deleted), by (app, person), channel, ts, thread_ts,
                      text, blocks, files
    slack.ephemeral   shown to one person
    slack.view        change (opened, pushed, updated, published, closed, replaced), view_id, user, trigger_id
    slack.event       made: event_id, event, channel, ts
    slack.delivered   handed to the app: what, and event_id with attempt, or trigger_id; then
    slack.acked       (seconds, answer) or slack.unacked (reason); slack.lost: an event given up; slack.late_ack and
                      slack.bad_ack; slack.bad_response: an ack of a submission that Slack could not use
    slack.socket      change (opened, closed), connection, open
    slack.call        every Web API call; slack.response: every use of a response_url; slack.upload, slack.download
"""

from collections.abc import Mapping
from typing import cast

from aiohttp import web

from adapters.sandbox.faults import Faults
from adapters.sandbox.journal import Journal
from adapters.sandbox.slack import control
from adapters.sandbox.slack.api import Api
from adapters.sandbox.slack.parts import Slack, assembled
from adapters.sandbox.slack.storage import Storage
from adapters.sandbox.slack.tiers import Tiers


def attach(
    app: web.Application, world: Mapping[str, object], journal: Journal, faults: Faults, speed: float
) -> Slack | None:
    """Adds Slack to the application, and returns it; None when the world has none.

    `speed` divides the waits between the retries of an event, nothing else.
    """
    if not world:
        return None
    slack = assembled(world, journal, speed)
    off = world.get("rates_off", False)
    api = Api(slack, faults, Tiers(frozenset(["*"] if off is True else cast("list[str]", off or []))))
    storage = Storage(slack)
    routes = [
        *control.routes(slack),
        web.route("*", "/api/{method}", api.serve),
        web.get("/link/", slack.sockets.serve),
        web.post("/upload/v1/{ticket}", storage.upload),
        web.get("/files-pri/{team}-{file}/{name}", storage.download),
        web.get("/files-pri/{team}-{file}/download/{name}", storage.download),
        web.get("/signin", storage.sign_in),
        web.post("/actions/{team}/{key}", slack.response_urls.serve),
    ]
    app.add_routes(routes)
    return slack
