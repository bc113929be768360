"""The same raw update means the same to the desk whichever library has read it."""

import copy
from collections.abc import AsyncIterator, Iterator
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import aiohttp
import pytest
import pytest_asyncio

from adapters.telegram.aiogram_wire import aiogram_wire
from adapters.telegram.ptb_wire import ptb_wire
from adapters.telegram.wire import TelegramWire
from core.chat.channel import Unreadable
from core.chat.events import Address, Command, Edited, Event, FileRef, Left, Place, Pressed, Returned, Said, Unknown
from core.chat.words import Span, words

CHANNEL = "telegram:test"
NOW = 1_700_000_000
ANNA = {"id": 1001, "is_bot": False, "first_name": "Anna\0", "last_name": "Nowak", "language_code": "pl"}
BOT = {"id": 1, "is_bot": True, "first_name": "Desk", "username": "desk_bot"}
CHAT = {"id": 1001, "type": "private", "first_name": "Anna"}
GROUP = {"id": -5, "type": "supergroup", "title": "All"}
HEAD = {"message_id": 3, "date": NOW, "chat": CHAT, "from": ANNA}
SIZES = [
    {"file_id": "small", "file_unique_id": "s", "width": 9, "height": 9, "file_size": 10},
    {"file_id": "large", "file_unique_id": "l", "width": 90, "height": 90, "file_size": 1000},
]
WHO: dict[str, Any] = {
    "sender": Address(CHANNEL, "1001"),
    "name": "Anna\ufffd Nowak",
    "language": "pl",
    "place": Place(CHANNEL, "1001"),
    "at": datetime.fromtimestamp(NOW, UTC),
    "message": "3",
}


def message(**body: object) -> dict[str, object]:
    return {"update_id": 9, "message": {**HEAD, **body}}


def entity(type_: str, offset: int, length: int, **more: object) -> dict[str, object]:
    return {"type": type_, "offset": offset, "length": length, **more}


def file(**more: object) -> dict[str, object]:
    return {"file_id": "F", "file_unique_id": "U", "file_size": 5, **more}


def ref(name: str, mime: str, kind: str, *, remote: str = "F", size: int = 5) -> FileRef:
    return FileRef(CHANNEL, remote, name, mime, size, kind)


def press(**more: object) -> dict[str, object]:
    query = {"id": "77", "from": ANNA, "chat_instance": "1", "data": "claim:7:x", **more}
    return {"update_id": 9, "callback_query": query}


def membership(old: str, new: str) -> dict[str, object]:
    states = [{"user": BOT, "status": s, **({"until_date": 0} if s == "kicked" else {})} for s in (old, new)]
    return {
        "update_id": 9,
        "my_chat_member": {
            "chat": CHAT,
            "from": ANNA,
            "date": NOW,
            "old_chat_member": states[0],
            "new_chat_member": states[1],
        },
    }


MAP = "https://www.openstreetmap.org/?mlat=52.250000&mlon=21.000000#map=17/52.250000/21.000000"
SAID: list[tuple[str, dict[str, object], dict[str, object]]] = [
    ("text", {"text": "hello\0"}, {"words": words("hello\ufffd")}),
    (
        "formatting counts UTF-16 units",
        {
            "text": "😀 bold it code",
            "entities": [
                entity("bold", 3, 7),
                entity("italic", 8, 2),
                entity("pre", 11, 4),
                entity("underline", 0, 15),
                entity("mention", 0, 2),
            ],
        },
        {
            "words": (
                Span("😀 "),
                Span("bold ", bold=True),
                Span("it", bold=True, italic=True),
                Span(" "),
                Span("code", code=True),
            )
        },
    ),
    (
        "links",
        {
            "text": "see https://x.example or x.example",
            "entities": [
                entity("text_link", 0, 3, url="https://a.example/"),
                entity("url", 4, 17),
                entity("url", 25, 9),
            ],
        },
        {
            "words": (
                Span("see", link="https://a.example/"),
                Span(" "),
                Span("https://x.example", link="https://x.example"),
                Span(" or "),
                Span("x.example"),
            )
        },
    ),
    (
        "entities beyond the text and inside a character",
        {"text": "a😀b", "entities": [entity("bold", 2, 90), entity("italic", 50, 4)]},
        {"words": (Span("a"), Span("😀b", bold=True))},
    ),
    ("a reply", {"text": "x", "reply_to_message": {**HEAD, "message_id": 2}}, {"words": words("x"), "reply_to": "2"}),
    (
        "a photo of an album",
        {"photo": SIZES, "caption": "look", "caption_entities": [entity("bold", 0, 4)], "media_group_id": "88"},
        {
            "words": (Span("look", bold=True),),
            "files": (ref("photo-l.jpg", "image/jpeg", "photo", remote="large", size=1000),),
            "album": "88",
        },
    ),
    (
        "a document",
        {"document": file(file_name="a\0.pdf", mime_type="application/pdf")},
        {"files": (ref("a\ufffd.pdf", "application/pdf", "document"),)},
    ),
    ("a voice", {"voice": file(duration=2)}, {"files": (ref("voice-U.ogg", "audio/ogg", "voice"),)}),
    (
        "a video",
        {"video": file(duration=2, width=1, height=1, mime_type="video/webm", file_name="v.webm")},
        {"files": (ref("v.webm", "video/webm", "video"),)},
    ),
    (
        "a round video",
        {"video_note": file(duration=2, length=9)},
        {"files": (ref("video_note-U.mp4", "video/mp4", "video"),)},
    ),
    ("music", {"audio": file(duration=2)}, {"files": (ref("audio-U.mp3", "audio/mpeg", "audio"),)}),
    (
        "an animation, which is also a document",
        {"animation": file(duration=2, width=1, height=1), "document": file()},
        {"files": (ref("animation-U.mp4", "video/mp4", "video"),)},
    ),
    (
        "a moving sticker",
        {"sticker": file(type="regular", width=1, height=1, is_animated=True, is_video=False)},
        {"files": (ref("sticker-U.tgs", "application/x-tgsticker", "sticker"),)},
    ),
    (
        "a location",
        {"location": {"latitude": 52.25, "longitude": 21.0}},
        {"words": (Span("52.250000, 21.000000", link=MAP),)},
    ),
    (
        "a place with a name",
        {
            "location": {"latitude": 52.25, "longitude": 21.0},
            "venue": {"location": {"latitude": 52.25, "longitude": 21.0}, "title": "Shop", "address": "Main 1"},
        },
        {"words": (Span("Shop\nMain 1\n"), Span("52.250000, 21.000000", link=MAP))},
    ),
    (
        "a contact",
        {"contact": {"phone_number": "+48123", "first_name": "Jan", "last_name": "Kot"}},
        {"words": words("Jan Kot, +48123")},
    ),
    ("a dice", {"dice": {"emoji": "🎲", "value": 3}}, {"dropped": ("dice",)}),
    ("something new", {"hologram": {"of": "me"}}, {"dropped": ("hologram",)}),
    ("something new beside words", {"text": "x", "hologram": {"of": "me"}}, {"words": words("x")}),
    ("a path is no command", {"text": "/var/log is full"}, {"words": words("/var/log is full")}),
    ("an empty text", {"text": ""}, {}),
    (
        "forwarded",
        {"text": "x", "forward_origin": {"type": "user", "date": NOW, "sender_user": ANNA}},
        {"words": words("x")},
    ),
    (
        "forwarded from somewhere new",
        {"text": "x", "forward_origin": {"type": "hologram", "date": NOW}},
        {"words": words("x"), "dropped": ("forward_origin",)},
    ),
]
COMMANDS = [
    ("/start", "start", ""),
    ("/START invite_7", "start", "invite_7"),
    ("/claim@desk_bot  12345678 \n", "claim", "12345678"),
    ("/reply two\nlines", "reply", "two\nlines"),
]
UNKNOWN = [
    ("group", message(chat=GROUP, text="hi")),
    ("group", {"update_id": 9, "edited_message": {**HEAD, "chat": GROUP, "edit_date": NOW, "text": "x"}}),
    ("group", press(message={**HEAD, "chat": GROUP, "from": BOT, "text": "card"})),
    ("bot", message(**{"from": BOT, "text": "hi"})),
    ("pinned_message", message(pinned_message={**HEAD, "text": "x"})),
    ("message_auto_delete_timer_changed", message(message_auto_delete_timer_changed={"message_auto_delete_time": 9})),
    ("live_location", {"update_id": 9, "edited_message": {**HEAD, "location": {"latitude": 1.0, "longitude": 2.0}}}),
    ("callback_query", press(data=None, game_short_name="chess")),
    ("my_chat_member", membership("kicked", "left")),
    ("poll", {"update_id": 9, "poll": {"id": "1"}}),
    ("telepathy", {"update_id": 9, "telepathy": {}}),
    ("", {"update_id": 9}),
]


@pytest_asyncio.fixture(scope="module", loop_scope="module", params=[aiogram_wire, ptb_wire])
async def wire(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[TelegramWire]:
    """A wire that never calls anybody: reading needs no network."""
    files: Path = tmp_path_factory.mktemp("files")
    async with aiohttp.ClientSession() as http:
        made: TelegramWire = request.param("1:AAA", http=http, files=files, channel=CHANNEL)
        yield made
        await made.close()


pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest.mark.parametrize(("body", "means"), [case[1:] for case in SAID], ids=[case[0] for case in SAID])
async def test_said(wire: TelegramWire, body: dict[str, object], means: dict[str, Any]) -> None:
    assert await wire.read(message(**body)) == Said(**WHO, **means)


@pytest.mark.parametrize(("text", "name", "argument"), COMMANDS)
async def test_command(wire: TelegramWire, text: str, name: str, argument: str) -> None:
    assert await wire.read(message(text=text)) == Command(**WHO, name_=name, argument=argument)


async def test_edited(wire: TelegramWire) -> None:
    raw = {"update_id": 9, "edited_message": {**HEAD, "edit_date": NOW + 60, "text": "/start again"}}
    at = datetime.fromtimestamp(NOW + 60, UTC)
    assert await wire.read(raw) == Edited(**{**WHO, "at": at}, words=words("/start again"))


@pytest.mark.parametrize(
    ("carried", "on"),
    [
        ({**HEAD, "from": BOT, "text": "card"}, "3"),
        ({"chat": CHAT, "message_id": 3, "date": 0}, "3"),
        (None, None),
    ],
    ids=["a message", "a message too old to see", "no message"],
)
async def test_pressed(wire: TelegramWire, carried: dict[str, object] | None, on: str | None) -> None:
    before = datetime.now(UTC)
    pressed = await wire.read(press(**({"message": carried} if carried else {})))
    assert before <= pressed.at <= datetime.now(UTC)
    assert pressed == Pressed(**{**WHO, "at": pressed.at, "message": on}, act="claim", about="7:x")


async def test_left_and_returned(wire: TelegramWire) -> None:
    who = {**WHO, "message": None}
    assert await wire.read(membership("member", "kicked")) == Left(**who)
    assert await wire.read(membership("kicked", "member")) == Returned(**who)


@pytest.mark.parametrize(("kind", "raw"), UNKNOWN)
async def test_unknown(wire: TelegramWire, kind: str, raw: dict[str, object]) -> None:
    event = await wire.read(raw)
    assert isinstance(event, Unknown)
    assert event.kind == kind


async def test_whatever_arrives_is_an_event_or_unreadable_and_fit_for_a_database(wire: TelegramWire) -> None:
    """Every member of many updates, replaced by what does not belong there."""
    samples = [message(**body) for _, body, _ in SAID] + [press(message=HEAD), membership("member", "kicked")]
    tried = 0
    for raw in samples:
        for broken in mutated(raw):
            tried += 1
            try:
                event = await wire.read(broken)
            except Unreadable:
                continue
            fit_for_a_database(event)
    assert tried > 1000


STRANGE: tuple[object, ...] = (None, 7, "7", "\0\ud800", [], {}, [{"x": []}], True, 2**70, -1, 1.5)


def mutated(raw: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for number, path in enumerate(paths(raw)):
        for value in (STRANGE[number % len(STRANGE)], STRANGE[(number * 7 + 3) % len(STRANGE)]):
            broken = copy.deepcopy(raw)
            part: Any = broken
            for step in path[:-1]:
                part = part[step]
            part[path[-1]] = value
            yield broken


def paths(part: object, above: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    members = part.items() if isinstance(part, dict) else enumerate(part) if isinstance(part, list) else ()
    for name, inner in members:
        if name != "update_id":
            yield (*above, name)
            yield from paths(inner, (*above, name))


def fit_for_a_database(event: Event) -> None:
    for name, value in asdict(event).items():
        assert "\0" not in repr(value).replace("\\x00", "\0"), (name, value)
        assert "\\ud800" not in repr(value), (name, value)
    assert isinstance(event.name, str)
    assert event.language is None or isinstance(event.language, str)
    assert event.at.tzinfo is not None
