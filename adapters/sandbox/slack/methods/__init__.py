"""What the sandbox plays of Slack's Web API, by method name. Arguments come checked by the table."""

from collections.abc import Callable

from adapters.sandbox.slack.methods import chat, conversations, files, people, reactions, views
from adapters.sandbox.slack.parts import Slack
from adapters.sandbox.slack.tables import Json

PLAYED: dict[str, Callable[[Slack, Json], Json]] = {
    "apps.connections.open": people.connections_open,
    "auth.test": people.test,
    "bots.info": people.bots_info,
    "chat.delete": chat.delete,
    "chat.getPermalink": chat.get_permalink,
    "chat.postEphemeral": chat.post_ephemeral,
    "chat.postMessage": chat.post_message,
    "chat.update": chat.update,
    "conversations.archive": conversations.archive,
    "conversations.create": conversations.create,
    "conversations.history": conversations.history,
    "conversations.info": conversations.info,
    "conversations.join": conversations.join,
    "conversations.list": conversations.list_,
    "conversations.members": conversations.members,
    "conversations.open": conversations.open_,
    "conversations.replies": conversations.replies,
    "files.completeUploadExternal": files.complete_upload,
    "files.getUploadURLExternal": files.get_upload_url,
    "files.info": files.info,
    "reactions.add": reactions.add,
    "reactions.remove": reactions.remove,
    "team.info": people.team_info,
    "users.info": people.users_info,
    "users.list": people.users_list,
    "users.lookupByEmail": people.lookup_by_email,
    "views.open": views.open_,
    "views.publish": views.publish,
    "views.push": views.push,
    "views.update": views.update,
}
