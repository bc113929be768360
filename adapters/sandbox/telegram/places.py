"""Where a call wants to go: the chat, the message, and whether Telegram lets the bot there. Raises Refusal."""

from adapters.sandbox.telegram.platform import Telegram
from adapters.sandbox.telegram.refusals import bad, forbidden, unplayed
from adapters.sandbox.telegram.table import Json, Value
from adapters.sandbox.telegram.world import Bot, Chat, Message


def to_read(telegram: Telegram, bot: Bot, chat_id: Value) -> Chat:
    chat = telegram.world.chat(bot, chat_id) if isinstance(chat_id, int) else None
    if chat is None:
        raise bad("chat not found")
    return chat


def to_write(telegram: Telegram, bot: Bot, args: Json, field: str = "chat_id") -> Chat:
    chat = to_read(telegram, bot, args[field])
    if args.get("message_thread_id"):
        raise bad("message thread not found")
    if not chat.started:
        raise forbidden("bot can't initiate conversation with a user")
    if chat.blocked:
        raise forbidden("bot was blocked by the user")
    return chat


def message(chat: Chat, message_id: int | None, called: str) -> Message:
    """`called` is the service's word for it: 'message to edit', 'message to delete' ..."""
    found = chat.living(message_id) if message_id else None
    if found is None:
        raise bad(f"{called} not found")
    return found


def replied(chat: Chat, args: Json) -> int | None:
    """The message that is replied to, when it may be."""
    parameters = args.get("reply_parameters") or {}
    wanted = parameters.get("message_id", 0)
    if parameters.get("chat_id") not in (None, chat.id, str(chat.id)):
        raise unplayed("a reply to a message of another chat")
    if wanted <= 0:
        return None
    if chat.living(wanted) is None and not parameters.get("allow_sending_without_reply"):
        raise bad("message to be replied not found")
    return wanted if chat.living(wanted) else None
