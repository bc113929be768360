"""Each bot's menu says what its help says, in every language; staff have their own."""

from __future__ import annotations

from functools import partial

import pytest

from adapters.database.doors import Database
from adapters.texts import speaker
from bots.agent.persona import AGENT
from bots.customer.persona import CUSTOMER
from bots.introducing import ABOUT, HELP, TECHNICIANS, Introducing, commands
from bots.persona import Persona
from bots.technician.persona import TECHNICIAN
from core.chat.channel import Menu
from core.chat.events import Address
from core.chat.replies import Phrase
from core.errors import DeliveryFailed
from core.people.model import LOCALES
from core.work import Work
from tests.bots.runtime import BOT, NOW, FakeWire
from tests.bots.technicians import set_up

STAFF = "telegram:staff"
LONGEST_DOES, LONGEST_ABOUT = 256, 120  # characters (Bot API: BotCommand, setMyShortDescription)
strictly = partial(speaker, strict=True)


def linked(work: Work, *, key: str, user: str) -> None:
    person = work.people.by_key(key)
    assert person
    work.people.link(person.id, Address(STAFF, user), shown=key, now=NOW)


def speaks(work: Work, *, key: str, locale: str) -> None:
    person = work.people.by_key(key)
    assert person
    work.people.speaks(person.id, locale)


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize(("help_", "persona"), [(HELP[BOT], CUSTOMER), (HELP[STAFF], AGENT), (TECHNICIANS, TECHNICIAN)])
def test_every_command_is_in_the_menu_with_what_it_does(locale: str, help_: Phrase, persona: Persona) -> None:
    menu = commands(strictly(locale, "UTC")(help_))
    assert {name for name, _ in menu} == set(persona.commands) - {"start"}
    assert all(1 <= len(does) <= LONGEST_DOES and "/" not in does for _, does in menu)
    assert all(len(strictly(locale, "UTC")(about)) <= LONGEST_ABOUT for about in ABOUT.values())


class Refusing(FakeWire):
    async def introduce(self, menu: Menu) -> None:
        if self.fails and (failure := self.fails.pop()):
            raise failure
        await super().introduce(menu)


class TestLooking:
    async def test_all_languages_once(self, db: Database) -> None:
        wire = FakeWire()
        one = Introducing(db, wire, strictly)
        await one.look()
        await one.look()
        assert [menu.language for menu in wire.menus] == [None, *LOCALES]

    async def test_staff_have_their_own_in_their_language_by_what_they_are(self, database_url: str) -> None:
        db = Database(database_url)
        await db.write(set_up("fa"))
        wire = FakeWire(STAFF)
        one = Introducing(db, wire, strictly)
        await db.write(partial(linked, key="maria", user="71"))
        await one.look()
        await db.write(partial(linked, key="petros", user="72"))
        await one.look()
        own = {menu.chat: menu.commands for menu in wire.menus if menu.chat}
        say = strictly("fa", "UTC")
        assert own == {"71": commands(say(HELP[STAFF])), "72": commands(say(TECHNICIANS))}
        await db.close()

    async def test_who_returns_to_a_language_finds_its_menu_again(self, database_url: str) -> None:
        db = Database(database_url)
        await db.write(set_up("pl"))
        await db.write(partial(linked, key="maria", user="71"))
        wire = FakeWire(STAFF)
        one = Introducing(db, wire, strictly)
        for locale in ("pl", "fa", "pl", "pl"):
            await db.write(partial(speaks, key="maria", locale=locale))
            await one.look()
        own = [menu.commands for menu in wire.menus if menu.chat]
        assert own == [commands(strictly(locale, "UTC")(HELP[STAFF])) for locale in ("pl", "fa", "pl")]
        await db.close()

    async def test_what_failed_is_told_at_the_next_look(self, db: Database) -> None:
        wire = Refusing(fails=[DeliveryFailed("rate", retry_after=5)])
        one = Introducing(db, wire, strictly)
        await one.look()
        assert wire.menus == []
        await one.look()
        assert len(wire.menus) == 1 + len(LOCALES)

    async def test_what_the_platform_refuses_holds_up_no_other(self, db: Database) -> None:
        wire = Refusing(fails=[DeliveryFailed("gone", permanent=True)])
        one = Introducing(db, wire, strictly)
        await one.look()
        assert len(wire.menus) == len(LOCALES)
        await one.look()
        assert len(wire.menus) == len(LOCALES), "nor is it asked again and again"
