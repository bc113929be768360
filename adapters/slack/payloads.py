"""What Slack hands over, made ready for the inbox: its key, its lane, its position. Never raises, for any JSON.

Keys fall together for what happened once, however often and by whatever way it is told: an event repeated with another
event_id, the same message read again from the history, a modal submitted twice because the first answer came late.
"""

from __future__ import annotations

import hashlib
import json
import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from core.chat.channel import Arrived
from core.chat.words import clean

Body = Mapping[str, Any]

MALFORMED = (KeyError, TypeError, ValueError, AttributeError, IndexError, RecursionError, ArithmeticError, OSError)
LONGEST_KEY = 200  # characters; a longer one is told by its digest
_STAMP = re.compile(r"(\d{1,12})\.(\d{1,6})\Z")


@dataclass(frozen=True)
class Me:
    """This bot, as auth.test tells it."""

    team: str
    user: str
    bot: str
    name: str


def kind(body: object) -> str:
    """event, action, view, command, shortcut; lookup for what only asks for options and changes nothing."""
    if not isinstance(body, Mapping):
        return "event"
    if isinstance(body.get("command"), str) and "event" not in body:
        return "command"
    return _KINDS.get(str(body.get("type")), "event")


def arrived(body: object, me: Me, now: float, again: int = 0) -> Arrived | None:
    """None for what we said ourselves. What cannot be understood gets a digest for its key and is kept all the same.

    `now`: Unix seconds, for what carries no moment of its own. `again`: how often this modal was refused already. Slack
    leaves id and hash of a modal as they were then, and the next try must not be taken for a repetition.
    """
    read = body if isinstance(body, Mapping) else {"unreadable": body}
    of = kind(read)
    if of == "event" and _own(read.get("event"), me):
        return None
    try:
        key, lane, position = _IDENTIFY[of](read, me, now)
    except MALFORMED:
        key, lane, position = f"x:{_digest(read)}", "unreadable", micros_of(now)
    key = _short(key + f":{again}" if again else key)
    return Arrived(key, _short(lane), position, {"kind": of, "key": key, "at": now, "body": read})


def view_id(body: object) -> str:
    """Of a submitted modal; empty for anything else."""
    match body:
        case {"type": "view_submission", "view": {"id": str(found)}}:
            return found
        case _:
            return ""


def micros(stamp: object) -> int:
    """A Slack `ts` in microseconds. Raises ValueError."""
    found = _STAMP.match(stamp) if isinstance(stamp, str) else None
    if found is None:
        raise ValueError("not a timestamp of Slack's")
    return int(found[1]) * 1_000_000 + int(found[2].ljust(6, "0"))


def stamp(position: int) -> str:
    """Back from microseconds."""
    return f"{position // 1_000_000}.{position % 1_000_000:06d}"


def micros_of(seconds: float) -> int:
    return int(seconds * 1_000_000)


def root(message: Body) -> str:
    """The `ts` that this message's thread hangs from: its own when it is in none."""
    return text(message.get("thread_ts") or message["ts"])


def direct(chat: str) -> bool:
    """A conversation with one person: all of it is one lane, and answers need no thread."""
    return chat.startswith("D")


def text(value: object) -> str:
    """Raises TypeError when it is none, or empty."""
    if not isinstance(value, str) or not value:
        raise TypeError("a text was expected")
    return value


def past_event(message: Body, me: Me, chat: str) -> dict[str, Any]:
    """A message read from the history, as its event would have been."""
    event = {**message, "type": "message", "channel": chat}
    return {"type": "event_callback", "team_id": me.team, "event": event}


def past_edit(message: Body, me: Me, chat: str) -> dict[str, Any] | None:
    """The change of a message read from the history; None when nobody edited it."""
    match message:
        case {"edited": {"ts": str(at)}}:
            event = {"type": "message", "subtype": "message_changed", "channel": chat, "ts": at, "message": message}
            return {"type": "event_callback", "team_id": me.team, "event": event}
        case _:
            return None


_KINDS = {
    "block_actions": "action",
    "view_submission": "view",
    "view_closed": "view",
    "message_action": "shortcut",
    "shortcut": "shortcut",
    "block_suggestion": "lookup",
    "dialog_suggestion": "lookup",
}
Identity = tuple[str, str, int]


def _event(body: Body, me: Me, now: float) -> Identity:
    event = body["event"]
    if event["type"] == "message":
        return _message(event, me)
    at = body.get("event_time")
    position = micros_of(at) if isinstance(at, int) and 0 < at < micros_of(1) else micros_of(now)
    return f"e:{text(body['event_id'])}", _where(event), position


def _message(event: Body, me: Me) -> Identity:
    chat = text(event["channel"])
    here = f"m:{me.team}:{chat}"
    match event.get("subtype"):
        case "message_changed":
            inner = event["message"]
            change = (inner.get("edited") or {}).get("ts") or event["ts"]
            return f"{here}:{text(inner['ts'])}:e:{change}", _lane(chat, root(inner)), micros(event["ts"])
        case "message_deleted":
            former = event.get("previous_message") or {"ts": event["deleted_ts"]}
            return f"{here}:{text(event['deleted_ts'])}:d", _lane(chat, root(former)), micros(event["ts"])
        case _:
            return f"{here}:{text(event['ts'])}", _lane(chat, root(event)), micros(event["ts"])


def _action(body: Body, me: Me, now: float) -> Identity:
    action, container, user = body["actions"][0], body["container"], text(body["user"]["id"])
    ident, at = text(action["action_id"]), micros(action["action_ts"])
    if container.get("type") == "view":
        return f"a:{user}:{text(container['view_id'])}:{ident}:{action['action_ts']}", f"@{user}", at
    chat, message = text(container["channel_id"]), text(container["message_ts"])
    key = f"a:{user}:{chat}:{message}:{ident}:{action['action_ts']}"
    return key, _lane(chat, text(container.get("thread_ts") or message)), at


def _view(body: Body, me: Me, now: float) -> Identity:
    view = body["view"]
    key = f"v:{text(view['id'])}:{text(view['hash'])}:{_digest(view.get('state'))}:{body['type']}"
    return key, f"@{text(body['user']['id'])}", micros_of(now)


def _command(body: Body, me: Me, now: float) -> Identity:
    return f"t:{text(body['trigger_id'])}", f"@{text(body['user_id'])}", micros_of(now)


def _shortcut(body: Body, me: Me, now: float) -> Identity:
    key = f"t:{text(body['trigger_id'])}"
    if body["type"] == "shortcut":
        return key, f"@{text(body['user']['id'])}", micros_of(now)
    return key, _lane(text(body["channel"]["id"]), root(body["message"])), micros(body["action_ts"])


def _lookup(body: Body, me: Me, now: float) -> Identity:
    raise ValueError("look-ups are answered, not kept")


_IDENTIFY = {
    "event": _event,
    "action": _action,
    "view": _view,
    "command": _command,
    "shortcut": _shortcut,
    "lookup": _lookup,
}


def _own(event: object, me: Me) -> bool:
    """Whether we said, changed or deleted it: also what became of our own messages concerns nobody."""
    if not isinstance(event, Mapping):
        return False
    about = [event, event.get("message"), event.get("previous_message")]
    return any(isinstance(one, Mapping) and _by_me(one, me) for one in about)


def _by_me(message: Body, me: Me) -> bool:
    return (message.get("bot_id") or None) == me.bot or message.get("user") == me.user


def _where(event: Body) -> str:
    item = event.get("item") if isinstance(event.get("item"), Mapping) else {}
    places = (event.get("channel"), item.get("channel") if item else None, event.get("user"))
    return next((place for place in places if isinstance(place, str) and place), "workspace")


def _lane(chat: str, thread: str) -> str:
    return chat if direct(chat) else f"{chat}/{thread}"


def _short(key: str) -> str:
    return clean(key) if len(key) <= LONGEST_KEY else f"{clean(key[:8])}:{_digest(key)}"


def _digest(value: object) -> str:
    try:
        said = json.dumps(value, sort_keys=True)
    except MALFORMED:  # nested deeper than Python goes: kept once more rather than taken for something else
        said = secrets.token_hex()
    return hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()[:32]
