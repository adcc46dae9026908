"""What `marsad archive check` does: looks at all of an archive, then at the search index beside it."""

from __future__ import annotations

import typer

from marsad.archive.archive import Archive
from marsad.archive.overview import overview
from marsad.archive.search.beside import ArchiveSearch, folder_beside
from marsad.archive.search.checking import Agreement
from marsad.archive.search.folder import check_note
from marsad.cli.archive_choice import opened_archive
from marsad.cli.exits import Exit
from marsad.cli.printable import printable
from marsad.cli.progress import shown_progress
from marsad.errors import SearchIndexError, SearchIndexMissing

_MOST_NAMED = 10


def run(place: str, *, quiet: bool) -> Exit:
    """Checks the archive at `place` and its index; gives how it ended."""
    with opened_archive(place) as archive:
        wrong = _check_archive(archive, quiet)
        if wrong:
            _say(
                f"{wrong:,} findings. Keep the file as it is and restore a backup beside it "
                "(docs/how-to/keep-an-archive.md)"
            )
        agrees = _check_index(archive, quiet)
    return Exit.ALL_READ if agrees and not wrong else Exit.ARCHIVE_FAILED


def _check_archive(archive: Archive, quiet: bool) -> int:
    """Prints what is wrong with the archive itself; how much that is."""
    with archive.reading() as connection:
        held = overview(connection)
    whole = held.pages + held.articles + held.withdrawn
    done = wrong = 0
    with shown_progress("checking", "pages and articles", whole, quiet) as shown:

        def looked_at(more: int) -> None:
            nonlocal done
            done = min(done + more, whole)
            shown.update(done, {"findings": wrong})

        for finding in archive.check(looked_at):
            wrong += 1
            typer.echo(printable(f"{finding.where}: {finding.what}"))
    if not quiet and not wrong:
        _say(f"{held.pages:,} pages and {held.articles:,} articles, all as they were stored")
    return wrong


def _check_index(archive: Archive, quiet: bool) -> bool:
    """Prints where the search index and the archive disagree; gives whether all is well."""
    folder = folder_beside(archive)
    try:
        check_note(folder)
        with shown_progress("comparing the search index", "articles", quiet=quiet) as shown:
            found = ArchiveSearch(archive).disagreements(lambda done: shown.update(done, {}))
    except SearchIndexMissing:
        if not quiet:
            _say("there is no search index yet; the first search makes it")
        return True
    except SearchIndexError as error:
        typer.echo(f"search index: {printable(str(error))}")
        return False
    _tell(found, quiet)
    return found.agrees


def _tell(found: Agreement, quiet: bool) -> None:
    kinds = {
        "is not in the search index": found.missing,
        "is in the search index, but no article of the archive": found.surplus,
        "is in the search index as it was once": found.different,
    }
    for what, rows in kinds.items():
        for row in rows[:_MOST_NAMED]:
            typer.echo(f"article {row}: {what}")
        if len(rows) > _MOST_NAMED:
            typer.echo(f"{len(rows) - _MOST_NAMED:,} more articles: the same")
    if not found.agrees:
        _say("the index is made of the archive and nothing in it is lost: `marsad search --rebuild`")
    elif not quiet:
        behind = f"; {found.behind:,} changes wait for the next search" if found.behind else ""
        _say(f"the search index agrees on {found.articles:,} articles{behind}")


def _say(text: str) -> None:
    typer.echo(f"marsad: {text}", err=True)
