"""Judges whether a word is a place's name, an ordinary word or a person's, by how the news uses it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from tools.packs.news_counts import Counts, news_counts
from tools.packs.table import PACKS

from marsad.lexicon.given_names import GivenName
from marsad.lexicon.latin_names import LatinName
from marsad.lexicon.pack import Lexicon
from marsad.lexicon.surnames import Surname
from marsad.text.normalise import fold

CUES = tuple(
    "مدينه بلده قريه محافظه ولايه منطقه العاصمه ضاحيه مقاطعه مطار ريف بلديه ميناء قضاء مدينتي".split()
)
PREPOSITIONS = tuple("في الي من قرب وسط شمال جنوب شرق غرب بين".split())
ORDINARY = frozenset(map(fold, "أبا إطار الوادي بلد بورصة بيان سدة طراز لوم ميادين ميدان".split()))
LARGE = 300_000
KNOWN = 1_000_000
SEEN = 4


class Verdict(Enum):
    """What the news says of a name: a place, a place only beside a cue, or not worth the confusion."""

    SURE = "sure"
    AMBIGUOUS = "ambiguous"
    DROP = "drop"


@dataclass(frozen=True, slots=True)
class Guard:
    """The counts and the names of persons to judge by."""

    counts: Counts
    given: frozenset[str]
    tokens: frozenset[str]

    @classmethod
    def load(cls) -> Guard:
        """The guard over the raw news and the packs of names."""
        lexicon = Lexicon(PACKS)
        given = frozenset(fold(row.name) for row in lexicon.rows(GivenName))
        tokens = {fold(row.name) for row in lexicon.rows(LatinName)}
        tokens |= {fold(row.name) for row in lexicon.rows(Surname)}
        return cls(news_counts(), given, frozenset(tokens))

    def usual_first(self, name: str) -> tuple[int, int, str]:
        """Sorts the spelling that the news uses most to the front."""
        words = fold(name).split()
        uses = self.counts.words[words[0]] if len(words) == 1 else self.counts.pairs[(words[0], words[1])]
        return -uses, name.count("-"), name

    def judge(self, key: str, population: int) -> Verdict:
        """Whether folded `key` may stand for a place of `population`."""
        words = key.replace("-", " ").split()
        if len(words) > 1:
            return Verdict.AMBIGUOUS if words[0] in self.given and population < LARGE else Verdict.SURE
        return self._judge_word(key, population)

    def _judge_word(self, key: str, population: int) -> Verdict:
        if key in ORDINARY:
            return Verdict.AMBIGUOUS
        uses = self.counts.words[key] + self._with_clitics(key)
        if uses < SEEN:
            return self._judge_unseen(key, population)
        cued, placed = self._shares(key, uses)
        if (cued >= 0.08 and cued + placed >= 0.3) or (placed >= 0.4 and key not in self.given):
            return Verdict.SURE
        if population < LARGE and cued < 0.03:
            return Verdict.DROP
        return Verdict.AMBIGUOUS

    def _judge_unseen(self, key: str, population: int) -> Verdict:
        """Judges by the tables alone: rare names that people bear are not sure."""
        if key in self.given:
            return Verdict.DROP
        if len(key) < 4 or (key in self.tokens and population < KNOWN):
            return Verdict.AMBIGUOUS
        return Verdict.SURE

    def _shares(self, key: str, uses: int) -> tuple[float, float]:
        """The shares of its uses that follow a place noun, and a preposition of place."""
        pairs = self.counts.pairs
        cued = sum(pairs[(cue, key)] for cue in CUES)
        placed = sum(pairs[(word, key)] for word in PREPOSITIONS) + self.counts.words["ب" + key]
        return cued / uses, placed / uses

    def _with_clitics(self, key: str) -> int:
        return sum(self.counts.words[clitic + key] for clitic in ("و", "ب", "ل", "ف"))
