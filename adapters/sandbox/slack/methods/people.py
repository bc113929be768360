"""auth.test, users.*, bots.info, team.info, apps.connections.open: who is who."""

from adapters.sandbox.slack.methods.paging import page
from adapters.sandbox.slack.parts import Slack
from adapters.sandbox.slack.refusals import Refused
from adapters.sandbox.slack.shapes import bot_json, user_json
from adapters.sandbox.slack.tables import Json


def test(slack: Slack, args: Json) -> Json:
    team, app = slack.space.team, slack.space.app
    return {
        "url": f"https://{team['domain']}.slack.com/",
        "team": team["name"],
        "user": app.get("name", "desk"),
        "team_id": team["id"],
        "user_id": slack.space.bot,
        "bot_id": app["bot_id"],
        "is_enterprise_install": False,
    }


def connections_open(slack: Slack, args: Json) -> Json:
    ticket = slack.sockets.ticket()
    return {"url": f"ws{slack.space.base.removeprefix('http')}/link/?ticket={ticket}&app_id={slack.space.app['id']}"}


def users_info(slack: Slack, args: Json) -> Json:
    user = slack.space.users.get(args["user"])
    if user is None:
        raise Refused("user_not_found")
    return {"user": _shown(slack, user, args)}


def users_list(slack: Slack, args: Json) -> Json:
    chosen, metadata = page(list(slack.space.users.values()), args, usual=1000, most="list_page")
    return {"members": [_shown(slack, user, args) for user in chosen], "cache_ts": 0, "response_metadata": metadata}


def lookup_by_email(slack: Slack, args: Json) -> Json:
    for user in slack.space.users.values():
        if user.get("email", "").lower() == args["email"].lower() and not user.get("deleted"):
            return {"user": _shown(slack, user, args)}
    raise Refused("users_not_found")


def bots_info(slack: Slack, args: Json) -> Json:
    if args.get("bot", slack.space.app["bot_id"]) != slack.space.app["bot_id"]:
        raise Refused("bot_not_found")
    return {"bot": bot_json(slack.space)}


def team_info(slack: Slack, args: Json) -> Json:
    team = slack.space.team
    if args.get("team", team["id"]) != team["id"]:
        raise Refused("team_not_found")
    return {"team": {"id": team["id"], "name": team["name"], "domain": team["domain"], "email_domain": "", "icon": {}}}


def _shown(slack: Slack, user: Json, args: Json) -> Json:
    email = "users:read.email" in slack.space.app.get("scopes", ["users:read.email"])
    return user_json(slack.space, user, email=email, locale=args.get("include_locale", False))
