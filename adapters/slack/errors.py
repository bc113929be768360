"""What Slack's refusals mean to the desk. Pure.

The codes are those of docs.slack.dev/reference/methods: chat.*, files.*, views.open, conversations.*.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from core.errors import DeliveryFailed

DEFAULT_WAIT = 30.0  # seconds, when Slack says "too many" and not how long to wait

_MEANS = {
    "token": "invalid_auth not_authed token_revoked token_expired account_inactive app_uninstalled",
    "gone": "channel_not_found is_archived is_inactive message_not_found cant_update_message edit_window_closed"
    " thread_not_found cannot_reply_to_message user_not_found user_disabled users_not_found no_user cannot_dm_bot"
    " file_not_found file_deleted",
    "rights": "not_in_channel missing_scope no_permission not_allowed_token_type access_denied channel_access_denied"
    " restricted_action restricted_action_read_only_channel restricted_action_thread_only_channel"
    " restricted_action_non_threadable_channel restricted_action_thread_locked team_access_not_granted"
    " ekm_access_denied org_login_required messages_tab_disabled user_not_in_channel",
    "formatting": "invalid_blocks invalid_blocks_format msg_blocks_too_long msg_too_long",
    "too-large": "file_upload_size_restricted file_uploads_disabled too_large",
    "rate": "ratelimited rate_limited message_limit_exceeded",
    "unreachable": "internal_error fatal_error service_unavailable request_timeout",
}
_CODES = {error: code for code, errors in _MEANS.items() for error in errors.split()}
_TEMPORARY = ("rate", "unreachable")
_SAFE = re.compile(r"[^\w .:,/-]")


def refusal(error: str, status: int = 200, retry_after: str | None = None, data: object = None) -> DeliveryFailed:
    """Slack's own answer as a failure. `error`: its code, empty when the answer was no JSON. `status`: HTTP's."""
    if status == 429:  # noqa: PLR2004 - HTTP: too many requests
        error = "ratelimited"
    elif status >= 500 or not error:  # noqa: PLR2004 - HTTP: the server's fault
        return DeliveryFailed("unreachable", ambiguous=True, detail=f"HTTP {status}")
    code = _CODES.get(error, "refused")
    return DeliveryFailed(
        code,
        permanent=code not in _TEMPORARY,
        retry_after=_seconds(retry_after) if code == "rate" else None,
        ambiguous=code == "unreachable",
        detail=_detail(error, data),
    )


def broken(error: BaseException, *, sent: bool) -> DeliveryFailed:
    """The network failed. `sent`: the request may have reached Slack. Tells its kind, never what was in it."""
    return DeliveryFailed("unreachable", ambiguous=sent, detail=type(error).__name__)


def _seconds(given: str | None) -> float:
    try:
        return max(float(given), 0.0) if given else DEFAULT_WAIT
    except ValueError:
        return DEFAULT_WAIT


def _detail(error: str, data: object) -> str:
    """The code, with what an administrator needs to mend it: the scope that is missing, the block that is wrong."""
    given: Mapping[str, Any] = data if isinstance(data, Mapping) else {}
    metadata = given.get("response_metadata")
    faults = metadata.get("messages") if isinstance(metadata, Mapping) else None
    more = [given.get("needed"), *(faults if isinstance(faults, list) else [])]
    said = " ".join(one for one in [error, *more] if isinstance(one, str))
    return _SAFE.sub("", said)[:300]
