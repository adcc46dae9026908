"""Nouns as the object of a verb of stance: أكد أهمية التعاون، جدد رفض بلاده، اعتبر الرد "صادما".

Nothing marks where such an object begins, so it is what follows the subject and its
circumstances (times, في خطاب …، خلال لقاء …).
"""

from __future__ import annotations

from marsad.facts.heads import HeadKind
from marsad.facts.layout import Layout
from marsad.facts.quotes.behind import SAYINGS
from marsad.facts.quotes.clause import label_end, noun_end
from marsad.facts.quotes.complement import reach
from marsad.facts.quotes.content import Content
from marsad.facts.quotes.cues import Cue, CueIndex
from marsad.facts.reference import Cast, Named
from marsad.model.article import Article
from marsad.model.entity import EntityType
from marsad.model.quote import QuoteKind
from marsad.text.inflect import Tense
from marsad.text.normalise import fold_word

_COMMAS = frozenset("،,-–—")
_STOPS = frozenset({":", "ان", "انه", "انها", "انهم", "بان", "بانه", "بانها"})
# Verbs of doing again: what they take is a statement only where it is a stance.
_REPEATING = frozenset({"كرر", "جدد"})
# Verbs that tell much else, and state only where they take a stance: كشف عزمه.
_STANCES = frozenset({"كشف"})
# Verbs that trace one thing back to another.
_CAUSING = frozenset({"عزا", "أرجع", "قدّر"})
_HIM = frozenset({"اياه", "اياها", "اياهم", "اياهما"})
# What stands for a thing told before, or for a clause, as the first object: عدّ ذلك خرقا، ما جرى انقلابا.
_POINTING = frozenset({"ذلك", "هذا", "هذه", "تلك", "ما"})
_PASSED = frozenset({"ايضا", "كذلك", "بدوره", "بدورها"})
_THAT = frozenset({"ان", "انه", "انها", "بان", "بانه", "بانها"})
_AGAIN = frozenset({("من", "جديد"), ("مره", "اخري"), ("غير", "مره")})
_SAME = frozenset({"نفسه", "ذاته", "عينه", "نفسها", "ذاتها", "عينها"})
_OF_DENIAL = frozenset({"وجود", "اي"})
_RANKS = frozenset({"بارز", "رفيع", "كبير", "مطلع", "مسوول"})
_FAR = frozenset({"،", ",", "الذي", "التي", "الذين", "ان"})
_ABOUT = frozenset({"عن", "حول", "بشان", "بخصوص", "حيال"})
_NISBA = ("ي", "يه", "يون", "يين")
_WRONG = "خطا"  # خطأ, too short to tell by its shape
_ISSUED, _ISSUED_BY = ("صادر", "صدر", "الصادر"), frozenset({("عن",), ("من",)})
_LONGEST_DOER = 10
_LONGEST_GAP = 40
_PARTIES = frozenset({EntityType.PERSON, EntityType.ORG, EntityType.GPE})


def object_content(cue: Cue, article: Article, cast: Cast, index: CueIndex) -> Content | None:
    """The object of `cue` as a quote, None where its verb takes none or nothing fits."""
    end = reach(cue, cast.layout, index)
    if cue.form.object and cue.verb.kind == "inform":
        first = cue.token + 1 if _is_told_stance(cue, cast, index) else None
    elif cue.form.object and cue.form.tense is not Tense.NOUN:
        first = _renamed(cue, end, article, cast)
    elif "labels" in cue.verb.frames:
        first = _labelled(cue, end, article, cast)
    elif cue.verb.verb in _CAUSING and (caused := _caused(cue, end, article, cast)) is not None:
        first = caused
    elif cue.verb.kind == "deny" and (rumoured := _rumoured(cue, end, cast, index)) is not None:
        first = rumoured
    elif "noun" in cue.verb.frames:
        first = _proposition(cue, end, cast, index)
    else:
        return None
    if first is None:
        return None
    last = noun_end(first, end, cast.layout, index)
    last = label_end(first, last, cast.layout, index) if "labels" in cue.verb.frames else last
    shortest = 1 if cue.form.object and "labels" in cue.verb.frames else 2
    gap_end = cue.token + 1 if cast.layout.tokens.keys[first - 2] in _POINTING else first
    return Content(first, last, QuoteKind.INDIRECT, "object", gap_end) if last - first >= shortest else None


def _proposition(cue: Cue, end: int, cast: Cast, index: CueIndex) -> int | None:
    """The noun that stands for a clause and opens the object: أكد الوزير [التزام] بلاده."""
    keys = cast.layout.tokens.keys
    passed = cue.token
    for i in range(cue.token + 1, min(end, cue.token + _LONGEST_GAP)):
        if i <= passed:
            continue
        if keys[i] in cast.words.relative and keys[i - 1] in _COMMAS:
            passed = next((j for j in range(i, end) if keys[j] in _COMMAS), i)
            continue
        if _opens_purpose(keys[i]) and cast.at(i) is None:
            return None
        if keys[i] in _STOPS or (keys[i] in _COMMAS and i + 1 < end and index.find(keys[i + 1])):
            return None
        if cast.at(i) is not None or cast.is_national(i) or not _is_proposition(i, cue, index, keys):
            continue
        if _can_open(i, cue, cast, index):
            return _behind_saying(i, keys)
    return None


def _behind_saying(token: int, keys: tuple[str, ...]) -> int | None:
    """Where what is said again begins: جدد التأكيد على [ضرورة الحوار], None before أن."""
    if keys[token] not in SAYINGS:
        return token
    behind = token + 1 + (keys[token + 1] in {"علي", "الي"})
    return None if keys[behind] in _STOPS else behind


def _rumoured(cue: Cue, end: int, cast: Cast, index: CueIndex) -> int | None:
    """Where a rumour that is denied begins: نفى الوزير ما تردد عن [استقالته]."""
    keys = cast.layout.tokens.keys
    near = range(cue.token + 1, min(end, cue.token + _LONGEST_GAP) - 2)
    told = next((i + 1 for i in near if keys[i] == "ما" and keys[i + 1] in index.speech.rumoured), None)
    if told is None or index.speech.is_proposition(keys[told - 2]):
        return None  # نفى صحة ما نشر
    behind = range(told + 1, min(end - 1, told + _LONGEST_DOER))
    about = next((i for i in behind if keys[i] in _ABOUT or keys[i] in _COMMAS), None)
    opens = about is not None and keys[about] in _ABOUT and keys[about + 1] not in _STOPS
    return about + 1 if opens and about is not None else None


def _opens_purpose(key: str) -> bool:
    """Whether ل before a masculine imperfect stands at the head of a clause of purpose: ليتولى."""
    return key.startswith("لي") and len(key) > 4 and not key.endswith("ا")


def _is_proposition(token: int, cue: Cue, index: CueIndex, keys: tuple[str, ...]) -> bool:
    told = cue.verb.verb in _REPEATING | _STANCES or cue.verb.kind == "inform"
    if told and not index.speech.is_stance(keys[token]):
        return False
    any_of = cue.verb.kind == "deny" and keys[token] == "اي"
    # أبدى تفاؤلا بقرب الحل، توقع ارتفاعا في الأسعار
    loose = cue.verb.kind in {"express", "expect"} and keys[token].endswith("ا")
    beside = _FAR.isdisjoint(keys[cue.token + 1 : token]) and token - cue.token < _LONGEST_DOER
    accusative = loose and beside and index.speech.is_proposition(keys[token][:-1])
    return any_of or accusative or index.speech.is_proposition(keys[token])


def _can_open(token: int, cue: Cue, cast: Cast, index: CueIndex) -> bool:
    """Whether a noun begins a phrase of its own, rather than belonging to the word before it."""
    keys = cast.layout.tokens.keys
    definite, before = index.speech.is_definite(keys[token]), keys[token - 1]
    if token == cue.token + 1:
        following = keys[min(token + 1, len(keys) - 1)]
        governs = following[0] == "ب" and following not in cast.words.circumstance_head  # الوفاء بالتزاماته
        glued = following.startswith("لل") or governs
        return not definite or glued or following in {"علي", "الي", "ب"}
    if before in cast.words.circumstance_head | cast.words.preposition | cast.words.relative:
        return False
    if keys[token] in _OF_DENIAL and cue.verb.kind == "deny":
        return True
    closed = before in _COMMAS | cast.words.with_pronoun | cast.words.adverb | index.speech.adverb
    closed = closed or cast.time_start(token) is not None or cast.at(token - 1) is not None
    closed = closed or before in index.speech.honorific or _is_unnamed_source(cue.token + 1, token, cast)
    closed = closed or keys[token - 2 : token] in _AGAIN or before in _SAME or _is_in_paper(token - 1, cast)
    return (
        closed
        or before.startswith(("ال", "لل"))
        or before.endswith(("ها", "ته"))
        or _closes(token - 1, cast.layout)
    )


def _is_in_paper(token: int, cast: Cast) -> bool:
    """Whether a paper that something is told in ends a circumstance at `token`: نفت الوزارة في بيان توقف."""
    head = cast.head(token)
    return head is not None and head.kind is HeadKind.PAPER and cast.layout.tokens.keys[token - 1] == "في"


def _is_unnamed_source(first: int, last: int, cast: Cast) -> bool:
    """Whether someone without a name and his adjectives are all that stands in `[first, last)`: مصدر أمني."""
    keys = cast.layout.tokens.keys[first:last]
    shaped = all(key.endswith("ي") or key in _RANKS for key in keys[1:]) and cast.head(last - 1) is None
    return len(keys) > 1 and cast.words.is_unnamed(keys[0]) and shaped


def _closes(token: int, layout: Layout) -> bool:
    """Whether a closing mark stands at `token`."""
    return layout.tokens.keys[token] in '"»”)' and layout.closing(token) is None


def _labelled(cue: Cue, end: int, article: Article, cast: Cast) -> int | None:
    """Where the two objects of اعتبر and عدّ begin, behind a subject that is told or one that goes on."""
    keys = cast.layout.tokens.keys
    start = cue.token + 1
    if keys[min(start, end - 1)] in _HIM:
        return start
    ended = cue.form.tense is Tense.PARTICIPLE or (cue.clitic > 0 and keys[cue.token][0] == "ف")
    behind = start if ended else _subject_end(cue, cast, end)  # أما الوزير فعدّ: it stands before
    first = _skip_circumstances(behind, end, article, cast, pointed=cue.clitic > 0 or ended or behind > start)
    if cue.clitic > 0 and cue.form.tense is Tense.PERFECT and behind > start:
        first = _regained(start, behind, first, end, cast)
    if first is None or any(keys[i] in {"،", ","} for i in range(first, min(first + 2, end))):
        return None
    if _is_predicate(first, end, cast) or keys[first].startswith(("ول", "وب")):
        return None  # a passive: يعتبر سالم قائدا، اعتبر تهديدا للبلد، وللأمن
    if keys[first] in _POINTING and not _has_predicate(first, end, cast):
        return None
    passive = not _names_doer(start, cast) or _is_office(first, cast)  # ويعتبر سالم الرئيس التاسع
    return None if passive and cue.form.tense is Tense.IMPERFECT else first


def _regained(start: int, behind: int, first: int | None, end: int, cast: Cast) -> int | None:
    """Where the objects begin if what was taken for the subject holds the first: واعتبرت [الحكومة مسؤولة]."""
    keys = cast.layout.tokens.keys
    if behind in cast.layout.marks:
        alone = behind - start > 1 and keys[behind - 1].startswith("ال") and cast.at(behind - 1) is None
        return behind - 1 if alone and not keys[behind - 1].endswith(("ي", "يه", "يون")) else None
    beside = first is None and (keys[behind] in cast.words.relative or not _THAT.isdisjoint(keys[behind:end]))
    lacks = first is None or _is_predicate(first, end, cast)
    return start if lacks and not beside else first


def _is_predicate(token: int, end: int, cast: Cast) -> bool:
    """Whether only what someone is called stands at `token`, the one called so before it: مسؤولة عن، طرفا."""
    keys = cast.layout.tokens.keys
    feminine = keys[token].endswith("ه") and not keys[token].startswith("ال") and cast.head(token) is None
    following = keys[token + 1] if token + 1 < end else ""
    described = following.endswith("ه") and not following.startswith("ال") and cast.at(token + 1) is None
    linked = feminine and (following in cast.words.preposition or described)
    return linked or _is_indefinite_object(token, cast)


def _is_office(token: int, cast: Cast) -> bool:
    """Whether an office or a trade of one person stands at `token`."""
    head = cast.head(token)
    return head is not None and head.kind is HeadKind.PERSON and head.number == "s"


def _has_predicate(first: int, end: int, cast: Cast) -> bool:
    """Whether what is pointed at is called something in its clause: ما جرى «انقلابا»، ذلك خرقا للهدنة."""
    keys = cast.layout.tokens.keys
    comma = next((i for i in range(first, end) if keys[i] in _COMMAS), end)
    called = range(first + 1, comma)
    return any(i in cast.layout.marks or _is_predicate(i, end, cast) for i in called)


def _caused(cue: Cue, end: int, article: Article, cast: Cast) -> int | None:
    """Where what is traced back to a cause, or put at a sum, begins: عزا مراقبون [التوتر إلى الخلاف]."""
    start, keys = _subject_end(cue, cast, end), cast.layout.tokens.keys
    if start + 1 < end and keys[start] in _POINTING and keys[start + 1] == "الي":
        return start + 2  # وعزت ذلك إلى [معارضة]
    first = _skip_circumstances(start, end, article, cast)
    first = first + 1 if first is not None and cast.words.is_unnamed(keys[first]) else first
    if first is None:
        return None
    if cue.verb.verb == "قدّر":
        doers = {EntityType.PERSON, EntityType.ORG}
        known = cast.at(cue.token + 1) or cast.head(cue.token + 1) or cast.head(cue.token + 2)  # not قيمة
        told = known is not None and any(n.entity.type in doers for n in cast.between(cue.token + 1, first))
        told = told or _names_doer(cue.token + 1, cast)
        return first if told and any(key[0] == "ب" for key in keys[first + 1 : end]) else None
    return first if "الي" in keys[first + 1 : end] else None


def _is_told_stance(cue: Cue, cast: Cast, index: CueIndex) -> bool:
    """Whether a verb with whom it tells as a pronoun has a stance as its object: أبلغته استياءها."""
    keys = cast.layout.tokens.keys
    return "noun" in cue.verb.frames and index.speech.is_stance(keys[min(cue.token + 1, len(keys) - 1)])


def _renamed(cue: Cue, end: int, article: Article, cast: Cast) -> int | None:
    """Where what a thing is called begins, the thing only a pronoun: الاتفاق الذي عدّه الوزير نصرا."""
    if "labels" not in cue.verb.frames or cue.form.tense is not Tense.PERFECT:
        return None
    first = _skip_circumstances(_subject_end(cue, cast, end), end, article, cast, marks=True)
    if first is None or first == cue.token + 1:
        return None
    called = cast.layout.closing(first) is not None or _is_indefinite_object(first, cast)
    return first if called or _is_all_it_is_called(first, end, cast) else None


def _is_all_it_is_called(token: int, end: int, cast: Cast) -> bool:
    """Whether one indefinite adjective closes the clause behind a subject: عدّها الوزير ضرورية."""
    keys = cast.layout.tokens.keys
    bare = keys[token].endswith("ه") and not keys[token].startswith("ال") and cast.at(token) is None
    return bare and (token + 1 >= end or not keys[token + 1].isalnum())


def _is_indefinite_object(token: int, cast: Cast) -> bool:
    """Whether a word is an indefinite accusative, which only the second object of such a verb is."""
    key, words = cast.layout.tokens.keys[token], cast.words
    shaped = (len(key) > 3 and key.endswith("ا") and not key.startswith("ال")) or key == _WRONG
    if not shaped or key.endswith(("ها", "هما")) or cast.at(token) is not None:
        return False
    return key not in words.adverb | words.connector | words.circumstance | words.narrator


def _names_doer(token: int, cast: Cast) -> bool:
    """Whether a person or a party is named right behind a verb: يعتبر ماكرون الاتفاق خطأ."""
    named = cast.at(token)
    return named is not None and named.first == token and named.entity.type in _PARTIES


def _subject_end(cue: Cue, cast: Cast, end: int) -> int:
    """The token after the subject that follows the verb, or after the verb itself."""
    named = cast.between(cue.token + 1, min(end, cue.token + 20))
    keys = cast.layout.tokens.keys
    if cue.form.number == "p" or not named:
        return _title_end(cue.token + 1, end, cast)
    before = keys[cue.token + 1 : named[0].first]
    if before[-1:] in _ISSUED_BY and before[-2].startswith(_ISSUED):
        return named[0].last  # عزا بلاغ صادر عن الرئاسة القرار إلى
    if any(key in cast.words.circumstance_head for key in before) or len(before) > 8:
        return _title_end(cue.token + 1, end, cast)
    if named[0].entity.type is EntityType.LOC:
        return cue.token + 1  # وعدّت الشرق الأوسط مفتاح العالم
    chosen = named[0]
    for other in named[1:]:
        if other.first - chosen.last <= 1 and keys[chosen.last : other.first] in ((), ("،",)):
            chosen = other
    return _role_end(chosen, end, cast)


def _role_end(named: Named, end: int, cast: Cast) -> int:
    """The token after a role that follows its name: قيس الخزعلي الأمين العام لعصائب أهل الحق."""
    role = tuple(fold_word(named.entity.role or "").split())
    following = cast.layout.tokens.keys[named.last : min(named.last + len(role), end)]
    return named.last + len(role) if role and following == role else named.last


def _title_end(first: int, end: int, cast: Cast) -> int:
    """The token after a definite title (الوزير الفرنسي) at `first`, or `first` where there is none."""
    keys = cast.layout.tokens.keys
    i = first
    head = cast.head(first)
    if first < end and cast.words.is_unnamed(keys[first]) and keys[first].endswith(("ون", "ين")):
        return first + 1  # واعتبر كثيرون ذلك بداية
    alone = first + 1 < end and not keys[first + 1].startswith("ال")
    if head is None and alone and cast.at(first + 1) is None:
        return first  # the object itself: وعدّ الاعتذار خطأ
    kinds = {HeadKind.BODY, HeadKind.MEDIUM}
    issued = head is not None and head.kind is HeadKind.PAPER and keys[first + 1].startswith("لل")
    if head is not None and (issued or head.kind in kinds) and not head.definite:  # بيان للتحالف
        return min(first + 2, end)
    while i < end and keys[i].startswith("ال"):
        i += 1
    return i - (head is not None and i > first + 1 and _is_first_object(i - 1, end, cast))


def _is_first_object(token: int, end: int, cast: Cast) -> bool:
    """Whether a definite word behind a title is what is called so, its predicate next: [القرار] خطأ."""
    called = token + 1 < end and (token + 1 in cast.layout.marks or _is_indefinite_object(token + 1, cast))
    return called and not cast.layout.tokens.keys[token].endswith(_NISBA) and cast.at(token) is None


def _skip_circumstances(
    first: int, end: int, article: Article, cast: Cast, *, marks: bool = False, pointed: bool = False
) -> int | None:
    """The token where the object begins, None where none can follow.

    With `marks` it may begin at a mark, with `pointed` at a word that points (ذلك، ما).
    """
    keys = cast.layout.tokens.keys
    i = first
    while i < end:
        if keys[i] in _COMMAS or keys[i] in _PASSED or keys[i] in cast.words.with_pronoun:
            i += 1
        elif (after := _time_end(i, article, cast.layout)) is not None:
            i = after
        elif keys[i] in cast.words.circumstance_head:
            behind = _circumstance_end(i, end, cast)
            if behind is None:
                return None
            i = behind
        else:
            opens = (marks and i in cast.layout.marks) or (pointed and keys[i] in _POINTING)
            return i if opens or _can_be_object(keys[i], cast) else None
    return None


def _circumstance_end(first: int, end: int, cast: Cast) -> int | None:
    """Where a circumstance ends: behind في الوقت نفسه, at a comma, before what no adjective of it can be."""
    keys = cast.layout.tokens.keys
    if keys[first + 2 : first + 3] and keys[first + 2] in _SAME:
        return first + 3
    comma = next((j for j in range(first, end) if keys[j] in _COMMAS), end)
    noun = first + 1
    if noun < comma and keys[noun] in cast.words.occasion and cast.at(noun) is None:
        described = (j for j in range(noun + 1, comma) if keys[j].startswith("ال") or keys[j] in _POINTING)
        behind = next(described, comma)
        if behind > noun + 1 and all(_describes(keys[j]) for j in range(noun + 1, behind)):
            return behind
    return comma if comma < end else None


def _describes(key: str) -> bool:
    """Whether a word may be an indefinite adjective of relation: في تصريح صحفي، في كلمة متلفزة."""
    return key.endswith(("ي", "ه")) and not key.startswith(("ل", "ب", "و"))


def _can_be_object(key: str, cast: Cast) -> bool:
    """What is asked for or threatened (جدد مطالبته بـ…) is an act, no statement."""
    return (
        key[0].isalpha()
        and key not in cast.words.no_object
        and not key.startswith(tuple(cast.words.demanded))
    )


def _time_end(token: int, article: Article, layout: Layout) -> int | None:
    start = layout.tokens.starts[token]
    time = next((t for t in article.times if t.start <= start < t.end), None)
    return layout.token_at(time.end - 1) + 1 if time else None
