"""Month and weekday names found in a sequence of folded words, glued letters and second names included."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from marsad.lexicon.calendar_names import MonthRow, WeekdayRow
from marsad.lexicon.pack import Lexicon
from marsad.text.segment import Tokens, tokenise

_GLUE = ("و", "ف", "ب", "ل", "وب", "ول")
_SHORT = 3  # letters; a shorter word with a glued preposition is most often another word (باب, لماي)
_STRICTNESS = ("plain", "cue", "near", "dated")
_BETWEEN_NAMES = frozenset("/\\|-–(")


@dataclass(frozen=True, slots=True)
class MonthName:
    """A month's name that ends before word `end`; `glued` letters before it belong to no name.

    `calendar`, `number` and `use` are those of the pack of months; `double` says that two names of
    the month stand together (أكتوبر/ تشرين الأول).
    """

    calendar: str
    number: int
    use: str
    end: int
    glued: int = 0
    double: bool = False


@dataclass(frozen=True, slots=True)
class WeekdayName:
    """A weekday's name (0 is Monday) that ends before word `end`; `article` says that it has ال."""

    day: int
    end: int
    glued: int = 0
    article: bool = False


@dataclass(frozen=True, slots=True)
class _Form:
    rest: tuple[str, ...]
    glued: int
    row: MonthRow | WeekdayRow
    article: bool


class CalendarNames:
    """The index of months and weekdays by the first word of each of their forms."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._months: dict[str, list[_Form]] = {}
        self._weekdays: dict[str, list[_Form]] = {}
        for month in sorted(lexicon.rows(MonthRow), key=lambda row: _STRICTNESS.index(row.use)):
            _index(self._months, month, month.use in ("plain", "cue"))
        for weekday in lexicon.rows(WeekdayRow):
            _index(self._weekdays, weekday, weekday.language == "ar")

    def first_words(self) -> frozenset[str]:
        """The words that a month or a weekday can begin with, glued letters included."""
        return frozenset(self._months) | frozenset(self._weekdays)

    def month(self, keys: tuple[str, ...], i: int) -> MonthName | None:
        """The month named at word `i`, with its second name where one follows."""
        found = self._one_month(keys, i)
        if found is None:
            return None
        second = self._second(keys, found)
        if second is None:
            return found
        bracket = keys[found.end] == "(" and keys[second.end : second.end + 1] == (")",)
        use = min(found.use, second.use, key=_STRICTNESS.index)
        return MonthName(found.calendar, found.number, use, second.end + bracket, found.glued, double=True)

    def weekday(self, keys: tuple[str, ...], i: int) -> WeekdayName | None:
        """The weekday named at word `i`."""
        form = _longest(self._weekdays, keys, i)
        if form is None or not isinstance(form.row, WeekdayRow):
            return None
        return WeekdayName(form.row.day, i + 1 + len(form.rest), form.glued, form.article)

    def _one_month(self, keys: tuple[str, ...], i: int) -> MonthName | None:
        form = _longest(self._months, keys, i)
        if form is None or not isinstance(form.row, MonthRow):
            return None
        row = form.row
        return MonthName(row.calendar, row.month, row.use, i + 1 + len(form.rest), form.glued)

    def _second(self, keys: tuple[str, ...], first: MonthName) -> MonthName | None:
        """Another name of the same month behind a stroke, in brackets or right beside it."""
        if first.end >= len(keys):
            return None
        second = self._one_month(keys, first.end + (keys[first.end] in _BETWEEN_NAMES))
        same = second and (second.calendar, second.number) == (first.calendar, first.number)
        return second if same and second and second.glued == 0 else None


def calendar_names(lexicon: Lexicon) -> CalendarNames:
    """The index for `lexicon.derive`."""
    return CalendarNames(lexicon)


def start_of(tokens: Tokens, i: int, glued: int) -> int:
    """The offset in the original text of word `i` behind `glued` letters that belong to no name."""
    if glued == 0:
        return tokens.starts[i]
    folded = tokens.folded.to_folded(tokens.starts[i], tokens.ends[i])
    return tokens.folded.to_original(folded.start + glued, folded.end).start


def _index(table: dict[str, list[_Form]], row: MonthRow | WeekdayRow, takes_glue: bool) -> None:
    for name in (row.name, *row.variants):
        words = tokenise(name.lower()).keys
        for first, glued in _glued_forms(words[0], takes_glue):
            forms = table.setdefault(first, [])
            forms.append(_Form(words[1:], glued, row, words[0].startswith("ال")))
            forms.sort(key=lambda form: -len(form.rest))


def _glued_forms(word: str, takes_glue: bool) -> Iterator[tuple[str, int]]:
    yield word, 0
    if word[0].isascii():
        return
    yield f"و{word}", 1
    if word.startswith("ال"):
        yield f"لل{word[2:]}", 0
        yield f"ولل{word[2:]}", 1
    if takes_glue and len(word) >= _SHORT + 1:
        yield from ((glue + word, len(glue)) for glue in _GLUE[1:])


def _longest(table: dict[str, list[_Form]], keys: tuple[str, ...], i: int) -> _Form | None:
    if not 0 <= i < len(keys):
        return None
    for form in table.get(keys[i], ()):
        if tuple(keys[i + 1 : i + 1 + len(form.rest)]) == form.rest:
            return form
    return None
