from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa

from adapters.database.prepared import Prepared, changing, putting, where
from adapters.database.tables import conversations as t
from core.chat import words
from core.chat.conversations import Conversation, Taken
from core.chat.events import Answer, FileRef, Place
from core.chat.steps import Run

_AT = Prepared(sa.select(t).where(where(t, "channel", "chat")))
_PUT = putting(t, "channel", "chat", adding_up="count")
_COUNTED = Prepared(
    sa.update(t).where(where(t, "channel", "chat")).values(count=t.c.count + sa.bindparam("more")).returning(t.c.count)
)
_FOCUS = changing(t, where(t, "channel", "chat"), "focus")


class SqlConversations:
    def __init__(self, db: sa.Connection) -> None:
        self.db = db

    def at(self, place: Place) -> Conversation:
        here = Place(place.channel, place.chat)
        row = _AT.first(self.db, channel=place.channel, chat=place.chat)
        if row is None:
            return Conversation(here)
        run = _run(row.run) if row.run else None
        taken = Taken(**row.taken) if row.taken else None
        return Conversation(here, row.focus, row.fresh, run, row.asked_at, row[-1], taken)

    def put(self, conversation: Conversation, *, more: int = 0) -> None:
        run = _json(conversation.run) if conversation.run else None
        taken = vars(conversation.taken) if conversation.taken else None
        kept = {"focus": conversation.focus, "fresh": conversation.fresh, "asked_at": conversation.asked_at}
        place = conversation.place
        _PUT.run(self.db, channel=place.channel, chat=place.chat, run=run, taken=taken, count=more, **kept)

    def focus_on(self, place: Place, ticket: int) -> None:
        if _FOCUS.run(self.db, channel=place.channel, chat=place.chat, new_focus=ticket) == 0:
            self.put(Conversation(place, focus=ticket))

    def counted(self, place: Place, messages: int) -> int:
        count = _COUNTED.value(self.db, channel=place.channel, chat=place.chat, more=messages)
        if count is None:
            self.put(Conversation(place), more=messages)
            return messages
        return int(count)


def _json(run: Run) -> dict[str, Any]:
    answers = {name: _answer_json(answer) for name, answer in run.answers.items()}
    return {"form": run.form, "about": run.about, "asked": run.asked, "answers": answers}


def _run(row: Mapping[str, Any]) -> Run:
    answers = {name: _answer(answer) for name, answer in row["answers"].items()}
    return Run(row["form"], row["about"], answers, row["asked"])


def _answer_json(answer: Answer) -> dict[str, Any]:
    if isinstance(answer, str):
        return {"value": answer}
    files = [vars(part) for part in answer if isinstance(part, FileRef)]
    said = tuple(part for part in answer if not isinstance(part, FileRef))
    return {"files": files} if files else {"words": words.to_json(said)}


def _answer(row: Mapping[str, Any]) -> Answer:
    if "value" in row:
        return str(row["value"])
    return tuple(FileRef(**file) for file in row["files"]) if "files" in row else words.from_json(row["words"])
