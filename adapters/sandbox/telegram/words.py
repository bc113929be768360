"""The service's own words for what is missing or malformed, as telegram-bot-api's Client.cpp has them."""

# a required parameter is missing
MISSING = {
    ("getFile", "file_id"): "file_id not specified",
    ("deleteMessage", "chat_id"): "Chat identifier is not specified",
    ("deleteMessage", "message_id"): "Message identifier is not specified",
    ("sendChatAction", "action"): "Wrong parameter action in request",
    ("setMessageReaction", "message_id"): "message to react not found",
    ("pinChatMessage", "message_id"): "message to pin not found",
    ("copyMessage", "message_id"): "message to copy not found",
    ("answerCallbackQuery", "callback_query_id"): (
        "query is too old and response timeout expired or query ID is invalid"
    ),
}
_MISSING_ANYWHERE = {
    "chat_id": "chat_id is empty",
    "text": "Message text is empty",
    "photo": "There is no photo in the request",
    "document": "There is no document in the request",
    "video": "There is no video in the request",
    "voice": "There is no voice in the request",
    "latitude": "latitude is empty",
    "longitude": "longitude is empty",
}

# a JSON parameter that is no JSON
NOT_JSON = {
    "reply_markup": "Can't parse reply keyboard markup JSON object",
    "reply_parameters": "Can't parse reply parameters JSON object",
    "link_preview_options": "Can't parse link preview options JSON object",
    "reaction": "Can't parse reaction types JSON object",
    "scope": "Can't parse BotCommandScope JSON object",
}

# JSON of the wrong kind, by parameter
NOT_OBJECT_PARAMETER = {
    "reply_markup": "Object expected as reply markup",
    "reply_parameters": "Object expected as reply parameters",
    "link_preview_options": "Object expected as link preview options",
    "commands": "Expected an Array of BotCommand",
    "media": "Expected an Array of InputMedia",
    "reaction": "Expected an Array of ReactionType",
    "allowed_updates": "Expected an Array of String",
}

# by type, and what is put before any complaint inside it
NOT_OBJECT = {
    "InlineKeyboardButton": "InlineKeyboardButton must be an Object",
    "KeyboardButton": "KeyboardButton must be a String or an Object",
    "BotCommandScope": "BotCommandScope must be an Object",
}
PREFIX = {
    "InlineKeyboardButton": "Can't parse inline keyboard button: ",
    "KeyboardButton": "Can't parse keyboard button: ",
    "MessageEntity": "Can't parse MessageEntity: ",
    "BotCommand": "Can't parse BotCommand: ",
    "BotCommandScope": "Can't parse BotCommandScope: ",
    "ReactionType": "Can't parse ReactionType: ",
    "InputMedia": "Can't parse InputMedia: ",
}

TOO_LONG = {
    ("setWebhook", "secret_token"): "secret token is too long",
    ("answerCallbackQuery", "text"): "MESSAGE_TOO_LONG",
}


def missing(name: str) -> str:
    return _MISSING_ANYWHERE.get(name) or f'Parameter "{name}" is required'
