"""What Slack handed over, in the desk's words. Pure; of anything it cannot read it says Unreadable and nothing else."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any, NamedTuple

from adapters.slack.blocks import MENU
from adapters.slack.files import file_refs
from adapters.slack.payloads import MALFORMED, Body, direct, micros, root, text
from adapters.slack.richtext import Names, from_blocks, from_mrkdwn
from adapters.slack.views import answers
from core.chat.channel import LookUp, Raw, Unreadable
from core.chat.events import Address, Command, Edited, Event, FormFilled, Place, Pressed, Said, Unknown
from core.chat.words import Words, clean, plain

SPOKEN = (None, "", "file_share", "thread_broadcast", "me_message")
"""The subtypes of a message that a person wrote (docs.slack.dev, message events)."""
SLACKBOT = "USLACKBOT"


class Common(NamedTuple):
    """What every event begins with."""

    sender: Address
    name: str
    language: str | None
    place: Place
    at: datetime
    message: str | None


def event(raw: Raw, channel: str, names: Names) -> Event:
    """`names`: how the people are called whose ids we know; others are mentioned as someone. Raises Unreadable."""
    try:
        body = raw["body"]
        return _READ[raw["kind"]](body, raw, _Reader(channel, names))
    except MALFORMED as wrong:
        raise Unreadable(f"{type(wrong).__name__} in a payload of Slack's", _place(raw, channel)) from wrong


def named(body: object) -> tuple[str, str] | None:
    """Who acted and how they are called, as interactions and commands tell."""
    match body:
        case {"user": {"id": str(user), "username": str(name)}} | {"user": {"id": str(user), "name": str(name)}}:
            return user, clean(name)
        case {"user_id": str(user), "user_name": str(name)}:
            return user, clean(name)
        case _:
            return None


class _Reader(NamedTuple):
    channel: str
    names: Names

    def common(self, user: str, place: Place, at: float, message: str | None = None) -> Common:
        moment = datetime.fromtimestamp(at, UTC)
        return Common(Address(self.channel, user), self.names.get(user, ""), None, place, moment, message)

    def words(self, message: Body) -> Words:
        """Rich text when there is some; else the text beside it."""
        said = message.get("text")
        return from_blocks(message.get("blocks"), self.names) or from_mrkdwn(
            said if isinstance(said, str) else "", self.names
        )


def _event(body: Body, raw: Raw, reader: _Reader) -> Event:
    given = body["event"]
    if given["type"] != "message":
        return _unknown(given, raw, reader, text(given["type"]))
    match given.get("subtype"):
        case "message_changed":
            return _changed(given, raw, reader)
        case subtype if subtype in SPOKEN and _by_a_person(given):
            return _said(given, reader)
        case subtype:
            return _unknown(given, raw, reader, str(subtype or "bot_message"))


def _said(given: Body, reader: _Reader) -> Said:
    files = given.get("files")
    refs = file_refs(files, reader.channel)
    lost = ["file"] * (len(files) - len(refs)) if isinstance(files, list) else []
    lost += ["attachment"] if given.get("attachments") else []
    here = reader.common(given["user"], _of_message(given, reader), micros(given["ts"]) / 1e6, given["ts"])
    alone = direct(text(given["channel"]))
    return Said(*here, words=reader.words(given), files=refs, dropped=tuple(lost), direct=alone)


def _changed(given: Body, raw: Raw, reader: _Reader) -> Event:
    """Slack tells of a change also when it only found out what a link leads to."""
    new, old = given["message"], given.get("previous_message")
    said = reader.words(new)
    same = isinstance(old, Mapping) and reader.words(old) == said
    if same or new.get("subtype") not in SPOKEN or not _by_a_person(new):
        return _unknown(given, raw, reader, "message_changed")
    place = _of_message({**new, "channel": given["channel"]}, reader)
    at = (new.get("edited") or {}).get("ts") or given["ts"]
    return Edited(*reader.common(new["user"], place, micros(at) / 1e6, text(new["ts"])), words=said)


def _action(body: Body, raw: Raw, reader: _Reader) -> Event:
    action, container, user = body["actions"][0], body["container"], text(body["user"]["id"])
    at = micros(action["action_ts"]) / 1e6
    if container.get("type") == "view":
        return Unknown(*reader.common(user, Place(reader.channel, user), at), kind="view_action")
    chat, message = text(container["channel_id"]), text(container["message_ts"])
    place = Place(reader.channel, chat, _thread(chat, container.get("thread_ts"), message))
    chosen = action["selected_option"]["value"] if action["action_id"] == MENU else action["action_id"]
    act, _, about = text(chosen).partition(":")
    return Pressed(*reader.common(user, place, at, message), act=act, about=about)


def _shortcut(body: Body, raw: Raw, reader: _Reader) -> Event:
    user, act = text(body["user"]["id"]), text(body["callback_id"])
    if body["type"] == "shortcut":
        return Unknown(*reader.common(user, Place(reader.channel, user), raw["at"]), kind="shortcut")
    message, chat = body["message"], text(body["channel"]["id"])
    place = Place(reader.channel, chat, _thread(chat, message.get("thread_ts"), root(message)))
    common = reader.common(user, place, micros(body["action_ts"]) / 1e6, text(message["ts"]))
    return Pressed(*common, act=act, about=text(message["ts"]), words=reader.words(message))


def _view(body: Body, raw: Raw, reader: _Reader) -> Event:
    view, user = body["view"], text(body["user"]["id"])
    common = reader.common(user, Place(reader.channel, user), raw["at"])
    if body["type"] != "view_submission":
        return Unknown(*common, kind=text(body["type"]))
    filled = answers(view["state"]["values"], reader.channel)
    about = view.get("private_metadata")
    return FormFilled(
        *common, form=text(view["callback_id"]), about=about if isinstance(about, str) else "", answers=filled
    )


def _command(body: Body, raw: Raw, reader: _Reader) -> Event:
    place = Place(reader.channel, text(body["channel_id"]))
    said = body.get("text")
    argument = plain(from_mrkdwn(said, reader.names)).strip() if isinstance(said, str) else ""
    common = reader.common(text(body["user_id"]), place, raw["at"])
    return Command(*common, name_=text(body["command"]).removeprefix("/"), argument=argument)


def look_up(body: object, channel: str) -> LookUp | None:
    """What somebody types into a select of a form; None for anything else."""
    match body:
        case {
            "user": {"id": str(user)},
            "view": {"callback_id": str(form), "private_metadata": str(about)},
            "action_id": str(field),
            "value": str(typed),
        }:
            return LookUp(Address(channel, user), form, about, field, typed)
        case _:
            return None


def _lookup(body: Body, raw: Raw, reader: _Reader) -> Event:
    raise ValueError("look-ups are answered, not kept")


_READ: dict[str, Callable[[Any, Raw, _Reader], Event]] = {
    "event": _event,
    "action": _action,
    "view": _view,
    "command": _command,
    "shortcut": _shortcut,
    "lookup": _lookup,
}


def _unknown(given: Body, raw: Raw, reader: _Reader, kind: str) -> Unknown:
    user, chat = given.get("user"), given.get("channel")
    user = user if isinstance(user, str) else ""
    place = Place(reader.channel, chat if isinstance(chat, str) else user)
    return Unknown(*reader.common(user, place, raw["at"]), kind=kind)


def _by_a_person(message: Body) -> bool:
    user = message.get("user")
    return isinstance(user, str) and bool(user) and user != SLACKBOT and not message.get("bot_id")


def _of_message(message: Body, reader: _Reader) -> Place:
    thread = message.get("thread_ts")
    inside = isinstance(thread, str) and thread != message["ts"]
    return Place(reader.channel, text(message["channel"]), thread if inside else None)


def _thread(chat: str, given: object, message: str) -> str | None:
    """Where an answer to a press belongs: under the message, except between two people."""
    if isinstance(given, str) and given:
        return given
    return None if direct(chat) else message


def _place(raw: Raw, channel: str) -> Place | None:
    match raw.get("body"):
        case {"event": {"channel": str(chat), "thread_ts": str(thread)}}:
            return Place(channel, chat, thread)
        case {"event": {"channel": str(chat)}} | {"channel": {"id": str(chat)}} | {"channel_id": str(chat)}:
            return Place(channel, chat)
        case {"user": {"id": str(user)}}:
            return Place(channel, user)
        case _:
            return None
