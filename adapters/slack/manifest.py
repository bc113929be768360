"""What manifest.yaml asks Slack for; worlds that imitate a workspace grant the app exactly this."""

from __future__ import annotations

from pathlib import Path

import yaml

FILE = Path(__file__).with_name("manifest.yaml")


def granted() -> dict[str, list[str]]:
    """The app's bot `scopes`, and the `events` that it hears of."""
    manifest = yaml.safe_load(FILE.read_text("utf-8"))
    return {
        "scopes": list(manifest["oauth_config"]["scopes"]["bot"]),
        "events": list(manifest["settings"]["event_subscriptions"]["bot_events"]),
    }
