"""Quotes: direct and reported speech with speaker, verb and carrier, after PARC 3.0."""

from marsad.facts.quotes.find import find_quotes

__all__ = ["find_quotes"]
