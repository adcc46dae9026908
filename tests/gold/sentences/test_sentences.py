"""The sentence gold is well formed, and there is enough of it; its floors stand in `floors.toml`."""

from __future__ import annotations

import pytest
from tools.gold.marked import Case, marked_article, read_cases
from tools.gold.scoring import score
from tools.gold.sentences import EVENTS, FOLDER, QUOTES, Sentence, gold_of

from marsad.model.event import EventStatus, EventType

CASES = [(file, case) for file in (QUOTES, *EVENTS) for case in read_cases(FOLDER / file)]
OF_EVENTS = [case for file, case in CASES if file != QUOTES]
OF_QUOTES = [case for file, case in CASES if file == QUOTES]


def titled(case: Case) -> str:
    return case.title


def test_there_are_enough_sentences() -> None:
    assert len(OF_EVENTS) >= 540
    assert len(OF_QUOTES) >= 140


@pytest.mark.parametrize("case", OF_EVENTS, ids=titled)
def test_events_are_of_known_types_and_of_marked_parties(case: Case) -> None:
    article = marked_article(case.text)
    names = {entity.name for entity in article.entities} | {"-"}
    for fact in case.facts:
        kind, status, trigger, actors, recipients, place, _ = (cell.strip() for cell in fact.split("|"))
        assert EventType(kind.split("/")[0])
        assert EventStatus(status)
        assert trigger in article.body
        assert {*actors.split("+"), *recipients.split("+"), place} <= names


@pytest.mark.parametrize("case", OF_QUOTES, ids=titled)
def test_quotes_stand_in_their_text(case: Case) -> None:
    article = marked_article(case.text)
    names = {entity.name for entity in article.entities} | {"-"}
    for fact in case.facts:
        kind, speaker, verb, text, *_ = (cell.strip() for cell in fact.split("|"))
        assert kind in {"direct", "indirect"}
        assert speaker in names
        assert verb in article.body
        assert text.replace("¶", "\n") in article.body


def test_a_sentence_that_is_read_as_nothing_scores_nothing() -> None:
    article = marked_article("التقى [سامي عون|PERSON] [ليلى حداد|PERSON] في [دمشق|GPE||SY].")
    line = "CONSULT | occurred | التقى | سامي عون+ليلى حداد | - | دمشق | -"
    gold = gold_of(Sentence("1", article, (line,), of_quotes=False))
    assert gold["articles"][0]["events"][0]["actors"] == ["سامي عون", "ليلى حداد"]
    assert score([gold], [])["articles"].f1 == 0
