"""Payloads as Slack sends them (docs.slack.dev: events, interaction payloads, slash commands), shortened."""

from __future__ import annotations

from typing import Any

from adapters.slack.payloads import Me

Json = dict[str, Any]

ME = Me("T1", "UBOT", "BBOT", "desk")
TS = "1795300000.000100"


def message(text: str = "hello", *, event_id: str = "Ev1", **more: object) -> Json:
    event = {"type": "message", "channel": "C1", "user": "U1", "text": text, "ts": TS, "event_ts": TS, **more}
    return {"type": "event_callback", "team_id": "T1", "event_id": event_id, "event_time": 1795300000, "event": event}


def changed(text: str, before: str, **more: object) -> Json:
    inner = {
        "type": "message",
        "user": "U1",
        "text": text,
        "ts": TS,
        "edited": {"user": "U1", "ts": "1795300050.000000"},
    }
    event = {"type": "message", "subtype": "message_changed", "channel": "C1", "ts": "1795300050.000200", **more}
    former = {**inner, "text": before}
    return {
        "type": "event_callback",
        "event_id": "Ev2",
        "event": {**event, "message": inner, "previous_message": former},
    }


def deleted() -> Json:
    event = {
        "type": "message",
        "subtype": "message_deleted",
        "channel": "C1",
        "ts": "1795300060.000000",
        "deleted_ts": TS,
    }
    return {"type": "event_callback", "event_id": "Ev3", "event": event}


def press(action_id: str = "claim:7", at: str = "1795300100.000300", **container: object) -> Json:
    where = {"type": "message", "message_ts": TS, "channel_id": "C1", "is_ephemeral": False, **container}
    action = {"type": "button", "action_id": action_id, "block_id": "b", "value": "7", "action_ts": at}
    user = {"id": "U1", "username": "anna", "name": "anna", "team_id": "T1"}
    return {"type": "block_actions", "user": user, "container": where, "trigger_id": "t1", "actions": [action]}


def submission(text: str = "ok", **view: object) -> Json:
    values = {"note": {"note": {"type": "plain_text_input", "value": text}}}
    inner = {
        "id": "V1",
        "hash": "156.abc",
        "callback_id": "reply",
        "private_metadata": "7",
        "state": {"values": values},
    }
    return {
        "type": "view_submission",
        "user": {"id": "U1", "name": "anna"},
        "trigger_id": "t2",
        "view": {**inner, **view},
    }


def command(text: str = "") -> Json:
    return {
        "command": "/ticket",
        "text": text,
        "user_id": "U1",
        "user_name": "anna",
        "channel_id": "C1",
        "trigger_id": "t3",
    }


def shortcut(**more: object) -> Json:
    said = {"type": "message", "user": "U2", "ts": "1795300010.000000", "text": "It is &lt;fixed&gt;", "thread_ts": TS}
    user = {"id": "U1", "name": "anna"}
    where = {"channel": {"id": "C1", "name": "team"}, "action_ts": "1795300200.000400", "trigger_id": "t4"}
    return {
        "type": "message_action",
        "callback_id": "send-to-customer",
        "user": user,
        **where,
        "message": {**said, **more},
    }
