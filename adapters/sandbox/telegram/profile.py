"""What a bot asks and says about itself, its chats, its files, and the answer to a press."""

import re

from adapters.sandbox.telegram import places
from adapters.sandbox.telegram.arguments import Call
from adapters.sandbox.telegram.platform import Telegram
from adapters.sandbox.telegram.refusals import bad
from adapters.sandbox.telegram.table import Json
from adapters.sandbox.telegram.world import Bot, Chat

LARGEST_DOWNLOAD_BYTES = 20 << 20  # Client.h MAX_DOWNLOAD_FILE_SIZE
MOST_COMMANDS = 100  # Bot API, setMyCommands
TOO_OLD = "query is too old and response timeout expired or query ID is invalid"


def get_me(telegram: Telegram, bot: Bot, call: Call) -> Json:
    abilities = (
        "can_read_all_group_messages supports_inline_queries can_connect_to_business has_main_web_app "
        "has_topics_enabled allows_users_to_create_topics can_manage_bots"
    )
    return {**bot.json(), "can_join_groups": True, **dict.fromkeys(abilities.split(), False)}


def get_file(telegram: Telegram, bot: Bot, call: Call) -> Json:
    stored = telegram.files.named(call.args["file_id"], bot.id)
    if stored is None:
        raise bad("invalid file_id")
    if stored.size > LARGEST_DOWNLOAD_BYTES:
        raise bad("file is too big")
    return {**stored.json(), "file_path": stored.path}


def get_chat(telegram: Telegram, bot: Bot, call: Call) -> Json:
    chat = places.to_read(telegram, bot, call.args["chat_id"])
    if not chat.started:
        raise bad("chat not found")
    gifts = "unlimited_gifts limited_gifts unique_gifts premium_subscription gifts_from_channels"
    pinned = chat.living(chat.pinned) if chat.pinned else None
    return {
        **chat.json(),
        **({"pinned_message": pinned.json()} if pinned else {}),
        "accent_color_id": 0,
        "max_reaction_count": 11,
        "accepted_gift_types": dict.fromkeys(gifts.split(), True),
    }


def answer_press(telegram: Telegram, bot: Bot, call: Call) -> bool:
    press_id = call.args["callback_query_id"]
    oldest = telegram.now() - telegram.lives.press_answer
    if not telegram.presses.answer(bot, press_id, call.args, not_before=oldest):
        raise bad(TOO_OLD)
    return True


def set_commands(telegram: Telegram, bot: Bot, call: Call) -> bool:
    commands = call.args["commands"]
    if len(commands) > MOST_COMMANDS:
        raise bad("BOT_COMMANDS_TOO_MUCH")
    for command in commands:
        if not re.fullmatch(r"/?[a-z0-9_]{1,32}", command["command"]):
            raise bad("BOT_COMMAND_INVALID")
        if not command["description"].strip():
            raise bad("BOT_COMMAND_DESCRIPTION_INVALID")
    bot.commands[_scope(call.args)] = [{**one, "command": one["command"].lstrip("/")} for one in commands]
    return True


def get_commands(telegram: Telegram, bot: Bot, call: Call) -> list[Json]:
    return bot.commands.get(_scope(call.args), [])


def menu_in(bot: Bot, chat: Chat) -> list[Json]:
    """What the chat's "/" shows: of the narrowest scope that has any, first in the person's language.

    Bot API, botCommandScope, "Determining list of commands", as far as the scopes do not depend on who looks.
    """
    language = (chat.users[0].language_code or "") if chat.users and not chat.group else ""
    wide = "all_group_chats" if chat.group else "all_private_chats"
    scopes: list[Json] = [{"type": "chat", "chat_id": chat.id}, {"type": wide}, {"type": "default"}]
    keys = [(_name(scope), spoken) for scope in scopes for spoken in (language, "")]
    return next((bot.commands[key] for key in keys if bot.commands.get(key)), [])


def set_description(telegram: Telegram, bot: Bot, call: Call) -> bool:
    field = "description" if call.method == "setMyDescription" else "short_description"
    bot.texts[field, _language(call.args)] = call.args.get(field, "")
    return True


def get_description(telegram: Telegram, bot: Bot, call: Call) -> Json:
    field = "description" if call.method == "getMyDescription" else "short_description"
    return {field: bot.texts.get((field, _language(call.args)), "")}


def _scope(args: Json) -> tuple[str, str]:
    return _name(args.get("scope") or {"type": "default"}), _language(args)


def _name(scope: Json) -> str:
    """A chat's id may be given as a number or in quotes."""
    return repr(sorted((name, str(value)) for name, value in scope.items()))


def _language(args: Json) -> str:
    language = args.get("language_code") or ""
    if language and not re.fullmatch(r"[a-z]{2}", language):
        raise bad("Invalid language code specified")
    return str(language)
