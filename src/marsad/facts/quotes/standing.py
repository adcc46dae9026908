"""Whether a form of a speech verb is somebody's saying: no noun, no thing that shows."""

from __future__ import annotations

from marsad.facts.heads import HeadKind
from marsad.facts.quotes.cues import Cue
from marsad.facts.quotes.floor import Holder
from marsad.facts.quotes.negated import NOT
from marsad.facts.quotes.papers import Papers
from marsad.facts.subject import Subjects
from marsad.lexicon.speech_words import SpeechWords
from marsad.text.inflect import Tense

_COMMAS = frozenset("،,")
_THAT_NOUN = frozenset({"ان", "بان", "لان", "فان", "وان"})
_UNTIL = frozenset({"بعد", "وبعد", "منذ", "سبق", "وسبق"})
_BY_PAPER = frozenset({"بموجب", "بمقتضي", "بناء"})
_SHOWING = frozenset({"reveal", "point", "explain"})
_MEDIA = "وسايل"
_ISSUED = ("صادر", "الصادر", "صدر", "اصدر", "نشر", "اعد", "اجر", "قدم", "وزع", "كتب")
_HE = frozenset({"هو", "هي", "هم"})
_OPENING = frozenset('«“‹„"')
_LONGEST_EARLIER = 12
_LONGEST_GAP = 20
_LONGEST_LAW = 6


class Standing:
    """Tells which cues of one article are somebody's saying."""

    def __init__(self, subjects: Subjects, papers: Papers, speech: SpeechWords, first: int) -> None:
        self._subjects, self._papers, self._speech, self._first = subjects, papers, speech, first
        self._cast = subjects.cast
        self._words = subjects.cast.words
        self._layout = subjects.cast.layout
        self._keys = subjects.cast.layout.tokens.keys

    def describes(self, cue: Cue, speaker: Holder) -> bool:
        """Whether a relative clause tells what some thing is about, nobody speaking: أنباء تحدثت عن لقاء."""
        goes_back = cue.verb.verb == "أرجع" and cue.form.tense is Tense.IMPERFECT  # ويرجع التحسن إلى
        if (speaker.entity is None or goes_back) and self._is_called_by_nobody(cue):
            return True
        first, _ = self._layout.sentence(cue.token)
        if cue.token == first or cue.clitic:
            return False
        before = self._keys[cue.token - 1]
        relative = before in self._words.who and speaker.entity is None
        relative = relative and self._keys[cue.token - 2] != "الوقت"  # في الوقت الذي أعربت فيه شخصيات
        head = self._subjects.phrases.head(cue.token - 1)
        paper = head is not None and head.kind is HeadKind.PAPER and not head.definite
        paper = paper and self._papers.received(cue.token, first) is None
        law = self._is_law(cue.token - 1) or (before in self._words.who and self._follows_law(cue.token - 1))
        return relative or paper or law

    def is_of_paper(self, cue: Cue) -> bool:
        """Whether a paper stands right before a verb: التحقيق خلص، تقرير بيطري خلص."""
        first, _ = self._layout.sentence(cue.token)
        near = [i for i in (cue.token - 1, cue.token - 2) if i >= first]
        described = bool(near) and not self._keys[near[0]].startswith("ال")
        return any(self._papers.is_paper(i) for i in near[: 1 + described])

    def _is_law(self, token: int) -> bool:
        """Whether a text of law stands at `token`, with or without its adjective: مرسوما ملكيا يعترف."""
        near = [self._keys[token], self._keys[token - 1] if token else ""]
        described = near[0].endswith(("ي", "يا", "يه"))
        return any(key.removesuffix("ا") in self._speech.law for key in near[: 1 + described])

    def _follows_law(self, relative: int) -> bool:
        """Whether a relative clause is about a text of law: قوانين الاتحاد التي تشدد على."""
        first, _ = self._layout.sentence(relative)
        near = self._keys[max(relative - _LONGEST_LAW, first) : relative]
        laws = [i for i, key in enumerate(near) if key.removeprefix("ال") in self._speech.law]
        return bool(laws) and _COMMAS.isdisjoint(near[laws[-1] :])

    def shows(self, cue: Cue, speaker: Holder) -> bool:
        """Whether a thing shows something, nobody saying it: أدلة تشير إلى، القانون يؤكد، وصفت بأنها."""
        if self._is_bidden(cue) or self._is_evidence(cue) or self._follows_reports(cue):
            return True
        if speaker.entity is None and (self._papers.is_joint(cue) or self._is_shown(cue)):
            return True
        if speaker.entity is None and self._is_of_paper(cue):
            return True
        finite = cue.form.tense in {Tense.PERFECT, Tense.IMPERFECT}
        if speaker.entity is not None or cue.form.number != "s" or not finite:
            return False
        if cue.verb.kind in {"reveal", "point"} and self._is_of_thing(cue):
            return True
        if cue.clitic:
            return False
        lasting = cue.verb.kind in {"reveal", "point"} or cue.form.tense is Tense.IMPERFECT
        if lasting and self._describes_noun(cue):
            return True
        thing = cue.verb.verb == "أظهر" or (cue.verb.kind == "label" and not cue.form.object)
        return thing and not self._is_said_by_someone(cue)

    def _is_called_by_nobody(self, cue: Cue) -> bool:
        """Whether a thing is called or goes back so, no one told of as doing it: واعتبر الاقتراع اختبارا."""
        things = "labels" in cue.verb.frames or cue.verb.verb == "أرجع"
        if not things or cue.form.object or cue.form.number != "s" or cue.token + 1 >= len(self._keys):
            return False
        if cue.form.tense not in {Tense.PERFECT, Tense.IMPERFECT} or self._keys[cue.token + 1] in _THAT_NOUN:
            return False
        first, _ = self._layout.sentence(cue.token)
        ahead = self._subjects.before(cue.token, max(first, self._first))
        head = ahead.head if ahead else self._subjects.phrases.head(cue.token + 1)
        someone = head is not None and head.kind is not HeadKind.PAPER
        someone = someone or self._cast.at(cue.token + 1) is not None
        return not someone and not self._words.is_unnamed(self._keys[cue.token + 1])

    def _is_of_paper(self, cue: Cue) -> bool:
        """Whether a paper that nobody is said to have issued speaks: تفيد تقارير، أظهرت دراسة."""
        if cue.form.tense not in {Tense.PERFECT, Tense.IMPERFECT} or cue.form.object:
            return False
        first, last = self._layout.sentence(cue.token)
        if cue.token + 1 >= last or self._keys[cue.token + 1] in self._words.in_it:
            return False
        own = self._subjects.after(cue.token + 1, min(cue.token + _LONGEST_GAP, last))
        if not own.stated:
            own = self._subjects.before(cue.token, max(first, self._first)) or own
        if own.head is None or own.head.kind is not HeadKind.PAPER:
            return False
        known = own.head.definite and "ال" + own.head.base in self._words.paper
        return own.head.base != _MEDIA and not known and not self._is_issued(cue)

    def _is_issued(self, cue: Cue) -> bool:
        """Whether somebody we do not know is said to have issued a paper: بيان صادر عن، دراسة أجراها."""
        near = self._keys[cue.token + 1 : cue.token + _LONGEST_LAW]
        shaped = any(key.startswith(_ISSUED) and key.endswith(("ه", "ها", "عن", "ر", "ره")) for key in near)
        return shaped or any(key.startswith("ل") or key in _OPENING for key in near[1:2])

    def _is_bidden(self, cue: Cue) -> bool:
        """Whether a law says something or a paper binds someone: يؤكد القانون، بموجب الاتفاق تتعهد."""
        own = self._keys[cue.token + 1] if cue.token + 1 < len(self._keys) else ""
        law = own.startswith("ال") and own[2:] in self._speech.law  # not استبعد عقد لقاء
        return law or self._is_laid_down(cue)

    def _is_laid_down(self, cue: Cue) -> bool:
        """Whether a paper binds someone, who says nothing: بموجب الاتفاق تتعهد الحركة بأن."""
        first, _ = self._layout.sentence(cue.token)
        bound = self._keys[first].removeprefix("و") in _BY_PAPER
        return bound and cue.form.tense is Tense.IMPERFECT and cue.verb.kind in {"promise", "demand"}

    def _follows_reports(self, cue: Cue) -> bool:
        """Whether reports that nobody issued stand right before a verb: إثر تقارير أشارت إلى."""
        first, _ = self._layout.sentence(cue.token)
        if cue.clitic or cue.form.object or cue.token - 1 <= first or cue.form.gender != "f":
            return False
        reports = self._keys[cue.token - 1].lstrip("بل") in self._speech.hearsay
        return reports and self._keys[min(cue.token + 1, len(self._keys) - 1)] not in self._words.in_it

    def _is_shown(self, cue: Cue) -> bool:
        """Whether a thing that can only show stands beside a verb: الوقائع تؤكد، تفسر هذه الإصابة."""
        before = self._keys[cue.token - 1] if cue.token else ""
        own = self._keys[cue.token + 1] if cue.token + 1 < len(self._keys) else ""
        lasting = cue.form.tense is Tense.IMPERFECT
        thing = self._subjects.phrases.head(min(cue.token + 2, len(self._keys) - 1)) is None
        kinds = _SHOWING | ({"stress", "express"} if thing else set())  # ويؤكد هذا النهج
        pointed = lasting and own in self._words.pointer and cue.verb.kind in kinds
        return (
            pointed
            or self._is_happening(cue)
            or any(key.removeprefix("ال") in self._speech.shown for key in (before, own))
        )

    def _is_happening(self, cue: Cue) -> bool:
        """Whether what happened stands behind a verb, or opens its sentence: كشف الحادث، الحضور يؤكد."""
        if {"label", "labels"} & set(cue.verb.frames) or cue.verb.kind == "accuse":
            return False  # واصفة التطور بأنه
        first, _ = self._layout.sentence(cue.token)
        behind = cue.token + 1
        behind += not self._words.pointer.isdisjoint(self._keys[behind : behind + 1])
        near = [self._keys[min(behind, len(self._keys) - 1)]]
        if 1 <= cue.token - first <= 2 and not cue.clitic:
            near.append(self._keys[first].removeprefix("و"))
        return any(key.removeprefix("ال") in self._speech.happening for key in near if key.startswith("ال"))

    def _is_evidence(self, cue: Cue) -> bool:
        """Whether an indefinite thing that can only show is what a verb describes: أدلة دامغة تؤكد."""
        near = [key.removeprefix("و") for key in self._keys[max(cue.token - 2, 0) : cue.token]]
        beside = not near or near[-1].startswith("ال") or cue.clitic > 0 or not near[-1].isalpha()
        imperfect = cue.form.tense is Tense.IMPERFECT and not beside
        plain = not near or near[-1].lstrip("ف") not in self._words.relative | _HE
        pointed = imperfect and plain and cue.verb.kind == "point" and self._describes_noun(cue)
        return pointed or (imperfect and not self._speech.shown.isdisjoint(near))

    def _describes_noun(self, cue: Cue) -> bool:
        """Whether a verb stands right behind an indefinite noun, which it describes: أدلة تشير إلى."""
        first, _ = self._layout.sentence(cue.token)
        before = cue.token - 1
        if before < max(first, self._first) or self.opens_clause(cue) or self._cast.at(before) is not None:
            return False
        key, phrases = self._keys[before], self._subjects.phrases
        someone = self._words.is_unnamed(key) or phrases.head(before) is not None
        adverb = key in self._words.adverb | self._speech.adverb or key.endswith("ا")
        return not someone and not adverb and not phrases.is_nominal(before)

    def _is_of_thing(self, cue: Cue) -> bool:
        """Whether an imperfect has an indefinite noun we do not know as its subject: تشير آثار إلى أن."""
        if cue.form.tense is not Tense.IMPERFECT or cue.token + 1 >= len(self._keys):
            return False
        key = self._keys[cue.token + 1]
        known = self._words.is_unnamed(key) or self._subjects.phrases.head(cue.token + 1) is not None
        _, last = self._layout.sentence(cue.token)
        own = self._subjects.after(cue.token + 1, min(cue.token + _LONGEST_GAP, last))
        return own.stated and own.unnamed and not known

    def _is_said_by_someone(self, cue: Cue) -> bool:
        """Whether the subject of a verb is a paper or someone without a name: دراسة، مصدر."""
        first, last = self._layout.sentence(cue.token)
        ahead = self._subjects.before(cue.token, max(first, self._first))
        found = ahead or self._subjects.after(cue.token + 1, min(cue.token + _LONGEST_GAP, last))
        if found.head is None:
            return self._words.is_unnamed(self._keys[cue.token + 1])
        return found.head.base not in self._speech.shown

    def stands_as_verb(self, cue: Cue) -> bool:
        """Whether a form that may be a noun stands where a verb does, first or behind a subject."""
        tokens = self._layout.tokens
        if cue.verb.verb == "رأى" and tokens.text[tokens.ends[cue.token] - 1] == "ي":
            return cue.clitic > 0 or cue.token == self._layout.sentence(cue.token)[0]
        if cue.form.key == "نفي" and tokens.text[tokens.ends[cue.token] - 1] == "ى":
            return True
        if cue.form.key == "رد" and self._is_reply(cue):
            return True
        if cue.form.key == "عبر" and self._is_through(cue):
            return False
        first, _ = self._layout.sentence(cue.token)
        before = self._keys[cue.token - 1] if cue.token > first else "،"
        near = self._keys[max(cue.token - _LONGEST_EARLIER, 0) : cue.token - 1]
        told = before == "ان" and (near[-1:] == ("الي",) or not _UNTIL.isdisjoint(near))
        if self._keys[cue.token][0] == "ف" and not self._words.as_for.isdisjoint(
            self._keys[first : cue.token]
        ):
            return True  # أما زعيم المعارضة فرأى
        if (cue.clitic and before.isalnum()) or (before in _THAT_NOUN and not told):
            return False
        subject = self._subjects.before(cue.token, max(first, self._first))
        named = subject is not None and (subject.entity is not None or subject.head is not None)
        return self.opens_clause(cue) or named or self._subjects.opens_sentence(cue.token, first)

    def _is_reply(self, cue: Cue) -> bool:
        """Whether an answer came in words of its own: جاء رد الوزارة سريعا: "…"."""
        came = cue.token > 0 and self._keys[cue.token - 1].lstrip("وف") in {"جاء", "كان", "اتي"}
        return came and ":" in self._keys[cue.token + 1 : cue.token + _LONGEST_EARLIER]

    def _is_through(self, cue: Cue) -> bool:
        """Whether a preposition is written like the verb: أوضح، عبر حسابه على تويتر، عبر منصة."""
        following = cue.token + 1
        holder = self._cast.at(following) or self._subjects.phrases.head(following)
        written = self._layout.tokens.surface(following, following + 1)
        return cue.clitic == 0 and holder is None and written.endswith(("ه", "ها", "هم"))

    def opens_clause(self, cue: Cue) -> bool:
        """Whether a verb stands where a clause begins: joined by و, behind أن, a comma, الذي."""
        first, _ = self._layout.sentence(cue.token)
        if cue.clitic > 0 or cue.token <= max(first, self._first):
            return True
        before = self._keys[cue.token - 1]
        opens = self._speech.clause_start | self._speech.linked | self._speech.then | _COMMAS
        if before.removeprefix("و") in NOT:
            return True  # ولم يستبعد الوزير
        opened = before in opens or not before.isalnum() or before in self._words.who
        return opened or self._subjects.follows_openers(cue.token, max(first, self._first))
