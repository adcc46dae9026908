"""The reporting words pack: words that tell in an article that a medium is its source."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import ClassVar

from marsad.lexicon.pack import Lexicon
from marsad.lexicon.word_lists import WordList
from marsad.text.normalise import fold


@dataclass(frozen=True, slots=True)
class ReportingWordList(WordList):
    """A list of the pack, by its `kind`."""

    pack: ClassVar[str] = "reporting_words"


def any_of(lexicon: Lexicon, *kinds: str) -> str:
    """A pattern for any word of these kinds, in folded text.

    Raises:
        KeyError: when the pack has no such kind.
    """
    lists = {row.kind: row.words for row in lexicon.rows(ReportingWordList)}
    return "|".join(re.escape(fold(word)).replace(r"\ ", " ") for kind in kinds for word in lists[kind])
