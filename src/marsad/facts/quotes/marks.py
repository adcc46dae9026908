"""Words in quotation marks as the content of a quote: what a verb says, what an act is about."""

from __future__ import annotations

from collections.abc import Iterator

from marsad.facts.layout import Layout
from marsad.facts.quotes.clause import COMMAS, LINKS, THAT, trim
from marsad.facts.quotes.content import Content
from marsad.facts.quotes.cue_index import CueIndex
from marsad.facts.quotes.cues import Cue
from marsad.facts.reference import Cast
from marsad.model.quote import QuoteKind

OPENING = frozenset('«“‹„"')
ACTS = frozenset({"accuse", "demand", "reject", "promise", "threaten", "support"})
_STOPS = frozenset(".!؟?…")
_CAUSES = frozenset({"بسبب", "بشان", "حول", "عن", "الي", "من", "علي", "في", "مع", "ضد"})
_WHAT = frozenset({"ما", "بما", "مما", "لما", "عما"})
_BESIDE = frozenset({"اذ", "حيث", "فيما", "بينما", "وذلك"})
AND_THAT = frozenset({"وان", "وانه", "وانها", "وانهم", "وبان", "وبانه", "وبانها"})
_LONGEST_TELLER = 18
_LONGEST_NAMING = 4
_SHORTEST_VERDICT = 4


def in_marks(cue: Cue, mark: int, end: int, cast: Cast, index: CueIndex) -> Content | None:
    """Words in marks right after the verb, its subject's comma or its preposition."""
    layout, keys = cast.layout, cast.layout.tokens.keys
    close = layout.closing(mark)
    if cue.verb.verb in index.speech.carrying_on and mark > cue.token + 1:
        return None  # تواصل الوزارة "العمل على تقديم الخدمات"
    if (
        close is None
        or _is_name(mark, close, cast)
        or _names_body(keys[mark - 1], index)
        or _names_own_work(mark, keys, index)
        or _is_what_is_named(cue, mark, keys, index)
    ):
        return None
    words = sum(key.isalnum() for key in keys[mark + 1 : close])
    if "labels" in cue.verb.frames and mark == cue.token + 1 and words < _SHORTEST_VERDICT:
        return None  # a passive: التغريدات التي اعتبرت "مناهضة"
    inside = keys[mark - 1][0] in "بل" and index.speech.is_proposition(keys[mark - 1][1:])
    inside = inside or (cue.verb.kind in ACTS and _tells_act(cue, mark, index, keys))
    inside = inside or _describe_object(cue, mark, cast, index)
    if "direct" in cue.verb.frames and not inside and _opens_speech(cue, mark, words, end, cast):
        return marked(mark, close, mark, layout)
    if "marks" in cue.verb.frames and words >= 3 and _opens_act(cue, mark, cast, index):
        return marked(mark, close, mark, layout)
    if {"label", "labels"} & set(cue.verb.frames) and keys[mark - 1] == "ب" and mark > cue.token + 2:
        return marked(mark, close, mark - 1, layout)
    return None


def _names_own_work(mark: int, keys: tuple[str, ...], index: CueIndex) -> bool:
    """Whether marks behind a work's adjective hold its name: شعارها الشهير "…"."""
    owned = keys[mark - 2].endswith("ها") or keys[mark - 2].removesuffix("ه") in index.speech.work
    return owned and keys[mark - 1].startswith("ال") and keys[mark - 2] in index.speech.work


def _is_name(mark: int, close: int, cast: Cast) -> bool:
    """Whether words in marks are no more than somebody's name: قالت "اللجنة العليا" إنها."""
    named = cast.at(mark + 1)
    return named is not None and named.first == mark + 1 and named.last >= close


def _describe_object(cue: Cue, mark: int, cast: Cast, index: CueIndex) -> bool:
    """Whether marks describe an indefinite object behind the subject's name: ذكر سالم حالات "تضررت"."""
    key, named = cast.layout.tokens.keys[mark - 1], cast.at(mark - 2)
    if mark - 1 <= cue.token + 1 or named is None or named.last != mark - 1 or cast.at(mark - 1):
        return False
    known = (
        cast.head(mark - 1) is not None or cast.time_end(mark - 1) is not None or cast.is_national(mark - 1)
    )
    words = index.words.adverb | index.speech.adverb | index.words.preposition | index.words.circumstance
    return key.endswith("ات") and not key.startswith("ال") and not known and key not in words


def _names_body(key: str, index: CueIndex) -> bool:
    """Whether words in marks behind a noun are its name, a preposition glued to it or not: لقناة «…»."""
    return key in index.named_after or (key[0] in "لب" and key[1:] in index.named_after)


def _is_what_is_named(cue: Cue, mark: int, keys: tuple[str, ...], index: CueIndex) -> bool:
    """Whether words in marks are what someone else calls a thing: انتقد ما سماه "…"."""
    first = max(cue.token + 1, mark - _LONGEST_NAMING)
    called = any(keys[i] in _WHAT and keys[i + 1] in index.speech.naming for i in range(first, mark - 1))
    return called or (keys[mark - 1] == "من" and not _WHAT.isdisjoint(keys[first : mark - 1]))  # ما شابه من


def _opens_speech(cue: Cue, mark: int, words: int, end: int, cast: Cast) -> bool:
    """Whether words in marks are what a verb of saying says, no name inside its subject."""
    keys, close = cast.layout.tokens.keys, cast.layout.marks[mark]
    follows = keys[close + 1] if close + 1 < end else "."
    if follows in THAT or (follows in COMMAS and _still_to_come(close + 2, end, keys, cue)):
        return False
    ends = follows in COMMAS | _STOPS
    if mark == cue.token + 1:
        if follows in COMMAS and _colon_comes(close + 2, end, keys):
            return False  # تقول "سانا نيوتين"، متطوعة: "…"
        return cue.verb.kind not in ACTS and words >= (2 if ends else 4) and follows not in LINKS
    in_it = mark == cue.token + 2 and keys[mark - 1] in cast.words.in_it
    if in_it or keys[mark - 1] in COMMAS or keys[mark - 1] in cue.prepositions:
        return words >= 2 and ends
    linked = any(key in cue.prepositions for key in keys[cue.token + 1 : mark])
    linked = linked or keys[mark - 1] in _CAUSES or keys[cue.token - 1] in cast.words.who
    near = mark - cue.token <= _LONGEST_TELLER or keys[mark - 1] == ":"
    return near and words >= 4 and not linked and (ends or follows not in LINKS)


def _colon_comes(first: int, end: int, keys: tuple[str, ...]) -> bool:
    """Whether a colon with words in marks behind it stands shortly behind `first`."""
    near = range(first, min(first + _LONGEST_TELLER, end - 1))
    colon = next((i for i in near if keys[i] == ":"), None)
    return colon is not None and keys[colon + 1] in OPENING and OPENING.isdisjoint(keys[first:colon])


def _still_to_come(first: int, end: int, keys: tuple[str, ...], cue: Cue) -> bool:
    """Whether what a verb says comes behind a name in marks: المتحدث باسم "التحالف"، العقيد سالم، أن."""
    if first >= end or "that" not in cue.verb.frames:
        return False
    opens = next((i for i in range(first, min(first + _LONGEST_TELLER, end)) if keys[i] in THAT), None)
    return opens is not None and (
        opens == first or (keys[opens - 1] in COMMAS and keys[first][0] not in "وم")
    )


def _opens_act(cue: Cue, mark: int, cast: Cast, index: CueIndex) -> bool:
    """Whether words in marks open what an act is about; whom one calls on stands before a preposition."""
    keys = cast.layout.tokens.keys
    if _tells_act(cue, mark, index, keys) or _is_in_relative(cue.token, mark, cast):
        return False
    close = cast.layout.marks[mark]
    if keys[mark - 1] == "و" or keys[close + 1 : close + 2] in {(that,) for that in THAT}:
        return False  # a second object, or whom one threatens: توعد من "باعوا الوطن" بأن …
    if cue.verb.kind in {"demand", "threaten", "promise", "propose"}:
        linked = keys[mark - 1] in LINKS or keys[mark + 1].startswith("ب") or keys[mark + 1] in LINKS
        return linked or (cue.verb.kind == "propose" and index.speech.is_proposition(keys[mark + 1]))
    before = keys[mark - 1]
    own = keys[mark + 1].startswith("ب") or before in LINKS or mark == cue.token + 1
    named = cast.at(mark - 1) is not None
    own = own or _behind_aside(cue, mark, keys, index)
    return own or (before not in COMMAS and (named or not _governs_next(before)))


def _behind_aside(cue: Cue, mark: int, keys: tuple[str, ...], index: CueIndex) -> bool:
    """Whether only a subject and a circumstance between commas stand before marks: دان X، في بيان، "…"."""
    commas = [i for i in range(cue.token + 1, mark) if keys[i] in COMMAS]
    if len(commas) != 2 or commas[1] != mark - 1:
        return False
    return keys[commas[0] + 1] in index.words.circumstance_head | {"علي", "بلسان", "في"}


def _is_in_relative(verb: int, mark: int, cast: Cast) -> bool:
    """Whether marks stand in a clause that no comma parts from its noun: العلامات التي تحظى "بالحماية"."""
    keys = cast.layout.tokens.keys
    return any(keys[i] in cast.words.who and keys[i - 1] not in COMMAS for i in range(verb + 1, mark))


def _tells_act(cue: Cue, mark: int, index: CueIndex, keys: tuple[str, ...]) -> bool:
    """Whether what the act is about is told before the marks: توعد بمنع المشروع "بكل السبل الممكنة"."""
    between = keys[cue.token + 1 : mark]
    return any(key[0] == "ب" and index.speech.is_proposition(key[1:]) for key in between)


def _governs_next(key: str) -> bool:
    """Whether a word takes what follows as its genitive: بتواصل "التطهير"."""
    return key.startswith(("ب", "ل")) and not key.startswith(("بال", "لل"))


def marked(mark: int, close: int, gap_end: int, layout: Layout) -> Content:
    """The words between the marks at `mark` and `close`."""
    return Content(mark + 1, trim(mark + 1, close, layout), QuoteKind.DIRECT, "marks", gap_end)


def following_marks(found: Content, layout: Layout) -> Iterator[Content]:
    """Further marks that follow after a comma: "…"، "…"."""
    keys = layout.tokens.keys
    close = found.last
    while close < len(keys) and keys[close] not in OPENING | {"»", "”", "›"}:
        close += 1
    following = close + 1
    while following < len(keys) and keys[following] in COMMAS:
        following += 1
    adjoins = keys[following : following + 1] == (".",) and _is_all_marked(following + 1, layout)
    following += adjoins  # قال: "…". "…".
    last = layout.closing(following)
    if (
        following > close + 1
        and last is not None
        and layout.paragraph(following) == layout.paragraph(found.first)
    ):
        second = marked(following, last, found.gap_end, layout)
        yield second
        yield from following_marks(second, layout)


def joined_marks(found: Content, layout: Layout) -> Iterator[Content]:
    """Further clauses wholly in marks behind a first one: أن «…»، وأن «…»."""
    keys = layout.tokens.keys
    close = layout.closing(found.first - 1)
    if close is None or close + 3 >= len(keys) or keys[close + 1] not in COMMAS:
        return
    if keys[close + 2] in AND_THAT and _is_all_marked(close + 3, layout):
        last = layout.marks[close + 3]
        second = Content(
            close + 4, trim(close + 4, last, layout), QuoteKind.DIRECT, found.rule, found.gap_end
        )
        yield second
        yield from joined_marks(second, layout)


def _is_all_marked(mark: int, layout: Layout) -> bool:
    """Whether words in marks that open at `mark` are a clause by themselves."""
    close, keys = layout.closing(mark), layout.tokens.keys
    return close is not None and (close + 1 >= len(keys) or keys[close + 1] in COMMAS | _STOPS)


def unwrap(first: int, last: int, layout: Layout) -> tuple[QuoteKind, int, int]:
    """A clause wholly in marks is direct and sheds them; any other is indirect and keeps its marks."""
    close = layout.closing(first)
    keys = layout.tokens.keys
    ends = close is not None and (close == last - 1 or keys[close + 1] in COMMAS | _BESIDE)
    joined = ends and close is not None and close + 2 < last and keys[close + 2] in AND_THAT
    if joined and close is not None and not _is_all_marked(close + 3, layout):
        return QuoteKind.INDIRECT, first, last  # إن «العقل انتصر»، وإنه لن يسمح
    if close is not None and close < last and ends:
        return QuoteKind.DIRECT, first + 1, trim(first + 1, close, layout)
    return QuoteKind.INDIRECT, first, last
