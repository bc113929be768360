"""What the app's answer to a submission does to the person's views: errors, update, push, clear, or close."""

from adapters.sandbox.slack.delivery import Outcome
from adapters.sandbox.slack.parts import Slack
from adapters.sandbox.slack.refusals import Refused
from adapters.sandbox.slack.tables import Json
from adapters.sandbox.slack.views import View
from adapters.sandbox.slack.views_rules import checked_view

_KEYS = {"errors": {"errors"}, "update": {"view"}, "push": {"view"}, "clear": set()}


def settle(slack: Slack, view: View, outcome: Outcome, trigger: str) -> Json:
    """What the person sees: {"acked", "error", "errors", "response_action"}. A wrong answer leaves the view open."""
    if outcome.failure:
        return {"acked": False, "error": outcome.failure, "errors": {}}
    try:
        return {"acked": True, "error": None, "errors": {}, **_done(slack, view, outcome.answer or {}, trigger)}
    except Refused as no:
        slack.journal.write("slack.bad_response", view_id=view.id, error=no.error, messages=no.messages)
        return {"acked": True, "error": no.error, "errors": {}, "messages": no.messages}


def _done(slack: Slack, view: View, answer: Json | str, trigger: str) -> Json:
    if not isinstance(answer, dict):
        raise Refused("bad_response", ["the ack of a submission must be empty or an object"])
    action = answer.get("response_action")
    if not answer:
        slack.views.close(view)
        return {"response_action": None}
    if action not in _KEYS or answer.keys() - {"response_action"} != _KEYS[action]:
        raise Refused("bad_response", [f"invalid response_action: {action}, with {sorted(answer)}"])
    if action == "errors":
        return {"response_action": action, "errors": _errors(view, answer["errors"])}
    if action == "clear":
        slack.views.close(view, clear=True)
    elif action == "update":
        slack.views.update(view, checked_view(answer["view"], "modal"))
    else:
        slack.views.push(view.user, checked_view(answer["view"], "modal"), trigger)
    return {"response_action": action}


def _errors(view: View, errors: object) -> Json:
    inputs = {block["block_id"] for block in view.given["blocks"] if block["type"] == "input"}
    if not isinstance(errors, dict) or not errors or not all(isinstance(one, str) and one for one in errors.values()):
        raise Refused("bad_response", ["`errors` must say something, by block_id"])
    if unknown := errors.keys() - inputs:
        raise Refused("bad_response", [f"`errors` names no input block: {', '.join(sorted(unknown))}"])
    return errors
