"""Sending through the sandbox: what people see, and what becomes of every refusal."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from aiohttp import web

from adapters.sandbox.people_slack import SlackPerson
from adapters.slack import transfer
from adapters.slack.bolt_wire import BoltWire
from adapters.texts import speaker
from core.chat.channel import PartlySent, Post
from core.chat.events import Address, FileRef, Place
from core.chat.replies import Button, Fact, Message, Phrase, Quote, StoredFile
from core.chat.words import Span, words
from core.errors import DeliveryFailed
from tests.adapters.slack.conftest import Slack
from tests.adapters.slack.desk import say

HERE = Place("slack", "C1")
HELLO = Message(lines=(Phrase("hello"),))


async def failure(wire: BoltWire, post: Post) -> DeliveryFailed:
    with pytest.raises(DeliveryFailed) as caught:
        await wire.send(post)
    return caught.value


async def test_a_card_is_shown_and_edited_in_place(wire: BoltWire, maria: SlackPerson) -> None:
    card = Message(
        title=Phrase("ticket"),
        lines=(Quote((Span("It "), Span("drips", bold=True), Span(" <!channel>")), by="Anna"),),
        facts=(Fact(Phrase("company"), "Acme & Sons"),),
        footer=Phrase("since"),
        buttons=((Button("claim", "7", Phrase("take"), "primary"),),),
        mention=(Address("slack", "U1"),),
    )
    (ts,) = await wire.send(Post(HERE, card, say))
    shown = await maria.post("C1", ts)
    assert all(
        part in shown.text for part in ("ticket", "It drips <!channel>", "Anna", "Acme & Sons", "since", "@Maria")
    )
    assert [(one.label, one.action_id, one.style) for one in shown.buttons] == [("take", "claim:7", "primary")]
    assert await wire.send(Post(HERE, HELLO, say, edits=ts)) == (ts,)
    assert ((await maria.post("C1", ts)).text, (await maria.post("C1", ts)).buttons) == ("hello", ())
    assert await wire.send(Post(HERE, HELLO, say, edits=ts)) == (ts,), "an edit that changes nothing succeeds"


async def test_a_card_may_become_bare_and_rich_again(slack: Slack, wire: BoltWire, maria: SlackPerson) -> None:
    """Its page has said both that chat.update keeps the blocks of a message when it gets text only, and that not."""
    (ts,) = await wire.send(Post(HERE, HELLO, say))
    await wire.send(Post(HERE, Message(lines=(words("*so* <b>"),)), say, edits=ts, bare=True))
    assert (await maria.post("C1", ts)).text == "*so* <b>"
    assert [(call["blocks"], call["parse"]) for call in await slack.calls("chat.update")] == [([], "none")]
    await wire.send(Post(HERE, HELLO, say, edits=ts))
    assert (await maria.post("C1", ts)).text == "hello"


async def test_nothing_is_unfurled_or_linked(slack: Slack, wire: BoltWire) -> None:
    await wire.send(Post(HERE, Message(lines=(words("https://a.example @here"),)), say))
    (call,) = await slack.calls("chat.postMessage")
    assert (call["unfurl_links"], call["unfurl_media"]) == (False, False)
    assert not call.get("link_names")


async def test_a_reply_belongs_to_its_thread(wire: BoltWire, maria: SlackPerson) -> None:
    (card,) = await wire.send(Post(HERE, HELLO, say))
    (reply,) = await wire.send(Post(Place("slack", "C1", card), HELLO, say))
    (answer,) = await wire.send(Post(HERE, HELLO, say, reply_to=card))
    assert [one.ts for one in (await maria.post("C1", card)).thread] == [reply, answer]


@pytest.mark.parametrize("gone", ["1.000000", "reply"])
async def test_a_reply_to_what_is_gone_stands_alone(wire: BoltWire, maria: SlackPerson, gone: str) -> None:
    (card,) = await wire.send(Post(HERE, HELLO, say))
    (reply,) = await wire.send(Post(Place("slack", "C1", card), HELLO, say))
    (ts,) = await wire.send(Post(HERE, HELLO, say, reply_to=reply if gone == "reply" else gone))
    assert ts in [one.ts for one in await maria.channel("C1")]


async def test_a_person_is_written_to_directly(slack: Slack, wire: BoltWire, maria: SlackPerson) -> None:
    place = Place("slack", "U1")
    (ts,) = await wire.send(Post(place, HELLO, say))
    await wire.send(Post(place, Message(lines=(Phrase("changed"),)), say, edits=ts))
    assert [(one.ts, one.text) for one in await maria.direct()] == [(ts, "changed")]
    assert len(await slack.calls("conversations.open")) == 1


async def test_a_long_message_is_several_with_the_buttons_under_the_last(wire: BoltWire, maria: SlackPerson) -> None:
    text = "".join(f"{number} " for number in range(8000))
    message = Message(lines=(words(text),), buttons=((Button("claim", "7", Phrase("take")),),))
    sent = await wire.send(Post(HERE, message, say))
    shown = [await maria.post("C1", ts) for ts in sent]
    assert len(sent) > 2
    assert "".join(one.text for one in shown).split() == text.split()
    assert [bool(one.buttons) for one in shown] == [False] * (len(sent) - 1) + [True]


@pytest.mark.parametrize("bare", [False, True])
async def test_an_edit_of_one_message_stays_one(wire: BoltWire, maria: SlackPerson, *, bare: bool) -> None:
    (card,) = await wire.send(Post(HERE, HELLO, say))
    long = Message(lines=(words("x" * 30_000),), buttons=((Button("claim", "7", Phrase("take")),),))
    for _ in range(3):
        assert await wire.send(Post(HERE, long, say, edits=card, bare=bare)) == (card,)
    (shown,) = await maria.channel("C1")
    assert "xxx…" in shown.text.replace("\n", "")
    assert [one.label for one in shown.buttons] == ["take"]


async def test_what_stopped_half_way_goes_on_where_it_stopped(slack: Slack, wire: BoltWire, maria: SlackPerson) -> None:
    post = Post(HERE, Message(lines=(words("x" * 30_000),)), say)
    await slack.post("faults", platform="slack", mode="status", status=429, retry_after=1, every=2)
    with pytest.raises(PartlySent) as caught:
        await wire.send(post)
    assert (caught.value.code, caught.value.retry_after, len(caught.value.sent)) == ("rate", 1.0, 1)
    await slack.post("faults", platform="slack", mode="off")
    sent = await wire.send(Post(HERE, post.message, say, sent=caught.value.sent))
    assert sent[:1] == caught.value.sent
    assert "".join(one.text for one in await maria.channel("C1")).count("x") == 30_000


async def test_files_stand_in_the_thread(wire: BoltWire, files_dir: Path, maria: SlackPerson) -> None:
    (files_dir / "ab").write_bytes(b"photo" * 50_000)
    (card,) = await wire.send(Post(HERE, HELLO, say))
    photo = StoredFile(1, "ab", "a <b>.png", "image/png", 250_000, "photo")
    sent = await wire.send(Post(Place("slack", "C1", card), Message(lines=(Phrase("look"),), files=(photo,)), say))
    thread = (await maria.post("C1", card)).thread
    assert [(one.text, one.files) for one in thread] == [("look", ()), ("", ("a <b>.png",))]
    assert sent == (thread[0].ts,)


async def test_files_alone_have_no_id(wire: BoltWire, files_dir: Path, maria: SlackPerson) -> None:
    (files_dir / "ab").write_bytes(b"data")
    files = tuple(StoredFile(n, "ab", f"{n}.txt", "text/plain", 4) for n in (1, 2))
    assert await wire.send(Post(HERE, Message(files=files), say)) == ()
    assert [one.files for one in await maria.channel("C1")] == [("1.txt", "2.txt")]


async def test_a_file_without_a_name_of_its_own_has_one_for_people(
    wire: BoltWire, files_dir: Path, maria: SlackPerson
) -> None:
    (files_dir / "ab").write_bytes(b"data")
    title = Phrase("photo-title", {"number": 2})
    photo = StoredFile(1, "ab", "photo-AQADxyz.jpg", "image/jpeg", 4, "photo", title)
    await wire.send(Post(HERE, Message(files=(photo,)), speaker("en", "UTC")))
    (shown,) = [one.files for one in await maria.channel("C1")]
    assert shown == ("Photo 2.jpg",)


@pytest.mark.parametrize(("path", "code"), [("missing", "gone"), ("../secret", "refused"), ("/etc/passwd", "refused")])
async def test_a_file_that_is_not_ours_to_send(wire: BoltWire, maria: SlackPerson, path: str, code: str) -> None:
    message = Message(lines=(Phrase("look"),), files=(StoredFile(1, path, "a", "text/plain", 4),))
    failed = await failure(wire, Post(HERE, message, say))
    assert (failed.code, failed.permanent) == (code, True)
    assert await maria.channel("C1") == [], "nothing was said before it was known"


async def test_no_reply_in_time_may_have_been_done(slack: Slack, wire: BoltWire) -> None:
    await slack.post("faults", platform="slack", mode="lost_answer")
    failed = await failure(wire, Post(HERE, HELLO, say))
    assert (failed.code, failed.permanent, failed.ambiguous) == ("unreachable", False, True)


async def test_slack_is_down(slack: Slack, wire: BoltWire) -> None:
    await slack.post("faults", platform="slack", mode="down")
    failed = await failure(wire, Post(HERE, HELLO, say))
    assert (failed.code, failed.permanent, failed.detail) == ("unreachable", False, "HTTP 502")


async def test_nobody_listens(files_dir: Path) -> None:
    wire = BoltWire("xoxb-canary-bot", files_dir=files_dir, api_url="http://127.0.0.1:9/api/")
    failed = await failure(wire, Post(HERE, HELLO, say))
    assert (failed.code, failed.permanent, failed.ambiguous) == ("unreachable", False, False)
    await wire.close()


async def test_too_many(slack: Slack, wire: BoltWire) -> None:
    await slack.post("faults", platform="slack", mode="status", status=429, retry_after=7)
    failed = await failure(wire, Post(HERE, HELLO, say))
    assert (failed.code, failed.permanent, failed.retry_after, failed.ambiguous) == ("rate", False, 7.0, False)


@pytest.mark.parametrize(("place", "code"), [("C2", "rights"), ("C9", "gone"), ("D9", "gone"), ("U9", "gone")])
async def test_where_we_cannot_write(wire: BoltWire, place: str, code: str) -> None:
    failed = await failure(wire, Post(Place("slack", place), HELLO, say))
    assert (failed.code, failed.permanent) == (code, True)


async def test_an_archived_channel(slack: Slack, wire: BoltWire) -> None:
    (ts,) = await wire.send(Post(HERE, HELLO, say))
    await slack.post("slack/archive", channel="C1")
    for edits in (None, ts):
        failed = await failure(wire, Post(HERE, HELLO, say, edits=edits))
        assert (failed.code, failed.permanent) == ("gone", True)


@pytest.mark.parametrize("whose", ["nobody's", "somebody else's"])
async def test_an_edit_of_what_is_not_there(wire: BoltWire, maria: SlackPerson, whose: str) -> None:
    ts = "1.000000" if whose == "nobody's" else await maria.says("C1", "mine")
    failed = await failure(wire, Post(HERE, HELLO, say, edits=ts))
    assert (failed.code, failed.permanent) == ("gone", True)


async def test_formatting_that_slack_refuses(wire: BoltWire) -> None:
    message = Message(lines=(Phrase("look"),), buttons=((Button("a" * 300, "1", Phrase("take")),),))
    failed = await failure(wire, Post(HERE, message, say))
    assert (failed.code, failed.permanent) == ("formatting", True)
    assert "action_id" in failed.detail


async def test_a_wrong_token(slack: Slack, files_dir: Path) -> None:
    wire = BoltWire("xoxb-canary-wrong", files_dir=files_dir, api_url=f"{slack.url}/api/")
    for attempt in (wire.check(), wire.send(Post(HERE, HELLO, say))):
        with pytest.raises(DeliveryFailed) as caught:
            await attempt
        assert (caught.value.code, caught.value.permanent) == ("token", True)
        assert "canary" not in str(caught.value)
    await wire.close()


async def test_the_bot_knows_its_name(wire: BoltWire) -> None:
    assert await wire.check()


@pytest.mark.parametrize(
    "remote",
    [
        "http://169.254.169.254/latest",
        "https://files.slack.com.evil.example/a",
        "https://files.slack.com@evil.example/a",
        "https://user:pw@files.slack.com/a",
        "http://files.slack.com/a",
        "https://files.slack.com:8443/a",
        "file:///etc/passwd",
        "//files.slack.com/a",
        "http://[::1]/a",
        "http://2130706433/a",
        "not a url",
        "",
    ],
)
async def test_the_token_goes_to_slack_only(wire: BoltWire, remote: str) -> None:
    failed = await unfetched(wire, remote)
    assert (failed.code, failed.permanent) == ("refused", True)


@asynccontextmanager
async def stranger(answer: web.Response) -> AsyncIterator[tuple[str, list[str]]]:
    """A server that always answers so, its address, and what it was asked with."""
    asked: list[str] = []

    async def handle(request: web.Request) -> web.Response:
        asked.append(request.headers.get("Authorization", ""))
        return answer

    app = web.Application()
    app.router.add_route("*", "/{path:.*}", handle)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    yield f"http://127.0.0.1:{runner.addresses[0][1]}", asked
    await runner.cleanup()


async def test_no_other_host_is_asked(wire: BoltWire) -> None:
    async with stranger(web.Response()) as (url, asked):
        await unfetched(wire, f"{url}/files-pri/a")
    assert asked == []


async def test_a_redirect_to_another_host_is_not_followed(files_dir: Path) -> None:
    async with (
        stranger(web.Response()) as (elsewhere, asked_there),
        stranger(web.Response(status=302, headers={"Location": f"{elsewhere}/a"})) as (home, asked),
    ):
        wire = BoltWire("xoxb-canary-bot", files_dir=files_dir, api_url=f"{home}/api/")
        failed = await unfetched(wire, f"{home}/files-pri/a")
        await wire.close()
    assert (failed.code, len(asked), asked_there) == ("rights", 1, [])


async def test_a_file_that_is_too_large(files_dir: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also when the server does not say how large it is, or lies."""
    monkeypatch.setattr(transfer, "LARGEST", 1000)
    for said in (web.Response(body=bytes(1001)), _chunked(bytes(1001))):
        async with stranger(said) as (home, _):
            wire = BoltWire("xoxb-canary-bot", files_dir=files_dir, api_url=f"{home}/api/")
            failed = await unfetched(wire, f"{home}/files-pri/a")
            await wire.close()
        assert (failed.code, failed.permanent) == ("too-large", True)


def _chunked(body: bytes) -> web.Response:
    said = web.Response(body=body)
    said.enable_chunked_encoding()
    return said


async def test_a_file_that_is_gone(slack: Slack, wire: BoltWire) -> None:
    failed = await unfetched(wire, f"{slack.url}/files-pri/T1-F99/a.png")
    assert failed.permanent


async def test_a_file_we_may_not_read(slack: Slack, files_dir: Path, maria: SlackPerson) -> None:
    """Slack sends those who may not read a file to its sign-in page."""
    wire = BoltWire("xoxb-canary-wrong", files_dir=files_dir, api_url=f"{slack.url}/api/")
    await maria.says("C1", "photo", files={"a.png": b"data"})
    failed = await unfetched(wire, f"{slack.url}/files-pri/T1-F00000001/a.png")
    assert (failed.code, failed.permanent) == ("rights", True)
    await wire.close()


async def unfetched(wire: BoltWire, remote: str) -> DeliveryFailed:
    with pytest.raises(DeliveryFailed) as caught:
        [chunk async for chunk in wire.fetch(FileRef("slack", remote, "a.png", "image/png"))]
    return caught.value
