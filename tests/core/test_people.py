"""Who may use a link, and which language is nearest."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from core.errors import Refused
from core.people.model import DESK, Invitation, PersonId, locale_of, new_token, token_hash

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
FRESH = Invitation(token_hash("t"), PersonId(1), "telegram:customer", NOW + timedelta(days=7))
USED = Invitation(token_hash("t"), PersonId(1), "telegram:customer", NOW + timedelta(days=7), used_at=NOW)
CASES = [
    ("fresh", FRESH, "telegram:customer", timedelta(0), None),
    ("a moment before its end", FRESH, "telegram:customer", timedelta(days=7, microseconds=-1), None),
    ("at its end", FRESH, "telegram:customer", timedelta(days=7), "invitation-expired"),
    ("long after", FRESH, "telegram:customer", timedelta(days=99), "invitation-expired"),
    ("pressed in the staff bot", FRESH, "telegram:staff", timedelta(0), "invitation-elsewhere"),
    ("used", USED, "telegram:customer", timedelta(0), "invitation-used"),
    ("used, in the other bot: that it was used is said first", USED, "telegram:staff", timedelta(0), "invitation-used"),
]


@pytest.mark.parametrize(("what", "invitation", "channel", "after", "code"), CASES)
def test_who_may_use_a_link(
    what: str, invitation: Invitation, channel: str, after: timedelta, code: str | None
) -> None:
    if code is None:
        assert invitation.checked(channel=channel, now=NOW + after) is invitation
        return
    with pytest.raises(Refused) as no:
        invitation.checked(channel=channel, now=NOW + after)
    assert no.value.code == code, what


def test_a_token_fits_into_a_link_and_cannot_be_guessed() -> None:
    tokens = {new_token() for _ in range(1000)}
    assert len(tokens) == 1000
    assert {len(token) for token in tokens} == {32}
    assert all(token.replace("-", "").replace("_", "").isalnum() for token in tokens)
    assert not any(token in token_hash(token) for token in tokens)


@pytest.mark.parametrize(
    ("said", "locale"),
    [("en", "en"), ("el-GR", "el"), ("fa_IR", "fa"), ("PL", "pl"), ("de", "en"), (None, "en"), ("", "en"), ("-", "en")],
)
def test_the_nearest_of_our_languages(said: str | None, locale: str) -> None:
    assert locale_of(said) == locale


def test_the_desk_itself_is_nobody() -> None:
    with pytest.raises(Refused) as no:
        _ = DESK.known
    assert no.value.code == "stranger"
