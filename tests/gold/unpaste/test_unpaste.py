"""Gold of un-pasting: single lines by their wording, whole pages by the role of every line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from marsad.lexicon.pack import load
from marsad.model.page import Page
from marsad.reading.plain import parse_text
from marsad.reading.unpaste import cut
from marsad.reading.unpaste.phrases import words_of
from marsad.reading.unpaste.vocabulary import index_wording
from marsad.reading.unpaste.wording import judge_wording

HERE = Path(__file__).parent
LINES = [
    line.split("\t")
    for line in (HERE / "lines.tsv").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith(("# ", "role\t"))
]
PAGES = [json.loads(line) for line in (HERE / "pages.jsonl").read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize(("role", "line"), LINES)
def test_a_line_has_the_role_its_wording_gives(role: str, line: str) -> None:
    verdict = judge_wording(line, words_of(line), load().derive(index_wording))
    assert (verdict.role.value if verdict else "-") == role, verdict


@pytest.mark.parametrize("page", PAGES, ids=[page["name"] for page in PAGES])
def test_a_page_is_cut_into_its_articles(page: dict[str, list[list[str]] | str]) -> None:
    lines = [text for section in page["sections"] for _, text in section]
    text = page["text"] if "text" in page else "\n".join(lines)
    sections = cut(parse_text(Page(id="gold", text=str(text))), load())
    found = [[[line.role.value, line.text] for line in section.lines] for section in sections]
    assert found == page["sections"]
