"""What sales does on a card: 'Activate', which renews a contract or records a new one, and 'Declined' (T4)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta

from bots.agent.days import day
from bots.fields import Answers, chosen, said, text
from bots.ids import ids
from bots.persona import Make, Turn
from core.catalog.model import ProductId
from core.chat.forms import Choice, Form, Name, Text
from core.chat.replies import Answer, Button, OpenForm, Phrase, Toast
from core.contracts.model import Contract, ContractId
from core.errors import Refused
from core.people.finding import folded
from core.people.model import Person
from core.tickets import routing, sales
from core.tickets.model import Ticket, TicketId
from core.work import Work

MOST = 8  # contracts that are over and may be renewed: the ones that ended last
NEW = "new"
LEAP = (2, 29)
SHORT = 100  # characters of a number or a day

ACTIVATE = Form("activate", (Choice("contract"),))
RENEW = Form("renew", (Text("until", longest=SHORT, lines=False),))
SIGN = Form(
    "sign",
    (
        Text("number", longest=SHORT, lines=False),
        Text("ends", longest=SHORT, lines=False),
        Text("starts", longest=SHORT, lines=False, optional=True),
        Text("products", longest=500, lines=False, optional=True),
    ),
)
DECLINE = Form("decline", (Text("reason"),))
FORMS = {form.key: form for form in (ACTIVATE, RENEW, SIGN, DECLINE)}


def buttons(ticket: Ticket) -> tuple[tuple[Button, ...], ...]:
    """While the ticket waits for sales."""
    if ticket.closed or not ticket.with_sales:
        return ()
    about = str(ticket.id)
    yes = Button("activate", about, Phrase("button-activate"), "primary")
    return ((yes, Button("decline", about, Phrase("button-decline"), "danger")),)


def activate(turn: Turn, about: str) -> Answer | None:
    """Which contract? When one covers it meanwhile, it goes on at once."""
    ticket = sales.may_decide(turn.work, turn.actor, ticket=TicketId(ids(about, 1)[0]))
    if routing.covering(turn.work, ticket.company, ticket.product, turn.now):
        sales.go_on(turn.work, turn.now, turn.actor, ticket=ticket.id)
        return Toast(Phrase("sales-covered-now"))
    if _over(turn.work, turn.now, ticket):
        form = _activate(turn.work, turn.now, turn.actor.known, about)
        return OpenForm(form, about, _known(turn.work, turn.now, ticket))
    return _sign(turn, ticket)


def _activate(work: Work, now: datetime, reader: Person, about: str) -> Form:
    """Those of theirs that are over, and 'a new one'."""
    over = _over(work, now, work.tickets.get(TicketId(ids(about, 1)[0])))
    today = work.catalog.desk().calendar.day(now)
    names: list[Name] = [*(contract.number for contract in over), ("activate-new", today)]
    return Form("activate", (Choice("contract", (*(str(one.id) for one in over), NEW), names=tuple(names)),))


def _over(work: Work, now: datetime, ticket: Ticket) -> list[Contract]:
    """Contracts that would cover it, were they not over."""
    today = work.catalog.desk().calendar.day(now)
    ended = [one for one in work.contracts.of_company(ticket.company) if one.ends < today]
    return [one for one in ended if ticket.product is None or ticket.product in one.products][:MOST]


def _known(work: Work, now: datetime, ticket: Ticket) -> tuple[Phrase, ...]:
    return (_request(work, ticket), *(_line(work, contract) for contract in _over(work, now, ticket)))


def _request(work: Work, ticket: Ticket) -> Phrase:
    company = work.people.company(ticket.company).name
    if ticket.product is None:
        return Phrase("activate-for", {"company": company})
    product = work.catalog.product(ticket.product).name
    return Phrase("activate-for-product", {"company": company, "product": product})


def _line(work: Work, contract: Contract) -> Phrase:
    names = ", ".join(work.catalog.product(product).name for product in sorted(contract.products))
    return Phrase("activate-over", {"number": contract.number, "ends": str(contract.ends), "products": names})


def activated(turn: Turn, about: str, answers: Answers) -> Answer | None:
    ticket = sales.may_decide(turn.work, turn.actor, ticket=TicketId(ids(about, 1)[0]))
    which = chosen(answers, "contract") or NEW
    if which == NEW:
        return _sign(turn, ticket)
    contract = turn.work.contracts.get(ContractId(ids(which, 1)[0]))
    until = Text("until", longest=SHORT, lines=False, now=str(_next(contract.ends, _today(turn))))
    return OpenForm(Form("renew", (until,)), f"{ticket.id}.{contract.id}", (_line(turn.work, contract),))


def _next(ended: date, today: date) -> date:
    """The same day of the year, when it comes next: contracts are mostly renewed by the year."""
    ended = ended - timedelta(days=1) if (ended.month, ended.day) == LEAP else ended
    this_year = ended.replace(year=today.year)
    return this_year if this_year > today else ended.replace(year=today.year + 1)


def _sign(turn: Turn, ticket: Ticket) -> OpenForm:
    names = ", ".join(product.name for product in turn.work.catalog.products())
    offered = Phrase("sign-products-known", {"products": names})
    return OpenForm(SIGN, str(ticket.id), (_request(turn.work, ticket), offered))


def renewed(turn: Turn, about: str, answers: Answers) -> Answer | None:
    ticket, contract = ids(about, 2)
    until, known = day(text(answers, "until")), ContractId(contract)
    sales.renew(turn.work, turn.now, turn.actor, ticket=TicketId(ticket), contract=known, until=until)
    return None


def signed(turn: Turn, about: str, answers: Answers) -> Answer | None:
    ticket = sales.may_decide(turn.work, turn.actor, ticket=TicketId(ids(about, 1)[0]))
    starts = text(answers, "starts")
    deal = sales.Deal(
        number=text(answers, "number"),
        starts=day(starts) if starts else _today(turn),
        ends=day(text(answers, "ends")),
        products=_products(turn.work, ticket, text(answers, "products")),
    )
    sales.sign(turn.work, turn.now, turn.actor, ticket=ticket.id, deal=deal)
    return None


def _today(turn: Turn) -> date:
    return turn.work.catalog.desk().calendar.day(turn.now)


def _products(work: Work, ticket: Ticket, typed: str) -> frozenset[ProductId]:
    """By their names or keys; when none are named, what the request is about, or everything."""
    products = work.catalog.products()
    if not typed:
        return frozenset({ticket.product} if ticket.product else {one.id for one in products})
    known = {folded(name): product.id for product in products for name in (product.key, product.name)}
    named = [name.strip() for name in typed.replace("،", ",").replace(";", ",").split(",") if name.strip()]
    for name in named:
        if folded(name) not in known:
            raise Refused("product-unclear", name=name[:60])
    return frozenset(known[folded(name)] for name in named)


def decline(turn: Turn, about: str) -> Answer | None:
    ticket = sales.may_decide(turn.work, turn.actor, ticket=TicketId(ids(about, 1)[0]))
    who = turn.work.people.get(ticket.customer).name
    return OpenForm(DECLINE, about, (_request(turn.work, ticket), Phrase("decline-inside", {"who": who})))


def declined(turn: Turn, about: str, answers: Answers) -> Answer | None:
    ticket, reason = TicketId(ids(about, 1)[0]), said(answers, "reason")
    sales.decline(turn.work, turn.now, turn.actor, ticket=ticket, reason=reason)
    return None


MADE: Mapping[str, Make] = {"activate": _activate}
PRESSES = {"activate": activate, "decline": decline}
FILLED = {"activate": activated, "renew": renewed, "sign": signed, "decline": declined}
