"""Bare head words (الحكومة, الخارجية) beside fuller names: dropped, or further names of the same body."""

from __future__ import annotations

from dataclasses import replace

from marsad.facts.names.candidate import Candidate
from marsad.facts.names.scene import Scene
from marsad.text.clitics import without_article

_BARE = "bare "
_MINISTRY = "وزاره"
_ARMED = frozenset({("قوات", "مسلحه")})
_PARLIAMENTS = frozenset(
    {("مجلس", second) for second in ("نواب", "شعب", "امه", "عموم", "شوري")} | {("جمعيه", "وطنيه")}
)


def settle_bare(scene: Scene, things: list[Candidate]) -> list[Candidate]:
    """The bodies and places with every bare head word settled.

    One that opens a fuller name goes (الحكومة beside الحكومة السورية); one that is another word for a fuller
    name becomes the body's that was named so last (الخارجية for وزارة الخارجية السورية).
    """
    whole = [t for t in things if t.last - t.first > 1 and not t.identity.startswith(_BARE)]
    words = [thing.key(scene.tokens).split(" ") for thing in whole]
    opened = {without_article(first.removeprefix("لل")) for first, *_ in words}
    others = [
        (other, body) for parts, body in zip(words, whole, strict=True) if (other := _other_word(parts))
    ]
    merged: dict[str, str] = {}
    settled = []
    for thing in things:
        bare = thing.identity.removeprefix(_BARE) if thing.identity.startswith(_BARE) else ""
        if bare in opened:
            continue
        body = _meant(thing, [body for other, body in others if other == bare]) if bare else None
        if body is not None:
            key = body.key(scene.tokens)
            merged[key] = merged.get(key) or body.identity or f"fuller {key}"
            thing = replace(thing, identity=merged[key], country=body.country)
        settled.append(thing)
    if not merged:
        return settled
    return [replace(t, identity=merged.get(t.key(scene.tokens), t.identity)) for t in settled]


def _meant(bare: Candidate, bodies: list[Candidate]) -> Candidate | None:
    """Which of the bodies is meant: the one named last before, else the first."""
    before = [body for body in bodies if body.first < bare.first]
    return before[-1] if before else next(iter(bodies), None)


def _other_word(words: list[str]) -> str:
    """The bare noun that else stands for a body of these words: الجيش for القوات المسلحة; empty for none."""
    first, second = without_article(words[0].removeprefix("لل")), without_article(words[1])
    if first == _MINISTRY:
        return second
    if (first, second) in _ARMED:
        return "جيش"
    return "برلمان" if (first, second) in _PARLIAMENTS else ""
