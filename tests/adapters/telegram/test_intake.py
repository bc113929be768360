"""What the inbox learns of an update: from the raw JSON, whatever is in it."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.telegram import intake

SOURCE = intake.source("https://user:word@api.telegram.org/", 123456)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)
PARTS = st.sampled_from(
    ["chat", "from", "message", "user", "user_chat_id", "id", "language_code", "first_name", "folded"]
)
BODIES = st.recursive(JSON, lambda inner: st.dictionaries(PARTS, inner, max_size=4), max_leaves=12)
KINDS = st.sampled_from(["message", "callback_query", "my_chat_member", "poll_answer", "folded", "new"])
UPDATES = st.builds(lambda id_, more: {"update_id": id_, **more}, JSON, st.dictionaries(KINDS, BODIES, max_size=2))


@given(UPDATES)
def test_any_object_with_an_update_id_is_taken_in(raw: dict[str, Any]) -> None:
    one = intake.arrived(raw, SOURCE)
    assert one.raw is raw
    assert one.lane
    assert len(one.key) <= 255
    assert abs(one.position) < 2**63
    intake.place_of(raw, "telegram:customer")
    intake.language_of(raw)


@given(UPDATES)
def test_folding_is_plain_ascii_and_loses_nothing(raw: dict[str, Any]) -> None:
    one = intake.arrived(raw, SOURCE)
    folded = intake.folded(one)
    assert (folded.key, folded.lane, folded.position) == (one.key, one.lane, one.position)
    assert json.dumps(folded.raw, ensure_ascii=False).isascii()
    assert "\\u0000" not in json.dumps(folded.raw).replace("\\\\u0000", "")
    assert json.dumps(intake.unfolded(folded.raw)) == json.dumps(raw)


def test_the_key_names_server_bot_and_update_and_no_secret() -> None:
    assert intake.arrived({"update_id": 7}, SOURCE).key == "api.telegram.org/123456:7"


@pytest.mark.parametrize(
    ("body", "lane"),
    [
        ({"message": {"chat": {"id": 5}, "from": {"id": 6}}}, "5"),
        ({"edited_message": {"chat": {"id": -100}}}, "-100"),
        ({"callback_query": {"from": {"id": 6}, "message": {"chat": {"id": 5}}}}, "5"),
        ({"callback_query": {"from": {"id": 6}}}, "6"),
        ({"my_chat_member": {"chat": {"id": 5}, "from": {"id": 6}}}, "5"),
        ({"poll_answer": {"user": {"id": 6}}}, "6"),
        ({"business_connection": {"user_chat_id": 6}}, "6"),
        ({"message": {"chat": {"id": True}}}, "?"),
        ({"message": "text"}, "?"),
        ({}, "?"),
    ],
)
def test_the_lane_is_the_chat(body: dict[str, Any], lane: str) -> None:
    assert intake.arrived({"update_id": 1, **body}, SOURCE).lane == lane
