"""slack-bolt over real HTTP and websockets: events, presses, modals, commands, and what goes wrong with acks."""

import asyncio
from collections.abc import AsyncIterator, Mapping

import pytest
from slack_bolt.async_app import AsyncApp
from slack_sdk.errors import SlackApiError

from adapters.sandbox.people_slack import Cannot, SlackPerson
from tests.adapters.sandbox.conftest import Sandbox
from tests.adapters.sandbox.slack_worlds import WORLD, Handler, Json, actions, app, button, connected, field, modal

CARD = actions(button("Claim", "claim", "7"))
WORDS = field("Words", {"type": "plain_text_input"})


@pytest.fixture
def world() -> Mapping[str, object]:
    return WORLD


@pytest.fixture
def bolt(sandbox: Sandbox) -> AsyncApp:
    return app(sandbox.url)


@pytest.fixture
async def maria(sandbox: Sandbox, bolt: AsyncApp) -> AsyncIterator[SlackPerson]:
    """A person in the support channel; the app listens."""

    @bolt.event("message")
    async def nothing() -> None: ...

    async with connected(bolt):
        yield SlackPerson(sandbox.url, sandbox.session, "U1")


async def opens(body: Json, client: object) -> None:
    await client.views_open(trigger_id=body["trigger_id"], view=modal("Reply", WORDS))  # type: ignore[attr-defined]


async def test_a_message_comes_as_an_event_and_the_answer_stands_in_its_thread(
    bolt: AsyncApp, maria: SlackPerson
) -> None:
    @bolt.event("app_mention")
    async def greet(event: Json, client: object) -> None:
        who = await client.users_info(user=event["user"], include_locale=True)  # type: ignore[attr-defined]
        text = f"Hello <@{event['user']}>, {who['user']['locale']}"
        await client.chat_postMessage(channel=event["channel"], text=text, thread_ts=event["ts"])  # type: ignore[attr-defined]

    await maria.says("C1", "<@UBOT> help & <b>")
    answer = await maria.waits_for_post("C1", "Hello")
    assert (answer.text, answer.by_app) == ("Hello @Maria P., el-GR", True)
    [said] = await maria.channel("support")
    assert (said.text, said.author, said.thread) == ("@UBOT help & <b>", "Maria P.", (answer,))


async def test_a_press_is_acked_and_carries_what_the_real_one_carries(bolt: AsyncApp, maria: SlackPerson) -> None:
    bodies: list[Json] = []

    @bolt.action("claim")
    async def claim(ack: Handler, body: Json, client: object) -> None:
        bodies.append(body)
        await opens(body, client)
        await ack()

    sent = await bolt.client.chat_postMessage(channel="C1", text="card", blocks=CARD)
    seen = await maria.presses("Claim", "C1")
    assert (seen.acked, len(seen.views)) == (True, 1)
    [body] = bodies
    assert body["actions"][0] | {"action_ts": ""} == {
        "action_id": "claim",
        "block_id": "deeds",
        "type": "button",
        "text": {"type": "plain_text", "text": "Claim"},
        "value": "7",
        "action_ts": "",
    }
    container = {"type": "message", "message_ts": sent["ts"], "channel_id": "C1", "is_ephemeral": False}
    assert body["container"] == container
    assert body["message"]["ts"] == sent["ts"]
    assert (body["user"]["id"], body["team"]["id"], body["api_app_id"]) == ("U1", "T1", "A1")


async def test_a_form_is_filled_in_refused_once_and_closes_when_it_is_right(bolt: AsyncApp, maria: SlackPerson) -> None:
    states: list[Json] = []

    @bolt.action("claim")
    async def claim(ack: Handler, body: Json, client: object) -> None:
        await opens(body, client)
        await ack()

    @bolt.view("form")
    async def submitted(ack: Handler, view: Json) -> None:
        states.append(view["state"]["values"])
        words = view["state"]["values"]["words"]["it"]["value"]
        await (ack() if words == "right" else ack(response_action="errors", errors={"words": "wrong"}))

    await bolt.client.chat_postMessage(channel="C1", text="card", blocks=CARD)
    await maria.presses("Claim", "C1")
    form = await maria.waits_for_form("Reply")
    assert (form.submit, form.fields[0].label, form.fields[0].kind) == ("Send", "Words", "plain_text_input")
    empty = await maria.fills({})
    assert (empty.sent, set(empty.errors)) == (False, {"words"})
    wrong = await maria.fills({"Words": "wrong"})
    assert (wrong.acked, wrong.errors, wrong.open) == (True, {"words": "wrong"}, (form.view_id,))
    right = await maria.fills({"Words": "right"})
    assert (right.errors, right.open) == ({}, ())
    assert states[-1] == {"words": {"it": {"type": "plain_text_input", "value": "right"}}}


@pytest.mark.parametrize(
    ("answer", "titles"),
    [
        ({"response_action": "update", "view": modal("Second", WORDS)}, ["Second"]),
        ({"response_action": "push", "view": modal("Second", WORDS)}, ["Reply", "Second"]),
        ({"response_action": "clear"}, []),
    ],
)
async def test_a_submission_may_change_what_is_open(
    answer: Json, titles: list[str], bolt: AsyncApp, maria: SlackPerson
) -> None:
    @bolt.shortcut("start")
    async def start(ack: Handler, body: Json, client: object) -> None:
        await opens(body, client)
        await ack()

    @bolt.view("form")
    async def submitted(ack: Handler) -> None:
        await ack(**answer)

    await maria.uses("start")
    assert (await maria.fills({"Words": "x"})).error is None
    assert [form.title for form in await maria.views()] == titles


async def test_an_answer_that_slack_cannot_use_leaves_the_form_open(bolt: AsyncApp, maria: SlackPerson) -> None:
    @bolt.shortcut("start")
    async def start(ack: Handler, body: Json, client: object) -> None:
        await opens(body, client)
        await ack()

    @bolt.view("form")
    async def submitted(ack: Handler) -> None:
        await ack(response_action="errors", errors={"nowhere": "wrong"})

    await maria.uses("start")
    filled = await maria.fills({"Words": "x"})
    assert (filled.acked, filled.error, len(filled.open)) == (True, "bad_response", 1)


async def test_a_late_ack_is_a_failure_and_its_trigger_has_expired(
    bolt: AsyncApp, maria: SlackPerson, sandbox: Sandbox
) -> None:
    seen_by_person = asyncio.Event()
    refused: asyncio.Queue[str] = asyncio.Queue()

    @bolt.action("claim")
    async def slow(ack: Handler, body: Json, client: object) -> None:
        await seen_by_person.wait()
        await ack()
        try:
            await opens(body, client)
        except SlackApiError as no:
            refused.put_nowait(no.response["error"])

    await bolt.client.chat_postMessage(channel="C1", text="card", blocks=CARD)
    seen = await maria.presses("Claim", "C1")
    seen_by_person.set()
    assert (seen.acked, seen.error) == (False, "http_timeout")
    assert await asyncio.wait_for(refused.get(), 3) == "expired_trigger_id"
    assert [row["what"] for row in sandbox.journal.since(0, ["slack.delivered"])].count("block_actions") == 1


async def test_the_third_pushed_view_is_one_too_many(bolt: AsyncApp, maria: SlackPerson) -> None:
    refused: list[str] = []

    @bolt.shortcut("start")
    async def start(ack: Handler, body: Json, client: object) -> None:
        view = modal("0", *actions(button("Deeper", "deeper")))
        await client.views_open(trigger_id=body["trigger_id"], view=view)  # type: ignore[attr-defined]
        await ack()

    @bolt.action("deeper")
    async def deeper(ack: Handler, body: Json, client: object) -> None:
        view = modal(str(int(body["view"]["title"]["text"]) + 1), *actions(button("Deeper", "deeper")))
        try:
            await client.views_push(trigger_id=body["trigger_id"], view=view)  # type: ignore[attr-defined]
        except SlackApiError as no:
            refused.append(no.response["error"])
        await ack()

    await maria.uses("start")
    for _ in range(3):
        await maria.presses_in_form("Deeper")
    assert [form.title for form in await maria.views()] == ["0", "1", "2"]
    assert refused == ["push_limit_reached"]


async def test_a_closed_form_tells_the_app_only_when_it_asked(bolt: AsyncApp, maria: SlackPerson) -> None:
    closed: list[Json] = []

    @bolt.shortcut("start")
    async def start(ack: Handler, body: Json, client: object) -> None:
        view = modal("Ask", WORDS, notify_on_close=True, private_metadata="ticket 7")
        await client.views_open(trigger_id=body["trigger_id"], view=view)  # type: ignore[attr-defined]
        await ack()

    @bolt.view_closed("form")
    async def gone(ack: Handler, body: Json) -> None:
        closed.append(body)
        await ack()

    await maria.uses("start")
    await maria.closes()
    [body] = closed
    assert (body["view"]["private_metadata"], body["is_cleared"]) == ("ticket 7", False)
    assert await maria.views() == []


async def test_a_command_is_answered_in_its_ack_and_over_its_response_url(bolt: AsyncApp, maria: SlackPerson) -> None:
    @bolt.command("/tickets")
    async def tickets(ack: Handler, respond: Handler, command: Json) -> None:
        await ack(f"looking for {command['text']}")
        await respond(text="found 2", response_type="ephemeral")

    seen = await maria.runs("/tickets", "printers", "C1")
    assert "looking for printers" in [post.text for post in seen.whispers]
    assert (await maria.waits_for_whisper("found 2")).by_app
    assert await maria.channel("C1") == []


async def test_a_response_url_replaces_and_is_used_up_after_five_times(
    bolt: AsyncApp, maria: SlackPerson, sandbox: Sandbox
) -> None:
    urls: list[str] = []

    @bolt.action("claim")
    async def claim(ack: Handler, body: Json) -> None:
        urls.append(body["response_url"])
        await ack()

    await bolt.client.chat_postEphemeral(channel="C1", user="U1", text="yours?", blocks=CARD)
    [whisper] = await maria.ephemerals()
    assert (await maria.presses("Claim", "C1", whisper.ts)).acked
    statuses = []
    for n in range(6):
        body = {"text": f"answer {n}", "replace_original": n == 0}
        async with sandbox.session.post(urls[0], json=body) as answer:
            statuses.append(answer.status)
    assert statuses == [200] * 5 + [404]
    assert [post.text for post in await maria.ephemerals()] == [f"answer {n}" for n in range(5)]


async def test_a_doubled_submission_is_delivered_as_it_is(bolt: AsyncApp, maria: SlackPerson, sandbox: Sandbox) -> None:
    bodies: list[Json] = []

    @bolt.shortcut("start")
    async def start(ack: Handler, body: Json) -> None:
        bodies.append(body)
        await ack()

    await maria.uses("start")
    again = await sandbox.post("/control/slack/forge", kind="interactive", payload=bodies[0])
    assert again == {"acked": True, "error": None, "answer": None}
    assert bodies[1]["trigger_id"] == bodies[0]["trigger_id"]


async def test_a_shortcut_on_a_message_shows_the_app_the_message(bolt: AsyncApp, maria: SlackPerson) -> None:
    shown: list[Json] = []

    @bolt.shortcut({"callback_id": "send", "type": "message_action"})
    async def send(ack: Handler, body: Json) -> None:
        shown.append(body["message"])
        await ack()

    ts = await maria.says("C1", "to the customer, please")
    assert (await maria.uses("send", "C1", ts)).acked
    assert [message["text"] for message in shown] == ["to the customer, please"]


async def test_an_old_button_can_only_be_pressed_by_forging(bolt: AsyncApp, maria: SlackPerson) -> None:
    pressed: list[str] = []

    @bolt.action("claim")
    async def claim(ack: Handler, action: Json) -> None:
        pressed.append(action["value"])
        await ack()

    sent = await bolt.client.chat_postMessage(channel="C1", text="card", blocks=CARD)
    await bolt.client.chat_update(channel="C1", ts=sent["ts"], text="taken")
    with pytest.raises(Cannot):
        await maria.presses("Claim", "C1", sent["ts"])
    assert (await maria.forges("C1", sent["ts"], {"action_id": "claim", "value": "9"})).acked
    assert pressed == ["9"]


async def test_the_home_tab_is_published_and_seen(bolt: AsyncApp, maria: SlackPerson) -> None:
    @bolt.event("app_home_opened")
    async def opened(event: Json, client: object) -> None:
        blocks = [{"type": "header", "text": {"type": "plain_text", "text": "Your tickets"}}]
        await client.views_publish(user_id=event["user"], view={"type": "home", "blocks": blocks})  # type: ignore[attr-defined]

    await maria.opens_home()
    home = await maria.waits_for(maria.home_tab)
    assert home.text == "Your tickets"


async def test_a_select_sends_the_choice_and_remembers_it(bolt: AsyncApp, maria: SlackPerson) -> None:
    bodies: list[Json] = []
    options = [{"text": {"type": "plain_text", "text": word}, "value": word.lower()} for word in ("Low", "High")]
    select: Json = {"type": "static_select", "action_id": "level", "options": options}
    select["placeholder"] = {"type": "plain_text", "text": "How bad?"}

    @bolt.action("level")
    async def level(ack: Handler, body: Json) -> None:
        bodies.append(body)
        await ack()

    sent = await bolt.client.chat_postMessage(channel="C1", text="?", blocks=actions(select))
    assert (await maria.chooses("How bad?", "High", "C1", sent["ts"])).acked
    assert bodies[0]["actions"][0]["selected_option"] == options[1]
    assert bodies[0]["state"]["values"]["deeds"]["level"]["selected_option"] == options[1]


async def test_an_external_select_asks_for_its_options(bolt: AsyncApp, maria: SlackPerson, sandbox: Sandbox) -> None:
    @bolt.options("product")
    async def products(ack: Handler, payload: Json) -> None:
        word = payload["value"]
        await ack(options=[{"text": {"type": "plain_text", "text": word}, "value": word}])

    block = actions({"type": "external_select", "action_id": "product", "min_query_length": 0})
    sent = await bolt.client.chat_postMessage(channel="C1", text="?", blocks=block)
    wish = {"user": "U1", "channel": "C1", "ts": sent["ts"], "action_id": "product", "typed": "printer"}
    answer = await sandbox.post("/control/slack/suggest", **wish)
    assert answer["options"] == [{"text": {"type": "plain_text", "text": "printer"}, "value": "printer"}]


@pytest.mark.parametrize(
    "options",
    [
        [{"text": {"type": "plain_text", "text": str(n)}, "value": str(n)} for n in range(101)],
        [{"text": {"type": "plain_text", "text": "x" * 76}, "value": "x"}],
        [{"text": "x", "value": "x"}],
    ],
)
async def test_options_that_no_list_takes_are_refused(
    bolt: AsyncApp, maria: SlackPerson, sandbox: Sandbox, options: list[Json]
) -> None:
    @bolt.options("product")
    async def products(ack: Handler) -> None:
        await ack(options=options)

    block = actions({"type": "external_select", "action_id": "product", "min_query_length": 0})
    sent = await bolt.client.chat_postMessage(channel="C1", text="?", blocks=block)
    wish = {"user": "U1", "channel": "C1", "ts": sent["ts"], "action_id": "product", "typed": ""}
    answer = await sandbox.post("/control/slack/suggest", **wish)
    assert (answer["error"], answer["options"]) == ("options", [])
