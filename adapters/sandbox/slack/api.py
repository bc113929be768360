"""The Web API's front door: /api/<method>. Faults, token, rate, scope, arguments, then the method itself.

Every call is journaled as slack.call: method, args, status, ok, error, messages, result (the ids it made), fault.
"""

import asyncio

from aiohttp import web

from adapters.sandbox.faults import Fault, Faults, lose
from adapters.sandbox.slack.args import Asked, asked, checked_args
from adapters.sandbox.slack.methods import PLAYED
from adapters.sandbox.slack.parts import Slack
from adapters.sandbox.slack.refusals import Refused
from adapters.sandbox.slack.tables import METHODS, Json
from adapters.sandbox.slack.tiers import Tiers

_RESULTS = ("ts", "message_ts", "channel", "file_id")


class Api:
    def __init__(self, slack: Slack, faults: Faults, tiers: Tiers) -> None:
        self._slack, self._faults, self._tiers = slack, faults, tiers

    async def serve(self, request: web.Request) -> web.Response:
        method = request.match_info["method"]
        self._slack.space.base = str(request.url.origin())
        fault = self._faults.next("slack", method)
        if fault and fault.mode in ("status", "down"):
            return self._played(method, fault)
        if fault and fault.mode == "slow":
            await asyncio.sleep(fault.seconds)
        response = await self._response(request, method, fault)
        return lose(request) if fault and fault.mode == "lost_answer" else response

    async def _response(self, request: web.Request, method: str, fault: Fault | None) -> web.Response:
        args: Json = {}
        headers: dict[str, str] = {}
        try:
            call = await asked(request)
            args = call.args
            answer, status = {"ok": True, **self._answer(method, call)}, 200
            headers = self._scopes(call)
        except Refused as no:
            answer, status = no.answer(), no.status
            headers = {"Retry-After": str(no.extra["retry_after"])} if status == 429 else {}
            answer.pop("retry_after", None)
        self._note(method, args, answer, status, fault)
        return web.json_response(answer, status=status, headers=headers)

    def _answer(self, method: str, call: Asked) -> Json:
        if method in METHODS["known"]:
            self._slack.journal.write("sandbox.unplayed", platform="slack", method=method)
            raise Refused("sandbox_does_not_play", [f"the sandbox does not play {method}"])
        if method not in PLAYED:
            raise Refused("unknown_method", req_method=method)
        spec = METHODS["offered"][method]
        self._check_token(spec, call.token)
        if wait := self._tiers.wait(method, call.args):
            raise Refused("ratelimited", status=429, retry_after=wait)
        self._check_scope(spec, method, call.args)
        return PLAYED[method](self._slack, checked_args(spec, call.args))

    def _check_token(self, spec: Json, token: str | None) -> None:
        app = self._slack.space.app
        if token is None:
            raise Refused("not_authed")
        if token not in (app["bot_token"], app["app_token"]):
            raise Refused("invalid_auth")
        kind = "bot" if token == app["bot_token"] else "app"
        if spec["token"] not in (kind, "any"):
            raise Refused("not_allowed_token_type")

    def _check_scope(self, spec: Json, method: str, args: Json) -> None:
        """Reading a channel needs the scope of its kind; elsewhere any one of the method's will do."""
        granted = self._slack.space.app.get("scopes")
        needed = spec["scopes"]
        if granted is None or not needed or spec["token"] == "app":  # noqa: S105 - a kind, not a token
            return
        channel = self._slack.space.channels.get(str(args.get("channel")))
        if channel and method.startswith("conversations."):
            needed = [one for one in needed if one.startswith(channel.scope)] or needed
        if not set(needed) & set(granted):
            raise Refused("missing_scope", needed=",".join(needed), provided=",".join(granted))

    def _scopes(self, call: Asked) -> dict[str, str]:
        """Slack tells a bot with each answer what it may (docs.slack.dev/authentication/installing-with-oauth)."""
        app = self._slack.space.app
        known = call.token == app["bot_token"] and "scopes" in app
        return {"X-OAuth-Scopes": ",".join(app["scopes"])} if known else {}

    def _played(self, method: str, fault: Fault) -> web.Response:
        status = 502 if fault.mode == "down" else fault.status
        wait = fault.retry_after if fault.retry_after is not None or status != 429 else 1
        headers = {} if wait is None else {"Retry-After": str(wait)}
        self._slack.journal.write("slack.call", method=method, status=status, ok=False, fault=fault.mode)
        if status == 429:
            return web.json_response({"ok": False, "error": "ratelimited"}, status=429, headers=headers)
        return web.Response(status=status, text="Bad Gateway", headers=headers)

    def _note(self, method: str, args: Json, answer: Json, status: int, fault: Fault | None) -> None:
        result = {key: answer[key] for key in _RESULTS if isinstance(answer.get(key), str)}
        if "view" in answer:
            result["view_id"] = answer["view"]["id"]
        facts = {"error": answer.get("error"), "messages": answer.get("errors"), "fault": fault.mode if fault else None}
        kept = {key: value for key, value in facts.items() if value}
        shown = {key: value for key, value in args.items() if key != "token"}
        self._slack.journal.write(
            "slack.call", method=method, args=shown, status=status, ok=answer["ok"], result=result, **kept
        )
