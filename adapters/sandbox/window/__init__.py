"""The window: a customer's phone, the staff's Slack and a technician's phone side by side in one browser page.

It talks to the sandbox alone; the desk does not know it. People act through /control, as tests do; what they see comes
from here:

    GET  /                            the page; its parts under /window/page/
    GET  /window/people               who there is, as the world and PUT /window/cast say
    PUT  /window/cast                 {"people": [{key, name, ...}]}: more about them, whatever the page may show
    GET  /window/telegram             ?bot= &user= [&before= &limit=]: a chat, the newest messages first asked
    GET  /window/slack                ?user=: the workspace as that person has it
    GET  /window/slack/channel        ?channel= [&before= &limit=], and /window/slack/thread ?channel= &ts=
    GET  /window/slack/file/{id}      without the app's token: a person looks at it
    GET  /window/sent/telegram        ?bot= &user= &message=, and /window/sent/slack ?channel= &ts=: the raw calls
    GET  /window/feed                 ?since=: a websocket with everything that changes, as it is seen now
    POST /window/wish                 {"wish": ...}: for whoever started the sandbox and reads its journal
"""

from aiohttp import web

from adapters.sandbox.journal import Journal
from adapters.sandbox.slack.parts import Slack
from adapters.sandbox.telegram.platform import Telegram
from adapters.sandbox.window import page
from adapters.sandbox.window.feed import Feed
from adapters.sandbox.window.looks import Looks


def attach(app: web.Application, journal: Journal, telegram: Telegram, slack: Slack | None) -> None:
    """Adds the window to the sandbox's application."""
    feed = Feed(journal, telegram, slack)
    app.add_routes([*page.routes(), *feed.routes(), *Looks(journal, telegram, slack).routes()])
    app.on_shutdown.append(feed.close)
