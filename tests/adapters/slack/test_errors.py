"""What Slack's refusals mean."""

from __future__ import annotations

import asyncio

import pytest

from adapters.slack.errors import DEFAULT_WAIT, broken, refusal
from adapters.slack.quiet import masked


@pytest.mark.parametrize(
    ("error", "code", "permanent"),
    [
        ("invalid_auth", "token", True),
        ("token_revoked", "token", True),
        ("account_inactive", "token", True),
        ("channel_not_found", "gone", True),
        ("is_archived", "gone", True),
        ("message_not_found", "gone", True),
        ("cant_update_message", "gone", True),
        ("not_in_channel", "rights", True),
        ("missing_scope", "rights", True),
        ("invalid_blocks", "formatting", True),
        ("msg_blocks_too_long", "formatting", True),
        ("ratelimited", "rate", False),
        ("fatal_error", "unreachable", False),
        ("service_unavailable", "unreachable", False),
        ("something_new", "refused", True),
    ],
)
def test_a_refusal(error: str, code: str, permanent: bool) -> None:  # noqa: FBT001 - a column of the table
    failed = refusal(error)
    assert (failed.code, failed.permanent, failed.ambiguous) == (code, permanent, code == "unreachable")
    assert failed.detail.startswith(error)


@pytest.mark.parametrize(
    ("given", "seconds"), [("7", 7.0), ("1.5", 1.5), ("-3", 0.0), ("soon", DEFAULT_WAIT), (None, DEFAULT_WAIT)]
)
def test_how_long_to_wait(given: str | None, seconds: float) -> None:
    assert refusal("", 429, given).retry_after == seconds


@pytest.mark.parametrize("status", [500, 502, 503, 504])
def test_the_servers_fault_may_have_been_done(status: int) -> None:
    failed = refusal("", status)
    assert (failed.code, failed.permanent, failed.ambiguous) == ("unreachable", False, True)


def test_an_answer_that_is_no_json() -> None:
    assert refusal("", 200).code == "unreachable"


def test_what_the_administrator_needs() -> None:
    assert refusal("missing_scope", data={"needed": "chat:write"}).detail == "missing_scope chat:write"
    faults = {"response_metadata": {"messages": ["[ERROR] must be shorter [json-pointer:/blocks/0]", 7]}}
    assert (
        refusal("invalid_blocks", data=faults).detail == "invalid_blocks ERROR must be shorter json-pointer:/blocks/0"
    )
    assert len(refusal("x" * 9000).detail) <= 300


@pytest.mark.parametrize(
    "data", [None, [], {"response_metadata": []}, {"response_metadata": {"messages": 7}, "needed": 7}]
)
def test_an_odd_answer_breaks_nothing(data: object) -> None:
    assert refusal("invalid_blocks", data=data).detail == "invalid_blocks"


def test_the_network() -> None:
    failed = broken(TimeoutError("https://secret.example"), sent=True)
    assert (failed.code, failed.ambiguous, failed.detail) == ("unreachable", True, "TimeoutError")
    assert not broken(asyncio.IncompleteReadError(b"", 1), sent=False).ambiguous


@pytest.mark.parametrize(
    "secret",
    ["xoxb-1-2-abc", "xapp-1-A1-2-abc", "xoxe.xoxb-1-abc", "wss://wss-primary.slack.com/link/?ticket=abc-abc&app_id=1"],
)
def test_tokens_are_masked(secret: str) -> None:
    assert "abc" not in masked(f"failed: {secret} (again)")
