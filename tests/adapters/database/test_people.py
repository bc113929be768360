"""People, their accounts and their invitations (A1: a link cannot be guessed, shared or used twice)."""

from __future__ import annotations

from datetime import timedelta
from functools import partial

import pytest

from adapters.database.doors import Database
from core.chat.events import Address
from core.errors import Refused
from core.people import actions
from core.people.model import Company, Invitation, Person, PersonId, Role, new_token, token_hash
from core.work import Work
from tests.adapters.database.small_desk import NOW, Desk, at_once, person

HERE = "telegram:customer"
ACCOUNT, OTHER = Address(HERE, "777"), Address(HERE, "888")


def test_every_field_of_a_person_comes_back(db: Database, desk: Desk) -> None:
    teams = frozenset({desk.team, desk.other_team})
    wanted = Person(PersonId(0), "zoë", "Ζωή 🖨 زهرا", Role.STAFF, "fa", "Asia/Tehran", desk.company, True, teams)
    known = db.write_now(lambda w: w.people.put_person(wanted))
    found = db.write_now(lambda w: w.people.get(known))
    assert found == Person(known, *list(vars(wanted).values())[1:])
    assert db.write_now(lambda w: w.people.by_key("zoë")) == found
    assert db.write_now(lambda w: w.people.by_key("zoe")) is None
    assert db.write_now(lambda w: list(w.people.keys())) == ["anna", "maria", "zoë"]


def test_putting_a_person_again_changes_them_and_keeps_a_language_they_chose(db: Database, desk: Desk) -> None:
    def fn(work: Work) -> list[Person]:
        changed = person("maria", role=Role.STAFF, teams=frozenset({desk.other_team}), locale="el")
        assert work.people.put_person(changed) == desk.maria
        first = work.people.get(desk.maria)
        work.people.speaks(desk.maria, "fa")
        work.people.put_person(changed)
        return [first, work.people.get(desk.maria)]

    before, after = db.write_now(fn)
    assert (before.locale, before.teams) == ("el", frozenset({desk.other_team}))
    assert after.locale == "fa"


def test_a_company_is_known_by_its_key(db: Database, desk: Desk) -> None:
    assert db.write_now(lambda w: w.people.put_company(key="acme", name="Acme & Co")) == desk.company
    assert db.write_now(lambda w: w.people.company(desk.company)) == Company(desk.company, "acme", "Acme & Co")


def test_a_team_has_its_members_with_all_their_teams(db: Database, desk: Desk) -> None:
    def fn(work: Work) -> list[Person]:
        work.people.put_person(person("jan", role=Role.STAFF, teams=frozenset({desk.team, desk.other_team})))
        return work.people.team(desk.team)

    assert [(p.key, len(p.teams)) for p in db.write_now(fn)] == [("maria", 1), ("jan", 2)]
    assert [p.key for p in db.write_now(lambda w: w.people.team(desk.other_team))] == ["jan"]


def link(work: Work, who: PersonId, address: Address) -> None:
    work.people.link(who, address, shown="Ann ☕", now=NOW)


def test_one_account_for_each_channel(db: Database, desk: Desk) -> None:
    def fn(work: Work) -> None:
        link(work, desk.anna, ACCOUNT)
        link(work, desk.anna, Address("slack", "U1"))
        link(work, desk.anna, OTHER)
        assert work.people.at(ACCOUNT) is None
        assert work.people.at(OTHER) == work.people.get(desk.anna)
        assert work.people.address(desk.anna, HERE) == OTHER
        assert work.people.address(desk.anna, "slack") == Address("slack", "U1")
        link(work, desk.maria, OTHER)
        assert work.people.at(OTHER) == work.people.get(desk.maria), "the account has one person"
        assert work.people.address(desk.anna, HERE) is None
        work.people.unlink(desk.maria, HERE)
        assert work.people.at(OTHER) is None

    db.write_now(fn)


def test_nothing_reaches_who_blocked_us_until_they_are_back(db: Database, desk: Desk) -> None:
    def fn(work: Work) -> None:
        link(work, desk.anna, ACCOUNT)
        work.people.blocked(ACCOUNT, NOW)
        assert work.people.address(desk.anna, HERE) is None
        known = work.people.at(ACCOUNT)
        assert known is not None, "they are still who they are"
        work.people.blocked(ACCOUNT, None)
        assert work.people.address(desk.anna, HERE) == ACCOUNT
        work.people.blocked(ACCOUNT, NOW)
        link(work, desk.anna, ACCOUNT)
        assert work.people.address(desk.anna, HERE) == ACCOUNT, "a link pressed anew is a return"

    db.write_now(fn)


def test_an_invitation_comes_back_whole_and_is_used_once(db: Database, desk: Desk) -> None:
    def fn(work: Work) -> None:
        invitation = Invitation(token_hash("t"), desk.anna, HERE, NOW + timedelta(days=7))
        work.people.invite(invitation)
        assert work.people.invitation(token_hash("t")) == invitation
        assert work.people.use(invitation, now=NOW)
        assert not work.people.use(invitation, now=NOW)
        used = work.people.invitation(token_hash("t"))
        assert used is not None
        assert used.used_at == NOW
        assert work.people.invitation("t") is None

    db.write_now(fn)


def pressed(work: Work, token: str, address: Address = ACCOUNT, *, later: timedelta = timedelta(0)) -> str:
    """What comes of a pressed link, undone when it is refused, as in a turn."""
    try:
        with work.savepoint():
            return actions.link(work, NOW + later, token=token, address=address, shown="Ann").key
    except Refused as no:
        return no.code


def test_guessed_used_expired_and_foreign_links_lead_nowhere(db: Database, desk: Desk) -> None:
    token = db.write_now(lambda w: actions.invite(w, NOW, key="anna", channel=HERE))

    def fn(work: Work) -> None:
        guesses = [new_token() for _ in range(1000)] + [
            "",
            token.swapcase(),
            token[:-1],
            f"{token}x",
            token_hash(token),
        ]
        assert {pressed(work, guess) for guess in guesses} == {"invitation-unknown"}
        assert pressed(work, token, Address("telegram:staff", "777")) == "invitation-elsewhere"
        assert pressed(work, token, later=timedelta(days=7)) == "invitation-expired"
        assert work.people.at(ACCOUNT) is None
        assert pressed(work, token) == "anna", "none of that used the link up"
        assert pressed(work, token) == "anna", "one's own link pressed again is welcome"
        assert pressed(work, token, OTHER) == "invitation-used"
        assert work.people.at(OTHER) is None

    db.write_now(fn)


def test_an_account_of_somebody_else_is_not_taken_over_and_the_link_still_works(db: Database, desk: Desk) -> None:
    db.write_now(lambda w: link(w, desk.maria, ACCOUNT))
    token = db.write_now(lambda w: actions.invite(w, NOW, key="anna", channel=HERE))
    assert db.write_now(lambda w: pressed(w, token)) == "account-taken"
    assert db.write_now(lambda w: pressed(w, token, OTHER)) == "anna"


def test_of_twenty_who_press_one_link_at_once_one_is_linked(db: Database, desk: Desk) -> None:
    token = db.write_now(lambda w: actions.invite(w, NOW, key="anna", channel=HERE))
    presses = [partial(pressed, token=token, address=Address(HERE, str(n))) for n in range(20)]
    outcomes = at_once(db, presses)
    assert sorted(outcomes) == ["anna"] + ["invitation-used"] * 19
    known = db.write_now(lambda w: w.people.address(desk.anna, HERE))
    assert known == Address(HERE, str(outcomes.index("anna")))


def test_who_is_not_in_the_desks_file_cannot_be_invited(db: Database, desk: Desk) -> None:
    with pytest.raises(Refused) as no:
        db.write_now(lambda w: actions.invite(w, NOW, key="nobody", channel=HERE))
    assert (no.value.code, no.value.args_) == ("nobody", {"who": "nobody"})


def test_no_token_is_kept(db: Database, desk: Desk) -> None:
    token = db.write_now(lambda w: actions.invite(w, NOW, key="anna", channel=HERE))
    with db._writing.connect() as connection:
        rows = [connection.exec_driver_sql(f"SELECT * FROM {name}").all() for name in ("invitations", "timeline")]
    assert all(rows)
    assert token not in repr(rows)
