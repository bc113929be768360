"""What is too long for one block or one message is cut. Nothing is dropped: the parts together are the whole. Pure."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from core.chat.words import Words, pieces

BLOCKS = 50  # in a message (docs.slack.dev, Block Kit)
PIECE = 3000  # characters in a text (likewise)
WEIGHT = 12_000  # of a message's blocks as JSON: from about 13,200 Slack answers msg_blocks_too_long (bolt-js #2509)
PIECE_WEIGHT = 8000  # so that a block and its neighbours find room under WEIGHT
_SHORTEST = 4  # UTF-16 units: below, a piece could not hold a character


@dataclass(frozen=True)
class Drawn:
    """One block and what it says, for those who hear messages instead of seeing them."""

    block: dict[str, Any]
    text: str


def weight(value: object) -> int:
    """Characters of the value as JSON."""
    return len(json.dumps(value, ensure_ascii=False, separators=(",", ":")))


def cut(said: Words, weigh: Callable[[Words], int], most: int = PIECE_WEIGHT, longest: int = PIECE) -> Iterator[Words]:
    """Into pieces of at most `longest` characters that weigh at most `most` each."""
    for piece in pieces(said, longest):
        if weigh(piece) > most and longest > _SHORTEST:
            yield from cut(piece, weigh, most, longest // 2)
        else:
            yield piece


def packed(drawn: Iterable[Drawn]) -> list[list[Drawn]]:
    """Into messages, in order."""
    parts: list[list[Drawn]] = []
    room = 0
    for one in drawn:
        needed = weight(one.block) + 1
        if needed > room or len(parts[-1]) == BLOCKS:
            parts.append([])
            room = WEIGHT
        parts[-1].append(one)
        room -= needed
    return parts


def one_of(above: Iterable[Drawn], ellipsis: Drawn, below: Sequence[Drawn]) -> list[Drawn]:
    """One message: as much of `above` as there is room for, `ellipsis` for the rest, and all of `below`."""
    kept: list[Drawn] = []
    room = WEIGHT - sum(weight(one.block) + 1 for one in (ellipsis, *below))
    for one in above:
        room -= weight(one.block) + 1
        if room < 0 or len(kept) + len(below) + 1 == BLOCKS:
            break
        kept.append(one)
    return [*kept, ellipsis, *below]
