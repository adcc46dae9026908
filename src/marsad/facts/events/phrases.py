"""Reads a stretch of text from left to right, phrase by phrase, each with what governs it."""

from __future__ import annotations

from collections.abc import Iterator

from marsad.facts.events.joints import Joints
from marsad.facts.events.noun_phrases import NounPhrases
from marsad.facts.events.phrase import EACH, PairReader, Phrase
from marsad.facts.events.scene import COMMAS, MARKS, Scene

_BASE = {"الي": "الي", "الى": "الي", "فى": "في"}
_BY = frozenset({"قبل", "جانب", "طرف"})
_GRASP = frozenset({"يد", "ايدي", "قبضه"})
_HANDS = frozenset({"يد", "ايدي", "لسان"})


class PhraseReader:
    """Reads the phrases of one article; each is read once, duals excepted."""

    def __init__(self, scene: Scene, verbs: frozenset[int], pair: PairReader, home: PairReader) -> None:
        self._scene = scene
        self._keys = scene.keys
        self._verbs = verbs
        self._joints = Joints(scene, verbs)
        self._nouns = NounPhrases(scene, verbs, self._joints, pair, home)
        lists = scene.lists
        self._between_phrases = lists.complementizer | lists.relative | lists.connector | lists.particle
        # Who they stand for depends on where they stand.
        self._outside = lists.homeland | lists.guest | lists.own_forces
        self._unsettled = self._outside | lists.both
        self._seen: dict[tuple[int, int], Phrase | None] = {}

    def phrases(self, first: int, limit: int) -> Iterator[Phrase]:
        """The phrases of tokens `[first, limit)`, in order."""
        token = first
        while token < limit:
            if self._keys[token] == "(":
                token = self._scene.layout.marks.get(token, self._closing(token, limit)) + 1
                continue
            phrase = self.read(token, limit)
            if phrase is not None:
                yield phrase
            token = max(phrase.last, token + 1) if phrase else token + 1

    def is_settled(self, first: int, last: int) -> bool:
        """Whether no word in tokens `[first, last)` stands for whoever was told of when it is read."""
        return all(self._joints.stripped(token) not in self._unsettled for token in range(first, last))

    def _closing(self, token: int, limit: int) -> int:
        return next((i for i in range(token, limit) if self._keys[i] == ")"), token)

    def read(self, token: int, limit: int) -> Phrase | None:
        """The phrase that begins at `token`; None for a mark or a word between phrases."""
        where = (token, limit)
        if where in self._seen:
            return self._seen[where]
        phrase = self._read(token, limit)
        if phrase is None or (phrase.kind != "pair" and phrase.head not in self._outside):
            self._seen[where] = phrase  # whom a pair stands for may change with what is read on the way
        return phrase

    def _read(self, token: int, limit: int) -> Phrase | None:
        key = self._keys[token]
        if key == "ما" and token - 1 in self._verbs:
            return Phrase("noun", token, token + 1, head=key)
        if key in MARKS or token in self._verbs or key in self._between_phrases:
            return None
        if token in self._scene.blessings:
            return None
        if token in self._scene.times:
            return self._time(token, "")
        return self._governed_or_bare(token, limit, key)

    def _governed_or_bare(self, token: int, limit: int, key: str) -> Phrase | None:
        if key in self._scene.lists.by_means:
            return self._governed(token, token + 1, limit, "by")
        if key in self._scene.lists.given and self._keys[token + 1 : token + 2] == ("من",):
            return self._governed(token, token + 2, limit, "by")
        if key in self._scene.lists.according_to:
            source = self.read(token + 1, limit) if token + 1 < limit else None
            return Phrase("circumstance", token, source.last if source is not None else token + 1)
        if key in self._scene.lists.led or key in self._scene.lists.attended:
            return self._governed(token, token + 1, limit, key)
        if self._joints.is_preposition(token):
            return self._prepositional(token, limit)
        each = key in EACH and token + 1 < limit and self._keys[token + 1] == "من"
        if key in self._scene.lists.with_pronoun or (key in self._scene.lists.adverb and not each):
            return Phrase("pronoun", token, token + 1, preposition=key[0] if key[0] in "بل" else "")
        if self._is_circumstance(token):
            return Phrase("circumstance", token, token + 1)
        letter = self._joints.glued(token)
        bare = self._nouns.bare(token, limit)
        return bare.led(bare.first, letter) if bare and letter else bare

    def is_governed(self, token: int) -> bool:
        """Whether a preposition begins at `token`, standing or glued."""
        return self._joints.is_preposition(token) or bool(self._joints.glued(token))

    def _is_circumstance(self, token: int) -> bool:
        """Whether a participle tells what the subject does besides: ، مضيفا."""
        key = self._keys[token]
        after_comma = token > 0 and self._keys[token - 1] in COMMAS
        doing = key[0] == "م" or bool(self._scene.words[token].participles)  # واصفا، داعيا
        return after_comma and doing and key[-1] in "اه" and token not in self._scene.inside

    def _prepositional(self, token: int, limit: int) -> Phrase:
        key = self._keys[token]
        key = key if key in self._scene.lists.standing_preposition else key[1:]
        key = _BASE.get(key, key)
        following = self._keys[token + 1] if token + 1 < limit else ""
        if key == "من" and following in _BY:
            return self._governed(token, token + 2, limit, "by")
        if (key == "علي" and following in _HANDS) or (key == "في" and following in _GRASP):
            return self._governed(token, token + 2, limit, "by")
        if key == "الي" and following == "جانب":
            return self._governed(token, token + 2, limit, "مع")
        if key == "علي" and following == "راس":
            return self._governed(token, token + 2, limit, "heading")
        return self._governed(token, token + 1, limit, key)

    def _governed(self, token: int, first: int, limit: int, preposition: str) -> Phrase:
        while first < limit and self._keys[first] in {"«", '"', "“", "كل", "كلا", "من"} and first > token:
            first += 1
        if first in self._scene.times:
            return self._time(first, preposition).led(token, preposition)
        bare = self._nouns.bare(first, limit) if first < limit and self._keys[first] not in MARKS else None
        if bare is None:
            return Phrase("pronoun", token, max(first, token + 1), preposition=preposition)
        if preposition == "بين":
            bare = self._nouns.sides(bare, limit)
        return bare.led(token, preposition)

    def _time(self, token: int, preposition: str) -> Phrase:
        time = self._scene.times[token]
        return Phrase("time", token, self._scene.time_end(time), preposition=preposition, time=time)
