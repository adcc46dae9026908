"""Who published an article, when, from where, and whom it credits."""

from __future__ import annotations

from dataclasses import dataclass

from marsad.lexicon.pack import Lexicon
from marsad.model.article import Credit, Dateline, Published
from marsad.model.line import Section
from marsad.model.page import Document
from marsad.model.problem import Problem


@dataclass(frozen=True, slots=True)
class Publication:
    """The publication of one article, each part None where nothing states it.

    `outlet_from` names what decided the outlet: credit line, dateline, metadata, domain.
    """

    published: Published | None = None
    outlet: str | None = None
    outlet_from: str | None = None
    credits: tuple[Credit, ...] = ()
    dateline: Dateline | None = None
    problems: tuple[Problem, ...] = ()


def describe(section: Section, document: Document, *, first: bool, lexicon: Lexicon) -> Publication:
    """The publication of `section`; `first` says that it is the page's main article.

    Only the first article may take the page's own metadata and masthead.
    """
    return Publication()
