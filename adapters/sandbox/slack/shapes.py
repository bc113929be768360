"""How people, channels, messages and files look in Slack's JSON, to the app."""

from urllib.parse import quote

from adapters.sandbox.slack.tables import Json
from adapters.sandbox.slack.workspace import Channel, File, Workspace


def user_json(space: Workspace, user: Json, *, email: bool, locale: bool) -> Json:
    shown = user.get("display_name", user["name"])
    profile = {"real_name": user.get("real_name", user["name"]), "display_name": shown, "team": space.team["id"]}
    if email and "email" in user:
        profile["email"] = user["email"]
    answer = {
        "id": user["id"],
        "team_id": space.team["id"],
        "name": user["name"],
        "real_name": profile["real_name"],
        "deleted": bool(user.get("deleted", False)),
        "tz": user.get("tz", "Etc/UTC"),
        "tz_label": user.get("tz", "Etc/UTC"),
        "tz_offset": user.get("tz_offset", 0),
        "is_bot": user["id"] == space.bot,
        "is_admin": bool(user.get("is_admin", False)),
        "is_restricted": bool(user.get("is_restricted", False)),
        "is_ultra_restricted": bool(user.get("is_ultra_restricted", False)),
        "is_app_user": False,
        "updated": 0,
        "profile": profile,
    }
    return {**answer, "locale": user.get("locale", "en-US")} if locale else answer


def bot_json(space: Workspace) -> Json:
    app = space.app
    name = app.get("name", "desk")
    return {
        "id": app["bot_id"],
        "app_id": app["id"],
        "name": name,
        "user_id": space.bot,
        "deleted": False,
        "updated": 0,
    }


def channel_json(space: Workspace, channel: Channel, *, count: bool = False) -> Json:
    answer: Json = {
        "id": channel.id,
        "created": channel.created,
        "is_im": channel.kind == "im",
        "is_archived": channel.archived,
        "is_private": channel.private,
        "is_mpim": False,
    }
    if channel.im:
        return {**answer, "user": channel.im, "is_open": True}
    answer |= {
        "name": channel.name,
        "name_normalized": channel.name,
        "creator": channel.creator,
        "is_channel": not channel.private,
        "is_group": channel.private,
        "is_member": space.bot in channel.members,
        "is_general": False,
        "is_shared": False,
        "topic": {"value": "", "creator": "", "last_set": 0},
        "purpose": {"value": "", "creator": "", "last_set": 0},
    }
    return {**answer, "num_members": len(channel.members)} if count else answer


def message_json(channel: Channel, message: Json) -> Json:
    """As histories show it: a parent tells of its thread."""
    replies = channel.replies(message["ts"])
    if not replies:
        return dict(message)
    people = list(dict.fromkeys(str(reply["user"]) for reply in replies))
    thread = {"reply_count": len(replies), "reply_users": people, "reply_users_count": len(people)}
    return {**message, "thread_ts": message["ts"], **thread, "latest_reply": replies[-1]["ts"]}


def file_json(space: Workspace, file: File, *, shares: bool = True) -> Json:
    path = f"{space.base}/files-pri/{space.team['id']}-{file.id}"
    name = quote(file.name, safe="")
    return {
        "id": file.id,
        "created": file.created,
        "timestamp": file.created,
        "name": file.name,
        "title": file.title,
        "mimetype": file.mimetype,
        "filetype": file.name.rpartition(".")[2].lower() if "." in file.name else "binary",
        "user": file.by,
        "size": file.length,
        "mode": "hosted",
        "is_external": False,
        "url_private": f"{path}/{name}",
        "url_private_download": f"{path}/download/{name}",
        "permalink": f"https://{space.team['domain']}.slack.com/files/{file.by}/{file.id}/{name}",
        "channels": sorted({channel for channel, _ in file.shares}) if shares else [],
        "shares": _shares(space, file) if shares else {},
        **({"alt_txt": file.alt_text} if file.alt_text else {}),
    }


def _shares(space: Workspace, file: File) -> Json:
    answer: Json = {}
    for channel, ts in file.shares:
        side = "private" if space.channels[channel].kind != "channel" else "public"
        answer.setdefault(side, {}).setdefault(channel, []).append(
            {"ts": ts, "channel_name": space.channels[channel].name}
        )
    return answer
