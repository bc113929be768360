"""What a person sees, as values read from the control side's JSON: posts, buttons, threads, forms, fields."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from adapters.sandbox.slack.blocks import interactive
from adapters.sandbox.slack.shown import Json, Names, blocks_words, message_words


@dataclass(frozen=True)
class Button:
    label: str
    action_id: str
    value: str | None
    style: str | None = None


@dataclass(frozen=True)
class Post:
    """A message as shown. `text` is what the blocks say, or the text; `thread` its replies, oldest first."""

    ts: str
    author: str
    text: str
    by_app: bool
    buttons: tuple[Button, ...] = ()
    thread: "tuple[Post, ...]" = ()
    files: tuple[str, ...] = ()
    edited: bool = False
    reactions: tuple[str, ...] = ()


@dataclass(frozen=True)
class Field:
    """One input of a form; `options` are the words to choose from, `value` what is filled in now."""

    label: str
    kind: str
    options: tuple[str, ...]
    value: object
    optional: bool


@dataclass(frozen=True)
class Form:
    """An open modal (or the home tab, whose `submit` is None)."""

    view_id: str
    title: str
    text: str
    fields: tuple[Field, ...]
    buttons: tuple[Button, ...]
    submit: str | None
    callback_id: str


def post_of(message: Json, names: Names) -> Post:
    return Post(
        ts=message["ts"],
        author=message.get("author", ""),
        text=message_words(message, names),
        by_app="bot_id" in message,
        buttons=tuple(_buttons(message.get("blocks", []))),
        thread=tuple(post_of(one, names) for one in message.get("thread", ())),
        files=tuple(file["name"] for file in message.get("files", ())),
        edited="edited" in message,
        reactions=tuple(one["name"] for one in message.get("reactions", ())),
    )


def form_of(view: Json, names: Names) -> Form:
    return Form(
        view_id=view["id"],
        title=view["title"]["text"] if view["type"] == "modal" else "",
        text=blocks_words(view["blocks"], names),
        fields=tuple(_fields(view)),
        buttons=tuple(_buttons(view["blocks"])),
        submit=view["submit"]["text"] if view.get("submit") else None,
        callback_id=view["callback_id"],
    )


def flat(posts: Iterable[Post]) -> Iterator[Post]:
    """Every post with the replies of its thread after it."""
    for one in posts:
        yield one
        yield from one.thread


def _buttons(blocks: list[Json]) -> Iterator[Button]:
    for _, one in interactive(blocks):
        if one["type"] == "button":
            yield Button(one["text"]["text"], one["action_id"], one.get("value"), one.get("style"))


def _fields(view: Json) -> Iterator[Field]:
    for block in view["blocks"]:
        if block["type"] == "input":
            element = block["element"]
            state = view["state"]["values"].get(block["block_id"], {}).get(element["action_id"], {})
            value = next((state[key] for key in state if key != "type"), None)
            options = tuple(one["text"]["text"] for one in element.get("options", ()))
            yield Field(block["label"]["text"], element["type"], options, value, block.get("optional", False))
