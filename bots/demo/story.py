"""The story: each step is done by people through the real bots, and looked at where it has to be seen."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Awaitable, Callable, Mapping

from adapters.sandbox.people_slack import Post
from adapters.sandbox.people_telegram import Seen
from bots.demo import written
from bots.demo.pictures import LAMP
from bots.demo.scene import Agent, Scene, bare, need, said, same
from core.feedback.model import BEST
from core.people.model import LOCALES
from core.tickets import codes

Step = Callable[[Scene], Awaitable[None]]
CODE = re.compile(r"\d{4} \d{4}")
PHOTOS = 2


async def invited(s: Scene) -> None:
    """The invitation link ties the account; the greeting is in the customer's language."""
    await s.phone.starts(s.token)
    greeting = await s.reads("a greeting", lambda m: m.button(f"language:{LOCALES[0]}") is not None)
    hello = said(s.say, "greeting", name=s.customer.name, desk=s.cast.desk.desk.name)
    need(same(greeting.text, hello, said(s.say, "greeting-how")), hello, greeting.text)


async def told(s: Scene) -> None:
    """Three quick messages and an album are one ticket, with one card in their chat."""
    for text in s.script.quick:
        await s.phone.says(text)
    await s.phone.sends_album([LAMP] * PHOTOS, s.script.photos)
    card = await s.reads("the ticket's card", lambda m: s.script.quick[0] in m.text)
    s.code = "".join(CODE.findall(bare(card.text))[:1])
    s.ticket = codes.number_of(s.code) or 0
    need(s.ticket > 0, "a tracking code on the card", card.text)
    await _choose_product(s, card)
    cards = [m.text for m in await s.phone.chat() if m.by_bot and s.code in bare(m.text)]
    need(len(cards) == 1, "one card", cards)


async def _choose_product(s: Scene, card: Seen) -> None:
    """Asked only when the contract covers more than one."""
    name = next(product.name for product in s.cast.desk.products if product.key == s.script.product)
    button = next((b for row in card.buttons for b in row if b.data and same(b.text, name)), None)
    if button and button.data:
        await s.phone.presses(button.data, message=card.message_id)
    await s.reads(f"the product, {name}", lambda m: same(m.text, s.code, name) and not _offers(m, "product"))


def _offers(card: Seen, act: str) -> bool:
    return any((b.data or "").startswith(f"{act}:") for row in card.buttons for b in row)


async def reached(s: Scene) -> None:
    """The team's channel gets one card, with every word and both photos in its thread."""
    card = await s.room_shows("a card with a button to claim it", lambda posts: _with(posts, f"claim:{s.ticket}"))
    s.card = card.ts
    need(same(card.text, s.code, s.customer.name, s.script.quick[0]), "code, customer and first words", card.text)
    wanted = [*s.script.quick, s.script.photos]

    def complete(posts: list[Post]) -> bool:
        thread = s.thread(posts)
        words = [text for post in thread for text in wanted if text in post.text]
        return words == wanted and sum(len(post.files) for post in thread) == PHOTOS

    await s.room_shows("the customer's words in their order, and both photos, in the thread", complete)
    posts = await s.room.channel(s.channel)
    need(len(posts) == 1, "one card for one ticket", [post.text for post in posts])


async def claimed(s: Scene) -> None:
    """Two press at the same moment: one wins, the other is told who."""
    await asyncio.gather(*(agent.slack.presses(f"claim:{s.ticket}", s.channel, s.card) for agent in s.agents))
    await s.room_shows("the card with a button to reply", lambda posts: _with(posts, f"reply:{s.ticket}"))

    async def told_no() -> Agent | None:
        told = [agent for agent in s.agents if await agent.slack.ephemerals()]
        return told[0] if told else None

    s.other = await s.room.waits_for(told_no, s.patience)
    s.owner = next(agent for agent in s.agents if agent is not s.other)
    whisper = (await s.other.slack.ephemerals())[-1].text
    taken = said(s.say, "refused-ticket-taken", who=s.owner.name)
    need(same(whisper, taken), taken, whisper)
    need(not await s.owner.slack.ephemerals(), f"no word of refusal to {s.owner.name}", whisper)
    working = said(s.say, "card-turn.working", who=s.owner.name)
    await s.reads(working, lambda m: same(m.text, s.code, working))


async def replied(s: Scene) -> None:
    """The owner answers by the form, which says who will read it; bold and link arrive."""
    await s.owner.slack.presses(f"reply:{s.ticket}", s.channel, s.card)
    form = await s.owner.slack.waits_for_form(timeout=s.patience)
    need(s.customer.name in form.text, f"{s.customer.name}, who will read it", form.text)
    await _fill(s, text=written.elements(s.script.reply))
    text = written.visible(s.script.reply)
    answer = await s.reads("the answer", lambda m: same(m.text, text))
    need(s.owner.name in answer.text, f"who wrote it: {s.owner.name}", answer.text)
    need(written.bold(s.script.reply) == _marked(answer, "bold")[1:], "the bold words", answer.entities)
    links = [entity["url"] for entity in answer.entities if "url" in entity]
    need(written.links(s.script.reply) == links, "the link", answer.entities)
    delivered = said(s.say, "fate.delivered")
    await s.room_shows(delivered, lambda posts: any(same(p.text, text, delivered) for p in s.thread(posts)))


async def answered(s: Scene) -> None:
    """The customer's next words are in the thread, and mention the owner."""
    await s.phone.says(s.script.answer)
    await _owner_hears(s, s.script.answer)


async def noted(s: Scene) -> None:
    """A colleague's word in the thread stays inside: looked at here and again at the end."""
    await s.other.slack.says(s.channel, s.script.internal, s.card)
    await s.room_shows("the colleague's word", lambda p: any(s.script.internal in one.text for one in s.thread(p)))
    await _secret(s)


async def solved(s: Scene) -> None:
    await _solve(s, s.script.solution, 1)


async def not_solved(s: Scene) -> None:
    """It is the owner's again, who is told; what the customer adds is in the thread."""
    await s.phone.presses(f"not-solved:{s.ticket}.1")
    await _owner_hears(s, said(s.say, "not-solved", code=s.code))
    await s.room_shows("the card with a button to solve", lambda posts: _with(posts, f"solve:{s.ticket}"))
    await s.reads("what to do next", lambda m: same(m.text, said(s.say, "tell-what-is-wrong")))
    await s.phone.says(s.script.still)
    await _owner_hears(s, s.script.still)


async def solved_again(s: Scene) -> None:
    await _solve(s, s.script.solution_again, 2)


async def confirmed(s: Scene) -> None:
    """'Solved' closes it, and six stars come."""
    await s.phone.presses(f"confirm:{s.ticket}.2")
    stars = await s.reads("six stars", lambda m: m.button(f"rate:{s.ticket}.2.{BEST}") is not None)
    need(len([b for row in stars.buttons for b in row]) == BEST, "six buttons", stars.buttons)
    over = said(s.say, "confirm-over.solved")
    await s.reads(over, lambda m: same(m.text, over) and not m.buttons)


async def rated(s: Scene) -> None:
    """One press counts; a comment; then the stars are changed. The team hears of each."""
    await s.phone.presses(f"rate:{s.ticket}.2.{s.script.stars}")
    skip = said(s.say, "form-skip")
    await s.reads("the question for a comment", lambda m: m.button(skip) is not None)
    await s.phone.says(s.script.comment)
    await s.reads("the comment under the stars", lambda m: s.script.comment in m.text and len(m.buttons) > 0)
    await s.phone.presses(f"rate:{s.ticket}.2.{s.script.stars_again}")
    given = said(s.say, "rating-given", stars=s.script.stars_again)
    await s.reads(given, lambda m: same(m.text, given, s.script.comment))
    await _owner_hears(s, said(s.say, "rated", code=s.code, stars=s.script.stars_again))


async def looked(s: Scene) -> None:
    """Own tickets and their state at any time, and how each was solved."""
    await s.phone.says("/history")
    title, how = said(s.say, "history.days-30"), written.visible(s.script.solution_again)
    await s.reads(title, lambda m: same(m.text, title, s.code, s.script.quick[0], how))
    asked = await s.phone.says(f"/status {s.code}")
    closed = said(s.say, "card-turn.closed")
    await s.reads(closed, lambda m: m.message_id > asked and same(m.text, s.code, closed))


async def remembered(s: Scene) -> None:
    """Every step is on the timeline, in order, with who and from where; the internal word never left."""
    acts = [done.act for done in await s.history.of(s.ticket)]
    main = [act for act in acts if act in TIMELINE]
    need(main == TIMELINE, f"the timeline: {', '.join(TIMELINE)}", ", ".join(acts))
    need(acts.count("customer-wrote") == len(s.script.quick) + PHOTOS + 2, "every message of the customer", acts)
    await _secret(s)


TIMELINE = ["opened", "reached-team", "claimed", "answered", "noted", "solved", "not-solved", "solved", "closed", "rated", "rating-commented", "rated"]  # fmt: skip  # noqa: E501
STEPS: Mapping[str, Step] = {
    "demo-step-invited": invited,
    "demo-step-told": told,
    "demo-step-reached": reached,
    "demo-step-claimed": claimed,
    "demo-step-replied": replied,
    "demo-step-answered": answered,
    "demo-step-noted": noted,
    "demo-step-solved": solved,
    "demo-step-not-solved": not_solved,
    "demo-step-solved-again": solved_again,
    "demo-step-confirmed": confirmed,
    "demo-step-rated": rated,
    "demo-step-looked": looked,
    "demo-step-remembered": remembered,
}


async def _fill(s: Scene, **fields: object) -> None:
    filled = await s.owner.slack.fills(fields)
    need(filled.acked and not filled.errors and not filled.open, "the form is taken", filled)


async def _solve(s: Scene, solution: str, solving: int) -> None:
    """The owner records how; the customer is asked whether it is so."""
    await s.owner.slack.presses(f"solve:{s.ticket}", s.channel, s.card)
    await s.owner.slack.waits_for_form(timeout=s.patience)
    await _fill(s, solution=written.elements(solution))
    asked = await s.reads("the solution, with buttons", lambda m: m.button(f"confirm:{s.ticket}.{solving}") is not None)
    wanted = written.visible(solution), s.owner.name, said(s.say, "confirm-ask")
    need(same(asked.text, *wanted), " · ".join(wanted), asked.text)


async def _owner_hears(s: Scene, text: str) -> None:
    """In the thread, with a mention of the owner."""

    def heard(posts: list[Post]) -> bool:
        called = f"@{s.owner.name}"
        return any(same(p.text, text) and bare(p.text).startswith(called) for p in s.thread(posts))

    await s.room_shows(f"@{s.owner.name} {text}", heard)


async def _secret(s: Scene) -> None:
    seen = [m.text for m in await s.phone.chat() if s.script.internal in m.text]
    need(not seen, f"{s.customer.name} sees nothing internal", seen)


def _with(posts: list[Post], action: str) -> Post | None:
    return next((post for post in posts if any(b.action_id == action for b in post.buttons)), None)


def _marked(seen: Seen, kind: str) -> list[str]:
    """The words under entities of this kind; their places count UTF-16 units."""
    raw = seen.text.encode("utf-16-le")
    found = (e for e in seen.entities if e["type"] == kind)
    return [raw[e["offset"] * 2 : (e["offset"] + e["length"]) * 2].decode("utf-16-le") for e in found]
