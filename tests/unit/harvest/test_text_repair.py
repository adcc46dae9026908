"""Entities escaped twice, control characters and lone surrogates; HTML told from text."""

from __future__ import annotations

import pytest

from marsad.harvest.cleaning import clean
from marsad.harvest.entities import unescape_text, unescape_twice
from marsad.harvest.form import declared_form, form_of


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("&amp;nbsp;خبر", "&nbsp;خبر"),
        ("&amp;#1582;&amp;#1576;&amp;#1585;", "&#1582;&#1576;&#1585;"),
        ("&amp;amp;quot;", "&quot;"),
        ("ستاندرد &amp; بورز", "ستاندرد &amp; بورز"),
        ("?a=1&amp;copy=2", "?a=1&amp;copy=2"),
        ("&amp;lt;b&amp;gt;", "&amp;lt;b&amp;gt;"),
    ],
)
def test_html_escaped_twice(markup: str, expected: str) -> None:
    assert unescape_twice(markup) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قال &quot;نعم&quot;", 'قال "نعم"'),
        ("&#1582;&#1576;&#1585;", "خبر"),
        ("&amp;#1582;", "خ"),
        ("ربح & خسارة", "ربح & خسارة"),
        ("AT&T;", "AT&T;"),
    ],
)
def test_entities_in_bare_text(text: str, expected: str) -> None:
    assert unescape_text(text) == expected


def test_cleaning_keeps_text_and_drops_what_steers_terminals() -> None:
    assert clean("سطر\r\nثان\tثالث") == "سطر\r\nثان\tثالث"
    assert clean("\x1b[2J\x9b2Jخبر\x00\x07") == "[2J2Jخبر"
    assert clean("\ud83d\ude00 \ud83d") == "😀 \ufffd"
    clean("\ud800" * 10).encode("utf-8")


@pytest.mark.parametrize(
    ("text", "declared", "expected"),
    [
        ("<!DOCTYPE html><title>خبر", None, "html"),
        ('<?xml version="1.0"?>\n<!-- x --><html>', None, "html"),
        ("<p>خبر<br>آخر</p>", None, "html"),
        ("سطر أول\nسطر ثان", "html", "text"),
        ("<div>خبر", "html", "html"),
        ("3 < 5 و <عاجل> خبر <br>", None, "text"),
        ("<p>خبر<br>آخر</p>", "text", "html"),
    ],
)
def test_form(text: str, declared: str | None, expected: str) -> None:
    assert form_of(text, declared) == expected


def test_declared_form_by_name_and_type() -> None:
    assert declared_form("a.HTML") == "html"
    assert declared_form("a", "application/xhtml+xml") == "html"
    assert declared_form("a.txt.gz") == "text"
    assert declared_form("a.dat", "image/png") is None
