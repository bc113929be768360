"""What an administrator must hear when something outside is wrong: one line instead of a traceback."""

from __future__ import annotations

import errno

from bots.settings import name_of
from core.chat.replies import Phrase


def outside(error: Exception) -> Phrase | None:
    """None: it is a fault of ours."""
    from adapters.database.migrate import NewerDatabase, OlderDatabase
    from core.errors import DeliveryFailed

    match error:
        case NewerDatabase():
            return Phrase("cli-database-newer", {"revision": str(error)})
        case OlderDatabase():
            return Phrase("cli-database-older", {"command": "sixstar migrate"})
        case DeliveryFailed(code=code, detail=detail):
            return Phrase("cli-telegram", {"why": Phrase(f"failed-{code}"), "detail": detail})
        case OSError(errno=errno.EADDRINUSE):
            return Phrase("cli-port-taken", {"setting": name_of("http_listen")})
        case OSError():
            why = (error.filename, error.strerror or str(error))
            return Phrase("cli-impossible", {"why": ": ".join(str(part) for part in why if part)})
    return _unusable(error)


def _unusable(error: Exception) -> Phrase | None:
    """Those of the database's errors that are no fault of our code: it is away, full, locked, no database at all."""
    from sqlalchemy.exc import DatabaseError, OperationalError

    from core.errors import StoreUnavailable

    if isinstance(error, StoreUnavailable) and isinstance(error.__cause__, BlockingIOError):
        return Phrase("cli-database-taken", {"kind": "SQLite"})
    if isinstance(error, StoreUnavailable | OperationalError) or type(error) is DatabaseError:
        return Phrase("cli-database", {"why": " ".join(str(getattr(error, "orig", error)).split())})
    return None
