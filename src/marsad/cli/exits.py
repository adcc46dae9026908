"""The exit codes, as `docs/reference/exit-codes.md` lists them."""

from __future__ import annotations

from enum import IntEnum


class Exit(IntEnum):
    """How a run ended. 2, wrong usage, is set by the option parser."""

    ALL_READ = 0
    OWN_ERROR = 1
    USAGE = 2
    SOME_FAILED = 3
    NONE_READ = 4
    ARCHIVE_FAILED = 5
    INTERRUPTED = 130
    OUTPUT_CLOSED = 141
