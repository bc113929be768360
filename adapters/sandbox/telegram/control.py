"""The side that people are played on: POST /control/telegram/<act>, GET /control/telegram/chat and /file."""

from collections.abc import Awaitable, Callable

from aiohttp import web

from adapters.sandbox.telegram import people, pressing, view
from adapters.sandbox.telegram.people import DEFAULTS, Impossible, Place
from adapters.sandbox.telegram.platform import Telegram
from adapters.sandbox.telegram.refusals import Refusal
from adapters.sandbox.telegram.table import Json

Act = Callable[[Place, Json], Json]


class Control:
    def __init__(self, telegram: Telegram) -> None:
        self._telegram = telegram

    def routes(self) -> list[web.RouteDef]:
        special = {"press": self._press, "raw": self._raw, "redeliver": self._redeliver, "users": self._add_user}
        posts = {**{name: self._act(act) for name, act in ACTS.items()}, **special}
        return [
            *(web.post(f"/control/telegram/{name}", self._answered(handle)) for name, handle in posts.items()),
            web.get("/control/telegram/chat", self.see),
            web.get("/control/telegram/file", self.download),
        ]

    async def see(self, request: web.Request) -> web.Response:
        try:
            place = self._place({**request.query})
        except (Impossible, KeyError, ValueError) as wrong:
            return web.json_response({"error": str(wrong)}, status=400)
        return web.json_response(view.chat(self._telegram, place.chat))

    async def download(self, request: web.Request) -> web.Response:
        stored = self._telegram.files.named(request.query.get("file_id", ""))
        if stored is None:
            return web.json_response({"error": "no such file"}, status=404)
        return web.Response(body=self._telegram.files.content(stored), content_type=stored.mime)

    def _answered(self, handle: Callable[[Json], Awaitable[Json]]) -> Callable[[web.Request], Awaitable[web.Response]]:
        async def answer(request: web.Request) -> web.Response:
            try:
                return web.json_response(await handle(await request.json()))
            except (Impossible, Refusal, ValueError, TypeError) as wrong:
                return web.json_response({"error": str(wrong)}, status=400)
            except KeyError as missing:
                return web.json_response({"error": f"missing or unknown: {missing}"}, status=400)

        return answer

    def _act(self, act: Act) -> Callable[[Json], Awaitable[Json]]:
        async def handle(given: Json) -> Json:
            return act(self._place(given), given)

        return handle

    async def _press(self, given: Json) -> Json:
        return await pressing.press(self._place(given), given)

    async def _raw(self, given: Json) -> Json:
        bot = self._telegram.world.bot(given["bot"])
        life = self._telegram.lives.update
        number = bot.updates.push_raw(given["update"], life=life, queue=int(given.get("user", 0)))
        self._telegram.journal.write(
            "person.raw", platform="telegram", bot=bot.username, update_ids=[number], update=given["update"]
        )
        return {"update_ids": [number]}

    async def _redeliver(self, given: Json) -> Json:
        bot = self._telegram.world.bot(given["bot"])
        bot.updates.again(int(given["update_id"]))
        self._telegram.journal.write("telegram.redelivered", bot=bot.username, update_ids=[int(given["update_id"])])
        return {"update_ids": [int(given["update_id"])]}

    async def _add_user(self, given: Json) -> Json:
        return self._telegram.world.add_user(given).json()

    def _place(self, given: Json) -> Place:
        """From bot (username or token), user (id), and chat (a group's id; without it their private chat)."""
        world = self._telegram.world
        bot, user = world.bot(given["bot"]), world.users[int(given["user"])]
        chat = world.groups[int(given["chat"])] if given.get("chat") else world.private(bot, user)
        if user not in chat.users or bot not in chat.bots:
            raise Impossible("they are not in this chat")
        return Place(self._telegram, bot, user, chat)


def _file_act(kind: str) -> Act:
    return lambda place, given: people.send_file(place, kind, given)


def _body_act(what: str, *fields: str) -> Act:
    def act(place: Place, given: Json) -> Json:
        body = {name: given[name] for name in fields if name in given}
        return people.send_body(place, what, {what: body}, given.get("reply_to"))

    return act


def _poll(place: Place, given: Json) -> Json:
    options = [{"text": text, "voter_count": 0, "persistent_id": text} for text in given["options"]]
    settled: Json = {
        "total_voter_count": 0,
        "is_closed": False,
        "is_anonymous": True,
        "type": "regular",
        "allows_multiple_answers": False,
        "allows_revoting": True,
        "members_only": False,
    }
    return people.send_body(
        place, "poll", {"poll": {"id": "1", "question": given["question"], "options": options, **settled}}
    )


ACTS: dict[str, Act] = {
    "start": lambda place, given: people.start(place, given.get("payload")),
    "say": lambda place, given: people.say(place, given["text"], given.get("entities") or [], given.get("reply_to")),
    "album": lambda place, given: people.send_album(place, given["photos"], given.get("caption")),
    **{kind: _file_act(kind) for kind in DEFAULTS},
    "file": _file_act("document"),
    "location": _body_act("location", "latitude", "longitude"),
    "contact": _body_act("contact", "phone_number", "first_name", "last_name", "user_id"),
    "poll": _poll,
    "edit": lambda place, given: people.edit(place, int(given["message_id"]), given["text"]),
    "block": lambda place, given: people.block(place),
    "unblock": lambda place, given: people.unblock(place),
}
