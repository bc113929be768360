"""The `sixstar` command."""

from __future__ import annotations

import asyncio
import logging
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Never, TypeVar

import typer

from bots import settings as set_
from bots.clock import now
from bots.settings import Settings

app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)
log = logging.getLogger("sixstar")
T = TypeVar("T")


@app.command()
def migrate() -> None:
    """Bring the database to this version's tables. Safe to run again."""
    from adapters.database.migrate import upgrade

    _in_reach(lambda: upgrade(_settings().database_url))
    _say("cli-migrated")


@app.command()
def apply(file: Annotated[Path, typer.Argument(help="The desk's YAML file.")]) -> None:
    """Set the desk up from one file. Safe to run again; every mistake is told with its line, and then nothing is
    done."""
    from adapters.database.doors import Database
    from adapters.texts import speaker
    from bots.desk_file import Wrong, apply_file

    say = speaker("en", "UTC")
    db = _in_reach(lambda: Database(_checked(_settings()).database_url))
    try:
        for line in apply_file(db, file, now()):
            print(say(line))
    except Wrong as wrong:
        _stop("\n".join(f"{file}:{line}: {say(phrase)}" for line, phrase in wrong.errors))
    finally:
        db.close_now()


@app.command()
def invite(
    who: Annotated[str, typer.Argument(help="A contact's or a staff member's key in the desk's file.")],
) -> None:
    """Print a link that ties one account to this person: for one use, and for a week."""
    settings = _checked(_settings())
    print(_in_reach(lambda: asyncio.run(_invited(settings, who))))


@app.command()
def run(
    part: Annotated[str, typer.Argument(help="all, customer, staff, slack or worker.")] = "all",
) -> None:
    """Run the desk: every part whose settings are there, or one part of it."""
    begun = time.monotonic()
    settings = _checked(_settings())
    parts = settings.parts if part == "all" else [part]
    if not set(parts) <= set(settings.parts):
        _stop(f"{part}: its settings are missing; what can run: {', '.join(settings.parts)}")
    if wrong := set_.half_set(settings):
        _stop("\n".join(wrong))
    if settings.parts == ["worker"]:
        _stop("no bot has its token in the environment or .env; to try it without any: sixstar demo")
    sys.exit(_in_reach(lambda: asyncio.run(_run(settings, parts, begun))))


@app.command()
def up() -> None:
    """On real tokens when .env has some, else the demo."""
    settings = _settings()
    if wrong := set_.half_set(settings):
        _stop("\n".join(wrong))
    if settings.parts == ["worker"]:
        demo()
    migrate()
    if _in_reach(lambda: _empty(settings.database_url)):
        print("The desk is empty: describe it in a file, as bots/demo/desk.yaml does, and run: sixstar apply FILE")
    run("all")


@app.command()
def demo(
    language: Annotated[str, typer.Option(help="en, el, pl or fa: that of the customer in the story.")] = "en",
    folder: Annotated[Path | None, typer.Option(help="A new folder to keep; without it, one that goes again.")] = None,
) -> None:
    """The whole desk without any account: plays a story, then you go on."""
    from bots.demo import play
    from core.people.model import LOCALES

    if language not in LOCALES:
        _stop(f"{language}: the story is told in {', '.join(LOCALES)}")
    sys.exit(play.main(language, folder))


async def _run(settings: Settings, parts: list[str], begun: float) -> int:
    from bots.build import desk
    from bots.running import run as run_desk

    made = desk(settings, parts)

    def ready() -> None:
        log.info("ready after %.1f s: %s", time.monotonic() - begun, ", ".join(parts))
        print(f"ready: {', '.join(parts)}", flush=True)

    try:
        return await run_desk(made, http=settings.http_listen, ready=ready)
    finally:
        await made.close()


async def _invited(settings: Settings, who: str) -> str:
    """The link for this person's bot: customers and staff have different ones."""
    from bots.build import desk
    from core.errors import Refused
    from core.people import actions

    made = desk(settings, ["customer", "staff"])
    try:
        person = await made.db.read(lambda w: w.people.by_key(who))
        channel = "telegram:staff" if person and person.is_staff else "telegram:customer"
        if person and channel not in made.wires:
            _stop(f"{channel} has no token yet")
        token = await made.db.write(lambda w: actions.invite(w, now(), key=who, channel=channel))
        return f"https://t.me/{await made.wires[channel].check()}?start={token}"
    except Refused:
        known = await made.db.read(lambda w: ", ".join(w.people.keys()))
        _stop(f"nobody has the key {who}; known: {known}")
    finally:
        await made.close()


def _empty(url: str) -> bool:
    from adapters.database.doors import Database

    db = Database(url)
    try:
        return db.write_now(lambda work: not work.catalog.teams())
    finally:
        db.close_now()


def _settings() -> Settings:
    from bots.logs import set_up

    try:
        settings = set_.load()
    except set_.Wrong as wrong:
        _stop(str(wrong))
    secrets = (v.get_secret_value() for v in vars(settings).values() if hasattr(v, "get_secret_value"))
    set_up(settings.log_level, tuple(secrets))
    return settings


def _checked(settings: Settings) -> Settings:
    from adapters.database.migrate import NewerDatabase, OlderDatabase, check

    try:
        _in_reach(lambda: check(settings.database_url))
    except NewerDatabase as newer:
        _stop(f"the database ({newer}) is newer than this version of Sixstar: update Sixstar, it was not touched")
    except OlderDatabase:
        _stop("the database is older than this version of Sixstar: run `sixstar migrate`")
    return settings


def _in_reach(do: Callable[[], T]) -> T:
    """What the administrator must hear when something outside is missing: one line, no traceback."""
    from sqlalchemy.exc import OperationalError

    from core.errors import DeliveryFailed, StoreUnavailable

    try:
        return do()
    except (StoreUnavailable, OperationalError) as away:
        _stop(f"the database cannot be used: {getattr(away, 'orig', away)}")
    except DeliveryFailed as failed:
        _stop(f"the platform refuses: {failed}")


def _say(key: str) -> None:
    from adapters.texts import speaker
    from core.chat.replies import Phrase

    print(speaker("en", "UTC")(Phrase(key)))


def _stop(why: str) -> Never:
    print(why, file=sys.stderr)
    raise SystemExit(2)


def main() -> None:
    app()


if __name__ == "__main__":
    main()
