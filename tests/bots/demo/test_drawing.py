"""What is drawn fits, whatever people write, on every width."""

from __future__ import annotations

from datetime import UTC, datetime
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.text import Text

from adapters.texts import speaker
from bots.demo.bidi import contained, right_to_left, wrapped
from bots.demo.shown import FAINT, QUOTED, Kind, Shown, Side, harmless, new_lines
from bots.demo.transcript import NARROW, Transcript, console

NOON = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
SAY = speaker("en", "UTC", strict=True)
PERSIAN = "رضا نوری"
PEOPLE = st.sampled_from(["Emma Clarke", PERSIAN, "Ελένη Μάντζου", "猫" * 30, "x" * 90, ""])
LINES = st.lists(
    st.one_of(
        st.text(max_size=120),
        st.sampled_from(
            [PERSIAN * 20, "⭐" * 60, "https://example.com/" + "a" * 120, "👨‍👩‍👧 family", "", "e\u0301" * 90]
        ),
    ),
    max_size=4,
)


def drawn(width: int, *shown: Shown) -> list[str]:
    out: list[str] = []
    screen = console(StringIO())
    screen.width = width
    transcript = Transcript(screen, SAY, lambda: NOON, lambda text: out.append(text.plain))
    for one in shown:
        transcript.show(one)
    return out


def cells(line: str) -> int:
    return Text(line).cell_len


@given(
    kind=st.sampled_from(Kind),
    side=st.sampled_from(Side),
    who=PEOPLE,
    lines=LINES,
    labels=st.lists(st.text(min_size=1, max_size=60), max_size=7),
    width=st.integers(30, 200),
    thread=st.booleans(),
)
def test_no_line_is_wider_than_the_terminal_and_the_bar_stays_where_it_is(
    kind: Kind, side: Side, who: str, lines: list[str], labels: list[str], width: int, *, thread: bool
) -> None:
    texts = tuple(Text(harmless(line).replace("\n", " "), QUOTED) for line in lines) or (Text("…"),)
    buttons = (tuple(harmless(label).replace("\n", " ") for label in labels),)
    for line in drawn(width, Shown(side, who, texts, kind, buttons, "printers", PERSIAN, "Title", thread)):
        assert cells(line) < width
        assert "\n" not in line
        if width - 1 >= NARROW:
            room = (min(width, 150) - 1 - 3) // 2
            assert cells(line[: line.index(" │ ", 0)]) <= room
            before = Text(line).divide([i for i, c in enumerate(line) if c == "│"])
            assert room + 1 in {sum(part.cell_len for part in before[: n + 1]) for n in range(len(before))}


def test_a_box_is_closed_on_every_line() -> None:
    card = Shown(Side.SLACK, "Sixstar", (Text("2197 9604 · فرش سپهر"), Text("🟡 New")), Kind.CARD, (("Claim",),))
    box = [line.replace("\u200e", "")[41:] for line in drawn(80, card)][2:]
    assert box[0][0] + box[0][-1] == "╭╮"
    assert box[-1][0] + box[-1][-1] == "╰╯"
    assert {(row[0], row[-1]) for row in box[1:-1]} == {("│", "│")}
    assert {cells(row) for row in box} == {38}
    assert "[Claim]" in box[-2]


def test_several_messages_of_one_person_have_one_header() -> None:
    emma = [Shown(Side.PHONE, "Emma", (Text(word),)) for word in ("one", "two")]
    assert [line[:39].strip() for line in drawn(80, *emma)] == ["", "Emma  12:00", "one", "two"]


def test_an_edit_shows_what_is_new_without_the_small_print() -> None:
    new = new_lines([Text("Title"), Text("Status: new")], [Text("Title"), Text("Status: old"), Text("later", FAINT)])
    changed = Shown(Side.PHONE, "Sixstar", new, Kind.CHANGED, title="Title")
    assert [line[:39].strip() for line in drawn(80, changed)] == ["", "✎ Title", "Status: old"]


def test_who_alone_sees_it_is_said() -> None:
    whisper = Shown(Side.SLACK, "Sixstar", (Text("Maria has it"),), Kind.WHISPER, to="Jan")
    assert [line[41:] for line in drawn(80, whisper)][2:] == ["┊ only Jan sees this", "┊ Maria has it"]


@pytest.mark.parametrize("order", ["\x1b[2J", "\x9b2J", "\x07", "a\rb", "\x00"])
def test_a_terminal_obeys_nothing_that_people_write(order: str) -> None:
    assert harmless(order).isprintable()


@given(st.text(alphabet="aب \u2068\u2069", max_size=60), st.integers(5, 20))
def test_a_line_broken_inside_an_isolate_ends_with_it(text: str, room: int) -> None:
    for part in wrapped(Text(text), room):
        depth = 0
        for letter in part.plain:
            depth = max(depth - 1, 0) if letter == "\u2069" else depth + (letter == "\u2068")
        assert depth == 0


def test_what_an_isolate_held_is_held_on_the_next_line() -> None:
    parts = [part.plain for part in wrapped(Text(f"\u2068{PERSIAN}\u2069»"), 5)]
    assert parts == ["\u2068رضا\u2069", "\u2068نوری\u2069»"]


FROM_RIGHT = ["سلام Emma", "\u2068Emma\u2069 می‌نویسد", "\u200fEmma می‌نویسد", f"\u2068{PERSIAN}\u2069"]
FROM_LEFT = ["\u2068رضا\u2069 is here", "2197 9604 · فرش", "🟡 ۱۰:۳۰", ""]


def test_a_name_in_front_does_not_turn_a_sentence_round() -> None:
    assert [text for text in FROM_RIGHT + FROM_LEFT if right_to_left(text)] == FROM_RIGHT


def test_a_persian_paragraph_stays_at_the_right_edge_where_a_line_begins_with_latin() -> None:
    said = Text("سلام شیرین کاظمی عزیز! به پشتیبانی Ostria Service خوش آمدید.")
    first, second = drawn(80, Shown(Side.PHONE, "Sixstar", (said,)))[2:]
    assert "\u2067سلام" in first
    assert "\u2067Ostria" in second


def test_lines_without_persian_carry_no_marks() -> None:
    assert contained(Text("\u2068Emma\u2069 is here")).plain == "Emma is here"
    assert contained(Text(PERSIAN)).plain == f"\u200e{PERSIAN}\u200e"
