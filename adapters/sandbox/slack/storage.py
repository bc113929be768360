"""Where files go up and come down. A download without the app's token leads to a sign-in page, as the real one does."""

from aiohttp import web

from adapters.sandbox.slack.parts import Slack


class Storage:
    def __init__(self, slack: Slack) -> None:
        self._slack = slack

    async def upload(self, request: web.Request) -> web.Response:
        """The raw bytes, or a form with one file. A length other than announced is refused."""
        files = self._slack.space.files.values()
        file = next((one for one in files if one.ticket and one.ticket == request.match_info["ticket"]), None)
        if file is None or file.content is not None:
            return web.Response(status=404, text="not found")
        content = await _content(request)
        if len(content) != file.length:
            self._slack.journal.write(
                "slack.upload", file=file.id, ok=False, length=len(content), announced=file.length
            )
            return web.Response(status=400, text="length differs from the one announced")
        file.content = content
        self._slack.journal.write("slack.upload", file=file.id, ok=True, name=file.name, length=len(content))
        return web.Response(text=f"OK - {len(content)}")

    async def download(self, request: web.Request) -> web.Response:
        file = self._slack.space.files.get(request.match_info["file"])
        token = self._slack.space.app["bot_token"]
        scopes = self._slack.space.app.get("scopes", ["files:read"])
        if request.headers.get("Authorization") != f"Bearer {token}" or "files:read" not in scopes:
            self._slack.journal.write("slack.download", file=request.match_info["file"], ok=False)
            raise web.HTTPFound(f"/signin?redir={request.path}")
        if file is None or file.content is None:
            return web.Response(status=404, text="not found")
        self._slack.journal.write("slack.download", file=file.id, ok=True)
        return web.Response(body=file.content, content_type=file.mimetype)

    async def sign_in(self, request: web.Request) -> web.Response:
        return web.Response(text="<!DOCTYPE html><html><body>Sign in to Slack</body></html>", content_type="text/html")


async def _content(request: web.Request) -> bytes:
    if not request.content_type.startswith("multipart/"):
        return await request.read()
    for part in (await request.post()).values():
        if isinstance(part, web.FileField):
            return part.file.read()
    return b""
