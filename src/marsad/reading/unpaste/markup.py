"""What markup alone tells of each block: its zone and kind, where they can be trusted."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from marsad.model.line import LineRole
from marsad.model.page import Block, BlockKind, Zone
from marsad.reading.unpaste.phrases import words_of
from marsad.reading.unpaste.shape import ends_sentence
from marsad.reading.unpaste.vocabulary import Verdict

_ZONES = {
    Zone.RELATED: Verdict(LineRole.RELATED, "in the related part of the page"),
    Zone.COMMENTS: Verdict(LineRole.COMMENT, "in the comments"),
    Zone.NAVIGATION: Verdict(LineRole.NAVIGATION, "in the navigation"),
    Zone.PROMOTION: Verdict(LineRole.PROMOTION, "in a part that promotes"),
    Zone.FOOTER: Verdict(LineRole.NAVIGATION, "in the footer"),
    Zone.ASIDE: Verdict(LineRole.NAVIGATION, "beside the article"),
    Zone.HEADER: Verdict(LineRole.NAVIGATION, "in the header"),
}
_KINDS = {
    BlockKind.CAPTION: Verdict(LineRole.CAPTION, "caption in the markup"),
    BlockKind.TABLE_ROW: Verdict(LineRole.TABLE, "table in the markup"),
    BlockKind.TIME: Verdict(LineRole.DATE, "time in the markup"),
}
_SURE = (Zone.NAVIGATION, Zone.FOOTER, Zone.COMMENTS)
_PARAGRAPHS = 2  # in a row that make a related part hold a story of its own
_PARAGRAPH_WORDS = 8
_STORY_WORDS = 20
_LINKED = 0.5  # share of linked characters from which a block is a link to elsewhere


def judge_markup(blocks: Sequence[Block]) -> list[Verdict | None]:
    """The role that markup gives each block, None where it leaves the block open.

    A page without a main part is not judged by its zones; a page without one whose text stands
    in tables is not judged by them either. A related part with paragraphs in a row holds a
    whole story and is left open. Where all that leaves no text open, only menus, footers and
    comments are told by their zones.
    """
    verdicts = _judge(blocks)
    if any(verdict is None and _is_text(block) for block, verdict in zip(blocks, verdicts, strict=True)):
        return verdicts
    return [_ZONES.get(block.zone) if block.zone in _SURE else None for block in blocks]


def _judge(blocks: Sequence[Block]) -> list[Verdict | None]:
    main = any(block.zone is Zone.MAIN for block in blocks)
    zoned = main or any(block.zone is Zone.UNKNOWN for block in blocks)
    verdicts: list[Verdict | None] = []
    for zone, stretch in groupby(blocks, key=lambda block: block.zone):
        part = list(stretch)
        story = zone is Zone.RELATED and _holds_story(part)
        verdicts += [
            _of_kind(block, main) or (None if story or not zoned else _ZONES.get(zone)) for block in part
        ]
    return verdicts


def _of_kind(block: Block, main: bool) -> Verdict | None:
    if block.kind is BlockKind.TABLE_ROW and not main:
        return None
    return _KINDS.get(block.kind)


def _holds_story(part: Sequence[Block]) -> bool:
    """Whether unlinked paragraphs stand in a row, as they do in a story but not among cards of links."""
    for text, stretch in groupby(part, key=_is_text):
        paragraphs = list(stretch)
        if text and len(paragraphs) >= _PARAGRAPHS and _words_in(paragraphs) >= _STORY_WORDS:
            return True
    return False


def _words_in(part: Sequence[Block]) -> int:
    return sum(len(words_of(block.text)) for block in part)


def _is_text(block: Block) -> bool:
    if block.kind is BlockKind.CAPTION or block.linked >= _LINKED:
        return False
    return ends_sentence(block.text) and len(words_of(block.text)) >= _PARAGRAPH_WORDS
