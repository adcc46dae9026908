"""Stories, copies and related reports as plain data, the same for the command line and for programs."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from marsad.archive.clock import text_of
from marsad.archive.listing import Listed
from marsad.archive.views.cards import ArticleCard
from marsad.archive.views.copies import CopyPair
from marsad.archive.views.stories import StoryCard, StoryPage
from marsad.model.story import Related


def story_card_record(card: StoryCard) -> dict[str, Any]:
    """A story in a list."""
    return {
        "story": card.id,
        "headline": card.headline,
        "first": text_of(card.first_moment),
        "last": text_of(card.last_moment),
        "articles": card.articles,
        "outlets": card.outlets,
        "copies": card.copies,
        "first_outlet": card.first_outlet,
        "facts": card.facts,
    }


def story_record(page: StoryPage) -> dict[str, Any]:
    """A story with its articles in time order, the first report first, and who copied whom."""
    ids = {article.row: article.id for article in page.articles}
    return {
        **story_card_record(page.card),
        "articles": [article_record(article) for article in page.articles],
        "copied": [
            {
                "copy": ids[pair.copy],
                "original": ids[pair.original],
                "share": pair.share,
                "direction": pair.direction,
                "passages": pair.passages,
            }
            for pair in page.copies
            if pair.original in ids
        ],
    }


def copy_record(pair: CopyPair) -> dict[str, Any]:
    """A copy beside its original."""
    return {
        "copy": article_record(pair.copy),
        "original": article_record(pair.original),
        "share": pair.share,
        "share_of_original": pair.share_of_original,
        "direction": pair.direction,
        "passages": dict(pair.passages),
    }


def related_record(found: Related, listed: Listed) -> dict[str, Any]:
    """A report to read beside another, with what ties the two."""
    return {
        "id": listed.id,
        "headline": listed.headline,
        "outlet": listed.outlet,
        "published": listed.published,
        "story": found.story,
        "score": round(found.score, 4),
        "reasons": [asdict(reason) for reason in found.reasons],
    }


def article_record(article: ArticleCard) -> dict[str, Any]:
    """An article in a list."""
    return {
        "id": article.id,
        "headline": article.headline,
        "outlet": article.outlet,
        "published": article.published,
        "credit": article.credit,
        "story": article.story,
    }
