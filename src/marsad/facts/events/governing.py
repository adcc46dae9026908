"""What governs a trigger in its clause: a verb or أن, nouns it hangs on, adjectives behind it."""

from __future__ import annotations

from collections.abc import Iterator

from marsad.facts.events.agreement import bases
from marsad.facts.events.clause import Clause, Opening
from marsad.facts.events.clauses import Clauses
from marsad.facts.events.scene import COMMAS, MARKS, OPENING, Scene
from marsad.facts.events.triggers import Trigger
from marsad.model.entity import EntityType
from marsad.model.event import EventType
from marsad.text.inflect import Tense
from marsad.text.verbal_nouns import is_act

_WHICH = frozenset({"ما", "الذي"})  # before a verb that takes up what was said: وهو ما نفاه، الأمر الذي نفاه
WAS = frozenset(conjunction + was for was in ("كان", "كانت", "كانوا") for conjunction in ("", "و", "ف"))
_REACH_OF_WAS = 9  # words from كان over its subject to the verb
_REACH_OF_DENIAL = 20  # words from what is denied to وهو ما نفاه
_SO_THAT = frozenset({"كي", "لكي", "وكي", "ولكي", "كيلا", "لكيلا", "كيما"})
_PERHAPS = frozenset({"قد", "ربما"})
_NOTING = frozenset({"علما"})
_BEFORE_AND_AFTER = frozenset({"قبل", "بعد", "قبيل", "بعيد"})
_DURING = frozenset({"خلال", "اثناء", "عقب", "اثر"})
_AND_THAT = frozenset({"وان", "وبان"})
_OR = frozenset({"او"})
_CHAIN = 4
_SHORT = 4  # letters of a word that may begin with ل by itself
_SPREAD = 8
_DESCRIBED = 9


class Governing:
    """Reads what governs the triggers of one article."""

    def __init__(self, scene: Scene, clauses: Clauses) -> None:
        self._scene = scene
        self._keys = scene.keys
        self._lists = scene.lists
        self._clauses = clauses
        self._chains: dict[int, tuple[str, ...]] = {}
        self._behind: dict[int, tuple[str, ...]] = {}

    def _governor(self, trigger: Trigger) -> Clause | None:
        """The clause whose verb governs the trigger: the one around a noun, the one before an أن."""
        clause = trigger.clause
        if clause is None:
            return None
        if trigger.is_participle:
            return None
        if trigger.is_noun:
            return clause if clause.verb < trigger.token else None
        if clause.opening in {Opening.CONTENT, Opening.SHARED} and not self._is_noted(clause):
            return next(self._clauses.before(self._first_of(clause)), None)
        return None

    def _first_of(self, clause: Clause) -> Clause:
        """The first of the clauses of content that are joined to each other: أن يزور باريس وأن يلتقي X."""
        while clause.opening is Opening.CONTENT and clause.opener and self._is_joined_content(clause.opener):
            before = (c for c in self._clauses.before(clause) if c.opening is Opening.CONTENT)
            first = next(before, None)
            if first is None:
                break
            clause = first
        return clause

    def _is_joined_content(self, opener: int) -> bool:
        return self._keys[opener] in _AND_THAT or self._keys[opener - 1] in _OR

    def _is_noted(self, clause: Clause) -> bool:
        """Whether the narrator adds a clause by himself: ، علما أنه زار البلاد؛ قبل أن يتعهد."""
        before = clause.opener - 1 if clause.opener is not None else 0
        if before > 0 and self._keys[before] in _BEFORE_AND_AFTER:
            return True
        return before > 0 and self._keys[before] in _NOTING and self._keys[before - 1] in MARKS

    def _chain(self, trigger: Trigger) -> tuple[str, ...]:
        """The words before a noun that may govern it, back to a mark or verb, nearest first."""
        chain = self._chains.get(trigger.token)
        if chain is None:
            chain = self._chains[trigger.token] = tuple(self._words_before(trigger))
        return chain

    def _words_before(self, trigger: Trigger) -> Iterator[str]:
        first, _ = self._scene.sentence(trigger.token)
        named = self._scene.cast.at(trigger.token - 1)
        person = named is not None and named.entity.type is EntityType.PERSON
        end = named.first if named is not None and person else trigger.token  # نية الوزير X زيارة باريس
        for i in range(end - 1, max(first, end - _CHAIN) - 1, -1):
            if (i == trigger.token - 1 and self._keys[i] in OPENING) or self._is_to_him(i):
                continue  # عزمه "دعوة" ضامني الاتفاق
            if self._keys[i] in MARKS or i in self._clauses.by_verb or i in self._scene.inside:
                return
            yield self._keys[i]
            if self._keys[i][0] == "و" and len(self._keys[i]) > 3:
                return

    def _is_to_him(self, token: int) -> bool:
        """Whether a word is إليه or إليها, which fold like آلية."""
        return self._scene.layout.tokens.surface(token, token + 1).startswith("إلي")

    def _chain_has(self, trigger: Trigger, words: frozenset[str]) -> bool:
        return trigger.is_noun and any(
            not words.isdisjoint(bases(key)) for key in self._chain(trigger) if len(key) > 2
        )

    def _is_wish(self, clause: Clause) -> bool:
        """Whether a verb says that what follows is only wanted or possible; تمكن looks like أمكن."""
        return clause.has_class("unreal") and not clause.has_class("undertaking")

    def _is_hoped(self, clause: Clause) -> bool:
        """Whether a noun of hope or need stands before the أن of a clause: عن أمله في أن تقود إلى قمة."""
        if clause.opening is not Opening.CONTENT or clause.opener is None:
            return False
        before = self._keys[max(clause.opener - 2, 0) : clause.opener]
        return any(key in self._lists.hope for key in before)

    def _is_needed_as_well(self, trigger: Trigger) -> bool:
        """Whether it is joined to what is needed: أكد ضرورة وقف الحرب، وانسحاب القوات."""
        clause = trigger.clause
        if clause is None or not trigger.joined or clause.verb >= trigger.token:
            return False
        needed = self._keys[clause.verb + 1 : min(clause.verb + _SPREAD, trigger.token)]
        return any(key in self._lists.hope for key in needed)

    def _is_circumstance(self, trigger: Trigger) -> bool:
        """Whether a preposition of time stands before the noun: بحثا الملف خلال اجتماع."""
        return any(
            key in {"خلال", "عقب", "بعد", "اثناء", "في", "منذ", "اثر", "ضمن"}
            for key in self._chain(trigger)[:2]
        )

    def _is_within(self, trigger: Trigger) -> bool:
        """Whether a meeting is the occasion on which the verb before it acts: دعا خلال اتصال إلى كذا."""
        clause = trigger.clause
        if clause is None or clause.verb > trigger.token or trigger.event.type != EventType.CONSULT:
            return False
        before = self._keys[trigger.token - 1]
        at_once = self._scene.lists.leads_on.isdisjoint(self._keys[clause.verb + 1 : trigger.token - 1])
        return before in _DURING or (before == "في" and at_once)

    def _is_denied_behind(self, trigger: Trigger) -> bool:
        """Whether a clause behind a noun denies it: اتهم X بقصف مواقعه، وهو ما نفاه Y."""
        if not trigger.is_noun:
            return False
        for clause in self._clauses.in_sentence(trigger.token):
            behind = trigger.token < clause.verb <= trigger.token + _REACH_OF_DENIAL
            denies = behind and clause.has_class("denying") and clause.form.form.object
            if denies and self._keys[clause.verb - 1] in _WHICH:
                return True
        return False

    def _may_be(self, clause: Clause) -> bool:
        """Whether قد or ربما stands before an imperfect; behind كان the form is a perfect: كان قد تلقى."""
        before = self._keys[clause.verb - 1].removeprefix("و") if clause.verb else ""
        if clause.form.form.tense is not Tense.IMPERFECT or before not in _PERHAPS:
            return False
        first, _ = self._scene.sentence(clause.verb)
        ahead = self._keys[max(first, clause.verb - _REACH_OF_WAS) : clause.verb - 1]
        return not any(key in WAS for key in ahead)

    def _is_aim(self, trigger: Trigger) -> bool:
        if trigger.purpose or self._is_so_that(trigger):
            return True
        if not trigger.is_noun:
            return False
        before = self._keys[trigger.token - 1] if trigger.token else ""
        chain = self._chain(trigger)
        undergone = trigger.clause is not None and trigger.clause.has_class("undergoing")
        if trigger.glued == "ل" and self._is_prepared(trigger):
            return False
        if trigger.glued == "ل":
            return not undergone and before not in self._lists.carried_out
        aims = any(key in self._lists.aim for key in chain[:3])
        led = bool(chain) and chain[0][0] == "ل" and chain[0][1:] in self._lists.doing
        behind = chain[1] if chain[:1] == ("في",) and len(chain) > 1 else ""
        joining = behind[:2] == "لل" and "ا" + behind[1:] in self._lists.doing  # للمشاركة في
        return aims or led or (joining and not self._is_attended(trigger)) or self._is_led_to(trigger)

    def _is_so_that(self, trigger: Trigger) -> bool:
        """Whether كي opens the clause of a verb: لكي تنضم الدولة إلى الاتفاق."""
        clause = trigger.clause
        opener = clause.opener if clause is not None and clause.verb == trigger.token else None
        return opener is not None and self._keys[opener] in _SO_THAT

    def _is_led_to(self, trigger: Trigger) -> bool:
        """Whether it is what an act that is aimed at leads to: محاولات للتوصل إلى هدنة."""
        chain = self._chain(trigger)
        led = len(chain) >= 2 and chain[0] in self._scene.lists.leads_on
        if trigger.event.type == EventType.CONSULT or not led:
            return False
        act = _act_of(chain[1]) if chain[1][0] == "ل" and len(chain[1]) > _SHORT else ""
        aimed = act in self._lists.reaching or is_act(act)
        return aimed and not (len(chain) > 2 and chain[2] in self._lists.carried_out)

    def _is_prepared(self, trigger: Trigger) -> bool:
        """Whether it is what a verb of planning leads to with ل: تستعد الدولة لإرسال قوات."""
        clause = trigger.clause
        if clause is None or clause.verb >= trigger.token or not clause.has_class("planning"):
            return False
        if trigger.event.type == EventType.ASSAULT:
            return False  # خطط لهجوم tells of a plot
        between = self._keys[clause.verb + 1 : trigger.token]
        return not any(key in COMMAS or key in self._lists.standing_preposition for key in between)

    def _is_attended(self, trigger: Trigger) -> bool:
        """Whether someone has come to a meeting, and so has most likely met: وصل للمشاركة في القمة."""
        clause = trigger.clause
        came = clause is not None and clause.form.form.tense is Tense.PERFECT
        return came and trigger.event.type == EventType.CONSULT

    def _is_future(self, clause: Clause) -> bool:
        return clause.form.future

    def _after(self, trigger: Trigger) -> tuple[str, ...]:
        """The words behind a noun that may describe it."""
        words = self._behind.get(trigger.token)
        if words is None:
            words = self._behind[trigger.token] = tuple(self._words_after(trigger))
        return words

    def _words_after(self, trigger: Trigger) -> Iterator[str]:
        limit = min(self._clauses.limit(trigger.token), trigger.token + _DESCRIBED)
        for i in range(trigger.token + 1, limit):
            if self._keys[i] in COMMAS:
                return
            if i not in self._scene.inside and i not in self._scene.timed:
                yield self._keys[i]


def _act_of(key: str) -> str:
    """A verbal noun without ل and the article: للتوصل gives توصل."""
    return key[2:] if key.startswith("لل") else key[1:]
