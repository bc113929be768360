"""A newcomer types: what can be done is done, and nonsense gets a friendly answer."""

from __future__ import annotations

import asyncio

import pytest

from bots.demo.company import Company
from bots.demo.live import Live
from tests.bots.demo.conftest import SAY, Desk

PATIENCE = 20.0  # seconds


async def no_history(code: str) -> list[str] | None:
    return ["12:00:00  opened"] if code == "2197 9604" else None


async def typed(sitting: Desk, here: Company, *lines: str, end: str = "/quit\r") -> None:
    """Types all of it at once, as fast fingers and pasted text do, and reads along to the end."""
    live = Live(here, sitting.terminal, sitting.transcript, SAY, no_history)
    with sitting.terminal.opened():
        sitting.types("".join(f"{line}\r" for line in lines) + end)
        await asyncio.wait_for(live.run("emma"), PATIENCE)
    await sitting.watch.caught_up()


async def test_plain_words_are_said_by_whom_the_prompt_names(sitting: Desk, here: Company) -> None:
    await typed(sitting, here, "the copier hums", "/as maria", "καλημέρα")
    assert [one.text for one in await here.phones["emma"].chat()] == ["/start token-emma", "the copier hums"]
    assert [one.text for one in await here.phones["maria"].chat()] == ["/start token-maria", "καλημέρα"]
    assert "Emma Clarke opens the invitation link" in sitting.shown


async def test_commands_of_the_bot_reach_the_bot(sitting: Desk, here: Company) -> None:
    await typed(sitting, here, "/list")
    assert (await here.phones["emma"].chat())[-1].text == "/list"


async def test_a_photo_has_its_caption(sitting: Desk, here: Company) -> None:
    await typed(sitting, here, "/photo the lamp")
    photo = (await here.phones["emma"].chat())[-1]
    assert photo.text == "the lamp"
    assert len(photo.photos) == 1


async def test_an_agent_speaks_in_their_channel(sitting: Desk, here: Company) -> None:
    await typed(sitting, here, "/as Reza", "anybody here?")
    posts = await here.laptops["reza"].channel("CPRINT")
    assert [(one.author, one.text) for one in posts] == [("رضا نوری", "anybody here?")]
    assert "Only colleagues read it." in sitting.shown


@pytest.mark.parametrize(
    ("nonsense", "answer"),
    [
        ("/as", "Nobody here is called -."),
        ("/as bob\x1b[5~", "Nobody here is called bob. There are: maria, piotr"),
        ("/press", "There is no button in sight right now."),
        ("/press 999999999999999999999", "There is no button in sight right now."),
        ("/press ²", "There is no button in sight right now."),
        ("/timeline", "Please give the 8 digits"),
        ("/timeline 12", "Please give the 8 digits"),
    ],
)
async def test_nonsense_is_answered_politely(sitting: Desk, here: Company, nonsense: str, answer: str) -> None:
    await typed(sitting, here, nonsense, "still here")
    assert answer in sitting.shown.replace("\n  ", " ")
    assert (await here.phones["emma"].chat())[-1].text == "still here"


async def test_slack_names_the_commands_it_knows(sitting: Desk, here: Company) -> None:
    await typed(sitting, here, "/as eleni", "/dance")
    assert "Slack does not know /dance here. It knows: /ticket" in sitting.shown


async def test_the_timeline_of_a_code(sitting: Desk, here: Company) -> None:
    await typed(sitting, here, "/timeline 2197 9604")
    assert "12:00:00  opened" in sitting.shown


async def test_empty_lines_say_nothing(sitting: Desk, here: Company) -> None:
    await typed(sitting, here, "", "   ")
    assert len(await here.phones["emma"].chat()) == 1


@pytest.mark.parametrize("end", ["\x03", "\x04", "half a sentence\x03", "/exit\r"])
async def test_ctrl_c_and_ctrl_d_leave(sitting: Desk, here: Company, end: str) -> None:
    await typed(sitting, here, end=end)
    assert len(await here.phones["emma"].chat()) == 1


async def test_what_comes_in_stands_above_the_half_typed_line(sitting: Desk) -> None:
    with sitting.terminal.opened():
        asking = asyncio.create_task(sitting.terminal.ask("as emma> "))
        sitting.types("half a wo")
        await sitting.shows("half a wo")
        sitting.transcript.tell("news")
        assert sitting.shown.endswith("\r\x1b[2K  news\n\r\x1b[2Kas emma> half a wo")
        sitting.types("rd\r")
        assert await asyncio.wait_for(asking, PATIENCE) == "half a word"
