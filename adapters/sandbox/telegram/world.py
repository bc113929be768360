"""Who there is and what has been said: bots, users, chats, messages. Only facts; the rules are elsewhere."""

import itertools
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from adapters.sandbox.telegram.table import Json
from adapters.sandbox.telegram.updates import Updates


@dataclass
class User:
    id: int
    first_name: str
    last_name: str | None = None
    username: str | None = None
    language_code: str | None = None

    def json(self) -> Json:
        optional = {"last_name": self.last_name, "username": self.username, "language_code": self.language_code}
        given = {name: value for name, value in optional.items() if value}
        return {"id": self.id, "is_bot": False, "first_name": self.first_name, **given}


@dataclass
class Bot:
    token: str
    username: str
    name: str
    updates: Updates
    commands: dict[tuple[str, str], list[Json]] = field(default_factory=dict)  # (scope, language)
    texts: dict[tuple[str, str], str] = field(default_factory=dict)  # (description kind, language)
    message_ids: Iterator[int] = field(default_factory=lambda: itertools.count(1))

    @property
    def id(self) -> int:
        return int(self.token.partition(":")[0])

    def json(self) -> Json:
        return {"id": self.id, "is_bot": True, "first_name": self.name, "username": self.username}


@dataclass
class Message:
    """`body` is the content as the API shows it: text and entities, photo, location ..."""

    id: int
    chat: "Chat"
    sender: Bot | User
    date: float
    body: Json
    reply_to: int | None = None
    markup: Json | None = None
    edited: float | None = None
    deleted: bool = False
    silent: bool = False  # came without a sound
    reaction: list[Json] = field(default_factory=list)

    def json(self, *, quote: bool = True) -> Json:
        """As bots get it; a message replied to is shown inside, one level deep."""
        shown: Json = {
            "message_id": self.id,
            "from": self.sender.json(),
            "chat": self.chat.json(),
            "date": int(self.date),
            **self.body,
        }
        if self.edited is not None:
            shown["edit_date"] = int(self.edited)
        if self.markup and "inline_keyboard" in self.markup:
            shown["reply_markup"] = self.markup
        if quote and self.reply_to in self.chat.messages:
            shown["reply_to_message"] = self.chat.messages[self.reply_to].json(quote=False)
        return shown


@dataclass
class Toast:
    """What a press brought up at the top of the screen, or in the middle of it (`alert`)."""

    text: str
    alert: bool
    press: str


@dataclass
class Chat:
    """A private chat of one bot and one user, or a group. A group's messages are the same for all in it."""

    id: int
    users: list[User]
    bots: list[Bot]
    title: str | None = None
    started: bool = False
    blocked: bool = False
    messages: dict[int, Message] = field(default_factory=dict)
    toasts: list[Toast] = field(default_factory=list)
    action: tuple[str, float] | None = None  # 'typing', and when
    pinned: int | None = None
    message_ids: Iterator[int] = field(default_factory=lambda: itertools.count(1))

    @property
    def group(self) -> bool:
        return self.id < 0

    def json(self) -> Json:
        if self.group:
            return {"id": self.id, "type": "supergroup", "title": self.title}
        user = self.users[0].json()
        names: Json = {name: user[name] for name in ("first_name", "last_name", "username") if name in user}
        return {"id": self.id, "type": "private", **names}

    def next_id(self) -> int:
        """In private chats a bot counts over all of them, as Telegram does; a group counts by itself."""
        return next(self.message_ids if self.group else self.bots[0].message_ids)

    def add(self, message: Message) -> Message:
        self.messages[message.id] = message
        return message

    def living(self, message_id: int) -> Message | None:
        message = self.messages.get(message_id)
        return None if message is None or message.deleted else message


class World:
    def __init__(self, given: Mapping[str, object], updates: Callable[[str], Updates]) -> None:
        self._private: dict[tuple[int, int], Chat] = {}
        self.groups: dict[int, Chat] = {}
        self.users: dict[int, User] = {}
        self.bots: dict[str, Bot] = {}
        self._updates = updates
        for name, add in (("bots", self.add_bot), ("users", self.add_user), ("groups", self.add_group)):
            entries = given.get(name, [])
            if not isinstance(entries, list):
                raise ValueError(f"world: telegram.{name} must be a list")
            for entry in entries:
                add(entry)

    def add_bot(self, given: Json) -> Bot:
        username = str(given["username"])
        bot = Bot(str(given["token"]), username, str(given.get("name") or username), self._updates(username))
        self.bots[bot.token] = bot
        return bot

    def add_user(self, given: Json) -> User:
        fields = ("last_name", "username", "language_code")
        user = User(int(given["id"]), str(given["first_name"]), *(given.get(name) for name in fields))
        self.users[user.id] = user
        return user

    def add_group(self, given: Json) -> Chat:
        """{"id": -1001, "title": "...", "bots": [username, ...], "users": [id, ...]}."""
        bots = [self.bot(name) for name in given["bots"]]
        users = [self.users[user] for user in given["users"]]
        group = Chat(int(given["id"]), users, bots, str(given["title"]), started=True)
        self.groups[group.id] = group
        return group

    def bot(self, name: str) -> Bot:
        """By username or token. Raises KeyError."""
        found = self.bots.get(name) or next((bot for bot in self.bots.values() if bot.username == name), None)
        if found is None:
            raise KeyError(name)
        return found

    def private(self, bot: Bot, user: User) -> Chat:
        return self._private.setdefault((bot.id, user.id), Chat(user.id, [user], [bot]))

    def started(self, bot: Bot) -> list[int]:
        """The users that have talked with this bot."""
        return [user for (talked, user), chat in self._private.items() if talked == bot.id and chat.started]

    def chat(self, bot: Bot, chat_id: int) -> Chat | None:
        """The chat as this bot may name it: any user's, and the groups it is in."""
        if chat_id in self.users:
            return self.private(bot, self.users[chat_id])
        group = self.groups.get(chat_id)
        return group if group and bot in group.bots else None
