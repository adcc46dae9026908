"""The wording by which Arabic news credits a source: its cues before and behind a name.

All patterns run over folded text. Those for what stands before a name end where the name begins;
each bears the name of the rule that it is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from marsad.lexicon.pack import Lexicon
from marsad.lexicon.reporting_words import any_of

_MARKS = r"[\s«\"“(\[]*"

THAT = re.compile(r"(?<!\w)[وبل]?(?:ان|انه|انها|انهم|انهما|التي|الذي|الذين)(?!\w)")
"""Opens a clause: what ل introduces in it is told nothing."""
CLAUSE_START = re.compile(r"(?:^|[\s.؟!،:\n])[وف]?(?:كانت?|لكن|ان|بينما|فيما|حيث|اذ|غير ان)?\s*$")
JOINED = re.compile(r"[»\"”)\]]?(?:\s\([^()\n]{1,20}\))?(?:\sال\w+يت?ه)?\s*(?:[،,]\s*)?(?:و\s?)?" + _MARKS)
"""All that stands between two names credited together: رويترز و«سانا»."""


@dataclass(frozen=True, slots=True)
class Reporting:
    """The cues that the reporting words make up.

    `verb` opens with a verb of reporting. `spoken` is a verb or noun of speech, somewhere before a known
    name that ل introduces (قال في حديث لرويترز), `told` one of speaking to somebody, before an unknown
    name. `office_of` closes with an office or property, so that ل means "of" (المدير العام لقناة).
    `behind` follows a name that opens its sentence: وكالة … ذكرت أن.
    """

    verb: re.Pattern[str]
    according: re.Pattern[str]
    says: re.Pattern[str]
    interview: re.Pattern[str]
    spoken: re.Pattern[str]
    told: re.Pattern[str]
    office_of: re.Pattern[str]
    behind: re.Pattern[str]


def reporting(lexicon: Lexicon) -> Reporting:
    """The cues of the reporting words; use it through `lexicon.derive`."""
    verb = rf"[وف]?(?:{any_of(lexicon, 'verb')})(?:ت|تا|وا)?(?:ه|ها|هم)?"
    filler = _filler(lexicon)
    speech = any_of(lexicon, "speech")
    return Reporting(
        verb=re.compile(rf"{verb}(?!\w)"),
        according=_according(verb, filler),
        says=re.compile(rf"(?<!\w)(?![وف]?بثت?(?:ه|ها)(?!\w)){verb}(?: {filler}){{0,3}}{_MARKS}$"),
        interview=re.compile(
            rf"(?<!\w)[وف]?[بل]?(?:ال)?(?:{speech})(?: \S+){{0,4}}? (?:مع|الي|علي|عبر|في|من خلال|ل)"
            rf"(?: {filler}){{0,2}}{_MARKS}$"
        ),
        spoken=re.compile(rf"(?<!\w)(?:{verb}|{any_of(lexicon, 'spoken')}|[وف]?[بل]?(?:{speech}))(?!\w)"),
        told=_told(lexicon, speech),
        office_of=re.compile(rf"(?<!\w)(?:ال)?(?:{any_of(lexicon, 'office')})\s*$"),
        behind=_behind(any_of(lexicon, "shown")),
    )


def _filler(lexicon: Lexicon) -> str:
    filler, papers, counts = (any_of(lexicon, kind) for kind in ("filler", "paper", "counted"))
    return rf"(?:{filler}|ل?(?:{papers})|(?:{counts}) ل?)"


def _according(verb: str, filler: str) -> re.Pattern[str]:
    return re.compile(
        r"(?<!\w)[وف]?(?:بحسب|حسب|وفق|نقلا عن|نقله عن|منقول عن|نقلت عن|نقل عن|نقلوا عن"
        r"|(?:وفقا|طبقا|استنادا|تبعا)(?: ل| الي)?|حسبما|وفقما"
        rf"|(?:بحسب|حسب|وفق|علي|وفقا ل|طبقا ل|ك|في) ?ما(?: {verb})"
        rf"|حسبما {verb})(?: {filler}){{0,3}}{_MARKS}$"
    )


def _told(lexicon: Lexicon, speech: str) -> re.Pattern[str]:
    telling = any_of(lexicon, "telling", "telling_participle")
    return re.compile(rf"(?<!\w)[وف]?(?:(?:{telling})(?:ت|تا|وا)?|[بل]?(?:{speech}))(?!\w)")


def _behind(shown: str) -> re.Pattern[str]:
    return re.compile(
        r"[»\"”)\]]?(?:\s\([^()\n]{1,20}\))?(?:\sال\w+){0,2}[\s،,–-]*(?:قد )?"
        rf"(?:{shown})ت?(?: عن| ان| انه| انها| ب\w*)(?!\w)"
    )
