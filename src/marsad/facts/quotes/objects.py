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
from marsad.facts.quotes.cue_index import CueIndex
from marsad.facts.quotes.cues import Cue
from marsad.facts.quotes.labelled import labelled, renamed
from marsad.facts.quotes.object_start import (
    COMMAS,
    SAME,
    names_doer,
    points,
    skip_circumstances,
    subject_end,
)
from marsad.facts.reference import Cast
from marsad.model.article import Article
from marsad.model.entity import EntityType
from marsad.model.quote import QuoteKind
from marsad.text.inflect import Tense

_STOPS = frozenset({":", "ان", "انه", "انها", "انهم", "بان", "بانه", "بانها"})
# Verbs of doing again: what they take is a statement only where it is a stance.
_REPEATING = frozenset({"كرر", "جدد"})
# Verbs that tell much else, and state only where they take a stance: كشف عزمه.
_STANCES = frozenset({"كشف"})
# Verbs that trace one thing back to another.
_CAUSING = frozenset({"عزا", "أرجع", "قدّر"})
_AGAIN = frozenset({("من", "جديد"), ("مره", "اخري"), ("غير", "مره")})
_OF_DENIAL = frozenset({"وجود", "اي"})
_RANKS = frozenset({"بارز", "رفيع", "كبير", "مطلع", "مسوول"})
_FAR = frozenset({"،", ",", "الذي", "التي", "الذين", "ان"})
_ABOUT = frozenset({"عن", "حول", "بشان", "بخصوص", "حيال"})
_LONGEST_DOER = 10
_LONGEST_GAP = 40
_LONGEST_EVENT = 6


def object_content(cue: Cue, article: Article, cast: Cast, index: CueIndex) -> Content | None:
    """The object of `cue` as a quote, None where its verb takes none or nothing fits."""
    end = reach(cue, cast.layout, index)
    first = _object_start(cue, end, article, cast, index)
    return _content(first, end, cue, cast, index) if first is not None else None


def _object_start(cue: Cue, end: int, article: Article, cast: Cast, index: CueIndex) -> int | None:
    """Where the object that `cue` takes begins, by what its verb takes."""
    caused = _caused(cue, end, article, cast) if cue.verb.verb in _CAUSING and not cue.form.object else None
    rumoured = _rumoured(cue, end, cast, index) if cue.verb.kind == "deny" else None
    if cue.form.object and cue.verb.kind == "inform":
        return cue.token + 1 if _is_told_stance(cue, cast, index) else None
    if cue.form.object and cue.form.tense is not Tense.NOUN:
        return renamed(cue, end, article, cast)
    if "labels" in cue.verb.frames:
        return labelled(cue, end, article, cast)
    if (told := caused if caused is not None else rumoured) is not None:
        return told
    return _proposition(cue, end, cast, index) if "noun" in cue.verb.frames else None


def _content(first: int, end: int, cue: Cue, cast: Cast, index: CueIndex) -> Content | None:
    """The object that begins at `first`; what a pronoun is called is direct where it is all in marks."""
    layout, keys = cast.layout, cast.layout.tokens.keys
    last = noun_end(first, end, layout, index)
    last = label_end(first, last, layout, index) if "labels" in cue.verb.frames else last
    called = "labels" in cue.verb.frames and (cue.form.object or keys[first] in cast.words.him)
    gap_end = cue.token + 1 if points(keys[first - 2], cast) else first
    if last - first < (1 if called else 2):
        return None
    marked = first + (keys[first] in cast.words.him)
    if called and layout.closing(marked) == last - 1:
        return Content(marked + 1, last - 1, QuoteKind.DIRECT, "object", gap_end)  # عدّه «خطوة أولى»
    return Content(first, last, QuoteKind.INDIRECT, "object", gap_end)


def _proposition(cue: Cue, end: int, cast: Cast, index: CueIndex) -> int | None:
    """The noun that stands for a clause and opens the object: أكد الوزير [التزام] بلاده."""
    keys = cast.layout.tokens.keys
    passed = cue.token
    for i in range(cue.token + 1, min(end, cue.token + _LONGEST_GAP)):
        if i <= passed:
            continue
        if keys[i] in cast.words.relative and keys[i - 1] in COMMAS:
            passed = next((j for j in range(i, end) if keys[j] in COMMAS), i)
            continue
        if _opens_purpose(keys[i]) and cast.at(i) is None:
            return None
        if keys[i] in _STOPS or (keys[i] in COMMAS and i + 1 < end and index.find(keys[i + 1])):
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
    about = next((i for i in behind if keys[i] in _ABOUT or keys[i] in COMMAS), None)
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
    closed = before in COMMAS | cast.words.with_pronoun | cast.words.adverb | index.speech.adverb
    closed = closed or cast.time_start(token) is not None or cast.at(token - 1) is not None
    closed = closed or before in index.speech.honorific or _is_unnamed_source(cue.token + 1, token, cast)
    closed = closed or keys[token - 2 : token] in _AGAIN or before in SAME or _is_in_paper(token - 1, cast)
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


def _caused(cue: Cue, end: int, article: Article, cast: Cast) -> int | None:
    """Where what is traced back to a cause, or put at a sum, begins: عزا مراقبون [التوتر إلى الخلاف]."""
    start, keys = subject_end(cue, cast, end), cast.layout.tokens.keys
    if start + 1 < end and points(keys[start], cast) and keys[start + 1] == "الي":
        return start + 2  # وعزت ذلك إلى [معارضة]
    if keys[start : start + 1] == ("ما",) and "الي" in keys[start + 2 : start + _LONGEST_EVENT]:
        return keys.index("الي", start) + 1  # وعزا ما جرى إلى [ملاحقة متفلتين]
    first = skip_circumstances(start, end, article, cast)
    first = first + 1 if first is not None and cast.words.is_unnamed(keys[first]) else first
    if first is None:
        return None
    if cue.verb.verb == "قدّر":
        doers = {EntityType.PERSON, EntityType.ORG}
        known = cast.at(cue.token + 1) or cast.head(cue.token + 1) or cast.head(cue.token + 2)  # not قيمة
        told = known is not None and any(n.entity.type in doers for n in cast.between(cue.token + 1, first))
        told = told or names_doer(cue.token + 1, cast)
        return first if told and any(key[0] == "ب" for key in keys[first + 1 : end]) else None
    return first if "الي" in keys[first + 1 : end] else None


def _is_told_stance(cue: Cue, cast: Cast, index: CueIndex) -> bool:
    """Whether a verb with whom it tells as a pronoun has a stance as its object: أبلغته استياءها."""
    keys = cast.layout.tokens.keys
    return "noun" in cue.verb.frames and index.speech.is_stance(keys[min(cue.token + 1, len(keys) - 1)])
