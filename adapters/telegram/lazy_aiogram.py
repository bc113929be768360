"""Makes aiogram's import quick: a model of it is built when it is first used, not all ~600 at once.

aiogram 3 marks its types `defer_build`, and then rebuilds every one of them while it is imported: five seconds of
start-up (aiogram issue 1876). Here that rebuilding only leaves the names behind which aiogram resolves its annotations
with; pydantic asks for the rebuilding again at the first use of each model. SIXSTAR_EAGER_AIOGRAM=1 turns this off.
"""

import importlib
import os
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from pydantic import BaseModel

OFF = "SIXSTAR_EAGER_AIOGRAM"

_Names = dict[str, Any]
_Rebuild = Callable[..., bool | None]


def import_aiogram() -> None:
    """Import aiogram now. To be called before anything else imports it; once imported, it changes nothing."""
    if "aiogram" in sys.modules or os.environ.get(OFF) == "1":
        importlib.import_module("aiogram")
        return
    rebuild: _Rebuild = BaseModel.__dict__["model_rebuild"].__func__
    with _postponing() as names:
        importlib.import_module("aiogram")
    for model in BaseModel.__subclasses__():
        if model.__module__.startswith("aiogram."):
            model.model_rebuild = _with_names(rebuild, names)  # type: ignore[method-assign]


@contextmanager
def _postponing() -> Iterator[_Names]:
    """While this lasts, models are declared but not built. Gives the names they will need, complete at the end."""
    names: _Names = {}

    def only_names(_: type[BaseModel], /, *, _types_namespace: Mapping[str, Any] | None = None, **__: object) -> None:
        names.update(_types_namespace or {})

    before, config = BaseModel.__dict__["model_rebuild"], BaseModel.model_config
    BaseModel.model_rebuild = classmethod(only_names)  # type: ignore[method-assign, assignment]
    BaseModel.model_config = {**config, "defer_build": True}  # inherited by aiogram's methods too
    try:
        yield names
    finally:
        BaseModel.model_rebuild, BaseModel.model_config = before, config  # type: ignore[method-assign]


def _with_names(rebuild: _Rebuild, names: _Names) -> Any:  # noqa: ANN401 - a classmethod, which mypy cannot assign
    def named(
        cls: type[BaseModel], /, *, _types_namespace: Mapping[str, Any] | None = None, **options: object
    ) -> bool | None:
        return rebuild(cls, _types_namespace=_types_namespace or names, **options)

    return classmethod(named)
