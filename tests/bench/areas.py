"""To which part of the whole a profiled function belongs."""

from __future__ import annotations

import re

Function = tuple[str, int, str]
"""File, line and name, as the profiler tells them; the file of a builtin is ~."""

FILES = {
    "/bots/": "ours: bots",
    "/core/": "ours: core",
    "/adapters/database/": "ours: adapters/database",
    "/adapters/telegram/": "ours: adapters/telegram",
    "/adapters/texts/": "ours: adapters/texts",
    "/tests/bench/": "the bench itself",
    "/sqlalchemy/": "SQLAlchemy",
    "/aiosqlite/": "aiosqlite",
    "/psycopg": "psycopg",
    "/aiogram/": "aiogram",
    "/pydantic": "pydantic",
    "/fluent": "Fluent and Babel",
    "/babel/": "Fluent and Babel",
    "/aiohttp/": "aiohttp",
    "/multidict/": "aiohttp",
    "/yarl/": "aiohttp",
    "/asyncio/": "event loop and threads",
    "/selectors.py": "event loop and threads",
    "/threading.py": "event loop and threads",
    "/concurrent/futures/": "event loop and threads",
    "/queue.py": "event loop and threads",
    "/json/": "json",
    "/logging/": "logging",
}
BUILTINS = {
    "sqlite3": "sqlite3",
    "sqlalchemy": "SQLAlchemy",
    "psycopg": "psycopg",
    "pydantic": "pydantic",
    "_json": "json",
    "greenlet": "greenlet",
    "select.epoll": "event loop and threads",
    "_asyncio": "event loop and threads",
    "_thread": "event loop and threads",
    "_queue": "event loop and threads",
    "_contextvars": "event loop and threads",
    "'run' of 'Context'": "event loop and threads",
    "c_make_encoder": "json",
    "scanstring": "json",
}
PLACES = re.compile("|".join(f"(?:{re.escape(part)})" for part in FILES))


def area(function: Function) -> str | None:
    """None for what works for its caller: builtins and the rest of the standard library."""
    file, _, name = function
    if file == "~":
        return next((known for part, known in BUILTINS.items() if part in name), None)
    found = list(PLACES.finditer(file))
    return FILES[found[-1][0]] if found else None


def is_ours(function: Function) -> bool:
    return (area(function) or "").startswith("ours")
