"""The reading of a page is stopped when its time is over, wherever the alarm strikes."""

from __future__ import annotations

import time

import pytest

from marsad.errors import ReadingTimeout
from marsad.reading.deadline import deadline


def busy(seconds: float) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        pass


class Slow:
    """An object whose end takes long; an error in there is dropped by Python."""

    def __del__(self) -> None:
        busy(0.03)


def end_something_slow_within(seconds: float) -> None:
    with deadline(seconds, "p"):
        slow = Slow()
        del slow
        busy(5)


def test_a_block_over_its_time_is_stopped() -> None:
    with pytest.raises(ReadingTimeout), deadline(0.01, "p"):
        busy(5)


def test_a_block_within_its_time_is_not() -> None:
    with deadline(5, "p"):
        busy(0.01)
    busy(0.1)


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_an_alarm_that_was_dropped_comes_again() -> None:
    with pytest.raises(ReadingTimeout):
        end_something_slow_within(0.01)
