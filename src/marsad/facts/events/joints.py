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
        self._joints = scene.joining.joints

    def is_preposition(self, token: int) -> bool:
        """Whether a preposition that stands by itself is at `token`."""
        standing = self._joints[self._keys[token]].preposition and token not in self._scene.inside
        return standing and not self._is_about(token)

    def _is_about(self, token: int) -> bool:
        """Whether نحو stands before a number, and means about: نحو مئة أسير."""
        if self._keys[token] != "نحو":
            return False
        following = self._keys[token + 1 : token + 2]
        return bool(following) and (following[0].isdigit() or following[0] in self._scene.counting)

    def glued(self, token: int) -> str:
        """The preposition written together with the word at `token`, if any."""
        named = self._scene.starts.get(token)
        if named is not None:
            return next((letter for letter in self._scene.glue(named) if letter in "بلك"), "")
        return self._joints[self._keys[token]].glued

    def stripped(self, token: int) -> str:
        """The folded word without the conjunction and preposition glued before it."""
        return self._joints[self._keys[token]].bare

    def noun_end(self, token: int, limit: int) -> int:
        """Where a plain noun phrase ends: a definite head takes adjectives, another its genitive too."""
        definite = self.stripped(token).startswith("ال")
        end, last = token + 1, min(limit, token + _LONGEST_NOUN)
        while end < last and not self._ends_noun(end):
            named = self._scene.starts.get(end)
            if named is not None:
                apart = definite or self._is_building_apart(token, end, named)
                return end if apart else self._adjectives(named.last, limit)
            if definite and not self._keys[end].startswith("ال"):
                return end
            if self._is_struck(token, end):
                return end
            if definite and end > token + 1 and self._is_title(end):
                return end
            if not definite and self._is_past_adjective(end, token):
                return end
            definite = definite or self._keys[end].startswith("ال")
            end += 1
        return end

    def _is_struck(self, token: int, end: int) -> bool:
        """Whether what arms strike stands behind them, no genitive: قصفت طائرات مبنى X."""
        lists = self._scene.lists
        return self._keys[end] in lists.seat and self.stripped(token) in lists.arms

    def _is_past_adjective(self, end: int, token: int) -> bool:
        """Whether a nation's adjective closes an indefinite noun before a definite one: محكمة مصرية الطعن."""
        adjective = end > token + 1 and self._keys[end - 1] in self._scene.demonyms
        return adjective and self._keys[end].startswith("ال")

    def _is_building_apart(self, token: int, end: int, named: Named) -> bool:
        """Whether a building stands behind a noun with its adjective: طائرة مسيرة مطار X."""
        building = named.entity.type is EntityType.FAC and self._keys[end - 1].endswith("ه")
        nation = self._keys[end - 1] in self._scene.demonyms  # قصفت طائرات إسرائيلية صور
        return end > token + 1 and (building or nation)

    def _ends_noun(self, token: int) -> bool:
        key = self._keys[token]
        joint = self._joints[key]
        if key in self._scene.lists.direction and token + 1 in self._scene.starts:
            return True  # مسلحون شمالي البلاد
        if joint.ends or key in MARKS or token in self._verbs or token in self._scene.times:
            return True
        if joint.preposition and self.is_preposition(token):
            return True
        named = self._scene.starts.get(token)
        return joint.begins if named is None else self._scene.is_glued(named)

    def _is_title(self, token: int) -> bool:
        form = self._scene.offices.get(self._keys[token])
        return form is not None and form.definite

    def _adjectives(self, token: int, limit: int) -> int:
        while token < limit and self._keys[token].startswith("ال") and token not in self._scene.inside:
            if self._is_title(token) or self._leads_to_person(token) or self._ends_noun(token):
                return token  # خطف مسلحو الحركة X الصحفي Y; وفد X إلى Y
            token += 1
        return token

    def _leads_to_person(self, token: int) -> bool:
        """Whether a person is named right behind a definite word: الشاب X."""
        named = self._scene.starts.get(token + 1)
        person = named is not None and named.entity.type is EntityType.PERSON
        return named is not None and person and not self._scene.is_glued(named)
