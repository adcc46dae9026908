"""Finds leads of other stories that stand unlabelled under an article, and gives them their role.

Some sites close an article with the first sentences of others, one a line, with nothing to
tell. Each line under the text is weighed on its own: a lead opens with a bare verb of saying
and does not join or point back to what precedes, is often cut off, and shares few words with
the article. The weights are those of a logistic regression on 1,300 articles of such a site and
3,800 of others, rounded; cutting real text is the worse error, so the evidence must add up.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from marsad.lexicon.pack import Lexicon
from marsad.lexicon.speech_verbs import SpeechVerb
from marsad.model.line import Line, LineRole
from marsad.reading.unpaste.cohesion import stems
from marsad.reading.unpaste.phrases import words_of
from marsad.reading.unpaste.shape import continues, ends_sentence, has_bullet
from marsad.reading.unpaste.wording import CLOCK_ALONE, LIVE

_LENGTH = range(12, 71)  # words of a lead
_BASE = -4.8
_LEAD_VERB = 4.2
_SHARED_WORDS = -3.4  # times the share of its stems that stand in the article
_CUT_OFF = 0.9
_POINTS_BACK = -1.9
_TEXT_JOINS = 2.8  # times the share of the article's own paragraphs that open with a joining word
_OF_THREE = 5.5
_AFTER_TEXT = 1.6
_ENOUGH = 5.0  # of all lines together
_LISTS = re.compile(r"\s*\w+(?:\s+\w+)?\s*:")  # الهجوم: …
_POINTERS = frozenset("هذا هذه ذلك تلك هو هي نفسه نفسها هولاء الاخير الاخيره".split())


def mark_teasers(lines: Sequence[Line], lexicon: Lexicon) -> list[Line]:
    """The lines of a section, the leads of other stories at the end of its body given their role.

    What stands under times of day is live coverage, the entries of which are leads of nothing.
    """
    if sum(line.rule == CLOCK_ALONE for line in lines) >= LIVE:
        return list(lines)
    body = [i for i, line in enumerate(lines) if line.role is LineRole.BODY]
    words = {i: words_of(lines[i].text) for i in body}
    first = _first_teaser([lines[i].text for i in body], [words[i] for i in body], lexicon.derive(_verbs))
    if first is None:
        return list(lines)
    found = set(body[first:])
    return [
        replace(line, role=LineRole.TEASER, rule="leads of other stories under the text")
        if i in found
        else line
        for i, line in enumerate(lines)
    ]


def _verbs(lexicon: Lexicon) -> frozenset[str]:
    """The perfect forms of the verbs of saying, masculine and feminine, folded."""
    verbs = {words_of(row.verb)[0] for row in lexicon.rows(SpeechVerb) if words_of(row.verb)}
    return frozenset(verbs | {verb + "ت" for verb in verbs})


def _first_teaser(
    texts: Sequence[str], words: Sequence[tuple[str, ...]], verbs: frozenset[str]
) -> int | None:
    """The number of the first paragraph that is a lead of another story, None where none is."""
    begin = _run(texts, words)
    if len(texts) - begin < 2 or begin >= len(texts):
        return None
    weights = _weights(texts, words, begin, verbs)
    best, first, total = _ENOUGH, None, 0.0
    for i in reversed(range(len(weights))):
        total += weights[i]
        if total > best and len(weights) - i >= 2:
            best, first = total, begin + i
    return first


def _run(texts: Sequence[str], words: Sequence[tuple[str, ...]]) -> int:
    """Where the last paragraphs that could each be a lead begin."""
    begin = len(texts)
    while begin > 1 and _could_be_lead(texts[begin - 1], words[begin - 1]):
        begin -= 1
    return begin


def _could_be_lead(text: str, words: tuple[str, ...]) -> bool:
    if continues(words) or has_bullet(text) or _LISTS.match(text):
        return False
    return len(words) in _LENGTH and text.rstrip()[-1:] != ":"


def _weights(
    texts: Sequence[str], words: Sequence[tuple[str, ...]], begin: int, verbs: frozenset[str]
) -> list[float]:
    known = set(stems(word for paragraph in words[:begin] for word in paragraph))
    joins = sum(continues(w) for w in words[1:begin]) / max(1, begin - 1)
    stopped = sum(ends_sentence(text) for text in texts[:begin]) > 0.7 * begin
    common = _BASE + _TEXT_JOINS * joins + _AFTER_TEXT * (begin >= 3) + _OF_THREE * (len(texts) - begin >= 3)
    weights = []
    for text, paragraph in zip(texts[begin:], words[begin:], strict=True):
        own = stems(paragraph)
        weight = (
            common
            + _LEAD_VERB * (paragraph[0] in verbs)
            + _SHARED_WORDS * len(own & known) / max(1, len(own))
        )
        weight += _CUT_OFF * (stopped and not ends_sentence(text))
        weight += _POINTS_BACK * (not _POINTERS.isdisjoint(paragraph[:8]))
        weights.append(weight + _length_weight(len(paragraph)))
        known |= own
    return weights


def _length_weight(count: int) -> float:
    """Leads have about thirty words: less speaks against them more than more does."""
    return 2.3 * ((count - 30) / 10 if count < 30 else (30 - count) / 20)
