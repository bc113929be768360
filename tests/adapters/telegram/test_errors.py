"""What Telegram's noes mean, by its own words (telegram-bot-api, Client.cpp, and what people have met)."""

import pytest

from adapters.telegram.errors import classified, hidden, unreachable

NOES = [
    (400, "Bad Request: message is not modified: specified new message content ...", "unchanged", True),
    (400, "Bad Request: message to edit not found", "gone", True),
    (400, "Bad Request: message can't be edited", "gone", True),
    (400, "Bad Request: there is no text in the message to edit", "gone", True),
    (400, "Bad Request: MESSAGE_ID_INVALID", "gone", True),
    (400, "Bad Request: chat not found", "gone", True),
    (400, "Bad Request: PEER_ID_INVALID", "gone", True),
    (400, "Bad Request: query is too old and response timeout expired or query ID is invalid", "gone", True),
    (403, "Forbidden: bot was blocked by the user", "blocked", True),
    (403, "Forbidden: user is deactivated", "blocked", True),
    (403, "Forbidden: bot can't initiate conversation with a user", "blocked", True),
    (403, "Forbidden: bot was kicked from the group chat", "rights", True),
    (400, "Bad Request: not enough rights to send text messages to the chat", "rights", True),
    (400, "Bad Request: can't parse entities: Unsupported start tag", "formatting", True),
    (400, "Bad Request: can't parse MessageEntity: Unsupported type specified", "formatting", True),
    (400, "Bad Request: entity beginning at UTF-16 offset 0 ends after the end of the text", "formatting", True),
    (400, "Bad Request: ENTITY_BOUNDS_INVALID", "formatting", True),
    (413, "Request Entity Too Large", "too-large", True),
    (400, "Bad Request: file is too big", "too-large", True),
    (400, "Bad Request: wrong file_id or the file is temporarily unavailable", "unreachable", False),
    (400, "Bad Request: PHOTO_INVALID_DIMENSIONS", "picture", True),
    (400, 'Bad Request: failed to send message #1 with the error message "IMAGE_PROCESS_FAILED"', "picture", True),
    (400, "Bad Request: message text is empty", "refused", True),
    (401, "Unauthorized", "token", True),
    (404, "Not Found", "token", True),
    (409, "Conflict: terminated by other getUpdates request", "conflict", False),
    (429, "Too Many Requests: retry after 5", "rate", False),
    (502, "Bad Gateway", "unreachable", False),
    (302, "Found", "unreachable", False),
]


@pytest.mark.parametrize(("status", "description", "code", "permanent"), NOES)
def test_no(status: int, description: str, code: str, permanent: bool) -> None:  # noqa: FBT001 - a column of the table
    failed = classified(status, description)
    assert (failed.code, failed.permanent) == (code, permanent)
    assert description[:20] in failed.detail


def test_only_what_may_have_been_done_is_ambiguous() -> None:
    ambiguous = {code for status, description, code, _ in NOES if classified(status, description).ambiguous}
    assert ambiguous == {"unreachable"}
    assert not classified(400, "file is temporarily unavailable").ambiguous
    assert not unreachable(OSError("no route"), left=False).ambiguous
    assert unreachable(TimeoutError(), left=True).ambiguous


def test_the_wait_is_the_one_asked_for() -> None:
    assert classified(429, "Too Many Requests", 17).retry_after == 17
    assert classified(429, "Too Many Requests").retry_after == 1


def test_no_token_is_shown() -> None:
    token = "123456:ABCdefGHIjklMNOpqrsTUVwxyz_-12345"
    text = f"ClientOSError: https://api.telegram.org/bot{token}/getMe and {token} at 127.0.0.1:8081"
    assert hidden(text) == "ClientOSError: https://api.telegram.org/bot<token>/getMe and <token> at 127.0.0.1:8081"
    assert "AAA" not in hidden("http://localhost:8081/bot1:AAA/getMe")
