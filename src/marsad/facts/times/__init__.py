"""Time expressions with TIMEX3 types and values."""

from __future__ import annotations

from marsad.facts.found import Found
from marsad.lexicon.pack import Lexicon
from marsad.model.article import Article
from marsad.model.time import TimeExpression
from marsad.text.segment import Tokens


def find_times(article: Article, tokens: Tokens, lexicon: Lexicon) -> Found[TimeExpression]:
    """Every time expression of the body, resolved against `article.published`."""
    return Found()
