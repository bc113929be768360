"""Was anything lost, doubled, misplaced or betrayed? Pure: what people did and what was shown in, findings out."""

from __future__ import annotations

import itertools
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from tests.endurance.book import Claimed, Kind, Said
from tests.endurance.evidence import SLACK, TELEGRAM, Press, Shown, ticket_of

MOST_A_KILL = 3  # messages that one kill may repeat
SCROLLED_AWAY = 5  # messages on the screen; the desk takes 10, and counts those it had not seen yet when it posted
OUT = (Kind.ANSWER, Kind.SOLUTION)  # words only: pictures need not come in order
IN = (Kind.WORDS, Kind.PHOTO)


@dataclass(frozen=True)
class Flag:
    """A row of the outbox that says: this may have been sent before. `name` and `marker` tell what it carried.

    `spare`: how often it was tried beyond the first time.
    """

    channel: str
    chat: str
    ticket: int | None
    name: str
    marker: str | None
    spare: int


@dataclass(frozen=True)
class Case:
    """Everything that the judge gets. `kills` are moments. `most_a_kill` None: answers were lost on purpose."""

    said: Sequence[Said]
    shown: Sequence[Shown]
    presses: Sequence[Press] = ()
    claimed: Sequence[Claimed] = ()
    flags: Sequence[Flag] = ()
    kills: Sequence[float] = ()
    stuck: Sequence[str] = ()
    most_a_kill: int | None = MOST_A_KILL


@dataclass(frozen=True)
class Finding:
    kind: str
    what: str


@dataclass
class Verdict:
    findings: list[Finding] = field(default_factory=list)
    repeats: list[Shown] = field(default_factory=list)

    def of(self, kind: str) -> list[Finding]:
        return [one for one in self.findings if one.kind == kind]


def judge(case: Case) -> Verdict:
    scene = Scene.of(case)
    verdict = Verdict()
    for rule in RULES:
        verdict.findings += rule(scene)
    copies = list({(one.n, one.message): one for copy in _repeated(scene) for one in copy}.values())
    verdict.repeats = copies
    verdict.findings += [*_unflagged(scene, copies), *_too_many(case, copies)]
    verdict.findings += [Finding("stuck", one) for one in case.stuck]
    return verdict


@dataclass(frozen=True)
class Scene:
    """The case, sorted: which ticket a thread belongs to, whose ticket it is, what a message looks like in the end."""

    case: Case
    roots: Mapping[tuple[str, str], int]
    owner: Mapping[int, int]
    last: Mapping[tuple[str, str, str], Shown]

    @classmethod
    def of(cls, case: Case) -> Scene:
        roots = {(one.chat, one.message): ticket_of(one) for one in case.shown if _is_card(one)}
        by = {one.marker: one.conversation for one in case.said}
        owner = {
            ticket_of(one): by[min(one.markers & by.keys())]
            for one in case.shown
            if _is_card(one) and one.markers & by.keys()
        }
        last = {(one.channel, one.chat, one.message): one for one in case.shown}
        return cls(case, roots, owner, last)

    def conversation(self, one: Shown) -> int | None:
        """Whose eyes or whose ticket this message is for."""
        if one.channel == TELEGRAM:
            return int(one.chat)
        return self.owner.get(self.ticket(one) or 0)

    def ticket(self, one: Shown) -> int | None:
        return self.roots.get((one.chat, one.thread or one.message)) if one.channel == SLACK else None

    def where(self, said: Said, *, new: bool = True) -> list[Shown]:
        """Where this was shown to those it was meant for."""
        to = SLACK if said.kind in IN else TELEGRAM
        here = (one for one in self.case.shown if said.marker in one.markers and one.channel == to)
        right = (one for one in here if self.conversation(one) == said.conversation)
        return [one for one in right if (one.new or not new) and (to == TELEGRAM or one.thread is not None)]


def lost(scene: Scene) -> Iterator[Finding]:
    """What arrived must be where it was meant for."""
    for said in scene.case.said:
        if said.sure and said.kind is not Kind.INTERNAL and not scene.where(said, new=said.kind is not Kind.COMMENT):
            yield Finding("lost", f"{said.kind} {said.marker} of conversation {said.conversation}")


def leaked(scene: Scene) -> Iterator[Finding]:
    """Nobody sees what is another's, and no customer what is internal."""
    said = {one.marker: one for one in scene.case.said}
    for one in scene.case.shown:
        for marker in one.markers & said.keys():
            if said[marker].kind is Kind.INTERNAL and one.channel == TELEGRAM:
                yield Finding("leaked", f"internal {marker} to customer {one.chat}, message {one.message}")
            elif scene.conversation(one) not in (said[marker].conversation, None):
                yield Finding("misplaced", f"{marker} of {said[marker].conversation} in {one.chat}/{one.message}")


def doubled(scene: Scene) -> Iterator[Finding]:
    """One first contact is one ticket."""
    tickets: dict[int, set[int]] = {}
    for ticket, conversation in scene.owner.items():
        tickets.setdefault(conversation, set()).add(ticket)
    for conversation, found in tickets.items():
        if len(found) > 1:
            yield Finding("doubled-ticket", f"conversation {conversation} has tickets {sorted(found)}")


def disorder(scene: Scene) -> Iterator[Finding]:
    """The first showing of each message, and the last, are in the order in which they were said."""
    for kinds in ((Kind.WORDS,), OUT):
        said = sorted((one for one in scene.case.said if one.kind in kinds and one.sure), key=lambda one: one.at)
        for conversation in {one.conversation for one in said}:
            mine = [one for one in said if one.conversation == conversation]
            for pick in (0, -1):
                shown = [(found[pick].n, one.marker) for one in mine if (found := _once(scene, one))]
                if shown != sorted(shown):
                    yield Finding("disorder", f"conversation {conversation}: {[marker for _, marker in sorted(shown)]}")


def claims(scene: Scene) -> Iterator[Finding]:
    """A claim that was taken in leaves a card that nobody can claim any more."""
    for claimed in scene.case.claimed:
        cards = _cards(scene, claimed.conversation)
        if all(any(button.startswith("claim:") for button in card.buttons) for card in cards):
            yield Finding("no-effect", f"claim of conversation {claimed.conversation} by {claimed.by}")


def judgements(scene: Scene) -> Iterator[Finding]:
    """'Solved' closes the ticket: staff can do nothing with it any more. 'Not solved' gives it back."""
    taken = [
        one for one in scene.case.presses if one.taken and one.data.startswith(("confirm:", "not-solved:", "rate:"))
    ]
    for conversation in {one.conversation for one in taken}:
        last = [one for one in taken if one.conversation == conversation][-1]
        closed = any(not card.buttons for card in _cards(scene, conversation))
        if closed is last.data.startswith("not-solved:"):
            yield Finding("no-effect", f"{last.data} of conversation {conversation}")


def stars(scene: Scene) -> Iterator[Finding]:
    """A star that was pressed is seen to be given: where it was pressed, or where that message was repeated."""
    first: dict[str, Press] = {}
    for press in scene.case.presses:
        if press.taken and press.data.startswith("rate:"):
            first.setdefault(press.data, press)
    for press in first.values():
        here = [one for one in scene.case.shown if one.chat == str(press.conversation) and press.data in one.buttons]
        before = {one.text for one in here if one.n < press.n}
        if not any(one.text not in before for one in here if one.n > press.n):
            yield Finding("no-effect", f"{press.data} of conversation {press.conversation}")


RULES = (lost, leaked, doubled, disorder, claims, judgements, stars)


def _repeated(scene: Scene) -> Iterator[list[Shown]]:
    """What was shown to the same people once more, without the first showing of each."""
    for said in scene.case.said:
        if said.kind not in (Kind.COMMENT, Kind.INTERNAL):
            yield _once(scene, said)[1:]
        if said.kind is Kind.ANSWER:
            yield [one for one in scene.case.shown if said.marker in one.markers and _in_thread(one)][1:]
    for ticket in set(scene.roots.values()):
        yield [one for one in scene.case.shown if _is_card(one) and ticket_of(one) == ticket][1:]
    yield from _cards_of_customers(scene)


def _cards_of_customers(scene: Scene) -> Iterator[list[Shown]]:
    """A customer's own words come back to them only on their ticket's card."""
    own = {one.marker: str(one.conversation) for one in scene.case.said if one.kind is Kind.WORDS}
    for chat in set(own.values()):
        new = [one for one in scene.case.shown if (one.channel, one.chat) == (TELEGRAM, chat) and one.new]
        yield _in_sight([one for one in new if any(own.get(marker) == chat for marker in one.markers)])[1:]


def _once(scene: Scene, said: Said) -> list[Shown]:
    """Where it was shown anew. The card with the solution may come again when it is out of sight."""
    found = scene.where(said)
    return _in_sight(found) if said.kind is Kind.SOLUTION else found


def _in_sight(cards: Sequence[Shown]) -> list[Shown]:
    """Without those posted anew on purpose, because the one before had scrolled away."""
    pairs = itertools.pairwise(cards)
    return [*cards[:1], *(one for before, one in pairs if one.above - before.above < SCROLLED_AWAY)]


def _unflagged(scene: Scene, copies: Iterable[Shown]) -> Iterator[Finding]:
    """Each repeat needs a row that admits it; a row excuses as many as it had attempts beyond the first."""
    spare: Counter[Flag] = Counter()
    for flag in scene.case.flags:
        spare[flag] += flag.spare
    for one in copies:
        excuse = next((flag for flag in spare if spare[flag] > 0 and _admits(scene, flag, one)), None)
        if excuse is None:
            what = ", ".join(sorted(one.markers)) or "a card"
            yield Finding("repeat", f"{what} again in {one.channel} {one.chat}, message {one.message}, unflagged")
        else:
            spare[excuse] -= 1


def _admits(scene: Scene, flag: Flag, one: Shown) -> bool:
    here = (flag.channel, flag.chat) == (one.channel, one.chat)
    about = flag.ticket in (scene.ticket(one), None) or one.channel == TELEGRAM
    return here and about and (flag.marker in one.markers if flag.marker else flag.name.startswith(_names(scene, one)))


def _names(scene: Scene, one: Shown) -> tuple[str, ...]:
    """How rows without words of their own are called, that this may have come from."""
    kinds = {said.kind for said in scene.case.said if said.marker in one.markers}
    if one.channel == SLACK and one.thread is None:
        return ("ticket",)
    names = {
        (SLACK, Kind.PHOTO): "customer-file",
        (TELEGRAM, Kind.SOLUTION): "confirm",
        (TELEGRAM, Kind.WORDS): "ticket",
    }
    return tuple(name for (channel, kind), name in names.items() if channel == one.channel and kind in kinds)


def _too_many(case: Case, copies: Iterable[Shown]) -> Iterator[Finding]:
    if case.most_a_kill is None:
        return
    after = Counter(bisect_right(case.kills, one.at) for one in copies)
    for kill, count in sorted(after.items()):
        if count > (case.most_a_kill if kill else 0):
            yield Finding("too-many-repeats", f"{count} after kill {kill}")


def _cards(scene: Scene, conversation: int) -> list[Shown]:
    """How this customer's ticket looks to staff in the end; twice when the card itself was repeated."""
    ends = (one for one in scene.last.values() if (one.chat, one.message) in scene.roots and one.thread is None)
    return [one for one in ends if one.channel == SLACK and scene.conversation(one) == conversation]


def _is_card(one: Shown) -> bool:
    return one.channel == SLACK and one.new and one.thread is None and ticket_of(one) != 0


def _in_thread(one: Shown) -> bool:
    return one.channel == SLACK and one.new and one.thread is not None
