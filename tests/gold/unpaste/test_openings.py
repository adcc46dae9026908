"""A first line that names a place and speaks is a headline, one that names place and signer is a dateline."""

from __future__ import annotations

from pathlib import Path

import pytest

from marsad.lexicon.pack import load
from marsad.model.page import Page
from marsad.reading.page import read_page

LINES = (Path(__file__).parent / "openings.tsv").read_text(encoding="utf-8").splitlines()
CASES = [line.split("\t") for line in LINES if not line.startswith(("#", "part\t"))]
HEADLINE = "صيانة في ميناء المدينة"
BODY = (
    "أعلنت إدارة الميناء أن أعمال الصيانة ستبدأ الأسبوع المقبل وتستمر شهرا، وتحول السفن إلى الرصيف الشمالي.",
    "وأضافت الإدارة أن الحركة ستعود إلى طبيعتها قبل نهاية الصيف، وأن الخسائر ستكون محدودة.",
    "وقال مدير الميناء إن الفرق الفنية جاهزة.",
)


def pages(*lines: str) -> list[Page]:
    """The lines as bare text and as HTML, the first of them a heading."""
    head, *rest = lines
    paragraphs = "".join(f"<p>{line}</p>" for line in rest)
    html = f"<title>{head}</title><article><h1>{head}</h1>{paragraphs}</article>"
    return [Page("text", "\n".join(lines)), Page("html", html, "html")]


@pytest.mark.parametrize(("part", "line"), CASES)
def test_a_line_with_a_place_has_its_part(part: str, line: str) -> None:
    alone = part == "headline"
    for page in pages(line, *BODY) if alone else pages(HEADLINE, line, *BODY):
        (article,) = read_page(page, load()).articles
        assert article.headline == (line if alone else HEADLINE)
        assert article.body.startswith(BODY[0] if alone else line)
        assert (article.dateline is None) == alone
