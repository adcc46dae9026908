"""Loads all that reading a page needs before the first one: packs, what is built of them, the tagger."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from marsad.calendars.names import calendar_names
from marsad.facts.heads import head_words
from marsad.facts.names.gazetteer import gazetteer
from marsad.facts.names.latin import latin_tokens
from marsad.facts.names.offices_held import holder_offices
from marsad.facts.names.tagger.tagging import load_tagger
from marsad.facts.names.vocabulary import Vocabulary
from marsad.facts.quotes.cue_index import cue_index
from marsad.facts.times.tense import verbs
from marsad.facts.times.words import time_words
from marsad.facts.vocabulary import vocabulary as clause_vocabulary
from marsad.lexicon.built import cache_folder, derive_all
from marsad.lexicon.common_words import word_frequencies
from marsad.lexicon.filing_places import place_keys
from marsad.lexicon.offices import office_forms
from marsad.lexicon.pack import Lexicon, load
from marsad.model.page import Page
from marsad.pipeline import read_with_lines
from marsad.reading.publication.sources import build_reader
from marsad.reading.unpaste.opening import index_places
from marsad.reading.unpaste.vocabulary import index_wording
from marsad.running.start import collect_seldom, without_collector

_SAMPLE = (
    "الوزير في عمان\nعمان (وكالة) - قال وزير الطاقة العراقي حيان عبد الغني، الأحد 12 مايو 2024، إن "
    "المحادثات ستستأنف الثلاثاء المقبل. ووصل الوزير إلى عمان في زيارة رسمية تستغرق يومين."
)

# What takes longest to build of the packs; the rest is built at every start.
KEPT: tuple[Callable[[Lexicon], Any], ...] = (
    Vocabulary,
    build_reader,
    calendar_names,
    cue_index,
    clause_vocabulary,
    gazetteer,
    head_words,
    holder_offices,
    index_places,
    index_wording,
    latin_tokens,
    load_tagger,
    office_forms,
    place_keys,
    time_words,
    verbs,
    word_frequencies,
)


def load_ahead(folder: Path | None = None) -> None:
    """Loads all that reading needs, so that no page's time is spent on loading.

    What is built of the packs is kept in `folder`, by default the user's cache.
    """
    with without_collector():
        if not derive_all(load(), KEPT, folder or cache_folder()):
            read_with_lines(Page("sample", _SAMPLE))
    collect_seldom()
