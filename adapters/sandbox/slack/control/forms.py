"""What people do in modals: see, fill in, submit, close."""

from typing import Any

from adapters.sandbox.slack import states
from adapters.sandbox.slack.control.places import labels
from adapters.sandbox.slack.control.writing import uploaded
from adapters.sandbox.slack.interactions import Interactions
from adapters.sandbox.slack.parts import Slack
from adapters.sandbox.slack.refusals import Impossible
from adapters.sandbox.slack.shapes import file_json
from adapters.sandbox.slack.submissions import settle
from adapters.sandbox.slack.tables import Json
from adapters.sandbox.slack.views import View


async def submit(acts: Interactions, given: Json) -> Json:
    """{user, view_id, values?: {block_id: {action_id: state or words}}, fields?: {label or block_id: words}}.

    -> {"acked", "error", "errors", "response_action", "open": [view ids], "trigger_id", "since"}. What Slack's own
    client refuses is not sent: {"sent": false, "errors"}. A file is {"name", "base64"}, several are a list.
    """
    slack, since = acts.slack, acts.slack.journal.last
    view = slack.views.top(given["user"], given["view_id"])
    _fill(slack, view, given)
    if "submit" not in view.given:
        raise Impossible("no_submit_button", view_id=view.id)
    if errors := states.client_errors(view.given["blocks"], view.values):
        return {"sent": False, "acked": False, "error": "not_sent", "errors": errors, "open": _open(slack, given)}
    slack.journal.write("person.submitted", platform="slack", user=view.user, view_id=view.id, values=view.values)
    trigger, outcome = await acts.submit(view)
    settled = settle(slack, view, outcome, trigger.id)
    return {"sent": True, **settled, "open": _open(slack, given), "trigger_id": trigger.id, "since": since}


async def close_view(acts: Interactions, given: Json) -> Json:
    """{user, view_id}: Cancel or the X. The app is told only when it asked for it -> {"told", "acked", "open"}."""
    view = acts.slack.views.top(given["user"], given["view_id"])
    cleared = bool(view.given.get("clear_on_close"))
    acts.slack.journal.write("person.closed_view", platform="slack", user=view.user, view_id=view.id)
    acts.slack.views.close(view, clear=cleared)
    told = bool(view.given.get("notify_on_close"))
    outcome = await acts.closed(view, cleared=cleared) if told else None
    return {"told": told, "acked": bool(outcome and outcome.failure is None), "open": _open(acts.slack, given)}


def _open(slack: Slack, given: Json) -> list[str]:
    return [view.id for view in slack.views.stack(given["user"])]


def _fill(slack: Slack, view: View, given: Json) -> None:
    elements = list(states.stateful(view.given["blocks"]))
    for block_id, actions in given.get("values", {}).items():
        for action_id, typed in actions.items():
            _type(slack, view, _only(elements, block_id, action_id), typed)
    for name, typed in given.get("fields", {}).items():
        _type(slack, view, _called(elements, name), typed)


def _type(slack: Slack, view: View, where: tuple[Json, Json], typed: Any) -> None:  # noqa: ANN401 - JSON
    block, element = where
    if element["type"] == "file_input" and not (isinstance(typed, dict) and "files" in typed):
        items = typed if isinstance(typed, list) else [typed]
        typed = [file_json(slack.space, uploaded(slack, view.user, one)) for one in items]
    state = states.typed_in(element, typed)
    view.typed.setdefault(block["block_id"], {})[element["action_id"]] = state


def _only(elements: list[tuple[Json, Json]], block_id: str, action_id: str) -> tuple[Json, Json]:
    for block, element in elements:
        if (block["block_id"], element["action_id"]) == (block_id, action_id):
            return block, element
    raise Impossible("no_such_input", block_id=block_id, action_id=action_id)


def _called(elements: list[tuple[Json, Json]], name: str) -> tuple[Json, Json]:
    for block, element in elements:
        if name in (block["block_id"], element["action_id"], *labels(block, element)):
            return block, element
    raise Impossible("no_such_input", name=name, inputs=[labels(*one) for one in elements])
