"""Inflects Arabic verbs for the third person, as news tells of others.

A verb is given by the forms a dictionary lists: perfect (قال), imperfect (يقول), active
participle (قائل). Endings follow the ordinary paradigms; only the last letter decides between
the strong and the weak ones.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from marsad.text.normalise import fold

PRONOUNS = {"ه": ("s", "m"), "ها": ("s", "f"), "هم": ("p", "m"), "هما": ("d", "m"), "هن": ("p", "f")}
"""The glued pronouns of the third person, each with the number and gender of whom it stands for."""
RELATIVE_YA = "ي"
NISBA = (RELATIVE_YA, "يه", "يون", "يين")
"""The folded endings of adjectives of relation, the first of one man."""
DUALS = ("ان", "ين")
RELATIVES = {"الذي": "m", "التي": "f"}
"""The relative pronouns of one, by gender."""
DAMMA = "\u064f"  # the vowel that tells a passive, where it is written
_WEAK = "ىاي"


class Tense(StrEnum):
    """What a verb form says of time and voice."""

    PERFECT = "perfect"
    IMPERFECT = "imperfect"
    PARTICIPLE = "participle"
    NOUN = "noun"


@dataclass(frozen=True, slots=True)
class Form:
    """One inflected form, folded. `number` is s, d or p; `gender` m or f; `object` a glued pronoun.

    `passive` is set only where the passive is spelled apart (أعيد beside أعاد).
    """

    key: str
    tense: Tense
    number: str = "s"
    gender: str = "m"
    object: bool = False
    passive: bool = False

    def is_construct(self) -> bool:
        """Whether it is a verbal noun that owns what follows it: إعلان الوزير, neither إعلانه nor الإعلان."""
        return self.tense is Tense.NOUN and not self.object and not self.key.startswith("ال")


def perfect_forms(verb: str) -> Iterator[Form]:
    """The third persons of a perfect, with and without an object pronoun.

    >>> [form.key for form in perfect_forms("نفى")][:5]
    ['نفي', 'نفت', 'نفيا', 'نفتا', 'نفوا']
    """
    yield from _with_objects(_perfect(verb), Tense.PERFECT)


def imperfect_forms(verb: str) -> Iterator[Form]:
    """The third persons of an imperfect, with and without an object pronoun.

    >>> [form.key for form in imperfect_forms("يدعو")][:4]
    ['يدعو', 'تدعو', 'يدعوان', 'تدعوان']
    """
    yield from _with_objects(_imperfect(verb), Tense.IMPERFECT)


def women_forms(perfect: str, imperfect: str) -> Iterator[Form]:
    """The feminine plurals of a perfect and an imperfect, which no other list holds, being rare.

    >>> [form.key for form in women_forms("قال", "يقول")]
    ['قلن', 'يقلن']
    """
    for verb, tense in ((perfect, Tense.PERFECT), (imperfect, Tense.IMPERFECT)):
        if verb:
            hollow = len(verb) > 2 and verb[-2] in "اوي" and verb[-1] not in "ىايو"
            stem = verb[:-2] + verb[-1] if hollow else verb[:-1] + "ي" if verb[-1] == "ى" else verb
            yield Form(fold(stem + "ن"), tense, "p", "f")


def we_form(imperfect: str) -> Form:
    """The first person plural of an imperfect, in which people speak for those they lead.

    >>> we_form("يطالب").key
    'نطالب'
    """
    return Form(fold("ن" + imperfect[1:]), Tense.IMPERFECT, "p")


def passive_forms(perfect: str, imperfect: str) -> Iterator[Form]:
    """The third persons of a passive, where its letters differ from the active's.

    >>> [form.key for form in passive_forms("أعاد", "يعيد")][:4]
    ['اعيد', 'اعيدت', 'اعيدا', 'اعيدتا']
    """
    hollow = len(perfect) > 3 and perfect[-2] == "ا" and perfect[-1] not in _WEAK
    if hollow:
        forms = [(w, n, g) for w, _, n, g in _perfect(perfect[:-2] + "ي" + perfect[-1])]
    elif perfect[-1] == "ى":
        forms = [(perfect[:-1] + "يت", "s", "f")]
    else:
        forms = [(w, n, g) for w, _, n, g in _perfect(vowelled)] if (vowelled := _vowelled(perfect)) else []
    yield from (Form(fold(w), Tense.PERFECT, n, g, passive=True) for w, n, g in forms)
    if hollow and imperfect[-2:-1] == "ي":
        forms = [(w, n, g) for w, _, n, g in _imperfect(imperfect[:-2] + "ا" + imperfect[-1])]
        yield from (Form(fold(w), Tense.IMPERFECT, n, g, passive=True) for w, n, g in forms)


def _vowelled(perfect: str) -> str | None:
    """A perfect whose passive vowel is written with another letter: ناقش gives نوقش, أرجأ gives أرجئ."""
    if perfect.startswith("استأ"):
        return "استؤ" + perfect[4:]
    long = 2 if perfect.startswith("ت") and len(perfect) == 5 else 1
    seated = perfect[:-1] + "ئ" if perfect.endswith("أ") else perfect
    if len(perfect) == 3 + long and perfect[long] == "ا" and perfect[0] != "و":
        return perfect[:long] + "و" + seated[long + 1 :]  # كافأ gives كوفئ, no كافئ
    return seated if seated != perfect else None


def participle_forms(participle: str) -> Iterator[Form]:
    """The forms of an active participle, those of a circumstance (قائلا، قائلة) among them.

    >>> [form.key for form in participle_forms("نافي")]
    ['نافيا', 'نافيه', 'نافين', 'نافيين', 'نافيتين', 'نافيات']
    """
    strong_plural = participle[:-1] if participle.endswith("ي") else participle
    endings = [
        (participle + "ا", "s", "m"),
        (participle + "ة", "s", "f"),
        (strong_plural + "ين", "p", "m"),
        (participle + "ين", "d", "m"),
        (participle + "تين", "d", "f"),
        (participle + "ات", "p", "f"),
    ]
    keys: set[str] = set()
    for written, number, gender in endings:
        key = fold(written)
        if key not in keys:
            keys.add(key)
            yield Form(key, Tense.PARTICIPLE, number, gender)


def _perfect(verb: str) -> Iterator[tuple[str, str, str, str]]:
    """Triples of stem for endings: form, form before a pronoun, number, gender."""
    stem = verb[:-1] if verb[-1] in _WEAK else verb
    weak = verb[-1] in _WEAK
    dual = {"ى": stem + "يا", "ا": stem + "وا", "ي": verb + "ا"}.get(verb[-1], verb + "ا")
    feminine = verb + "ت" if verb.endswith("ي") else stem + "ت"
    yield verb, stem + "ا" if weak and not verb.endswith("ي") else verb, "s", "m"
    yield feminine, feminine, "s", "f"
    yield dual, dual, "d", "m"
    yield feminine + "ا", feminine + "ا", "d", "f"
    yield stem + "وا", stem + "و", "p", "m"


def _imperfect(verb: str) -> Iterator[tuple[str, str, str, str]]:
    stem = verb[:-1] if verb[-1] in "ىيو" else verb
    dual = stem + "ي" if verb.endswith("ى") else verb
    bound = stem + "ا" if verb.endswith("ى") else verb
    for prefix, gender in (("ي", "m"), ("ت", "f")):
        yield prefix + verb[1:], prefix + bound[1:], "s", gender
    for prefix, gender in (("ي", "m"), ("ت", "f")):
        yield prefix + dual[1:] + "ان", prefix + dual[1:] + "ان", "d", gender
    yield stem + "ون", stem + "ون", "p", "m"
    yield stem + "وا", stem + "و", "p", "m"


def _with_objects(forms: Iterator[tuple[str, str, str, str]], tense: Tense) -> Iterator[Form]:
    listed = list(forms)
    for written, _, number, gender in listed:
        yield Form(fold(written), tense, number, gender)
    for _, before_pronoun, number, gender in listed:
        for pronoun in PRONOUNS:
            yield Form(fold(before_pronoun + pronoun), tense, number, gender, object=True)
