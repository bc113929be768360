"""The side that bots see: /bot<token>/<method> and /file/bot<token>/<path>."""

import asyncio
from dataclasses import dataclass

from aiohttp import web

from adapters.sandbox.faults import Fault, lose
from adapters.sandbox.telegram.arguments import Call, read
from adapters.sandbox.telegram.checks import checked
from adapters.sandbox.telegram.methods import METHODS, Result
from adapters.sandbox.telegram.platform import Telegram
from adapters.sandbox.telegram.polling import TAKEN_OVER, WEBHOOK, Poller
from adapters.sandbox.telegram.refusals import Refusal, unplayed
from adapters.sandbox.telegram.table import Json, table
from adapters.sandbox.telegram.webhook import Webhook
from adapters.sandbox.telegram.world import Bot

FAULT_WORDS = {429: "Too Many Requests", 500: "Internal Server Error", 502: "Bad Gateway", 503: "Service Unavailable"}
GATEWAY = (
    "<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n</html>\r\n"  # from in front of the Bot API: no JSON
)


@dataclass
class Line:
    """How one bot gets its updates."""

    poller: Poller
    webhook: Webhook


class Api:
    def __init__(self, telegram: Telegram) -> None:
        self._telegram = telegram
        self._lines: dict[str, Line] = {}

    def routes(self) -> list[web.RouteDef]:
        return [
            web.route("*", "/bot{token}/{method}", self.call),
            web.get("/file/bot{token}/{path:.+}", self.download),
        ]

    async def close(self) -> None:
        for line in self._lines.values():
            await line.webhook.stop()

    async def call(self, request: web.Request) -> web.Response:
        method = request.match_info["method"]
        name = table().names.get(method.lower(), method)
        fault = self._telegram.faults.next("telegram", name)
        try:
            bot = self._bot(request)
        except Refusal as refusal:
            return _answer(refusal)
        if fault and (answer := await self._trouble(fault, bot, name)):
            return answer
        answer = await self._journaled(request, bot, name, fault)
        return lose(request) if fault and fault.mode == "lost_answer" else answer

    async def download(self, request: web.Request) -> web.Response:
        try:
            bot = self._bot(request)
        except Refusal as refusal:
            return _answer(refusal)
        stored = self._telegram.files.at(bot.id, request.match_info["path"])
        if stored is None:
            return _answer(Refusal(404, "Not Found: file not found"))
        content = self._telegram.files.content(stored)
        return web.Response(body=content, content_type="application/octet-stream")

    def _bot(self, request: web.Request) -> Bot:
        bot = self._telegram.world.bots.get(request.match_info["token"])
        if bot is None:
            raise Refusal(401, "Unauthorized")
        return bot

    async def _trouble(self, fault: Fault, bot: Bot, method: str) -> web.Response | None:
        if fault.mode == "slow":
            await asyncio.sleep(fault.seconds)
        if fault.mode in ("slow", "lost_answer"):
            return None
        self._write(bot, Call(method, {}), fault.status, fault, error=f"fault: {fault.mode}")
        if fault.mode == "down" or fault.status == 502:
            return web.Response(status=502, text=GATEWAY, content_type="text/html")
        words, wait = FAULT_WORDS.get(fault.status, "Internal Server Error"), fault.retry_after
        if wait is not None:
            return _answer(Refusal(fault.status, f"{words}: retry after {wait}", retry_after=wait))
        return _answer(Refusal(fault.status, words))

    async def _journaled(self, request: web.Request, bot: Bot, name: str, fault: Fault | None) -> web.Response:
        call = Call(name, {})
        try:
            call = await read(name, request)
            result = await self._play(request, bot, call)
        except Refusal as refusal:
            self._write(bot, call, refusal.status, fault, error=refusal.description)
            return _answer(refusal)
        if name != "getUpdates":
            self._write(bot, call, 200, fault, result=result)
        return web.json_response({"ok": True, "result": result})

    async def _play(self, request: web.Request, bot: Bot, call: Call) -> Result:
        if call.method not in table().methods:
            if call.method.lower() in table().not_played:
                self._telegram.journal.write("sandbox.unplayed", platform="telegram", method=call.method)
                raise unplayed(call.method)
            raise Refusal(404, "Not Found: method not found")
        call = checked(call)
        if call.method in METHODS:
            return METHODS[call.method](self._telegram, bot, call)
        return await self._updates(request, bot, call)

    async def _updates(self, request: web.Request, bot: Bot, call: Call) -> Result:
        line = self._line(bot)
        if call.method == "getWebhookInfo":
            return line.webhook.info()
        if call.method == "deleteWebhook":
            return await line.webhook.remove(call.args)
        if call.method == "setWebhook":
            if call.args["url"]:
                line.poller.send_away(TAKEN_OVER)
            return await line.webhook.set(call.args)
        if line.webhook.target is not None:
            raise await line.poller.refuse(WEBHOOK)
        transport = request.transport
        return await line.poller.poll(call.args, lambda: transport is not None and not transport.is_closing())

    def _line(self, bot: Bot) -> Line:
        if bot.token not in self._lines:
            journal, lives = self._telegram.journal, self._telegram.lives
            self._lines[bot.token] = Line(Poller(bot, journal), Webhook(bot, journal, lives))
        return self._lines[bot.token]

    def _write(self, bot: Bot, call: Call, status: int, fault: Fault | None, **outcome: object) -> None:
        facts: Json = {"bot": bot.username, "method": call.method, "args": call.facts(), "status": status}
        if fault is not None:
            facts["fault"] = fault.mode
        self._telegram.journal.write("telegram.call", **facts, ok=status == 200, **outcome)


def _answer(refusal: Refusal) -> web.Response:
    wait = refusal.parameters.get("retry_after")
    headers = {} if wait is None else {"Retry-After": str(wait)}
    return web.json_response(refusal.body(), status=refusal.status, headers=headers)
