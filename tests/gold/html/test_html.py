"""Composed pages in the manner of Arabic sites' templates, each with its gold beside it.

In a gold file `main` lists all lines of the main zone, `main_text` the running text in it,
`elsewhere` the zones of other lines, `kinds` kinds, `containers` how many stories; the other keys
are fields of the metadata.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from marsad.model.page import BlockKind, Document, Page, Zone
from marsad.reading.html import parse_html

FOLDER = Path(__file__).parent
PAGES = sorted(page.stem for page in FOLDER.glob("*.html"))
METADATA = ("headline", "title", "site_name", "author", "section", "language")
TEXT = (BlockKind.PARAGRAPH, BlockKind.QUOTE, BlockKind.LIST_ITEM)


def test_there_are_pages_and_each_has_gold() -> None:
    assert len(PAGES) >= 10
    assert [gold.stem for gold in sorted(FOLDER.glob("*.json"))] == PAGES


@pytest.mark.parametrize("name", PAGES)
def test_page(name: str) -> None:
    gold = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    document = parse_html(Page(name, (FOLDER / f"{name}.html").read_text(encoding="utf-8"), "html"))
    check_main(document, gold)
    found = {block.text: block for block in document.blocks}
    assert {text: found[text].zone.value for text in gold["elsewhere"]} == gold["elsewhere"]
    kinds = gold.get("kinds", {})
    assert {text: found[text].kind.value for text in kinds} == kinds
    for field in METADATA:
        if field in gold:
            assert getattr(document.metadata, field) == gold[field]
    if "published" in gold:
        assert [document.metadata.published, document.metadata.published_from] == gold["published"]


def check_main(document: Document, gold: dict[str, object]) -> None:
    main = [block for block in document.blocks if block.zone is Zone.MAIN]
    if "main" in gold:
        assert [block.text for block in main] == gold["main"]
    if "main_text" in gold:
        wanted = gold["main_text"]
        assert isinstance(wanted, list)
        long = [block.text for block in main if len(block.text.split()) >= 6 and not block.level]
        headings = [block.text for block in main if block.level and block.text in wanted]
        text = [line for line in (b.text for b in document.blocks) if line in {*long, *headings}]
        captions = {block.text for block in main if block.kind not in (*TEXT, BlockKind.HEADING)}
        assert [line for line in text if line not in captions] == wanted
    if gold.get("all"):
        assert [block.text for block in document.blocks] == gold["main"]
    if "containers" in gold:
        assert len({block.container for block in main} - {0}) == gold["containers"]
