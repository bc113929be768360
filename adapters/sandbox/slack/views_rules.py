"""What a view must be before it is opened, pushed, updated or published."""

import json

from adapters.sandbox.slack.blocks import Faults, block_faults, type_faults
from adapters.sandbox.slack.refusals import Refused
from adapters.sandbox.slack.tables import BLOCKS, Json, limit

SCHEMAS = "failed to match all allowed schemas [json-pointer:/view]"


def checked_view(view: object, kind: str) -> Json:
    """The view as given, or Refused: `invalid_arguments` with a message for each fault, or `view_too_large`.

    `kind` is the only type the method takes: modal or home.
    """
    if not isinstance(view, dict):
        raise Refused("invalid_arguments", ["must provide an object [json-pointer:/view]"])
    if len(json.dumps(view).encode()) > limit("bytes_in_view"):
        raise Refused("view_too_large")
    if faults := view_faults(view, kind):
        raise Refused("invalid_arguments", faults)
    return view


def view_faults(view: Json, kind: str) -> Faults:
    if "type" in view and view["type"] != kind:
        return [f"unsupported type: {view['type']} [json-pointer:/view/type]"]
    blocks = view.get("blocks")
    faults = type_faults(kind, {**view, "blocks": []} if "blocks" in view else view, "/view", kind)
    if faults:
        faults.insert(0, SCHEMAS)
    if "blocks" in view:
        at_most = BLOCKS["types"][kind]["fields"]["blocks"]["max"]
        faults += block_faults(blocks, kind, "/view/blocks", at_most)
    return faults or _together(view)


def _together(view: Json) -> Faults:
    inputs = [n for n, block in enumerate(view["blocks"]) if block["type"] == "input"]
    faults = []
    if inputs and view["type"] == "modal" and "submit" not in view:
        faults.append(f"must define `submit` to use `input` block [json-pointer:/view/blocks/{inputs[0]}/input]")
    focused = [n for n in inputs if view["blocks"][n]["element"].get("focus_on_load")]
    if len(focused) > 1:
        faults.append(f"only one element can be `focus_on_load` [json-pointer:/view/blocks/{focused[1]}/element]")
    return faults
