"""The event words pack: verbs and nouns that name a PLOVER event, with the frame each stands in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class EventWord:
    """A verb or noun that names an event; a verb's row covers its whole paradigm.

    `word` is the lemma: a verb's perfect, or a noun. `forms` are a verb's imperfect and, where it is
    not regular, its active participle; or a noun's further forms (plural, dual). `nouns` are a verb's
    verbal nouns. `kind` is `verb`, `noun`, `indefinite` (a noun that is an event only without the
    article) or `negated` (a verb that is one only after لن); `type` and `mode` are PLOVER's.
    `companions` are words one of which must follow in the same clause (قطع needs علاقات), `unless` words
    none of which may; one that ends in `-` stands for all that begin so, one with a blank for the whole
    phrase. `frame` says who is who:

    - `act`: the subject acts on whoever `whom` names; `against` does so on a target that may be a place
    - `meet`: subject, object and whoever stands behind مع, بين or بـ are all actors; `discuss` has no object
    - `sign`: as `meet`, of a paper or of ties
    - `host`: the subject receives the object; `hosted`: others meet where the subject is
    - `visit`: the subject goes to the object, which is recipient or place
    - `summit`, `session`: a body or its leaders meet
    - `mediate`: the subject brings others together
    - `order`: as `act`, unless what is ordered is itself an event
    - `undergo`: the subject is acted on
    - `avowal`: an adjective by which the subject speaks of himself
    - `label`: as `act`, by what something is called
    - `ties`: of one state with another, or between both
    - `freed`, `pardon`, `recall`, `persona`, `helped`, `exercise`, `protest`, `war`, `ceasefire`,
      `emergency`: set phrases with rules of their own

    `whom` tells where the recipient stands: `object`, or behind one of the prepositions.
    """

    pack: ClassVar[str] = "event_words"
    word: str
    kind: str
    forms: tuple[str, ...]
    nouns: tuple[str, ...]
    type: str
    mode: str | None
    companions: tuple[str, ...]
    unless: tuple[str, ...]
    frame: str
    whom: tuple[str, ...]
    example: str
    counter: str
