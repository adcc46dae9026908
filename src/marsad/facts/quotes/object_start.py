"""Where the object of a verb of stance begins: behind its subject and the circumstances that follow it."""

from __future__ import annotations

from marsad.facts.heads import HeadKind
from marsad.facts.layout import Layout
from marsad.facts.quotes.cues import Cue
from marsad.facts.reference import Cast, Named
from marsad.model.article import Article
from marsad.model.entity import EntityType
from marsad.text.inflect import NISBA
from marsad.text.normalise import fold_word

COMMAS = frozenset("،,-–—")
_PASSED = frozenset({"ايضا", "كذلك", "بدوره", "بدورها"})
SAME = frozenset({"نفسه", "ذاته", "عينه", "نفسها", "ذاتها", "عينها"})
_WRONG = "خطا"  # خطأ, too short to tell by its shape
_ISSUED, _ISSUED_BY = ("صادر", "صدر", "الصادر"), frozenset({("عن",), ("من",)})
_PARTIES = frozenset({EntityType.PERSON, EntityType.ORG, EntityType.GPE})


def points(key: str, cast: Cast) -> bool:
    """Whether a word stands for a thing told before, or for a clause: عدّ ذلك خرقا، ما جرى انقلابا."""
    return key in cast.words.pointer or key == "ما"


def is_indefinite_object(token: int, cast: Cast) -> bool:
    """Whether a word is an indefinite accusative, which only the second object of such a verb is."""
    key, words = cast.layout.tokens.keys[token], cast.words
    shaped = (len(key) > 3 and key.endswith("ا") and not key.startswith("ال")) or key == _WRONG
    if not shaped or key.endswith(("ها", "هما")) or cast.at(token) is not None:
        return False
    return key not in words.adverb | words.connector | words.circumstance | words.narrator


def names_doer(token: int, cast: Cast) -> bool:
    """Whether a person or a party is named right behind a verb: يعتبر ماكرون الاتفاق خطأ."""
    named = cast.at(token)
    return named is not None and named.first == token and named.entity.type in _PARTIES


def subject_end(cue: Cue, cast: Cast, end: int) -> int:
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
    called = token + 1 < end and (token + 1 in cast.layout.marks or is_indefinite_object(token + 1, cast))
    return called and not cast.layout.tokens.keys[token].endswith(NISBA) and cast.at(token) is None


def skip_circumstances(
    first: int, end: int, article: Article, cast: Cast, *, marks: bool = False, pointed: bool = False
) -> int | None:
    """The token where the object begins, None where none can follow.

    With `marks` it may begin at a mark, with `pointed` at a word that points (ذلك، ما).
    """
    keys = cast.layout.tokens.keys
    i = first
    while i < end:
        if keys[i] in COMMAS or keys[i] in _PASSED or keys[i] in cast.words.with_pronoun:
            i += 1
        elif (after := _time_end(i, article, cast.layout)) is not None:
            i = after
        elif keys[i] in cast.words.circumstance_head:
            behind = _circumstance_end(i, end, cast)
            if behind is None:
                return None
            i = behind
        else:
            opens = (marks and i in cast.layout.marks) or (pointed and points(keys[i], cast))
            return i if opens or _can_be_object(keys[i], cast) else None
    return None


def _circumstance_end(first: int, end: int, cast: Cast) -> int | None:
    """Where a circumstance ends: behind في الوقت نفسه, at a comma, before what no adjective of it can be."""
    keys = cast.layout.tokens.keys
    if keys[first + 2 : first + 3] and keys[first + 2] in SAME:
        return first + 3
    comma = next((j for j in range(first, end) if keys[j] in COMMAS), end)
    noun = first + 1
    if noun < comma and keys[noun] in cast.words.occasion and cast.at(noun) is None:
        described = (j for j in range(noun + 1, comma) if keys[j].startswith("ال") or points(keys[j], cast))
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
