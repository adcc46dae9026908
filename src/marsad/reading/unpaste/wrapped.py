"""Joins the lines of text that was wrapped at a fixed width back into paragraphs."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby, pairwise

from marsad.model.line import LineRole
from marsad.model.page import Block, BlockKind, Zone
from marsad.reading.unpaste.phrases import words_of
from marsad.reading.unpaste.shape import ends_sentence
from marsad.reading.unpaste.vocabulary import Wording
from marsad.reading.unpaste.wording import judge_wording

_KINDS = (BlockKind.LINE, BlockKind.PARAGRAPH, BlockKind.TABLE_ROW)
_WIDEST = 130  # characters of the longest line of a wrapped text
_FEWEST = 3  # full lines, broken in mid-sentence, that show a text to be wrapped
_SHARE = 0.4  # of the lines that another follows must be such
_SLACK = 0.92  # of the width counts as full: widths on screen are not lengths in characters
_STANDS_ALONE = (
    LineRole.DATE,
    LineRole.CREDIT,
    LineRole.READ_ALSO,
    LineRole.READ_MORE,
    LineRole.PROMOTION,
    LineRole.TAGS,
    LineRole.COPYRIGHT,
    LineRole.BYLINE,
)


def unwrap(blocks: Sequence[Block], wording: Wording) -> list[tuple[int, Block]]:
    """The blocks with their numbers, wrapped lines joined by a space.

    A line goes on in the next where the next one's first word would not have fitted: that is
    how greedy wrapping breaks lines. Lines whose wording gives them a role stand alone.
    """
    joined: list[tuple[int, Block]] = []
    for _, stretch in groupby(enumerate(blocks), key=lambda pair: _stretch(pair[1])):
        joined += _unwrap(list(stretch), wording)
    return joined


def _stretch(block: Block) -> tuple[BlockKind, Zone, int, bool]:
    """What the lines of one wrapped text share; a page may hold another text that is not wrapped."""
    container = 0 if block.kind is BlockKind.LINE else block.container
    return block.kind, block.zone, container, len(block.text) > _WIDEST


def _unwrap(numbered: list[tuple[int, Block]], wording: Wording) -> list[tuple[int, Block]]:
    blocks = [block for _, block in numbered]
    width = max(len(block.text) for block in blocks)
    if width > _WIDEST or blocks[0].kind not in _KINDS:
        return numbered
    sentences = sum(ends_sentence(block.text) for block in blocks)
    if sentences < 2:
        return numbered
    pairs = list(pairwise(blocks))
    full = [_goes_on(block, following, width) for block, following in pairs]
    followed = sum(block.container == following.container for block, following in pairs)
    broken = sum(
        goes_on and not ends_sentence(block.text) for block, goes_on in zip(blocks, full, strict=False)
    )
    if broken < max(_FEWEST, _SHARE * followed):
        return numbered
    return _join(numbered, full, wording)


def _goes_on(block: Block, following: Block, width: int) -> bool:
    """Whether the following line's first word would not have fitted into this line."""
    first_word = following.text.partition(" ")[0]
    slack = 1.0 if ends_sentence(block.text) else _SLACK
    fits = len(block.text) + 1 + len(first_word) <= slack * width
    return not fits and block.container == following.container


def _join(
    numbered: Sequence[tuple[int, Block]], full: Sequence[bool], wording: Wording
) -> list[tuple[int, Block]]:
    alone = [_stands_alone(block, wording) for _, block in numbered]
    joined: list[tuple[int, list[str], Block]] = []
    for i, (number, block) in enumerate(numbered):
        if i and full[i - 1] and not alone[i - 1] and not alone[i]:
            joined[-1][1].append(block.text)
        else:
            joined.append((number, [block.text], block))
    return [(number, block._replace(text=" ".join(texts))) for number, texts, block in joined]


def _stands_alone(block: Block, wording: Wording) -> bool:
    verdict = judge_wording(block.text, words_of(block.text), wording)
    return verdict is not None and verdict.role in _STANDS_ALONE
