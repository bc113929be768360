"""What the catalogues say, to compare what people read with."""

from __future__ import annotations

from adapters.texts import speaker
from core.chat.replies import Arg, Phrase
from tests.play import Play


def worded(play: Play, key: str, **filled: Arg) -> str:
    """This sentence in the language of the play's desk, in Athens."""
    locale = play.write(lambda w: w.catalog.desk().locale)
    said = speaker(locale, "Europe/Athens", strict=True)(Phrase(key, filled))
    return said.replace("\u2068", "").replace("\u2069", "")
