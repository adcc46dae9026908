"""What the parts of an archive that have a file of their own need of it."""

from __future__ import annotations

from contextlib import AbstractContextManager
from typing import Protocol

from sqlalchemy import Connection

from marsad.archive.writing import Writing


class Opened(Protocol):
    """An open archive."""

    @property
    def name(self) -> str:
        """What messages call it."""

    def reading(self) -> AbstractContextManager[Connection]:
        """A connection that reads."""

    def writing(self) -> AbstractContextManager[Writing]:
        """A transaction that writes."""
