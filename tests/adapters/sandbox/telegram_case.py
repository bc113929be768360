"""Bad requests, and the exact words of the real service.

Sources: `api#x` is the Bot API documentation at core.telegram.org/bots/api; `Client` is telegram-bot-api's Client.cpp
(the server's own source), `td` the library under it; `seen` is what people report of the service; `strict` is ours:
the service would swallow it, and GAPS.md says so.
"""

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Case:
    """`args` may name "@sent", "@photo", "@hers", "@file" and "@deleted": ids known only when the world is set up."""

    name: str
    source: str
    method: str
    args: dict[str, Any]
    says: str
    status: int = 400
    token: str = "1:AAA"
    parts: dict[str, bytes] = field(default_factory=dict, repr=False)

    @property
    def answer(self) -> tuple[int, str]:
        return self.status, f"Bad Request: {self.says}" if self.status == 400 else self.says


def text(name: str, source: str, says: str, text: object = "hi", **more: Any) -> Case:
    return Case(name, source, "sendMessage", {"chat_id": 1001, "text": text, **more}, says)


def html(source_text: str, says: str) -> Case:
    whole = f"can't parse entities: {says}"
    return text(f"html {source_text}", "td MessageEntity parse_html", whole, source_text, parse_mode="HTML")


def markdown(source_text: str, says: str) -> Case:
    whole = f"can't parse entities: {says}"
    return text(
        f"md {source_text!r}", "td MessageEntity parse_markdown_v2", whole, source_text, parse_mode="MarkdownV2"
    )


def reserved(letter: str) -> Case:
    return markdown(f"a{letter}b", f"Character '{letter}' is reserved and must be escaped with the preceding '\\'")


def entity(name: str, source: str, says: str, source_text: str = "hello", **entity: Any) -> Case:
    given = [{"type": "bold", "offset": 0, "length": 5, **entity}]
    return text(f"entity {name}", source, says, source_text, entities=given)


def entities(name: str, says: str, *given: tuple[str, int, int]) -> Case:
    listed = [{"type": kind, "offset": offset, "length": length} for kind, offset, length in given]
    return text(f"entities {name}", "strict api#formatting-options", says, "hello world", entities=listed)


def button(name: str, source: str, says: str, status: int = 400, **button: Any) -> Case:
    given = {"text": "Go", **button}
    markup = {"inline_keyboard": [[{key: value for key, value in given.items() if value is not None}]]}
    args = {"chat_id": 1001, "text": "hi", "reply_markup": markup}
    return Case(f"button {name}", source, "sendMessage", args, says, status)


def url(address: str, why: str) -> Case:
    says = f"inline keyboard button URL '{address}' is invalid: {why}"
    return button(f"url {address}", "td LinkManager check_link", says, url=address)


def keyboard(name: str, source: str, says: str, markup: object) -> Case:
    return text(f"keyboard {name}", source, says, reply_markup=markup)


def media(name: str, source: str, says: str, media: object) -> Case:
    return Case(f"album {name}", source, "sendMediaGroup", {"chat_id": 1001, "media": media}, says)


def upload(name: str, source: str, says: str, content: bytes, method: str = "sendPhoto", status: int = 400) -> Case:
    part = method.removeprefix("send").lower()
    return Case(f"file {name}", source, method, {"chat_id": "1001"}, says, status, parts={part: content})
