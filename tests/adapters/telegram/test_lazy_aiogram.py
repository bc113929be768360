"""The quick import of aiogram, each in an interpreter of its own: here it is imported already."""

import subprocess
import sys

import pytest

BUILD_ALL = """
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
ready = sum(m.__pydantic_complete__ for m in models)
for model in models:
    model.model_rebuild()
assert all(m.__pydantic_complete__ for m in models)
class Other(BaseModel):
    later: "list[Other]" = []
assert Other.__pydantic_complete__ and not BaseModel.model_config
print(len(models), ready)
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
    models, ready = map(int, run(BUILD_ALL, SIXSTAR_EAGER_AIOGRAM="1").split())
    assert ready > 0.9 * models


@pytest.mark.parametrize("module", ["aiogram_wire", "ptb_wire", "wire", "layout", "poller"])
def test_no_library_is_imported_before_a_wire_is_made(module: str) -> None:
    check = "import sys; assert not {'aiogram', 'telegram', 'httpx'} & set(sys.modules), sys.modules"
    run(f"import adapters.telegram.{module}; {check}")
