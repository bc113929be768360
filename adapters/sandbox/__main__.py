"""Runs the sandbox as a process of its own.

    python -m adapters.sandbox --listen 127.0.0.1:0 --journal FILE --world FILE.json [--speed N] [--files DIR]

Prints one JSON line with its url when it is ready, and stops cleanly on SIGTERM or SIGINT.
"""

import argparse
import asyncio
import json
import signal
from pathlib import Path

from aiohttp import web

from adapters.sandbox.journal import Journal
from adapters.sandbox.server import build

LAST_WORDS_SECONDS = 1.0  # how long a hanging long poll may go on after SIGTERM


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="adapters.sandbox")
    parser.add_argument("--listen", default="127.0.0.1:0", help="address:port; port 0 takes a free one")
    parser.add_argument("--journal", type=Path, required=True)
    parser.add_argument("--world", type=Path, required=True)
    parser.add_argument("--speed", type=float, default=1.0, help="divides the platforms' own waits")
    parser.add_argument("--files", type=Path)
    return parser.parse_args()


async def serve(given: argparse.Namespace) -> None:
    journal = Journal(given.journal)
    app = build(json.loads(given.world.read_text("utf-8")), journal, speed=given.speed, files=given.files)
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=LAST_WORDS_SECONDS)
    await runner.setup()
    host, _, port = given.listen.rpartition(":")
    await web.TCPSite(runner, host, int(port)).start()
    bound_host, bound_port = runner.addresses[0][:2]
    print(json.dumps({"url": f"http://{bound_host}:{bound_port}"}), flush=True)
    await _told_to_stop()
    await runner.cleanup()
    journal.close()


async def _told_to_stop() -> None:
    stop = asyncio.Event()
    for name in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(name, stop.set)
    await stop.wait()


if __name__ == "__main__":
    asyncio.run(serve(arguments()))
