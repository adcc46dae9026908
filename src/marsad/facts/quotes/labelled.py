"""What verbs of calling say of a thing: اعتبر الرد "صادما"، عدّ ذلك خرقا، الاتفاق الذي عدّه الوزير نصرا."""

from __future__ import annotations

from marsad.facts.heads import HeadKind
from marsad.facts.quotes.cues import Cue
from marsad.facts.quotes.object_start import (
    COMMAS,
    is_indefinite_object,
    names_doer,
    points,
    skip_circumstances,
    subject_end,
)
from marsad.facts.reference import Cast
from marsad.model.article import Article
from marsad.text.inflect import Tense


def labelled(cue: Cue, end: int, article: Article, cast: Cast) -> int | None:
    """Where the two objects of اعتبر and عدّ begin, behind a subject that is told or one that goes on."""
    keys = cast.layout.tokens.keys
    start = cue.token + 1
    if keys[min(start, end - 1)] in cast.words.him:
        return start
    ended = cue.form.tense is Tense.PARTICIPLE or (cue.clitic > 0 and keys[cue.token][0] == "ف")
    behind = start if ended else subject_end(cue, cast, end)  # أما الوزير فعدّ: it stands before
    first = skip_circumstances(behind, end, article, cast, pointed=cue.clitic > 0 or ended or behind > start)
    if cue.clitic > 0 and cue.form.tense is Tense.PERFECT and behind > start:
        first = _regained(start, behind, first, end, cast)
    if first is None or any(keys[i] in {"،", ","} for i in range(first, min(first + 2, end))):
        return None
    if _is_predicate(first, end, cast) or keys[first].startswith(("ول", "وب")):
        return None  # a passive: يعتبر سالم قائدا، اعتبر تهديدا للبلد، وللأمن
    if points(keys[first], cast) and not _has_predicate(first, end, cast):
        return None
    passive = not names_doer(start, cast) or _is_office(first, cast)  # ويعتبر سالم الرئيس التاسع
    return None if passive and cue.form.tense is Tense.IMPERFECT else first


def _regained(start: int, behind: int, first: int | None, end: int, cast: Cast) -> int | None:
    """Where the objects begin if what was taken for the subject holds the first: واعتبرت [الحكومة مسؤولة]."""
    keys = cast.layout.tokens.keys
    if behind in cast.layout.marks:
        alone = behind - start > 1 and keys[behind - 1].startswith("ال") and cast.at(behind - 1) is None
        return behind - 1 if alone and not keys[behind - 1].endswith(("ي", "يه", "يون")) else None
    beside = first is None and (
        keys[behind] in cast.words.relative
        or not (cast.words.that | cast.words.by_that).isdisjoint(keys[behind:end])
    )
    lacks = first is None or _is_predicate(first, end, cast)
    return start if lacks and not beside else first


def _is_predicate(token: int, end: int, cast: Cast) -> bool:
    """Whether only what someone is called stands at `token`, the one called so before it: مسؤولة عن، طرفا."""
    keys = cast.layout.tokens.keys
    feminine = keys[token].endswith("ه") and not keys[token].startswith("ال") and cast.head(token) is None
    following = keys[token + 1] if token + 1 < end else ""
    described = following.endswith("ه") and not following.startswith("ال") and cast.at(token + 1) is None
    linked = feminine and (following in cast.words.preposition or described)
    return linked or is_indefinite_object(token, cast)


def _is_office(token: int, cast: Cast) -> bool:
    """Whether an office or a trade of one person stands at `token`."""
    head = cast.head(token)
    return head is not None and head.kind is HeadKind.PERSON and head.number == "s"


def _has_predicate(first: int, end: int, cast: Cast) -> bool:
    """Whether what is pointed at is called something in its clause: ما جرى «انقلابا»، ذلك خرقا للهدنة."""
    keys = cast.layout.tokens.keys
    comma = next((i for i in range(first, end) if keys[i] in COMMAS), end)
    called = range(first + 1, comma)
    return any(i in cast.layout.marks or _is_predicate(i, end, cast) for i in called)


def renamed(cue: Cue, end: int, article: Article, cast: Cast) -> int | None:
    """Where what a thing is called begins, the thing only a pronoun: الاتفاق الذي عدّه الوزير نصرا."""
    if "labels" not in cue.verb.frames or cue.form.tense is not Tense.PERFECT:
        return None
    first = skip_circumstances(subject_end(cue, cast, end), end, article, cast, marks=True)
    if first is None or first == cue.token + 1:
        return None
    called = cast.layout.closing(first) is not None or is_indefinite_object(first, cast)
    return first if called or _is_all_it_is_called(first, end, cast) else None


def _is_all_it_is_called(token: int, end: int, cast: Cast) -> bool:
    """Whether one indefinite adjective closes the clause behind a subject: عدّها الوزير ضرورية."""
    keys = cast.layout.tokens.keys
    bare = keys[token].endswith("ه") and not keys[token].startswith("ال") and cast.at(token) is None
    return bare and (token + 1 >= end or not keys[token + 1].isalnum())
