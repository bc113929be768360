"""What the page asks for: who there is, chats and channels page by page, files, raw calls."""

from collections.abc import Awaitable, Callable, Mapping

from aiohttp import web

from adapters.sandbox.journal import Journal
from adapters.sandbox.slack.parts import Slack
from adapters.sandbox.slack.refusals import Impossible
from adapters.sandbox.slack.tables import Json
from adapters.sandbox.slack.workspace import Channel
from adapters.sandbox.telegram.platform import Telegram
from adapters.sandbox.telegram.world import Bot, Chat
from adapters.sandbox.window import seen_slack, seen_telegram, sent

PAGE, LARGEST_PAGE = 60, 500  # messages
Query = Mapping[str, str]


class Looks:
    """`slack` is None in a world without one."""

    def __init__(self, journal: Journal, telegram: Telegram, slack: Slack | None) -> None:
        self._journal, self._telegram, self._slack = journal, telegram, slack
        self._cast: Json = {}

    def routes(self) -> list[web.RouteDef]:
        gets: dict[str, Callable[[Query], object]] = {
            "people": self.people,
            "telegram": self.chat,
            "slack": self.workspace,
            "slack/channel": self.channel,
            "slack/thread": self.thread,
            "sent/telegram": self.sent_telegram,
            "sent/slack": self.sent_slack,
        }
        return [
            *(web.get(f"/window/{path}", _answered(look)) for path, look in gets.items()),
            web.get("/window/slack/file/{id}", self.file),
            web.put("/window/cast", self.set_cast),
            web.post("/window/wish", self.wish),
        ]

    def people(self, query: Query) -> Json:
        world = self._telegram.world
        return {
            "bots": [{"username": one.username, "name": one.name} for one in world.bots.values()],
            "phones": [{**one.json(), "bots": self._started(one.id)} for one in world.users.values()],
            "staff": [] if self._slack is None else list(self._slack.space.users.values()),
            "cast": self._cast,
            "journal": self._journal.last,
        }

    def chat(self, query: Query) -> Json:
        bot, viewed = self._place(query)
        last = self._journal.last
        before = int(query["before"]) if "before" in query else None
        return {**seen_telegram.chat(self._telegram, bot, viewed, before, _most(query)), "journal": last}

    def workspace(self, query: Query) -> Json:
        return {**seen_slack.workspace(self._there(), query["user"]), "journal": self._journal.last}

    def channel(self, query: Query) -> Json:
        found = seen_slack.channel(self._there(), self._channel(query), query.get("before"), _most(query))
        return {**found, "journal": self._journal.last}

    def thread(self, query: Query) -> Json:
        return seen_slack.thread(self._there(), self._channel(query), query["ts"])

    def sent_telegram(self, query: Query) -> list[Json]:
        bot, viewed = self._place(query)
        return sent.telegram(self._journal, bot.username, viewed.id, int(query["message"]))

    def sent_slack(self, query: Query) -> list[Json]:
        return sent.slack(self._journal, query["channel"], query["ts"])

    async def file(self, request: web.Request) -> web.Response:
        file = self._slack.space.files.get(request.match_info["id"]) if self._slack else None
        if file is None or file.content is None:
            raise web.HTTPNotFound
        harmless = file.mimetype if file.mimetype.partition("/")[0] in ("image", "audio", "video") else ""
        kind = harmless if "svg" not in harmless and harmless else "application/octet-stream"
        return web.Response(body=file.content, content_type=kind, headers={"X-Content-Type-Options": "nosniff"})

    async def set_cast(self, request: web.Request) -> web.Response:
        self._cast = await request.json()
        self._journal.write("window.cast")
        return web.json_response({"ok": True})

    async def wish(self, request: web.Request) -> web.Response:
        wish = await request.json()
        return web.json_response({"n": self._journal.write("window.wish", wish=wish["wish"])})

    def _there(self) -> Slack:
        if self._slack is None:
            raise KeyError("slack")
        return self._slack

    def _place(self, query: Query) -> tuple[Bot, Chat]:
        world = self._telegram.world
        bot = world.bot(query["bot"])
        return bot, world.private(bot, world.users[int(query["user"])])

    def _channel(self, query: Query) -> Channel:
        return self._there().space.channels[query["channel"]]

    def _started(self, user: int) -> list[str]:
        """The bots that this person has talked with."""
        world = self._telegram.world
        return [bot.username for bot in world.bots.values() if user in world.started(bot)]


def _most(query: Query) -> int:
    return min(int(query.get("limit", PAGE)), LARGEST_PAGE)


def _answered(look: Callable[[Query], object]) -> Callable[[web.Request], Awaitable[web.Response]]:
    async def answer(request: web.Request) -> web.Response:
        try:
            return web.json_response(look(request.query))
        except KeyError as missing:
            return web.json_response({"error": f"missing or unknown: {missing}"}, status=404)
        except (ValueError, Impossible) as wrong:
            return web.json_response({"error": str(wrong)}, status=400)

    return answer
