"""Inviting people and tying their accounts to them."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from core.chat.events import Address
from core.errors import Refused
from core.people.model import INVITATION_LIFE, LOCALES, Actor, Invitation, Person, new_token, token_hash

if TYPE_CHECKING:
    from core.work import Work


def invite(work: Work, now: datetime, *, key: str, channel: str) -> str:
    """The token of a new link for the person with this key. Raises Refused("nobody")."""
    person = work.people.by_key(key)
    if person is None:
        raise Refused("nobody", who=key)
    token = new_token()
    work.people.invite(Invitation(token_hash(token), person.id, channel, expires_at=now + INVITATION_LIFE))
    work.timeline.add(now, "invited", facts={"person": person.id, "channel": channel})
    return token


def link(work: Work, now: datetime, *, token: str, address: Address, shown: str) -> Person:
    """Somebody pressed their link: this account is now theirs (A1 of the attacks: one use, expiring, bound to the bot).

    Pressing one's own used link again is welcome and changes nothing. Raises Refused("invitation-...").
    """
    invitation = work.people.invitation(token_hash(token))
    if invitation is None:
        raise Refused("invitation-unknown")
    if invitation.used_at and (known := work.people.at(address)) and known.id == invitation.person:
        return known
    invitation.checked(channel=address.channel, now=now)
    if not work.people.use(invitation, now=now):
        raise Refused("invitation-used")
    if (other := work.people.at(address)) and other.id != invitation.person:
        raise Refused("account-taken")
    person = work.people.get(invitation.person)
    work.people.link(person.id, address, shown=shown, now=now)
    work.timeline.add(now, "linked", by=Actor(person, address.channel), facts={"account": address.user, "shown": shown})
    return person


def choose_language(work: Work, now: datetime, actor: Actor, *, locale: str) -> None:
    if locale not in LOCALES:
        raise Refused("language-unknown")
    work.people.speaks(actor.known.id, locale)
    work.timeline.add(now, "language-chosen", by=actor, facts={"locale": locale})
