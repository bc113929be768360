"""views.*: modals and home tabs."""

from adapters.sandbox.slack.parts import Slack
from adapters.sandbox.slack.refusals import Refused
from adapters.sandbox.slack.tables import Json
from adapters.sandbox.slack.triggers import Trigger
from adapters.sandbox.slack.views import View
from adapters.sandbox.slack.views_rules import checked_view


def open_(slack: Slack, args: Json) -> Json:
    given = checked_view(args["view"], "modal")
    trigger = _trigger(slack, args)
    return _answer(slack, slack.views.open(trigger.user, given, trigger.id))


def push(slack: Slack, args: Json) -> Json:
    given = checked_view(args["view"], "modal")
    trigger = _trigger(slack, args)
    if trigger.view is None or not any(view.id == trigger.view for view in slack.views.stack(trigger.user)):
        raise Refused("not_found")
    return _answer(slack, slack.views.push(trigger.user, given, trigger.id))


def update(slack: Slack, args: Json) -> Json:
    view_id, external_id = args.get("view_id"), args.get("external_id")
    if view_id and external_id:
        raise Refused("invalid_arguments", ["Cannot provide both `view_id` and `external_id`"])
    if not view_id and not external_id:
        raise Refused("invalid_arguments", ["missing required field: view_id or external_id"])
    view = slack.views.find(view_id, external_id)
    given = checked_view(args["view"], view.given["type"])
    _check_hash(view, args)
    return _answer(slack, slack.views.update(view, given))


def publish(slack: Slack, args: Json) -> Json:
    given = checked_view(args["view"], "home")
    if args["user_id"] not in slack.space.users:
        raise Refused("invalid_arguments", ["invalid `user_id`"])
    if args["user_id"] in slack.views.homes:
        _check_hash(slack.views.homes[args["user_id"]], args)
    return _answer(slack, slack.views.publish(args["user_id"], given))


def _trigger(slack: Slack, args: Json) -> Trigger:
    given = [name for name in ("trigger_id", "interactivity_pointer") if args.get(name)]
    if len(given) != 1:
        raise Refused("invalid_arguments", ["must provide exactly one of `trigger_id` or `interactivity_pointer`"])
    return slack.triggers.exchange(args[given[0]])


def _check_hash(view: View, args: Json) -> None:
    if args.get("hash") and args["hash"] != view.hash:
        raise Refused("hash_conflict")


def _answer(slack: Slack, view: View) -> Json:
    return {"view": slack.views.json(view)}
