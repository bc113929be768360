"""Telegram's no: an HTTP status, its words, and parameters."""

from adapters.sandbox.telegram.table import Json


class Refusal(Exception):  # noqa: N818 - an answer, no error
    """What the API answers instead of a result."""

    def __init__(self, status: int, description: str, **parameters: int) -> None:
        super().__init__(description)
        self.status, self.description, self.parameters = status, description, parameters
        self.said = description  # before the status was put in front, where `bad` made it

    def body(self) -> Json:
        body: Json = {"ok": False, "error_code": self.status, "description": self.description}
        return {**body, "parameters": self.parameters} if self.parameters else body


def bad(text: str) -> Refusal:
    """400. The first letter is lowered unless it begins an ALL_CAPS code, as the service does."""
    refusal = Refusal(400, f"Bad Request: {_lowered(text)}")
    refusal.said = text
    return refusal


def forbidden(text: str) -> Refusal:
    return Refusal(403, f"Forbidden: {text}")


def conflict(text: str) -> Refusal:
    return Refusal(409, f"Conflict: {text}")


def too_many(seconds: int) -> Refusal:
    return Refusal(429, f"Too Many Requests: retry after {seconds}", retry_after=seconds)


def unplayed(what: str) -> Refusal:
    """The real service can do this and the sandbox can't: never to be mistaken for Telegram's own no."""
    return Refusal(501, f"Not Implemented: the sandbox does not play {what}")


def _lowered(text: str) -> str:
    if len(text) > 1 and (text[1] == "_" or ("A" <= text[1] <= "Z")):
        return text
    return text[:1].lower() + text[1:]
