"""What both ways of marking up text share."""

import re

from adapters.sandbox.telegram.entities import Entity
from adapters.sandbox.telegram.links import user_in, wrong_with


class Unparsable(ValueError):  # noqa: N818 - a word of the domain
    """Markup that Telegram can't parse, in its words."""


def link_entity(url: str, offset: int, size: int) -> Entity | None:
    """A link, or a mention for tg://user; None when the address is no good, as Telegram drops it silently."""
    user = user_in(url)
    if user is not None:
        return Entity("text_mention", offset, size, {"user": {"id": user}})
    if wrong_with(url) is not None:
        return None
    whole = url if "://" in url or url.lower().startswith(("tg:", "ton:")) else f"http://{url}"
    bare = re.fullmatch(r"(?i)(https?://[^/?#]+)", whole)
    return Entity("text_link", offset, size, {"url": whole + "/" if bare else whole})


def time_entity(unix: str, shape: str, offset: int, size: int) -> Entity | None:
    if not re.fullmatch(r"[rR]|[tTdDwW]*", shape):
        raise Unparsable("Invalid date-time format specified")
    if not re.fullmatch(r"\d+", unix) or int(unix) == 0:
        return None
    extra = {"unix_time": int(unix)} | ({"date_time_format": shape} if shape else {})
    return Entity("date_time", offset, size, extra)
