"""A prompt that stays at the bottom while lines come in above it."""

from __future__ import annotations

import asyncio
import codecs
import os
import termios
from collections.abc import Iterator
from contextlib import contextmanager

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from bots.demo.bidi import without_isolates
from bots.demo.editor import END_OF_FILE, ENTER, INTERRUPT, Line, keys, pressed

CLEAR = "\r\x1b[2K"
CHUNK = 4096  # bytes of one look at the keyboard
REMEMBERED = 100  # lines


class Terminal:
    """Prints lines; between `opened` and its end also reads them. Ctrl-C, and Ctrl-D on an empty line, end
    the input."""

    def __init__(self, console: Console, keyboard: int) -> None:
        """`keyboard` is the file descriptor of a terminal."""
        self._console, self._keyboard = console, keyboard
        self._prompt: str | None = None
        self._line = Line()
        self._history: list[str] = []
        self._typed: asyncio.Queue[str | None] = asyncio.Queue()
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")

    def out(self, text: Text) -> None:
        """One finished line, above the prompt if there is one."""
        if self._prompt is not None:
            self._console.file.write(CLEAR)
        self._console.print(text, no_wrap=True, overflow="ignore", crop=False)
        self._draw()

    @contextmanager
    def opened(self) -> Iterator[None]:
        """Keys come one by one and are not echoed; afterwards the terminal is as it was."""
        before = termios.tcgetattr(self._keyboard)
        raw = termios.tcgetattr(self._keyboard)
        raw[3] &= ~(termios.ICANON | termios.ECHO | termios.ISIG | termios.IEXTEN)
        loop = asyncio.get_running_loop()
        termios.tcsetattr(self._keyboard, termios.TCSADRAIN, raw)
        loop.add_reader(self._keyboard, self._read)
        try:
            yield
        finally:
            loop.remove_reader(self._keyboard)
            termios.tcsetattr(self._keyboard, termios.TCSADRAIN, before)

    async def ask(self, prompt: str) -> str | None:
        """The next line; None when they want to leave."""
        self._prompt = without_isolates(Text(prompt)).plain
        self._draw()
        try:
            return await self._typed.get()
        finally:
            self._prompt = None
            self._console.file.write(CLEAR)
            self._console.file.flush()

    def _read(self) -> None:
        given = os.read(self._keyboard, CHUNK)
        if not given:
            self._typed.put_nowait(None)
        for key in keys(self._decoder.decode(given)):
            self._press(key)
        self._draw()

    def _press(self, key: str) -> None:
        if key == INTERRUPT or (key == END_OF_FILE and not self._line.text):
            self._typed.put_nowait(None)
        elif key in ENTER:
            self._history = [*self._history, self._line.text][-REMEMBERED:] if self._line.text else self._history
            self._typed.put_nowait(self._line.text)
            self._line = Line()
        else:
            self._line = pressed(self._line, key, self._history)

    def _draw(self) -> None:
        """The prompt and as much of the line as there is room for, always with the cursor in it."""
        if self._prompt is None:
            return
        room = max(self._console.width - cell_len(self._prompt) - 1, 1)
        start = 0
        while cell_len(self._line.text[start : self._line.at]) > room:
            start += 1
        end = len(self._line.text)
        while cell_len(self._line.text[start:end]) > room:
            end -= 1
        behind = cell_len(self._line.text[self._line.at : end])
        back = f"\x1b[{behind}D" if behind else ""
        self._console.file.write(f"{CLEAR}{self._prompt}{self._line.text[start:end]}{back}")
        self._console.file.flush()
