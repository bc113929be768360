"""Slack's rich text and our Words, both ways. Pure.

Rich text is data, not markup: what stands in a text element is shown and never parsed (docs.slack.dev, rich text).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from adapters.slack.emoji import character
from core.chat.words import Span, Words, clean

Json = dict[str, Any]
Names = Mapping[str, str]
"""What we know of user ids: their names."""

STYLES = ("bold", "italic", "strike", "code")
LONGEST_URL = 2000  # characters; Slack takes 3000, but two such links must find room in one message
SOMEONE = "someone"
_LEADS_SOMEWHERE = re.compile(r"(https?://|mailto:)[^\s\x00-\x1f]+\Z", re.IGNORECASE)
_SAYS = {"broadcast": ("@", "range"), "channel": ("#", "channel_id"), "date": ("", "fallback"), "color": ("", "value")}
_TOKEN = re.compile(r"<([@#!][^<>]*|[a-z][a-z0-9+.-]*:[^<>]*)>", re.IGNORECASE)
_EMOJI = re.compile(r":([a-z0-9_+-]+(?:::skin-tone-\d)?):")


def shown(said: Words) -> Words:
    """As Slack will show it. Links lead to web pages and mail addresses only; any other address becomes text."""
    return joined(_shown(span) for span in said)


def elements(said: Words) -> list[Json]:
    """The inside of a section or quote, of words that went through `shown`."""
    return [_element(span) for span in said]


def block(inside: list[Json], kind: str = "rich_text_section") -> Json:
    return {"type": "rich_text", "elements": [{"type": kind, "elements": inside}]}


def leads_somewhere(link: str) -> bool:
    return len(link) <= LONGEST_URL and _LEADS_SOMEWHERE.match(link) is not None


def from_blocks(blocks: object, names: Names | None = None) -> Words:
    """Everything written in rich text blocks, whatever else is among them. Never raises, for any JSON."""
    found = _Written(names or {})
    for one in _dicts(blocks):
        if one.get("type") == "rich_text":
            found.block(one)
    return found.words()


def from_mrkdwn(text: str, names: Names | None = None) -> Words:
    """A message's plain `text` field, as Slack escapes it: `<url|label>`, `<@U1>`, `&amp;`."""
    spans: list[Span] = []
    end = 0
    for token in _TOKEN.finditer(text):
        spans += [Span(_unescaped(text[end : token.start()])), _token(token[1], names or {})]
        end = token.end()
    return joined([*spans, Span(_unescaped(text[end:]))])


def joined(spans: Iterable[Span]) -> Words:
    """Neighbours of one formatting become one span; empty ones go; what no database takes is replaced."""
    kept: list[Span] = []
    for span in spans:
        if kept and replace(kept[-1], text="") == replace(span, text="") and not span.link:
            kept[-1] = replace(kept[-1], text=kept[-1].text + clean(span.text))
        elif span.text:
            kept.append(replace(span, text=clean(span.text), link=span.link and clean(span.link)))
    return tuple(kept)


def _shown(span: Span) -> Span:
    if not span.link or leads_somewhere(span.link):
        return replace(span, text=span.text or span.link or "")
    address = f"{span.text} ({span.link})" if span.text not in ("", span.link) else span.link
    return replace(span, text=address, link=None)


def _element(span: Span) -> Json:
    style = {name: True for name in STYLES if getattr(span, name)}
    body: Json = {"type": "link", "url": span.link} if span.link else {"type": "text"}
    return {**body, "text": span.text, **({"style": style} if style else {})}


class _Written:
    """Collects spans; each part of a rich text block begins on a line of its own."""

    def __init__(self, names: Names) -> None:
        self._names = names
        self._spans: list[Span] = []

    def block(self, given: Mapping[str, Any]) -> None:
        for part in _dicts(given.get("elements")):
            self._fresh_line()
            match part.get("type"):
                case "rich_text_list":
                    self._list(part)
                case "rich_text_quote":
                    self._spans += _quoted(self._inside(part))
                case "rich_text_preformatted":
                    self._spans += [replace(span, code=True) for span in self._inside(part)]
                case _:
                    self._spans += self._inside(part)

    def words(self) -> Words:
        return joined(self._spans)

    def _list(self, part: Mapping[str, Any]) -> None:
        indent = part.get("indent")
        margin = "  " * (min(indent, 8) if isinstance(indent, int) else 0)
        for number, item in enumerate(_dicts(part.get("elements")), start=1):
            self._fresh_line()
            mark = f"{number}. " if part.get("style") == "ordered" else "• "
            self._spans += [Span(margin + mark), *self._inside(item)]

    def _inside(self, part: Mapping[str, Any]) -> list[Span]:
        return [_span(element, self._names) for element in _dicts(part.get("elements"))]

    def _fresh_line(self) -> None:
        if self._spans and not self._spans[-1].text.endswith("\n"):
            self._spans.append(Span("\n"))


def _span(element: Mapping[str, Any], names: Names) -> Span:
    given = element.get("style")
    style = {name: True for name in STYLES if isinstance(given, dict) and given.get(name)}
    if element.get("type") == "link" and (url := _text(element, "url")):
        return Span(_text(element, "text") or url, link=url, **style)
    return Span(_readable(element, names), **style)  # type: ignore[arg-type]  # as above


def _readable(element: Mapping[str, Any], names: Names) -> str:
    match element.get("type"):
        case "emoji":
            return character(_text(element, "name"), _text(element, "unicode"))
        case "user":
            return "@" + names.get(_text(element, "user_id"), SOMEONE)
        case "usergroup" | "team":
            return "@" + SOMEONE
        case kind:
            before, key = _SAYS.get(str(kind), ("", "text"))
            return before + _text(element, key)


def _quoted(spans: list[Span]) -> Iterator[Span]:
    yield Span("> ")
    for span in spans:
        yield replace(span, text=span.text.replace("\n", "\n> "))


def _token(inside: str, names: Names) -> Span:
    target, _, label = (_unescaped(part) for part in inside.partition("|"))
    if target.startswith("@"):
        return Span("@" + (label.removeprefix("@") or names.get(target[1:], SOMEONE)))
    if target.startswith("#"):
        return Span("#" + (label or target[1:]))
    if target.startswith("!"):
        return Span("@" + (label.removeprefix("@") or target[1:].partition("^")[0]))
    if leads_somewhere(target):
        return Span(label or target.removeprefix("mailto:"), link=target)
    return Span(label or target)


def _unescaped(text: str) -> str:
    plain = text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    return _EMOJI.sub(lambda found: character(found[1]), plain)


def _text(holder: Mapping[str, Any], key: str) -> str:
    value = holder.get(key)
    return value if isinstance(value, str) else ""


def _dicts(value: object) -> list[dict[str, Any]]:
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []
