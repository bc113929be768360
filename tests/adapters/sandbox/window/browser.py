"""A real browser, driven over Chromium's DevTools protocol: what a person sees and does on the page."""

from __future__ import annotations

import asyncio
import base64
import contextlib
import itertools
import json
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import aiohttp

NAMES = ("chromium", "chromium-browser", "google-chrome")
START, PATIENCE = 60.0, 40.0  # seconds, on a busy machine
LARGEST_MESSAGE_BYTES = 64 << 20  # a screenshot comes as one message
SWITCHES = ("--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--mute-audio", "--no-first-run")
DESKTOP, PHONE = (1440, 900), (390, 844)  # CSS pixels
Json = dict[str, Any]


def program() -> str | None:
    """Where a Chromium is; None when there is none."""
    return next((found for name in NAMES if (found := shutil.which(name))), None)


class Page:
    """One tab. What is pressed or typed goes through the browser's own input, as a person's does."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse) -> None:
        self._socket, self._numbers = socket, itertools.count(1)
        self._waiting: dict[int, asyncio.Future[Json]] = {}
        self._reading = asyncio.create_task(self._read())
        self.complaints: list[str] = []

    async def goes_to(self, url: str) -> None:
        await self.call("Page.navigate", url=url)
        await self.waits_for("document.body?.classList.contains('ready')")

    async def looks_like(self, size: tuple[int, int], *, dark: bool = False) -> None:
        width, height = size
        phone = width < 600
        await self.call(
            "Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=phone
        )
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        await self.call("Emulation.setEmulatedMedia", features=[scheme])

    async def js(self, expression: str) -> Any:
        told = await self.call(
            "Runtime.evaluate", expression=f"(async () => ({expression}))()", awaitPromise=True, returnByValue=True
        )
        if "exceptionDetails" in told:
            raise RuntimeError(f"{expression}: {told['exceptionDetails'].get('exception', {}).get('description')}")
        return told["result"].get("value")

    async def waits_for(self, expression: str, patience: float = PATIENCE) -> Any:
        """The value of the expression once it is true. Raises TimeoutError with what stands on the page."""
        looking = (
            f"new Promise((good) => {{ const look = () => {{ let found; try {{ found = {expression}; }} catch {{}}"
            f" if (found) good(found === true ? true : String(found)); else setTimeout(look, 30); }}; look(); }})"
        )
        try:
            async with asyncio.timeout(patience):
                return await self.js(looking)
        except TimeoutError:
            text = await self.js("document.body.innerText.slice(-3000)")
            raise TimeoutError(f"{expression} did not come to be true: {self.complaints}\n{text}") from None

    async def presses(self, words: str, inside: str = "body") -> None:
        """The last thing inside this part of the page that can be pressed and says these words."""
        find = (
            f"[...document.querySelectorAll({json.dumps(inside)})].flatMap((one) => [...one.querySelectorAll("
            f"'button, a[href], [role=tab], summary, label')]).filter((one) => one.checkVisibility() &&"
            f" [one.textContent.trim(), one.getAttribute('aria-label')].includes({json.dumps(words)})).at(-1)"
        )
        await self._presses(find)

    async def presses_at(self, selector: str) -> None:
        await self._presses(f"[...document.querySelectorAll({json.dumps(selector)})].at(-1)")

    async def chooses(self, selector: str, value: str) -> None:
        """In a select."""
        change = f"one.value = {json.dumps(value)}; one.dispatchEvent(new Event('change'))"
        await self.js(f"((one) => {{ {change}; }})(document.querySelector({json.dumps(selector)}))")

    async def types(self, text: str) -> None:
        """Where the cursor is."""
        await self.call("Input.insertText", text=text)

    async def key(self, name: str, code: int) -> None:
        text = {"text": "\r"} if name == "Enter" else {}
        for kind in ("keyDown", "keyUp"):
            more = text if kind == "keyDown" else {}
            await self.call(
                "Input.dispatchKeyEvent", type=kind, key=name, code=name, windowsVirtualKeyCode=code, **more
            )

    async def shoots(self, file: Path) -> None:
        told = await self.call("Page.captureScreenshot", format="png")
        await asyncio.to_thread(_write, file, base64.b64decode(told["data"]))

    async def call(self, method: str, **params: object) -> Json:
        number = next(self._numbers)
        self._waiting[number] = asyncio.get_running_loop().create_future()
        await self._socket.send_json({"id": number, "method": method, "params": params})
        return await asyncio.wait_for(self._waiting[number], START)

    async def closes(self) -> None:
        self._reading.cancel()
        await self._socket.close()

    async def _presses(self, find: str) -> None:
        """Where it stands once it stands still: what is drawn meanwhile moves it, or puts another in its place."""
        await self.waits_for(find)
        place = await self.js(
            f"(async () => {{ let was, is; do {{ was = is; is = undefined; const one = {find}; if (one) {{"
            f" one.scrollIntoView({{ block: 'center', behavior: 'instant' }}); const r = one.getBoundingClientRect();"
            f" is = JSON.stringify([r.x + r.width / 2, r.y + r.height / 2]); }}"
            f" await new Promise((good) => setTimeout(good, 300)); }} while (!is || is !== was);"
            f" return JSON.parse(is); }})()"
        )
        for kind in ("mousePressed", "mouseReleased"):
            await self.call("Input.dispatchMouseEvent", type=kind, x=place[0], y=place[1], button="left", clickCount=1)

    async def _read(self) -> None:
        async for message in self._socket:
            told = json.loads(message.data)
            waiting = self._waiting.pop(told.get("id", 0), None)
            if waiting and not waiting.done():
                if "error" in told:
                    waiting.set_exception(RuntimeError(told["error"]["message"]))
                else:
                    waiting.set_result(told["result"])
            elif told.get("method") in ("Runtime.exceptionThrown", "Log.entryAdded"):
                self.complaints.append(_complaint(told))


@asynccontextmanager
async def browser(folder: Path) -> AsyncIterator[Page]:
    """A page in a browser of its own, whose profile lies in `folder`."""
    name = program()
    assert name, "no Chromium here"
    process = await asyncio.create_subprocess_exec(
        name,
        *SWITCHES,
        "--remote-debugging-port=0",
        f"--user-data-dir={folder / 'profile'}",
        "about:blank",
        stderr=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        async with aiohttp.ClientSession() as http, _tab(http, await _port(folder / "profile")) as page:
            yield page
    finally:
        with contextlib.suppress(ProcessLookupError):
            process.terminate()
        await process.wait()


@asynccontextmanager
async def _tab(http: aiohttp.ClientSession, port: int) -> AsyncIterator[Page]:
    async with http.get(f"http://127.0.0.1:{port}/json/list") as answer:
        tabs = json.loads(await answer.text())
    address = next(tab["webSocketDebuggerUrl"] for tab in tabs if tab["type"] == "page")
    async with http.ws_connect(address, max_msg_size=LARGEST_MESSAGE_BYTES) as socket:
        page = Page(socket)
        for domain in ("Page", "Runtime", "Log"):
            await page.call(f"{domain}.enable")
        yield page
        await page.closes()


async def _port(profile: Path) -> int:
    """The browser writes it down when it is ready."""
    file = profile / "DevToolsActivePort"
    async with asyncio.timeout(START):
        while not (file.exists() and (lines := file.read_text().split())):  # noqa: ASYNC110 - another process writes it
            await asyncio.sleep(0.05)
    return int(lines[0])


def _complaint(told: Json) -> str:
    if told["method"] == "Log.entryAdded":
        entry = told["params"]["entry"]
        return f"{entry['level']}: {entry['text']} {entry.get('url', '')}"
    details = told["params"]["exceptionDetails"]
    return str(details.get("exception", {}).get("description") or details["text"])


def _write(file: Path, content: bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)
