"""The line to a server that lies, breaks off, or sends us elsewhere."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field

import aiohttp
import pytest
from aiohttp import web

from adapters.telegram.line import Line
from core.errors import DeliveryFailed

TOKEN = "123456:ABCdefGHIjklMNOpqrsTUVwxyz_-12345"
Answer = Callable[[web.Request], Awaitable[web.StreamResponse]]


@dataclass
class Rogue:
    """A server that answers methods and file downloads as the test says; `asked` are the paths it was asked for."""

    url: str = ""
    method: Answer | None = None
    file: Answer | None = None
    asked: list[str] = field(default_factory=list)

    async def answer(self, request: web.Request) -> web.StreamResponse:
        self.asked.append(request.path)
        answer = self.file if request.path.startswith("/file/") else self.method
        assert answer is not None
        return await answer(request)

    def says(self, body: object, status: int = 200) -> None:
        async def method(_: web.Request) -> web.StreamResponse:
            return web.json_response(body, status=status)

        self.method = method


@pytest.fixture
async def rogue() -> AsyncIterator[Rogue]:
    made = Rogue()
    app = web.Application()
    app.router.add_route("*", "/{path:.*}", made.answer)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    made.url = "http://{}:{}".format(*runner.addresses[0][:2])
    yield made
    await runner.cleanup()


@pytest.fixture
def line(rogue: Rogue, http: aiohttp.ClientSession) -> Line:
    return Line(http, TOKEN, rogue.url)


async def refused(doing: Awaitable[object]) -> DeliveryFailed:
    with pytest.raises(DeliveryFailed) as caught:
        await doing
    assert TOKEN not in str(caught.value)
    assert caught.value.__cause__ is None  # a cause could show the address, and with it the token
    return caught.value


async def fetched(line: Line, largest: int = 1000) -> bytes:
    return b"".join([chunk async for chunk in line.download("F", largest)])


class TestCalls:
    @pytest.mark.parametrize("body", ["text", [], {}, {"ok": False}, {"ok": "yes", "result": 1}])
    async def test_a_success_that_is_none_is_ambiguous(self, line: Line, rogue: Rogue, body: object) -> None:
        rogue.says(body)
        failed = await refused(line.call("getMe"))
        assert (failed.code, failed.ambiguous, failed.permanent) == ("unreachable", True, False)

    async def test_a_page_of_a_proxy(self, line: Line, rogue: Rogue) -> None:
        async def page(_: web.Request) -> web.StreamResponse:
            return web.Response(status=502, body=b"<html>bad gateway \xff", content_type="text/html")

        rogue.method = page
        assert (await refused(line.call("getMe"))).code == "unreachable"

    async def test_a_redirect_is_not_followed(self, line: Line, rogue: Rogue) -> None:
        async def elsewhere(_: web.Request) -> web.StreamResponse:
            raise web.HTTPTemporaryRedirect("/elsewhere")

        rogue.method = elsewhere
        assert (await refused(line.call("getMe"))).code == "unreachable"
        assert "/elsewhere" not in rogue.asked

    async def test_a_hanging_answer_is_ambiguous(self, line: Line, rogue: Rogue) -> None:
        async def hang(_: web.Request) -> web.StreamResponse:
            await asyncio.Event().wait()
            raise AssertionError

        rogue.method = hang
        failed = await refused(line.call("sendMessage", seconds=0.1))
        assert (failed.code, failed.ambiguous) == ("unreachable", True)

    async def test_a_request_that_never_left_is_not_ambiguous(self, http: aiohttp.ClientSession) -> None:
        failed = await refused(Line(http, TOKEN, "http://127.0.0.1:1").call("sendMessage"))
        assert (failed.code, failed.ambiguous) == ("unreachable", False)

    @pytest.mark.parametrize("parameters", [{"retry_after": 3}, {"retry_after": "soon"}, [], None])
    async def test_the_wait_is_read_if_there_is_one(self, line: Line, rogue: Rogue, parameters: object) -> None:
        rogue.says({"ok": False, "error_code": 429, "description": "x", "parameters": parameters}, 429)
        failed = await refused(line.call("sendMessage"))
        assert (failed.code, failed.retry_after) == ("rate", 3 if parameters == {"retry_after": 3} else 1)

    async def test_of_a_message_only_what_is_needed_comes_back(self, line: Line, rogue: Rogue) -> None:
        rogue.says({"ok": True, "result": [{"message_id": 1, "date": 2, "chat": {"id": 3}, "hologram": {}}]})
        assert await line.call("sendMediaGroup") == [{"message_id": 1, "date": 2, "chat": {"id": 3}}]


class TestDownloads:
    async def test_a_server_that_sends_more_than_it_said_is_stopped(self, line: Line, rogue: Rogue) -> None:
        async def endless(request: web.Request) -> web.StreamResponse:
            answer = web.StreamResponse()
            await answer.prepare(request)
            while request.transport and not request.transport.is_closing():
                await answer.write(b"x" * 500)
            return answer

        rogue.says({"ok": True, "result": {"file_path": "a/b", "file_size": 3}})
        rogue.file = endless
        failed = await refused(fetched(line))
        assert (failed.code, failed.permanent) == ("too-large", True)

    @pytest.mark.parametrize("path", ["../../etc/passwd", "a/../../b", "", None])
    async def test_a_path_that_leads_out_is_refused(self, line: Line, rogue: Rogue, path: str | None) -> None:
        rogue.says({"ok": True, "result": {"file_path": path}})
        assert (await refused(fetched(line))).code == "refused"

    @pytest.mark.parametrize("path", ["//evil.example/x", "http://evil.example/x", "a?b#c", "ü ü"])
    async def test_every_path_is_asked_of_this_server(self, line: Line, rogue: Rogue, path: str) -> None:
        async def file(_: web.Request) -> web.StreamResponse:
            return web.Response(body=b"here")

        rogue.says({"ok": True, "result": {"file_path": path}})
        rogue.file = file
        assert await fetched(line) == b"here"

    @pytest.mark.parametrize("result", [None, [], "x", {"file_size": "big", "file_path": 7}])
    async def test_an_answer_without_a_path(self, line: Line, rogue: Rogue, result: object) -> None:
        rogue.says({"ok": True, "result": result})
        assert (await refused(fetched(line))).code == "refused"

    async def test_a_redirect_of_a_download_is_not_followed(self, line: Line, rogue: Rogue) -> None:
        async def elsewhere(_: web.Request) -> web.StreamResponse:
            raise web.HTTPFound("/file/elsewhere")

        rogue.says({"ok": True, "result": {"file_path": "a"}})
        rogue.file = elsewhere
        failed = await refused(fetched(line))
        assert (failed.code, failed.permanent) == ("unreachable", False)
        assert "/file/elsewhere" not in rogue.asked

    async def test_a_download_that_breaks_off_can_be_tried_again(self, line: Line, rogue: Rogue) -> None:
        async def half(request: web.Request) -> web.StreamResponse:
            answer = web.StreamResponse(headers={"Content-Length": "100"})
            await answer.prepare(request)
            await answer.write(b"half")
            assert request.transport is not None
            request.transport.close()
            return answer

        rogue.says({"ok": True, "result": {"file_path": "a"}})
        rogue.file = half
        failed = await refused(fetched(line))
        assert (failed.code, failed.permanent, failed.ambiguous) == ("unreachable", False, False)
