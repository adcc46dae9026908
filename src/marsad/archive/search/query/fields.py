"""The names by which a query speaks of fields, English and Arabic, and what each is for."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum

from marsad.archive.search.query.tree import Field
from marsad.text.normalise import fold


class DateBound(StrEnum):
    """The fields that take dates."""

    FROM = "from"
    TO = "to"
    ON = "date"


@dataclass(frozen=True, slots=True)
class FieldName:
    """A field with its `names`, the English and the Arabic ones shown first; `example` is a value."""

    field: Field | DateBound
    names: tuple[str, ...]
    example: str


FIELDS = (
    FieldName(Field.HEADLINE, ("headline", "عنوان", "title", "العنوان"), "headline:هدنة"),
    FieldName(Field.BODY, ("body", "متن", "نص", "المتن", "النص"), "body:هدنة"),
    FieldName(Field.PERSON, ("person", "شخص", "people", "شخصية"), 'person:"سيرغي لافروف"'),
    FieldName(Field.SPEAKER, ("speaker", "متحدث", "said", "قائل", "المتحدث"), "speaker:لافروف"),
    FieldName(Field.PLACE, ("place", "مكان", "location"), "place:القاهرة"),
    FieldName(
        Field.ORGANISATION,
        ("organisation", "جهة", "organization", "org", "منظمة", "هيئة", "مؤسسة"),
        'org:"مجلس الأمن"',
    ),
    FieldName(
        Field.OUTLET,
        ("outlet", "مصدر", "source", "site", "صحيفة", "وسيلة", "ناشر", "المصدر"),
        'outlet:"الجزيرة نت"',
    ),
    FieldName(Field.CREDIT, ("credit", "وكالة", "agency", "via", "نقلا"), "credit:رويترز"),
    FieldName(Field.COUNTRY, ("country", "بلد", "دولة", "البلد"), "country:مصر"),
    FieldName(Field.EVENT, ("event", "حدث", "type", "الحدث"), "event:زيارة"),
    FieldName(Field.STATUS, ("status", "حالة"), "status:planned"),
    FieldName(Field.LANGUAGE, ("language", "لغة", "lang"), "language:ar"),
    FieldName(DateBound.FROM, ("from", "من", "since", "after", "منذ"), "from:2024-05-01"),
    FieldName(DateBound.TO, ("to", "إلى", "until", "before", "حتى"), "to:2024-05-31"),
    FieldName(DateBound.ON, ("date", "تاريخ", "on", "day", "التاريخ"), "date:2024-05"),
)

_BY_NAME = {fold(name): field for field in FIELDS for name in field.names}


def field_named(name: str) -> FieldName | None:
    """The field that `name` means in either language, or None."""
    return _BY_NAME.get(fold(name).lower())


def fields_to_offer(name: str) -> str:
    """The names to offer where `name` is none: the closest ones first."""
    close = get_close_matches(fold(name).lower(), _BY_NAME, n=1)
    shown = [f"{field.names[0]} ({field.names[1]})" for field in FIELDS]
    if close:
        nearest = _BY_NAME[close[0]]
        first = f"{nearest.names[0]} ({nearest.names[1]})"
        shown = [first, *(name for name in shown if name != first)]
    return ", ".join(shown)
