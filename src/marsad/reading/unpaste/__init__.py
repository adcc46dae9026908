"""Un-pasting: the blocks of a page to the articles they hold, every line with its role.

Four steps: `seen` reads each line alone (wording, shape, markup), `starts` finds where each
story of the page begins, `settle` gives the lines of one story the roles that only their
neighbours decide, `teasers` takes leads of other stories off the end of the body.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from marsad.lexicon.pack import Lexicon
from marsad.model.line import LineRole, Section
from marsad.model.page import Document
from marsad.reading.publication.masthead import masthead_of
from marsad.reading.unpaste.absence import why_no_article
from marsad.reading.unpaste.dumps import is_seamless_dump
from marsad.reading.unpaste.opening import index_places
from marsad.reading.unpaste.seen import Seen, see
from marsad.reading.unpaste.settle import settle
from marsad.reading.unpaste.starts import Start, find_starts
from marsad.reading.unpaste.teasers import mark_teasers


def cut(document: Document, lexicon: Lexicon) -> tuple[Section, ...]:
    """The sections of a page: one for each article, in page order.

    Every visible line has one role and the rule that gave it. Lines that belong to no article
    go to a section without a body, last.
    """
    lines = see(document, lexicon)
    reason = why_no_article(lines, lexicon)
    places = lexicon.derive(index_places)
    bulletin = masthead_of(document, lexicon).bulletin is not None
    starts = [] if reason else find_starts(lines, document.metadata, places, bulletin=bulletin)
    if not starts:
        return (_loose(lines, reason or "no article"),) if lines else ()
    if _is_dump(lines, starts):
        starts = starts[1:]
    bounds = [0, *(_first_line_of_later(start, lines) for start in starts[1:]), len(lines)]
    stories = zip(starts, bounds, bounds[1:], strict=False)
    return tuple(
        Section(tuple(mark_teasers(settle(lines[begin:end], _moved(start, begin)), lexicon)))
        for start, begin, end in stories
    )


def _is_dump(lines: Sequence[Seen], starts: Sequence[Start]) -> bool:
    """Whether what stands before the second start is headlines glued with nothing between."""
    if len(starts) < 2 or starts[0].headline is not None:
        return False
    texts = [line for line in lines[: _first_line(starts[1])] if line.paragraph]
    return all(is_seamless_dump(line.text, len(line.words)) for line in texts)


def _first_line(start: Start) -> int:
    return start.paragraph if start.headline is None else start.headline


def _first_line_of_later(start: Start, lines: Sequence[Seen]) -> int:
    """Where a later story begins: at a date line right above its headline where none stands beneath."""
    first = _first_line(start)
    under = (lines[i].role() for i in range(first, start.paragraph))
    dated_above = lines[first - 1].role() is LineRole.DATE and LineRole.DATE not in under
    return first - 1 if dated_above else first


def _moved(start: Start, begin: int) -> Start:
    """The start with its line numbers counted from `begin`."""
    headline = None if start.headline is None else start.headline - begin
    return replace(start, headline=headline, paragraph=start.paragraph - begin)


def _loose(lines: Sequence[Seen], reason: str) -> Section:
    """The lines of a page without an article, those of no part of their own under the page's reason."""
    return Section(
        tuple(
            line.line(
                *(line.verdict.role, line.verdict.rule) if line.verdict else (LineRole.NAVIGATION, reason)
            )
            for line in lines
        )
    )


def explain_no_article(document: Document, lexicon: Lexicon) -> str:
    """Why no article was cut from the page, in a few words."""
    return why_no_article(see(document, lexicon), lexicon) or "no run of paragraphs that reads as an article"
