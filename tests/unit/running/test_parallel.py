"""A process that is killed takes only its own page with it."""

from __future__ import annotations

import os
from typing import Any

from marsad.model.page import Page
from marsad.running.pages import ReadingRules
from marsad.running.parallel import read_in_parallel


class Deadly(str):
    """A text that ends the process it is sent to."""

    __slots__ = ()

    def __reduce__(self) -> tuple[Any, ...]:
        return os._exit, (1,)


def test_only_the_deadly_page_is_lost() -> None:
    text = "التقى وزير المياه السفير الهندي، الأحد، في مكتبه لبحث التعاون في مجال الري."
    pages = [Page(name, Deadly(text) if name == "deadly" else text) for name in ("a", "deadly", "b", "c")]
    outcomes = list(read_in_parallel(pages, ReadingRules(), 2))
    assert [outcome.name for outcome in outcomes] == ["a", "deadly", "b", "c"]
    assert [outcome.error is not None for outcome in outcomes] == [False, True, False, False]
    assert "killed" in str(outcomes[1].error)
