"""Update -> Event. One translation for both libraries: it reads only what their objects call by the same name. Pure.

Only private chats are read. The kinds of content are told by the raw message, because the platform invents new ones
faster than the libraries learn them.
"""

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import TypedDict

from adapters.telegram import intake, shapes
from adapters.telegram.content import files_of, place_of, sure, text_of, words_of
from core.chat.channel import Raw
from core.chat.events import (
    Address,
    Command,
    Edited,
    Event,
    Left,
    Place,
    Pressed,
    Returned,
    Said,
    Unknown,
)
from core.chat.words import Words, clean, visible

COMMAND = re.compile(r"/(?P<name>\w{1,32})(?:@\w+)?(?:\s+(?P<argument>.*))?", re.ASCII | re.DOTALL)
ORIGINS = frozenset({"user", "hidden_user", "chat", "channel"})
UNREAD = frozenset(
    {"poll", "dice", "game", "story", "checklist", "paid_media", "live_photo", "rich_message", "invoice"}
    | {"giveaway", "giveaway_winners", "gift", "unique_gift", "passport_data", "web_app_data"}
)
"""What people send and this version cannot show an agent: named, so that they can ask."""
ENVELOPE = frozenset(
    {"message_id", "date", "edit_date", "chat", "from", "text", "entities", "caption", "caption_entities"}
    | {"forward_origin", "forward_date", "forward_from", "forward_from_chat", "forward_from_message_id"}
    | {"forward_sender_name", "forward_signature", "reply_to_message", "external_reply", "quote", "reply_markup"}
    | {"media_group_id", "link_preview_options", "has_protected_content", "is_from_offline", "via_bot", "effect_id"}
    | {"message_thread_id", "is_topic_message", "show_caption_above_media", "has_media_spoiler"}
)
SERVICE = frozenset(
    {"pinned_message", "message_auto_delete_timer_changed", "connected_website", "write_access_allowed"}
    | {"chat_background_set", "proximity_alert_triggered", "users_shared", "chat_shared", "boost_added"}
    | {"successful_payment", "refunded_payment", "forum_topic_created", "forum_topic_edited", "giveaway_created"}
    | {"giveaway_completed", "paid_message_price_changed", "direct_message_price_changed", "managed_bot_created"}
    | {"video_chat_started", "video_chat_ended", "video_chat_scheduled", "checklist_tasks_done", "group_chat_created"}
    | {"checklist_tasks_added", "new_chat_members", "left_chat_member", "gift_upgrade_sent", "user_shared"}
)
"""Things that Telegram reports as messages though nobody wrote any."""


class _Who(TypedDict):
    """The fields that every Event has."""

    sender: Address
    name: str
    language: str | None
    place: Place
    at: datetime
    message: str | None


def translated(update: shapes.Update, raw: Raw, channel: str, now: datetime) -> Event:
    """`now` dates what the platform does not: presses. Raises for an update whose needed parts have wrong types."""
    if update.message:
        return _message(update.message, raw, channel, now)
    if update.edited_message:
        return _edited(update.edited_message, raw, channel, now)
    if update.callback_query:
        return _pressed(update.callback_query, raw, channel, now)
    if update.my_chat_member:
        return _member(update.my_chat_member, raw, channel, now)
    return unknown(raw, channel, now)


def unknown(raw: Raw, channel: str, now: datetime, kind: str | None = None) -> Unknown:
    """As much as the raw JSON tells of an update that the desk has no use for."""
    person = intake.person_of(raw)
    name = " ".join(str(person[part]) for part in ("first_name", "last_name") if person.get(part))
    return Unknown(
        sender=Address(channel, str(person.get("id", ""))),
        name=clean(name),
        language=text_of(intake.language_of(raw)),
        place=intake.place_of(raw, channel) or Place(channel, ""),
        at=now,
        message=None,
        kind=clean(intake.kind_of(raw) if kind is None else kind),
    )


def _message(message: shapes.Message, raw: Raw, channel: str, now: datetime) -> Event:
    who = _who(message.from_user, message.chat, channel, message.date, message.message_id)
    if isinstance(who, str):
        return unknown(raw, channel, now, who)
    said = words_of(message.text, message.entities)
    if command := COMMAND.fullmatch(visible(said)):
        argument = (command["argument"] or "").strip()
        return Command(**who, name_=command["name"].lower(), argument=argument)
    return _said(message, who, raw, channel, now)


def _said(message: shapes.Message, who: _Who, raw: Raw, channel: str, now: datetime) -> Event:
    body = intake.body_of(raw)
    said, files, dropped = _content(message), files_of(message, channel), _unread(message, body)
    if not (said or files or dropped or "text" in body):
        strange = [clean(name) for name in body if name not in ENVELOPE]
        if strange and SERVICE.issuperset(strange):
            return unknown(raw, channel, now, strange[0])
        dropped = tuple(strange)
    return Said(
        **who,
        words=said,
        files=files,
        reply_to=_id(message.reply_to_message.message_id) if message.reply_to_message else None,
        album=text_of(message.media_group_id),
        dropped=dropped,
    )


def _edited(message: shapes.Message, raw: Raw, channel: str, now: datetime) -> Event:
    """A live location is edited every few seconds; nobody wants each as a new version of the words."""
    who = _who(message.from_user, message.chat, channel, _moment(message.edit_date or message.date), message.message_id)
    if isinstance(who, str) or message.location:
        return unknown(raw, channel, now, who if isinstance(who, str) else "live_location")
    return Edited(**who, words=_content(message))


def _pressed(press: shapes.Press, raw: Raw, channel: str, now: datetime) -> Event:
    known = press.message
    who = _who(press.from_user, known.chat if known else None, channel, now, known.message_id if known else None)
    if isinstance(who, str) or not press.data:
        return unknown(raw, channel, now, who if isinstance(who, str) else None)
    act, _, about = clean(press.data).partition(":")
    return Pressed(**who, act=act, about=about)


def _member(change: shapes.MemberChange, raw: Raw, channel: str, now: datetime) -> Event:
    who = _who(change.from_user, change.chat, channel, change.date, None)
    kind = {"kicked": Left, "member": Returned}.get(change.new_chat_member.status)
    if isinstance(who, str) or kind is None:
        return unknown(raw, channel, now, who if isinstance(who, str) else None)
    return kind(**who)


def _who(
    user: shapes.User | None, chat: shapes.Chat | None, channel: str, at: datetime, message: int | None
) -> _Who | str:
    """The one who acted; or, when that is nobody whom the desk listens to, why."""
    if chat is not None and chat.type != "private":
        return "group"
    if user is None or user.is_bot:
        return "bot" if user else "anonymous"
    return _Who(
        sender=Address(channel, _id(user.id)),
        name=clean(user.full_name),
        language=text_of(user.language_code),
        place=Place(channel, _id(chat.id if chat else user.id)),
        at=at.astimezone(UTC),
        message=None if message is None else _id(message),
    )


def _content(message: shapes.Message) -> Words:
    return (
        words_of(message.text, message.entities)
        or words_of(message.caption, message.caption_entities)
        or place_of(message)
    )


def _unread(message: shapes.Message, body: Mapping[str, object]) -> tuple[str, ...]:
    origin = message.forward_origin
    strange = ("forward_origin",) if origin and origin.type not in ORIGINS else ()
    return (*(name for name in body if name in UNREAD), *strange)


def _id(number: int) -> str:
    return str(sure(int, number))


def _moment(at: datetime | int) -> datetime:
    return at if isinstance(at, datetime) else datetime.fromtimestamp(at, UTC)
