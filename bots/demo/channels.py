"""What the team does and sees in Slack, read from the sandbox's journal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.text import Text

from bots.demo.blocks import buttons, drawn, inline, unmarked
from bots.demo.cast import Cast
from bots.demo.phones import DESK, Buttons
from bots.demo.shown import FAINT, Kind, Shown, Side, harmless, new_lines
from bots.demo.stage import Json
from core.chat.replies import Phrase, Say


class Channels:
    """Remembers what stands in each channel, to tell what an edit changes and which button was pressed."""

    def __init__(self, cast: Cast, say: Say) -> None:
        self._names = {one.account: one.name for one in cast.members.values() if one.agent}
        self._channels = cast.channels()
        self._say = say
        self._stands: dict[tuple[str, str], tuple[tuple[Text, ...], Buttons]] = {}
        self._labels: dict[tuple[str, str], str] = {}
        self._views: dict[str, Json] = {}

    def read(self, rows: Iterable[Json]) -> Iterator[Shown]:
        for row in rows:
            match row["kind"]:
                case "slack.message" if row["change"] == "posted":
                    yield self._posted(row)
                case "slack.message" if row["change"] == "edited":
                    yield from self._edited(row)
                case "slack.ephemeral":
                    lines, choices = self._kept(row)
                    yield Shown(Side.SLACK, DESK, lines, Kind.WHISPER, choices, to=self._names[row["user"]])
                case "slack.call" if row["method"].startswith("views.") and row["ok"] and "view" in row["args"]:
                    self._views[row["result"]["view_id"]] = row["args"]["view"]
                case str(kind) if kind.startswith("person.") and row.get("platform") == "slack":
                    yield from self._did(kind, row)

    def _posted(self, row: Json) -> Shown:
        lines, choices = self._kept(row)
        who = DESK if row["by"] == "app" else self._names[row["user"]]
        card = row["by"] == "app" and any(block["type"] == "header" for block in row.get("blocks") or ())
        where = self._channels.get(row["channel"], "")
        return Shown(
            Side.SLACK, who, lines, Kind.CARD if card else Kind.SAID, choices, where=where, thread="thread_ts" in row
        )

    def _edited(self, row: Json) -> Iterator[Shown]:
        before, offered = self._stands.get((row["channel"], row["ts"]), ((), ()))
        lines, choices = self._kept(row)
        new = new_lines(before, lines)
        if new or choices != offered:
            title = lines[0].plain if lines else ""
            who = DESK if row["by"] == "app" else self._names[row["user"]]
            yield Shown(Side.SLACK, who, new, Kind.CHANGED, choices, title=title, thread="thread_ts" in row)

    def _kept(self, row: Json) -> tuple[tuple[Text, ...], Buttons]:
        blocks = row.get("blocks") or []
        lines = drawn(blocks, self._names) if blocks else _plain(row.get("text") or "", self._names)
        files = row.get("files") or []
        if files:
            lines = (Text(self._say(Phrase("demo-file", {"name": name})), FAINT) for name in files)
        choices = tuple(buttons(blocks))
        self._labels |= {(row["ts"], action): label for pressed in choices for action, label in pressed}
        kept = tuple(lines), tuple(tuple(label for _, label in pressed) for pressed in choices)
        self._stands[row["channel"], row["ts"]] = kept
        return kept

    def _did(self, kind: str, row: Json) -> Iterator[Shown]:
        match kind:
            case "person.pressed":
                label = self._labels.get((row.get("ts", ""), row["action_id"])) or str(row["action_id"])
                yield self._act(row, Phrase("demo-presses", {"who": self._names[row["user"]], "button": label}))
            case "person.ran":
                typed = f"{row['command']} {row['text']}".strip()
                yield self._act(row, Phrase("demo-types", {"who": self._names[row["user"]], "command": typed}))
            case "person.submitted" if row["view_id"] in self._views:
                yield self._form(row, self._views[row["view_id"]])

    def _act(self, row: Json, phrase: Phrase) -> Shown:
        return Shown(Side.SLACK, self._names[row["user"]], (Text(self._say(phrase)),), Kind.ACT)

    def _form(self, row: Json, view: Json) -> Shown:
        """As it looked when it was sent."""
        lines = [*drawn(view["blocks"], self._names)]
        for block in view["blocks"]:
            if block["type"] == "input" and (typed := _typed(row["values"].get(block["block_id"], {}), self._names)):
                lines += [Text(harmless(block["label"]["text"]), FAINT), typed]
        submit = ((harmless(view["submit"]["text"]),),) if "submit" in view else ()
        title = harmless(view["title"]["text"])
        return Shown(Side.SLACK, self._names[row["user"]], tuple(lines), Kind.FORM, submit, title=title)


def _typed(states: Json, names: dict[str, str]) -> Text | None:
    for state in states.values():
        match state:
            case {"type": "rich_text_input", "rich_text_value": dict(value)}:
                return Text("\n").join(inline(part, names) for part in value["elements"])
            case {"value": str(value)}:
                return Text(harmless(value))
            case {"files": [*files]} if files:
                return Text(", ".join(harmless(file["name"]) for file in files))
    return None


def _plain(text: str, names: dict[str, str]) -> Iterator[Text]:
    yield from Text(harmless(unmarked(text, names))).split("\n", allow_blank=True)
