"""The content of a quote: which words after a verb of saying are what was said.

A complement is in marks or after a colon (direct), a clause after أن (indirect, or direct where
it stands wholly in marks), a noun after the verb's own preposition, or a label (وصف … بأنه).
"""

from __future__ import annotations

from marsad.facts.layout import Layout
from marsad.facts.quotes.clause import (
    COMMAS,
    THAT,
    another_speaks,
    called_end,
    clause_end,
    goes_on,
    label_end,
    noun_end,
    opens_content,
    speaks,
    that_end,
    then_speaks,
    trim,
)
from marsad.facts.quotes.content import Content
from marsad.facts.quotes.cue_index import CueIndex
from marsad.facts.quotes.cues import Cue
from marsad.facts.quotes.first_person import goes_on_speaking
from marsad.facts.quotes.governed import governed_noun
from marsad.facts.quotes.marks import (
    ACTS,
    AND_THAT,
    OPENING,
    following_marks,
    in_marks,
    joined_marks,
    marked,
    unwrap,
)
from marsad.facts.quotes.sayings import GIST
from marsad.facts.quotes.told_clause import told_clause_end
from marsad.facts.reference import Cast
from marsad.model.quote import QuoteKind
from marsad.text.inflect import Tense

_THAT_NOT = {"الا": "ألا", "بالا": "بألا"}
_AS = frozenset({"كما", "حسبما", "وفقما"})
_WHICH_IS = frozenset({"وهو", "وهي"})
_MARKS = frozenset((mark,) for mark in OPENING)
_MARKED = frozenset(("ب", mark) for mark in OPENING)  # وصفهم بـ"…"
_WOULD = frozenset({"ان", "بان", "الا"})
_AND_HE = frozenset({"وانه", "وانها", "وانهم"})
_LONGEST_GAP = 60
_LONGEST_ACT = 8
_LONGEST_RECORD = 5
_MEANWHILE = frozenset({("،", "في", "حين"), (",", "في", "حين")})
_OPENERS = THAT | OPENING | frozenset({":", *_THAT_NOT})


def contents(cue: Cue, cast: Cast, index: CueIndex) -> tuple[Content, ...]:
    """The contents of a cue, none where it introduces no speech; more where marks follow marks."""
    layout = cast.layout
    found = _first_content(cue, cast, index)
    if found is None:
        return ()
    if found.rule != "marks":
        return (found, *joined_marks(found, layout)) if found.kind is QuoteKind.DIRECT else (found,)
    return (found, *following_marks(found, layout))


def _first_content(cue: Cue, cast: Cast, index: CueIndex) -> Content | None:
    layout, keys = cast.layout, cast.layout.tokens.keys
    end = reach(cue, layout, index)
    rivals: set[str] = set()
    glued = "بل" if cue.prepositions & {"ب", "الي"} else ""
    passed = cue.token
    for i in range(cue.token + 1, min(end, cue.token + _LONGEST_GAP)):
        if i <= passed:
            continue
        key = keys[i]
        opens = key in _AS or keys[i - 1] in index.words.relative
        if opens and i > cue.token + 1 and (aside := _aside_end(i + (key in _AS), end, layout, index)):
            passed = aside
            continue
        if keys[i - 1 : i + 2] in _MEANWHILE:
            break
        if _stands_beside(i, cue, keys, index):
            rivals |= {"beside"}
        opens = key in _OPENERS or key in cue.prepositions or key[0] in glued
        if opens and (found := _content_at(i, cue, end, rivals, cast, index)):
            return found
        passed = layout.marks.get(i, passed)
        if (i > cue.token + 1 or key.startswith("قايل")) and _turns_away(i, cue, rivals, layout, index):
            break
    return _label(cue, end, cast, index)


def _stands_beside(token: int, cue: Cue, keys: tuple[str, ...], index: CueIndex) -> bool:
    """Whether a clause begins at `token` whose words in marks are not the cue's: بينما، لأن، ينص على أن."""
    laid_down = keys[token] in THAT and keys[token - 1] == "علي" and not _governs(cue, "علي")
    then = keys[token - 1] in COMMAS and keys[token] in index.speech.then
    return laid_down or then or keys[token].startswith("لان")


def reach(cue: Cue, layout: Layout, index: CueIndex) -> int:
    """The token up to which the content of a cue may begin: its sentence's end, or that of its aside."""
    first, end = layout.sentence(cue.token)
    keys = layout.tokens.keys
    if keys[cue.token - 2 : cue.token] == ("الوقت", "الذي"):
        return next((i for i in range(cue.token, end) if keys[i] in COMMAS), end)
    aside = _aside_end(cue.token, end, layout, index)
    return aside if aside is not None and _is_waited_for(cue, first, layout, index) else end


def _turns_away(token: int, cue: Cue, rivals: set[str], layout: Layout, index: CueIndex) -> bool:
    """Whether another statement begins at `token`; a verb that may take what follows joins the `rivals`."""
    key = layout.tokens.keys[token]
    if key == ":":
        return "direct" in rivals  # قال وهو يصيح: أريد أن أعود
    if key not in index.readings and key not in index.speech.then:
        return False
    if another_speaks(token, layout, index) or then_speaks(token, layout, index):
        return True
    rivals |= _rival_frames(token, cue, layout, index)
    return False


def _aside_end(token: int, end: int, layout: Layout, index: CueIndex) -> int | None:
    """The comma that ends the clause between commas whose verb of saying stands at `token`: ، الذي اتهمه،"""
    keys = layout.tokens.keys
    carried = keys[token - 1] in _AS
    opens = (carried or keys[token - 1] in index.words.relative) and keys[token - 2] in COMMAS
    if not opens or not speaks(token, layout, index):
        return None
    commas = (i for i in range(token + 1, end) if keys[i] in COMMAS and not layout.inside_marks(i))
    commas = (i for i in commas if keys[min(i + 1, end - 1)] not in AND_THAT)
    comma = next(commas, None)
    if not carried and (colon := _colon_of_outer(token, comma or end, layout, index)):
        return colon - 1
    if comma is None or not carried:
        return comma
    resumed = comma + 1 < end and keys[comma + 1] in _OPENERS and _OPENERS.isdisjoint(keys[token:comma])
    return comma if resumed else None


def _colon_of_outer(token: int, end: int, layout: Layout, index: CueIndex) -> int | None:
    """The colon that ends a relative clause whose verb only goes on with an act: الذي تابع اللقاء: «…»."""
    keys, found = layout.tokens.keys, index.find(layout.tokens.keys[token])
    if found is None or found.verb.kind != "continue" or keys[token + 1] == ":":
        return None
    return next((i for i in range(token + 2, end) if keys[i] == ":"), None)


def _is_waited_for(cue: Cue, first: int, layout: Layout, index: CueIndex) -> bool:
    """Whether another verb before a clause between commas has not said its content yet: اعتبر X، الذي …"""
    keys, before = layout.tokens.keys, cue.token - 2
    verbs = (i for i in range(before - 1, first - 1, -1) if keys[i] not in index.speech.noun_too)
    verb = next((i for i in verbs if speaks(i, layout, index)), None)
    return verb is not None and _OPENERS.isdisjoint(keys[verb:before])


def _content_at(
    token: int, cue: Cue, end: int, rivals: set[str], cast: Cast, index: CueIndex
) -> Content | None:
    """The content that begins at `token`, if what stands there opens one for the cue."""
    layout, key = cast.layout, cast.layout.tokens.keys[token]
    if key == "ان" and _spells_name(token, layout.tokens.keys, index.speech.letter):
        return None
    if (key in THAT or key in cue.prepositions) and _names_someone(token, cast):
        return None
    if _is_that(token, layout) and not _is_taken("that", token, cue, rivals, layout):
        return _that_clause(cue, token, end, cast, index)
    if key == ":" and "direct" not in rivals:
        return _after_colon(cue, token, layout, index)
    if key in OPENING and not {"direct", "beside"} & rivals:
        return in_marks(cue, token, end, cast, index)
    return (
        None if rivals - {"beside"} or not cue.prepositions else governed_noun(cue, token, end, cast, index)
    )


def _names_someone(token: int, cast: Cast) -> bool:
    """Whether a particle is part of a name: بان كي مون، علي لاريجاني where the text writes على apart."""
    tokens = cast.layout.tokens
    called_ali = tokens.keys[token] == "علي" and tokens.text[tokens.ends[token] - 1] == "ي"
    return cast.at(token) is not None or (called_ali and " على " in tokens.text)


def _is_that(token: int, layout: Layout) -> bool:
    """Whether أن stands at `token`, also with لا glued to it (ألا, not إلا)."""
    key, written = layout.tokens.keys[token], layout.tokens.surface(token, token + 1)
    if key not in _THAT_NOT:
        return key in THAT and not written.startswith("آ")
    return written[len(key) - 3] == "أ"


def _spells_name(token: int, keys: tuple[str, ...], letters: frozenset[str]) -> bool:
    """Whether ان stands in the name of a broadcaster: سي إن إن، لقناة إي أس بي إن."""
    before = keys[token - 1] if keys[token - 1] != "ان" else keys[token - 2]
    if keys[token + 1 : token + 3] and all(key in letters for key in keys[token + 1 : token + 3]):
        return True
    return before in letters or (before[0] in "لبو" and before[1:] in letters)


def _is_taken(frame: str, that: int, cue: Cue, rivals: set[str], layout: Layout) -> bool:
    """Whether a verb in between takes the complement; إن belongs to قال whatever stands between."""
    called = "label" in rivals and layout.tokens.keys[that].startswith("بان")  # ما وصفته بأنه
    return called or (
        frame in rivals
        and not (cue.verb.verb == "قال" and layout.tokens.surface(that, that + 1).startswith("إن"))
    )


def _rival_frames(token: int, cue: Cue, layout: Layout, index: CueIndex) -> set[str]:
    found = index.find(layout.tokens.keys[token])
    if found is None or found.verb.kind == GIST:
        return set()  # نفى معلومات مفادها أن
    keys = layout.tokens.keys
    told = cue.verb.kind == "relay" and keys[token + 1 : token + 2] in _MARKS  # نقل إصرار والده الذي قال "…"
    if told or opens_content(token + 1, found, layout):
        return set(found.verb.frames)
    if layout.tokens.keys[token - 1] in index.words.carrying:
        return {"label"} & set(found.verb.frames)
    if found.form.key in index.speech.noun_too and not found.clitic:
        return set()
    yields = cue.verb.kind == "relay" and found.form.tense is not Tense.NOUN
    return set() if yields else set(found.verb.frames)


def _that_clause(cue: Cue, that: int, end: int, cast: Cast, index: CueIndex) -> Content | None:
    layout, keys = cast.layout, cast.layout.tokens.keys
    before = "" if cast.at(that - 1) else keys[that - 1]
    if "that" not in cue.verb.frames and not ("label" in cue.verb.frames and keys[that].startswith("بان")):
        return None
    said = cue.verb.verb == "قال" and layout.tokens.surface(that, that + 1).startswith("إن")
    if not said and _supposes(that, cue, cast, index):
        return None
    own = that == cue.token + 1 and keys[cue.token - 1] in COMMAS
    joined = before[1:] if before[:1] in {"و", "ف"} and before not in _WHICH_IS else before  # وفضل أن
    governed = not index.words.governor.isdisjoint({before, joined}) and not (said or own)
    governed = governed or (not (said or own) and _is_other_verb(that - 1, cue, cast, index))
    if governed or (before in {"الي", "من", "عن", "علي", "في"} and not _governs(cue, before)):
        return None
    if that + 1 >= end and that + 1 < len(keys):
        _, end = layout.sentence(that + 1)  # a line broken behind أن
    if that + 1 >= end or _strays(cue, that, keys, index):
        return None
    if not said and _governs_clause(that, before, cue, index, keys):
        last = clause_end(that - 1, end, layout, index)
        return Content(that - 1, last, QuoteKind.INDIRECT, "noun", that - 1)
    if keys[that] in _THAT_NOT:
        last = clause_end(that, end, layout, index)
        return Content(that, last, QuoteKind.INDIRECT, "that", that, skip=len(keys[that]) - 2)
    start = that + 1 + (keys[that + 1] in COMMAS | {":"} and that + 2 < end)
    rule = "label" if "label" in cue.verb.frames else "that"
    ends = label_end if rule == "label" else that_end
    end = _resumed(that, start, end, keys, index) or end
    last = ends(start, told_clause_end(start, end, cue, cast, index), layout, index)
    kind, first, last = unwrap(start, last, layout)
    return Content(first, last, kind, rule, that)


def _is_other_verb(token: int, cue: Cue, cast: Cast, index: CueIndex) -> bool:
    """Whether an imperfect that says nothing takes the clause behind it: مباراة تستحق أن توصف."""
    key = cast.layout.tokens.keys[token]
    if token == cue.token or cast.at(token) is not None or index.find(key) is not None:
        return False
    verbs = index.vocabulary.words[key].verbs
    return any(v.form.tense is Tense.IMPERFECT and not v.homograph for v in verbs)


def _resumed(that: int, start: int, end: int, keys: tuple[str, ...], index: CueIndex) -> int | None:
    """Where another teller's clause goes on behind one of what should be: ينفي أن يكون هو، [وأنه سيستأنف]."""
    verbs = index.vocabulary.words[keys[start]].verbs if keys[that] in _WOULD else ()
    if not any(v.form.tense is Tense.IMPERFECT for v in verbs):
        return None
    return next((i for i in range(start + 1, end) if keys[i] in _AND_HE and keys[i - 1] in COMMAS), None)


def _supposes(that: int, cue: Cue, cast: Cast, index: CueIndex) -> bool:
    """Whether إن opens a condition: محذرا إياه من العقاب إن واصل نشاطه."""
    tokens = cast.layout.tokens
    if tokens.surface(that, that + 1) != "إن" or cue.verb.verb == "قال" or that + 1 >= len(tokens):
        return False
    verbs = index.vocabulary.words[tokens.keys[that + 1]].verbs
    acts = cue.verb.kind in ACTS  # لوح بالانسحاب إن تواصل القصف
    perfects = (v for v in verbs if v.form.tense is Tense.PERFECT and not v.joined)
    perfect = any(acts or not v.homograph for v in perfects)
    return perfect or tokens.keys[that + 1] == "لم"


def _governs_clause(that: int, before: str, cue: Cue, index: CueIndex, keys: tuple[str, ...]) -> bool:
    """Whether a noun that stands for a clause takes the one at `that`: أكد ضرورة أن، not أكد سموه أن."""
    joined = that - 1 > cue.token and COMMAS.isdisjoint(keys[cue.token + 1 : that])
    if keys[that - 2] in index.words.circumstance_head | index.speech.timing:
        return False  # صرح قبيل مغادرته بأن
    noun = index.speech.is_proposition(before) and before not in index.speech.honorific
    return joined and noun and "label" not in cue.verb.frames and not before.startswith("ال")


def _strays(cue: Cue, that: int, keys: tuple[str, ...], index: CueIndex) -> bool:
    """Whether so much stands between an act and أن that the clause belongs to something else."""
    if cue.verb.verb in index.speech.recording:
        return that - cue.token > _LONGEST_RECORD  # سجل اللاعب هدفين في وقت …
    if cue.verb.kind not in ACTS:
        return False
    between = keys[cue.token + 1 : that - 1]
    return len(between) > _LONGEST_ACT and any(
        key in index.words.circumstance_head or key in index.words.relative for key in between
    )


def _governs(cue: Cue, preposition: str) -> bool:
    open_to_all = cue.verb.kind in {"stress", "accuse", "demand"} and preposition != "الي"
    return preposition in cue.prepositions or open_to_all


def _after_colon(cue: Cue, colon: int, layout: Layout, index: CueIndex) -> Content | None:
    frames, first = set(cue.verb.frames), colon + 1
    _, end = layout.paragraph(cue.token)
    if first >= end or _names_work(colon, layout.tokens.keys, index) or _is_clock(colon, layout):
        return None
    close = layout.closing(first)
    if close is not None:
        return marked(first, close, colon, layout) if frames & {"direct", "marks", "colon"} else None
    if not frames & {"direct", "marks"} or layout.tokens.keys[colon - 1] in index.speech.listing:
        return None
    end = _speech_end(first, layout, index)
    return Content(first, trim(first, end, layout), QuoteKind.DIRECT, "colon", colon)


def _is_clock(colon: int, layout: Layout) -> bool:
    """Whether a colon stands between the figures of a clock time: الساعة 06:54."""
    keys, tokens = layout.tokens.keys, layout.tokens
    figures = keys[colon - 1].isdigit() and keys[colon + 1].isdigit()
    return figures and tokens.starts[colon + 1] == tokens.ends[colon]


def _names_work(token: int, keys: tuple[str, ...], index: CueIndex) -> bool:
    """Whether what follows before `token` is the title of a work: مؤلف كتاب: "…", not قال في كتابه: "…"."""
    return keys[token - 1] in index.speech.work and keys[token - 2] not in index.words.preposition


def _speech_end(first: int, layout: Layout, index: CueIndex) -> int:
    """Where speech without marks ends: with its sentence, or a later one that goes on with it."""
    _, end = layout.sentence(first)
    _, last = layout.paragraph(first)
    cut = _narrated(first, end, layout, index)
    while cut is None and end < last and goes_on_speaking(*layout.sentence(end), layout, index):
        start, end = layout.sentence(end)
        cut = _narrated(start, end, layout, index)
    return end if cut is None else cut


def _narrated(first: int, last: int, layout: Layout, index: CueIndex) -> int | None:
    """The token in `[first, last)` where the narrator takes up again, if he does."""
    return next((i for i in range(first + 1, last) if _cuts_speech(i, layout, index)), None)


def _cuts_speech(token: int, layout: Layout, index: CueIndex) -> bool:
    """Whether the narrator takes up again at `token` after words without marks: وأكد: …، وختم قائلا."""
    keys = layout.tokens.keys
    opens = token + 1 < len(keys) and keys[token + 1] in _OPENERS
    joined = keys[token][0] == "و" and speaks(token, layout, index)
    besides = keys[token - 1] in COMMAS and another_speaks(token, layout, index)  # ، مؤكدا أن
    return (opens and (joined or besides)) or goes_on(token, layout, index)


def _label(cue: Cue, end: int, cast: Cast, index: CueIndex) -> Content | None:
    """What someone or something is called: وصفها بالخطيرة."""
    layout, keys = cast.layout, cast.layout.tokens.keys
    passive = not cue.form.object and keys[min(cue.token + 1, end - 1)].startswith("ب")
    if "label" not in cue.verb.frames or passive or cue.form.tense is Tense.NOUN:
        return None
    for i in range(cue.token + 1, end):
        if keys[i] in THAT or keys[i : i + 2] in _MARKED:
            return None
        glued = keys[i].startswith("ب") and len(keys[i]) > 3 and cast.head(i) is None
        if glued and cast.at(i) is None and keys[i] not in index.speech.not_glued:
            last = called_end(i, noun_end(i, end, layout, index), layout, index)
            return Content(i, last, QuoteKind.INDIRECT, "label", i, skip=1)
    return None
