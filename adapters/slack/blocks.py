"""Messages as Block Kit. Pure: a Message in, the bodies of chat.postMessage or chat.update out.

What people wrote and what fills our sentences stands in rich text and plain text only, which Slack never parses: nobody
can mention, link or format by what they type.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any
from unicodedata import bidirectional

from adapters.slack import richtext
from adapters.slack.fitting import Drawn, cut, one_of, packed, weight
from core.chat.replies import Button, Fact, Message, Phrase, Quote, Say
from core.chat.words import Span, Words, clean, plain, units, visible, words

Json = dict[str, Any]
Line = Phrase | Quote | Words

# Block Kit's limits, in characters or items (docs.slack.dev, block-kit reference)
HEADER = 150
CONTEXT = 2000
ELEMENTS_IN_ROW = 25
BUTTON = 75  # also an option of a menu
MENU = "menu"  # action_id of what offers a message's menu; an option's value is what a button's action_id would be
OPTIONS = 100
TEXT = 3000  # of the `text` beside the blocks; chat.update takes 4000
FACTS_WEIGHT = 3000  # of the facts in one block as JSON, so that it can be packed with its neighbours
ELLIPSIS = "…"
FROM_RIGHT = "\u200f"  # a mark that nobody sees: the line begins on the right
_MORE = Drawn(richtext.block(richtext.elements(words(ELLIPSIS))), ELLIPSIS)
_USER = re.compile(r"[UW][A-Z0-9]+\Z")


def bodies(message: Message, say: Say, channel: str, *, bare: bool = False, single: bool = False) -> list[Json]:
    """`text` and `blocks` of each message that it takes, in order; none when there is nothing but files.

    Nothing is left out: what is too long for one goes on in the next, with the buttons under the last.
    `bare`: no formatting of any kind, for a message that Slack refused with. `single`: for an edit, where one message
    stays one. Too long a one ends in an ellipsis above the buttons.
    """
    mentioned = [a.user for a in message.mention if a.channel == channel and _USER.match(a.user)]
    if bare:
        return _bare(message, say, mentioned, single=single)
    content, rows = _content(message, say, mentioned), _rows(message, say)
    parts = packed([*content, *rows])
    if single and len(parts) > 1:
        parts = [one_of(content, _MORE, rows)]
    return [_body(part, [] if after else mentioned) for after, part in enumerate(parts)]


def lines(given: Iterable[Line], say: Say) -> list[Drawn]:
    """Lines one under the other, as in a message; also the facts above a form."""
    return [drawn for line in given for drawn in _line(line, say)]


def quoted(user: str) -> str:
    """A mention in `text`. Only ever made from an Address."""
    return f"<@{user}>"


def escaped(text: str) -> str:
    """For `text` and mrkdwn: these three alone disarm every mention, link and entity (docs.slack.dev, formatting)."""
    return clean(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def shortened(text: str, longest: int) -> str:
    return text if len(text) <= longest else text[: longest - 1] + "…"


def plain_text(text: str) -> Json:
    return {"type": "plain_text", "text": clean(text)}


def _content(message: Message, say: Say, mentioned: list[str]) -> list[Drawn]:
    title = _title(say(message.title)) if message.title else []
    body = _mentioning(lines(message.lines, say), mentioned)
    facts = _facts(message.facts, say)
    footer = _context(say(message.footer)) if message.footer else []
    return [*title, *body, *facts, *footer]


def _title(text: str) -> list[Drawn]:
    if text.strip() and units(text) <= HEADER:
        return [Drawn({"type": "header", "text": plain_text(text)}, text)]
    return _rich((Span(text, bold=True),))


def _line(line: Line, say: Say) -> list[Drawn]:
    match line:
        case Phrase():
            return _rich(words(say(line)))
        case Quote():
            return [*_context(_author(line.by, say)), *_rich(line.words, "rich_text_quote")]
        case _:
            return _rich(line)


def _author(name: str, say: Say) -> str:
    """On the side where the reader's language begins, whatever letters the name is in."""
    return FROM_RIGHT + name if name and _from_right(say(Phrase("cancel"))) else name


def _rich(said: Words, kind: str = "rich_text_section") -> list[Drawn]:
    parts = cut(richtext.shown(said), lambda part: weight(richtext.elements(part)))
    return [
        Drawn(richtext.block(richtext.elements(part), kind), plain(part)) for part in parts if visible(part).strip()
    ]


def _context(text: str) -> list[Drawn]:
    parts = cut(words(clean(text)), lambda part: weight(visible(part)), longest=CONTEXT)
    texts = [visible(part) for part in parts if visible(part).strip()]
    return [Drawn({"type": "context", "elements": [plain_text(text)]}, text) for text in texts]


def _mentioning(body: list[Drawn], mentioned: list[str]) -> list[Drawn]:
    """Mentions stand at the beginning of the first line, or before the author of a quote."""
    if not mentioned:
        return body
    users: list[Json] = []
    for user in mentioned:
        users += [{"type": "user", "user_id": user}, {"type": "text", "text": " "}]
    if body and (inside := _section(body[0].block) or _named(body[0])):
        mark: list[Json] = [{"type": "text", "text": FROM_RIGHT}] if _from_right(body[0].text) else []
        return [Drawn(richtext.block([*mark, *users, *inside]), body[0].text), *body[1:]]
    return [Drawn(richtext.block(users), ""), *body]


def _named(author: Drawn) -> list[Json]:
    """Who said what follows, as a line that can begin with a mention."""
    if author.block["type"] != "context":
        return []
    return [{"type": "text", "text": f"{author.text.removeprefix(FROM_RIGHT)}:"}]


def _from_right(text: str) -> bool:
    """Its first letter or mark runs from right to left: a Latin name before it would turn the whole line round."""
    directions = (bidirectional(letter) for letter in text)
    return next((one != "L" for one in directions if one in ("L", "R", "AL")), False)


def _section(block: Json) -> list[Json]:
    if block["type"] != "rich_text" or block["elements"][0]["type"] != "rich_text_section":
        return []
    inside: list[Json] = block["elements"][0]["elements"]
    return inside


def _facts(facts: Iterable[Fact], say: Say) -> list[Drawn]:
    """One line each, as on a phone anyway: Slack's own two columns turn round what runs from right to left."""
    drawn = [one for fact in facts for one in _rich((Span(say(fact.label) + ": ", bold=True), Span(_value(fact, say))))]
    together: list[Drawn] = []
    for one in drawn:
        fits = together and weight(together[-1].block) + weight(one.block) <= FACTS_WEIGHT
        together.append(_joined(together.pop(), one) if fits else one)
    return together


def _value(fact: Fact, say: Say) -> str:
    value = fact.value if isinstance(fact.value, str) else say(fact.value)
    return value.strip() or "–"


def _joined(first: Drawn, second: Drawn) -> Drawn:
    """Two rich texts as one block: its sections stand close together."""
    elements = [*first.block["elements"], *second.block["elements"]]
    return Drawn({"type": "rich_text", "elements": elements}, f"{first.text}\n{second.text}")


def _rows(message: Message, say: Say) -> list[Drawn]:
    buttons = [[_button(button, say) for button in row] for row in message.buttons]
    rows = [row[at : at + ELEMENTS_IN_ROW] for row in buttons for at in range(0, len(row), ELEMENTS_IN_ROW)]
    if message.menu:
        if not rows or len(rows[-1]) == ELEMENTS_IN_ROW:
            rows.append([])
        rows[-1].append(_menu(message.menu, say))
    return [Drawn({"type": "actions", "elements": row}, "") for row in rows]


def _menu(choices: Iterable[Button], say: Say) -> Json:
    options = [{"text": plain_text(shortened(say(one.label), BUTTON)), "value": _ident(one)} for one in choices]
    placeholder = plain_text(say(Phrase("button-more")))
    return {"type": "static_select", "action_id": MENU, "placeholder": placeholder, "options": options[:OPTIONS]}


def _ident(button: Button) -> str:
    return f"{button.act}:{button.about}"


def _button(button: Button, say: Say) -> Json:
    drawn = {
        "type": "button",
        "action_id": _ident(button),
        "value": button.about or button.act,
        "text": plain_text(shortened(say(button.label), BUTTON)),
    }
    return {**drawn, "style": button.style} if button.style else drawn


def _body(part: list[Drawn], mentioned: list[str]) -> Json:
    said = "\n".join(one.text for one in part if one.text)
    return {"text": _text(said, mentioned), "blocks": [one.block for one in part]}


def _text(text: str, mentioned: list[str]) -> str:
    """What notifications and screen readers say; nothing in it is a mention but ours."""
    before = "".join(quoted(user) + " " for user in mentioned)
    kept = escaped(text)
    while len(before) + len(kept) > TEXT:
        text = text[: len(text) * (TEXT - len(before)) // len(kept) - 1]
        kept = escaped(text) + "…"
    return before + kept or "…"


def _bare(message: Message, say: Say, mentioned: list[str], *, single: bool) -> list[Json]:
    before = "".join(quoted(user) + " " for user in mentioned)
    whole = "\n".join(one.text for one in _content(message, say, []))
    parts = cut(words(clean(whole)), lambda part: len(before) + len(escaped(visible(part))), TEXT - 1, TEXT - 1)
    texts = [visible(part) for part in parts if visible(part).strip()]
    if single and len(texts) > 1:
        texts = [texts[0] + ELLIPSIS]
    drawn: list[Json] = [{"text": ("" if after else before) + escaped(text)} for after, text in enumerate(texts)]
    if rows := _rows(message, say):
        above = [Drawn({"type": "section", "text": plain_text(text)}, text) for text in texts[-1:]]
        together = packed([*above, *rows])
        if single and len(together) > 1:
            together = [rows]
        last = drawn.pop() if drawn else {"text": before or ELLIPSIS}
        drawn += [
            {**({"text": ELLIPSIS} if after else last), "blocks": [one.block for one in part]}
            for after, part in enumerate(together)
        ]
    return drawn
