from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.unit.archive.search.rows import LEXICON, sample

from marsad.archive.search.marking import mark
from marsad.archive.search.query import parse
from marsad.lexicon.search_vocabulary import search_keys
from marsad.model.article import Article, PageRef

KEYS = LEXICON.derive(search_keys)


def marked(query: str, body: str, headline: str = "") -> tuple[list[str], list[str]]:
    article = Article("a", PageRef("p"), body, headline)
    marks = mark(article, parse(query, LEXICON), KEYS)
    return [span.of(headline) for span in marks.headline], [span.of(body) for span in marks.body]


@pytest.mark.parametrize(
    ("query", "body", "wanted"),
    [
        ("مفاوضات", "بدأت المُفاوَضات، وقالوا للمفاوضات إن مفاوضاتهم", ["المُفاوَضات", "للمفاوضات", "مفاوضاتهم"]),
        ("ايران", "زار إيـــران وإيران", ["إيـــران", "وإيران"]),
        (
            '"وزير الخارجية"',
            "وزير الخارجيّة، لا وزير المال ولا وزيرَ الخارجية",
            ["وزير الخارجيّة", "وزيرَ الخارجية"],
        ),
        ('"وزير المال"~1', "وزير دولة المال", ["وزير", "المال"]),
        ("مفاوض*", "المفاوضات والمفاوض", ["المفاوضات", "والمفاوض"]),
        ("=المفاوضات", "المفاوضات ومفاوضات", ["المفاوضات"]),
        ("هدنة -سلام", "هدنة لا سلام", ["هدنة"]),
        ("هدنة أو سلام", "هدنة لا سلام", ["هدنة", "سلام"]),
        ("headline:هدنة", "هدنة", []),
        ("مال", "كمال لا يريد المال", ["المال"]),
        ("", "هدنة", []),
    ],
)
def test_marks_stand_on_the_original(query: str, body: str, wanted: list[str]) -> None:
    assert marked(query, body)[1] == wanted


def test_the_headline_has_marks_of_its_own() -> None:
    assert marked("هدنة", "لا شيء", "الهدنة غدا") == (["الهدنة"], [])


def test_names_are_marked_at_their_mentions() -> None:
    article = sample()[0]
    marks = mark(article, parse('person:"سيرغي لافروف"', LEXICON), KEYS)
    assert [span.of(article.body) for span in marks.body] == ["سيرغي لافروف", "لافروف"]
    assert mark(article, parse("place:القاهرة", LEXICON), KEYS).body


def test_a_phrase_that_runs_from_one_part_into_the_next_is_found() -> None:
    filling = "كلام كثير لا يعني شيئا في هذا الأمر. " * 20
    for body in (
        f"{filling}أعلنت هدنة\nوسلام دائم. {filling}",
        f"{filling}أعلنت هدنة\n{filling}\nوسلام هدنة سلام.",
    ):
        assert marked('"هدنة سلام"', body)[1]


def test_what_stands_late_in_a_long_body_is_found() -> None:
    filling = "كلام كثير لا يعني شيئا في هذا الأمر.\n" * 100
    assert marked("هدنة سلام", f"هدنة. {filling}سلام. {filling}هدنة.")[1] == ["هدنة", "سلام"]


def test_the_snippet_holds_the_densest_marks_in_whole_words() -> None:
    filling = "كلام كثير لا يعني شيئا في هذا الأمر. " * 20
    body = f"{filling}هدنة. {filling}هدنة وسلام ثم هدنة. {filling}"
    article = Article("a", PageRef("p"), body)
    marks = mark(article, parse("هدنة OR سلام", LEXICON), KEYS, 120)
    text = marks.snippet.of(body)
    assert [span.of(text) for span in marks.in_snippet()] == ["هدنة", "وسلام", "هدنة"]
    assert len(text) < 200
    assert body[marks.snippet.start - 1].isspace()


def test_the_snippet_begins_with_the_mark_where_no_word_does() -> None:
    body = "،،،،،،ب،،،،،،،،،،،،،، "
    marks = mark(Article("a", PageRef("p"), body), parse("=ب", LEXICON), KEYS, 20)
    assert marks.snippet.start <= body.index("ب") < marks.snippet.end


@settings(max_examples=150, deadline=None)
@given(
    st.text(alphabet="ابمتهد نةـًُ\u200f.،\n(هدنة)", max_size=80),
    st.sampled_from(["هدنة", '"ب هدنة"', "هد*", '"م ت"~2', "=ب"]),
)
def test_marks_are_in_order_apart_and_inside(body: str, query: str) -> None:
    marks = mark(Article("a", PageRef("p"), body), parse(query, LEXICON), KEYS, 20)
    ends = [0]
    for span in marks.body:
        assert ends[-1] <= span.start < span.end <= len(body)
        ends.append(span.end)
    assert 0 <= marks.snippet.start <= marks.snippet.end <= len(body)
