"""Un-pasting: the blocks of a page to the articles they hold, every line with its role."""

from __future__ import annotations

from marsad.lexicon.pack import Lexicon
from marsad.model.line import Line, LineRole, Section
from marsad.model.page import Document


def cut(document: Document, lexicon: Lexicon) -> tuple[Section, ...]:
    """The sections of a page: one for each article, in page order.

    Lines that belong to no article go to a section without a body, last.
    """
    roles = [LineRole.HEADLINE] + [LineRole.BODY] * len(document.blocks)
    pairs = zip(document.blocks, roles, strict=False)
    return (Section(tuple(Line(b.text, role, "order", i) for i, (b, role) in enumerate(pairs))),)
