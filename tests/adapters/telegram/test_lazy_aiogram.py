"""The quick import of aiogram, each in an interpreter of its own: here it is imported already."""

import subprocess
import sys

COUNT = """
import sys
from adapters.telegram.lazy_aiogram import import_aiogram
import_aiogram()
from aiogram.methods.base import Response, TelegramMethod
from aiogram.types.base import TelegramObject
from pydantic import BaseModel

def below(model):
    for child in model.__subclasses__():
        yield child
        yield from below(child)

models = {m for m in (*below(TelegramObject), *below(TelegramMethod), Response) if m.__module__.startswith("aiogram.")}
print(len(models), sum(m.__pydantic_complete__ for m in models))
"""
BUILD_ALL = f"""{COUNT}
for model in models:
    model.model_rebuild()
assert all(m.__pydantic_complete__ for m in models)
class Other(BaseModel):
    later: "list[Other]" = []
assert Other.__pydantic_complete__ and not BaseModel.model_config
"""


def run(program: str, **env: str) -> str:
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, env=env, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_every_model_can_still_be_built_and_none_is_built_before() -> None:
    models, ready = map(int, run(BUILD_ALL).split())
    assert models > 500
    assert ready < 20


def test_the_switch_turns_it_off() -> None:
    models, ready = map(int, run(COUNT, SIXSTAR_EAGER_AIOGRAM="1").split())
    assert ready > 0.9 * models


def test_no_library_is_imported_before_a_wire_is_made() -> None:
    """By none of them: what one had imported would still be there."""
    modules = ", ".join(
        f"adapters.telegram.{name}" for name in ("aiogram_wire", "ptb_wire", "wire", "layout", "poller")
    )
    check = "import sys; assert not {'aiogram', 'telegram', 'httpx'} & set(sys.modules), sys.modules"
    run(f"import {modules}; {check}")
