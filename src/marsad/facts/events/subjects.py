"""Who does what a verb or noun says: the subject behind it, before it, or of the clause it stands in."""

from __future__ import annotations

from marsad.facts.events.triggers import Trigger
from marsad.facts.reference import Cast, Named
from marsad.lexicon.light_verbs import LightVerb
from marsad.lexicon.pack import Lexicon
from marsad.model.article import Article
from marsad.model.entity import Entity, EntityType
from marsad.model.quote import Quote
from marsad.text.inflect import Tense, imperfect_forms, participle_forms, perfect_forms
from marsad.text.normalise import fold

TOWARD = frozenset(fold(word) for word in "إلى الى على عن ضد من مع نحو تجاه إزاء لدى ب ل".split())
CIRCUMSTANCES = frozenset(
    fold(word) for word in "خلال أثناء عقب بعد قبل قبيل أمام على في منذ حول بشأن إثر ضمن عبر لدى".split()
)
_RELATIVE = frozenset(fold(word) for word in "الذي التي الذين اللذان اللتان".split())
_TWO_PLACE = frozenset({"ACCUSE", "REQUEST", "COERCE", "ASSAULT"})
SIDES = frozenset({EntityType.PERSON, EntityType.ORG, EntityType.GPE})


def light_verbs(lexicon: Lexicon) -> frozenset[str]:
    """Folded forms of the verbs that lend their subject to an event noun: أجرى، عقد، شن."""
    forms: set[str] = set()
    for verb in lexicon.rows(LightVerb):
        forms |= {form.key for form in perfect_forms(verb.verb)}
        forms |= {form.key for form in imperfect_forms(verb.imperfect)}
        forms |= {"س" + form.key for form in imperfect_forms(verb.imperfect)}
        forms |= {form.key for form in participle_forms(verb.participle)} if verb.participle else set()
    return frozenset(forms)


class Subjects:
    """The subjects of an article's triggers, found in their order: each verb takes the floor."""

    def __init__(self, article: Article, cast: Cast, lexicon: Lexicon, first: int) -> None:
        self._cast = cast
        self._layout = cast.layout
        self._keys = cast.layout.tokens.keys
        self._quotes = article.quotes
        self._first = first
        self._light = lexicon.derive(light_verbs)
        self._light_relative = frozenset(
            key for key in self._light if key.endswith("ها") or key.endswith("ه")
        )
        self._floors: dict[int, list[Entity]] = {}

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
        if named is None or named.entity.type not in SIDES or self._is_object_before(named, first):
            return []
        return [named.entity]

    def _is_object_before(self, named: Named, first: int) -> bool:
        """Whether a name before a verb belongs to what comes before it, not to the verb."""
        lead = self._keys[max(named.first - 3, first) : named.first]
        return self._is_glued(named) or any(key in TOWARD | CIRCUMSTANCES for key in lead)

    def _elided(self, trigger: Trigger, limit: int) -> list[Entity]:
        """The subject of a verb that leaves it out, its object at once behind it: الذي دعا بكين."""
        token = trigger.token
        first, _ = self._layout.sentence(token)
        first = max(first, self._first)
        if token > first and self._keys[token - 1].lstrip("و") in _RELATIVE and not trigger.form.object:
            resumed = token + 1 < limit and self._keys[token + 1] in self._cast.words.with_pronoun
            named = [n for n in self._cast.between(first, token) if n.entity.type in SIDES]
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
            if other.entity.type in SIDES and not any(key in CIRCUMSTANCES | TOWARD for key in gap):
                named.append(other.entity)
        return unique(named)

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
            n.entity for n in self._cast.between(max(first, self._first), token) if n.entity.type in SIDES
        ]
        people = [entity for entity in named if entity.type is EntityType.PERSON]
        chosen = unique(people if len(unique(people)) > 1 else named)
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
        """The subject of the clause around `token`: its sentence's last verb's, or the quote's speaker."""
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
            named = [n for n in self._cast.between(first, relative) if n.entity.type in SIDES]
            return [named[-1].entity] if named else []
        pair = next((pair for i in range(start, token) if (pair := self._cast.pair(i))), [])
        if pair:
            return pair
        named = [n for n in self._cast.between(start, token) if n.entity.type in SIDES]
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
            plain = len(gap) <= 6 and not any(key in CIRCUMSTANCES | {".", ":"} for key in gap)
            if not (joined and plain and other.entity.type in SIDES):
                break
            found.append(other.entity)
            last = other.last
        return unique(found), last

    def _is_glued(self, named: Named) -> bool:
        tokens = self._layout.tokens
        return any(
            tokens.starts[named.first] < m.start < tokens.ends[named.first] for m in named.entity.mentions
        )


def unique(entities: list[Entity]) -> list[Entity]:
    """The entities, each once, in order."""
    return list({entity.id: entity for entity in entities}.values())
