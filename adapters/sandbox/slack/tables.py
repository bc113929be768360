"""The tables behind every refusal: made from the published declarations and pages, never from the wires' constants."""

import json
from importlib.resources import files
from typing import Any

Json = dict[str, Any]  # what crosses the wire: its shape is the platform's, and checked here against the tables


def _table(name: str) -> Json:
    table: Json = json.loads((files("adapters.sandbox") / "tables" / name).read_text("utf-8"))
    return table


METHODS: Json = _table("slack_methods.json")
BLOCKS: Json = _table("slack_blocks.json")
_LIMITS: Json = _table("slack_limits.json")
TIERS: Json = _LIMITS["tiers"]


def limit(name: str) -> int:
    """One number of slack_limits.json, where its source stands beside it."""
    return int(_LIMITS[name]["limit"])


RETRY_WAITS_SECONDS: list[float] = _LIMITS["retry_waits_seconds"]["limit"]
