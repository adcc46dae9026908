"""How far each way of finding a name is trusted where two of them overlap."""

from __future__ import annotations

from enum import IntEnum


class Trust(IntEnum):
    """From the weakest to the surest."""

    BARE = 1
    TAGGED = 2
    AMBIGUOUS = 3
    KNOWN = 4
    HEADED = 5
    ROLE = 6
