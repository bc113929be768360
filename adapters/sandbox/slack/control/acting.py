"""What people press, choose and run. Each answer says what the person then sees.

Presses wait for the app's ack, up to 3 s, and answer {"acked", "error", "trigger_id", "views", "ephemerals", "since"}:
`views` were opened with this press so far (an app may open one after its ack: wait for slack.view in the journal),
`since` is the journal's number before the press.
"""

from collections.abc import Callable

from adapters.sandbox.slack import states
from adapters.sandbox.slack.blocks import type_faults
from adapters.sandbox.slack.control.places import element, labels, place
from adapters.sandbox.slack.delivery import Outcome
from adapters.sandbox.slack.interactions import Interactions, Place
from adapters.sandbox.slack.refusals import Impossible, Refused
from adapters.sandbox.slack.response_urls import Address
from adapters.sandbox.slack.tables import Json
from adapters.sandbox.slack.triggers import Trigger


async def press(acts: Interactions, given: Json) -> Json:
    """{user, channel, ts, action_id or label, value?} or {user, view_id, ...}; with `forge` any action at all."""
    where = place(acts.slack, given)
    action = _forged(given["forge"]) if "forge" in given else _button(*element(where, given))
    seen = _before(acts, given)
    _note(
        acts, "pressed", given, where, action_id=action["action_id"], value=action.get("value"), forged="forge" in given
    )
    trigger, outcome = await acts.act(given["user"], where, action)
    return seen(trigger, outcome)


async def select(acts: Interactions, given: Json) -> Json:
    """{user, channel, ts or view_id, action_id or label, value: text, texts or state}. Inputs of a form send nothing
    unless they dispatch: then the answer is {"sent": false}."""
    where = place(acts.slack, given)
    block, one = element(where, {key: value for key, value in given.items() if key != "value"})
    seen, action = _before(acts, given), _choice(acts, where, block, one, given)
    _note(acts, "selected", given, where, action_id=one["action_id"], value=given["value"])
    if block["type"] == "input" and not block.get("dispatch_action"):
        return {"sent": False}
    trigger, outcome = await acts.act(given["user"], where, action)
    return {"sent": True, **seen(trigger, outcome)}


async def suggest(acts: Interactions, given: Json) -> Json:
    """{user, channel, ts or view_id, action_id or label, typed} -> {"acked", "error", "options"}."""
    where = place(acts.slack, given)
    block, one = element(where, given)
    if not one["type"].endswith("external_select"):
        raise Impossible("not_an_external_select", action_id=one["action_id"])
    outcome = await acts.suggest(given["user"], where, one, block["block_id"], given["typed"])
    answer = outcome.answer if isinstance(outcome.answer, dict) else {}
    if faults := _unusable(answer):
        acts.slack.journal.write("slack.bad_response", action_id=one["action_id"], error="options", messages=faults)
        return {"acked": True, "error": "options", "options": []}
    return {"acked": outcome.failure is None, "error": outcome.failure, "options": states.options(answer)}


def _unusable(answer: Json) -> list[str]:
    """Options that are answered to a look-up obey the rules of those that stand in a select; there may be none."""
    if not any(answer.get(key) for key in ("options", "option_groups")):
        return []
    return type_faults("static_select", {"type": "static_select", **answer}, "", "modal")


async def shortcut(acts: Interactions, given: Json) -> Json:
    """{user, callback_id} for a global one, with {channel, ts} for one on a message."""
    where = place(acts.slack, given) if "ts" in given else None
    acts.slack.space.user(given["user"])
    seen = _before(acts, given)
    _note(acts, "shortcut", given, where, callback_id=given["callback_id"])
    trigger, outcome = await acts.shortcut(given["user"], given["callback_id"], where)
    return seen(trigger, outcome)


async def command(acts: Interactions, given: Json) -> Json:
    """{user, channel, command, text}; what the app puts into its ack is shown to the person."""
    slack = acts.slack
    channel = slack.space.channel_of(given["user"], given["channel"])
    seen = _before(acts, given)
    _note(acts, "ran", given, Place(channel), command=given["command"], text=given.get("text", ""))
    trigger, outcome = await acts.command(given["user"], channel, given["command"], given.get("text", ""))
    if outcome.failure is None and outcome.answer:
        answer = outcome.answer if isinstance(outcome.answer, dict) else {"text": outcome.answer}
        try:
            slack.response_urls.answer(Address(given["user"], channel, None, 0.0), answer)
        except Refused as no:
            return seen(trigger, Outcome(no.error))
    return seen(trigger, outcome)


async def home(acts: Interactions, given: Json) -> Json:
    """{user}: opens the app's home tab -> {"view": what is shown}."""
    acts.slack.space.user(given["user"])
    view = acts.slack.views.homes.get(given["user"])
    shown = acts.slack.views.json(view) if view else None
    acts.slack.journal.write("person.opened_home", platform="slack", user=given["user"])
    acts.slack.events.home_opened(given["user"], shown)
    return {"view": shown}


def _before(acts: Interactions, given: Json) -> Callable[[Trigger, Outcome], Json]:
    """Remembers what was there, to tell afterwards what is new."""
    slack, old = acts.slack, {one["ts"] for one in acts.slack.messages.ephemerals}
    since = slack.journal.last

    def seen(trigger: Trigger, outcome: Outcome) -> Json:
        mine = [one for one in slack.messages.ephemerals if one["user_id"] == given["user"]]
        new = [one for one in mine if one["ts"] not in old]
        views = [view.id for view in slack.views.everything() if view.trigger == trigger.id]
        acked = {"acked": outcome.failure is None, "error": outcome.failure, "trigger_id": trigger.id}
        return {**acked, "views": views, "ephemerals": new, "since": since}

    return seen


def _button(block: Json, one: Json) -> Json:
    if one["type"] != "button":
        raise Impossible("not_a_button", action_id=one["action_id"], labels=labels(block, one))
    kept: Json = {key: one[key] for key in ("text", "value", "style", "url") if key in one}
    return {"action_id": one["action_id"], "block_id": block["block_id"], "type": "button", **kept}


def _forged(action: Json) -> Json:
    return {"type": "button", "block_id": "forged", "text": {"type": "plain_text", "text": ""}, **action}


def _choice(acts: Interactions, where: Place, block: Json, one: Json, given: Json) -> Json:
    if one["type"] == "overflow":
        picked = states.typed_in({**one, "type": "static_select"}, given["value"])
        return {**picked, "type": "overflow", "action_id": one["action_id"], "block_id": block["block_id"]}
    state = states.typed_in(one, given["value"])
    acts.choose(given["user"], where, block["block_id"], one["action_id"], state)
    return {**state, "action_id": one["action_id"], "block_id": block["block_id"]}


def _note(acts: Interactions, what: str, given: Json, where: Place | None, **facts: object) -> None:
    spot: Json = {}
    if where and where.view:
        spot = {"view_id": where.view.id}
    elif where and where.channel:
        spot = {"channel": where.channel.id, "ts": where.ts}
    acts.slack.journal.write(f"person.{what}", platform="slack", user=given["user"], **spot, **facts)
