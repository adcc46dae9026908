"""Takes pronouns and the endings of number, gender and case off a word, where usage allows it."""

from __future__ import annotations

from collections.abc import Callable

from marsad.text.usage import Usage

SHORTEST = 3  # letters that a word keeps
USUAL = 0.2  # a rest counts as the word itself where it is this much as usual as the whole
_PRONOUNS = ("هما", "كما", "ها", "هم", "هن", "نا", "كم", "ه")
_SINGULAR = 0.1  # a noun so rare beside its plural is another word: مفاوض of مفاوضات
_NOUN_PLURAL = 0.1  # a word in ية with so many plurals in يات is a noun, not an adjective


def without_ending(word: str, usage: Usage, *, definite: bool) -> str:
    """`word` without pronoun and number; a `definite` one holds no pronoun."""
    if not definite and not usage.definite(word):
        word = without_pronoun(word, usage)
    return without_number(usage.singulars.get(word, word), usage)


def without_pronoun(word: str, usage: Usage) -> str:
    """`word` without a glued pronoun: دولتهم gives دولة, لقائه gives لقاء."""
    for pronoun in _PRONOUNS:
        rest = word.removesuffix(pronoun)
        if rest == word or len(rest) < SHORTEST:
            continue
        owned = next((found for find in _OWNED if (found := find(rest, word, usage)) is not None), None)
        if owned is not None:
            return owned
    return word


def without_number(word: str, usage: Usage) -> str:
    """The singular of sound plurals and duals, the plain form of accusatives, adjectives and perfects."""
    return next((rest for take in _NUMBERS if (rest := take(word, usage)) is not None), word)


def perfect(word: str, usage: Usage) -> str | None:
    """The third person masculine of a perfect: أعلنت, أعلنوا."""
    if usage.definite(word):
        return None
    rests = (word.removesuffix(ending) for ending in ("ت", "وا"))
    shorter = (rest for rest in rests if rest != word and len(rest) >= SHORTEST)
    return next((rest for rest in shorter if usage.as_usual(rest, word, USUAL)), None)


# What a pronoun was glued to


def _owned_feminine(rest: str, word: str, usage: Usage) -> str | None:
    """دولت(هم) → دولة."""
    singular = rest[:-1] + "ه"
    return singular if rest.endswith("ت") and rest[-2] != "ا" and usage.seen(singular) else None


def _owned_plural(rest: str, word: str, usage: Usage) -> str | None:
    """لاعبي(ه) → لاعب."""
    return _construct(rest, usage)


def _owned_word(rest: str, word: str, usage: Usage) -> str | None:
    """حرب(هم) → حرب."""
    return rest if usage.as_usual(rest, word, USUAL) and not usage.is_name(rest) else None


def _owned_hamza(rest: str, word: str, usage: Usage) -> str | None:
    """لقائ(ه) → لقاء."""
    plain = rest[:-1] + "ء"
    return plain if rest[-1] in "يو" and usage.known(plain) else None


_OWNED: tuple[Callable[[str, str, Usage], str | None], ...] = (
    _owned_feminine,
    _owned_plural,
    _owned_word,
    _owned_hamza,
)

# Number, gender, case


def _adjective(word: str, usage: Usage) -> str | None:
    """The masculine of an adjective in ية: اقتصادية, but not of a noun (عملية has عمليات)."""
    if not word.endswith("يه") or not usage.definite(word[:-1]):
        return None
    plural = usage.count(word[:-1] + "ات")
    return None if plural > _NOUN_PLURAL * max(usage.count(word), 1) else word[:-1]


def _sound_feminine(word: str, usage: Usage) -> str | None:
    """The singular of a plural in ات, with ة or without."""
    rest = word[:-2]
    if not word.endswith("ات") or len(rest) < SHORTEST - 1:
        return None
    if usage.known(rest + "اه"):
        return rest + "اه"
    feminine = usage.count_both(rest + "ه")
    if feminine and (feminine >= usage.count_both(rest) or len(rest) <= SHORTEST or rest.endswith("ي")):
        return rest + "ه"
    usual = usage.count_both(rest) >= _SINGULAR * usage.count(word)
    return rest if usual and usage.definite(rest) else None


def _sound_masculine(word: str, usage: Usage) -> str | None:
    """The singular of a plural in ون or ين that has both forms, or whose kind always has them."""
    rest = word[:-2]
    if len(rest) < SHORTEST or word[-2:] not in ("ون", "ين") or not usage.seen(rest):
        return None
    participle_or_adjective = len(rest) > SHORTEST and (rest[0] == "م" or rest[-1] == "ي")
    if participle_or_adjective and usage.definite(rest):
        return rest
    return rest if usage.seen(rest + "ون") and usage.seen(rest + "ين") else None


def _construct(word: str, usage: Usage) -> str | None:
    """A sound masculine plural before what it belongs to: لاعبو, لاعبي."""
    return _sound_masculine(word + "ن", usage) if word[-1] in "وي" else None


def _dual(word: str, usage: Usage) -> str | None:
    """دولتان, دولتين; a masculine one only where both cases are seen."""
    rest = word[:-2]
    if len(rest) < SHORTEST or word[-2:] not in ("ان", "ين"):
        return None
    if rest.endswith("ت") and usage.known(rest[:-1] + "ه"):
        return rest[:-1] + "ه"
    both = usage.seen(rest + "ان") and usage.seen(rest + "ين")
    return rest if both and usage.definite(rest) else None


def _accusative(word: str, usage: Usage) -> str | None:
    """قرارا → قرار."""
    rest = word[:-1]
    if not word.endswith("ا") or len(rest) < SHORTEST or usage.definite(word):
        return None
    return rest if usage.definite(rest) else None


_NUMBERS: tuple[Callable[[str, Usage], str | None], ...] = (
    _adjective,
    _sound_feminine,
    _sound_masculine,
    _construct,
    _dual,
    _accusative,
    perfect,
)
