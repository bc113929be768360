"""How values are called on the cards of staff."""

from __future__ import annotations

from collections.abc import Iterable

from core.billing.model import Money
from core.catalog.model import KINDS, RequestKind
from core.chat.replies import Phrase
from core.tickets.model import Ticket
from core.work import Work

OURS = tuple(kind.key for kind in KINDS)


def reader(work: Work, ticket: Ticket) -> Phrase:
    """Above every form whose words go out."""
    company = work.people.company(ticket.company).name
    return Phrase("will-read", {"who": work.people.get(ticket.customer).name, "company": company})


def joined(parts: Iterable[str | Phrase]) -> str | Phrase:
    """One beside the other; empty for none."""
    given = list(parts)
    whole: str | Phrase = given[0] if given else ""
    for part in given[1:]:
        whole = Phrase("beside", {"first": whole, "second": part})
    return whole


def money(sum_: Money) -> Phrase:
    if sum_.whole:
        return Phrase("money-whole", {"major": sum_.amount, "currency": sum_.currency})
    major, minor = divmod(sum_.amount, 100)
    return Phrase("money", {"major": major, "tens": minor // 10, "ones": minor % 10, "currency": sum_.currency})


def kind_name(kind: RequestKind, locale: str) -> str | Phrase:
    """Ours is a sentence of the catalogues; an administrator's own brings its names."""
    name = kind.name(locale)
    return Phrase(f"staff-kind.{kind.key}") if name is None and kind.key in OURS else name or kind.key


def kind_of(work: Work, key: str, locale: str) -> str | Phrase:
    """The kind with this key; one that the desk has no more is told by its key."""
    return kind_name(work.catalog.desk().kind(key), locale)
