"""What Marsad says of its own work, in the language of the page: findings of sources, reasons of names."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Any

from marsad.harvest.health import Finding
from marsad.harvest.trouble import Trouble
from marsad.web.dates import Dates
from marsad.web.texts import Texts

_TROUBLES = frozenset(Trouble)

# The archive keeps reasons as English sentences: which one it is, and what stands in its places.
_REASONS = tuple(
    (key, re.compile(pattern))
    for key, pattern in (
        ("same", r"the same name"),
        ("same_country", r"the same name and country"),
        ("same_office", r"the same office, unnamed"),
        ("decided", r"a person's correction"),
        ("known_as", r"known as (?P<name>.+)"),
        ("name_of", r"a name of (?P<name>.+)"),
        ("held", r"(?P<role>.+) on (?P<day>\d{4}-\d\d-\d\d) was (?P<name>.+)"),
        ("spelling", r"(?P<one>.+) and (?P<other>.+) are spellings of one name"),
        ("surname", r"(?P<one>.+) is the surname of (?P<other>.+)"),
        ("shorter", r"(?P<one>.+) is a shorter form of (?P<other>.+)"),
    )
)
_ABROAD = ", of another country"


def finding_text(finding: Finding, t: Texts, dates: Dates) -> str:
    """What was found of a source; an error's own words, which are English, are left out."""
    return t(f"finding.{finding.kind}", **{name: _value(v, t, dates) for name, v in finding.values.items()})


def trouble_text(kind: str | None, t: Texts) -> str:
    """The kind of trouble that a source gives."""
    return t(f"trouble.{kind if kind in _TROUBLES else 'unknown'}")


def reason_text(reason: str, t: Texts, dates: Dates) -> str:
    """Why names were taken for one; a reason of another version of Marsad is told as it stands.

    >>> from marsad.web.preferences import Preferences
    >>> reason_text("known as بشار الأسد", Texts("ar"), Dates("ar", Preferences()))
    'معروف باسم بشار الأسد'
    """
    told = reason.removesuffix(_ABROAD)
    abroad = t("reason.abroad") if told != reason else ""
    for key, pattern in _REASONS:
        found = pattern.fullmatch(told)
        if found:
            places = found.groupdict()
            shown = {name: dates.day(text, False) if name == "day" else text for name, text in places.items()}
            return t(f"reason.{key}", **shown) + abroad
    return reason


def _value(value: Any, t: Texts, dates: Dates) -> str:
    if isinstance(value, datetime):
        return dates.moment(value.isoformat())
    if isinstance(value, int | float):
        return dates.digits(f"{value:g}")
    return trouble_text(value, t) if value in _TROUBLES else str(value)
