"""A Telegram chat as the window draws it, and what a row of the journal changes in it."""

from collections.abc import Iterator

from adapters.sandbox.journal import Journal, Row
from adapters.sandbox.telegram import view
from adapters.sandbox.telegram.platform import Telegram
from adapters.sandbox.telegram.profile import menu_in
from adapters.sandbox.telegram.table import Json
from adapters.sandbox.telegram.world import Bot, Chat, Message

Touched = tuple[str, int, int]  # the bot's username, the chat's id, the message's id; 0 for the chat itself


def chat(telegram: Telegram, bot: Bot, viewed: Chat, before: int | None, most: int) -> Json:
    """At most `most` messages older than `before`, oldest first; `more` says that there are others before them."""
    ids = [one for one in sorted(viewed.messages) if before is None or one < before]
    shown = [message(telegram, viewed.messages[one]) for one in ids[-most:]]
    return {**head(telegram, bot, viewed), "messages": shown, "more": len(ids) > most}


def head(telegram: Telegram, bot: Bot, viewed: Chat) -> Json:
    """The chat without its messages."""
    busy = viewed.action and telegram.now() - viewed.action[1] < view.ACTION_SECONDS
    pinned = viewed.living(viewed.pinned) if viewed.pinned else None
    return {
        "bot": bot.username,
        "name": bot.name,
        "chat": viewed.id,
        "started": viewed.started,
        "blocked": viewed.blocked,
        "action": viewed.action[0] if viewed.action and busy else None,
        "pinned": message(telegram, pinned) if pinned else None,
        "commands": menu_in(bot, viewed),
    }


def message(telegram: Telegram, one: Message) -> Json:
    """As `view` tells it, with the moment and the whole keyboard; nothing of one that was deleted."""
    if one.deleted:
        return {"message_id": one.id, "deleted": True}
    markup = one.markup or {}
    replied = one.chat.messages.get(one.reply_to) if one.reply_to else None
    return {
        **view.message(telegram, one),
        "at": one.date,
        "inline": markup.get("inline_keyboard", []),
        "replied": _beginning(telegram, replied) if replied else None,
    }


def touched(telegram: Telegram, row: Row) -> Iterator[Touched]:
    """What looks different since this row."""
    kind, bot = str(row["kind"]), str(row.get("bot", ""))
    if kind.startswith("person.") and "chat" in row:
        chat_id = int(str(row["chat"]))
        yield bot, chat_id, int(str(row.get("message_id", 0)))
        yield bot, chat_id, 0
    elif kind == "telegram.call" and row["ok"] and row["method"] == "setMyCommands":
        yield from ((bot, chat_id, 0) for chat_id in telegram.world.started(telegram.world.bot(bot)))
    elif kind == "telegram.call" and row["ok"]:
        yield from _called(bot, row)


def toast(journal: Journal, row: Row) -> Json | None:
    """What the answer to a press brings up on whose phone."""
    args = row.get("args")
    if row.get("method") != "answerCallbackQuery" or not row["ok"] or not isinstance(args, dict):
        return None
    presses = (one for one in reversed(journal.since(0, ["person.pressed"])) if one.get("press"))
    pressed = next((one for one in presses if one["press"] == str(args.get("callback_query_id"))), None)
    if pressed is None or not args.get("text"):
        return None
    where = {"bot": row["bot"], "chat": pressed["chat"], "user": pressed["user"]}
    return {**where, "text": args["text"], "alert": bool(args.get("show_alert"))}


def _called(bot: str, row: Row) -> Iterator[Touched]:
    args, result = row["args"], row.get("result")
    if not isinstance(args, dict):
        return
    made = [one for one in (result if isinstance(result, list) else [result]) if isinstance(one, dict)]
    for one in made:
        if "chat" in one and "message_id" in one:
            yield bot, int(one["chat"]["id"]), int(one["message_id"])
    if str(args.get("chat_id", "")).lstrip("-").isdecimal():
        yield bot, int(args["chat_id"]), int(args.get("message_id") or 0)
        yield bot, int(args["chat_id"]), 0


def _beginning(telegram: Telegram, one: Message) -> Json:
    """What stands above a reply."""
    shown = view.message(telegram, one)
    what = next((name for name in ("photos", "files", "location", "contact", "poll") if shown.get(name)), "")
    return {"message_id": one.id, "from": shown["from"], "text": "" if one.deleted else shown["text"], "what": what}
