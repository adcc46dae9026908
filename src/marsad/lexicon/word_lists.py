"""What the packs of word lists share: one list a row, and a set of folded words a list."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any, ClassVar, Protocol, TypeVar

from marsad.errors import PackError
from marsad.lexicon.pack import Lexicon
from marsad.text.normalise import fold


@dataclass(frozen=True, slots=True)
class WordList:
    """A list of words: its `kind`, what the `words` mean, an example; each pack has its own class of them."""

    pack: ClassVar[str]
    kind: str
    words: tuple[str, ...]
    meaning: str
    example: str


class WordSets(Protocol):
    """A dataclass of sets of words, one field a kind of its pack."""

    __dataclass_fields__: ClassVar[dict[str, Any]]


S = TypeVar("S", bound=WordSets)


def word_sets(lexicon: Lexicon, row_type: type[WordList], sets: type[S]) -> S:
    """A pack's lists as sets of folded words.

    Raises PackError where the pack has a list that `sets` has no field for, or lacks one.
    """
    lists = {row.kind: frozenset(map(fold, row.words)) for row in lexicon.rows(row_type)}
    wanted = {field.name for field in fields(sets)}
    if lists.keys() != wanted:
        raise PackError(
            f"{row_type.pack}.tsv: kinds {sorted(lists.keys() - wanted)} that {sets.__name__} does not have, "
            f"and it wants {sorted(wanted - lists.keys())}"
        )
    return sets(**lists)
