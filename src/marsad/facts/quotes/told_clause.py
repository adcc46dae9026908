"""Where a clause behind أن ends for its teller: past his acts, before a main clause (فيما يقول إن …، تصر)."""

from __future__ import annotations

from marsad.facts.layout import Layout
from marsad.facts.quotes.clause import COMMAS, SO_THAT, THAT, clause_end, speaks
from marsad.facts.quotes.cue_index import CueIndex
from marsad.facts.quotes.cues import Cue
from marsad.facts.quotes.marks import ACTS, AND_THAT
from marsad.facts.reference import Cast
from marsad.text.inflect import Tense

_SCENE = frozenset({"فيما", "بينما", "بعدما", "عندما"})
_DESPITE = frozenset({"رغم", "مع", "بعد"})
_LONGEST_WHEN = 9
_WHEN = frozenset({"بعد", "عقب", "اثر", "قبل", "بسبب"})


def told_clause_end(start: int, end: int, cue: Cue, cast: Cast, index: CueIndex) -> int:
    """Where a clause ends, past acts of its own subject: قال إن موسكو سلمت مذكرة، [وعرضت هدنة]."""
    layout, keys = cast.layout, cast.layout.tokens.keys
    last = clause_end(start, end, layout, index)
    while last + 2 < end and keys[last] in COMMAS and _does_besides(last + 1, cue, cast, index):
        last = clause_end(last + 2, end, layout, index)
    resumed = _and_that(last, end, keys) if last + 2 < end and keys[last] in COMMAS else None
    last = clause_end(resumed, end, layout, index) if resumed is not None else last
    return _main_clause(cue.token, start, last, layout, index)


def _and_that(comma: int, end: int, keys: tuple[str, ...]) -> int | None:
    """Where وأن goes on right behind what only told when or why: ، بعد بلاغ من مجهول، [وأنها نهبت]."""
    behind = next((i for i in range(comma + 1, min(comma + _LONGEST_WHEN, end)) if keys[i] in COMMAS), None)
    told = behind is not None and keys[comma + 1] in _WHEN and keys[behind + 1 : behind + 2]
    return behind + 1 if told and behind is not None and keys[behind + 1] in AND_THAT else None


def _does_besides(token: int, cue: Cue, cast: Cast, index: CueIndex) -> bool:
    """Whether an act is joined whose ending is not the speaker's, and no subject of its own follows."""
    found, keys = index.find(cast.layout.tokens.keys[token]), cast.layout.tokens.keys
    if found is None or found.form.tense is not Tense.PERFECT:
        return False
    if found.form.number == "d" and cue.form.number == "s":
        return True  # أن الجانبين اتفقا على …، وأدانا الهجوم
    if found.verb.kind not in ACTS | {"propose"}:
        return False
    other = found.form.number == cue.form.number == "s" and found.form.gender != cue.form.gender
    own = keys[token + 1].startswith("ال") or cast.at(token + 1) is not None
    return other and not own and cast.head(token + 1) is None and not index.words.is_unnamed(keys[token + 1])


def _main_clause(verb: int, first: int, last: int, layout: Layout, index: CueIndex) -> int:
    """Where what `verb` says in `[first, last)` ends: before the main clause, if its own is subordinate."""
    if not _is_subordinate(verb, layout):
        return last
    keys = layout.tokens.keys
    commas = (i for i in range(first, last - 1) if keys[i] in COMMAS and not layout.inside_marks(i))
    return next((i for i in commas if _takes_up(i + 1, layout, index)), last)


def _is_subordinate(verb: int, layout: Layout) -> bool:
    """Whether the clause of a verb opens its sentence behind فيما, رغم أن, no comma before the verb."""
    keys = layout.tokens.keys
    first, _ = layout.sentence(verb)
    opener = keys[first].removeprefix("و")
    opens = opener in _SCENE or (opener in _DESPITE and keys[first + 1] in THAT)
    return opens and COMMAS.isdisjoint(keys[first:verb])


def _takes_up(token: int, layout: Layout, index: CueIndex) -> bool:
    """Whether a verb that nothing joins stands at `token`, or فإن: ، تصر بنوم بنه، فإنهم يسعون."""
    key = layout.tokens.keys[token]
    if key.startswith(SO_THAT):
        return True
    verbs = index.vocabulary.words[key].verbs
    sure = any(v.form.tense in {Tense.PERFECT, Tense.IMPERFECT} and not v.homograph for v in verbs)
    return key[0] not in "وف" and (sure or speaks(token, layout, index))
