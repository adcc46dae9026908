"""Tells that what a page says of itself is worked out once a page, however many articles ask."""

from __future__ import annotations

from marsad.lexicon.pack import load
from marsad.model.page import Block, Document, Page
from marsad.reading.publication.masthead import Masthead, masthead_of
from marsad.reading.publication.rights import rights_of

LINES = ("ضفاف الميناء | سياسة", "الحكومة تقر خطة لتحديث القطارات", "© ضفاف الميناء 2024")


def test_a_documents_facts_are_made_once() -> None:
    document = Document(Page("p", ""), tuple(Block(text) for text in (*LINES, " ")))
    asked: list[str] = []

    def count(of: Document, word: str) -> int:
        asked.append(word)
        return len(of.shown)

    assert [document.once(count, "a"), document.once(count, "a"), document.once(count, "b")] == [3, 3, 3]
    assert asked == ["a", "b"]


def test_masthead_and_rights_are_kept() -> None:
    document = Document(Page("p", ""), tuple(map(Block, LINES)))
    assert masthead_of(document, load()) == Masthead("ضفاف الميناء", opens=True)
    assert masthead_of(document, load()) is masthead_of(document, load())
    assert rights_of(document, load()) == ((LINES[2], ("ضفاف الميناء",)),)


def test_an_empty_page_has_no_masthead() -> None:
    assert masthead_of(Document(Page("p", ""), ()), load()) == Masthead()
