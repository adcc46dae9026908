"""The starter list: Arabic sources to begin with, out of the sources pack."""

from __future__ import annotations

from datetime import datetime

from marsad.lexicon.pack import Lexicon
from marsad.lexicon.starter_sources import StarterSource
from marsad.model.source import Source, SourceKind, source_id


def starter_sources(lexicon: Lexicon, now: datetime) -> list[Source]:
    """The pack's sources, added `now`. None is verified before this machine has had an answer from it."""
    return [
        Source(
            id=source_id(row.address),
            address=row.address,
            kind=SourceKind(row.kind),
            name=row.name,
            country=row.country,
            added=now,
        )
        for row in lexicon.rows(StarterSource)
    ]
