"""The content of a quote: which words after a verb of saying are what was said.

A complement is in marks or after a colon (direct), a clause after أن (indirect, or direct where
it stands wholly in marks), a noun after the verb's own preposition, or a label (وصف … بأنه).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from marsad.facts.layout import Layout
from marsad.facts.quotes.cues import Cue, CueIndex
from marsad.model.quote import QuoteKind
from marsad.text.inflect import Tense

_THAT = frozenset(
    stem + ending for stem in ("ان", "بان") for ending in ("", "ه", "ها", "هم", "هما", "هن", "ني", "نا", "ك")
)
_COMMAS = frozenset("،,؛;")
_OPENING = frozenset('«“‹„"')
_STOPS = frozenset(".!؟?…")
_THAT_OR_MARK = _THAT | _OPENING | {":"}
_BESIDE = frozenset({"اذ", "حيث", "فيما", "بينما", "وذلك"})
_INITIALS = frozenset({"سي", "لسي", "وسي", "بسي"})  # before the rest of سي إن إن
_CAUSES = frozenset({"بسبب", "بشان", "حول", "عن", "الي", "من", "علي", "في", "مع", "ضد"})
_WHO = frozenset({"الذي", "التي", "الذين"})
_LINKS = frozenset({"ب", "الي", "علي", "عن", "من"})
_LONGEST_GAP = 60
_LONGEST_ACT = 8
_ACTS = frozenset({"accuse", "demand", "reject", "promise", "threaten", "support"})
# Verbs that take any noun behind their preposition; the rest only nouns that stand for a clause.
_TAKES_ANY = frozenset({"express", "stress", "admit"})


@dataclass(frozen=True, slots=True)
class Content:
    """What was said: tokens `[first, last)`, its kind, and the rule that found it.

    `gap_end` is where the words between verb and content end: the subject stands before it. `skip`
    counts the letters of a preposition glued to the first word.
    """

    first: int
    last: int
    kind: QuoteKind
    rule: str
    gap_end: int
    skip: int = 0


def contents(cue: Cue, layout: Layout, index: CueIndex) -> tuple[Content, ...]:
    """The contents of a cue, none where it introduces no speech; more where marks follow marks."""
    found = _first_content(cue, layout, index)
    if found is None:
        return ()
    if found.rule != "marks":
        return (found,)
    return (found, *_following_marks(found, layout))


def noun_end(first: int, last: int, layout: Layout, index: CueIndex) -> int:
    """Where the noun phrase that begins at token `first` ends: as a clause, or before a joined verb."""
    keys = layout.tokens.keys
    joined = (i for i in range(first + 2, last) if keys[i][0] == "و" and _joins_verb(i, layout, index))
    return _trim(first, min(clause_end(first, last, layout, index), next(joined, last)), layout)


def _joins_verb(token: int, layout: Layout, index: CueIndex) -> bool:
    """Whether و joins a verb at `token`: of saying, or a feminine perfect behind a comma (، وحظرت)."""
    keys = layout.tokens.keys
    shaped = keys[token - 1] in _COMMAS and keys[token].endswith("ت") and not keys[token].endswith("ات")
    return _speaks(token, layout, index) or (shaped and len(keys[token]) > 4)


def clause_end(first: int, last: int, layout: Layout, index: CueIndex) -> int:
    """Where the clause that begins at token `first` ends, at the latest before `last`."""
    i = first
    while i < last:
        close = layout.closing(i)
        if close is not None and close < last:
            i = close
        elif i > first and _ends_clause(i, layout, index):
            return i
        i += 1
    return _trim(first, last, layout)


def _first_content(cue: Cue, layout: Layout, index: CueIndex) -> Content | None:
    keys = layout.tokens.keys
    _, end = layout.sentence(cue.token)
    rivals: set[str] = set()
    passed = cue.token
    for i in range(cue.token + 1, min(end, cue.token + _LONGEST_GAP)):
        if i <= passed:
            continue
        key = keys[i]
        opens = key in _THAT_OR_MARK or key in cue.prepositions or key[0] in "بل"
        if opens and (found := _content_at(i, cue, end, rivals, layout, index)):
            return found
        passed = layout.marks.get(i, passed)
        if (i > cue.token + 1 or key.startswith("قايل")) and (
            key in index.readings or key in index.speech.then
        ):
            if _another_speaks(i, layout, index) or _then_speaks(i, layout, index):
                break
            rivals |= _rival_frames(i, cue, layout, index)
    return _label(cue, end, layout, index)


def _content_at(
    token: int, cue: Cue, end: int, rivals: set[str], layout: Layout, index: CueIndex
) -> Content | None:
    """The content that begins at `token`, if what stands there opens one for the cue."""
    key = layout.tokens.keys[token]
    if key == "ان" and _spells_name(token, layout.tokens.keys):
        return None
    if key in _THAT and not _is_taken("that", token, cue, rivals, layout):
        return _that_clause(cue, token, end, layout, index)
    if key == ":" and "direct" not in rivals:
        return _after_colon(cue, token, layout, index)
    if key in _OPENING and "direct" not in rivals:
        return _in_marks(cue, token, end, layout)
    return None if rivals or not cue.prepositions else _noun(cue, token, end, layout, index)


def _spells_name(token: int, keys: tuple[str, ...]) -> bool:
    """Whether ان stands in the name of a broadcaster: سي إن إن."""
    first = token - 1 if keys[token - 1] != "ان" else token - 2
    return keys[first] in _INITIALS


def _is_taken(frame: str, that: int, cue: Cue, rivals: set[str], layout: Layout) -> bool:
    """Whether a verb in between takes the complement; إن belongs to قال whatever stands between."""
    return frame in rivals and not (
        cue.verb.verb == "قال" and layout.tokens.surface(that, that + 1).startswith("إن")
    )


def _rival_frames(token: int, cue: Cue, layout: Layout, index: CueIndex) -> set[str]:
    found = index.find(layout.tokens.keys[token])
    if found is None or layout.tokens.keys[token - 1] in index.words.carrying:
        return set()
    if found.form.key in index.speech.noun_too and not found.clitic:
        return set()
    yields = cue.verb.kind == "relay" and found.form.tense is not Tense.NOUN
    return set() if yields else set(found.verb.frames)


def _another_speaks(token: int, layout: Layout, index: CueIndex) -> bool:
    """Whether a new statement begins at `token` after a comma (، وأضاف)."""
    found = index.find(layout.tokens.keys[token])
    if found is None or layout.tokens.keys[token - 1] not in _COMMAS:
        return False
    return found.clitic > 0 or found.form.tense is Tense.PARTICIPLE


def _that_clause(cue: Cue, that: int, end: int, layout: Layout, index: CueIndex) -> Content | None:
    keys = layout.tokens.keys
    before = keys[that - 1]
    if "that" not in cue.verb.frames and not ("label" in cue.verb.frames and keys[that].startswith("بان")):
        return None
    if before in index.words.governor or (
        before in {"الي", "من", "عن", "علي", "في"} and not _governs(cue, before)
    ):
        return None
    if that + 1 >= end or (cue.verb.kind in _ACTS and _strays(cue, that, keys, index)):
        return None
    kind, first, last = _unwrap(that + 1, clause_end(that + 1, end, layout, index), layout)
    rule = "label" if "label" in cue.verb.frames else "that"
    return Content(first, last, kind, rule, that)


def _strays(cue: Cue, that: int, keys: tuple[str, ...], index: CueIndex) -> bool:
    """Whether so much stands between an act and أن that the clause belongs to something else."""
    between = keys[cue.token + 1 : that - 1]
    return len(between) > _LONGEST_ACT and any(
        key in index.words.circumstance_head or key in index.words.relative for key in between
    )


def _governs(cue: Cue, preposition: str) -> bool:
    return preposition in cue.prepositions or cue.verb.kind in {
        "stress",
        "accuse",
    }


def _unwrap(first: int, last: int, layout: Layout) -> tuple[QuoteKind, int, int]:
    """A clause wholly in marks is direct and sheds them; any other is indirect and keeps its marks."""
    close = layout.closing(first)
    keys = layout.tokens.keys
    ends = close is not None and (close == last - 1 or keys[close + 1] in _COMMAS | _BESIDE)
    if close is not None and close < last and ends:
        return QuoteKind.DIRECT, first + 1, _trim(first + 1, close, layout)
    return QuoteKind.INDIRECT, first, last


def _after_colon(cue: Cue, colon: int, layout: Layout, index: CueIndex) -> Content | None:
    if not {"direct", "marks"} & set(cue.verb.frames):
        return None
    first = colon + 1
    _, end = layout.paragraph(cue.token)
    if first >= end:
        return None
    close = layout.closing(first)
    if close is not None:
        return _marked(first, close, colon, layout)
    _, end = layout.sentence(first)
    end = next((i for i in range(first + 1, end) if _cuts_speech(i, layout, index)), end)
    return Content(first, _trim(first, end, layout), QuoteKind.DIRECT, "colon", colon)


def _cuts_speech(token: int, layout: Layout, index: CueIndex) -> bool:
    """Whether the narrator takes up again at `token` after words without marks: وأكد: …، وختم قائلا."""
    keys = layout.tokens.keys
    opens = token + 1 < len(keys) and keys[token + 1] in _THAT_OR_MARK
    return (keys[token][0] == "و" and opens and _speaks(token, layout, index)) or _goes_on(
        token, layout, index
    )


def _in_marks(cue: Cue, mark: int, end: int, layout: Layout) -> Content | None:
    """Words in marks right after the verb, its subject's comma or its preposition."""
    close = layout.closing(mark)
    if close is None:
        return None
    keys = layout.tokens.keys
    words = sum(key.isalnum() for key in keys[mark + 1 : close])
    if "direct" in cue.verb.frames and _opens_speech(cue, mark, close, words, end, keys):
        return _marked(mark, close, mark, layout)
    if "marks" in cue.verb.frames and words >= 3 and _opens_act(cue, mark, keys):
        return _marked(mark, close, mark, layout)
    if {"label", "labels"} & set(cue.verb.frames) and keys[mark - 1] == "ب" and mark > cue.token + 2:
        return _marked(mark, close, mark - 1, layout)
    return None


def _opens_speech(cue: Cue, mark: int, close: int, words: int, end: int, keys: tuple[str, ...]) -> bool:
    """Whether words in marks are what a verb of saying says, no name inside its subject."""
    follows = keys[close + 1] if close + 1 < end else "."
    if follows in _THAT:
        return False
    if mark == cue.token + 1:
        return words >= 2 and follows not in _LINKS
    ends = follows in _COMMAS | _STOPS
    if keys[mark - 1] in _COMMAS or keys[mark - 1] in cue.prepositions:
        return words >= 2 and ends
    linked = any(key in cue.prepositions for key in keys[cue.token + 1 : mark])
    linked = linked or keys[mark - 1] in _CAUSES or keys[cue.token - 1] in _WHO
    return words >= 4 and not linked and (ends or follows not in _LINKS)


def _opens_act(cue: Cue, mark: int, keys: tuple[str, ...]) -> bool:
    """Whether words in marks open what an act is about; whom one calls on stands before a preposition."""
    if cue.verb.kind in {"demand", "threaten", "promise", "propose"}:
        return keys[mark - 1] in _LINKS or keys[mark + 1].startswith("ب") or keys[mark + 1] in _LINKS
    before = keys[mark - 1]
    own = keys[mark + 1].startswith("ب") or before in _LINKS or mark == cue.token + 1
    return own or (before not in _COMMAS and not _governs_next(before))


def _governs_next(key: str) -> bool:
    """Whether a word takes what follows as its genitive: بتواصل "التطهير"."""
    return key.startswith(("ب", "ل")) and not key.startswith(("بال", "لل"))


def _marked(mark: int, close: int, gap_end: int, layout: Layout) -> Content:
    return Content(mark + 1, _trim(mark + 1, close, layout), QuoteKind.DIRECT, "marks", gap_end)


def _following_marks(found: Content, layout: Layout) -> Iterator[Content]:
    """Further marks that follow after a comma: "…"، "…"."""
    keys = layout.tokens.keys
    close = found.last
    while close < len(keys) and keys[close] not in _OPENING | {"»", "”", "›"}:
        close += 1
    following = close + 1
    while following < len(keys) and keys[following] in _COMMAS:
        following += 1
    last = layout.closing(following)
    if (
        following > close + 1
        and last is not None
        and layout.paragraph(following) == layout.paragraph(found.first)
    ):
        second = _marked(following, last, found.gap_end, layout)
        yield second
        yield from _following_marks(second, layout)


def _noun(cue: Cue, token: int, end: int, layout: Layout, index: CueIndex) -> Content | None:
    """A noun after the verb's own preposition: شدد على ضرورة الحل."""
    keys = layout.tokens.keys
    first = _noun_start(cue, token, layout, index)
    if first is None or first >= end or keys[first] in index.words.setting | _THAT:
        return None
    close = layout.closing(first)
    if close is not None:
        if close - first < 3 or keys[close + 1 : close + 2] in {(that,) for that in _THAT}:
            return None
        kind, start, last = _unwrap(first, close + 1, layout)
        return Content(start, last, kind, "noun", token)
    last = noun_end(first, end, layout, index)
    glued = int(first == token)
    return Content(first, last, QuoteKind.INDIRECT, "noun", token, glued) if last - first >= 2 else None


def _noun_start(cue: Cue, token: int, layout: Layout, index: CueIndex) -> int | None:
    """Where the noun behind one of the verb's prepositions begins at `token`, None where none does.

    Where much else could hang on the preposition, the noun must be one that stands for a clause.
    """
    keys, is_proposition = layout.tokens.keys, index.speech.is_proposition
    for preposition in cue.prepositions:
        if keys[token] == preposition:
            open_to_all = cue.verb.kind in _TAKES_ANY and not _in_circumstance(cue.token, token, keys, index)
            marked = token + 1 < len(keys) and keys[token + 1] in _OPENING
            noun = keys[token + 1] if token + 1 < len(keys) else ""
            return token + 1 if open_to_all or marked or is_proposition(noun) else None
        if preposition == "ب" and keys[token].startswith("ب") and is_proposition(keys[token][1:]):
            return token
        glued = preposition == "الي" and keys[token].startswith("ل") and is_proposition(keys[token][1:])
        if glued and token - cue.token < _LONGEST_ACT and "الي" not in keys[cue.token : token]:
            return token
    return None


def _in_circumstance(verb: int, token: int, keys: tuple[str, ...], index: CueIndex) -> bool:
    """Whether a circumstance that no comma ends stands between a verb and `token`."""
    for i in range(token - 1, verb, -1):
        if keys[i] in _COMMAS:
            return False
        if keys[i] in index.words.circumstance_head:
            return True
    return False


def _label(cue: Cue, end: int, layout: Layout, index: CueIndex) -> Content | None:
    """What someone or something is called: وصفها بالخطيرة."""
    keys = layout.tokens.keys
    passive = not cue.form.object and keys[min(cue.token + 1, end - 1)].startswith("ب")
    if "label" not in cue.verb.frames or passive:
        return None
    for i in range(cue.token + 1, end):
        if keys[i].startswith("ب") and len(keys[i]) > 4 and keys[i] not in _THAT:
            last = clause_end(i, end, layout, index)
            return Content(i, last, QuoteKind.INDIRECT, "label", i, skip=1)
    return None


def _ends_clause(token: int, layout: Layout, index: CueIndex) -> bool:
    keys = layout.tokens.keys
    if keys[token] not in _COMMAS or token + 1 >= len(keys):
        return _goes_on(token, layout, index)
    following = keys[token + 1]
    if following in index.words.narrator or (
        token + 2 < len(keys) and f"{following} {keys[token + 2]}" in index.words.narrator_phrase
    ):
        return True
    return _then_speaks(token + 1, layout, index) or _another_speaks(token + 1, layout, index)


def _then_speaks(token: int, layout: Layout, index: CueIndex) -> bool:
    """Whether a word between statements stands at `token`, behind a comma and before a verb of saying."""
    keys = layout.tokens.keys
    then = keys[token] in index.speech.then and keys[token - 1] in _COMMAS
    return then and _speaks(token + 1, layout, index)


def _goes_on(token: int, layout: Layout, index: CueIndex) -> bool:
    """Whether a verb that goes on with what was said stands at `token` without a comma: وأضاف أن."""
    key = layout.tokens.keys[token]
    found = index.find(key) if key[0] == "و" else None
    goes_on = found is not None and found.clitic > 0 and found.verb.kind == "continue"
    return goes_on and _speaks(token, layout, index)


def _speaks(token: int, layout: Layout, index: CueIndex) -> bool:
    """Whether a finite verb of saying stands at `token`."""
    found = index.find(layout.tokens.keys[token]) if token < len(layout.tokens.keys) else None
    return found is not None and found.form.tense in {Tense.PERFECT, Tense.IMPERFECT}


def _trim(first: int, last: int, layout: Layout) -> int:
    keys = layout.tokens.keys
    while last > first + 1 and keys[last - 1] in _COMMAS | {".", ":", "-", "–", "—"}:
        last -= 1
    return last
