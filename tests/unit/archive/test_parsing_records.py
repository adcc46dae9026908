"""A record is parsed as far as is asked, whatever stands in its text."""

from __future__ import annotations

import pytest

from marsad.archive.packing import pack_article, pack_data, unpack_body, unpack_text
from marsad.errors import ArchiveDamaged
from marsad.model.article import Article, PageRef
from marsad.model.entity import Entity, EntityType, Mention
from marsad.model.line import Line, LineRole

BODY = 'كتب ,"lines":[ ثم ","entities":[{"times":[ وقال \\ ,\\"quotes":[ وانتهى'


def article() -> Article:
    return Article(
        "a",
        PageRef("p"),
        BODY,
        "عنوان",
        outlet="شبكة الأفق",
        lines=(Line("إعلان", LineRole.PROMOTION, "rule"),),
        entities=(Entity("e1", EntityType.PERSON, "كتب", (Mention(0, 3, "كتب"),)),),
    )


def test_a_text_comes_without_facts() -> None:
    text = unpack_text(pack_article(article()), names=False)
    assert (text.body, text.headline, text.outlet) == (BODY, "عنوان", "شبكة الأفق")
    assert not text.entities
    assert not text.lines


def test_a_text_comes_with_its_names() -> None:
    assert unpack_text(pack_article(article())).entities == article().entities


def test_a_body_comes_alone() -> None:
    assert unpack_body(pack_article(article())) == BODY
    assert unpack_body(pack_article(Article("a", PageRef("p"), BODY))) == BODY


def test_a_record_without_body_is_damaged() -> None:
    with pytest.raises(ArchiveDamaged):
        unpack_body(pack_data({"id": "a", "lines": []}))
