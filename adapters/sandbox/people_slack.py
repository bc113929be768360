"""A person in the sandbox's Slack, for tests and the demo: writes, presses, fills in forms, and reads what is shown.

Everything goes over the sandbox's control side. Nothing sleeps: waiting hangs on the journal.
"""

import base64
import time
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar, cast

import aiohttp

from adapters.sandbox.slack.screen import Button, Field, Form, Post, flat, form_of, post_of
from adapters.sandbox.slack.shown import Json

__all__ = ["Button", "Cannot", "Field", "Filled", "Form", "Post", "Seen", "SlackPerson"]

T = TypeVar("T")
SEEN = ("slack.message", "slack.ephemeral", "slack.view", "slack.call")  # what may change a person's screen


class Cannot(Exception):  # noqa: N818 - an expected no
    """Slack's own client would not let the person do it; `facts` say why."""

    def __init__(self, facts: Json) -> None:
        super().__init__(str(facts))
        self.facts = facts


@dataclass(frozen=True)
class Seen:
    """What came of a deed. `error` is None when the app acked in time; `views` are those it opened so far."""

    acked: bool
    error: str | None
    views: tuple[str, ...] = ()
    whispers: tuple[Post, ...] = ()


@dataclass(frozen=True)
class Filled:
    """What came of submitting. `errors` stand under the inputs, by block_id; `sent` is False when Slack's own client
    refused; `open` are the modals open afterwards.
    """

    sent: bool
    acked: bool
    error: str | None
    errors: Mapping[str, str]
    open: tuple[str, ...]


class SlackPerson:
    def __init__(self, base_url: str, session: aiohttp.ClientSession, user_id: str) -> None:
        self._url, self._session, self.user_id = base_url, session, user_id
        self._names: dict[str, str] = {}

    async def says(
        self, channel: str, text: str, thread: str | None = None, files: Mapping[str, bytes] | None = None
    ) -> str:
        """Writes into a channel (by id, or the app's user id for a direct message); returns the message's ts."""
        more: Json = {} if thread is None else {"thread_ts": thread}
        sent = [_file(name, content) for name, content in (files or {}).items()]
        return str((await self._post("say", channel=channel, text=text, files=sent, **more))["ts"])

    async def edits(self, channel: str, ts: str, text: str) -> None:
        await self._post("edit", channel=channel, ts=ts, text=text)

    async def deletes(self, channel: str, ts: str) -> None:
        await self._post("delete", channel=channel, ts=ts)

    async def reacts(self, channel: str, ts: str, name: str) -> None:
        await self._post("react", channel=channel, ts=ts, name=name)

    async def presses(self, name: str, channel: str, ts: str | None = None, *, value: str | None = None) -> Seen:
        """Presses a button by label or action_id: on that message, or on the newest that has it, threads included."""
        if ts is None:
            ts = (await self.newest_with(name, channel)).ts
        button = _button(await self.post(channel, ts), name)
        chosen: Json = {} if (value or button.value) is None else {"value": value or button.value}
        return await self._seen("press", channel=channel, ts=ts, action_id=button.action_id, **chosen)

    async def presses_in_form(self, name: str, view_id: str | None = None) -> Seen:
        form = await self._form(view_id)
        button = next((one for one in form.buttons if name in (one.label, one.action_id)), None)
        if button is None:
            raise Cannot({"error": "no_such_button", "wanted": name, "seen": [one.label for one in form.buttons]})
        return await self._seen("press", view_id=form.view_id, action_id=button.action_id)

    async def forges(self, channel: str, ts: str, action: Json) -> Seen:
        """A press that no client would send: any action on any message, there or gone."""
        return await self._seen("press", channel=channel, ts=ts, forge=action)

    async def chooses(self, name: str, value: object, channel: str, ts: str) -> Seen:
        """Picks in a select or the like, by label or placeholder."""
        return await self._seen("select", channel=channel, ts=ts, label=name, value=value)

    async def uses(self, callback_id: str, channel: str | None = None, ts: str | None = None) -> Seen:
        """A global shortcut, or with a message one of its own."""
        where: Json = {} if channel is None else {"channel": channel, "ts": ts}
        return await self._seen("shortcut", callback_id=callback_id, **where)

    async def runs(self, command: str, text: str = "", channel: str = "") -> Seen:
        """A slash command, in a channel the person is in (the first one when none is named)."""
        where = channel or await self._first_channel()
        return await self._seen("command", channel=where, command=command, text=text)

    async def fills(self, fields: Mapping[str, object], view_id: str | None = None) -> Filled:
        """Fills in and submits the form on top. Fields by label or block_id; values are words, a list of rich text
        elements or of options, `bytes` by name for files ({"a.png": b"..."}), or the state itself.
        """
        form = await self._form(view_id)
        typed = {name: _typed(value) for name, value in fields.items()}
        answer = await self._post("submit", view_id=form.view_id, fields=typed)
        return Filled(
            sent=answer["sent"],
            acked=answer["acked"],
            error=answer["error"],
            errors=answer["errors"],
            open=tuple(answer["open"]),
        )

    async def looks_up(self, action_id: str, typed: str, view_id: str | None = None) -> list[Json]:
        """Types into a select whose options come from the desk: what is offered then, to be given to `fills`."""
        form = await self._form(view_id)
        answer = await self._post("suggest", view_id=form.view_id, action_id=action_id, typed=typed)
        if not answer["acked"] or answer["error"]:
            raise Cannot(answer)
        return list(answer["options"])

    async def closes(self, view_id: str | None = None) -> None:
        await self._post("close_view", view_id=(await self._form(view_id)).view_id)

    async def opens_home(self) -> None:
        await self._post("home")

    async def channel(self, channel: str) -> list[Post]:
        """What the channel shows now, by id or name, oldest first."""
        await self._learn()
        answer = await self._get("channel", channel=channel)
        return [post_of(one, self._names) for one in answer["messages"]]

    async def direct(self) -> list[Post]:
        """The direct message with the app."""
        await self._learn()
        return [post_of(one, self._names) for one in (await self._get("channel", user=self.user_id))["messages"]]

    async def post(self, channel: str, ts: str) -> Post:
        for one in [*flat(await self.channel(channel)), *await self.ephemerals()]:
            if one.ts == ts:
                return one
        raise Cannot({"error": "no_such_message", "channel": channel, "ts": ts})

    async def newest_with(self, button: str, channel: str) -> Post:
        """The newest message of a channel, threads included, that has a button of that label or action_id."""
        found = [one for one in flat(await self.channel(channel)) if _has(one, button)]
        if not found:
            raise Cannot({"error": "no_such_button", "wanted": button, "channel": channel})
        return max(found, key=lambda one: float(one.ts))

    async def ephemerals(self) -> list[Post]:
        await self._learn()
        return [post_of(one, self._names) for one in await self._get("ephemerals", user=self.user_id)]

    async def views(self) -> list[Form]:
        """The person's open modals, the one they see last."""
        await self._learn()
        return [form_of(one, self._names) for one in (await self._get("views", user=self.user_id))["modals"]]

    async def home_tab(self) -> Form | None:
        await self._learn()
        home = (await self._get("views", user=self.user_id))["home"]
        return form_of(home, self._names) if home else None

    async def waits_for(self, look: Callable[[], Awaitable[T | None]], timeout: float = 10.0) -> T:
        """Looks, and looks again whenever something happened in Slack, until there is an answer; else TimeoutError."""
        since = (await self._get("people"))["last"]
        deadline = time.monotonic() + timeout
        while not (found := await look()):
            since = await self._change(since, deadline - time.monotonic())
        return found

    async def waits_for_post(self, channel: str, words: str, timeout: float = 10.0) -> Post:
        """The newest message of a channel, threads included, that shows these words."""

        async def look() -> Post | None:
            return next((one for one in reversed(list(flat(await self.channel(channel)))) if words in one.text), None)

        return await self.waits_for(look, timeout)

    async def waits_for_button(self, name: str, channel: str, timeout: float = 10.0) -> Post:
        """The newest message of a channel, threads included, that has this button (label or action_id)."""

        async def look() -> Post | None:
            found = [one for one in flat(await self.channel(channel)) if _has(one, name)]
            return max(found, key=lambda one: float(one.ts), default=None)

        return await self.waits_for(look, timeout)

    async def waits_for_form(self, title: str = "", timeout: float = 10.0) -> Form:
        """The form on top, once one is open whose title has these words."""

        async def look() -> Form | None:
            return next((one for one in reversed(await self.views()) if title in one.title), None)

        return await self.waits_for(look, timeout)

    async def waits_for_whisper(self, words: str, timeout: float = 10.0) -> Post:
        async def look() -> Post | None:
            return next((one for one in reversed(await self.ephemerals()) if words in one.text), None)

        return await self.waits_for(look, timeout)

    async def _change(self, since: int, timeout: float) -> int:
        query = [("since", str(since)), ("wait", str(max(timeout, 0.0))), *(("kind", kind) for kind in SEEN)]
        async with self._session.get(f"{self._url}/control/journal", params=query) as answer:
            rows = await answer.json()
        if not rows:
            raise TimeoutError("it did not come")
        return int(rows[-1]["n"])

    async def _form(self, view_id: str | None) -> Form:
        forms = [one for one in await self.views() if view_id in (None, one.view_id)]
        if not forms:
            raise Cannot({"error": "no_open_form", "view_id": view_id})
        return forms[-1]

    async def _seen(self, path: str, **wish: object) -> Seen:
        answer = await self._post(path, **wish)
        if not answer.get("sent", True):
            return Seen(acked=False, error="not_sent")
        await self._learn()
        whispers = tuple(post_of(one, self._names) for one in answer["ephemerals"])
        return Seen(answer["acked"], answer["error"], tuple(answer["views"]), whispers)

    async def _learn(self) -> None:
        """The names of people and channels, once."""
        if not self._names:
            known = await self._get("people")
            self._names = {one["id"]: one.get("real_name", one["name"]) for one in known["users"]}
            self._names |= {one["id"]: one["name"] for one in known["channels"]}

    async def _first_channel(self) -> str:
        channels = (await self._get("people"))["channels"]
        return next(str(one["id"]) for one in channels if self.user_id in one["members"])

    async def _post(self, path: str, **wish: object) -> Json:
        body = {"user": self.user_id, **wish}
        async with self._session.post(f"{self._url}/control/slack/{path}", json=body) as answer:
            given = cast(Json, await answer.json())
        if answer.status != 200:
            raise Cannot(given)
        return given

    async def _get(self, path: str, **query: str) -> Any:  # noqa: ANN401 - JSON
        async with self._session.get(f"{self._url}/control/slack/{path}", params=query) as answer:
            given = await answer.json()
        if answer.status != 200:
            raise Cannot(given)
        return given


def _has(post: Post, button: str) -> bool:
    return any(button in (one.label, one.action_id) for one in post.buttons)


def _button(post: Post, name: str) -> Button:
    for one in post.buttons:
        if name in (one.label, one.action_id):
            return one
    raise Cannot({"error": "no_such_button", "wanted": name, "seen": [one.label for one in post.buttons]})


def _typed(value: object) -> object:
    if isinstance(value, Mapping) and value and all(isinstance(one, bytes) for one in value.values()):
        return [_file(str(name), content) for name, content in value.items()]
    return value


def _file(name: str, content: bytes) -> Json:
    return {"name": name, "base64": base64.b64encode(content).decode()}
