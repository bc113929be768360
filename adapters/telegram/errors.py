"""What Telegram's noes mean to the desk. Telegram gives no error codes of its own, so the English texts decide
(their source is the Bot API server, github.com/tdlib/telegram-bot-api, telegram-bot-api/Client.cpp)."""

import re
from http import HTTPStatus

from core.errors import DeliveryFailed

UNCHANGED = "unchanged"
"""Only inside this package: the edit changes nothing, so it has succeeded."""
PICTURE = "picture"
"""Only inside this package: Telegram cannot show this picture as a photo; it takes it as a document."""
CONFLICT = "conflict"
"""Only from getUpdates: another process polls with the token, or a webhook is set."""

LONGEST_DETAIL = 300  # characters

_MEANINGS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (code, re.compile(pattern, re.IGNORECASE))
    for code, pattern in (
        (UNCHANGED, r"message is not modified"),
        ("unreachable", r"temporarily unavailable"),
        (PICTURE, r"PHOTO_INVALID_DIMENSIONS|IMAGE_PROCESS_FAILED|PHOTO_SAVE_FILE_INVALID|PHOTO_EXT_INVALID"),
        ("too-large", r"too (big|large)|ENTITY_TOO_LARGE"),
        ("formatting", r"\b(Message)?Entit(y|ies)\b|ENTIT(Y|IES)_|wrong (http )?url|URL_INVALID|URL host|URL protocol"),
        ("rights", r"not enough rights|no rights|WRITE_FORBIDDEN|TOPIC_CLOSED|bot is not a member|was kicked"),
        ("gone", r"chat not found|user not found|PEER_ID_INVALID|message to edit not found|message can't be edited"),
        (
            "gone",
            r"MESSAGE_ID_INVALID|no text in the message to edit|thread not found|query is too old|QUERY_ID_INVALID",
        ),
    )
)
_TOKEN = re.compile(r"(?<=bot)\d+:[\w-]+|\b\d{5,}:[\w-]{20,}")


def classified(status: int, description: str, retry_after: float | None = None) -> DeliveryFailed:
    """The failure that an answer with this HTTP status stands for. No token gets into it."""
    detail = hidden(f"{status} {description}".strip())
    if status == HTTPStatus.TOO_MANY_REQUESTS or retry_after is not None:
        return DeliveryFailed("rate", retry_after=retry_after or 1.0, detail=detail)
    if status in (HTTPStatus.UNAUTHORIZED, HTTPStatus.NOT_FOUND):
        return DeliveryFailed("token", permanent=True, detail=detail)
    if status == HTTPStatus.CONFLICT:
        return DeliveryFailed(CONFLICT, detail=detail)
    if status >= HTTPStatus.INTERNAL_SERVER_ERROR or status < HTTPStatus.BAD_REQUEST:
        return DeliveryFailed("unreachable", ambiguous=True, detail=detail)
    code = _code(status, description)
    return DeliveryFailed(code, permanent=code != "unreachable", detail=detail)


def unreachable(error: BaseException, *, left: bool) -> DeliveryFailed:
    """No answer came. `left`: the request may have reached Telegram."""
    return DeliveryFailed("unreachable", ambiguous=left, detail=hidden(f"{type(error).__name__}: {error}"))


def hidden(text: str) -> str:
    """Cut to a line for logs, without anything that looks like a bot's token."""
    return _TOKEN.sub("<token>", text)[:LONGEST_DETAIL]


def _code(status: int, description: str) -> str:
    if status == HTTPStatus.REQUEST_ENTITY_TOO_LARGE:
        return "too-large"
    said = next((code for code, pattern in _MEANINGS if pattern.search(description)), None)
    if status == HTTPStatus.FORBIDDEN:
        return "rights" if said == "rights" else "blocked"
    return said or "refused"
