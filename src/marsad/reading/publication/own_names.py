"""Collects the names that a page may bear: its site name, title, first line, and its rights."""

from __future__ import annotations

import re
from collections.abc import Iterator

from marsad.lexicon.filing_places import place_keys
from marsad.lexicon.outlets import name_key
from marsad.lexicon.pack import Lexicon
from marsad.model.page import Document
from marsad.reading.publication.first_line import PROMOTES
from marsad.reading.publication.rights import rights_of
from marsad.reading.publication.sources import SourceReader, source_reader

_BETWEEN = re.compile(r"\s*[|»«·•:>]\s*|\s+[–—\-/]\s+|\s*/\s*")
_MARKS = "©.،,-–—()[]\"'"
_YEAR = re.compile(r"\s*(?:19|20)\d{2}\s*$")
_FILED = re.compile(r"(?P<place>[^\W\d][^:/–—-]{1,20}?)\s*[:/–—-]\s*(?P<name>\w+(?: \w+){1,3})")
_TOP = 12  # lines
_LONGEST_CALL = 100  # characters
_LONGEST_LINE = 80  # characters
_MOST_WORDS = 4


def own_names(document: Document, lexicon: Lexicon) -> frozenset[str]:
    """The keys of all that may be the page's own name; who signs a dateline with one of them is the page."""
    return document.once(_read, lexicon)


def _read(document: Document, lexicon: Lexicon) -> frozenset[str]:
    reader = source_reader(lexicon)
    keys = (_key(text, reader) for text in _named(document, lexicon))
    return frozenset(key for key in keys if key and len(key.split()) <= _MOST_WORDS)


def _named(document: Document, lexicon: Lexicon) -> Iterator[str]:
    if document.metadata.site_name:
        yield document.metadata.site_name
    first = [text for text in document.shown[:1] if len(text) <= _LONGEST_LINE]
    for text in (document.metadata.title or "", *first):
        yield from _BETWEEN.split(text)
    for _, names in rights_of(document, lexicon):
        yield from names
    yield from promoted_names(document, lexicon)


def promoted_names(document: Document, lexicon: Lexicon) -> Iterator[str]:
    """The names behind a place near the top that a call to a channel says again: جوبا: ميناء بلا سفن."""
    places = lexicon.derive(place_keys)
    for text in document.shown[:_TOP]:
        filed = _FILED.fullmatch(text.strip())
        if filed and name_key(filed["place"]) in places:
            name = filed["name"]
            calls = (line for line in document.shown if len(line) <= _LONGEST_CALL and name in line)
            if any(PROMOTES.search(line) for line in calls):
                yield name


def _key(text: str, reader: SourceReader) -> str:
    """The key of a name without its year, its type noun, and the خاص before it."""
    words = name_key(_YEAR.sub("", text.strip(f" {_MARKS}"))).split()
    if len(words) > 1 and (reader.words.has("nobody", words[0]) or reader.words.has("type", words[0])):
        words = words[1:]
    return "" if reader.words.has("nobody", " ".join(words)) else " ".join(words)
