"""The PLOVER export files a planned meeting under AGREE and keeps names and countries in step."""

from __future__ import annotations

import csv
from dataclasses import replace
from io import StringIO

import pytest

from marsad.export.plover_csv import CAMEO_ROOTS, to_plover_csv
from marsad.model.article import Article, PageRef
from marsad.model.entity import Entity, EntityType, Mention
from marsad.model.event import Event, EventStatus, EventType
from marsad.model.quote import Quote, QuoteKind
from marsad.model.span import Span

BODY = "يلتقي روتو موسيفيني في مومباسا غدا."


def article(kind: EventType, status: EventStatus) -> Article:
    people = (
        Entity("p1", EntityType.PERSON, "روتو", (Mention(6, 10, "روتو"),), country="KE"),
        Entity("p2", EntityType.PERSON, "موسيفيني", (Mention(11, 19, "موسيفيني"),)),
        Entity("g1", EntityType.GPE, "مومباسا", (Mention(23, 30, "مومباسا"),), country="KE"),
    )
    event = Event(
        kind, status, Span(0, 5), "يلتقي", 0, 35, actors=("p1", "p2"), place="g1", time="2024-05-25"
    )
    return Article("a1", PageRef("p"), BODY, entities=people, events=(event,))


def exported(kind: EventType, status: EventStatus) -> dict[str, str]:
    return next(csv.DictReader(StringIO(to_plover_csv([article(kind, status)]))))


@pytest.mark.parametrize(
    ("kind", "status", "filed", "cameo"),
    [
        (EventType.CONSULT, EventStatus.PLANNED, "AGREE", "03"),
        (EventType.CONSULT, EventStatus.OCCURRED, "CONSULT", "04"),
        (EventType.ASSAULT, EventStatus.PLANNED, "ASSAULT", "19"),
    ],
)
def test_types_are_filed_as_the_codebook_asks(
    kind: EventType, status: EventStatus, filed: str, cameo: str
) -> None:
    row = exported(kind, status)
    assert (row["event_type"], row["cameo"], row["status"]) == (filed, cameo, status.value)


def test_names_and_countries_stay_in_step() -> None:
    row = exported(EventType.CONSULT, EventStatus.OCCURRED)
    assert (row["actors"], row["actor_countries"]) == ("روتو;موسيفيني", "KE;")
    assert (row["place"], row["place_country"], row["sentence"]) == ("مومباسا", "KE", BODY)


def test_a_denied_event_names_who_denies_it() -> None:
    told = article(EventType.CONSULT, EventStatus.DENIED)
    quote = Quote(0, 35, BODY, QuoteKind.INDIRECT, "نفى", speaker="p2")
    denied = replace(told.events[0], denied_by=0)
    row = next(csv.DictReader(StringIO(to_plover_csv([replace(told, quotes=(quote,), events=(denied,))]))))
    assert (row["status"], row["denied_by"]) == ("denied", "موسيفيني")


def test_every_type_has_a_cameo_root() -> None:
    assert set(CAMEO_ROOTS) == set(EventType)
