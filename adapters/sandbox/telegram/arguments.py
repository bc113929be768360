"""What a bot's HTTP request says, in any of the four ways the Bot API takes: query, urlencoded, JSON, multipart."""

import json
from dataclasses import dataclass, field
from typing import cast

from aiohttp import web

from adapters.sandbox.telegram.refusals import bad
from adapters.sandbox.telegram.table import Json


@dataclass(frozen=True)
class Upload:
    name: str
    mime: str
    content: bytes


@dataclass(frozen=True)
class Call:
    """One call of a method: `args` as given until `checked`, then typed."""

    method: str
    args: Json
    files: dict[str, Upload] = field(default_factory=dict)

    def facts(self) -> Json:
        """The arguments for the journal; a file as its name and size."""
        files = {key: f"<{upload.name}, {len(upload.content)} bytes>" for key, upload in self.files.items()}
        return {**{name: value for name, value in self.args.items() if value is not None}, **files}


async def read(method: str, request: web.Request) -> Call:
    args: Json = dict(request.query)
    files: dict[str, Upload] = {}
    if request.content_type == "application/json":
        args |= await _json(request)
    elif request.method == "POST":
        for name, value in (await request.post()).items():
            if isinstance(value, web.FileField):
                files[name] = Upload(value.filename, value.content_type, value.file.read())
            else:
                args[name] = value if isinstance(value, str) else cast(bytes, value).decode()
    return Call(method, args, files)


async def _json(request: web.Request) -> Json:
    body = await request.read()
    try:
        value = json.loads(body or b"{}")
    except ValueError:
        raise bad("can't parse JSON object") from None
    if not isinstance(value, dict):
        raise bad("can't parse JSON object")
    return value
