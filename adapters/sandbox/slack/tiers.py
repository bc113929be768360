"""Slack's rate limits: a tier for each method, and about one message a second for each channel."""

import math
import time

from adapters.sandbox.rates import Bucket
from adapters.sandbox.slack.tables import METHODS, TIERS, Json


class Tiers:
    """`off` names methods that are never limited ("*": none is), for benches that measure something else."""

    def __init__(self, off: frozenset[str]) -> None:
        self._off, clock = off, time.monotonic
        per_minute, burst = TIERS["per_minute"], TIERS["burst"]
        self._tiers = {tier: Bucket(burst[tier], per_minute[tier] / 60, clock) for tier in per_minute}
        self._channels = Bucket(TIERS["channel_burst"], TIERS["channel_per_second"], clock)
        self._workspace = Bucket(TIERS["workspace_per_minute"], TIERS["workspace_per_minute"] / 60, clock)

    def wait(self, method: str, args: Json) -> int:
        """Whole seconds to wait (the Retry-After), or 0 when this call may go through; then it is counted."""
        if "*" in self._off or method in self._off:
            return 0
        tier = METHODS["offered"][method]["tier"]
        if tier == "per_channel":
            asked = [(self._channels, str(args.get("channel"))), (self._workspace, "all")]
        else:
            asked = [(self._tiers[tier], method)]
        longest = max(bucket.wait(key) for bucket, key in asked)
        if longest > 0:
            return max(1, math.ceil(longest))
        for bucket, key in asked:
            bucket.spend(key)
        return 0
