"""The `sixstar` command."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import os
import re
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Never, TypeVar

import typer

from bots import settings as set_
from bots.clock import now
from bots.settings import Settings
from core.chat.replies import Phrase
from core.importing import Kind
from core.people.model import LOCALES, Person, locale_of

app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)
log = logging.getLogger("sixstar")
T = TypeVar("T")

PARTS = ("customer", "staff", "slack", "worker")
NEAREST = 20  # keys that are shown for one that nobody has
BARE = {0x2068: None, 0x2069: None}  # isolation marks: chats hide them, many terminals show them as boxes


@app.command()
def migrate() -> None:
    """Bring the database to this version's tables. Safe to run again."""
    from adapters.database.migrate import upgrade

    _in_reach(lambda: upgrade(_settings().database_url))
    print(_said(Phrase("cli-migrated")))


@app.command()
def apply(file: Annotated[Path, typer.Argument(help="The desk's YAML file.")]) -> None:
    """Set the desk up from one file. Safe to run again; every mistake is told with its line, and then nothing is
    done."""
    from adapters.database.doors import Database
    from bots.desk_file import Wrong, apply_file

    db = _in_reach(lambda: Database(_checked(_settings()).database_url))
    try:
        for line in _in_reach(lambda: apply_file(db, file, now())):
            print(_said(line))
    except Wrong as wrong:
        _stop(*(f"{file}:{line}: {_said(phrase)}" for line, phrase in wrong.errors))
    finally:
        db.close_now()


@app.command(name="import")
def import_(
    what: Annotated[Kind, typer.Argument(help="What its rows are.")],
    file: Annotated[Path, typer.Argument(help="CSV or XLSX.")],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would be done.")] = False,  # noqa: FBT002
    sheet: Annotated[str | None, typer.Option(help="The sheet of a workbook; without it the first.")] = None,
    move: Annotated[bool, typer.Option("--move", help="Also what changes its company.")] = False,  # noqa: FBT002
) -> None:
    """Bring a table of companies, contacts, contracts, products, assets or staff in. Safe to run again; every mistake
    is told with its line, and then nothing is done."""
    from adapters.database.doors import Database
    from bots.desk_file import Wrong
    from bots.importing import Asked, import_file
    from bots.progress import steps

    db = _in_reach(lambda: Database(_checked(_settings()).database_url))
    asked = Asked(what, file, sheet, dry_run, move)
    try:
        with steps(_said) as step:
            lines = _in_reach(lambda: import_file(db, asked, now(), step))
        for line in lines:
            print(_said(line))
    except Wrong as wrong:
        _stop(*(f"{file}:{line}: {_said(phrase)}" for line, phrase in wrong.errors))
    finally:
        db.close_now()


@app.command()
def doctor(
    language: Annotated[str | None, typer.Option(help="en, el, pl or fa; without it the terminal's.")] = None,
) -> None:
    """Look at everything the desk needs, and say what to do about what is wrong. 0: nothing stands in the way."""
    from bots import doctor_report

    sys.exit(doctor_report.main(locale_of(language) if language else _language(), BARE))


@app.command()
def invite(
    who: Annotated[str, typer.Argument(help="A contact's or a staff member's key in the desk's file.")],
) -> None:
    """Print a link that ties one account to this person: for one use, and for a week."""
    settings = _checked(_settings())
    print(_in_reach(lambda: _invitation(settings, who)))


@app.command()
def run(
    part: Annotated[str, typer.Argument(help="all, customer, staff, slack or worker.")] = "all",
) -> None:
    """Run the desk: every part whose settings are there, or one part of it."""
    begun = time.monotonic()
    settings = _whole(_settings())
    parts = settings.parts if part == "all" else [part]
    if not set(parts) <= set(PARTS):
        _stop(Phrase("cli-part-unknown", {"part": part, "parts": ", ".join(PARTS)}))
    if not set(parts) <= set(settings.parts):
        _stop(Phrase("cli-part-missing", {"part": part, "parts": ", ".join(settings.parts)}))
    if settings.parts == ["worker"]:
        _stop(Phrase("cli-no-bot", {"file": set_.FILE, "command": "sixstar demo"}))
    _checked(settings)
    if part == "all":
        _staffed(settings)
    sys.exit(_in_reach(lambda: asyncio.run(_run(settings, parts, begun))))


@app.command()
def parked(
    again: Annotated[str | None, typer.Option(help="The number under which one is tried once more.")] = None,
) -> None:
    """What could not be handled and was put aside; with --again, one of it has its turn once more."""
    from adapters.database.doors import Database

    db = _in_reach(lambda: Database(_checked(_settings()).database_url))
    try:
        if again and not _in_reach(lambda: db.write_now(lambda work: work.inbox.unpark(again, now=now()))):
            _stop(Phrase("cli-parked-unknown", {"trace": again}))
        found = [] if again else _in_reach(lambda: db.write_now(lambda work: work.inbox.parked()))
    finally:
        db.close_now()
    said: dict[str, str | int] = {
        "count": len(found),
        "command": f"sixstar parked --again {found[0].trace if found else ''}",
    }
    print(_said(Phrase("cli-parked-again") if again else Phrase("cli-parked", said)))
    for row in found:
        print(f"{row.trace}  {row.at:%Y-%m-%d %H:%M}  {row.channel}  {row.why}")


@app.command()
def up() -> None:
    """On real tokens when .env has some, else the demo."""
    settings = _whole(_settings())
    if settings.parts == ["worker"]:
        demo()
    migrate()
    run("all")


@app.command()
def demo(
    language: Annotated[str, typer.Option(help="en, el, pl or fa: that of the customer in the story.")] = "en",
    folder: Annotated[Path | None, typer.Option(help="A new folder to keep; without it, one that goes again.")] = None,
    empty: Annotated[Path | None, typer.Option(help="A desk's file: its own people, and no story.")] = None,
) -> None:
    """The whole desk without any account: plays a story, then you go on."""
    from bots.demo import play
    from bots.desk_file import Wrong

    if language not in LOCALES:
        _stop(Phrase("cli-story-languages", {"language": language, "languages": ", ".join(LOCALES)}))
    try:
        sys.exit(play.main(language, folder, empty))
    except Wrong as wrong:
        _stop(*(f"{empty}:{line}: {_said(phrase)}" for line, phrase in wrong.errors))


async def _run(settings: Settings, parts: list[str], begun: float) -> int:
    from bots.build import desk
    from bots.running import run as run_desk

    made = desk(settings, parts)

    def ready() -> None:
        log.info("ready after %.1f s: %s", time.monotonic() - begun, ", ".join(parts))
        print(f"ready: {', '.join(parts)}", flush=True)  # a mark that programs wait for: the same in every language

    try:
        code = await run_desk(made, http=settings.http_listen, ready=ready)
    finally:
        await made.close()
    if code:
        print(_said(Phrase("cli-token-refused", {"file": set_.FILE})), file=sys.stderr)
    return code


def _invitation(settings: Settings, who: str) -> str:
    """The link for this person's bot: customers and staff have different ones.

    The bot is asked for its name first, so that no invitation is left behind when its token is refused.
    """
    from adapters.database.doors import Database
    from core.people import actions

    db = Database(settings.database_url)
    try:
        person = db.write_now(lambda w: w.people.by_key(who)) or _nobody(
            who, db.write_now(lambda w: [*w.people.keys()])
        )
        bot = asyncio.run(_bot(settings, person))
        channel = "telegram:staff" if person.is_staff else "telegram:customer"
        token = db.write_now(lambda w: actions.invite(w, now(), key=who, channel=channel))
        return f"https://t.me/{bot}?start={token}"
    finally:
        db.close_now()


async def _bot(settings: Settings, person: Person) -> str:
    """The name of the bot that this person uses, without loading any bot's library: that takes seconds."""
    from aiohttp import ClientSession

    from adapters.telegram.line import Line

    token = settings.staff_telegram_token if person.is_staff else settings.customer_telegram_token
    if token is None:
        field = "staff_telegram_token" if person.is_staff else "customer_telegram_token"
        _stop(Phrase("cli-no-token", {"setting": set_.name_of(field)}))
    async with ClientSession() as http:
        me = await Line(http, token.get_secret_value(), settings.telegram_api_url).call("getMe")
    return str(me["username"])


def _nobody(who: str, keys: list[str]) -> Never:
    from difflib import get_close_matches

    if not keys:
        _stop(_nothing_described())
    nearest = get_close_matches(who, keys, n=NEAREST, cutoff=0)
    _stop(Phrase("cli-nobody", {"who": who, "names": ", ".join(nearest)}))


def _nothing_described() -> Phrase:
    return Phrase("cli-desk-empty", {"example": "bots/demo/desk.yaml", "command": "sixstar apply FILE"})


def _staffed(settings: Settings) -> None:
    """A desk whose requests nobody would see does not start. A part alone may: the others run elsewhere."""
    from adapters.database.doors import Database
    from bots.surface import nobody_there

    db = _in_reach(lambda: Database(settings.database_url))
    try:
        if why := _in_reach(lambda: db.write_now(lambda work: nobody_there(work, settings.parts))):
            _stop(why)
    finally:
        db.close_now()


def _settings() -> Settings:
    from bots.logs import set_up

    try:
        settings = set_.load()
    except set_.Wrong as wrong:
        _stop(*wrong.phrases)
    set_up(settings.log_level, tuple(set_.secrets(settings)))
    return settings


def _whole(settings: Settings) -> Settings:
    if wrong := set_.half_set(settings):
        _stop(*wrong)
    return settings


def _checked(settings: Settings) -> Settings:
    from adapters.database.migrate import check

    _in_reach(lambda: check(settings.database_url))
    return settings


def _in_reach(do: Callable[[], T]) -> T:
    """What the administrator must hear when something outside is wrong: one line, no traceback."""
    try:
        return do()
    except Exception as error:
        from bots.outside import outside

        if phrase := outside(error):
            _stop(phrase)
        raise


def _said(phrase: Phrase) -> str:
    from adapters.texts import speaker

    return speaker(_language(), "UTC")(phrase).translate(BARE)


def _language() -> str:
    """One of our four, as POSIX says it: LC_ALL goes before LC_MESSAGES before LANG, and ".UTF-8" or "@euro" may
    follow."""
    told = next(filter(None, map(os.environ.get, ("LC_ALL", "LC_MESSAGES", "LANG"))), "")
    return locale_of(re.split("[.@]", told)[0])


def _stop(*why: Phrase | str) -> Never:
    print("\n".join(one if isinstance(one, str) else _said(one) for one in why), file=sys.stderr)
    raise SystemExit(2)


def main() -> None:
    with contextlib.suppress(AttributeError):
        sys.stdout.reconfigure(errors="replace")  # type: ignore[union-attr] # a replaced stdout may lack it
    app()


if __name__ == "__main__":
    main()
