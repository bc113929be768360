"""How a message looks on Telegram, as values that both libraries can send. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass

from adapters.telegram.marked import Marked, bare, cut, from_words, joined, marked, within
from core.chat.channel import Post
from core.chat.replies import Button, Fact, Message, Phrase, Quote, Say, StoredFile
from core.chat.words import Words, clean

LONGEST_TEXT = 4096  # UTF-16 units (Bot API: sendMessage, editMessageText)
LONGEST_CAPTION = 1024  # UTF-16 units (Bot API: sendPhoto, sendDocument)
LONGEST_DATA = 64  # bytes (Bot API: InlineKeyboardButton.callback_data)
LARGEST_PHOTO = 10 * 1024 * 1024  # bytes (Bot API: Sending files); a larger picture goes as a document
MENU_ROW = 2  # of what a menu offers, beside each other under the buttons
MOST_IN_ALBUM = 10  # items (Bot API: sendMediaGroup)
PHOTO_TYPES = frozenset({"image/jpeg", "image/png", "image/webp"})
NO_TEXT = Marked()
ELLIPSIS = Marked("…")  # also stands where there is no text, because Telegram takes no message without one


@dataclass(frozen=True)
class Key:
    """A button of an inline keyboard. `style` is one that the Bot API knows, or None."""

    label: str
    data: str
    style: str | None = None


Rows = tuple[tuple[Key, ...], ...]


@dataclass(frozen=True)
class Text:
    """One text message."""

    body: Marked
    rows: Rows = ()


@dataclass(frozen=True)
class Photos:
    """One photo, or an album of up to ten."""

    files: tuple[StoredFile, ...]
    caption: Marked = NO_TEXT


@dataclass(frozen=True)
class Document:
    file: StoredFile
    caption: Marked = NO_TEXT


Part = Text | Photos | Document


def parts(post: Post) -> list[Part]:
    """What to send, in order, so that no word is lost. A short text is the caption of a single file or album."""
    body, rows = drawn(post), keyboard(post.message, post.say)
    files = _files(post.message.files)
    if len(files) == 1 and not rows and len(captions := cut(body, LONGEST_CAPTION)) == 1:
        return [_captioned(files[0], captions[0])]
    return [*_texts(body, rows, needed=not files), *files]


def edited(post: Post) -> Text:
    """What a message becomes: text and buttons only. Too long a text ends in an ellipsis: one message stays one."""
    body, rows = drawn(post), keyboard(post.message, post.say)
    texts = cut(body, LONGEST_TEXT)
    if len(texts) > 1:
        texts = [joined((cut(body, LONGEST_TEXT - 1)[0], ELLIPSIS))]
    return Text(texts[0] if texts else ELLIPSIS, rows)


def drawn(post: Post) -> Marked:
    """The whole text: title, lines, facts, footer."""
    message, say = post.message, post.say
    title = [marked(say(message.title), "bold")] if message.title else []
    lines = joined([*title, *(_line(line, say, plainly=post.bare) for line in message.lines)], "\n")
    facts = joined((_fact(fact, say) for fact in message.facts), "\n")
    footer = marked(say(message.footer), "italic") if message.footer else NO_TEXT
    whole = joined((lines, facts, footer), "\n\n")
    return Marked(whole.text) if post.bare else whole


def keyboard(message: Message, say: Say) -> Rows:
    """Raises ValueError for a button whose data Telegram would refuse: a bug of the one who drew it."""
    menu = (message.menu[at : at + MENU_ROW] for at in range(0, len(message.menu), MENU_ROW))
    return tuple(tuple(_key(button, say) for button in row) for row in (*message.buttons, *menu) if row)


def _texts(body: Marked, rows: Rows, *, needed: bool) -> list[Part]:
    """The buttons hang under the last."""
    texts = cut(body, LONGEST_TEXT) or ([ELLIPSIS] if rows or needed else [])
    return [Text(text, rows if text is texts[-1] else ()) for text in texts]


def _line(line: Phrase | Quote | Words, say: Say, *, plainly: bool) -> Marked:
    written = bare if plainly else from_words
    match line:
        case Phrase():
            return marked(say(line))
        case Quote(words, by):
            return joined((marked(by, "bold"), within(written(words), "blockquote")), "\n")
        case _:
            return written(line)


def _fact(fact: Fact, say: Say) -> Marked:
    value = fact.value if isinstance(fact.value, str) else say(fact.value)
    return marked(f"{say(fact.label)}: {value}")


def _key(button: Button, say: Say) -> Key:
    data = f"{button.act}:{button.about}"
    if len(data.encode()) > LONGEST_DATA:
        raise ValueError(f"button {data!r} holds more than {LONGEST_DATA} bytes")
    return Key(clean(say(button.label)), data, button.style or None)


def _files(files: Iterable[StoredFile]) -> list[Photos | Document]:
    given = list(files)
    photos = [f for f in given if f.mime in PHOTO_TYPES and f.size <= LARGEST_PHOTO]
    albums = [Photos(tuple(photos[at : at + MOST_IN_ALBUM])) for at in range(0, len(photos), MOST_IN_ALBUM)]
    return [*albums, *(Document(f) for f in given if f not in photos)]


def _captioned(part: Photos | Document, caption: Marked) -> Part:
    if isinstance(part, Photos):
        return Photos(part.files, caption)
    return Document(part.file, caption)
