"""Bytes of every encoding that Arabic pages come in are decoded rightly, whatever they declare."""

from __future__ import annotations

import pytest

from marsad.errors import PageUnreadable
from marsad.harvest.charset import codec_of, declared_charsets
from marsad.harvest.encoding import decode

SENTENCES = [
    "وصل وفد من البنك الدولي إلى نواكشوط لبحث تمويل مشروع الطاقة الشمسية",
    "قالت وزيرة الصحة إن حملة التطعيم ستشمل مليوني طفل قبل نهاية الشهر",
    "هزة أرضية تضرب سواحل تشيلي",
    "انطلاق معرض الكتاب غدا",
]
PAGE = "<html><head>{meta}</head><body><p>{text}</p></body></html>"
ENCODINGS = ["utf-8", "utf-8-sig", "cp1256", "iso8859-6", "utf-16", "utf-16-le", "utf-16-be"]


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("sentence", SENTENCES)
def test_arabic_is_decoded_without_a_declaration(sentence: str, encoding: str) -> None:
    assert decode(sentence.encode(encoding), "p").text == sentence


@pytest.mark.parametrize("declared", ["windows-1256", "utf-8", "iso-8859-1", "iso-8859-6", "x-user-defined"])
@pytest.mark.parametrize("encoding", ["utf-8", "cp1256", "iso8859-6"])
def test_a_wrong_declaration_does_not_win(encoding: str, declared: str) -> None:
    page = PAGE.format(meta=f'<meta charset="{declared}">', text=" ".join(SENTENCES))
    assert decode(page.encode(encoding), "p", f"text/html; charset={declared}").text == page


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_that_says_it_is_something_else(encoding: str) -> None:
    page = PAGE.format(meta='<meta charset="utf-8">', text=SENTENCES[0] * 5)
    assert decode(page.encode(encoding), "p").text == page


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Le président a été reçu à l'Élysée hier après-midi", "cp1252"),
        ("Die Gespräche über das Abkommen müssen fortgeführt werden", "cp1252"),
    ],
)
def test_latin_pages_stay_latin(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding), "p").text == text


def test_a_declared_table_of_another_script_is_believed() -> None:
    text = "Министр обороны прибыл в Минск с рабочим визитом"
    assert decode(text.encode("cp1251"), "p", "text/html; charset=windows-1251").text == text


def test_utf8_with_a_few_broken_bytes_stays_utf8() -> None:
    broken = SENTENCES[0].encode()[:31] + b"\xff" + SENTENCES[0].encode()[32:] + SENTENCES[1].encode()
    decoded = decode(broken, "p")
    assert decoded.encoding == "utf-8"
    assert decoded.text.count("\ufffd") <= 2
    assert SENTENCES[1] in decoded.text


def test_utf8_cut_in_the_middle_of_a_letter_loses_that_letter_only() -> None:
    assert decode(SENTENCES[0].encode()[:-1], "p").text == SENTENCES[0][:-1]


def test_a_long_script_before_the_first_arabic_letter_hides_nothing() -> None:
    page = b"<script>" + b"var x = 1;\n" * 20_000 + b"</script>" + SENTENCES[1].encode("cp1256")
    assert SENTENCES[1] in decode(page, "p").text


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.7\n...", "PDF"),
        (b"\x89PNG\r\n\x1a\n\x00", "PNG"),
        (b"PK\x03\x04....", "ZIP"),
        (bytes(range(256)) * 20, "binary"),
        (b"\0" * 5000, "NUL"),
    ],
)
def test_what_is_no_text_is_named(data: bytes, kind: str) -> None:
    with pytest.raises(PageUnreadable, match=kind):
        decode(data, "p")


def test_declarations_are_found_in_header_meta_and_xml() -> None:
    assert declared_charsets(b'<?xml version="1.0" encoding="ISO-8859-6"?>') == ("iso8859-6",)
    assert declared_charsets(b"<meta content='text/html; charset=windows-1256'>") == ("cp1256",)
    assert declared_charsets(b"", "text/html; charset=UTF-8") == ("utf-8",)
    assert declared_charsets(b"<p>charset</p>") == ()


@pytest.mark.parametrize("name", ["hex", "zlib", "idna", "unicode_escape", "utf-7", "undefined", "no such"])
def test_codecs_that_are_no_page_encodings_are_refused(name: str) -> None:
    assert codec_of(name) is None
