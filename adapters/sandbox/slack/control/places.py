"""Finding what a person points at: a message, a view, a button by its words."""

from adapters.sandbox.slack.blocks import interactive
from adapters.sandbox.slack.interactions import Place
from adapters.sandbox.slack.parts import Slack
from adapters.sandbox.slack.refusals import Impossible
from adapters.sandbox.slack.tables import Json


def place(slack: Slack, given: Json) -> Place:
    """{user, view_id} or {user, channel, ts}. A message that is gone is found only for a forged press."""
    user = given["user"]
    if "view_id" in given:
        home = slack.views.homes.get(user)
        shown = home if home and home.id == given["view_id"] else slack.views.top(user, given["view_id"])
        return Place(view=shown)
    channel = slack.space.channel_of(user, given["channel"], open_only=False)
    if (message := channel.messages.get(given["ts"])) is not None:
        return Place(channel, message, given["ts"])
    for whispered in slack.messages.ephemerals:
        if (whispered["user_id"], whispered["ts"]) == (user, given["ts"]):
            return Place(channel, whispered, given["ts"], whispered=True)
    if "forge" in given:
        return Place(channel, None, given["ts"])
    raise Impossible("no_such_message", channel=channel.id, ts=given["ts"])


def element(where: Place, given: Json) -> tuple[Json, Json]:
    """The element with that action_id or label, and its block; Impossible when the person does not see it."""
    found = list(interactive(where.blocks))
    for block, one in found:
        if "action_id" in given:
            if one["action_id"] == given["action_id"] and given.get("value", one.get("value")) == one.get("value"):
                return block, one
        elif given.get("label") in labels(block, one):
            return block, one
    seen = [one["action_id"] for _, one in found]
    raise Impossible("no_such_element", wanted=given.get("action_id", given.get("label")), seen=seen)


def labels(block: Json, one: Json) -> list[str]:
    """What a person could call it: its own words, its block's label, its placeholder."""
    texts = (one.get("text"), block.get("label"), one.get("placeholder"))
    return [text["text"] for text in texts if isinstance(text, dict)]
