"""Which letters the bytes of a file mean. UTF-8 and what says so itself are certain; of the code pages of Windows one
is taken only when its text alone looks like words of our languages."""

from __future__ import annotations

import codecs
import re
import unicodedata

from adapters.sheets.table import Unreadable

MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
WORD = re.compile(r"[^\W\d_]+")
POLISH = frozenset("ąćęłńóśźżĄĆĘŁŃÓŚŹŻ")
WESTERN = frozenset("àâäáãåæçèéêëìíîïñòóôöõøœùúûüÿßÀÂÄÁÃÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÖÕØŒÙÚÛÜŸ")
PAGES = ("cp1250", "cp1252", "cp1253", "cp1256")


def decoded(content: bytes) -> str:
    """Raises Unreadable("encoding") with the first line that may mean several things."""
    try:
        for mark, name in MARKS:
            if content.startswith(mark):
                return content.decode(name)
        return content.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as strange:
        line = content.count(b"\n", 0, strange.start) + 1
        if content.startswith((codecs.BOM_UTF8, *(mark for mark, _ in MARKS))):
            raise Unreadable("encoding", line) from None
    texts = {text for page in PAGES if (text := _as(page, content)) is not None}
    if len(texts) != 1:
        raise Unreadable("encoding", line)
    return texts.pop()


def _as(page: str, content: bytes) -> str | None:
    """The text by this code page; None when somebody who writes one of our languages would not have written it."""
    try:
        text = content.decode(page)
    except UnicodeDecodeError:
        return None
    words = {word for word in WORD.findall(text) if not word.isascii()}
    signs = {char for char in text if not char.isascii() and not char.isalpha()}
    likely = _LIKELY[page]
    return text if words and all(map(likely, words)) and signs <= _SIGNS else None


_SIGNS = frozenset("\u00a0\u200c\u200d\u200e\u200f\u00ab\u00bb„”“‘’–—…·°€§£©®™،؛؟΄΅½²³")


def _polish(word: str) -> bool:
    return all(char.isascii() or char in POLISH for char in word)


def _western(word: str) -> bool:
    """Rare letters in rows, or capitals behind small ones, are another script read wrongly."""
    foreign = [char for char in word if not char.isascii()]
    return set(foreign) <= WESTERN and 2 * len(foreign) <= len(word) and _cased(word)


def _greek(word: str) -> bool:
    return all(unicodedata.name(char).startswith("GREEK") for char in word) and _cased(word) and "ς" not in word[:-1]


def _arabic(word: str) -> bool:
    return all(unicodedata.name(char).startswith("ARABIC") for char in word)


def _cased(word: str) -> bool:
    """As people write it: small, all capitals, or one at the beginning."""
    return word.islower() or word.isupper() or (word[:1].isupper() and word[1:].islower())


_LIKELY = {"cp1250": _polish, "cp1252": _western, "cp1253": _greek, "cp1256": _arabic}
