"""What the head word of a noun phrase says it speaks of: a person, a body, a medium, a paper."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from marsad.lexicon.clause_words import clause_words
from marsad.lexicon.offices import Office, office_forms
from marsad.lexicon.org_heads import OrgHead
from marsad.lexicon.pack import Lexicon
from marsad.lexicon.speech_words import speech_words
from marsad.text.normalise import fold

_MEDIA = frozenset({"media", "agency"})


class HeadKind(StrEnum):
    """What a phrase with such a head speaks of."""

    PERSON = "person"
    BODY = "body"
    MEDIUM = "medium"
    PAPER = "paper"


@dataclass(frozen=True, slots=True)
class Head:
    """A form of a head word: `base` is its folded singular without the article, `number` s, d or p.

    `kin` says that it names a relative, so that a name behind it is someone else's.
    """

    kind: HeadKind
    base: str
    number: str = "s"
    definite: bool = False
    feminine: bool = False
    kin: bool = False


def head_words(lexicon: Lexicon) -> dict[str, Head]:
    """Every form of the known head words by folded key; use it through `lexicon.derive`."""
    return dict([*_papers(lexicon), *_bodies(lexicon), *_people(lexicon), *_honorifics(lexicon)])


def _honorifics(lexicon: Lexicon) -> Iterator[tuple[str, Head]]:
    for key in lexicon.derive(speech_words).honorific:
        number = "d" if key.endswith("هما") else "s"
        yield key, Head(HeadKind.PERSON, key, number, definite=True, feminine=key.endswith("ها"))


def _people(lexicon: Lexicon) -> Iterator[tuple[str, Head]]:
    single = {fold(office.office) for office in lexicon.rows(Office)}
    for key, form in office_forms(lexicon).items():
        base = fold(form.office.office)
        definite = form.definite
        kin = form.office.kind == "kin"
        number = "s" if key in single else form.number  # محامي is a lawyer before it is two of them
        yield key, Head(HeadKind.PERSON, base, number, definite, key.endswith(("ه", "ات")), kin)


def _bodies(lexicon: Lexicon) -> Iterator[tuple[str, Head]]:
    for row in lexicon.rows(OrgHead):
        kind = HeadKind.MEDIUM if row.kind in _MEDIA and row.name == "out" else HeadKind.BODY
        base = fold(row.head)
        if " " in base:
            continue
        for number, key in (("s", base), ("p", fold(row.plural))):
            if key:
                feminine = key.endswith(("ه", "ات"))
                yield key, Head(kind, base, number, feminine=feminine)
                yield "ال" + key, Head(kind, base, number, definite=True, feminine=feminine)


def _papers(lexicon: Lexicon) -> Iterator[tuple[str, Head]]:
    bases = {key.removeprefix("ال") for key in lexicon.derive(clause_words).paper}
    single = bases | {base for base in lexicon.derive(speech_words).paper if not base.endswith("ات")}
    single -= lexicon.derive(speech_words).papers
    for base in bases | lexicon.derive(speech_words).paper:
        feminine = base.endswith(("ه", "ات"))
        number = "s" if base in single else "p"
        yield "ال" + base, Head(HeadKind.PAPER, base, number, definite=True, feminine=feminine)
        yield base, Head(HeadKind.PAPER, base, number, feminine=feminine)
        if not feminine:
            yield base + "ا", Head(HeadKind.PAPER, base, number)
