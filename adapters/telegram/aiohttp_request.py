"""python-telegram-bot's requests over the shared line: its own httpx client is ten times slower, and a refusal comes as
a DeliveryFailed this way."""

import json
from http import HTTPStatus

from aiohttp import FormData
from telegram.request import BaseRequest, RequestData

from adapters.telegram.line import CALL_SECONDS, Form, Line


class AiohttpRequest(BaseRequest):
    """Only posts: files are downloaded by the line. Of the library's four timeouts the one for reading counts, as the
    whole call's."""

    __slots__ = ("_line",)

    def __init__(self, line: Line) -> None:
        self._line = line

    @property
    def read_timeout(self) -> float:
        return CALL_SECONDS

    async def initialize(self) -> None:
        """The session is open before any bot is made, and stays open after."""

    async def shutdown(self) -> None:
        """The session belongs to someone else."""

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: object = BaseRequest.DEFAULT_NONE,
        write_timeout: object = BaseRequest.DEFAULT_NONE,
        connect_timeout: object = BaseRequest.DEFAULT_NONE,
        pool_timeout: object = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        seconds = read_timeout if isinstance(read_timeout, int | float) else CALL_SECONDS
        result = await self._line.post(url, _form(request_data), seconds=seconds)
        return HTTPStatus.OK, json.dumps({"ok": True, "result": result}).encode()


def _form(data: RequestData | None) -> Form | None:
    if data is None or not data.contains_files:
        return data.json_parameters if data else None
    form = FormData(data.json_parameters, quote_fields=False)
    for name, (filename, content, mime) in data.multipart_data.items():
        form.add_field(name, content, filename=filename, content_type=mime)
    return form
