"""The page's own files, shipped with the package as they are: no build step, nothing loaded from elsewhere."""

from importlib.resources import files
from importlib.resources.abc import Traversable

from aiohttp import web

KINDS = {
    ".html": "text/html",
    ".css": "text/css",
    ".js": "text/javascript",
    ".json": "application/json",
    ".svg": "image/svg+xml",
}
ALLOWED = (  # the browser itself keeps the page from loading anything from elsewhere
    "default-src 'self'; img-src 'self' blob: data:; media-src 'self' blob:; connect-src 'self' ws: wss:; "
    "frame-ancestors 'self'; base-uri 'none'; form-action 'none'"
)


def routes() -> list[web.RouteDef]:
    return [web.get("/", _start), web.get("/window/page/{path:.+}", _part)]


async def _start(request: web.Request) -> web.Response:
    return _answer(files("adapters.sandbox.window") / "page" / "index.html", ".html")


async def _part(request: web.Request) -> web.Response:
    found: Traversable = files("adapters.sandbox.window") / "page"
    names = request.match_info["path"].split("/")
    ending = "." + names[-1].rpartition(".")[2]
    if ending not in KINDS or any(name.startswith(".") or "\\" in name for name in names):
        raise web.HTTPNotFound
    found = found.joinpath(*names)
    if not found.is_file():
        raise web.HTTPNotFound
    return _answer(found, ending)


def _answer(part: Traversable, ending: str) -> web.Response:
    headers = {"Content-Security-Policy": ALLOWED, "Cache-Control": "no-cache", "X-Content-Type-Options": "nosniff"}
    return web.Response(body=part.read_bytes(), content_type=KINDS[ending], charset="utf-8", headers=headers)
