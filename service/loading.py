"""Loads large libraries in less time: packages of mere types only as far as they are asked for, and no search for garbage meanwhile."""

from __future__ import annotations

import gc
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib.machinery import ModuleSpec, PathFinder
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from importlib.abc import Loader

WHEN_ASKED = frozenset({"langsmith.types", "numpy.f2py", "openai.types", "openai.types.responses"})
"""Packages that import hundreds of modules, of which we need a few or none: half of the time that a model's client takes to load."""
LEFT_OUT = frozenset({"openai._vendor.httpx_aiohttp"})
"""Ways that a library offers beside the one we go, and does without where it cannot load them."""


@contextmanager
def quickly() -> Iterator[None]:
    """Imports within the block take less time. Nothing is missing: a package of `WHEN_ASKED` loads whole once a name is asked of it."""
    finder, collecting = _Finder(), gc.isenabled()
    gc.disable()  # nearly all that an import makes stays: each search for garbage would walk through it for nothing
    sys.meta_path.insert(0, finder)
    try:
        yield
    finally:
        sys.meta_path.remove(finder)
        if collecting:
            gc.enable()


class _Finder:
    """Finds the packages that wait. (Its base class and that of a loader would themselves be long to import.)"""

    def find_spec(self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None) -> ModuleSpec | None:
        if fullname in LEFT_OUT:
            raise ModuleNotFoundError(f"{fullname} is left out", name=fullname)
        spec = PathFinder.find_spec(fullname, path, target) if fullname in WHEN_ASKED else None
        if spec is not None and spec.loader is not None:
            spec.loader = _Waiting(spec.loader)  # type: ignore[assignment]
        return spec


class _Waiting:
    """Puts off what stands in a package until a name of it is asked for; its modules can be imported without."""

    def __init__(self, loader: Loader) -> None:
        self._loader = loader
        self._lock = threading.RLock()
        self._waits = True

    def create_module(self, spec: ModuleSpec) -> ModuleType | None:
        """The usual kind of module."""
        return self._loader.create_module(spec)

    def exec_module(self, module: ModuleType) -> None:
        """Nothing but the promise to load when a name is asked for."""

        def find(name: str) -> object:
            if not (name.startswith("__") and name != "__all__"):
                self._load(module)
            if name in vars(module):
                return vars(module)[name]
            raise AttributeError(f"module {module.__name__!r} has no attribute {name!r}")

        vars(module)["__getattr__"] = find

    def _load(self, module: ModuleType) -> None:
        with self._lock:
            if self._waits:
                self._waits = False  # before, for the package may ask for its own names while it loads
                self._loader.exec_module(module)
