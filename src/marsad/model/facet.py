"""What articles found may be counted by."""

from __future__ import annotations

from enum import StrEnum


class Facet(StrEnum):
    """A property that articles found are counted by."""

    OUTLET = "outlet"
    DAY = "day"
    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    COUNTRY = "country"
    EVENT = "event"
