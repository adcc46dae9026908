from __future__ import annotations

from datetime import date

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from marsad.archive.search.query import parse
from marsad.archive.search.query.fields import FIELDS
from marsad.archive.search.query.tree import Everything
from marsad.errors import QueryError
from marsad.lexicon.pack import load

TODAY = date(2024, 5, 24)


def read(query: str) -> str:
    return str(parse(query, load(), TODAY))


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ("", "*"),
        ("  \u200f ", "*"),
        ("المفاوضات", "المفاوضات"),
        ("وزير الخارجية", "وزير AND الخارجيه"),
        ('"وزير الخارجية"', '"وزير الخارجيه"'),
        ("«وزير الخارجية»", '"وزير الخارجيه"'),
        ("“وزير الخارجية”", '"وزير الخارجيه"'),
        ('"وزير مصر"~3', '"وزير مصر"~3'),
        ("مصر OR السودان", "مصر OR السودان"),
        ("مصر أو السودان", "مصر OR السودان"),
        ("مصر | السودان", "مصر OR السودان"),
        ("مصر و السودان", "مصر AND السودان"),
        ("مصر && السودان", "مصر AND السودان"),
        ("مصر ليس السودان", "مصر AND NOT السودان"),
        ("مصر بدون السودان", "مصر AND NOT السودان"),
        ("مصر -السودان", "مصر AND NOT السودان"),
        ('مصر -"جنوب السودان"', 'مصر AND NOT "جنوب السودان"'),
        ("مصر - السودان", "مصر AND السودان"),
        ("NOT مصر", "NOT مصر"),
        ("NOT NOT مصر", "NOT NOT مصر"),
        ("ليس", "ليس"),
        ("أو مصر", "او AND مصر"),
        ("مصر أو", "مصر AND او"),
        ("سد (مصر OR السودان)", "سد AND (مصر OR السودان)"),
        ("سد مصر أو قناة السويس", "(سد AND مصر) OR (قناه AND السويس)"),
        ("مفاوض*", "مفاوض*"),
        ('"وزير الخار*"', '"وزير الخار*"'),
        ("=الوزراء", "=الوزراء"),
        ('="وزراء الخارجية"', '="وزراء الخارجيه"'),
        ("كوفيد-19", '"كوفيد 19"'),
        ("https://example.org/news", '"https example org news"'),
        ("قال: لن نشارك", "قال AND لن AND نشارك"),
        ("شخص:بوتين", "person:بوتين"),
        ("person: بوتين", "person:بوتين"),
        ('person:"سيرغي لافروف"', 'person:"سيرغي لافروف"'),
        ("متحدث:للسيسي", "speaker:السيسي"),
        ("headline:(هدنة غزة)", "headline:هدنه AND headline:غزه"),
        ("مصدر:الجزيرة", "outlet:الجزيرة"),
        ("outlet:غيرمعروف", "outlet:غيرمعروف"),
        ("country:eg", "country:مصر"),
        ("بلد:(مصر OR SA)", "country:مصر OR country:السعودية"),
        ("event:زيارة", "event:visit"),
        ("حدث:consult", "event:CONSULT"),
        ("status:مرتقب", "status:planned"),
        ("from:2024-05-01", "from:2024-05-01"),
        ("من:٢٠٢٤-٠٥-٠١ إلى:اليوم", "from:2024-05-01 AND to:2024-05-24"),
        ("date:2024-02", "date:2024-02-01..2024-02-29"),
        ("date:5/2024", "date:2024-05-01..2024-05-31"),
        ("date:2024", "date:2024-01-01..2024-12-31"),
        ("date:1/5/2024..10/5/2024", "date:2024-05-01..2024-05-10"),
        ("date:2024-05..", "from:2024-05-01"),
        ("from:yesterday", "from:2024-05-23"),
        ("منذ:7d", "from:2024-05-17"),
        ('تاريخ:"24 أيار 2024"', "date:2024-05-24..2024-05-24"),
        ("مصر مصر", "مصر"),
    ],
)
def test_queries(query: str, wanted: str) -> None:
    assert read(query) == wanted


@pytest.mark.parametrize(
    ("query", "fault", "start"),
    [
        ('هدنة "مصر', "unclosed-quote", 5),
        ("هدنة (مصر", "unclosed-group", 5),
        ("مصر)", "unopened-group", 3),
        (")", "unopened-group", 0),
        ("()", "empty-group", 0),
        ("مصر AND", "nothing-behind", 4),
        ("مصر OR", "nothing-behind", 4),
        ("مصر NOT", "nothing-behind", 4),
        ("(مصر OR)", "nothing-behind", 5),
        ("OR مصر", "nothing-before", 0),
        ("AND", "nothing-before", 0),
        ("!!!", "no-words", 0),
        ('""', "no-words", 0),
        ("م*صر", "star-inside", 0),
        ("م*", "short-prefix", 0),
        ("*", "no-words", 0),
        ("شخصيت:بوتين", "unknown-field", 0),
        ("person:(بوتين place:موسكو)", "field-in-field", 14),
        ("person:", "no-value", 0),
        ("person: AND مصر", "no-value", 0),
        ("headline:=مصر", "no-exact", 0),
        ("headline:(=مصر)", "no-exact", 10),
        ("=", "no-words", 0),
        ("=(مصر)", "nothing-behind", 0),
        ("country:نارنيا", "unknown-value", 8),
        ("event:نزهة", "unknown-value", 6),
        ("from:غدا", "bad-date", 5),
        ("from:2024-02-30", "bad-date", 5),
        ("date:2024-05-10..2024-05-01", "dates-crossed", 5),
        ("from:(2024)", "bad-date", 0),
        ("(" * 40 + "مصر" + ")" * 40, "too-deep", 20),
        ("NOT " * 40 + "مصر", "too-deep", 80),
        ("مصر " * 1000, "too-long", 2000),
    ],
)
def test_faults_say_where_and_what_to_write(query: str, fault: str, start: int) -> None:
    with pytest.raises(QueryError) as caught:
        read(query)
    error = caught.value
    assert (error.fault, error.start) == (fault, start)
    assert error.start <= error.end <= max(len(query), error.start + 1)
    assert error.english.strip()
    assert error.arabic.strip()
    assert str(error).startswith(f"character {start + 1}: ")


def test_an_unknown_field_is_offered_the_closest_first() -> None:
    with pytest.raises(QueryError) as caught:
        read("headlin:مصر")
    assert "the fields are headline" in caught.value.english


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: field.names[0])
def test_every_example_is_a_query(field: object) -> None:
    from marsad.archive.search.query.fields import FieldName

    assert isinstance(field, FieldName)
    assert read(field.example)
    value = field.example.partition(":")[2]
    assert all(read(f"{name}:{value}") == read(field.example) for name in field.names)


PIECES = st.sampled_from(
    [
        *(
            "مصر",
            "السودان",
            "ليس",
            "أو",
            "و",
            "AND",
            "OR",
            "NOT",
            "(",
            ")",
            '"',
            "«",
            "»",
            "-",
            "=",
            "*",
            "~3",
        ),
        *(
            "person:",
            "من:",
            "date:",
            "country:",
            "event:",
            "2024-05",
            "..",
            "\u200f",
            ":",
            "م",
            " ",
            "مفاوض*",
            "!",
        ),
    ]
)


@settings(max_examples=400, deadline=None)
@given(
    st.lists(PIECES, max_size=12).map("".join)
    | st.lists(PIECES, max_size=12).map(" ".join)
    | st.text(max_size=30)
)
def test_any_text_is_a_query_or_a_query_error(text: str) -> None:
    place = (0, 0)
    try:
        parse(text, load(), TODAY)
    except QueryError as error:
        place = (error.start, error.end)
    assert 0 <= place[0] <= place[1] <= max(len(text), 1)


@settings(max_examples=200, deadline=None)
@given(st.lists(PIECES, max_size=8).map(" ".join))
@example('"و"')
@example('-"و" "أو"')
def test_the_plain_form_means_the_same(text: str) -> None:
    try:
        tree = parse(text, load(), TODAY)
    except QueryError:
        return
    if not isinstance(tree, Everything):
        assert str(parse(str(tree), load(), TODAY)) == str(tree)
