"""Keys, lanes and positions of what Slack hands over."""

from __future__ import annotations

import copy
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.slack.payloads import arrived, kind, micros, past_edit, past_event, stamp
from core.chat.channel import Arrived
from tests.adapters.slack.payload import ME, TS, Json, changed, command, deleted, message, press, shortcut, submission
from tests.adapters.slack.test_richtext import anything

NOW = 1795300500.5


def take(body: object, again: int = 0) -> Arrived:
    came = arrived(body, ME, NOW, again)
    assert came is not None
    return came


@pytest.mark.parametrize(
    ("body", "key", "lane", "position"),
    [
        (message(), f"m:T1:C1:{TS}", f"C1/{TS}", 1795300000000100),
        (message(thread_ts="1795200000.000000"), f"m:T1:C1:{TS}", "C1/1795200000.000000", 1795300000000100),
        (message(channel="D1"), f"m:T1:D1:{TS}", "D1", 1795300000000100),
        (changed("b", "a"), f"m:T1:C1:{TS}:e:1795300050.000000", f"C1/{TS}", 1795300050000200),
        (deleted(), f"m:T1:C1:{TS}:d", f"C1/{TS}", 1795300060000000),
        (press(), f"a:U1:C1:{TS}:claim:7:1795300100.000300", f"C1/{TS}", 1795300100000300),
        (press(thread_ts="1795200000.000000"), None, "C1/1795200000.000000", 1795300100000300),
        (press(channel_id="D1"), None, "D1", 1795300100000300),
        (submission(), None, "@U1", 1795300500500000),
        (command(), "t:t3", "@U1", 1795300500500000),
        (shortcut(), "t:t4", f"C1/{TS}", 1795300200000400),
    ],
)
def test_what_it_is_called(body: Json, key: str | None, lane: str, position: int) -> None:
    came = take(body)
    assert came.key == (key or came.key)
    assert (came.lane, came.position) == (lane, position)
    assert came.raw == {"kind": kind(body), "key": came.key, "at": NOW, "body": body}


def test_an_event_that_is_no_message_is_called_by_its_id() -> None:
    body = {"type": "event_callback", "event_id": "Ev9", "event": {"type": "channel_archive", "channel": "C1"}}
    assert (take(body).key, take(body).lane) == ("e:Ev9", "C1")


def test_a_message_told_under_another_event_id_is_the_same() -> None:
    assert take(message(event_id="Ev1")).key == take(message(event_id="Ev7")).key


def test_a_message_of_the_history_is_the_one_that_was_told() -> None:
    past = {"type": "message", "user": "U1", "text": "hello", "ts": TS, "team": "T1"}
    assert take(past_event(past, ME, "C1")).key == take(message()).key
    assert past_edit(past, ME, "C1") is None


def test_an_edit_in_the_history_is_the_one_that_was_told() -> None:
    told = changed("b", "a")
    past = past_edit(told["event"]["message"], ME, "C1")
    assert past is not None
    assert take(past).key == take(told).key


def test_presses_are_told_apart() -> None:
    others = [press("close:7"), press(at="1795300100.000301"), press(message_ts="1.2"), press(channel_id="C2")]
    assert len({take(body).key for body in (press(), press(), *others)}) == 5


def test_a_modal_submitted_twice_is_one_and_a_corrected_one_is_another() -> None:
    assert take(submission("ok")).key == take({**submission("ok"), "trigger_id": "later"}).key
    assert take(submission("ok")).key != take(submission("better")).key
    assert take(submission("ok")).key != take(submission("ok"), again=1).key
    assert take(submission("ok")).key != take(submission("ok", id="V2")).key


@pytest.mark.parametrize(
    "body",
    [
        message(user="UBOT"),
        message(user="UOTHER", bot_id="BBOT"),
        {**message(), "event": {**changed("b", "a")["event"], "message": {"user": "UBOT", "ts": TS}}},
        {**message(), "event": {**deleted()["event"], "previous_message": {"bot_id": "BBOT", "ts": TS}}},
    ],
)
def test_what_we_said_ourselves_is_not_news(body: Json) -> None:
    assert arrived(body, ME, NOW) is None


def test_a_press_on_our_message_is_news() -> None:
    assert arrived({**press(), "message": {"user": "UBOT", "bot_id": "BBOT", "ts": TS}}, ME, NOW)


@pytest.mark.parametrize(
    "body",
    [[], None, "text", 7, {}, {"type": "event_callback"}, {"type": "block_actions", "actions": []}, message(ts="x")],
)
def test_what_cannot_be_understood_is_kept_under_its_digest(body: Any) -> None:
    came, again = take(body), take(body)
    assert came.key.startswith("x:")
    assert came.key == again.key
    assert came.lane == "unreadable"


def test_a_key_of_any_length_and_with_any_character_can_be_stored() -> None:
    keys = {take(press("a" * 5000 + end)).key for end in ("1", "2")}
    assert len(keys) == 2
    assert all(len(key) <= 200 for key in keys)
    assert "\0" not in take(press("a:\0")).key


@given(anything)
def test_taking_never_fails(value: Any) -> None:
    for body in (value, {"type": "event_callback", "event": value}, {"command": "/x", "user_id": value}):
        arrived(body, ME, NOW)


@given(st.data())
def test_taking_a_spoiled_payload_never_fails(data: st.DataObject) -> None:
    body = spoiled(data)
    came = arrived(body, ME, NOW)
    assert came is None or json.dumps(came.raw)


def spoiled(data: st.DataObject) -> Json:
    """A real payload with one of its values taken away or replaced by anything."""
    whole = data.draw(
        st.sampled_from([message(), changed("b", "a"), deleted(), press(), submission(), command(), shortcut()])
    )
    body = copy.deepcopy(whole)
    holder: Any = body
    while True:
        key = data.draw(st.sampled_from(sorted(holder) if isinstance(holder, dict) else range(len(holder))))
        inner = holder[key]
        if not isinstance(inner, dict | list) or not inner or data.draw(st.booleans()):
            break
        holder = inner
    if data.draw(st.booleans()):
        holder[key] = data.draw(anything)
    else:
        del holder[key]
    return body


@given(st.integers(0, 10**18 - 1))
def test_positions_and_stamps_are_the_same_moment(position: int) -> None:
    assert micros(stamp(position)) == position
