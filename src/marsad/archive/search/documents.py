"""Makes the document that the index keeps of an article."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import Protocol

import tantivy

from marsad.archive.clock import day_of
from marsad.archive.search.fields import day_number, order_of
from marsad.archive.search.words import words_of
from marsad.lexicon.outlets import OutletNames, name_key, outlet_names
from marsad.lexicon.pack import Lexicon
from marsad.lexicon.search_vocabulary import search_keys
from marsad.model.article import Article
from marsad.model.entity import Entity, EntityType
from marsad.text.search_keys import SearchKeys

PLACES = frozenset({EntityType.GPE, EntityType.LOC, EntityType.FAC})
# Stands between two texts of a field, so that no phrase runs from one into the other.
_GAP = ("\u241e",) * 2


class Indexed(Protocol):
    """What the index asks of a row of the archive."""

    @property
    def row(self) -> int:
        """Names the article for good."""

    @property
    def seq(self) -> int:
        """Its last change; grows over the whole archive."""

    @property
    def moment(self) -> int:
        """Seconds since 1970 to sort by."""

    @property
    def withdrawn(self) -> bool:
        """Whether it is to be left out."""

    @property
    def article(self) -> Article:
        """The article with its facts."""


class Followed(Protocol):
    """An archive that the index follows."""

    def since(self, seq: int, most: int = ...) -> Sequence[Indexed]:
        """At most `most` articles new or changed after `seq`, in order of change, withdrawn ones too."""

    def last_seq(self) -> int:
        """The running number of the last change."""


@dataclass(frozen=True, slots=True)
class Contents:
    """Everything that the index keeps of an article, by field."""

    texts: dict[str, str]
    codes: dict[str, tuple[str, ...]]
    numbers: dict[str, int]

    @property
    def digest(self) -> int:
        """64 bits of all fields, to tell whether the index still holds what the archive does."""
        digest = blake2b(digest_size=8)
        for table in (self.texts, self.codes, self.numbers):
            digest.update(repr(sorted(table.items())).encode("utf-8", "surrogatepass"))
        return int.from_bytes(digest.digest(), "big")

    def document(self) -> tantivy.Document:
        """The document for tantivy."""
        document = tantivy.Document()
        for name, text in self.texts.items():
            document.add_text(name, text)
        for name, values in self.codes.items():
            for value in values:
                document.add_text(name, value)
        for name, number in self.numbers.items():
            document.add_unsigned(name, number)
        document.add_unsigned("digest", self.digest)
        return document


@dataclass(frozen=True, slots=True)
class Documents:
    """Makes contents with the search keys and the outlets of a lexicon."""

    keys: SearchKeys
    outlets: OutletNames

    def contents(self, indexed: Indexed) -> Contents:
        """What the index keeps of the row."""
        article = indexed.article
        day = day_of(article.published.value) if article.published else None
        return Contents(
            texts={**self._texts(article), **self._names(article)},
            codes=self._codes(article),
            numbers={
                "row": indexed.row,
                "seq": indexed.seq,
                "order": order_of(indexed.moment, indexed.row),
                "day": day_number(day),
            },
        )

    def _texts(self, article: Article) -> dict[str, str]:
        headline, body = words_of(article.headline or ""), words_of(article.body)
        return {
            "headline": " ".join(self.keys.folded_keys(headline)),
            "body": " ".join(self.keys.folded_keys(body)),
            "exact": " ".join((*headline, *_GAP, *body)),
        }

    def _names(self, article: Article) -> dict[str, str]:
        entities = {entity.id: entity for entity in article.entities}
        speakers = {
            quote.speaker: entities[quote.speaker] for quote in article.quotes if quote.speaker in entities
        }
        people = [entity for entity in article.entities if entity.type is EntityType.PERSON]
        bodies = [entity for entity in article.entities if entity.type is EntityType.ORG]
        places = [entity for entity in article.entities if entity.type in PLACES]
        dateline = (article.dateline.place,) if article.dateline else ()
        return {
            "person": _joined(_forms(people)),
            "speaker": _joined(_forms(speakers.values())),
            "organisation": _joined(_forms(bodies)),
            "place": _joined((*_forms(places), *dateline)),
            "outlet": _joined(self._outlet_forms(article.outlet)),
            "credit": _joined(form for credit in article.credits for form in self._outlet_forms(credit.name)),
        }

    def _outlet_forms(self, name: str | None) -> tuple[str, ...]:
        """All names under which an outlet may be searched."""
        known = self.outlets.named(name) if name else None
        return (name or "", *(known.forms if known else ()))

    def _codes(self, article: Article) -> dict[str, tuple[str, ...]]:
        known = self.outlets.named(article.outlet) if article.outlet else None
        outlet = known.name if known else article.outlet
        return {
            "country": _once(entity.country for entity in article.entities),
            "event": _once(code for event in article.events for code in (event.type.value, event.mode)),
            "status": _once(event.status.value for event in article.events),
            "language": (article.language,),
            "outlet_code": (name_key(outlet),) if outlet else (),
            "outlet_name": (outlet,) if outlet else (),
            "person_name": _names_of(article, frozenset({EntityType.PERSON})),
            "organisation_name": _names_of(article, frozenset({EntityType.ORG})),
            "place_name": _names_of(article, PLACES),
        }


def documents_of(lexicon: Lexicon) -> Documents:
    """The maker of documents with the packs of `lexicon`."""
    return Documents(lexicon.derive(search_keys), lexicon.derive(outlet_names))


def forms_of(entity: Entity) -> tuple[str, ...]:
    """The names of an entity under which it may be searched, each once."""
    forms = (entity.name, entity.name_latin or "", *(mention.text for mention in entity.mentions))
    return tuple(dict.fromkeys(form for form in forms if form))


def _forms(entities: Iterable[Entity]) -> list[str]:
    return [form for entity in entities for form in forms_of(entity)]


def _joined(forms: Iterable[str]) -> str:
    """Names in one text, with a gap that no phrase crosses."""
    words: list[str] = []
    for form in dict.fromkeys(forms):
        if form:
            words += (*words_of(form, names=True), *_GAP)
    return " ".join(words)


def _names_of(article: Article, types: frozenset[EntityType]) -> tuple[str, ...]:
    return _once(entity.name for entity in article.entities if entity.type in types)


def _once(values: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for value in values if value))
