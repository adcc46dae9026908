"""Scores article records against gold pages, layer by layer, by the measures of the record's contract."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from tools.gold.counts import Count, key, overlap, same_name, shared, words

Record = dict[str, Any]
_CLITICS = re.compile(r"^[وف]?[بلك]?(?=\w{3})")
_SLOTS = ("mode", "status", "time")
LAYER_OF_TYPE = {
    "PERSON": "people",
    "ORG": "organizations",
    "GPE": "places",
    "LOC": "places",
    "FAC": "places",
}
_LIKE_BODY, _LIKE_HEADLINE, _LIKE_ROLE, _LIKE_TIME, _LIKE_QUOTE = 0.5, 0.9, 0.75, 0.5, 0.6


def score(gold_pages: Iterable[Record], records: Iterable[Record]) -> dict[str, Count]:
    """The counts of every layer, given gold pages and the records read from them (`page.id` says which)."""
    read: dict[str, list[Record]] = defaultdict(list)
    for record in records:
        read[record["page"]["id"]].append(record)
    layers: dict[str, Count] = defaultdict(Count)
    for page in gold_pages:
        _score_page(page["id"], page["articles"], read[page["id"]], layers)
    return layers


def _score_page(page: str, gold: list[Record], found: list[Record], layers: dict[str, Count]) -> None:
    pairs = layers["articles"].pair(page, gold, found, _like_article)
    body = layers["body words"]
    body.gold += sum(len(words(article["body"])) for article in gold)
    body.found += sum(len(words(article["body"])) for article in found)
    for one, other in pairs:
        body.hits += shared(words(one["body"]), words(other["body"]))
        if one["body"] != other["body"]:
            body.notes.append(f"{page} {one['body']!r} / {other['body']!r}")
        if one["language"] == "ar":
            _score_publication(page, one, other, layers)
        if one["people"] is not None:
            _Facts(page, one, other, layers).score()


def _like_article(gold: Record, found: Record) -> float:
    likeness = overlap(gold["body"], found["body"])
    return likeness if likeness >= _LIKE_BODY else 0.0


def _score_publication(page: str, gold: Record, found: Record, layers: dict[str, Count]) -> None:
    def ask(layer: str, one: Any, other: Any, right: bool) -> None:
        layers[layer].ask(page, one, other, right)

    one, other = gold["headline"], found["headline"]
    ask("headline", one, other, overlap(one, other) >= _LIKE_HEADLINE)
    one, other = ((article["published"] or "")[:10] for article in (gold, found))
    ask("published", one, other, one == other)
    ask("outlet", gold["outlet"], found["outlet"], same_name(gold["outlet"], found["outlet"]))
    layers["credits"].pair(page, gold["credits"], found["credits"], _like_name)
    if gold["dateline"] or found["dateline"]:
        one, other = ((article["dateline"] or {}).get("place") for article in (gold, found))
        ask("dateline", one, other, key(one) == key(other))


def _like_name(gold: Record, found: Record) -> float:
    return float(same_name(gold["name"], found["name"]))


class _Facts:
    """The facts of one article, gold and found, with the entities they speak of."""

    def __init__(self, page: str, gold: Record, found: Record, layers: dict[str, Count]) -> None:
        self._page, self._gold, self._found, self._layers = page, gold, found, layers
        named = (entity for kind in set(LAYER_OF_TYPE.values()) for entity in gold[kind])
        self._of_gold = {entity["id"]: _forms(entity["mentions"]) for entity in named}
        self._of_found = {
            entity["id"]: _forms(mention["text"] for mention in entity["mentions"])
            for entity in found["entities"]
        }

    def score(self) -> None:
        """Counts all layers of facts."""
        self._entities()
        self._times()
        self._quotes()
        self._events()

    def _pair(
        self, layer: str, gold: Sequence[Any], found: Sequence[Any], like: Any
    ) -> list[tuple[Any, Any]]:
        return self._layers[layer].pair(self._page, gold, found, like)

    # Entities

    def _entities(self) -> None:
        by_kind = {kind: self._of_kind(kind) for kind in ("people", "organizations", "places")}
        people = self._pair("people", self._gold["people"], by_kind["people"], self._like_entity)
        for gold, found in people:
            self._person(gold, found, by_kind["people"])
        for kind in ("organizations", "places"):
            self._pair(kind, self._gold[kind], by_kind[kind], self._like_entity)

    def _of_kind(self, kind: str) -> list[Record]:
        return [entity for entity in self._found["entities"] if LAYER_OF_TYPE[entity["type"]] == kind]

    def _like_entity(self, gold: Record, found: Record) -> float:
        return _alike(self._of_gold[gold["id"]], self._of_found[found["id"]])

    def _person(self, gold: Record, found: Record, people: list[Record]) -> None:
        roles, countries = (gold["role"], found["role"]), (gold["country"], found["country"])
        self._layers["role"].ask(self._page, *roles, overlap(*roles) >= _LIKE_ROLE)
        self._layers["country"].ask(self._page, *countries, countries[0] == countries[1])
        forms = self._of_gold[gold["id"]]
        if len(forms) > 1:
            seen = forms & frozenset().union(*(self._of_found[person["id"]] for person in people))
            one = len(seen) > 1 and seen <= self._of_found[found["id"]]
            self._layers["one person"].ask(self._page, gold["mentions"], sorted(seen), one)

    def _same(self, gold: str | None, found: str | None) -> bool:
        """Whether two ids mean one entity, or both nobody."""
        if gold not in self._of_gold or found not in self._of_found:
            return gold not in self._of_gold and found not in self._of_found
        return _alike(self._of_gold[gold], self._of_found[found]) > 0

    # Times and quotes

    def _times(self) -> None:
        gold, found = self._gold["times"], self._found["times"]
        self._pair("times found", gold, found, _like_time)
        self._pair("times", gold, found, lambda g, f: _like_time(g, f) * (g["value"] == f["value"]))

    def _quotes(self) -> None:
        gold, found = self._gold["quotes"], self._found["quotes"]
        self._pair("quotes found", gold, found, _like_quote)
        same = self._same
        self._pair("quotes", gold, found, lambda g, f: _like_quote(g, f) * same(g["speaker"], f["speaker"]))

    # Events

    def _events(self) -> None:
        for gold, found in self._pair(
            "events", self._gold["events"], self._found["events"], self._like_event
        ):
            right = {slot: gold[slot] == found[slot] for slot in _SLOTS}
            right["place"] = self._same(gold["place"], found["place"])
            right |= {slot: self._cast(gold, found, slot) == 1 for slot in ("actors", "recipients")}
            for slot, is_right in right.items():
                self._layers["event slots"].ask(self._page, (slot, gold), found, is_right)

    def _like_event(self, gold: Record, found: Record) -> float:
        sentence = self._found["body"][found["start"] : found["end"]]
        near = key(gold["trigger"]) in key(sentence) or shared(
            words(gold["trigger"]), words(found["trigger"]["text"])
        )
        who = max(
            self._cast(gold, found, "actors"),
            self._cast(gold, found, "recipients") if gold["recipients"] else 0.0,
        )
        if gold["type"] != found["type"] or not near or who < 0.5:
            return 0.0
        return who + 1 + float(gold["time"] == found["time"])

    def _cast(self, gold: Record, found: Record, slot: str) -> float:
        """F1 of the participants of one slot."""
        one = [self._of_gold[i] for i in gold[slot]]
        other = [self._of_found[i] for i in found[slot]]
        if not one and not other:
            return 1.0
        return 2 * sum(any(_alike(a, b) for b in other) for a in one) / (len(one) + len(other))


def _forms(mentions: Iterable[str]) -> frozenset[str]:
    return frozenset(map(key, mentions)) - {""}


def _alike(one: frozenset[str], other: frozenset[str]) -> float:
    """More than 2 where two entities share forms, 1 where they do but for glued particles."""
    if one & other:
        return 2 + len(one & other) / 10
    bare = [forms | {_CLITICS.sub("", form) for form in forms} for forms in (one, other)]
    return float(bool(bare[0] & bare[1]))


def _like_time(gold: Record, found: Record) -> float:
    return float(overlap(gold["text"], found["text"]) >= _LIKE_TIME)


def _like_quote(gold: Record, found: Record) -> float:
    likeness = overlap(gold["text"], found["text"])
    return likeness if likeness >= _LIKE_QUOTE else 0.0
