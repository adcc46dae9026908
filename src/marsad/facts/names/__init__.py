"""People, organisations and places, with offices, countries and Latin names."""

from __future__ import annotations

from marsad.facts.found import Found
from marsad.lexicon.pack import Lexicon
from marsad.model.article import Article
from marsad.model.entity import Entity
from marsad.text.segment import Tokens


def find_entities(article: Article, tokens: Tokens, lexicon: Lexicon) -> Found[Entity]:
    """Every person, organisation and place of the body, one entity under all its forms."""
    return Found()
