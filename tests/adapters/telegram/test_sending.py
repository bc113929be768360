"""What every Telegram wire owes the desk when it sends, over real HTTP against the sandbox."""

import logging
from dataclasses import replace

import pytest

from adapters.telegram.layout import Text
from adapters.telegram.library import To
from adapters.telegram.marked import Entity, Marked
from core.chat.channel import PartlySent, Post
from core.chat.events import FileRef, Place, Said
from core.chat.replies import Button, Fact, Message, Phrase, Quote, StoredFile
from core.chat.words import Span, words
from core.errors import DeliveryFailed
from tests.adapters.telegram.conftest import MAKERS, Played, say

PNG = b"\x89PNG\r\n\x1a\n" + b"picture"
CLAIM = Button("claim", "7", Phrase("claim"), "primary")
UNKNOWN_ORIGIN = {"type": "hologram", "date": 1700000000, "beam": {"of": "light"}}


def post(played: Played, message: Message, **more: object) -> Post:
    return replace(Post(played.place, message, say), **more)  # type: ignore[arg-type]  # fields of a Post


def stored(played: Played, name: str, content: bytes = PNG, mime: str = "image/png") -> StoredFile:
    (played.files / name).write_bytes(content)
    return StoredFile(id=1, path=name, name=name, mime=mime, size=len(content))


async def failure(played: Played, given: Post) -> DeliveryFailed:
    with pytest.raises(DeliveryFailed) as caught:
        await played.wire.send(given)
    assert played.token not in str(caught.value)
    return caught.value


class TestSending:
    async def test_title_quote_facts_footer_and_buttons(self, played: Played) -> None:
        quote = Quote(
            (Span("It "), Span("leaks", bold=True), Span("! "), Span("see", link="https://a.example/x")), "Jan 😀"
        )
        message = Message(
            title=Phrase("card"),
            lines=(Phrase("new"), quote, words("plain <b>&amp;")),
            facts=(Fact(Phrase("team"), "North"),),
            footer=Phrase("foot"),
            buttons=((CLAIM,),),
        )
        (sent,) = await played.wire.send(post(played, message))
        seen = await played.anna.waits_for("card")
        assert str(seen.message_id) == sent
        assert seen.text == "card\nnew\nJan 😀\nIt leaks! see\nplain <b>&amp;\n\nteam: North\n\nfoot"
        assert [(e["type"], e["offset"], e["length"]) for e in seen.entities] == [
            ("bold", 0, 4),
            ("bold", 9, 6),
            ("blockquote", 16, 13),
            ("bold", 19, 5),
            ("text_link", 26, 3),
            ("italic", 59, 4),
        ]
        assert [[(b.text, b.data) for b in row] for row in seen.buttons] == [[("claim", "claim:7")]]

    async def test_a_reply_hangs_under_its_message_unless_that_is_gone(self, played: Played) -> None:
        asked = await played.anna.says("where?")
        await played.wire.send(post(played, Message(lines=(words("here"),)), reply_to=str(asked)))
        assert (await played.anna.waits_for("here")).reply_to == asked
        await played.wire.send(post(played, Message(lines=(words("there"),)), reply_to="99999"))
        assert (await played.anna.waits_for("there")).reply_to is None

    async def test_quiet_makes_no_sound(self, played: Played) -> None:
        await played.wire.send(post(played, Message(lines=(words("hush"),), quiet=True)))
        assert (await played.anna.waits_for("hush")).silent

    async def test_a_long_text_comes_in_pieces_with_the_buttons_last(self, played: Played) -> None:
        text = " ".join(f"w{number}😀" for number in range(1500))
        sent = await played.wire.send(post(played, Message(lines=(words(text),), buttons=((CLAIM,),))))
        seen = [one for one in await played.anna.chat() if one.by_bot]
        assert [str(one.message_id) for one in seen] == list(sent)
        assert len(sent) > 1
        assert " ".join(one.text for one in seen) == text
        assert [bool(one.buttons) for one in seen] == [False] * (len(sent) - 1) + [True]

    async def test_a_send_that_stopped_goes_on_where_it_stopped(self, played: Played) -> None:
        given = post(played, Message(lines=(words("one two " * 1200),)))
        await played.sandbox.faults(every=2, status=429, retry_after=1, methods=["sendMessage"])
        stopped = await failure(played, given)
        assert isinstance(stopped, PartlySent)
        assert (stopped.code, stopped.retry_after, len(stopped.sent)) == ("rate", 1, 1)
        await played.sandbox.faults(mode="off")
        sent = await played.wire.send(replace(given, sent=stopped.sent))
        seen = [one for one in await played.anna.chat() if one.by_bot]
        assert [str(one.message_id) for one in seen] == list(sent)
        assert " ".join(one.text for one in seen) == ("one two " * 1200).strip()

    async def test_words_that_look_like_markup_stay_words(self, played: Played) -> None:
        text = "<b>x</b> *y* _z_ [a](http://b.example) `c` &lt; \\"
        await played.wire.send(post(played, Message(lines=(words(text),))))
        assert (await played.anna.waits_for("<b>")).text == text

    async def test_bare_has_no_formatting_and_keeps_addresses(self, played: Played) -> None:
        message = Message(title=Phrase("card"), lines=((Span("see", link="https://a.example"),),))
        await played.wire.send(post(played, message, bare=True))
        seen = await played.anna.waits_for("card")
        assert seen.text == "card\nsee (https://a.example)"
        assert [e["type"] for e in seen.entities] == ["url"]


class TestEditing:
    async def test_text_and_buttons_change_in_place(self, played: Played) -> None:
        sent = await played.wire.send(post(played, Message(title=Phrase("open"), buttons=((CLAIM,),))))
        assert await played.wire.send(post(played, Message(title=Phrase("closed")), edits=sent[0])) == sent
        seen = await played.anna.waits_for("closed")
        assert (str(seen.message_id), seen.edited, seen.buttons) == (sent[0], True, ())

    async def test_an_edit_that_changes_nothing_succeeds(self, played: Played) -> None:
        message = Message(title=Phrase("same"), buttons=((CLAIM,),))
        sent = await played.wire.send(post(played, message))
        assert await played.wire.send(post(played, message, edits=sent[0])) == sent

    async def test_what_is_gone_cannot_be_edited(self, played: Played) -> None:
        gone = await failure(played, post(played, Message(title=Phrase("x")), edits="99999"))
        assert (gone.code, gone.permanent) == ("gone", True)

    async def test_too_long_an_edit_ends_in_an_ellipsis(self, played: Played) -> None:
        (sent,) = await played.wire.send(post(played, Message(lines=(words("short"),))))
        await played.wire.send(post(played, Message(lines=(words("x" * 5000),)), edits=sent))
        assert (await played.anna.waits_for("xxx")).text == "x" * 4095 + "…"


class TestFiles:
    async def test_one_photo_carries_a_short_text(self, played: Played) -> None:
        (sent,) = await played.wire.send(
            post(played, Message(lines=(words("look"),), files=(stored(played, "a.png"),)))
        )
        seen = await played.anna.waits_for("look")
        assert str(seen.message_id) == sent
        assert await played.anna.file(seen.photos[0]) == PNG

    async def test_photos_go_as_an_album(self, played: Played) -> None:
        files = tuple(stored(played, f"{number}.png") for number in range(3))
        sent = await played.wire.send(post(played, Message(lines=((Span("three", bold=True),),), files=files)))
        seen = [one for one in await played.anna.chat() if one.by_bot]
        assert [str(one.message_id) for one in seen] == list(sent)
        assert len({one.media_group_id for one in seen}) == 1
        assert [one.text for one in seen] == ["three", "", ""]
        assert seen[0].entities[0]["type"] == "bold"

    async def test_text_with_buttons_album_and_document_are_all_sent(self, played: Played) -> None:
        files = (stored(played, "1.png"), stored(played, "log.txt", b"line", "text/plain"), stored(played, "2.png"))
        await played.wire.send(post(played, Message(lines=(words("all"),), buttons=((CLAIM,),), files=files)))
        seen = [one for one in await played.anna.chat() if one.by_bot]
        assert [(one.text, len(one.photos), [f.name for f in one.files]) for one in seen] == [
            ("all", 0, []),
            ("", 1, []),
            ("", 1, []),
            ("", 0, ["log.txt"]),
        ]
        assert await played.anna.file(seen[3].files[0]) == b"line"

    async def test_a_picture_that_telegram_cannot_show_goes_as_a_document(self, played: Played) -> None:
        files = (stored(played, "a.png", b"no picture"), stored(played, "b.png"))
        sent = await played.wire.send(post(played, Message(lines=(words("two"),), files=files)))
        seen = [one for one in await played.anna.chat() if one.by_bot]
        assert [str(one.message_id) for one in seen] == list(sent)
        assert [(one.text, [f.name for f in one.files]) for one in seen] == [("two", ["a.png"]), ("", ["b.png"])]

    async def test_a_file_that_is_missing_or_too_large_fails_for_good(self, played: Played) -> None:
        lost = StoredFile(id=1, path="nowhere/x.txt", name="x.txt", mime="text/plain", size=4)
        missing = await failure(played, post(played, Message(files=(lost,))))
        assert (missing.code, missing.permanent) == ("refused", True)
        large = await failure(played, post(played, Message(files=(replace(lost, size=51 * 1024 * 1024),))))
        assert (large.code, large.permanent) == ("too-large", True)

    async def test_what_a_customer_sent_can_be_fetched(self, played: Played) -> None:
        content = bytes(range(256)) * 1000
        await played.anna.sends_file("data.bin", content)
        said = (await played.events(2))[1]
        assert isinstance(said, Said)
        (file,) = said.files
        assert (file.name, file.size, file.kind) == ("data.bin", len(content), "document")
        assert b"".join([chunk async for chunk in played.wire.fetch(file)]) == content

    async def test_a_file_over_the_limit_is_not_fetched(self, played: Played) -> None:
        await played.anna.sends_file("big.bin", b"x", size=21 * 1024 * 1024)
        said = (await played.events(2))[1]
        assert isinstance(said, Said)
        with pytest.raises(DeliveryFailed) as caught:
            [chunk async for chunk in played.wire.fetch(said.files[0])]
        assert (caught.value.code, caught.value.permanent) == ("too-large", True)

    async def test_an_unknown_file_fails(self, played: Played) -> None:
        with pytest.raises(DeliveryFailed) as caught:
            [chunk async for chunk in played.wire.fetch(FileRef(played.wire.channel, "nonsense", "n", "m"))]
        assert caught.value.code in {"refused", "unreachable"}


class TestFailures:
    async def test_who_blocked_the_bot_is_told_apart(self, played: Played) -> None:
        await played.anna.blocks()
        blocked = await failure(played, post(played, Message(lines=(words("hello?"),))))
        assert (blocked.code, blocked.permanent, blocked.ambiguous) == ("blocked", True, False)

    async def test_a_chat_that_never_was_is_gone(self, played: Played) -> None:
        strange = replace(post(played, Message(lines=(words("hello?"),))), place=Place(played.wire.channel, "4242"))
        gone = await failure(played, strange)
        assert gone.permanent
        assert gone.code in {"gone", "blocked"}

    async def test_too_many_messages_say_how_long_to_wait(self, played: Played) -> None:
        await played.sandbox.faults(status=429, retry_after=7)
        rate = await failure(played, post(played, Message(lines=(words("x"),))))
        assert (rate.code, rate.retry_after, rate.permanent, rate.ambiguous) == ("rate", 7, False, False)

    async def test_a_server_in_trouble_is_unreachable(self, played: Played) -> None:
        await played.sandbox.faults(mode="down")
        away = await failure(played, post(played, Message(lines=(words("x"),))))
        assert (away.code, away.permanent, away.ambiguous) == ("unreachable", False, True)

    async def test_a_lost_answer_is_ambiguous(self, played: Played) -> None:
        await played.sandbox.faults(mode="lost_answer")
        away = await failure(played, post(played, Message(lines=(words("did it come?"),))))
        assert (away.code, away.permanent, away.ambiguous) == ("unreachable", False, True)
        assert (await played.anna.waits_for("did it come?")).by_bot

    async def test_refused_formatting_has_its_own_code(self, played: Played) -> None:
        wrong = Text(Marked("ab", (Entity("bold", 0, 9),)))
        with pytest.raises(DeliveryFailed) as caught:
            await played.wire._library.text(To(1001), wrong)
        assert (caught.value.code, caught.value.permanent) == ("formatting", True)


class TestToken:
    async def test_the_bot_tells_its_name(self, played: Played) -> None:
        assert await played.wire.check() == played.bot

    async def test_a_refused_token_ends_listening_and_shows_nowhere(
        self, played: Played, caplog: pytest.LogCaptureFixture
    ) -> None:
        caplog.set_level(logging.DEBUG)
        token = "77777777:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
        make = MAKERS[played.name]
        wire = make(token, http=played.sandbox.http, files=played.files, api_url=played.sandbox.url)
        for trying in (wire.check(), wire.serve(played.desk), wire.send(post(played, Message(title=Phrase("x"))))):
            with pytest.raises(DeliveryFailed) as refused:
                await trying
            assert (refused.value.code, refused.value.permanent) == ("token", True)
            assert token not in str(refused.value)
        assert token not in caplog.text
        await wire.close()

    def test_what_cannot_be_a_token_is_refused_without_showing_it(self, played: Played) -> None:
        with pytest.raises(DeliveryFailed) as refused:
            MAKERS[played.name]("secret words", http=played.sandbox.http, files=played.files)
        assert "secret" not in str(refused.value)
