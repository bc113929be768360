"""The ways in which something does not happen."""

from __future__ import annotations


class Refused(Exception):  # noqa: N818 - it is an answer to a person, not an error
    """The expected no. `code` names the sentence `refused-<code>` in the catalogues, `args_` fill it.

    Whatever the action had changed is rolled back; the person is told why.
    """

    def __init__(self, code: str, **args: str | int) -> None:
        super().__init__(code, args)
        self.code = code
        self.args_ = args


class Conflict(Exception):  # noqa: N818 - the turn is simply taken again
    """Someone else changed this row since it was read. The whole turn is repeated on fresh facts."""


class StoreUnavailable(Exception):  # noqa: N818 - it passes; the work is done again
    """The database cannot be reached or written now (away, full, locked). Nothing was stored; try again later."""


class DeliveryFailed(Exception):  # noqa: N818 - the outside said no
    """The platform did not take what we sent.

    `code` is one of ours (`blocked`, `gone`, `formatting`, `too-large`, `rate`, `unreachable`, `rights`, `token`,
    `refused`; `disk` and `elsewhere` for files, `undrawable` for what we cannot draw ourselves) and names the sentence
    `failed-<code>`. `permanent`: trying again cannot help. `retry_after`: seconds that the platform asks us to wait.
    `ambiguous`: it may have been done all the same.
    """

    def __init__(
        self,
        code: str,
        *,
        permanent: bool = False,
        retry_after: float | None = None,
        ambiguous: bool = False,
        detail: str = "",
    ) -> None:
        super().__init__(f"{code}: {detail}" if detail else code)
        self.code = code
        self.permanent = permanent
        self.retry_after = retry_after
        self.ambiguous = ambiguous
        self.detail = detail
