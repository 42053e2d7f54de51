"""Libraries loaded quickly: fewer modules, nothing missing, the search for garbage on again."""

from __future__ import annotations

import subprocess
import sys

from service.loading import LEFT_OUT, WHEN_ASKED
from tests.cli.running import ROOT

SET_UP = """
import gc, os, sys
os.environ["OPENAI_BASE_URL"], os.environ["OPENAI_API_KEY"] = "http://127.0.0.1:9/v1", "x"
from service.model import open_door
"""
LOADED = """
finders = len(sys.meta_path)
open_door("openai:any").close()
assert gc.isenabled()
assert len(sys.meta_path) <= finders + 1, "a library may add a finder of its own, ours is gone"
"""


def told(code: str, first: str = LOADED) -> str:
    """What a fresh process that has loaded a client prints."""
    env = {"PATH": "", "PYTHONPATH": str(ROOT)}
    run = subprocess.run([sys.executable, "-c", SET_UP + first + code], env=env, capture_output=True, text=True, check=True, timeout=60)
    return run.stdout.strip()


def test_a_client_is_loaded_without_hundreds_of_modules_of_types() -> None:
    assert int(told("print(sum(name.startswith(('openai.types.', 'langsmith.types.')) for name in sys.modules))")) < 150


def test_the_way_for_many_calls_is_loaded_for_many_calls_alone() -> None:
    few = "print('aiohttp' in sys.modules)"
    many = "from service.model import Bearing; from service.model.opening import MANY"
    opened = f"{few}; door = open_door('openai:any', Bearing(most_at_once=MANY)); {few}; door.close()"
    assert told(f"{few}; {many}; {opened}").split() == ["False", "False", "True"]
    assert told(f"{many}; {opened}", first="").split() == ["False", "True"]


def test_what_is_put_off_or_left_out_exists() -> None:
    """A library that moves these packages would be loaded slowly again without anybody noticing."""
    names = sorted(WHEN_ASKED | LEFT_OUT)
    assert told(f"import importlib; print(*(importlib.import_module(name).__name__ for name in {names}))").split() == names


def test_a_package_that_waits_loads_whole_once_a_name_is_asked_of_it() -> None:
    code = """
import openai.types, openai.types.responses as responses
print(openai.types.Batch.__name__, responses.Response.__name__, hasattr(responses, "Nothing"), len(dir(openai.types)) > 100)
from langsmith.types import *
"""
    assert told(code) == "Batch Response False True"
