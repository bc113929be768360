"""What a person types, as Slack hands it on: mrkdwn source with &, < and > escaped, and a rich_text block."""

import re

from adapters.sandbox.slack.tables import Json

# what the client's composer turns into an element of its own: mentions, channels, broadcasts, links, emoji
_TOKEN = re.compile(
    r"<@(?P<user>\w+)>|<#(?P<channel>\w+)(?:\|[^>]*)?>|<!(?P<range>here|channel|everyone)>"
    r"|<(?P<url>https?://[^>|\s]+)(?:\|(?P<label>[^>]*))?>|(?P<bare>https?://[^\s<>]+)|:(?P<emoji>[a-z0-9_+-]+):"
)


def escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def unescaped(text: str) -> str:
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def source(typed: str) -> str:
    """The `text` of a message somebody typed. Mentions and links are typed as <@U1>, <#C1>, <https://...|words>."""
    parts, end = [], 0
    for token in _TOKEN.finditer(typed):
        parts += [escaped(typed[end : token.start()]), _kept(token)]
        end = token.end()
    return "".join([*parts, escaped(typed[end:])])


def rich_text(typed: str, block_id: str) -> Json:
    """The block that Slack's composer sends beside the text."""
    elements, end = [], 0
    for token in _TOKEN.finditer(typed):
        elements += [*_words(typed[end : token.start()]), _element(token)]
        end = token.end()
    section = {"type": "rich_text_section", "elements": [*elements, *_words(typed[end:])]}
    return {"type": "rich_text", "block_id": block_id, "elements": [section]}


def mentioned(text: str) -> set[str]:
    return set(re.findall(r"<@(\w+)(?:\|[^>]*)?>", text))


def _kept(token: re.Match[str]) -> str:
    return f"<{token['bare']}>" if token["bare"] else token[0]


def _words(text: str) -> list[Json]:
    return [{"type": "text", "text": text}] if text else []


def _element(token: re.Match[str]) -> Json:
    if token["user"]:
        return {"type": "user", "user_id": token["user"]}
    if token["channel"]:
        return {"type": "channel", "channel_id": token["channel"]}
    if token["range"]:
        return {"type": "broadcast", "range": token["range"]}
    if token["emoji"]:
        return {"type": "emoji", "name": token["emoji"]}
    label = {"text": token["label"]} if token["label"] else {}
    return {"type": "link", "url": token["url"] or token["bare"], **label}
