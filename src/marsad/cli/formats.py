"""The formats of `marsad read`: for people (pretty, text, html) and programs (jsonl, json, plover)."""

from __future__ import annotations

import sys
from enum import StrEnum
from io import TextIOWrapper
from typing import TYPE_CHECKING, Protocol

from marsad.export.html_view import PAGE_END, page_head, to_section
from marsad.export.plover_csv import to_plover_csv
from marsad.export.record import to_json
from marsad.model.article import Article

if TYPE_CHECKING:
    from marsad.running.pages import Outcome


class Format(StrEnum):
    """What `--format` takes."""

    PRETTY = "pretty"
    JSONL = "jsonl"
    JSON = "json"
    TEXT = "text"
    HTML = "html"
    PLOVER = "plover"


class Writer(Protocol):
    """Prints outcomes one by one, between an opening and a close."""

    def open(self) -> None:
        """What stands before the first outcome."""

    def write(self, outcome: Outcome) -> None:
        """One page's part."""

    def close(self) -> None:
        """What stands after the last outcome."""


def writer_for(output_format: Format, explain: bool) -> Writer:
    """The writer of `output_format`; with `explain` it says what was left out and why as well."""
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")
    if output_format is Format.PRETTY:
        from marsad.cli.pretty import PrettyWriter  # rich is loaded only when it is needed

        return PrettyWriter(explain)
    writer: Writer = _PLAIN[output_format]()
    if not explain:
        return writer
    from marsad.cli.explain import ExplainingWriter

    return ExplainingWriter(writer)


class JsonLinesWriter:
    """The article record, one JSON object a line."""

    def open(self) -> None:
        """Nothing stands before the first record."""

    def write(self, outcome: Outcome) -> None:
        """A line an article."""
        for article in _articles(outcome):
            sys.stdout.write(to_json(article) + "\n")
        sys.stdout.flush()

    def close(self) -> None:
        """Nothing stands after the last record."""


class JsonWriter:
    """The records as one JSON array, written as they come."""

    def __init__(self) -> None:
        self._before = "\n"

    def open(self) -> None:
        """Opens the array."""
        sys.stdout.write("[")

    def write(self, outcome: Outcome) -> None:
        """An element an article."""
        for article in _articles(outcome):
            sys.stdout.write(self._before + to_json(article))
            self._before = ",\n"
        sys.stdout.flush()

    def close(self) -> None:
        """Closes the array."""
        sys.stdout.write("\n]\n")
        sys.stdout.flush()


class TextWriter:
    """The text alone: headline, then the body, an empty line between the parts, two after an article."""

    def open(self) -> None:
        """Nothing stands before the first article."""

    def write(self, outcome: Outcome) -> None:
        """Each article's headline and body."""
        for article in _articles(outcome):
            parts = [part for part in (article.headline, article.body) if part]
            sys.stdout.write("\n\n".join(parts) + "\n\n\n")
        sys.stdout.flush()

    def close(self) -> None:
        """Nothing stands after the last article."""


class HtmlWriter:
    """One standalone right-to-left page with every fact marked in its place."""

    def open(self) -> None:
        """The document's head."""
        sys.stdout.write(page_head())

    def write(self, outcome: Outcome) -> None:
        """A section an article."""
        sys.stdout.write("".join(to_section(article) for article in _articles(outcome)))
        sys.stdout.flush()

    def close(self) -> None:
        """The document's end."""
        sys.stdout.write(PAGE_END)
        sys.stdout.flush()


class PloverWriter:
    """The events as PLOVER CSV, a row an event."""

    def open(self) -> None:
        """The row of column names."""
        sys.stdout.write(to_plover_csv([]))

    def write(self, outcome: Outcome) -> None:
        """The rows of the page's events."""
        sys.stdout.write(to_plover_csv(_articles(outcome), header=False))
        sys.stdout.flush()

    def close(self) -> None:
        """Nothing stands after the last row."""


def _articles(outcome: Outcome) -> tuple[Article, ...]:
    return outcome.reading.articles if outcome.reading else ()


_PLAIN: dict[Format, type[JsonLinesWriter | JsonWriter | TextWriter | HtmlWriter | PloverWriter]] = {
    Format.JSONL: JsonLinesWriter,
    Format.JSON: JsonWriter,
    Format.TEXT: TextWriter,
    Format.HTML: HtmlWriter,
    Format.PLOVER: PloverWriter,
}
