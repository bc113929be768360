"""The views people have open: a stack of up to three modals each, and a home tab each. Changes go to slack.view."""

import secrets
import time
from dataclasses import dataclass, field

from adapters.sandbox.journal import Journal
from adapters.sandbox.slack import states
from adapters.sandbox.slack.messages import Messages
from adapters.sandbox.slack.refusals import Impossible, Refused
from adapters.sandbox.slack.tables import Json, limit
from adapters.sandbox.slack.workspace import Workspace


@dataclass
class View:
    id: str
    user: str
    given: Json  # as the app gave it, with the ids we added
    root: str
    previous: str | None = None
    trigger: str | None = None
    hash: str = ""
    typed: states.Values = field(default_factory=dict)

    @property
    def values(self) -> states.Values:
        return states.values(self.given["blocks"], self.typed)


class Views:
    def __init__(self, space: Workspace, messages: Messages, journal: Journal) -> None:
        self._space, self._messages, self._journal = space, messages, journal
        self._stacks: dict[str, list[View]] = {}
        self.homes: dict[str, View] = {}

    def stack(self, user: str) -> list[View]:
        """The person's open modals, the one they see last."""
        return self._stacks.setdefault(user, [])

    def top(self, user: str, view_id: str) -> View:
        """The view the person is looking at, or Impossible: they cannot act in one that is covered or closed."""
        stack = self.stack(user)
        if not stack or stack[-1].id != view_id:
            raise Impossible("view_not_on_top", view_id=view_id, open=[view.id for view in stack])
        return stack[-1]

    def open(self, user: str, given: Json, trigger: str | None) -> View:
        """A new root; whatever else the person had open is gone."""
        for old in self.stack(user):
            self._note(old, "replaced")
        self._free(given)
        view = self._made(user, given, trigger)
        self._stacks[user] = [view]
        self._note(view, "opened")
        return view

    def push(self, user: str, given: Json, trigger: str | None) -> View:
        stack = self.stack(user)
        if not stack:
            raise Refused("not_found")
        if len(stack) >= limit("views_in_stack"):
            raise Refused("push_limit_reached")
        self._free(given)
        view = self._made(user, given, trigger)
        view.root, view.previous = stack[0].root, stack[-1].id
        stack.append(view)
        self._note(view, "pushed")
        return view

    def update(self, view: View, given: Json) -> View:
        """Words typed so far stay where block_id and action_id stay."""
        self._free(given, view)
        view.given = self._with_ids(given)
        view.hash = _hash()
        self._note(view, "updated")
        return view

    def publish(self, user: str, given: Json) -> View:
        if user in self.homes:
            return self.update(self.homes[user], given)
        self._free(given)
        view = self.homes[user] = self._made(user, given, None)
        self._note(view, "published")
        return view

    def find(self, view_id: str | None, external_id: str | None) -> View:
        for view in self.everything():
            if view.id == view_id or (external_id and view.given.get("external_id") == external_id):
                return view
        raise Refused("not_found")

    def close(self, view: View, *, clear: bool = False) -> None:
        stack = self.stack(view.user)
        for gone in list(stack) if clear else [view]:
            stack.remove(gone)
            self._note(gone, "closed")

    def everything(self) -> list[View]:
        return [*(view for stack in self._stacks.values() for view in stack), *self.homes.values()]

    def json(self, view: View) -> Json:
        """As the app is shown it."""
        app, team = self._space.app, self._space.team["id"]
        defaults = {"private_metadata": "", "callback_id": "", "external_id": "", "submit": None, "close": None}
        return {
            "id": view.id,
            "team_id": team,
            "app_id": app["id"],
            "app_installed_team_id": team,
            "bot_id": app["bot_id"],
            **defaults,
            "clear_on_close": False,
            "notify_on_close": False,
            **view.given,
            "state": {"values": view.values},
            "hash": view.hash,
            "root_view_id": view.root,
            "previous_view_id": view.previous,
        }

    def _made(self, user: str, given: Json, trigger: str | None) -> View:
        view_id = self._space.ids.next("V")
        return View(view_id, user, self._with_ids(given), view_id, trigger=trigger, hash=_hash())

    def _with_ids(self, given: Json) -> Json:
        return {**given, "blocks": self._messages.with_ids(given["blocks"])}

    def _free(self, given: Json, own: View | None = None) -> None:
        external = given.get("external_id")
        if external and any(view.given.get("external_id") == external for view in self.everything() if view is not own):
            raise Refused("duplicate_external_id")

    def _note(self, view: View, change: str) -> None:
        facts = {key: view.given.get(key) for key in ("type", "callback_id", "external_id")}
        self._journal.write(
            "slack.view", change=change, view_id=view.id, user=view.user, trigger_id=view.trigger, **facts
        )


def _hash() -> str:
    return f"{time.time_ns() // 1_000_000}.{secrets.token_hex(4)}"
