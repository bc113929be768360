"""Trouble on demand: the platform is slow, busy, away, or does what was asked and loses the answer.

Set at run time with POST /control/faults; each platform has one plan, "*" is for both:

    {"platform": "telegram", "every": 5, "status": 429, "retry_after": 1, "methods": ["sendMessage"]}
    {"platform": "*", "mode": "down"}
    {"platform": "slack", "mode": "lost_answer", "every": 3}
    {"platform": "telegram", "mode": "slow", "seconds": 2}
    {"platform": "telegram", "mode": "off"}
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, cast, get_args

from aiohttp import web

Mode = Literal["status", "down", "lost_answer", "slow"]
ERRORS = range(400, 600)  # HTTP
PLATFORMS = ("telegram", "slack", "*")


@dataclass(frozen=True, kw_only=True)
class Fault:
    """What to play on this call.

    status: answer with `status` (and `retry_after` seconds) instead of doing it. down: answer 502, not doing it.
    lost_answer: do it, then `lose` the connection. slow: do it `seconds` late.
    """

    mode: Mode
    status: int = 502
    retry_after: int | None = None
    seconds: float = 0.0


@dataclass
class _Plan:
    fault: Fault
    every: int
    methods: frozenset[str] | None
    calls: int = 0

    def next(self, method: str) -> Fault | None:
        if self.methods is not None and method.lower() not in self.methods:
            return None
        self.calls += 1
        return self.fault if self.calls % self.every == 0 else None


class Faults:
    def __init__(self) -> None:
        self._plans: dict[str, _Plan] = {}

    def set(self, wish: Mapping[str, object]) -> None:
        """Takes one wish as posted; it replaces the platform's former plan. Raises ValueError when senseless."""
        platform = wish.get("platform", "*")
        if platform not in PLATFORMS:
            raise ValueError(f"platform must be one of {', '.join(PLATFORMS)}")
        plan = None if wish.get("mode") == "off" else _plan(wish)
        for name in PLATFORMS if platform == "*" else (str(platform),):
            self._plans.pop(name, None)
        if plan is not None:
            self._plans[str(platform)] = plan

    def next(self, platform: str, method: str) -> Fault | None:
        """Counts this call, and says what is to be played on it."""
        for name in (platform, "*"):
            if (plan := self._plans.get(name)) and (fault := plan.next(method)):
                return fault
        return None


def lose(request: web.Request) -> web.Response:
    """Closes the caller's connection without an answer. The response returned reaches nobody."""
    if request.transport is not None:
        request.transport.close()
    return web.Response(status=502)


def _plan(wish: Mapping[str, object]) -> _Plan:
    mode = wish.get("mode", "status")
    if mode not in get_args(Mode):
        raise ValueError(f"mode must be off or one of {', '.join(get_args(Mode))}")
    every, methods = wish.get("every", 1), wish.get("methods")
    if not isinstance(every, int) or every < 1:
        raise ValueError("every must be a whole number from 1")
    if methods is not None and not isinstance(methods, list):
        raise ValueError("methods must be a list of names, or null for all")
    names = None if methods is None else frozenset(str(name).lower() for name in methods)
    return _Plan(_fault(cast(Mode, mode), wish), every, names)


def _fault(mode: Mode, wish: Mapping[str, object]) -> Fault:
    status = wish.get("status", 429 if mode == "status" else 502)
    retry_after, seconds = wish.get("retry_after"), wish.get("seconds", 0.0)
    if not isinstance(status, int) or status not in ERRORS:
        raise ValueError("status must be from 400 to 599")
    if retry_after is not None and not isinstance(retry_after, int):
        raise ValueError("retry_after must be whole seconds")
    if not isinstance(seconds, int | float) or (mode == "slow" and seconds <= 0):
        raise ValueError("slow needs seconds above 0")
    return Fault(mode=mode, status=status, retry_after=retry_after, seconds=float(seconds))
