"""How Slack says no: HTTP 200 with `ok: false`, a code, and for malformed input a message for each fault."""

from collections.abc import Sequence
from typing import Any

from adapters.sandbox.slack.tables import Json


class Refused(Exception):  # noqa: N818 - an expected no, not a failure of the sandbox
    """`messages` are the faults without their `[ERROR]`; `extra` goes into the answer as it is."""

    def __init__(self, error: str, messages: Sequence[str] = (), *, status: int = 200, **extra: Any) -> None:  # noqa: ANN401 - JSON
        super().__init__(error)
        self.error, self.messages, self.status, self.extra = error, list(messages), status, extra

    def answer(self) -> Json:
        answer: Json = {"ok": False, "error": self.error, **self.extra}
        if self.messages:
            answer["errors"] = self.messages
            answer["response_metadata"] = {"messages": [f"[ERROR] {message}" for message in self.messages]}
        return answer


class Impossible(Exception):  # noqa: N818 - likewise
    """What a person cannot do in Slack's own client: nothing is sent to the app. Answered as HTTP 409."""

    def __init__(self, code: str, **facts: Any) -> None:  # noqa: ANN401 - JSON
        super().__init__(code)
        self.code, self.facts = code, facts
