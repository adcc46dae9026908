"""The corrections of an open archive: make one, undo one, look them up."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, select

from marsad.archive.article_rows import correct_article
from marsad.archive.corrections.applying import apply, corrected
from marsad.archive.corrections.kinds import Change, OfArticle, SplitIdentity, SplitStory, articles_of
from marsad.archive.corrections.records import (
    Correction,
    all_corrections,
    in_force,
    insert_correction,
    mark_undone,
    of_articles,
)
from marsad.archive.opened import Opened
from marsad.archive.packing import unpack_article
from marsad.archive.schema import articles, corrections
from marsad.archive.writing import Writing
from marsad.errors import CorrectionError, NotArchived
from marsad.model.article import Article


class Corrections:
    """Makes and undoes corrections; those of an article's own facts show in it at once.

    Those of identities and stories are kept for who makes identities and stories: `since` tells what is new.
    """

    def __init__(self, archive: Opened) -> None:
        self._archive = archive

    def make(self, change: Change, made_by: str, reason: str = "") -> int:
        """Puts a correction in force; gives its id.

        Raises CorrectionError where an article is not there or does not hold what is to be corrected.
        """
        with self._archive.writing() as writing:
            self._check(writing.connection, change)
            number = insert_correction(writing, change, made_by, reason)
            _show(writing, change)
        return number

    def undo(self, number: int, undone_by: str) -> None:
        """Takes a correction out of force; undoing it again changes nothing. Raises NotArchived."""
        with self._archive.writing() as writing:
            found = self._one(writing.connection, number)
            if found.undone is None:
                mark_undone(writing, number, undone_by)
                _show(writing, found.change)

    def get(self, number: int) -> Correction:
        """The correction of that id. Raises NotArchived."""
        with self._archive.reading() as connection:
            return self._one(connection, number)

    def since(self, seq: int, kinds: Sequence[str] = ()) -> list[Correction]:
        """What was made or undone after `seq`, in the order of making; where `kinds` are named, of those."""
        of_kinds = [corrections.c.kind.in_(kinds)] if kinds else []
        with self._archive.reading() as connection:
            return all_corrections(connection, corrections.c.seq > seq, *of_kinds)

    def holding(self, kinds: Sequence[str] = ()) -> list[Correction]:
        """All in force, in the order of making; where `kinds` are named, of those."""
        return [each for each in self.since(0, kinds) if each.undone is None]

    def of_article(self, row: int) -> list[Correction]:
        """All that speak of the article, undone ones included, in the order of making."""
        with self._archive.reading() as connection:
            return of_articles(connection, [row]).get(row, [])

    def unmet(self) -> list[Correction]:
        """Those in force whose fact the article no longer holds."""
        with self._archive.reading() as connection:
            return all_corrections(connection, corrections.c.undone.is_(None), corrections.c.unmet == 1)

    def _one(self, connection: Connection, number: int) -> Correction:
        found = all_corrections(connection, corrections.c.id == number)
        if not found:
            raise NotArchived(self._archive.name, f"no correction {number}")
        return found[0]

    def _check(self, connection: Connection, change: Change) -> None:
        named = set(articles_of(change))
        there = set(connection.scalars(select(articles.c.row).where(articles.c.row.in_(named))))
        if missing := sorted(named - there):
            raise CorrectionError(self._archive.name, f"no article of row {missing[0]}")
        if isinstance(change, SplitIdentity | SplitStory) and not (change.away and change.stay):
            raise CorrectionError(
                self._archive.name, "a split needs something that goes and something that stays"
            )
        if isinstance(change, OfArticle) and apply(_article(connection, change.article), change) is None:
            raise CorrectionError(self._archive.name, "the article does not hold what is to be corrected")


def _article(connection: Connection, row: int) -> Article:
    """The article with the corrections that hold already."""
    content = connection.execute(select(articles.c.content).where(articles.c.row == row)).scalar_one()
    return corrected(unpack_article(content), in_force(connection, [row]).get(row, {}).values())


def _show(writing: Writing, change: Change) -> None:
    if isinstance(change, OfArticle):
        correct_article(writing, change.article)
