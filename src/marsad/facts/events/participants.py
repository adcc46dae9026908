"""Who takes part in an event: the frames of the pack filled from the words around a trigger."""

from __future__ import annotations

from dataclasses import dataclass, replace

from marsad.facts.events.triggers import Trigger
from marsad.facts.reference import Cast, Named
from marsad.lexicon.countries import Country
from marsad.lexicon.light_verbs import LightVerb
from marsad.lexicon.pack import Lexicon
from marsad.model.article import Article
from marsad.model.entity import Entity, EntityType
from marsad.model.quote import Quote
from marsad.text.inflect import Tense, imperfect_forms, participle_forms, perfect_forms
from marsad.text.normalise import fold

_TOWARD = frozenset(fold(word) for word in "إلى الى على عن ضد من مع نحو تجاه إزاء لدى ب ل".split())
_CIRCUMSTANCES = frozenset(
    fold(word) for word in "خلال أثناء عقب بعد قبل قبيل أمام على في منذ حول بشأن إثر ضمن عبر لدى".split()
)
_HOSTS = frozenset(
    fold(word) for word in "لدعوة دعوة للقاء استقبله استقبلها مستقبليه مستقبليها يلتقي سيلتقي التقى".split()
)
_MEDIATED = frozenset(fold(word) for word in "برعاية بوساطة ترعاها يرعاها ترعاه رعتها رعاها".split())
_RELATIVE = frozenset(fold(word) for word in "الذي التي الذين اللذان اللتان".split())
_TWO_PLACE = frozenset({"ACCUSE", "REQUEST", "COERCE", "ASSAULT"})
_PASSIVE_TYPES = frozenset({"COERCE", "RETREAT"})
_SIDES = frozenset({EntityType.PERSON, EntityType.ORG, EntityType.GPE})
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


def light_verbs(lexicon: Lexicon) -> frozenset[str]:
    """Folded forms of the verbs that lend their subject to an event noun: أجرى، عقد، شن."""
    forms: set[str] = set()
    for verb in lexicon.rows(LightVerb):
        forms |= {form.key for form in perfect_forms(verb.verb)}
        forms |= {form.key for form in imperfect_forms(verb.imperfect)}
        forms |= {"س" + form.key for form in imperfect_forms(verb.imperfect)}
        forms |= {form.key for form in participle_forms(verb.participle)} if verb.participle else set()
    return frozenset(forms)


class Stage:
    """Fills the frames of an article's triggers."""

    def __init__(self, article: Article, cast: Cast, lexicon: Lexicon, first: int) -> None:
        self._cast = cast
        self._layout = cast.layout
        self._keys = cast.layout.tokens.keys
        self._countries = lexicon.derive(countries_and_capitals)
        self._quotes = article.quotes
        self._first = first
        self._light = lexicon.derive(light_verbs)
        self._light_relative = frozenset(
            key for key in self._light if key.endswith("ها") or key.endswith("ه")
        )
        self._floors: dict[int, list[Entity]] = {}

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
        actors = _unique([*subjects, *others])
        if len(actors) == 1 and trigger.form.tense is Tense.NOUN:
            actors = _unique([*self.floor(trigger.token), *actors])
        mediators = self._mediators(trigger.token, limit)
        return Participants(tuple(_unique([*actors, *mediators])), mediated=bool(mediators))

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
        return Participants(tuple(_unique([*people, *bodies, *gathered])), (), place)

    def _meet2(self, trigger: Trigger, subjects: list[Entity], after: int, limit: int) -> Participants:
        others = [e for e in self._others(trigger, after, limit) if e not in subjects]
        return Participants(tuple(subjects), tuple(others))

    def _host(self, trigger: Trigger, subjects: list[Entity], after: int, limit: int) -> Participants:
        guests = self._guests(trigger) if trigger.form.object else self._objects(after, limit)
        return Participants(tuple(_unique([*subjects, *guests])))

    def _guests(self, trigger: Trigger) -> list[Entity]:
        """Whom the pronoun of استقبله stands for: the subject of the verb before it."""
        earlier = [place for place in self._floors if place < trigger.token]
        return self._floors[max(earlier)] if earlier else self.floor(trigger.token)

    def _hosted(self, trigger: Trigger, subjects: list[Entity], after: int, limit: int) -> Participants:
        """A place that merely hosts is no actor; a person who hosts is."""
        hosts = [entity for entity in subjects if entity.type is EntityType.PERSON]
        place = next((entity for entity in subjects if entity.type is EntityType.GPE), None)
        others = self._others(trigger, trigger.companion or after, limit)
        return Participants(tuple(_unique([*hosts, *(e for e in others if e is not place)])), (), place)

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
        found = self._behind(after, limit, _TOWARD)
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
        return Participants(tuple(subjects), tuple(_unique([e for e in people if e not in subjects])))

    def _persona(self, trigger: Trigger, subjects: list[Entity], after: int, limit: int) -> Participants:
        first, _ = self._layout.sentence(trigger.token)
        people = [
            n.entity for n in self._cast.between(first, trigger.token) if n.entity.type is EntityType.PERSON
        ]
        return Participants(tuple(people[:1]), tuple(people[-1:]) if len(people) > 1 else ())

    def _subjects(self, trigger: Trigger, limit: int) -> tuple[list[Entity], int]:
        """Who does what the trigger says, and the token after the subject phrase."""
        if trigger.form.tense in {Tense.PERFECT, Tense.IMPERFECT}:
            elided = self._beside(trigger.token) or self._elided(trigger, limit)
            if elided:
                self._take_floor(trigger.token, elided)
                return elided, trigger.token + 1
            found = self.subject_after(trigger.token, limit)
            if found is not None:
                self._take_floor(trigger.token, found[0])
                return found
            return self._without_subject(trigger), trigger.token + 1
        return self._doers_of_noun(trigger), trigger.token + 1

    def _beside(self, token: int) -> list[Entity]:
        """The subject that stands right before its verb: أن واشنطن رفضت، الجانبين سيبحثان، بلاده ترفض."""
        before = token - 1
        while before > self._first and self._keys[before] in {"قد", "لن", "لا", "لم"}:
            before -= 1
        if before < self._first or (self._keys[token][0] == "و" and token - 1 == before):
            return []
        if pair := self._cast.pair(before):
            return pair
        home = self._cast.homeland(before, next(iter(self.floor(token)), None))
        if home is not None:
            return [home]
        first, _ = self._layout.sentence(token)
        named = self._cast.at(before)
        if named is None or named.entity.type not in _SIDES or self._is_object_before(named, first):
            return []
        return [named.entity]

    def _is_object_before(self, named: Named, first: int) -> bool:
        """Whether a name before a verb belongs to what comes before it, not to the verb."""
        lead = self._keys[max(named.first - 3, first) : named.first]
        return self._is_glued(named) or any(key in _TOWARD | _CIRCUMSTANCES for key in lead)

    def _elided(self, trigger: Trigger, limit: int) -> list[Entity]:
        """The subject of a verb that leaves it out, so that its object follows at once: الذي دعا بكين، واتهم بكين."""
        token = trigger.token
        first, _ = self._layout.sentence(token)
        first = max(first, self._first)
        if token > first and self._keys[token - 1].lstrip("و") in _RELATIVE and not trigger.form.object:
            resumed = token + 1 < limit and self._keys[token + 1] in self._cast.words.with_pronoun
            named = [n for n in self._cast.between(first, token) if n.entity.type in _SIDES]
            near = bool(named) and token - named[-1].last <= 4
            return [named[-1].entity] if near and not resumed else []
        joined = trigger.clitic > 0 and token > first
        if not joined or trigger.word.frame != "object" or trigger.word.type not in _TWO_PLACE:
            return []
        return self.floor(token) if len(self._sides_named(token + 1, limit)) == 1 else []

    def _sides_named(self, first: int, limit: int) -> list[Entity]:
        """Who is named up to the first preposition or comma that follows."""
        named = []
        for other in self._cast.between(first, limit):
            gap = self._keys[first : other.first]
            if any(key in {"،", ",", ".", ":"} for key in gap):
                break
            if other.entity.type in _SIDES and not any(key in _CIRCUMSTANCES | _TOWARD for key in gap):
                named.append(other.entity)
        return _unique(named)

    def _doers_of_noun(self, trigger: Trigger) -> list[Entity]:
        """Who does what a noun names: its relative verb's subject, its pronoun's, or a light verb's."""
        following = trigger.token + 1
        if following < len(self._keys) and self._keys[following] in self._light_relative:
            found = self.subject_after(following, self._layout.sentence(trigger.token)[1])
            return found[0] if found else []
        if trigger.form.object or trigger.form.tense is Tense.PARTICIPLE:
            return self.floor(trigger.token)
        light = self._light_verb(trigger.token)
        if light is None:
            return []
        found = self.subject_after(light, trigger.token)
        return found[0] if found and found[0] else self.floor(trigger.token)

    def _light_verb(self, token: int) -> int | None:
        """The light verb (أجرى، عقد، شن) whose object the noun at `token` is."""
        first, _ = self._layout.sentence(token)
        for i in range(token - 1, max(first, token - 16) - 1, -1):
            if self._keys[i] in self._light or (
                self._keys[i][0] in "وف" and self._keys[i][1:] in self._light
            ):
                return i
        return None

    def _without_subject(self, trigger: Trigger) -> list[Entity]:
        """The subject of a verb that names none behind it: before it, or whoever has the floor."""
        joined = self._keys[trigger.token][:1] == "و" and trigger.clitic > 0
        first, _ = self._layout.sentence(trigger.token)
        own = [] if joined else self._ahead(trigger.token, max(first, self._first))
        if own:
            self._take_floor(trigger.token, own)
        if trigger.form.number == "d" and (both := self._two_named(trigger.token)):
            return both
        return own or self.floor(trigger.token) or self._last_floor(trigger.token)

    def _two_named(self, token: int) -> list[Entity]:
        """The two that a dual verb without a subject speaks of: the first two named of the sentence."""
        first, _ = self._layout.sentence(token)
        named = [
            n.entity for n in self._cast.between(max(first, self._first), token) if n.entity.type in _SIDES
        ]
        people = [entity for entity in named if entity.type is EntityType.PERSON]
        chosen = _unique(people if len(_unique(people)) > 1 else named)
        return chosen[:2] if len(chosen) > 1 else []

    def _last_floor(self, token: int) -> list[Entity]:
        earlier = [place for place in self._floors if place < token and self._floors[place]]
        return self._floors[max(earlier)] if earlier else []

    def subject_after(self, token: int, limit: int) -> tuple[list[Entity], int] | None:
        """The subject phrase after a verb at `token`, coordinated names taken together."""
        pair = self._cast.pair(token + 1) if token + 1 < limit else []
        if pair:
            return pair, token + 2
        subject = self._cast.subject(token + 1, limit)
        if subject.entity is None:
            return ([], token + 1) if subject.stated else None
        named = next((n for n in self._cast.between(token + 1, limit) if n.entity is subject.entity), None)
        if named is None:
            return [subject.entity], token + 2
        return self._coordinated(named, limit)

    def _take_floor(self, token: int, subjects: list[Entity]) -> None:
        self._floors[token] = subjects

    def floor(self, token: int) -> list[Entity]:
        """The subject of the clause around `token`: the last verb's in its sentence, or the quote's speaker."""
        first, _ = self._layout.sentence(token)
        first = max(first, self._first)
        quote = self._quote_around(token)
        if quote is not None and quote.speaker is not None:
            first = max(first, self._layout.token_at(quote.start))
        taken = [place for place in self._floors if first <= place < token]
        if taken:
            return self._floors[max(taken)]
        if first < token and quote is None and (found := self.subject_after(first, token)) and found[0]:
            return found[0]
        return [self._cast.entities[quote.speaker]] if quote is not None and quote.speaker is not None else []

    def _ahead(self, token: int, first: int) -> list[Entity]:
        """The subject before its verb: أن الوزير سيزور، كان شكري قد بحث."""
        start = token
        while start > first and self._keys[start - 1] not in {"،", ",", "ان", ":", "؛"}:
            start -= 1
        relative = next((i for i in range(start, token) if self._keys[i].lstrip("و") in _RELATIVE), None)
        if relative is not None:
            named = [n for n in self._cast.between(first, relative) if n.entity.type in _SIDES]
            return [named[-1].entity] if named else []
        pair = next((pair for i in range(start, token) if (pair := self._cast.pair(i))), [])
        if pair:
            return pair
        named = [n for n in self._cast.between(start, token) if n.entity.type in _SIDES]
        if not named:
            title = self._cast.before(token, start)
            return [title] if title else []
        return self._coordinated(named[0], token)[0]

    def _quote_around(self, token: int) -> Quote | None:
        start = self._layout.tokens.starts[token]
        return next((quote for quote in self._quotes if quote.start <= start < quote.end), None)

    def _coordinated(self, named: Named, limit: int) -> tuple[list[Entity], int]:
        """The names joined by و from `named` on, and the token after the last."""
        found, last = [named.entity], named.last
        for other in self._cast.between(named.last, limit):
            gap = self._keys[last : other.first]
            joined = self._keys[last if gap else other.first].startswith("و")
            plain = len(gap) <= 6 and not any(key in _CIRCUMSTANCES | {".", ":"} for key in gap)
            if not (joined and plain and other.entity.type in _SIDES):
                break
            found.append(other.entity)
            last = other.last
        return _unique(found), last

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
            return _unique([*self._genitives(trigger, limit), *joined])
        direct = self._objects(after, min(limit, after + _REACH))
        return _unique([*direct, *joined])

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
        if any(key in _CIRCUMSTANCES | _TOWARD | {"،", ",", ".", "بين"} for key in gap) or len(gap) > 5:
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
        if named is None or named.entity.type not in _SIDES | {EntityType.FAC}:
            return None
        gap = self._keys[token + 1 : named.first]
        if any(key in _CIRCUMSTANCES | _TOWARD | {"،", ","} for key in gap):
            return None
        return self._coordinated(named, limit)

    def _is_glued(self, named: Named) -> bool:
        tokens = self._layout.tokens
        return any(
            tokens.starts[named.first] < m.start < tokens.ends[named.first] for m in named.entity.mentions
        )

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
        first, end = self._layout.sentence(token)
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
    return tuple(entity for entity in entities if entity.type in _SIDES)


def _unique(entities: list[Entity]) -> list[Entity]:
    return list({entity.id: entity for entity in entities}.values())
