"""What the bot really sent: each message's raw calls, with the rules that they were held against."""

from collections.abc import Iterator

from adapters.sandbox.journal import Journal, Row
from adapters.sandbox.slack.blocks import TYPES
from adapters.sandbox.slack.tables import METHODS, Json
from adapters.sandbox.telegram.table import Spec, table


def telegram(journal: Journal, bot: str, chat: int, message: int) -> list[Json]:
    """The calls that made or changed this message, oldest first."""
    calls = (row for row in journal.since(0, ["telegram.call"]) if row["bot"] == bot)
    return [_call(row, _telegram_rules(row)) for row in calls if (chat, message) in set(_messages(row))]


def slack(journal: Journal, channel: str, ts: str) -> list[Json]:
    """The calls that made or changed this message, oldest first."""
    calls = (row for row in journal.since(0, ["slack.call"]) if _about(row, channel, ts))
    return [_call(row, _slack_rules(row)) for row in calls]


def _call(row: Row, rules: list[str]) -> Json:
    kept = ("at", "method", "args", "status", "ok", "error", "messages", "fault")
    return {**{name: row[name] for name in kept if name in row}, "rules": rules}


def _messages(row: Row) -> Iterator[tuple[int, int]]:
    result, args = row.get("result"), row["args"]
    for one in result if isinstance(result, list) else [result]:
        if isinstance(one, dict) and "message_id" in one and "chat" in one:
            yield int(one["chat"]["id"]), int(one["message_id"])
    if isinstance(args, dict) and args.get("message_id") and str(args.get("chat_id", "")).lstrip("-").isdecimal():
        yield int(args["chat_id"]), int(args["message_id"])


def _about(row: Row, channel: str, ts: str) -> bool:
    args, result = row.get("args"), row.get("result")
    if not isinstance(args, dict) or not isinstance(result, dict):
        return False
    given = (args.get("ts"), args.get("timestamp"), result.get("ts"), result.get("message_ts"))
    return ts in given and channel in (args.get("channel"), result.get("channel"))


def _telegram_rules(row: Row) -> list[str]:
    """A line for each parameter that was used."""
    shape, args = table().methods.get(str(row["method"])), row["args"]
    if shape is None or not isinstance(args, dict):
        return []
    used = [f"{name}: {_spec(spec)}" for name, spec in shape.fields.items() if name in args]
    return [f"Bot API {table().version}, {row['method']}", *used]


def _spec(spec: Spec) -> str:
    limit = f", {spec.limit[0]}-{spec.limit[1]} {spec.limit[2]}" if spec.limit else ""
    return spec.type + (", required" if spec.required else "") + limit


def _slack_rules(row: Row) -> list[str]:
    """A line for each argument that was used, and for each kind of block or element in it."""
    method, args = METHODS["offered"].get(row["method"]), row["args"]
    if method is None or not isinstance(args, dict):
        return []
    used = [f"{name}: {_kind(spec)}" for name, spec in method["args"].items() if name in args]
    kinds = dict.fromkeys(_types(args.get("blocks", [])))
    return [f"{row['method']}, tier {method['tier']}", *used, *(f"{one}: {_limits(one)}" for one in kinds)]


def _kind(spec: Json) -> str:
    return str(spec.get("type", "")) + (", required" if spec.get("required") else "")


def _types(value: object) -> Iterator[str]:
    if isinstance(value, list):
        for one in value:
            yield from _types(one)
    elif isinstance(value, dict):
        if value.get("type") in TYPES:
            yield str(value["type"])
        for one in value.values():
            yield from _types(one)


def _limits(name: str) -> str:
    """`text <= 75, elements 1-25`."""
    told = []
    for field, spec in TYPES[name]["fields"].items():
        low, high = spec.get("min"), spec.get("text_max") or spec.get("max")
        if high:
            told.append(f"{field} {low}-{high}" if low else f"{field} <= {high}")
    return ", ".join(told) or "-"
