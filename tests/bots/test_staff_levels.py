"""From level to level and back, as the people concerned see it: in each language (S1-S6, P4, P10)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from core.chat.events import FileRef, Said
from core.chat.words import plain, words
from core.tickets import rights
from core.tickets.codes import code_of
from core.tickets.model import Side, Status, Ticket, TicketId, Waits
from core.work import Work
from tests.bots.ladder import NEED, agent, asked, hands_up, ladder, option, person, ticket_team
from tests.play import Play

ONE = TicketId(1)
CURE = "Replace the drum, then print two test pages"


@pytest.fixture(params=["en", "el", "pl", "fa"])
def everywhere(request: pytest.FixtureRequest, database_url: str) -> Iterator[Play]:
    made = Play(database_url, ladder(request.param))
    yield made
    made.close()


@pytest.fixture
def play(database_url: str) -> Iterator[Play]:
    made = Play(database_url, ladder())
    yield made
    made.close()


def ticket(play: Play) -> Ticket:
    return play.write(lambda w: w.tickets.get(ONE))


def test_from_the_call_centre_to_technical_support_and_back(everywhere: Play) -> None:
    """S4, S6: CC claims, hands to ES with the need, ES to TS, TS gives back, ES solves."""
    play = everywhere
    anna, maria = asked(play)
    maria.fills(maria.opens("reply"), text="Is the toner new?")
    anna.says("It is, from yesterday")
    maria.says_in_thread("He has shaken it, I think")
    eva, tess = agent(play, "eva", "CES"), agent(play, "tess", "CDEEP")

    hands_up(maria, "Team es")
    assert [b.act for b in maria.card().buttons] == []
    assert "Team es" in maria.card().text, "the old card says where it went"
    card, *thread = eva.room_sees()
    assert NEED in card.text
    story = "\n".join(seen.text for seen in thread)
    for said in ("The printer blinks", "Is the toner new?", "It is, from yesterday", "He has shaken it", NEED):
        assert said in story
    assert "✅" in story, "the answer comes with its fate"
    assert all(not seen.message.mention for seen in thread), "nobody is called for what was"
    assert {seen.place.thread for seen in thread} == {next(iter(play.chats[eva.room]))}

    eva.presses("claim")
    hands_up(eva, "Technical support", "Which drum fits?")
    assert ticket(play).back_to == ticket_team(play, "es")
    assert ticket(play).waits is Waits.LEVEL3
    tess.presses("claim")
    assert [b.act for b in tess.card().buttons] == ["prepare"]
    before = anna.everything()
    tess.fills(tess.opens("prepare"), solution=CURE)
    assert CURE not in anna.everything()
    assert anna.everything().count("\n") == before.count("\n")

    prepared = eva.room_sees()[-1]
    assert CURE in prepared.text
    assert prepared.message.mention == (eva.address,), "its owner there is called"
    assert [b.act for b in prepared.buttons] == ["send-prepared"]
    found = ticket(play)
    assert (found.owner, found.waits, found.back_to, found.need) == (person(play, "eva"), Waits.TEAM, None, "")
    eva.fills(eva.opens("send-prepared"))
    assert CURE in anna.last()
    assert ticket(play).status is Status.PENDING, "it is the solution, so they are asked"
    assert [b for seen in eva.room_sees() for b in seen.buttons if b.act == "send-prepared"] == []
    anna.presses("confirm")
    assert ticket(play).status is Status.COMPLETED
    acts = [done.act for done in play.timeline()]
    assert [act for act in acts if act in ("escalated", "given-back", "solved", "closed")] == [
        "escalated",
        "escalated",
        "given-back",
        "solved",
        "closed",
    ]


# Handing over (I13)


def test_handing_over_to_a_colleague_tells_whoever_had_it(play: Play) -> None:
    _, maria = asked(play)
    jan = play.agent("jan")
    opened = jan.opens("hand-over")
    jan.fills(opened, to=option(opened, "to", "Jan"), need="Maria is ill")
    told = next(seen for seen in maria.room_sees() if seen.name == "handed-away")
    assert "Jan" in told.text
    assert told.message.mention == (maria.address,)
    assert ticket(play).owner == person(play, "jan")
    assert "Jan" in play.customer("anna").card()
    assert len([seen for seen in jan.room_sees() if seen.name == "customer-words"]) == 1, "their thread stays"


def test_handing_over_ones_own_ticket_tells_oneself_nothing(play: Play) -> None:
    _, maria = asked(play)
    opened = maria.opens("hand-over")
    maria.fills(opened, to=option(opened, "to", "Team es"), need="")
    assert not [seen for seen in maria.room_sees() if seen.name == "handed-away"]
    found = ticket(play)
    assert (found.status, found.owner, found.waits) == (Status.NEW, None, Waits.TEAM)
    assert "Maria" in agent(play, "eva", "CES").room_sees()[-1].text


def test_a_colleague_on_telegram_reads_the_whole_story(play: Play) -> None:
    nikos = play.agent("nikos", "telegram:staff")
    nikos.link()
    _, maria = asked(play)
    maria.says_in_thread("She has shaken it")
    opened = maria.opens("hand-over")
    maria.fills(opened, to=option(opened, "to", "Nikos"))
    assert "She has shaken it" in nikos.everything()
    nikos.presses("escalate")
    nikos.presses("form", f"={ticket_team(play, 'es')}")
    nikos.says(NEED)
    nikos.presses("form", "send")
    assert ticket(play).team == ticket_team(play, "es")
    assert "Team es" in nikos.card().text, "his card says where it went"
    assert NEED in agent(play, "eva", "CES").card().text


def test_words_that_come_later_go_to_the_team_that_has_it(play: Play) -> None:
    anna, maria = asked(play)
    hands_up(maria, "Team es")
    before = len(maria.room_sees())
    anna.says("And now it smokes")
    assert "And now it smokes" in agent(play, "eva", "CES").room_sees()[-1].text
    assert len(maria.room_sees()) == before


def test_a_team_that_gets_it_back_reads_only_what_is_new(play: Play) -> None:
    anna, maria = asked(play)
    eva = agent(play, "eva", "CES")
    hands_up(maria, "Team es")
    play.passes(minutes=1)
    anna.says("And now it smokes")
    opened = eva.opens("hand-over")
    eva.fills(opened, to=option(opened, "to", "Printers"))
    said = [seen.text for seen in maria.room_sees() if seen.name == "customer-words"]
    assert sum("The printer blinks" in text for text in said) == 1
    assert sum("And now it smokes" in text for text in said) == 1


def test_up_the_whole_ladder(play: Play) -> None:
    """P10: expert, team lead, supervisor, headquarters."""
    _, maria = asked(play)
    rooms = ("print", "es", "lead", "sup", "hq")
    who = maria
    for up, name in zip(rooms[1:], ("eva", "lena", "stan", "hugo"), strict=True):
        hands_up(who, f"Team {up}", f"for {up}")
        who = agent(play, name, f"C{up.upper()}")
        assert f"for {up}" in who.card().text
        who.presses("claim")
    assert "escalate" not in who.card().menu, "nobody is above headquarters"
    assert "no team above" in who.whispered(who.presses("escalate", "1"))
    who.fills(who.opens("solve"), solution="A new printer")
    play.customer("anna").presses("confirm")
    assert ticket(play).status is Status.COMPLETED


# Those who watch over others (S2, P3, P4)

WATCHERS = {
    "maria": {"print"},
    "eva": {"es"},
    "tess": {"deep"},
    "sam": {"sales"},
    "lena": {"print", "es", "deep", "lead"},
    "stan": {"print", "es", "deep", "sales", "lead", "sup"},
    "hugo": {"print", "es", "deep", "sales", "lead", "sup", "hq"},
    "olga": {"print", "es", "deep", "sales", "lead", "sup", "hq", "owner"},
}


def test_who_sees_the_tickets_of_which_team(play: Play) -> None:
    asked(play)

    def seen(work: Work) -> dict[str, set[str]]:
        teams = work.catalog.teams()
        people = {name: work.people.by_key(name) for name in WATCHERS}
        one = work.tickets.get(ONE)
        return {
            name: {team.key for team in teams if known and rights.sees(work, known, replace(one, team=team.id))}
            for name, known in people.items()
        }

    assert play.write(seen) == WATCHERS

    def listed(work: Work) -> dict[str, set[str]]:
        keys = {team.id: team.key for team in work.catalog.teams()}
        people = {name: work.people.by_key(name) for name in WATCHERS}
        return {name: {keys[one] for one in rights.teams_seen(work, known)} for name, known in people.items() if known}

    assert play.write(listed) == WATCHERS


def test_a_lead_looks_it_up_takes_it_and_answers(play: Play) -> None:
    anna, maria = asked(play)
    lena = agent(play, "lena", "CLEAD")
    outcome = lena.runs("ticket", code_of(1))
    assert "The printer blinks" in lena.whispered(outcome)
    assert "Maria has this request" in lena.whispered(lena.presses("reply", "1")), "it is taken first"
    opened = lena.opens("hand-over", "1")
    lena.fills(opened, to=option(opened, "to", "Lena"))
    assert "Lena" in maria.card().text
    lena.fills(lena.opens("reply", "1"), text="This is Lena")
    assert "This is Lena" in anna.last()
    anna.says("Hello Lena")
    assert maria.room_sees()[-1].message.mention == (lena.address,)


def test_a_ticket_of_those_above_is_as_unknown_as_another_teams(play: Play) -> None:
    _, maria = asked(play)
    hands_up(maria, "Team es")
    for name in ("maria", "tess", "sam"):
        one = play.agent(name)
        assert "cannot find" in one.whispered(one.runs("ticket", code_of(1)))
        assert "another team" in one.whispered(one.presses("claim", "1"))


def test_those_who_asked_level_3_note_in_their_own_thread(play: Play) -> None:
    """Level 3 reads it, with its file, and calls nobody twice; the customer never does."""
    anna, maria = asked(play)
    hands_up(maria, "Technical support")
    tess = agent(play, "tess", "CDEEP")
    tess.presses("claim")
    log = FileRef("slack", "log", "log.txt", "text/plain", 10, "document")
    thread = next(place for place in play.write(lambda w: w.tickets.threads("slack")) if place.chat == "CPRINT")
    before = len(tess.room_sees()), len(maria.room_sees())
    play.handle(Said(**maria.facts(thread), words=words("Its serial is 12345"), files=(log,)))
    noted, file = tess.room_sees()[before[0] :]
    assert "Maria" in noted.text
    assert "Its serial is 12345" in noted.text
    assert noted.message.mention == (tess.address,)
    assert [one.name for one in file.message.files] == ["log.txt"]
    tess.fills(tess.opens("prepare"), solution=CURE)
    assert len(maria.room_sees()) == before[1] + 1, "only what is prepared: their own note stands there"
    entry = play.write(lambda w: w.entries.of(ONE)[-2])
    assert (entry.side, plain(entry.words)) == (Side.INTERNAL, "Its serial is 12345")
    assert "12345" not in anna.everything()


def test_who_did_not_ask_level_3_is_only_recorded(play: Play) -> None:
    _, maria = asked(play)
    hands_up(maria, "Technical support")
    eva, entries = agent(play, "eva", "CES"), len(play.write(lambda w: w.entries.of(ONE)))
    thread = next(place for place in play.write(lambda w: w.tickets.threads("slack")) if place.chat == "CPRINT")
    play.handle(Said(**eva.facts(thread), words=words("I know this one")))
    assert play.timeline()[-1].act == "overheard"
    assert len(play.write(lambda w: w.entries.of(ONE))) == entries
