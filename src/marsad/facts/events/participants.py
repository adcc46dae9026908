"""Who takes part in an event: the frames of the pack filled from the words around a trigger."""

from __future__ import annotations

from dataclasses import dataclass, replace

from marsad.facts.events.subjects import CIRCUMSTANCES, SIDES, TOWARD, Subjects, unique
from marsad.facts.events.triggers import Trigger
from marsad.facts.reference import Cast
from marsad.lexicon.countries import Country
from marsad.lexicon.pack import Lexicon
from marsad.model.article import Article
from marsad.model.entity import Entity, EntityType
from marsad.text.inflect import Tense
from marsad.text.normalise import fold

_HOSTS = frozenset(
    fold(word) for word in "لدعوة دعوة للقاء استقبله استقبلها مستقبليه مستقبليها يلتقي سيلتقي التقى".split()
)
_MEDIATED = frozenset(fold(word) for word in "برعاية بوساطة ترعاها يرعاها ترعاه رعتها رعاها".split())
_PASSIVE_TYPES = frozenset({"COERCE", "RETREAT"})
_REACH = 12


@dataclass(frozen=True, slots=True)
class Participants:
    """Actors and recipients of an event, in the order they are named; `host_place` is a visited place."""

    actors: tuple[Entity, ...] = ()
    recipients: tuple[Entity, ...] = ()
    destination: Entity | None = None
    mediated: bool = False


def countries_and_capitals(lexicon: Lexicon) -> frozenset[str]:
    """Folded names of countries: they can be visited themselves, cities only host."""
    return frozenset(
        fold(name) for country in lexicon.rows(Country) for name in (country.name, *country.names)
    )


class Stage(Subjects):
    """Fills the frames of an article's triggers."""

    def __init__(self, article: Article, cast: Cast, lexicon: Lexicon, first: int) -> None:
        super().__init__(article, cast, lexicon, first)
        self._countries = lexicon.derive(countries_and_capitals)

    def participants(self, trigger: Trigger, limit: int) -> Participants:
        """The participants of `trigger`, its clause ending before token `limit`."""
        subjects, after = self._subjects(trigger, limit)
        frame = getattr(self, f"_{trigger.word.frame}", self._alone)
        found: Participants = frame(trigger, subjects, after, limit)
        return replace(found, actors=_sides(found.actors))

    def _alone(self, trigger: Trigger, subjects: list[Entity], after: int, limit: int) -> Participants:
        return Participants(tuple(subjects))

    def _meet(self, trigger: Trigger, subjects: list[Entity], after: int, limit: int) -> Participants:
        others = self._others(trigger, after, limit)
        actors = unique([*subjects, *others])
        if len(actors) == 1 and trigger.form.tense is Tense.NOUN:
            actors = unique([*self.floor(trigger.token), *actors])
        mediators = self._mediators(trigger.token, limit)
        return Participants(tuple(unique([*actors, *mediators])), mediated=bool(mediators))

    def _summit(self, trigger: Trigger, subjects: list[Entity], after: int, limit: int) -> Participants:
        """A summit's body or leaders act; the city it is named after is only its place."""
        own = self._genitives(trigger, limit)
        place = next((e for e in own if e.type is EntityType.GPE), None)
        bodies = [e for e in own if e.type is not EntityType.GPE]
        leaders = [n.entity for n in self._cast.between(after, limit) if n.entity.type is EntityType.PERSON]
        behind = self._keys[trigger.token - 1] if trigger.token else ""
        attending = self.floor(trigger.token) if behind in {"امام", "خلال", "في"} else subjects
        people = [e for e in attending if e.type is not EntityType.GPE]
        gathered = leaders if len(leaders) > 2 else []
        return Participants(tuple(unique([*people, *bodies, *gathered])), (), place)

    def _meet2(self, trigger: Trigger, subjects: list[Entity], after: int, limit: int) -> Participants:
        others = [e for e in self._others(trigger, after, limit) if e not in subjects]
        return Participants(tuple(subjects), tuple(others))

    def _host(self, trigger: Trigger, subjects: list[Entity], after: int, limit: int) -> Participants:
        guests = self._guests(trigger) if trigger.form.object else self._objects(after, limit)
        return Participants(tuple(unique([*subjects, *guests])))

    def _guests(self, trigger: Trigger) -> list[Entity]:
        """Whom the pronoun of استقبله stands for: the subject of the verb before it."""
        earlier = [place for place in self._floors if place < trigger.token]
        return self._floors[max(earlier)] if earlier else self.floor(trigger.token)

    def _hosted(self, trigger: Trigger, subjects: list[Entity], after: int, limit: int) -> Participants:
        """A place that merely hosts is no actor; a person who hosts is."""
        hosts = [entity for entity in subjects if entity.type is EntityType.PERSON]
        place = next((entity for entity in subjects if entity.type is EntityType.GPE), None)
        others = self._others(trigger, trigger.companion or after, limit)
        return Participants(tuple(unique([*hosts, *(e for e in others if e is not place)])), (), place)

    def _visit(self, trigger: Trigger, subjects: list[Entity], after: int, limit: int) -> Participants:
        visitors = [entity for entity in subjects if entity.type is not EntityType.GPE]
        destination = self._destination(trigger, after, limit)
        hosts = [host for host in self._hosts(trigger.token, limit) if host not in visitors]
        recipients = hosts
        if not hosts and destination is not None and self._is_visited(destination):
            recipients = [destination]
        return Participants(tuple(visitors), tuple(recipients), destination)

    def _object(self, trigger: Trigger, subjects: list[Entity], after: int, limit: int) -> Participants:
        objects = [e for e in self._objects(after, limit) if e not in subjects]
        if not objects and trigger.word.type in _PASSIVE_TYPES:
            people = [entity for entity in subjects if entity.type is EntityType.PERSON]
            return Participants((), tuple(people)) if people else Participants(tuple(subjects))
        return Participants(tuple(subjects), tuple(objects))

    def _toward(self, trigger: Trigger, subjects: list[Entity], after: int, limit: int) -> Participants:
        found = self._behind(after, limit, TOWARD)
        return Participants(tuple(subjects), tuple(e for e in found if e not in subjects))

    def _genitive(self, trigger: Trigger, subjects: list[Entity], after: int, limit: int) -> Participants:
        own = self._genitives(trigger, limit) or self._behind(trigger.token + 1, limit, {"من", "ل"})
        return Participants(tuple(own or subjects), ())

    def _victim(self, trigger: Trigger, subjects: list[Entity], after: int, limit: int) -> Participants:
        victims = self._genitives(trigger, limit)
        return Participants(tuple(e for e in subjects if e not in victims), tuple(victims))

    def _victimon(self, trigger: Trigger, subjects: list[Entity], after: int, limit: int) -> Participants:
        victims = self._behind(trigger.token + 1, limit, {"علي"})
        return Participants(tuple(e for e in subjects if e not in victims), tuple(victims))

    def _against(self, trigger: Trigger, subjects: list[Entity], after: int, limit: int) -> Participants:
        targets = self._behind(trigger.token + 1, limit, {"علي", "ضد"})
        own = [e for e in self._genitives(trigger, limit) if e not in targets]
        return Participants(tuple(own or [e for e in subjects if e not in targets]), tuple(targets))

    def _released(self, trigger: Trigger, subjects: list[Entity], after: int, limit: int) -> Participants:
        freed = self._behind(trigger.token + 1, limit, {"عن"}) or self._objects(
            (trigger.companion or 0) + 1, limit
        )
        return Participants(tuple(e for e in subjects if e not in freed), tuple(freed))

    def _pardoned(self, trigger: Trigger, subjects: list[Entity], after: int, limit: int) -> Participants:
        found = self._cast.between(trigger.token + 1, limit)
        people = [named.entity for named in found if named.entity.type is EntityType.PERSON]
        return Participants(tuple(subjects), tuple(unique([e for e in people if e not in subjects])))

    def _persona(self, trigger: Trigger, subjects: list[Entity], after: int, limit: int) -> Participants:
        first, _ = self._layout.sentence(trigger.token)
        people = [
            n.entity for n in self._cast.between(first, trigger.token) if n.entity.type is EntityType.PERSON
        ]
        return Participants(tuple(people[:1]), tuple(people[-1:]) if len(people) > 1 else ())

    def _objects(self, first: int, limit: int) -> list[Entity]:
        """The object after the subject, circumstances between commas passed over."""
        while first < limit:
            found = self.subject_after(first - 1, limit)
            if found and found[0]:
                return found[0]
            comma = next((i for i in range(first, limit) if self._keys[i] in {"،", ","}), None)
            if comma is None or comma - first > _REACH:
                return []
            first = comma + 1
        return []

    def _others(self, trigger: Trigger, after: int, limit: int) -> list[Entity]:
        """Who else meets: the object, or whoever stands behind مع، بين or بـ; a noun's genitives."""
        joined = self._behind(trigger.token + 1, limit, {"مع", "بين", "ب", "من"})
        if trigger.word.kind == "noun":
            return unique([*self._genitives(trigger, limit), *joined])
        direct = self._objects(after, min(limit, after + _REACH))
        return unique([*direct, *joined])

    def _genitives(self, trigger: Trigger, limit: int) -> list[Entity]:
        """The names that follow a noun at once, roles between them: لقاء وزير الخارجية X وY."""
        first = trigger.token + 1
        owner = next(iter(self.floor(trigger.token)), None)
        home = self._cast.homeland(first, owner) if first < limit else None
        if home is not None:
            return [home]
        found = self._cast.between(first, min(limit, first + 7))
        if not found:
            return []
        gap = self._keys[first : found[0].first]
        if any(key in CIRCUMSTANCES | TOWARD | {"،", ",", ".", "بين"} for key in gap) or len(gap) > 5:
            return []
        return self._coordinated(found[0], limit)[0]

    def _behind(self, first: int, limit: int, prepositions: frozenset[str] | set[str]) -> list[Entity]:
        """The names behind one of the prepositions, roles between them passed over."""
        for i in range(first, limit):
            key = self._keys[i]
            if key in prepositions:
                found = self.subject_after(i, limit)
                if found and found[0]:
                    return found[0]
            elif key[0] in prepositions and (found := self._behind_glued(i, limit)):
                return found[0]
        return []

    def _behind_glued(self, token: int, limit: int) -> tuple[list[Entity], int] | None:
        """The names behind a preposition glued to `token`: بنظيره، لروسيا، بجهود مصر."""
        if pair := self._cast.pair(token + 1) if token + 1 < limit else []:
            return pair, token + 2
        named = next(iter(self._cast.between(token, min(limit, token + 5))), None)
        if named is None or named.entity.type not in SIDES | {EntityType.FAC}:
            return None
        gap = self._keys[token + 1 : named.first]
        if any(key in CIRCUMSTANCES | TOWARD | {"،", ","} for key in gap):
            return None
        return self._coordinated(named, limit)

    def _destination(self, trigger: Trigger, after: int, limit: int) -> Entity | None:
        places = {EntityType.GPE, EntityType.FAC, EntityType.LOC}
        ahead = self._cast.between(after, limit)
        return next(
            (
                named.entity
                for named in ahead
                if named.entity.type in places or named.entity.type is EntityType.ORG
            ),
            None,
        )

    def _hosts(self, token: int, limit: int) -> list[Entity]:
        _, end = self._layout.sentence(token)
        for i in range(token + 1, end):
            if self._keys[i] in _HOSTS:
                people = [
                    n.entity
                    for n in self._cast.between(i, min(end, i + 10))
                    if n.entity.type is EntityType.PERSON
                ]
                if people:
                    return people[:1]
        return []

    def _is_visited(self, place: Entity) -> bool:
        return place.type is EntityType.ORG or fold(place.name) in self._countries

    def _mediators(self, token: int, limit: int) -> list[Entity]:
        _, end = self._layout.sentence(token)
        for i in range(token + 1, end):
            if self._keys[i] in _MEDIATED:
                named = self._cast.between(i + 1, min(end, i + 8))
                return self._coordinated(named[0], end)[0] if named else []
        return []


def _sides(entities: tuple[Entity, ...]) -> tuple[Entity, ...]:
    """Those that can act: places without a government and buildings cannot."""
    return tuple(entity for entity in entities if entity.type in SIDES)
