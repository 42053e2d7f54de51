"""Garbage is looked for when nobody waits for it, and seldom where somebody always does."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator

import pytest

from service.web.tidying import LONGEST_S, YOUNG, Tidying


class Ring:
    """Holds itself, so that only a search finds it."""

    def __init__(self) -> None:
        self.itself = self


class Scene:
    """A process that is busy or not, at a time."""

    def __init__(self) -> None:
        self.busy, self.now = False, 0.0
        self.tidying = Tidying(lambda: self.busy, lambda: self.now)


@pytest.fixture
def scene() -> Iterator[Scene]:
    made = Scene()
    made.tidying.start()
    yield made
    made.tidying.stop()


def old_garbage() -> weakref.ref[Ring]:
    """Something that was looked through twice while it was in use."""
    ring = Ring()
    gc.collect(0)
    gc.collect(1)
    return weakref.ref(ring)


@pytest.mark.usefixtures("scene")
def test_what_was_loaded_before_is_not_looked_through() -> None:
    assert gc.get_freeze_count() > 10_000, "a full collection would stop a busy service for half a second"
    assert gc.get_threshold()[:2] == YOUNG


def test_garbage_is_found_when_nobody_waits(scene: Scene) -> None:
    left = old_garbage()
    assert scene.tidying.look()
    assert left() is None


def test_nobody_is_kept_waiting_for_it(scene: Scene) -> None:
    left = old_garbage()
    scene.busy = True
    assert not scene.tidying.look()
    assert left() is not None
    scene.busy = False
    assert scene.tidying.look()
    assert left() is None


def test_a_process_that_is_never_quiet_is_searched_once_in_a_while(scene: Scene) -> None:
    left, scene.busy = old_garbage(), True
    scene.now = LONGEST_S - 1
    assert not scene.tidying.look()
    scene.now = LONGEST_S
    assert scene.tidying.look()
    assert left() is None
    old_garbage()
    assert not scene.tidying.look()


def test_where_nothing_has_happened_nothing_is_looked_for(scene: Scene) -> None:
    old_garbage()
    assert scene.tidying.look()
    assert not scene.tidying.look()


def test_the_search_is_left_as_it_was() -> None:
    before, scene = gc.get_threshold(), Scene()
    scene.tidying.start()
    scene.tidying.stop()
    assert (gc.get_threshold(), gc.get_freeze_count()) == (before, 0)
