"""Which countries a short text speaks of: their names, capitals and adjectives."""

from __future__ import annotations

from collections.abc import Iterator

from marsad.facts.names.vocabulary import Vocabulary
from marsad.text.segment import keys_of

_STATES = ("country", "capital")


def countries_in(text: str | None, vocabulary: Vocabulary) -> Iterator[str]:
    """The countries that a headline names, by name or adjective, each as often as it does."""
    keys = keys_of(text or "")
    at = 0
    while at < len(keys):
        word, step = vocabulary.known[keys[at]], 1
        found = word.demonym
        for way in word.named:
            match = vocabulary.gazetteer.match(way.key, keys, at, len(keys))
            if match is not None and match[1][0].identity.startswith(_STATES):
                found, step = match[1][0].country, match[0] - at
        if found is not None:
            yield found
        at += step
