"""Nouns as the object of a verb of stance: أكد أهمية التعاون، جدد رفض بلاده، اعتبر الرد "صادما".

Nothing marks where such an object begins, so it is what follows the subject and its
circumstances (times, في خطاب …، خلال لقاء …).
"""

from __future__ import annotations

from marsad.facts.layout import Layout
from marsad.facts.quotes.complement import Content, clause_end
from marsad.facts.quotes.cues import Cue, CueIndex
from marsad.facts.reference import Cast, Named
from marsad.model.article import Article
from marsad.model.quote import QuoteKind
from marsad.text.normalise import fold

_PREPOSITIONS = frozenset(
    fold(word)
    for word in (
        "في خلال أمام عقب بعد قبل قبيل على من عن إلى مع أثناء لدى ضمن عبر ردا تعليقا لدى منذ حول "
        "بشأن إزاء تجاه"
    ).split()
)
_COMMAS = frozenset("،,-–—")
_WITH_PRONOUN = frozenset(fold(word) for word in ("فيه فيها له لها خلاله خلالها عنه عنها به بها").split())
# What is asked for or threatened is an act, no statement: جدد مطالبته بـ….
_ACTS = tuple(fold(word) for word in "مطالب دعوت تهديد اتهام إدانت تنديد شكر ترحيب".split())
_NOT_OBJECTS = frozenset(
    fold(word)
    for word in ("أن إن أنه إنه أنها بأن له لها لهم به بها ذلك هذا هذه ما الذي التي الذين وهو وهي").split()
)


def object_content(cue: Cue, article: Article, cast: Cast, index: CueIndex) -> Content | None:
    """The object of `cue` as a quote, None where its verb takes none or nothing fits."""
    if not {"noun", "labels"} & set(cue.verb.frames) or cue.form.object:
        return None
    layout = cast.layout
    _, end = layout.sentence(cue.token)
    subject_end = _subject_end(cue, cast, end)
    first = _skip_circumstances(subject_end, end, article, layout)
    if first is None:
        return None
    last = clause_end(first, end, layout, index)
    if last - first < 2 or any(
        layout.tokens.keys[i] in {"،", ","} for i in range(first, min(first + 2, last))
    ):
        return None
    return Content(first, last, QuoteKind.INDIRECT, "object", first)


def _subject_end(cue: Cue, cast: Cast, end: int) -> int:
    """The token after the subject that follows the verb, or after the verb itself."""
    named = cast.between(cue.token + 1, min(end, cue.token + 20))
    keys = cast.layout.tokens.keys
    if cue.form.number == "p" or not named:
        return _title_end(cue.token + 1, end, cast)
    before = keys[cue.token + 1 : named[0].first]
    if any(key in _PREPOSITIONS for key in before) or len(before) > 8:
        return _title_end(cue.token + 1, end, cast)
    chosen = named[0]
    for other in named[1:]:
        if other.first - chosen.last <= 1 and keys[chosen.last : other.first] in ((), ("،",)):
            chosen = other
    return _role_end(chosen, end, cast)


def _role_end(named: Named, end: int, cast: Cast) -> int:
    """The token after a role that follows its name: قيس الخزعلي الأمين العام لعصائب أهل الحق."""
    role = tuple(fold(named.entity.role or "").split())
    following = cast.layout.tokens.keys[named.last : min(named.last + len(role), end)]
    return named.last + len(role) if role and following == role else named.last


def _title_end(first: int, end: int, cast: Cast) -> int:
    """The token after a definite title (الوزير الفرنسي) at `first`, or `first` where there is none."""
    keys = cast.layout.tokens.keys
    i = first
    while i < end and keys[i].startswith("ال"):
        i += 1
    return i


def _skip_circumstances(first: int, end: int, article: Article, layout: Layout) -> int | None:
    keys = layout.tokens.keys
    i = first
    while i < end:
        if keys[i] in _COMMAS | _WITH_PRONOUN:
            i += 1
        elif (after := _time_end(i, article, layout)) is not None:
            i = after
        elif keys[i] in _PREPOSITIONS:
            comma = next((j for j in range(i, end) if keys[j] in _COMMAS), None)
            if comma is None:
                return None
            i = comma
        else:
            return (
                None
                if keys[i] in _NOT_OBJECTS or not keys[i][0].isalpha() or keys[i].startswith(_ACTS)
                else i
            )
    return None


def _time_end(token: int, article: Article, layout: Layout) -> int | None:
    start = layout.tokens.starts[token]
    time = next((t for t in article.times if t.start <= start < t.end), None)
    return layout.token_at(time.end - 1) + 1 if time else None
