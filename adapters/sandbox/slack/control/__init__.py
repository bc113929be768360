"""The people's side of the sandbox's Slack: /control/slack/..., JSON in and out.

What a person cannot do in Slack's own client is answered 409 {"error", ...}; a malformed wish 400.
"""

from collections.abc import Awaitable, Callable
from functools import partial

from aiohttp import web

from adapters.sandbox.slack.control import acting, forms, running, seeing, writing
from adapters.sandbox.slack.interactions import Interactions
from adapters.sandbox.slack.parts import Slack
from adapters.sandbox.slack.refusals import Impossible, Refused
from adapters.sandbox.slack.tables import Json

Wish = Callable[[Json], Awaitable[Json]]


def routes(slack: Slack) -> list[web.RouteDef]:
    acts = Interactions(slack)
    of_slack = (writing.say, writing.edit, writing.delete, writing.react, running.socket, running.delivery,
                running.resend, running.forge, running.archive, running.unarchive, running.kick,
                running.invite)  # fmt: skip
    of_acts = (acting.press, acting.select, acting.suggest, acting.shortcut, acting.command, acting.home,
               forms.submit, forms.close_view)  # fmt: skip
    posts: list[tuple[str, Wish]] = [(deed.__name__, partial(deed, slack)) for deed in of_slack]
    posts += [(deed.__name__, partial(deed, acts)) for deed in of_acts]
    gets = (seeing.channel, seeing.ephemerals, seeing.views, seeing.people)
    return [
        *(web.post(f"/control/slack/{name}", partial(_post, slack, wish)) for name, wish in posts),
        *(web.get(f"/control/slack/{look.__name__}", partial(_get, slack, look)) for look in gets),
    ]


async def _post(slack: Slack, wish: Wish, request: web.Request) -> web.Response:
    slack.space.base = str(request.url.origin())
    try:
        return web.json_response(await wish(await request.json()))
    except Impossible as no:
        return web.json_response({"error": no.code, **no.facts}, status=409)
    except Refused as no:
        return web.json_response({"error": no.error, "messages": no.messages}, status=409)
    except (KeyError, TypeError, ValueError, AttributeError) as wrong:
        return web.json_response({"error": "malformed", "why": repr(wrong)}, status=400)


async def _get(slack: Slack, look: Callable[..., object], request: web.Request) -> web.Response:
    try:
        return web.json_response(look(slack, request.query))
    except Impossible as no:
        return web.json_response({"error": no.code, **no.facts}, status=409)
    except KeyError as missing:
        return web.json_response({"error": "malformed", "why": repr(missing)}, status=400)
