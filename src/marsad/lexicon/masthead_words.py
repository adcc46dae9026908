"""The masthead words pack: what stands beside an outlet's name on the first line of its page."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import ClassVar

from marsad.lexicon.outlets import name_key
from marsad.lexicon.pack import Lexicon
from marsad.lexicon.word_lists import WordList


@dataclass(frozen=True, slots=True)
class MastheadWordList(WordList):
    """A list of the pack, by its `kind`."""

    pack: ClassVar[str] = "masthead_words"


@dataclass(frozen=True, slots=True)
class MastheadPatterns:
    """What a whole part of a masthead may be, as patterns over its key (see `name_key`).

    `news_of` opens what follows أخبار in a section's name; `official`, over the text itself, is all that
    stands before the name (الموقع الرسمي لـ), its `article` the one that ل swallows.
    """

    bulletin: re.Pattern[str]
    label: re.Pattern[str]
    motto: re.Pattern[str]
    news_of: re.Pattern[str]
    official: re.Pattern[str]
    owner: re.Pattern[str]
    section: re.Pattern[str]
    topic: re.Pattern[str]


def masthead_patterns(lexicon: Lexicon) -> MastheadPatterns:
    """The patterns of the masthead words; use it through `lexicon.derive`."""
    words = {row.kind: "|".join(map(name_key, row.words)) for row in lexicon.rows(MastheadWordList)}
    official = "|".join(
        form for row in lexicon.rows(MastheadWordList) if row.kind == "official" for form in row.words
    )
    told, sphere = rf"(?:ال)?(?:{words['told']})", rf"(?:ال)?(?:{words['sphere']})"
    of = rf"(?: و?(?:{words['bulletin_of']}))"
    return MastheadPatterns(
        bulletin=re.compile(rf"(?:{words['bulletin']}){of}*|ال(?:{words['bulletin']}){of}+"),
        label=re.compile(words["label"]),
        motto=re.compile("|".join(_mottos(words))),
        news_of=re.compile(
            rf"(?:{words['news_of']})(?!\w)|(?:{words['bulletin_of']}){of}*$|\w+[هي]$|\w+يه? \w+يه?$"
        ),
        official=re.compile(rf"(?:{official}) (?:ل(?P<article>ل)(?=\w)|لـ?\s*)"),
        owner=re.compile(rf"(?:ال)?(?:{words['owner']})(?!\w)|.* لل(?:{words['trade']})(?!\w)"),
        section=re.compile(rf"(?:{words['section']})(?!\w).*|{told} {sphere}(?: و?{sphere})*"),
        topic=re.compile(rf"(?:ال)?(?:{words['topic']})(?!\w).*"),
    )


def _mottos(words: dict[str, str]) -> tuple[str, ...]:
    """The shapes of a motto: موقع إخباري مستقل; الموقع المتخصص في …; نافذتك على اليمن; … لحظة بلحظة."""
    adjective = rf"(?:(?!ال)\w+يه?|الكترونيه?|(?:{words['manner']}))(?!\w)"
    return (
        rf"(?:(?:{words['first']}) )?(?:{words['type']})(?: {adjective}){{1,4}}"
        rf"(?: (?:في|من|عن|منذ|{words['does']}) .*)?",
        rf"ال(?:{words['type']})(?: ال\w+){{1,3}} (?:في|ب\w+|ل\w+|عن|من) .*",
        rf"(?:{words['address']})(?: .*)?",
        rf"(?:{words['motto']}) .*",
        rf".*(?:{words['phrase']}) ?.*",
        rf"(?:ال)?(?:{words['type']})\w* (?:\w+ )?(?:{words['boast']})(?: .*)?",
    )
