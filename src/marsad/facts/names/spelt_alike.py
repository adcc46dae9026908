"""Names that fold like ordinary words: علي and على, إمام and أمام, and باسم, a name or "in the name of"."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from marsad.text.segment import Tokens

Test = Callable[[int], bool]

_ALI = "علي"
_IMAM = "امام"
_BY_NAME = "باسم"
_YA = "ي"
_ENDING = "ى"
_PREPOSITIONS = frozenset({"علي", "الي", "حتي", "لدي"})
_GIVEN = 3
_COMPLEMENTISER = "إن"
_OPENING = frozenset('«"“([')


def names_like_words(tokens: Tokens, names: Sequence[int]) -> frozenset[int]:
    """The tokens علي and إمام that are someone's name; `names` says how far each token looks like one.

    A writer who writes على and إلى with their own letter means the name by علي, where a name stands
    beside it. Of others it is the name only behind a given name where nothing can follow it: خالد على، إن.
    """
    alis = [i for i, key in enumerate(tokens.keys) if key == _ALI]
    parts = bool(alis) and _parts_letters(tokens)
    found = {i for i in alis if (parts and _is_written(tokens, names, i)) or _is_last(tokens, names, i)}
    found.update(i for i in _imams(tokens) if i and names[i - 1] >= _GIVEN - 1)
    return frozenset(found)


def words_like_names(tokens: Tokens, speaks: Test, is_none: Test) -> Iterator[int]:
    """The tokens باسم that say for whom someone speaks: behind a spokesperson, before what is no name."""
    for i, key in enumerate(tokens.keys):
        if key != _BY_NAME:
            continue
        if (i and speaks(i - 1)) or (i + 1 < len(tokens.keys) and is_none(i + 1)):
            yield i


def _imams(tokens: Tokens) -> Iterator[int]:
    return (i for i, key in enumerate(tokens.keys) if key == _IMAM and tokens.surface(i, i + 1)[0] == "إ")


def _parts_letters(tokens: Tokens) -> bool:
    """Whether the writer parts ى from ي: a preposition ends in the former."""
    spelt = (tokens.surface(i, i + 1)[-1] for i, key in enumerate(tokens.keys) if key in _PREPOSITIONS)
    return _ENDING in spelt


def _is_written(tokens: Tokens, names: Sequence[int], i: int) -> bool:
    if not tokens.surface(i, i + 1).endswith(_YA):
        return False
    before = i > 0 and names[i - 1] >= 1
    following = i + 1 < len(names) and names[i + 1] >= 1
    return before or following


def _is_last(tokens: Tokens, names: Sequence[int], i: int) -> bool:
    """Whether a given name goes before and a mark or إن follows, which no preposition has behind it."""
    if not i or names[i - 1] < _GIVEN or i + 1 >= len(names):
        return False
    following = tokens.surface(i + 1, i + 2)
    closes = not following[0].isalnum() and following[0] not in _OPENING
    return closes or following == _COMPLEMENTISER
