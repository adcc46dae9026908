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

_COMMAS = frozenset("،,-–—")


def object_content(cue: Cue, article: Article, cast: Cast, index: CueIndex) -> Content | None:
    """The object of `cue` as a quote, None where its verb takes none or nothing fits."""
    if not {"noun", "labels"} & set(cue.verb.frames) or cue.form.object:
        return None
    layout = cast.layout
    _, end = layout.sentence(cue.token)
    subject_end = _subject_end(cue, cast, end)
    first = _skip_circumstances(subject_end, end, article, cast)
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
    if any(key in cast.words.circumstance_head for key in before) or len(before) > 8:
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


def _skip_circumstances(first: int, end: int, article: Article, cast: Cast) -> int | None:
    """The token where the object begins, None where nothing that can be one follows."""
    keys = cast.layout.tokens.keys
    i = first
    while i < end:
        if keys[i] in _COMMAS or keys[i] in cast.words.with_pronoun:
            i += 1
        elif (after := _time_end(i, article, cast.layout)) is not None:
            i = after
        elif keys[i] in cast.words.circumstance_head:
            comma = next((j for j in range(i, end) if keys[j] in _COMMAS), None)
            if comma is None:
                return None
            i = comma
        else:
            return i if _can_be_object(keys[i], cast) else None
    return None


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
