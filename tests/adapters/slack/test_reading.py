"""What Slack handed over, in the desk's words."""

from __future__ import annotations

import contextlib
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.slack.payloads import arrived
from adapters.slack.reading import event, named
from core.chat.channel import Unreadable
from core.chat.events import Address, Command, Edited, Event, FormFilled, Place, Pressed, Said, Unknown
from core.chat.words import Span, visible, words
from tests.adapters.slack.payload import ME, TS, Json, changed, command, deleted, message, press, shortcut, submission
from tests.adapters.slack.test_payloads import NOW, spoiled

ANNA = Address("slack", "U1")


def read(body: object) -> Event:
    came = arrived(body, ME, NOW)
    assert came is not None
    return event(came.raw, "slack", {"U1": "anna"})


def test_a_message() -> None:
    said = read(message("a &amp; b"))
    assert said == Said(
        ANNA,
        "anna",
        None,
        Place("slack", "C1"),
        datetime.fromtimestamp(1795300000.0001, UTC),
        TS,
        words=(Span("a & b"),),
    )


def test_a_message_in_a_thread_and_one_that_has_a_thread() -> None:
    assert read(message(thread_ts="1.000000")).place == Place("slack", "C1", "1.000000")
    assert read(message(thread_ts=TS)).place == Place("slack", "C1")


@pytest.mark.parametrize(("chat", "direct"), [("D1", True), ("C1", False), ("G1", False)])
def test_what_is_written_to_the_app_itself_is_told(chat: str, *, direct: bool) -> None:
    said = read(message("hi", channel=chat))
    assert isinstance(said, Said)
    assert said.direct is direct


def test_rich_text_is_read_before_the_text_beside_it() -> None:
    part = {"type": "rich_text_section", "elements": [{"type": "text", "text": "hi", "style": {"bold": True}}]}
    said = read(message("*hi*", blocks=[{"type": "rich_text", "elements": [part]}]))
    assert isinstance(said, Said)
    assert said.words == (Span("hi", bold=True),)


def test_files_and_what_is_not_to_be_had() -> None:
    photo = {
        "name": "a.png",
        "mimetype": "image/png",
        "size": 9,
        "url_private": "https://files.slack.com/a",
        "mode": "hosted",
    }
    drive = {"name": "b", "mode": "external", "url_private": "https://docs.example/b"}
    said = read(message("", subtype="file_share", files=[photo, drive], attachments=[{"text": "forwarded"}]))
    assert isinstance(said, Said)
    assert [(file.remote, file.kind) for file in said.files] == [("https://files.slack.com/a", "photo")]
    assert said.dropped == ("file", "attachment")


def test_a_choice_of_the_menu_is_a_press() -> None:
    chosen = press("menu")
    chosen["actions"][0] |= {"type": "static_select", "selected_option": {"text": {}, "value": "escalate:7"}}
    pressed = read(chosen)
    assert isinstance(pressed, Pressed)
    assert (pressed.act, pressed.about, pressed.message) == ("escalate", "7", TS)


def test_an_edit() -> None:
    edited = read(changed("new", "old"))
    assert isinstance(edited, Edited)
    assert (edited.message, edited.words, edited.sender) == (TS, words("new"), ANNA)


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (changed("same", "same"), "message_changed"),
        (deleted(), "message_deleted"),
        (message(subtype="channel_join"), "channel_join"),
        (message(bot_id="BOTHER"), "bot_message"),
        (message(subtype="bot_message", user=None), "bot_message"),
        (message(user="USLACKBOT"), "bot_message"),
        ({"type": "event_callback", "event_id": "E", "event": {"type": "team_join", "user": {"id": "U"}}}, "team_join"),
        ({**submission(), "type": "view_closed"}, "view_closed"),
        ({"type": "shortcut", "callback_id": "x", "user": {"id": "U1"}, "trigger_id": "t"}, "shortcut"),
        (press(type="view", view_id="V1"), "view_action"),
    ],
)
def test_what_the_desk_has_no_use_for(body: Json, kind: str) -> None:
    unknown = read(body)
    assert isinstance(unknown, Unknown)
    assert unknown.kind == kind


def test_a_press() -> None:
    pressed = read(press("claim:7:8"))
    assert isinstance(pressed, Pressed)
    assert (pressed.act, pressed.about, pressed.message) == ("claim", "7:8", TS)
    assert pressed.place == Place("slack", "C1", TS)
    assert pressed.name == "anna"


def test_a_press_in_a_thread_and_between_two() -> None:
    assert read(press(thread_ts="1.000000")).place == Place("slack", "C1", "1.000000")
    assert read(press(channel_id="D1")).place == Place("slack", "D1")


def test_a_form() -> None:
    filled = read(submission("done"))
    assert isinstance(filled, FormFilled)
    assert (filled.form, filled.about, filled.answers) == ("reply", "7", {"note": words("done")})
    assert (filled.place, filled.at.timestamp()) == (Place("slack", "U1"), NOW)


def test_a_command() -> None:
    told = read(command(" 1234 &amp; <https://a.example|it> "))
    assert isinstance(told, Command)
    assert (told.name_, told.argument, told.place) == ("ticket", "1234 & it (https://a.example)", Place("slack", "C1"))


def test_a_shortcut_on_a_message() -> None:
    pressed = read(shortcut())
    assert isinstance(pressed, Pressed)
    assert (pressed.act, pressed.about, pressed.message) == (
        "send-to-customer",
        "1795300010.000000",
        "1795300010.000000",
    )
    assert visible(pressed.words) == "It is <fixed>"
    assert pressed.place == Place("slack", "C1", TS)
    assert pressed.sender == ANNA


def test_a_shortcut_on_a_message_without_a_thread() -> None:
    assert read(shortcut(thread_ts=None)).place == Place("slack", "C1", "1795300010.000000")


def test_the_unreadable_says_where_it_was() -> None:
    with pytest.raises(Unreadable) as caught:
        read(message(ts=None, thread_ts="1.000000"))
    assert caught.value.place == Place("slack", "C1", "1.000000")


@given(st.data())
def test_reading_a_spoiled_payload_fails_in_one_way_only(data: st.DataObject) -> None:
    came = arrived(spoiled(data), ME, NOW)
    with contextlib.suppress(Unreadable):
        assert came is None or isinstance(event(came.raw, "slack", {}), Event)


@pytest.mark.parametrize(
    ("body", "who"), [(press(), ("U1", "anna")), (command(), ("U1", "anna")), (message(), None), (7, None)]
)
def test_who_acted(body: Any, who: object) -> None:
    assert named(body) == who
