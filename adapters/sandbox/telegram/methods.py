"""Which function plays which method."""

from collections.abc import Callable

from adapters.sandbox.telegram import editing, profile, sending
from adapters.sandbox.telegram.arguments import Call
from adapters.sandbox.telegram.platform import Telegram
from adapters.sandbox.telegram.table import Json
from adapters.sandbox.telegram.world import Bot

Result = Json | list[Json] | bool
Method = Callable[[Telegram, Bot, Call], Result]

METHODS: dict[str, Method] = {
    "getMe": profile.get_me,
    "getFile": profile.get_file,
    "getChat": profile.get_chat,
    "setMyCommands": profile.set_commands,
    "getMyCommands": profile.get_commands,
    "setMyDescription": profile.set_description,
    "setMyShortDescription": profile.set_description,
    "getMyDescription": profile.get_description,
    "getMyShortDescription": profile.get_description,
    "answerCallbackQuery": profile.answer_press,
    "sendMessage": sending.send_message,
    "sendPhoto": sending.sender_of("photo"),
    "sendDocument": sending.sender_of("document"),
    "sendVideo": sending.sender_of("video"),
    "sendVoice": sending.sender_of("voice"),
    "sendLocation": sending.send_location,
    "sendContact": sending.send_contact,
    "sendMediaGroup": sending.send_media_group,
    "copyMessage": sending.copy_message,
    "sendChatAction": editing.show_action,
    "editMessageText": editing.edit_text,
    "editMessageCaption": editing.edit_caption,
    "editMessageReplyMarkup": editing.edit_markup,
    "deleteMessage": editing.delete,
    "setMessageReaction": editing.react,
    "pinChatMessage": editing.pin,
}
# getUpdates, setWebhook, deleteWebhook and getWebhookInfo wait, and are played in api.py
