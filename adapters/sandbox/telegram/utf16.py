"""Telegram counts text in UTF-16 code units: most letters are one, an emoji is two."""


def length(text: str) -> int:
    return len(text) + sum(1 for letter in text if ord(letter) > 0xFFFF)


def cut(text: str, start: int, units: int) -> str:
    """The part that begins at the unit `start` and is `units` long."""
    raw = text.encode("utf-16-le", "surrogatepass")
    return raw[2 * start : 2 * (start + units)].decode("utf-16-le", "surrogatepass")


def whole(text: str) -> bool:
    """Whether it can be encoded at all: a lone half of a surrogate pair cannot."""
    return not any(0xD800 <= ord(letter) <= 0xDFFF for letter in text)
