"""By Socket Mode from the sandbox: stored before acknowledged, answered in time, nothing missed."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from adapters.sandbox.people_slack import SlackPerson
from adapters.slack.bolt_wire import BoltWire
from adapters.slack.files import file_refs
from core.chat.channel import Post, Thread
from core.chat.events import Answer as Filled
from core.chat.events import Command, Edited, Event, FileRef, FormFilled, Place, Pressed, Said
from core.chat.forms import Choice, Files, Form, Text
from core.chat.replies import Answer, Button, FormErrors, Message, OpenForm, Phrase, Quote, Shown, Toast
from core.chat.words import Span, plain, words
from core.errors import DeliveryFailed
from tests.adapters.slack.conftest import SECRETS, Slack
from tests.adapters.slack.desk import Desk, say, served

HERE = Place("slack", "C1")
CARD = Message(title=Phrase("ticket"), buttons=((Button("claim", "7", Phrase("take")),),))
REPLY = Form("reply", (Text("words", rich=True), Choice("tone", ("warm", "brief"), optional=True), Files("files")))


def answering(**answers: Answer) -> Callable[[Event], Answer | None]:
    """By what was done: the act of a press, the name of a command, `form` for a form."""

    def answer(event: Event) -> Answer | None:
        match event:
            case Pressed(act=act):
                return answers.get(act.replace("-", "_"))
            case Command(name_=name):
                return answers.get(name)
            case FormFilled():
                return answers.get("form")
            case _:
                return None

    return answer


@pytest.fixture
async def card(wire: BoltWire, desk: Desk) -> str:
    (ts,) = await wire.send(Post(HERE, CARD, say))
    return ts


async def test_a_message_is_stored_before_it_is_acknowledged(slack: Slack, desk: Desk, maria: SlackPerson) -> None:
    desk.open_.clear()
    ts = await maria.says("C1", "It *drips*, see <https://a.example|this> <@U2>")
    await desk.until(lambda d: d.asked)
    assert not await slack.rows("slack.acked")
    desk.open_.set()
    assert (await slack.first("slack.acked"))["attempt"] == 0
    await desk.until(lambda d: d.events)
    (said,) = desk.events
    assert isinstance(said, Said)
    assert (said.message, said.place, said.sender.user) == (ts, HERE, "U1")
    assert said.words == (Span("It *drips*, see "), Span("this", link="https://a.example"), Span(" @someone"))


async def test_what_could_not_be_stored_is_delivered_again(slack: Slack, desk: Desk, maria: SlackPerson) -> None:
    desk.broken = 1
    await maria.says("C1", "hello")
    await desk.until(lambda d: d.events)
    acked = await slack.first("slack.acked")
    assert (acked["attempt"], len(desk.stored)) == (1, 1)


async def test_a_repeated_event_is_one(slack: Slack, desk: Desk, maria: SlackPerson) -> None:
    await maria.says("C1", "hello")
    acked = await slack.first("slack.acked")
    await slack.post("slack/resend", event_id=acked["event_id"])
    await slack.first("slack.acked", acked["n"])
    assert (desk.asked, len(desk.stored)) == (2, 1)


async def test_our_own_messages_are_no_news(slack: Slack, wire: BoltWire, desk: Desk, maria: SlackPerson) -> None:
    (ts,) = await wire.send(Post(HERE, CARD, say))
    await wire.send(Post(HERE, Message(lines=(Phrase("changed"),)), say, edits=ts))
    await maria.says("C1", "hello", thread=ts)
    await desk.until(lambda d: d.events)
    assert [type(event) for event in desk.events] == [Said]
    assert desk.events[0].place == Place("slack", "C1", ts)


async def test_an_edit(desk: Desk, maria: SlackPerson) -> None:
    ts = await maria.says("C1", "helo")
    await maria.edits("C1", ts, "hello")
    await desk.until(lambda d: len(d.events) == 2)
    edited = desk.events[1]
    assert isinstance(edited, Edited)
    assert (edited.message, plain(edited.words)) == (ts, "hello")


async def test_files_of_a_message_are_fetched(wire: BoltWire, desk: Desk, maria: SlackPerson) -> None:
    await maria.says("C1", "photo", files={"a.png": b"\x89PNG" * 40_000})
    await desk.until(lambda d: d.events)
    (said,) = desk.events
    assert isinstance(said, Said)
    (file,) = said.files
    assert (file.name, file.size, file.kind) == ("a.png", 160_000, "photo")
    assert b"".join([chunk async for chunk in wire.fetch(file)]) == b"\x89PNG" * 40_000


async def test_files_of_which_only_the_id_is_known_are_fetched(wire: BoltWire, desk: Desk, maria: SlackPerson) -> None:
    await maria.says("C1", "photo", files={"a.png": b"data"})
    await desk.until(lambda d: d.stored)
    (came,) = desk.stored.values()
    known = {"id": came.raw["body"]["event"]["files"][0]["id"], "mode": "file_access", "file_access": "check_file_info"}
    (file,) = file_refs([known], "slack")
    assert b"".join([chunk async for chunk in wire.fetch(file)]) == b"data"
    with pytest.raises(DeliveryFailed) as caught:
        [chunk async for chunk in wire.fetch(replace(file, remote="F99"))]
    assert (caught.value.code, caught.value.permanent) == ("gone", True)


async def test_a_press_is_answered_by_a_whisper(desk: Desk, card: str, maria: SlackPerson) -> None:
    desk.answer = answering(claim=Toast(Phrase("yours <@U2>")))
    seen = await maria.presses("take", "C1", card)
    assert (seen.acked, seen.error) == (True, None)
    assert (await maria.waits_for_whisper("yours")).text == "yours <@U2>"
    await desk.until(lambda d: d.given)
    pressed = desk.events[0]
    assert isinstance(pressed, Pressed)
    assert (pressed.act, pressed.about, pressed.message, pressed.name) == ("claim", "7", card, "maria")
    assert (pressed.place, desk.given) == (Place("slack", "C1", card), [True])


async def test_a_press_that_could_not_be_stored_fails_visibly(desk: Desk, card: str, maria: SlackPerson) -> None:
    desk.broken = 1
    seen = await maria.presses("take", "C1", card)
    assert (seen.acked, seen.error) == (False, "http_timeout")


async def test_a_form_is_opened_refused_corrected_and_taken(desk: Desk, card: str, maria: SlackPerson) -> None:
    facts = (Phrase("anna-reads"), Quote(words("It <drips>"), "Anna"))
    wrong = FormErrors({"words": Phrase("answer-too-long")})
    desk.answer = answering(claim=OpenForm(REPLY, "7", facts), form=wrong)
    await maria.presses("take", "C1", card)
    form = await maria.waits_for_form("reply")
    assert "It <drips>" in form.text
    given = {"words": "see <https://a.example|this>", "tone": "reply-tone.warm", "files": {"a.txt": b"data"}}
    refused = await maria.fills(given)
    assert (refused.acked, refused.errors) == (True, {"words": "answer-too-long"})
    desk.answer = answering()
    taken = await maria.fills({})
    assert (taken.acked, taken.errors, taken.open) == (True, {}, ())
    await desk.until(lambda d: len(d.given) == 3)
    first, second = desk.events[1:]
    assert isinstance(first, FormFilled)
    assert isinstance(second, FormFilled)
    assert (first.form, first.about, second.answers) == ("reply", "7", first.answers)
    _check_answers(second.answers)


def _check_answers(answers: object) -> None:
    assert isinstance(answers, dict)
    found: dict[str, Filled] = answers
    assert found["words"] == (Span("see "), Span("this", link="https://a.example"))
    assert found["tone"] == "warm"
    assert [(file.name, file.size) for file in found["files"] if isinstance(file, FileRef)] == [("a.txt", 4)]


async def test_a_form_sent_twice_is_taken_once(desk: Desk, card: str, maria: SlackPerson) -> None:
    desk.answer = answering(claim=OpenForm(REPLY, "7"))
    await maria.presses("take", "C1", card)
    await maria.waits_for_form("reply")
    desk.turns.clear()
    both = asyncio.gather(maria.fills({"words": "done"}), maria.fills({"words": "done"}), return_exceptions=True)
    await desk.until(lambda d: d.asked == 3)
    desk.turns.set()
    first, _ = await both
    assert not isinstance(first, BaseException)
    assert (first.acked, first.open) == (True, ())
    assert [type(event) for event in desk.events] == [Pressed, FormFilled]


async def test_a_form_may_follow_a_form(desk: Desk, card: str, maria: SlackPerson) -> None:
    desk.answer = answering(claim=OpenForm(REPLY, "7"), form=OpenForm(Form("next", (Text("more"),)), "8"))
    await maria.presses("take", "C1", card)
    await maria.waits_for_form("reply")
    filled = await maria.fills({"words": "done"})
    assert (filled.acked, len(filled.open)) == (True, 1)
    assert (await maria.waits_for_form("next")).callback_id == "next"


async def test_an_answer_that_comes_too_late_is_not_given(desk: Desk, card: str, maria: SlackPerson) -> None:
    desk.answer = answering(claim=OpenForm(REPLY, "7"))
    desk.turns.clear()
    seen = await maria.presses("take", "C1", card)
    assert (seen.acked, seen.error) == (True, None)
    desk.turns.set()
    await desk.until(lambda d: d.given)
    assert desk.given == [False]
    assert await maria.views() == []


async def test_a_word_about_a_form_has_no_place_in_slack(desk: Desk, card: str, maria: SlackPerson) -> None:
    desk.answer = answering(claim=OpenForm(REPLY, "7"), form=Toast(Phrase("sent")))
    await maria.presses("take", "C1", card)
    await maria.waits_for_form("reply")
    filled = await maria.fills({"words": "done"})
    assert (filled.acked, filled.open) == (True, ())
    await desk.until(lambda d: len(d.given) == 2)
    assert desk.given == [True, False]


async def test_a_command_is_answered_in_its_ack(desk: Desk, maria: SlackPerson) -> None:
    desk.answer = answering(ticket=Toast(Phrase("none <open>")))
    seen = await maria.runs("/ticket", "1234 <b>", "C1")
    assert [whisper.text for whisper in seen.whispers] == ["none <open>"]
    told = desk.events[0]
    assert isinstance(told, Command)
    assert (told.name_, told.argument, told.place) == ("ticket", "1234 <b>", HERE)


async def test_a_shortcut_brings_the_message_with_it(desk: Desk, maria: SlackPerson) -> None:
    desk.answer = answering(send_to_customer=OpenForm(REPLY, "7"))
    ts = await maria.says("C1", "It is <fixed>")
    seen = await maria.uses("send-to-customer", "C1", ts)
    assert seen.acked
    assert (await maria.waits_for_form("reply")).callback_id == "reply"
    pressed = desk.events[-1]
    assert isinstance(pressed, Pressed)
    assert (pressed.act, pressed.about, plain(pressed.words)) == ("send-to-customer", ts, "It is <fixed>")


async def test_a_forged_press_is_still_only_a_press(desk: Desk, card: str, maria: SlackPerson) -> None:
    seen = await maria.forges("C1", card, {"action_id": "resolve:99:x", "value": "99"})
    assert seen.acked
    pressed = desk.events[0]
    assert isinstance(pressed, Pressed)
    assert (pressed.act, pressed.about) == ("resolve", "99:x")


async def test_slack_asks_us_to_reconnect(slack: Slack, desk: Desk, maria: SlackPerson) -> None:
    await slack.post("slack/socket", do="disconnect", reason="refresh_requested")
    await slack.opened(2)
    await maria.says("C1", "hello")
    await desk.until(lambda d: d.events)
    assert len(desk.stored) == 1


async def test_what_was_written_in_a_gap_is_read_from_the_history(
    slack: Slack, wire: BoltWire, desk: Desk, maria: SlackPerson
) -> None:
    (card,) = await wire.send(Post(HERE, CARD, say))
    before = await maria.says("C1", "before")
    await desk.until(lambda d: d.events)
    position = next(iter(desk.stored.values())).position
    desk.places = [
        Thread(HERE, position),
        Thread(Place("slack", "C1", card), position),
        Thread(Place("slack", "C9"), 0),
    ]
    await slack.post("slack/socket", do="drop")
    missed = [await maria.says("C1", "above"), await maria.says("C1", "below", thread=card)]
    await maria.edits("C1", missed[0], "corrected")
    await desk.until(lambda d: len(d.events) == 4)
    assert [(type(event), event.message) for event in desk.events] == [
        (Said, before),
        (Said, missed[0]),
        (Edited, missed[0]),
        (Said, missed[1]),
    ]
    assert desk.events[3].place == Place("slack", "C1", card)
    for row in await slack.rows("slack.event"):
        await slack.post("slack/resend", event_id=row["event_id"])
    await desk.until(lambda d: d.asked >= 6)
    assert len(desk.stored) == 4


async def test_a_long_gap_is_read_page_by_page(slack: Slack, wire: BoltWire, maria: SlackPerson) -> None:
    for number in range(230):
        await maria.says("C1", f"{number}")
    desk = Desk(wire)
    desk.places = [Thread(HERE, 0)]
    async with served(wire, desk):
        await desk.until(lambda d: len(d.events) == 230)
    assert [plain(event.words) for event in desk.said()] == [str(number) for number in range(230)]


@pytest.mark.parametrize("wrong", ["bot", "app"])
async def test_a_refused_token_ends_serving(slack: Slack, files_dir: Path, wrong: str) -> None:
    tokens = {"bot": SECRETS["bot_token"], "app": SECRETS["app_token"], wrong: "xoxb-canary-wrong"}
    wire = BoltWire(tokens["bot"], app_token=tokens["app"], files_dir=files_dir, api_url=f"{slack.url}/api/")
    with pytest.raises(DeliveryFailed) as caught:
        await asyncio.wait_for(wire.serve(Desk(wire)), 5)
    assert (caught.value.code, caught.value.permanent) == ("token", True)
    await wire.close()


async def test_serving_waits_for_slack_to_come_back(slack: Slack, wire: BoltWire, maria: SlackPerson) -> None:
    await slack.post("faults", platform="slack", mode="down")
    desk = Desk(wire)
    async with served(wire, desk):
        await slack.first("slack.call")
        await slack.post("faults", platform="slack", mode="off")
        await slack.first("slack.socket")
        await maria.says("C1", "hello")
        await desk.until(lambda d: d.events)


async def test_a_choice_of_a_menu_opens_a_form_like_a_button(wire: BoltWire, desk: Desk, maria: SlackPerson) -> None:
    desk.answer = answering(escalate=OpenForm(REPLY, "7"))
    menu = (Button("escalate", "7", Phrase("hand up")), Button("note-item", "7", Phrase("note")))
    (ts,) = await wire.send(Post(HERE, replace(CARD, menu=menu), say))
    await maria.chooses("button-more", "hand up", "C1", ts)
    await desk.until(lambda d: d.given)
    (pressed,) = desk.events
    assert isinstance(pressed, Pressed)
    assert (pressed.act, pressed.about, pressed.place.thread) == ("escalate", "7", ts)
    assert desk.given == [True]


async def test_a_list_is_shown_to_the_one_who_asked_with_its_buttons(
    desk: Desk, card: str, maria: SlackPerson, slack: Slack
) -> None:
    shown = Shown(replace(CARD, lines=(Phrase("list <@U2>"),)), "tickets", {})
    desk.answer = answering(claim=shown, tickets=shown)
    await maria.runs("/tickets", "", "C1")
    await desk.until(lambda d: d.given)
    await maria.presses("take", "C1", card)
    await desk.until(lambda d: len(d.given) > 1)
    assert desk.given == [True, True]
    first, second = (await maria.ephemerals())[-2:]
    for one in (first, second):
        assert "list <@U2>" in one.text
        assert [button.action_id for button in one.buttons] == ["claim:7"]
    await maria.presses("take", "C1", second.ts)
    await desk.until(lambda d: len(d.events) > 2)
    pressed = desk.events[-1]
    assert isinstance(pressed, Pressed)
    assert (pressed.act, pressed.about) == ("claim", "7")


async def test_what_is_typed_into_a_long_list_is_looked_up(desk: Desk, maria: SlackPerson, card: str) -> None:
    products = Choice("product", tuple(map(str, range(200))))
    desk.answer = answering(claim=OpenForm(Form("change", (products, Text("words"))), "7"))
    await maria.presses("take", "C1", card)
    await desk.until(lambda d: d.events)
    (found,) = await maria.looks_up("product", "Product 199")
    assert found == {"text": {"type": "plain_text", "text": "Product 199"}, "value": "199"}
    assert len(await maria.looks_up("product", "")) == 100
    asked = desk.looked_up[0]
    assert (asked.sender.user, asked.form, asked.about, asked.field) == ("U1", "change", "7", "product")
    await maria.fills({"product": found, "words": "x"})
    await desk.until(lambda d: any(isinstance(event, FormFilled) for event in d.events))
    filled = next(event for event in desk.events if isinstance(event, FormFilled))
    assert filled.answers["product"] == "199"
