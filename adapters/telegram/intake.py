"""What the inbox must know of an update, read from its raw JSON alone: nothing a sender does can make it fail."""

import json
from collections.abc import Iterator, Mapping
from urllib.parse import urlsplit

from core.chat.channel import Arrived, Raw
from core.chat.events import Place

NOWHERE = "?"
"""The lane of updates that name neither a chat nor a person."""

LARGEST_POSITION = 2**63 - 1  # what a database's integer holds; real update ids are far smaller
_FOLDED = "folded"


def source(api_url: str, bot: int) -> str:
    """Where update ids count: one bot on one API server. `bot` is its public id, never the token."""
    return f"{urlsplit(api_url).netloc.rpartition('@')[2]}/{bot}"


def arrived(raw: Raw, source: str) -> Arrived:
    """Key, lane and order of any JSON object that has an update_id."""
    update_id = raw["update_id"]
    position = update_id if isinstance(update_id, int) else 0
    position = min(max(position, -LARGEST_POSITION), LARGEST_POSITION)
    return Arrived(key=f"{source}:{update_id}"[:255], lane=chat_of(raw) or NOWHERE, position=position, raw=raw)


def folded(one: Arrived) -> Arrived:
    """The same for a store that refuses something in its JSON: the update as one string of plain ASCII."""
    return Arrived(one.key, one.lane, one.position, {"update_id": one.position, _FOLDED: json.dumps(one.raw)})


def unfolded(raw: Raw) -> Raw:
    text = raw.get(_FOLDED)
    if not isinstance(text, str):
        return raw
    whole: Raw = json.loads(text)
    return whole


def kind_of(raw: Raw) -> str:
    """The kind of update: its only member beside the update_id."""
    return next((name for name in raw if name != "update_id"), "")


def body_of(raw: Raw) -> Raw:
    body = raw.get(kind_of(raw))
    return body if isinstance(body, Mapping) else {}


def place_of(raw: Raw, channel: str) -> Place | None:
    chat = chat_of(raw)
    return Place(channel, chat) if chat else None


def chat_of(raw: Raw) -> str | None:
    """The chat an update belongs to; in a private chat that is the person's own id."""
    body = body_of(raw)
    message = _object(body, "message")
    found = [_object(body, "chat"), _object(message, "chat"), *_people(body)]
    return next((str(part["id"]) for part in found if _is_id(part.get("id"))), None)


def person_of(raw: Raw) -> Raw:
    """Who did it, as far as the update says; an empty object when it does not."""
    return next((part for part in _people(body_of(raw)) if _is_id(part.get("id"))), {})


def language_of(raw: Raw) -> str | None:
    code = person_of(raw).get("language_code")
    return code if isinstance(code, str) else None


def _people(body: Raw) -> Iterator[Raw]:
    yield _object(body, "from")
    yield _object(body, "user")
    if _is_id(body.get("user_chat_id")):
        yield {"id": body["user_chat_id"]}


def _object(part: Raw, name: str) -> Raw:
    inner = part.get(name)
    return inner if isinstance(inner, Mapping) else {}


def _is_id(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)
