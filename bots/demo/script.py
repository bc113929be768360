"""What the people of the story say, in one file a language."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import yaml


@dataclass(frozen=True)
class Script:
    """`customer`, `product` and `team` are keys of the desk's file; the rest is what they say and type."""

    customer: str
    product: str
    team: str
    quick: list[str]
    photos: str
    reply: str
    answer: str
    internal: str
    solution: str
    still: str
    solution_again: str
    comment: str
    stars: int
    stars_again: int


def script(language: str) -> Script:
    file = Path(__file__).with_name(f"story.{language}.yaml")
    return Script(**yaml.safe_load(file.read_text(encoding="utf-8")))
