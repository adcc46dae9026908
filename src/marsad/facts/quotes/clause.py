"""Where what was said ends: before the narrator's own words, or before another statement."""

from __future__ import annotations

import re

from marsad.facts.layout import Layout
from marsad.facts.quotes.cue_index import CueIndex, Reading
from marsad.facts.vocabulary import VerbReading
from marsad.text.inflect import RELATIVES, Tense

COMMAS = frozenset("،,؛;")
THAT = frozenset(
    stem + ending for stem in ("ان", "بان") for ending in ("", "ه", "ها", "هم", "هما", "هن", "ني", "نا", "ك")
)
_STOPS = frozenset("،,؛;.!؟?…")
_OPENING = frozenset('«“‹„"')
_CLOSING = frozenset('»”›"')
_ON = frozenset({(":",), ("قايلا",), ("قايله",), ("يقول",), ("تقول",), ('"',), ("«",), ("“",)})
SO_THAT = ("فان", "فقد")  # open a main clause: رغم ذلك، فإن
LINKS = frozenset({"ب", "الي", "علي", "عن", "من"})
_SAYING = ("قول", "تعبير", "وصف", "زعم", "كلام")
_WHICH = frozenset({("وهو", "ما"), ("الامر", "الذي")})
# The accusative of participles of the derived stems: مستجديا، متهما، معتذرا.
_BESIDES = re.compile("(مست.{2,4}|مت.{3}|م.ت..)ا")
_POINTING = frozenset({"point", "stress", "explain"})
_HOW = frozenset({"مستقبلا", "متاخرا", "متاثرا", "متاثره", "مستقلا", "متوسطا", "متحدا"})
_AND_THEN = frozenset({("دون", "ان"), ("قبل", "ان"), ("بعد", "ان"), ("وهو", "ما"), ("الامر", "الذي")})
_AFTER = frozenset({"بعد", "اثر", "عقب", "غداه", "قبيل", "بعيد"})
_AGAIN = frozenset({"مجددا", "مجدده", "مكررا", "مكرره"})
_DESPITE = frozenset({"رغم", "برغم"})
_OTHERS = ("اخر", "بعض", "غير")
_REFERENCE = "اشاره"
_HE_BUT = frozenset({"لكن", "ولكن", "لكنه", "لكنها", "لكنهم", "ولكنه", "ولكنها", "ولكنهم"})
_LONGEST_ASIDE = 8
_THAT_HE = frozenset((that,) for that in THAT)
_POINTED = frozenset({("ذلك",), ("الامر",), ("هذا",)})
_WHICH_IS, _WHO = frozenset({"وهو", "وهي"}), frozenset({("الذي",), ("التي",)})
_LONGEST_COMMENT = 10
_LONGEST_SUBJECT = 9


def noun_end(first: int, last: int, layout: Layout, index: CueIndex) -> int:
    """Where the noun phrase that begins at token `first` ends: as a clause, or before a joined verb."""
    keys = layout.tokens.keys
    last = clause_end(first, last, layout, index)
    joined = (i for i in range(first + 2, last) if keys[i][0] == "و" and _joins_verb(i, layout, index))
    timed = (i for i in range(first + 2, last) if keys[i - 1] in COMMAS and _comments(i, keys, index))
    return trim(first, min(next(joined, last), next(timed, last)), layout)


def label_end(first: int, last: int, layout: Layout, index: CueIndex) -> int:
    """Where what something is called ends: before a joined verb, or a circumstance behind its marks."""
    keys, close = layout.tokens.keys, layout.closing(first)
    if close is not None and close + 1 < last and keys[close + 1] in index.speech.timing - {"لدي"}:
        return close + 1
    start = first + 1 if close is None else close + 1
    if close is not None and start < last and keys[start][0] == "و" and _may_join_verb(keys[start], index):
        return start
    joined = (i for i in range(start, last) if keys[i][0] == "و" and _joins_perfect(keys[i], index))
    return trim(first, next((i for i in joined if not layout.inside_marks(i)), last), layout)


def called_end(first: int, last: int, layout: Layout, index: CueIndex) -> int:
    """Where what follows "called" with ب ends: before a circumstance or the narrator's ف (، فللناخب حق)."""
    keys = layout.tokens.keys
    outside = (i for i in range(first + 1, last) if not layout.inside_marks(i))
    ends = index.speech.timing | _DESPITE
    cut = (
        i
        for i in outside
        if (keys[i] in ends and keys[i - 1] != "من") or (keys[i][0] == "ف" and keys[i - 1] in COMMAS)
    )
    return trim(first, next(cut, last), layout)


def _joins_perfect(key: str, index: CueIndex) -> bool:
    """Whether و joins a perfect that is no noun as well: وشكر، وأمهلت."""
    verbs = index.vocabulary.words[key].verbs
    shaped = key.endswith("ت") and not key.endswith("ات") and len(key) > 4
    return shaped or any(v.joined and v.form.tense is Tense.PERFECT and not v.homograph for v in verbs)


def _may_join_verb(key: str, index: CueIndex) -> bool:
    """Whether و may join a perfect, if it joins no noun: وشكر."""
    return any(v.joined and v.form.tense is Tense.PERFECT for v in index.vocabulary.words[key].verbs)


def _comments(token: int, keys: tuple[str, ...], index: CueIndex) -> bool:
    """Whether the narrator tells behind a noun when it was said, or what became of it: ، وهو ما رفضته مصر."""
    also = keys[token] == "كما" and keys[token + 1 : token + 2] not in {(that,) for that in THAT}
    return also or keys[token] in index.speech.timing or keys[token : token + 2] in _WHICH


def clause_end(first: int, last: int, layout: Layout, index: CueIndex) -> int:
    """Where the clause that begins at token `first` ends, at the latest before `last`."""
    keys, passed = layout.tokens.keys, first
    for i in range(first, last):
        if i < passed or keys[i] not in index.clause_marks:
            continue
        close = layout.closing(i)
        if close is not None and close < last:
            passed = close + 1
        elif i > first and _ends_clause(i, first, layout, index):
            return trim(first, i - _leading(i, keys), layout)
    return trim(first, last, layout)


def _leading(token: int, keys: tuple[str, ...]) -> int:
    """How many words before the narrator's own lead to them: ، مكتفيا بالقول، ولكن من دون أن يحدد."""
    if keys[token] == "دون":
        of = keys[token - 1] == "من"
        return of + (keys[token - of - 1] in _HE_BUT)
    leads = keys[token].startswith("بالقول") and keys[token - 2] in COMMAS
    return int(leads or keys[token] == _REFERENCE)


def trim(first: int, last: int, layout: Layout) -> int:
    """`last` without the commas, full stops and dashes before it."""
    keys = layout.tokens.keys
    while last > first + 1 and keys[last - 1] in COMMAS | {".", ":", "-", "–", "—"}:
        last -= 1
    return last


def another_speaks(token: int, layout: Layout, index: CueIndex) -> bool:
    """Whether a new statement begins at `token` after a comma (، وأضاف)."""
    keys = layout.tokens.keys
    if keys[token - 1] not in COMMAS:
        return False
    found = index.find(keys[token]) or index.again(keys[token], keys[min(token + 1, len(keys) - 1)])
    if found is None:
        return False
    return found.clitic > 0 or found.form.tense is Tense.PARTICIPLE


def then_speaks(token: int, layout: Layout, index: CueIndex) -> bool:
    """Whether a word between statements stands at `token`, behind a comma and before a verb of saying."""
    keys = layout.tokens.keys
    if keys[token] in index.words.contrast and keys[token - 1] in COMMAS and keys[token + 1] in THAT:
        token += 1
    elif keys[token] not in index.speech.then or keys[token - 1] not in COMMAS:
        return False
    return speaks(token + 1, layout, index) or _subject_speaks(token + 1, layout, index)


def speaks(token: int, layout: Layout, index: CueIndex) -> bool:
    """Whether a finite verb of saying stands at `token`."""
    found = index.find(layout.tokens.keys[token]) if token < len(layout.tokens.keys) else None
    return found is not None and found.form.tense in {Tense.PERFECT, Tense.IMPERFECT}


def goes_on(token: int, layout: Layout, index: CueIndex) -> bool:
    """Whether a verb that goes on with what was said stands at `token` without a comma: وأضاف أن."""
    key = layout.tokens.keys[token]
    found = index.find(key) if key[0] == "و" else None
    if found is None or found.clitic == 0 or not speaks(token, layout, index):
        return False
    if found.verb.kind in _POINTING:
        return opens_content(token + 1, found, layout)  # وأشارت إلى أن
    if found.verb.kind != "continue":
        return False
    following = layout.tokens.keys[token + 1 : token + 2]
    return "that" in found.verb.frames or following in _ON


def opens_content(token: int, found: Reading, layout: Layout) -> bool:
    """Whether what a verb says begins at `token`: أن, إلى أن, a colon."""
    keys = layout.tokens.keys
    if token >= len(keys):
        return False
    if keys[token] in found.prepositions | LINKS and token + 1 < len(keys):
        return keys[token + 1] in THAT
    return keys[token] in THAT or keys[token] == ":"


def is_aside(comma: int, layout: Layout, index: CueIndex) -> bool:
    """Whether only an according-to form stands between `comma` and another, the clause going on behind."""
    keys = layout.tokens.keys
    opens = keys[comma + 1] in index.words.according_to or _is_in_his_words(comma + 1, layout)
    limit = min(comma + _LONGEST_ASIDE, len(keys) - 1)
    close = next((i for i in range(comma + 2, limit) if keys[i] in _STOPS), None)
    if not opens or close is None or keys[close] not in COMMAS:
        return False
    following = keys[close + 1]
    ends = following in index.words.narrator | index.words.circumstance_head or following.startswith("و")
    return not ends and index.find(following) is None


def _ends_clause(token: int, first: int, layout: Layout, index: CueIndex) -> bool:
    keys = layout.tokens.keys
    if token + 1 >= len(keys):
        return False
    if keys[token] not in COMMAS:
        return _ends_unmarked(token, first, layout, index)
    following, pair = keys[token + 1], " ".join(keys[token + 1 : token + 3])
    either = following == "اما" and layout.tokens.surface(token + 1, token + 2).startswith("إ")
    told = (following in index.words.narrator and not either) or pair in index.words.narrator_phrase
    if told or _is_in_his_words(token + 1, layout):
        return not (is_aside(token, layout, index) or _is_no_source(token + 1, keys, index))
    if _adds_about_it(token + 1, layout, index):
        return True
    if then_speaks(token + 1, layout, index) or another_speaks(token + 1, layout, index):
        return True
    return _acts_besides(following, index) or _tells_on(token + 1, keys, index)


def _is_no_source(token: int, keys: tuple[str, ...], index: CueIndex) -> bool:
    """Whether what stands behind وفق states nothing: ، وفقا للترتيب الذي حفظت به."""
    if keys[token] not in index.words.according_to or token + 1 >= len(keys):
        return False
    noun = keys[token + 1].removeprefix("لل").removeprefix("ال")
    defined = noun != keys[token + 1]
    return defined and not {noun, "ال" + noun}.isdisjoint(index.words.no_source)


def _adds_about_it(token: int, layout: Layout, index: CueIndex) -> bool:
    """Whether the teller himself goes on in a relative clause about something else: ، التي شدد على أنها."""
    keys = layout.tokens.keys
    gender = RELATIVES.get(keys[token])
    found = index.find(keys[token + 1]) if gender and token + 3 < len(keys) else None
    if found is None or found.form.number != "s" or found.form.gender == gender:
        return False
    return speaks(token + 1, layout, index) and opens_content(token + 2, found, layout)


def _tells_on(token: int, keys: tuple[str, ...], index: CueIndex) -> bool:
    """Whether the narrator goes on behind a comma: ، قبل أن يوقع، كما التقى نظيره، وهو ما نفاه."""
    token += keys[token] == "من" and keys[token + 1 : token + 3] == ("دون", "ان")
    if keys[token : token + 2] in _AND_THEN or keys[token] in _AFTER:
        return True
    if keys[token] in _AGAIN and token + 1 < len(keys) and keys[token + 1].endswith(("ه", "ها", "هم")):
        return True  # ، مجددا دعوته إلى وقف النار
    if keys[token] in _WHICH_IS and keys[token + 2 : token + 3] in _WHO:
        return True  # ، وهو القرار الذي رفضته
    if keys[token] in _WHICH_IS and token + 1 < len(keys) and not keys[token + 1].startswith("ال"):
        near = keys[token + 1 : token + _LONGEST_COMMENT]
        return COMMAS.isdisjoint(near)  # ، وهو رأي تدعمه دول
    if _withholds(token, keys, index) or _others_say(token, keys, index):
        return True
    return keys[token] == "كما" and token + 1 < len(keys) and _perfect(keys[token + 1], index) is not None


def _others_say(token: int, keys: tuple[str, ...], index: CueIndex) -> bool:
    """Whether others without a name speak behind a comma: ، وآخرون يقولون إن، وبعضهم يرى أن."""
    others = keys[token][1:] if keys[token][0] == "و" else ""
    found = index.find(keys[token + 1]) if others and token + 2 < len(keys) else None
    says = found is not None and found.form.tense is Tense.IMPERFECT and keys[token + 2] in THAT
    return says and (others.startswith(_OTHERS) or index.words.is_unnamed(others))


def _withholds(token: int, keys: tuple[str, ...], index: CueIndex) -> bool:
    """Whether the narrator tells behind a comma what was not told: ، لكنه لم يوضح، ولم تعلن أي جهة."""
    denied = index.words.did_not | ({"لا"} if keys[token] in _HE_BUT else set())
    token += keys[token] in _HE_BUT
    token += 2 * (keys[token] in index.words.contrast and keys[token + 1 : token + 2] in _THAT_HE)
    if token + 1 >= len(keys) or keys[token] not in denied:
        return False
    verb = keys[token + 1]
    return verb[0] in "يت" and "ي" + verb[1:].removesuffix("وا") in index.speech.withheld


def that_end(first: int, last: int, layout: Layout, index: CueIndex) -> int:
    """Where a clause behind أن ends: before a joined perfect that goes on with no perfect in it (، وشكرت)."""
    keys, passed = layout.tokens.keys, first
    told: set[str] = set()
    for i in range(first, last):
        passed = layout.marks.get(i, passed)
        verb = _perfect(keys[i], index)
        joined = verb is not None and verb.joined and keys[i][0] == "و" and keys[i - 1] in COMMAS
        if verb is not None and joined and i >= passed and verb.form.gender not in told:
            return trim(first, i, layout)
        told |= _genders(keys[i], index)
    return last


def _genders(key: str, index: CueIndex) -> set[str]:
    """The genders of the singular perfects that a word may be."""
    verbs = index.vocabulary.words[key].verbs
    known = {v.form.gender for v in verbs if v.form.tense is Tense.PERFECT and v.form.number == "s"}
    shaped = len(key) > 3 and key.endswith("ت") and not key.endswith("ات") and not key.startswith("ال")
    return known | {"f"} if shaped else known  # سلمت، whose verb we do not know


def _perfect(key: str, index: CueIndex) -> VerbReading | None:
    """The singular perfect that a word can only be, None for any other word."""
    verbs = (v for v in index.vocabulary.words[key].verbs if not v.homograph and v.form.number == "s")
    return next((v for v in verbs if v.form.tense is Tense.PERFECT), None)


def _acts_besides(key: str, index: CueIndex) -> bool:
    """Whether a participle behind a comma tells what the speaker does besides: ، موجها الدعوة إليه."""
    if key in _HOW:
        return False  # متأثرا بجراحه
    known = key.endswith(("ا", "ه")) and bool(index.vocabulary.words[key].participles)
    return known or _BESIDES.fullmatch(key) is not None


def _is_in_his_words(token: int, layout: Layout) -> bool:
    """Whether على حد قوله stands at `token`; على حد سواء does not."""
    keys = layout.tokens.keys[token : token + 3]
    return keys[:2] == ("علي", "حد") and keys[-1].startswith(_SAYING)


def _ends_unmarked(token: int, first: int, layout: Layout, index: CueIndex) -> bool:
    """Whether a clause ends before `token` though no comma says so: مؤكدا أن، على حد قوله، بالقول."""
    keys = layout.tokens.keys
    if _is_in_his_words(token, layout):
        return keys[token - 1] not in COMMAS
    marked = keys[token] == _REFERENCE and keys[token - 1] == "في" and keys[token - 2] in _CLOSING
    untold = keys[token + 2] if keys[token : token + 2] == ("دون", "ان") and token + 2 < len(keys) else ""
    if untold and "ي" + untold[1:].removesuffix("وا") in index.speech.withheld:
        return True  # دون أن تقدم مزيدا من التفاصيل
    if keys[token] == "وذلك" or marked:  # ما سماه "العدوان" في إشارة إلى القصف
        return True
    if goes_on(token, layout, index) or _speaks_directly(token, layout, index):
        return True
    found = index.find(keys[token])
    near = token < first + 2 and not keys[token].startswith("قايل")
    if found is None or near or keys[token - 1] in COMMAS:
        return False
    if found.form.tense is Tense.NOUN:
        return keys[token].startswith("بالقول") and keys[token + 1] in THAT | _OPENING | {":"}
    return found.form.tense is Tense.PARTICIPLE and _speaks_unmarked(token, found, layout, index)


def _speaks_directly(token: int, layout: Layout, index: CueIndex) -> bool:
    """Whether a verb joined by و at `token` introduces words in marks: …، وقال في تصريحات للقناة: "…"."""
    keys = layout.tokens.keys
    if keys[token][0] != "و" or not speaks(token, layout, index):
        return False
    limit = min(token + _LONGEST_ASIDE, len(keys))
    opens = next((i for i in range(token + 1, limit) if keys[i] in _STOPS | {":"}), limit)
    following = opens + 1 < len(keys) and keys[opens + 1] in _OPENING
    return following and opens < limit and keys[opens] == ":"


def _speaks_unmarked(token: int, found: Reading, layout: Layout, index: CueIndex) -> bool:
    """Whether a participle without a comma before it is the speaker's: جاهز مؤكدا أن, not كان مؤكدا أن."""
    before = layout.tokens.keys[max(token - 3, 0) : token]
    state = any(key.lstrip("وف") in index.speech.state_verb for key in before)
    return not state and opens_content(token + 1, found, layout)


def _subject_speaks(first: int, layout: Layout, index: CueIndex) -> bool:
    """Whether a subject and its verb of saying stand at `first`: لكن نظيره الألماني رأى أنها."""
    keys = layout.tokens.keys
    for i in range(first + 1, min(first + _LONGEST_SUBJECT, len(keys))):
        found = index.find(keys[i])
        if found is not None and speaks(i, layout, index):
            limit = min(i + _LONGEST_SUBJECT, len(keys) - 1)
            paused = (j for j in range(i + 1, limit) if keys[j] in COMMAS and keys[j + 1] not in THAT)
            pointed = found.verb.kind == "deny" and keys[i + 1 : i + 2] in _POINTED  # لكن الوزارة نفت ذلك
            return pointed or any(opens_content(j, found, layout) for j in range(i + 1, next(paused, limit)))
        if keys[i] in _STOPS and not speaks(i + 1, layout, index):
            return False
    return False


def _joins_verb(token: int, layout: Layout, index: CueIndex) -> bool:
    """Whether و joins a verb at `token`: of saying, or a feminine perfect behind a comma (، وحظرت)."""
    keys = layout.tokens.keys
    shaped = keys[token - 1] in COMMAS and keys[token].endswith("ت") and not keys[token].endswith("ات")
    found = index.find(keys[token])
    joined = found is not None and found.clitic > 0  # not لما وصفه
    return (
        (joined and speaks(token, layout, index))
        or (shaped and len(keys[token]) > 4)
        or _joins_clause(token, keys)
    )


def _joins_clause(token: int, keys: tuple[str, ...]) -> bool:
    """Whether و joins a subject that an imperfect follows, as headlines do: والمقاومة تفجر."""
    following = keys[token + 1] if token + 1 < len(keys) else ""
    return keys[token].startswith("وال") and following[:1] in ("ت", "ي") and len(following) in (4, 5)
