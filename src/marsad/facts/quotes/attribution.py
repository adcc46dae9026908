"""According-to forms: بحسب، وفقا لـ، حسبما ذكر، على حد قول، with the clause each hangs on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from marsad.facts.heads import HeadKind
from marsad.facts.layout import Layout
from marsad.facts.quotes.according import PAIRS, opening
from marsad.facts.quotes.clause import THAT, clause_end
from marsad.facts.quotes.content import Content
from marsad.facts.quotes.cue_index import CueIndex
from marsad.facts.quotes.hanging import clause_before
from marsad.facts.quotes.marks import unwrap
from marsad.facts.quotes.papers import JOINT
from marsad.facts.quotes.parted import LINKS, Parted, clause_around, parted
from marsad.facts.reference import Cast, Named
from marsad.facts.subject import Subjects
from marsad.model.entity import Entity
from marsad.text.inflect import Form, Tense

_COMMAS = frozenset("،,")
_BREAKS = frozenset("،,.؛:")
_NOT_TO = frozenset({"لا", "لم", "لن", "لكن", "ليس", "ليست", "لقد", "لدي", "لو", "لان", "لانه", "لانها"})
_LONGEST_SOURCE = 14
_FINITE = frozenset({Tense.PERFECT, Tense.IMPERFECT})
_SHORTEST_CLAUSE = 3
_LONG_CLAUSE = 6
_AS = "كما"
_REPORTING = frozenset({"state", "stress", "explain", "announce", "reveal", "write"})
_ISSUED = ("صادر", "صدر", "الصادر", "اصدر", "المتوافر", "المتوفر")
_CITING = "نقلا"
_SAME = frozenset({"نفس", "ذات"})
_SO_THAT = frozenset({"فان", "فانه", "فانها", "فانهم"})
_RESUMING = _SO_THAT | {"عن", "ان", "انه", "انها", "فقد"}
_HANGING = frozenset({"في", "الي", "علي", "عن", "من", "حتي", "ضد", "وسط"})


@dataclass(frozen=True, slots=True)
class Attribution:
    """An according-to form: the cue's token, the token after its source, the source, its content.

    `pronoun` is set where the source is only pointed at (بحسب قوله), `paper` where it is a paper told of
    before (وفق التقرير). `content` is None where it stands between a verb of saying and that verb's own
    complement: then the source is only the carrier.
    """

    token: int
    last: int
    source: Entity | None
    content: Content | None
    clitic: int = 0
    pronoun: Form | None = None
    paper: str = ""

    def cue_text(self, written: str) -> str:
        """The cue as written, without a glued و or ف."""
        return written[self.clitic :]


def find_attributions(
    cast: Cast, index: CueIndex, subjects: Subjects, dateline_end: int
) -> Iterator[Attribution]:
    """The according-to forms of an article, in order."""
    keys = cast.layout.tokens.keys
    openers = index.according | {_CITING, _AS}
    opening_pairs = [i for i, pair in enumerate(pairwise(keys)) if pair in PAIRS]
    single = [i for i, key in enumerate(keys) if key in openers]
    for token in [i for i in sorted(single + opening_pairs) if cast.at(i) is None]:
        read = _as_said if keys[token] == _AS else _read
        found = read(token, cast, index, subjects, dateline_end)
        if found is not None:
            yield found


def _as_said(
    token: int, cast: Cast, index: CueIndex, subjects: Subjects, dateline_end: int
) -> Attribution | None:
    """The source of كما قال الوزير behind a clause, None where the verb has a content of its own."""
    layout, keys = cast.layout, cast.layout.tokens.keys
    start, end = layout.sentence(token)
    said = index.find(keys[token + 1]) if token + 2 < end else None
    if said is None or said.form.tense not in _FINITE or said.clitic:
        return None
    if any(_opens_content(i, cast) for i in range(token + 2, end - 1)) or said.verb.kind not in _REPORTING:
        return None
    last = _source_end(token + 2, end, subjects, index)
    source, named = _source(token + 2, last, cast, subjects)
    goes_on = last < end and keys[last].isalnum() and keys[last] not in _HANGING
    if not named or goes_on or not _is_all_of_it(token + 2, last, cast):
        return None
    content = clause_before(token, max(start, min(dateline_end, token)), layout, index)
    return Attribution(token + 1, last, source, content) if content else None


def _opens_content(token: int, cast: Cast) -> bool:
    """Whether أن, a colon or marks that hold no name stand at `token`."""
    if cast.layout.tokens.keys[token] in THAT | {":"}:
        return True
    return cast.layout.closing(token) is not None and cast.at(token + 1) is None


def _is_all_of_it(first: int, last: int, cast: Cast) -> bool:
    """Whether the source is all that stands in `[first, last)`, no object of the verb behind it."""
    named = [n.last for n in cast.between(first, last)]
    keys = cast.layout.tokens.keys
    close = last - 1 if keys[last - 1] in '"»”' else last
    return max(named) >= close - 1 if named else last - first <= _SHORTEST_CLAUSE


def _read(
    token: int, cast: Cast, index: CueIndex, subjects: Subjects, dateline_end: int
) -> Attribution | None:
    layout, keys = cast.layout, cast.layout.tokens.keys
    start, end = layout.sentence(token)
    start = max(start, min(dateline_end, token))
    opened = opening(token, end, keys, index)
    if opened is None:
        return None
    joined = opened.cue == token and keys[token] not in index.words.according_to
    told = any(index.find(key) is not None for key in keys[token + 1 : opened.source])
    paused = opened.source < end and keys[opened.source] in _COMMAS
    first = subjects.skip_adverbs(opened.source, end) if told and not paused else opened.source
    clitic = int(joined and keys[token] != _CITING)
    if opened.pronoun is not None:
        content = _content(token, first, start, end, layout, index)
        return Attribution(opened.cue, first, None, content, clitic, opened.pronoun)
    if first >= end or (cast.at(first) is None and _is_no_source(keys[first], cast, index)):
        return None
    last = _source_end(first, end, subjects, index)
    source, named = _source(first, last, cast, subjects, told=told)
    if not named or (source is None and keys[min(first + 1, end - 1)].startswith(JOINT)):
        return None
    if source is None and (apposed := _apposed(last, end, subjects)) is not None:
        source, last = apposed.entity, apposed.last
    last = _topic_end(first, last, end, subjects)
    paper = _paper_told_of(first, last, subjects) if source is None else ""
    if paper and keys[min(last, end - 1)] in cast.words.relative:
        issuer = subjects.after(last + 2, end)  # حسب البيانات التي جمعتها المفوضية
        source, paper = issuer.entity, "" if issuer.stated else paper
    if source is not None and token > start:
        last = _described_end(last, end, keys, subjects)
    content = _content(token, last, start, end, layout, index)
    return Attribution(opened.cue, last, source, content, clitic, paper=paper)


def _apposed(last: int, end: int, subjects: Subjects) -> Named | None:
    """The person between commas behind his title: بحسب المتحدث الرئاسي، سالم راضي، …"""
    keys = subjects.cast.layout.tokens.keys
    named = subjects.cast.at(last + 1) if last + 1 < end and keys[last] in _COMMAS else None
    alone = named is not None and (named.last >= end or not keys[named.last].isalnum())
    return named if named is not None and alone and subjects.phrases.is_person(named) else None


def _topic_end(first: int, last: int, end: int, subjects: Subjects) -> int:
    """The token after what a paper is about, told behind its issuer: وفق تقرير للوزارة عن الصادرات."""
    keys, head = subjects.cast.layout.tokens.keys, subjects.phrases.head(first)
    if last >= end or keys[last] != "عن" or head is None or head.kind is not HeadKind.PAPER:
        return last
    return next((i for i in range(last, end) if keys[i] in _BREAKS), end)


def _paper_told_of(token: int, last: int, subjects: Subjects) -> str:
    """The noun of a definite paper at `token` that nobody is said to have issued: وفق التقرير; else empty."""
    head = subjects.phrases.head(token)
    told_of = head is not None and head.kind is HeadKind.PAPER and head.definite
    return head.base if head is not None and told_of and not _names_issuer(token, last, subjects) else ""


def _described_end(last: int, end: int, keys: tuple[str, ...], subjects: Subjects) -> int:
    """The token after who the source is, told behind its name: حسبما قال فلان، مسؤول الادعاء في المدينة."""
    if last + 1 >= end or keys[last] not in _COMMAS:
        return last
    named, head = subjects.cast.at(last + 1), subjects.phrases.head(last + 1)
    if named is not None and subjects.phrases.is_person(named):
        return named.last  # وفق رئيس اللجنة، اللواء سالم
    if head is None or head.kind is not HeadKind.PERSON or head.definite or head.number != "s":
        return last
    return next((i for i in range(last + 1, end) if keys[i] in _COMMAS), end)


def _is_no_source(key: str, cast: Cast, index: CueIndex) -> bool:
    """Whether what stands behind the form states nothing: the law, the programme, a preposition."""
    plain = "ال" + key[2:] if key.startswith("لل") else key.removeprefix("ل")
    none = cast.words.no_source | cast.words.preposition | index.speech.law | cast.words.pointer
    if index.speech.is_proposition(plain) and not plain.startswith("ال"):
        return True
    return plain in none or plain.removeprefix("ال") in none


def _relays(verb: str) -> bool:
    return "نقل" in verb


def _source_end(first: int, end: int, subjects: Subjects, index: CueIndex) -> int:
    cast = subjects.cast
    keys = cast.layout.tokens.keys
    if (resumed := _resumed(first, end, keys)) is not None:
        return resumed
    named = cast.between(first, min(first + _LONGEST_SOURCE, end))
    for i in range(first, end):
        if i > first and (ends := _name_end(i, first, end, subjects)):
            return ends
        stops = _BREAKS | cast.words.joint | index.speech.resuming | cast.words.relative
        breaks = keys[i] in stops
        if breaks and not any(n.first <= i < n.last for n in named):
            return i
        issued = keys[i - 1].startswith(_ISSUED)
        if keys[i] == "عن" and i > first and not issued and not _relays(keys[first - 1]):
            return i
    return end


def _resumed(first: int, end: int, keys: tuple[str, ...]) -> int | None:
    """The token after a source behind which فإن says that the clause begins: حسب مدير …، فإن الخطة."""
    limit = min(first + _LONGEST_SOURCE, end)
    opens = next((i for i in range(first, limit) if keys[i] in _SO_THAT), None)
    comma = opens is not None and opens > first and keys[opens - 1] in _COMMAS
    return (opens - 1 if comma else opens) if opens is not None else None


def _name_end(token: int, first: int, end: int, subjects: Subjects) -> int | None:
    """The token after a name that ends at `token` and closes the source: وفق تاس نحو مئة."""
    cast = subjects.cast
    named = cast.at(token - 1)
    closes = named is not None and named.last == token and named.first <= first + 1
    key = cast.layout.tokens.keys[token]
    goes_on = key.isalnum() and not key.startswith(("ال", "و")) and key not in _HANGING
    titled = any(subjects.phrases.opens_at(n) <= first for n in cast.between(token, token + 1))
    if not closes or titled or not goes_on or key in cast.words.relative | cast.words.circumstance_head:
        return None
    return token if end - token > _SHORTEST_CLAUSE else None


def _source(
    first: int, last: int, cast: Cast, subjects: Subjects, *, told: bool = True
) -> tuple[Entity | None, bool]:
    """The source named in tokens `[first, last)`, and whether there is one at all.

    Where no verb says that it `told`, an indefinite word must be known to be someone: وفق عمليات حسابية.
    """
    keys = cast.layout.tokens.keys
    behind = next((i + 1 for i in range(first, last) if keys[i] == "عن" and _relays(keys[first - 1])), first)
    behind += behind < last and cast.layout.closing(behind) is not None
    behind += behind + 1 < last and keys[behind].removeprefix("ل") in _SAME
    if behind >= last:
        return None, False
    if keys[behind].removeprefix("ل") in cast.words.known_source:
        return None, True
    found = subjects.phrases.source(behind, last)
    paper = found.head is not None and found.head.kind is HeadKind.PAPER
    noun = keys[behind].removeprefix("ل")
    someone = cast.words.is_unnamed(noun) or noun.endswith(("ين", "ون"))
    several = noun.startswith("ال") and cast.words.is_unnamed(noun[2:-2] + "ون")  # المحتجين
    spoken = (found.unnamed and (someone or told)) or found.head is not None or several
    if paper and found.entity is None and _names_issuer(behind, last, subjects):
        return None, True
    owned = behind + 1 < last and keys[behind + 1].endswith(("ين", "اء")) and cast.at(behind + 1) is None
    known = owned and (cast.words.is_unnamed(keys[behind + 1]) or keys[behind + 1].endswith("ين"))
    unsaid = paper and found.unnamed and not known  # تقديرات مصرفيين are somebody's, حسابات are nobody's
    return found.entity, found.entity is not None or (spoken and not unsaid)


def _names_issuer(paper: int, last: int, subjects: Subjects) -> bool:
    """Whether a paper is said to be some body's that is not known by name: وفق بيان للشركة."""
    keys = subjects.cast.layout.tokens.keys
    while paper + 1 < last and keys[paper + 1].startswith("ال") and not keys[paper + 1].startswith(_ISSUED):
        paper += 1  # الأرقام الرسمية للحكومة
    issued = paper + 3 < last and keys[paper + 1].startswith(_ISSUED) and keys[paper + 2] == "عن"
    glued = paper + 1 < last and keys[paper + 1].startswith("ل")
    head = subjects.phrases.head(paper + 1) if glued else None
    return issued or (head is not None and head.kind is HeadKind.BODY)


def _content(token: int, last: int, start: int, end: int, layout: Layout, index: CueIndex) -> Content | None:
    keys = layout.tokens.keys
    if _interrupts_speech(token, last, start, end, keys, index):
        return None
    if not any(key.isalnum() for key in keys[start:token] if key not in index.speech.clause_start):
        if not any(key.isalnum() for key in keys[last:end]):
            return _sentence_before(start, layout, index)
        return _clause_after(last, end, layout, index)
    tail = last
    while tail < end and not keys[tail].isalnum():
        tail += 1
    closed = tail >= end or _is_closed(token, last, tail, start, keys, index)
    if closed or _is_to_whom(last, tail, keys) or _hangs_back(last, tail, end, keys, index):
        return clause_before(token, start, layout, index)
    if keys[tail] in _RESUMING or keys[last] not in _COMMAS:
        return _clause_after(last, end, layout, index)
    return _parted(token, last, tail, (start, end), layout, index)


def _parted(
    token: int, last: int, tail: int, sentence: tuple[int, int], layout: Layout, index: CueIndex
) -> Content | None:
    """The clause that hangs on a form between commas, in the middle of its sentence."""
    start, end = sentence
    way = parted(token, tail, start, layout, index)
    if way is Parted.AROUND:
        return clause_around(token, tail, sentence, layout, index)
    if way is Parted.BEHIND:
        return _clause_after(last, end, layout, index)
    return clause_before(token, start, layout, index) if way is Parted.BEFORE else None


def _is_closed(token: int, last: int, tail: int, start: int, keys: tuple[str, ...], index: CueIndex) -> bool:
    """Whether a clause before a form is what hangs on it, no comma parting the source from what follows."""
    return (
        tail == last and keys[last] not in _RESUMING | index.speech.resuming and token - start >= _LONG_CLAUSE
    )


def _is_to_whom(last: int, tail: int, keys: tuple[str, ...]) -> bool:
    """Whether the source goes on with whom it told: وفق ما قال المدير للصحفيين."""
    return tail == last and keys[last][0] == "ل" and keys[last] not in _NOT_TO


def _hangs_back(last: int, tail: int, end: int, keys: tuple[str, ...], index: CueIndex) -> bool:
    """Whether what follows the source behind a comma only adds to the clause before the form."""
    if keys[last] not in _COMMAS:
        return False
    key, words = keys[tail], index.words
    count = sum(k.isalnum() for k in keys[tail:end])
    if count < _SHORTEST_CLAUSE or key.startswith("و") or (count <= _LONG_CLAUSE and key in index.titles):
        return True
    opens = words.circumstance_head | words.narrator | words.relative | index.speech.then | {"مما", "ما"}
    found = index.find(key)
    return key in opens - LINKS or (found is not None and found.form.tense is Tense.PARTICIPLE)


def _interrupts_speech(
    token: int, last: int, start: int, end: int, keys: tuple[str, ...], index: CueIndex
) -> bool:
    """Whether a verb of saying before the form finds its complement behind it."""
    says = any(
        index.find(keys[i]) and keys[i].lstrip("وف") not in index.words.came for i in range(start, token)
    )
    if says and keys[token] == _CITING:
        return True
    after = keys[last : min(last + 4, end)]
    complement = {"ان", "انه", "انها", "عن", "الي", "علي", "بان", "بانه"}
    return says and any(key in complement or key in '«"“:' for key in after)


def _clause_after(source_end: int, end: int, layout: Layout, index: CueIndex) -> Content | None:
    keys = layout.tokens.keys
    first = source_end
    first = _behind_joint(first, end, keys, index)
    if first < end and keys[first] in index.words.relative:
        comma = next((i for i in range(first, end) if keys[i] in _COMMAS), end)
        first = _behind_joint(comma + 1, end, keys, index)
    if first >= end:
        return None
    kind, start, last = unwrap(first, clause_end(first, end, layout, index), layout)
    return Content(start, last, kind, "according to", first)


def _behind_joint(first: int, end: int, keys: tuple[str, ...], index: CueIndex) -> int:
    """The token at or after `first` behind what joins a clause to its source: ، فإن، عن."""
    while first < end and (keys[first] in _COMMAS | index.words.joint | THAT | {"عن"}):
        first += 1
    return first


def _sentence_before(start: int, layout: Layout, index: CueIndex) -> Content | None:
    """The sentence before a form that stands by itself: قتل ثلاثة في الحريق. بحسب الإذاعة."""
    if start == layout.paragraph(start)[0]:
        return None
    return clause_before(start, layout.sentence(start - 1)[0], layout, index)
