"""Where words join: prepositions, standing and glued, and where a plain noun phrase ends."""

from __future__ import annotations

from marsad.facts.events.scene import MARKS, Scene
from marsad.facts.reference import Named
from marsad.model.entity import EntityType

_LONGEST_NOUN = 8


class Joints:
    """Looks at the words of one article for where phrases begin and end."""

    def __init__(self, scene: Scene, verbs: frozenset[int]) -> None:
        self._scene = scene
        self._keys = scene.keys
        self._verbs = verbs

    def is_preposition(self, token: int) -> bool:
        """Whether a preposition that stands by itself is at `token`."""
        key = self._keys[token].removeprefix("و") if len(self._keys[token]) > 2 else self._keys[token]
        return token not in self._scene.inside and (
            self._keys[token] in self._scene.lists.standing_preposition
            or key in self._scene.lists.standing_preposition
        )

    def glued(self, token: int) -> str:
        """The preposition written together with the word at `token`, if any."""
        named = self._scene.starts.get(token)
        if named is not None:
            return next((letter for letter in self._scene.glue(named) if letter in "بلك"), "")
        key = self._keys[token]
        key = key[1:] if key[0] == "و" and len(key) > 4 else key
        if key.startswith(("بال", "لل")):
            return key[0]
        if len(key) < 4 or key[0] not in "بل":
            return ""
        return key[0] if self._scene.is_word(key[1:], than=key) else ""

    def stripped(self, token: int) -> str:
        """The folded word without the conjunction and preposition glued before it."""
        key = self._keys[token]
        if key[0] in "وف" and len(key) > 3 and self._scene.is_word(key[1:], than=key):
            key = key[1:]
        if key.startswith("لل"):
            return "ا" + key[1:]
        glued = len(key) > 3 and key[0] in "بل" and self._scene.is_word(key[1:], than=key)
        return key[1:] if glued else key

    def noun_end(self, token: int, limit: int) -> int:
        """Where a plain noun phrase ends: a definite head takes adjectives, another its genitive too."""
        definite = self.stripped(token).startswith("ال")
        end = token + 1
        while end < min(limit, token + _LONGEST_NOUN) and not self._ends_noun(end):
            named = self._scene.starts.get(end)
            if named is not None:
                apart = definite or self._is_building_apart(token, end, named)
                return end if apart else self._adjectives(named.last, limit)
            if definite and not self._keys[end].startswith("ال"):
                return end
            if definite and end > token + 1 and self._is_title(end):
                return end
            definite = definite or self._keys[end].startswith("ال")
            end += 1
        return end

    def _is_building_apart(self, token: int, end: int, named: Named) -> bool:
        """Whether a building stands behind a noun with its adjective: طائرة مسيرة مطار X."""
        building = named.entity.type is EntityType.FAC
        return building and end > token + 1 and self._keys[end - 1].endswith("ه")

    def _ends_noun(self, token: int) -> bool:
        key = self._keys[token]
        named = self._scene.starts.get(token)
        lists = self._scene.lists
        return (
            key in MARKS
            or token in self._verbs
            or token in self._scene.times
            or self.is_preposition(token)
            or key in lists.complementizer
            or key in lists.relative
            or key in lists.connector
            or key in lists.led
            or key in lists.attended
            or key in lists.by_means
            or key in lists.with_pronoun
            or (named is not None and self._scene.is_glued(named))
            or (named is None and bool(self.glued(token)))
            or (named is None and key[0] == "و" and len(key) > 3)
        )

    def _is_title(self, token: int) -> bool:
        form = self._scene.offices.get(self._keys[token])
        return form is not None and form.definite

    def _adjectives(self, token: int, limit: int) -> int:
        while token < limit and self._keys[token].startswith("ال") and token not in self._scene.inside:
            token += 1
        return token
