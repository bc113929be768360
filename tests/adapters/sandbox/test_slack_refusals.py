"""What Slack would refuse, the sandbox refuses with the same code. Each case names the page or report it comes from."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pytest

from tests.adapters.sandbox.conftest import Sandbox

METHODS = "https://docs.slack.dev/reference/methods/"
BLOCKS = "https://docs.slack.dev/reference/block-kit/"
VIEWS = "https://docs.slack.dev/reference/views/modal-views"
ERRORS = "https://docs.slack.dev/reference/methods/chat.postMessage#errors"
STRICTER = "the sandbox is stricter than Slack here: GAPS.md"

SCOPES = ["chat:write", "channels:read", "channels:history", "groups:history", "groups:read", "users:read",
          "reactions:write", "files:write", "im:write", "channels:join", "channels:manage"]  # fmt: skip
WORLD = {
    "slack": {
        "team": {"id": "T1", "name": "Demo", "domain": "demo", "msg_edit_window_mins": 0},
        "app": {
            "id": "A1",
            "bot_token": "xoxb-1",
            "app_token": "xapp-1",
            "signing_secret": "s3cret",
            "bot_user": "UBOT",
            "bot_id": "B1",
            "scopes": SCOPES,
            "events": [],
        },
        "users": [
            {"id": "U1", "name": "maria", "real_name": "Maria P."},
            {"id": "U2", "name": "out", "real_name": "Outside"},
        ],
        "channels": [
            {"id": "C1", "name": "support", "members": ["U1", "UBOT"]},
            {"id": "C2", "name": "elsewhere", "members": ["U1"]},
            {"id": "C3", "name": "old", "members": ["U1", "UBOT"], "is_archived": True},
            {"id": "G1", "name": "secret", "members": ["U1"], "is_private": True},
        ],
    }
}


def plain(text: str) -> dict[str, object]:
    return {"type": "plain_text", "text": text}


def mrkdwn(text: str) -> dict[str, object]:
    return {"type": "mrkdwn", "text": text}


def section(**more: object) -> dict[str, Any]:
    return {"type": "section", "text": mrkdwn("hi"), **more}


def button(**more: object) -> dict[str, Any]:
    return {"type": "button", "text": plain("Claim"), "action_id": "claim", **more}


def option(n: int = 1, **more: object) -> dict[str, object]:
    return {"text": plain(f"o{n}"), "value": str(n), **more}


def entry(element: Mapping[str, object], **more: object) -> dict[str, object]:
    return {"type": "input", "label": plain("Words"), "element": dict(element), **more}


def rich(*elements: object) -> dict[str, object]:
    return {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": list(elements)}]}


def modal(*blocks: object, **more: object) -> dict[str, Any]:
    return {"type": "modal", "title": plain("Reply"), "submit": plain("Send"), "blocks": list(blocks), **more}


@dataclass(frozen=True)
class Case:
    """`args` may name "{posted}", "{said}", "{reply}", "{whisper}", "{trigger}", "{view}": what the fixture made."""

    name: str
    method: str
    args: Mapping[str, object]
    error: str
    source: str
    says: str = ""
    token: str | None = "xoxb-1"


def post(name: str, error: str, source: str, says: str = "", /, **args: object) -> Case:
    return Case(name, "chat.postMessage", {"channel": "C1", "text": "hi", **args}, error, source, says)


def blocks(name: str, says: str, page: str, /, *given: object) -> Case:
    return post(name, "invalid_blocks", BLOCKS + page, says, blocks=list(given))


def view(name: str, says: str, page: str, given: object, error: str = "invalid_arguments") -> Case:
    return Case(name, "views.open", {"trigger_id": "{trigger}", "view": given}, error, page, says)


def call(name: str, method: str, error: str, /, *, says: str = "", source: str = "", **args: object) -> Case:
    return Case(name, method, args, error, source or METHODS + method, says)


INPUT = entry({"type": "plain_text_input", "action_id": "t"})

CASES = [
    # tokens, methods, scopes
    Case("no token", "auth.test", {}, "not_authed", METHODS + "auth.test", token=None),
    Case("wrong token", "auth.test", {}, "invalid_auth", METHODS + "auth.test", token="xoxb-2"),
    Case("bot token for the socket", "apps.connections.open", {}, "not_allowed_token_type",
         METHODS + "apps.connections.open"),
    Case("app token for a message", "chat.postMessage", {"channel": "C1", "text": "x"}, "not_allowed_token_type",
         ERRORS, token="xapp-1"),
    call("no such method", "chat.shout", "unknown_method", source=ERRORS),
    call("a method not played here", "chat.scheduleMessage", "sandbox_does_not_play", source=STRICTER),
    call("open: nobody named", "conversations.open", "users_list_not_supplied"),
    call("scope: email", "users.lookupByEmail", "missing_scope", email="m@x.gr"),
    call("scope: team", "team.info", "missing_scope"),
    call("scope: file", "files.info", "missing_scope", file="F1"),
    post("scope: another name", "missing_scope", ERRORS, username="Robot"),
    # arguments
    post("unknown argument", "invalid_arguments", STRICTER, "invalid additional property: thread", thread="1"),
    Case("channel missing", "chat.postMessage", {"text": "x"}, "invalid_arguments", ERRORS,
         "missing required field: channel"),
    post("a number for a text", "invalid_arguments", ERRORS, "must provide a string [json-pointer:/text]", text=7),
    post("words for a boolean", "invalid_arguments", ERRORS, "must provide a boolean", mrkdwn="perhaps"),
    post("unknown way of parsing", "invalid_arguments", ERRORS, "must be a valid enum value", parse="half"),
    call("limit is no number", "conversations.history", "invalid_limit", channel="C1", limit="many"),
    # channels and messages
    post("no such channel", "channel_not_found", ERRORS, channel="C9"),
    post("channel by name", "channel_not_found", STRICTER, channel="#support"),
    post("private channel of others", "channel_not_found", ERRORS, channel="G1"),
    post("not in the channel", "not_in_channel", ERRORS, channel="C2"),
    post("archived", "is_archived", ERRORS, channel="C3"),
    post("nothing to say", "no_text", ERRORS, text=""),
    post("too long", "msg_too_long", ERRORS, text="x" * 40_001),
    post("no such thread", "thread_not_found", ERRORS, thread_ts="1.000001"),
    post("a reply's own ts", "cannot_reply_to_message", ERRORS, thread_ts="{reply}"),
    post("broadcast without thread", "invalid_arguments", ERRORS, reply_broadcast=True),
    post("101 attachments", "too_many_attachments", ERRORS, attachments=[{"text": "x"}] * 101),
    post("markdown beside text", "markdown_text_conflict", ERRORS, markdown_text="**hi**"),
    Case("markdown too long", "chat.postMessage", {"channel": "C1", "markdown_text": "x" * 12_001}, "msg_too_long",
         ERRORS),
    post("metadata without a payload", "invalid_metadata_format", ERRORS, metadata={"event_type": "x"}),
    post("metadata over 16 KB", "metadata_too_large", "https://docs.slack.dev/messaging/message-metadata",
         metadata={"event_type": "x", "event_payload": {"words": "x" * 17_000}}),
    call("edit: no such message", "chat.update", "message_not_found", channel="C1", ts="1.000001", text="x"),
    call("edit: somebody else's", "chat.update", "cant_update_message", channel="C1", ts="{said}", text="x"),
    call("edit: over 4,000 characters", "chat.update", "msg_too_long", channel="C1", ts="{posted}", text="x" * 4001),
    call("edit: nothing left", "chat.update", "no_text", channel="C1", ts="{posted}", text=""),
    call("edit: too late", "chat.update", "edit_window_closed", channel="C1", ts="{posted}", text="x"),
    call("edit: archived", "chat.update", "is_inactive", channel="C3", ts="{archived}", text="x"),
    call("edit: ts missing", "chat.update", "invalid_arguments", says="missing required field: ts", channel="C1",
         text="x"),
    call("delete: no such message", "chat.delete", "message_not_found", channel="C1", ts="1.000001"),
    call("delete: somebody else's", "chat.delete", "cant_delete_message", channel="C1", ts="{said}"),
    call("whisper: not in the channel", "chat.postEphemeral", "user_not_in_channel", channel="C1", user="U2", text="x"),
    call("whisper: nothing", "chat.postEphemeral", "no_text", channel="C1", user="U1"),
    call("edit a whisper", "chat.update", "message_not_found", channel="C1", ts="{whisper}", text="x"),
    call("permalink of nothing", "chat.getPermalink", "message_not_found", channel="C1", message_ts="1.000001"),
    call("history of others", "conversations.history", "not_in_channel", channel="C2"),
    call("history: oldest", "conversations.history", "invalid_ts_oldest", channel="C1", oldest="yesterday"),
    call("history: latest", "conversations.history", "invalid_ts_latest", channel="C1", latest="now"),
    call("history: cursor", "conversations.history", "invalid_cursor", channel="C1", cursor="bm9wZTox"),
    call("history: 1,000 at once", "conversations.history", "invalid_limit", channel="C1", limit=1000),
    call("replies: none such", "conversations.replies", "thread_not_found", channel="C1", ts="1.000001"),
    call("replies: ts missing", "conversations.replies", "thread_not_found", channel="C1"),
    call("list: kinds", "conversations.list", "invalid_types", types="public"),
    call("list: limit", "conversations.list", "invalid_limit", limit=0),
    call("open: nobody", "conversations.open", "user_not_found", users="U9"),
    call("open: nine people", "conversations.open", "too_many_users", users=",".join(["U1"] * 9)),
    call("create: no name", "conversations.create", "invalid_name_required", name=""),
    call("create: capitals", "conversations.create", "invalid_name_specials", name="Support!"),
    call("create: too long", "conversations.create", "invalid_name_maxlength", name="x" * 81),
    call("create: taken", "conversations.create", "name_taken", name="support"),
    call("create: only signs", "conversations.create", "invalid_name_punctuation", name="--"),
    call("archive twice", "conversations.archive", "already_archived", channel="C3"),
    call("join an archived one", "conversations.join", "is_archived", channel="C3"),
    call("who is nobody", "users.info", "user_not_found", user="U9"),
    call("no such bot", "bots.info", "bot_not_found", bot="B9"),
    call("react: no message", "reactions.add", "no_item_specified", name="eyes", channel="C1"),
    call("react: bad ts", "reactions.add", "bad_timestamp", name="eyes", channel="C1", timestamp="12"),
    call("react: none such", "reactions.add", "message_not_found", name="eyes", channel="C1",
         timestamp="1000000000.000001"),
    call("react: not an emoji", "reactions.add", "invalid_name", name="👀", channel="C1", timestamp="{said}"),
    call("react twice", "reactions.add", "already_reacted", name="wave", channel="C1", timestamp="{said}"),
    call("take back what is not there", "reactions.remove", "no_reaction", name="eyes", channel="C1",
         timestamp="{said}"),
    call("upload of nothing", "files.getUploadURLExternal", "missing_argument", filename="a.png", length=0),
    call("upload: description", "files.getUploadURLExternal", "alt_txt_too_large", filename="a.png", length=1,
         alt_txt="x" * 1001),
    call("complete: unknown file", "files.completeUploadExternal", "file_not_found", files=[{"id": "F9"}]),
    call("complete: bytes not there", "files.completeUploadExternal", "file_not_found", files=[{"id": "{promised}"}]),
    call("complete: foreign channel", "files.completeUploadExternal", "not_in_channel", files=[{"id": "{uploaded}"}],
         channel_id="C2"),
    # blocks
    post("blocks are no list", "invalid_blocks_format", ERRORS, blocks={"type": "section"}),
    post("a block is no object", "invalid_blocks_format", ERRORS, blocks=["section"]),
    blocks("unknown block", "unsupported type: banner [json-pointer:/blocks/0/type]", "blocks", {"type": "banner"}),
    blocks("51 blocks", "no more than 50 items allowed [json-pointer:/blocks]", "blocks", *[{"type": "divider"}] * 51),
    blocks("section: 3,001 characters", "must be less than 3001 characters [json-pointer:/blocks/0/text/text]",
           "blocks/section-block", section(text=mrkdwn("x" * 3001))),
    blocks("section: empty text", "must be more than 0 characters [json-pointer:/blocks/0/text/text]",
           "blocks/section-block", section(text=mrkdwn(""))),
    blocks("section: nothing in it", "must define either `text` or `fields` [json-pointer:/blocks/0]",
           "blocks/section-block", {"type": "section"}),
    blocks("section: 11 fields", "no more than 10 items allowed [json-pointer:/blocks/0/fields]",
           "blocks/section-block", section(fields=[mrkdwn("x")] * 11)),
    blocks("section: long field", "must be less than 2001 characters [json-pointer:/blocks/0/fields/0/text]",
           "blocks/section-block", section(fields=[mrkdwn("x" * 2001)])),
    blocks("section: bare words", "must provide an object [json-pointer:/blocks/0/text]", "blocks/section-block",
           section(text="hi")),
    blocks("unknown property", "invalid additional property: color [json-pointer:/blocks/0]", "blocks/section-block",
           section(color="red")),
    blocks("mrkdwn takes no emoji", "invalid additional property: emoji [json-pointer:/blocks/0/text]",
           "composition-objects/text-object", section(text={**mrkdwn("x"), "emoji": True})),
    blocks("section: input as accessory", "unsupported type: plain_text_input [json-pointer:/blocks/0/accessory/type]",
           "blocks/section-block", section(accessory={"type": "plain_text_input"})),
    blocks("long block_id", "must be less than 256 characters [json-pointer:/blocks/0/block_id]", "blocks",
           section(block_id="x" * 256)),
    blocks("one block_id twice", "`block_id` already exists [json-pointer:/blocks/1/block_id]", "blocks",
           section(block_id="a"), section(block_id="a")),
    blocks("header in mrkdwn", "unsupported type: mrkdwn [json-pointer:/blocks/0/text/type]", "blocks/header-block",
           {"type": "header", "text": mrkdwn("x")}),
    blocks("header: 151 characters", "must be less than 151 characters [json-pointer:/blocks/0/text/text]",
           "blocks/header-block", {"type": "header", "text": plain("x" * 151)}),
    blocks("context: 11 elements", "no more than 10 items allowed [json-pointer:/blocks/0/elements]",
           "blocks/context-block", {"type": "context", "elements": [mrkdwn("x")] * 11}),
    blocks("context: a button", "unsupported type: button [json-pointer:/blocks/0/elements/0/type]",
           "blocks/context-block", {"type": "context", "elements": [button()]}),
    blocks("actions: none", "no less than 1 items allowed [json-pointer:/blocks/0/elements]", "blocks/actions-block",
           {"type": "actions", "elements": []}),
    blocks("actions: 26", "no more than 25 items allowed [json-pointer:/blocks/0/elements]", "blocks/actions-block",
           {"type": "actions", "elements": [button(action_id=str(n)) for n in range(26)]}),
    blocks("one action_id twice", "`action_id` already exists [json-pointer:/blocks/0/elements/1/action_id]",
           "blocks/actions-block", {"type": "actions", "elements": [button(), button()]}),
    blocks("button: 76 characters", "must be less than 76 characters [json-pointer:/blocks/0/elements/0/text/text]",
           "block-elements/button-element", {"type": "actions", "elements": [button(text=plain("x" * 76))]}),
    blocks("button in mrkdwn", "unsupported type: mrkdwn [json-pointer:/blocks/0/elements/0/text/type]",
           "block-elements/button-element", {"type": "actions", "elements": [button(text=mrkdwn("x"))]}),
    blocks("button: value", "must be less than 2001 characters [json-pointer:/blocks/0/elements/0/value]",
           "block-elements/button-element", {"type": "actions", "elements": [button(value="x" * 2001)]}),
    blocks("button: colour", "must be a valid enum value: green [json-pointer:/blocks/0/elements/0/style]",
           "block-elements/button-element", {"type": "actions", "elements": [button(style="green")]}),
    blocks("button: number for a value", "must provide a string [json-pointer:/blocks/0/elements/0/value]",
           "block-elements/button-element", {"type": "actions", "elements": [button(value=7)]}),
    blocks("confirm without words", "missing required field: text [json-pointer:/blocks/0/accessory/confirm]",
           "composition-objects/confirmation-dialog-object",
           section(accessory=button(confirm={"title": plain("?"), "confirm": plain("y"), "deny": plain("n")}))),
    blocks("confirm: long yes",
           "must be less than 31 characters [json-pointer:/blocks/0/accessory/confirm/confirm/text]",
           "composition-objects/confirmation-dialog-object",
           section(accessory=button(confirm={"title": plain("?"), "text": plain("?"), "confirm": plain("y" * 31),
                                             "deny": plain("n")}))),
    blocks("select: 101 options", "no more than 100 items allowed [json-pointer:/blocks/0/accessory/options]",
           "block-elements/select-menu-element",
           section(accessory={"type": "static_select", "options": [option(n) for n in range(101)]})),
    blocks("select: nothing to choose", "must define exactly one of `options` or `option_groups`",
           "block-elements/select-menu-element", section(accessory={"type": "static_select"})),
    blocks("option: long words",
           "must be less than 76 characters [json-pointer:/blocks/0/accessory/options/0/text/text]",
           "composition-objects/option-object",
           section(accessory={"type": "static_select", "options": [option(text=plain("x" * 76))]})),
    blocks("option: long value", "must be less than 151 characters [json-pointer:/blocks/0/accessory/options/0/value]",
           "composition-objects/option-object",
           section(accessory={"type": "static_select", "options": [option(value="x" * 151)]})),
    blocks("option in mrkdwn", "unsupported type: mrkdwn [json-pointer:/blocks/0/accessory/options/0/text/type]",
           "composition-objects/option-object",
           section(accessory={"type": "static_select", "options": [option(text=mrkdwn("x"))]})),
    blocks("radio: 11 options", "no more than 10 items allowed [json-pointer:/blocks/0/accessory/options]",
           "block-elements/radio-button-group-element",
           section(accessory={"type": "radio_buttons", "options": [option(n) for n in range(11)]})),
    blocks("overflow: 6 options", "no more than 5 items allowed [json-pointer:/blocks/0/accessory/options]",
           "block-elements/overflow-menu-element",
           section(accessory={"type": "overflow", "options": [option(n) for n in range(6)]})),
    blocks("date", "does not match the format", "block-elements/date-picker-element",
           section(accessory={"type": "datepicker", "initial_date": "21.11.2026"})),
    blocks("image without words", "missing required field: alt_text [json-pointer:/blocks/0]", "blocks/image-block",
           {"type": "image", "image_url": "https://x.gr/a.png"}),
    blocks("image of nothing", "must define exactly one of `image_url` or `slack_file` [json-pointer:/blocks/0]",
           "blocks/image-block", {"type": "image", "alt_text": "x"}),
    blocks("rich text: unknown element",
           "unsupported type: heading [json-pointer:/blocks/0/elements/0/elements/0/type]", "blocks/rich-text-block",
           rich({"type": "heading", "text": "x"})),
    blocks("rich text: unknown style",
           "invalid additional property: red [json-pointer:/blocks/0/elements/0/elements/0/style]",
           "blocks/rich-text-block", rich({"type": "text", "text": "x", "style": {"red": True}})),
    blocks("rich text: empty words", "must be more than 0 characters", "blocks/rich-text-block",
           rich({"type": "text", "text": ""})),
    blocks("rich text: list without style",
           "missing required field: style [json-pointer:/blocks/0/elements/0]", "blocks/rich-text-block",
           {"type": "rich_text", "elements": [{"type": "rich_text_list", "elements": []}]}),
    blocks("a file input in a message", "unsupported type: file_input [json-pointer:/blocks/0/element/type]",
           "block-elements/file-input-element", entry({"type": "file_input"})),
    blocks("markdown: 12,001 characters", "must be less than 12001 characters [json-pointer:/blocks/0/text]",
           "blocks/markdown-block", {"type": "markdown", "text": "x" * 12_001}),
    post("two markdown blocks over 12,000", "msg_blocks_too_long", BLOCKS + "blocks/markdown-block",
         blocks=[{"type": "markdown", "text": "x" * 6001}] * 2),
    post("blocks over 13,200 characters together", "msg_blocks_too_long",
         "https://github.com/slackapi/bolt-js/issues/2509", blocks=[section(text=mrkdwn("x" * 2900))] * 5),
    call("bad blocks in an edit", "chat.update", "invalid_blocks", channel="C1", ts="{posted}",
         blocks=[{"type": "banner"}]),
    call("bad blocks in a whisper", "chat.postEphemeral", "invalid_blocks", channel="C1", user="U1",
         blocks=[{"type": "banner"}]),
    # views
    view("no title", "missing required field: title [json-pointer:/view]", VIEWS,
         {"type": "modal", "blocks": []}),
    view("title: 25 characters", "must be less than 25 characters [json-pointer:/view/title/text]", VIEWS,
         modal(title=plain("x" * 25))),
    view("submit: 25 characters", "must be less than 25 characters [json-pointer:/view/submit/text]", VIEWS,
         modal(submit=plain("x" * 25))),
    view("close: 25 characters", "must be less than 25 characters [json-pointer:/view/close/text]", VIEWS,
         modal(close=plain("x" * 25))),
    view("title in mrkdwn", "unsupported type: mrkdwn [json-pointer:/view/title/type]", VIEWS,
         modal(title=mrkdwn("x"))),
    view("private_metadata", "must be less than 3001 characters [json-pointer:/view/private_metadata]", VIEWS,
         modal(private_metadata="x" * 3001)),
    view("callback_id", "must be less than 256 characters [json-pointer:/view/callback_id]", VIEWS,
         modal(callback_id="x" * 256)),
    view("external_id", "must be less than 256 characters [json-pointer:/view/external_id]", VIEWS,
         modal(external_id="x" * 256)),
    view("101 blocks", "no more than 100 items allowed [json-pointer:/view/blocks]", VIEWS,
         modal(*[{"type": "divider"}] * 101)),
    view("inputs without a submit button", "must define `submit` to use `input` block [json-pointer:/view/blocks/0",
         "https://github.com/slackapi/node-slack-sdk/issues/875",
         {"type": "modal", "title": plain("x"), "blocks": [INPUT]}),
    view("unknown property", "invalid additional property: submit_disabled [json-pointer:/view]",
         "https://github.com/nicklambourne/slackblocks/issues/36", modal(submit_disabled=True)),
    view("a home tab as a modal", "unsupported type: home [json-pointer:/view/type]", VIEWS,
         {"type": "home", "blocks": []}),
    view("markdown block in a modal", "unsupported type: markdown [json-pointer:/view/blocks/0/type]",
         BLOCKS + "blocks/markdown-block", modal({"type": "markdown", "text": "x"})),
    view("input: long label", "must be less than 2001 characters [json-pointer:/view/blocks/0/label/text]",
         BLOCKS + "blocks/input-block", modal(entry({"type": "plain_text_input"}, label=plain("x" * 2001)))),
    view("input: a button", "unsupported type: button [json-pointer:/view/blocks/0/element/type]",
         BLOCKS + "blocks/input-block", modal(entry(button()))),
    view("input: placeholder",
         "must be less than 151 characters [json-pointer:/view/blocks/0/element/placeholder/text]",
         BLOCKS + "block-elements/plain-text-input-element",
         modal(entry({"type": "plain_text_input", "placeholder": plain("x" * 151)}))),
    view("input: max_length", "must be between 1 and 3000 [json-pointer:/view/blocks/0/element/max_length]",
         BLOCKS + "block-elements/plain-text-input-element",
         modal(entry({"type": "plain_text_input", "max_length": 4000}))),
    view("file input: 11 files", "must be between 1 and 10 [json-pointer:/view/blocks/0/element/max_files]",
         BLOCKS + "block-elements/file-input-element", modal(entry({"type": "file_input", "max_files": 11}))),
    view("number without its kind", "missing required field: is_decimal_allowed",
         BLOCKS + "block-elements/number-input-element", modal(entry({"type": "number_input"}))),
    view("two elements in focus", "only one element can be `focus_on_load`",
         BLOCKS + "block-elements/plain-text-input-element",
         modal(entry({"type": "plain_text_input", "focus_on_load": True}),
               entry({"type": "email_text_input", "focus_on_load": True}))),
    view("one block_id twice", "`block_id` already exists [json-pointer:/view/blocks/1/block_id]", BLOCKS + "blocks",
         modal({**INPUT, "block_id": "a"}, {**INPUT, "block_id": "a"})),
    view("over 250 kB", "", METHODS + "views.open", modal(*[section(text=mrkdwn("x" * 3000))] * 90), "view_too_large"),
    call("open: no trigger", "views.open", "invalid_arguments", says="exactly one of `trigger_id`", view=modal(INPUT)),
    call("open: made-up trigger", "views.open", "invalid_trigger_id", trigger_id="1.2.a", view=modal(INPUT)),
    call("open: spent trigger", "views.open", "exchanged_trigger_id", trigger_id="{spent}", view=modal(INPUT)),
    call("open: external_id taken", "views.open", "duplicate_external_id", trigger_id="{trigger}",
         view=modal(INPUT, external_id="mine")),
    call("push: not from a view", "views.push", "not_found", trigger_id="{trigger}", view=modal(INPUT)),
    call("update: no such view", "views.update", "not_found", view_id="V9", view=modal(INPUT)),
    call("update: which?", "views.update", "invalid_arguments", says="view_id or external_id", view=modal(INPUT)),
    call("update: both", "views.update", "invalid_arguments", says="Cannot provide both `view_id` and `external_id`",
         source="https://github.com/slack-go/slack/issues/667", view_id="{view}", external_id="mine",
         view=modal(INPUT)),
    call("update: old hash", "views.update", "hash_conflict", view_id="{view}", hash="1.a", view=modal(INPUT)),
    call("publish: a modal", "views.publish", "invalid_arguments", says="unsupported type: modal", user_id="U1",
         view=modal()),
    call("publish: for nobody", "views.publish", "invalid_arguments", user_id="U9",
         view={"type": "home", "blocks": []}),
    call("view is words", "views.open", "invalid_arguments", trigger_id="{trigger}", view="modal"),
]  # fmt: skip


@pytest.fixture
def world() -> Mapping[str, object]:
    return WORLD


@dataclass
class Prepared:
    sandbox: Sandbox
    names: dict[str, str]

    async def ask(self, method: str, args: Mapping[str, object], token: str | None = "xoxb-1") -> dict[str, Any]:
        """One call as JSON, with what the fixture made in place of its name."""
        text = json.dumps(args)
        for name, value in self.names.items():
            text = text.replace("{" + name + "}", value)
        headers = {"Content-Type": "application/json"} | ({"Authorization": f"Bearer {token}"} if token else {})
        url = f"{self.sandbox.url}/api/{method}"
        async with self.sandbox.session.post(url, data=text, headers=headers) as answer:
            return dict(await answer.json())


@pytest.fixture
async def prepared(sandbox: Sandbox) -> Prepared:
    """A workspace where something has happened already."""
    made = Prepared(sandbox, {})
    names = made.names
    names["said"] = str((await sandbox.post("/control/slack/say", user="U1", channel="C1", text="hello"))["ts"])
    names["posted"] = (await made.ask("chat.postMessage", {"channel": "C1", "text": "hi"}))["ts"]
    names["reply"] = (await made.ask("chat.postMessage", {"channel": "C1", "text": "r", "thread_ts": "{said}"}))["ts"]
    whisper = await made.ask("chat.postEphemeral", {"channel": "C1", "user": "U1", "text": "psst"})
    names["whisper"] = whisper["message_ts"]
    await made.ask("reactions.add", {"channel": "C1", "timestamp": "{said}", "name": "wave"})
    await sandbox.post("/control/slack/unarchive", channel="C3")
    names["archived"] = (await made.ask("chat.postMessage", {"channel": "C3", "text": "bye"}))["ts"]
    await sandbox.post("/control/slack/archive", channel="C3")
    names["promised"] = (await made.ask("files.getUploadURLExternal", {"filename": "a", "length": 3}))["file_id"]
    names["uploaded"] = await _uploaded(made)
    await _views(made)
    return made


async def _uploaded(made: Prepared) -> str:
    asked = await made.ask("files.getUploadURLExternal", {"filename": "b", "length": 3})
    async with made.sandbox.session.post(asked["upload_url"], data=b"abc") as answer:
        assert answer.status == 200
    return str(asked["file_id"])


async def _views(made: Prepared) -> None:
    """An open view and triggers: presses nobody acks, as no app is connected."""
    made.names["spent"] = await _trigger(made)
    opened = await made.ask("views.open", {"trigger_id": "{spent}", "view": modal(INPUT, external_id="mine")})
    made.names["view"] = opened["view"]["id"]
    made.names["trigger"] = await _trigger(made)


async def _trigger(made: Prepared) -> str:
    return str((await made.sandbox.post("/control/slack/shortcut", user="U1", callback_id="x"))["trigger_id"])


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
async def test_refused(case: Case, prepared: Prepared) -> None:
    answer = await prepared.ask(case.method, case.args, case.token)
    assert (answer["ok"], answer["error"]) == (False, case.error)
    assert case.source
    if case.says:
        assert any(case.says in message for message in answer["response_metadata"]["messages"]), answer


def test_there_are_enough_cases_each_with_a_source() -> None:
    assert len(CASES) >= 150
    assert all(case.source for case in CASES)
    assert len({(case.name, case.method) for case in CASES}) == len(CASES)
