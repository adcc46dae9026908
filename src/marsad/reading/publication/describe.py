"""Puts together what is known of an article's publication from its lines, its body and its page."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import tzinfo

from marsad.calendars.clock import zones_of_countries
from marsad.lexicon.outlets import outlet_names
from marsad.lexicon.pack import Lexicon
from marsad.model.article import Credit, Dateline, Published
from marsad.model.line import Section
from marsad.model.page import Document
from marsad.model.problem import Problem
from marsad.reading.publication.credits import find_credits
from marsad.reading.publication.dateline import read_dateline
from marsad.reading.publication.outlet import OutletFound, find_outlet
from marsad.reading.publication.outside import outside_credits, outside_filing, signers_behind_place
from marsad.reading.publication.own_names import own_names
from marsad.reading.publication.published import find_published
from marsad.reading.publication.sources import source_reader


@dataclass(frozen=True, slots=True)
class Publication:
    """The publication of one article, each part None where nothing states it.

    `outlet_from` names what decided the outlet: credit line, dateline, site name, title, copyright
    line, masthead or domain.
    """

    published: Published | None = None
    outlet: str | None = None
    outlet_from: str | None = None
    credits: tuple[Credit, ...] = ()
    dateline: Dateline | None = None
    problems: tuple[Problem, ...] = ()


def describe(section: Section, document: Document, *, first: bool, lexicon: Lexicon) -> Publication:
    """The publication of `section`; `first` says that it is the page's main article.

    Only the first article may take the date of the page's metadata; the page's own name serves all.
    """
    body = section.body
    reader = replace(source_reader(lexicon), own=own_names(document, lexicon))
    filing = read_dateline(body, lexicon, reader)
    outside = outside_credits(section, lexicon, reader)
    signed = filing or outside_filing(section, lexicon, reader)
    credited = outside if filing or not signed else (*signers_behind_place(signed), *outside)
    outlet = find_outlet(outside, signed, section, document, lexicon)
    zone = _zone_of(outlet, lexicon)
    dated = find_published(section, document, filing, lexicon, with_metadata=first, zone=zone)
    return Publication(
        published=dated.published,
        outlet=outlet.name if outlet else None,
        outlet_from=outlet.decided_by if outlet else None,
        credits=find_credits(body, filing, credited, lexicon),
        dateline=signed.dateline if signed else None,
        problems=dated.problems,
    )


def _zone_of(outlet: OutletFound | None, lexicon: Lexicon) -> tzinfo | None:
    """The time zone of the outlet's country, where the outlet is known and the country has one alone."""
    known = lexicon.derive(outlet_names).named(outlet.name) if outlet else None
    return lexicon.derive(zones_of_countries).get(known.country or "") if known else None
