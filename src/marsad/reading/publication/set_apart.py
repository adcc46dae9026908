"""Tells a name that no word shows from a kicker over a headline: by form, and as the text does not say it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from marsad.lexicon.common_words import word_frequencies
from marsad.lexicon.event_words import EventWord
from marsad.lexicon.outlets import name_key
from marsad.lexicon.pack import Lexicon

_ARTICLE = "ال"
_MOST_WORDS = 3
_SHORTEST = 5  # letters of a single word, its article among them
_SHORTEST_CORE = 3  # letters by which a word is known again
_RARE = 30  # of 10,000 articles hold a single word that is a name: المنارة; a menu's is commoner
_COMMON = 500  # of 10,000 articles hold a word such as رغم or وسط, which opens a kicker
_GLUED = ("ب", "ل")  # بمشاركة الوزراء, لبحث التعاون
LONGEST_SIGNING = 10  # words, of a line that names the outlet again: a dateline, rights, an app
_LEAST_MOTTO = 3  # words
_BEFORE = "[وفبكل]{0,2}(?:ال|لل)?"


def is_set_apart(name: str, beneath: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether a line has the form of a name and the text does not say it: المنارة, لسان العرب."""
    words = name.split()
    if not 0 < len(words) <= _MOST_WORDS or not all(map(str.isalpha, words)):
        return False
    if not words[-1].startswith(_ARTICLE) or not _may_open(words, lexicon):
        return False
    return not _recurs(name, beneath)


def speaks_apart(motto: str, beneath: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether some words beside a name are a motto: a phrase that the text does not take up."""
    words = name_key(motto).split()
    frequencies = lexicon.derive(word_frequencies)
    telling = [word for word in words if frequencies.get(word, 0) < _COMMON]
    return len(words) >= _LEAST_MOTTO and bool(telling) and not _recurs(" ".join(telling), beneath)


def _may_open(words: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether the first word may open a name: a rare one alone, else no event and no preposition."""
    frequencies, first = lexicon.derive(word_frequencies), name_key(words[0])
    frequency = frequencies.get(first, 0)
    if len(words) == 1:
        return len(first) >= _SHORTEST and frequency < _RARE
    if words[0].startswith(_ARTICLE):
        return True
    glued = first.startswith(_GLUED) and frequencies.get(first[1:], 0) > frequency
    return frequency < _COMMON and not glued and first not in lexicon.derive(_event_nouns)


def _event_nouns(lexicon: Lexicon) -> frozenset[str]:
    rows = lexicon.rows(EventWord)
    return frozenset(name_key(noun) for row in rows for noun in (row.word, *row.nouns))


def _recurs(phrase: str, beneath: Sequence[str]) -> bool:
    """Whether the lines say a word of the phrase again; short ones may sign with the whole of it."""
    key = name_key(phrase)
    cores = [word.removeprefix(_ARTICLE) for word in key.split()]
    cores = [re.escape(core) for core in cores if len(core) >= _SHORTEST_CORE]
    if not cores:
        return False
    again = re.compile(rf"(?<!\w){_BEFORE}(?:{'|'.join(cores)})")
    return any(again.search(_unsigned(line, key)) for line in beneath)


def _unsigned(line: str, key: str) -> str:
    """The key of a line, without the name where the line is short and no sentence: it may sign with it."""
    signs = len(line.split()) <= LONGEST_SIGNING and not line.rstrip().endswith(".")
    return name_key(line).replace(key, " ") if signs else name_key(line)
