"""The app that the manifest asks for is the app that the code is."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

import adapters.slack
from adapters.slack.calls import SCOPES, Api
from bots.demo.stage import world
from tests.adapters.slack.conftest import WORLD

CODE = Path(adapters.slack.__file__).parent


@pytest.fixture
def manifest() -> Any:
    return yaml.safe_load((CODE / "manifest.yaml").read_text("utf-8"))


def test_scopes_are_those_that_are_needed(manifest: Any) -> None:
    asked = set(manifest["oauth_config"]["scopes"]["bot"])
    # commands: the slash command and the shortcut; files:read: url_private of what people send
    assert asked == set().union(*SCOPES.values()) | {"commands", "files:read"}


def test_every_method_that_is_called_is_listed_and_the_other_way_round() -> None:
    code = "\n".join(file.read_text("utf-8") for file in CODE.glob("*.py") if file.name != "calls.py")
    methods = set(re.findall(r'"((?:auth|apps|chat|views|conversations|files|users)\.[A-Za-z.]+)"', code))
    assert methods - {"files.slack.com"} == set(SCOPES)


async def test_no_other_method_can_be_called() -> None:
    with pytest.raises(KeyError, match=r"users\.list"):
        await Api("xoxb-1").call("users.list")


def test_events_need_the_scopes_that_are_asked(manifest: Any) -> None:
    kinds = {event.partition(".")[2] for event in manifest["settings"]["event_subscriptions"]["bot_events"]}
    scopes = manifest["oauth_config"]["scopes"]["bot"]
    assert all(f"{kind}:history" in scopes for kind in kinds)
    assert kinds == {"channels", "groups", "im"}


@pytest.mark.parametrize("app", [WORLD["slack"]["app"], world([], [], [])["slack"]["app"]])
def test_the_worlds_we_play_in_grant_what_is_asked_and_nothing_else(manifest: Any, app: Any) -> None:
    assert app["scopes"] == manifest["oauth_config"]["scopes"]["bot"]
    assert app["events"] == manifest["settings"]["event_subscriptions"]["bot_events"]


def test_what_people_find_in_slack(manifest: Any) -> None:
    (shortcut,) = manifest["features"]["shortcuts"]
    commands = {command["command"] for command in manifest["features"]["slash_commands"]}
    assert (shortcut["callback_id"], shortcut["type"], len(shortcut["name"]) <= 24) == (
        "send-to-customer",
        "message",
        True,
    )
    assert commands == {"/ticket", "/tickets", "/call", "/outage"}
    assert manifest["settings"]["interactivity"]["is_enabled"]
    assert manifest["settings"]["socket_mode_enabled"]


def test_drawing_and_reading_need_no_library() -> None:
    """The start is fast because the libraries come with the wire only."""
    pure = ["blocks", "views", "richtext", "payloads", "reading", "errors", "files", "fitting", "emoji", "waiting"]
    code = ";".join(f"import adapters.slack.{name}" for name in pure)
    check = "import sys; assert not {'slack_bolt', 'slack_sdk', 'aiohttp'} & set(sys.modules)"
    subprocess.run([sys.executable, "-c", f"{code};{check}"], check=True, cwd=CODE.parent.parent)
