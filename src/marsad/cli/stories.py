"""`marsad stories`, `story`, `copies` and `related`: what the articles of an archive say together."""

from __future__ import annotations

from typing import Annotated

import typer

from marsad.cli.archive_choice import DEFAULT_PLACE, Place

# The work is in story_work.py, loaded by the command that is called.

Json = Annotated[bool, typer.Option("--json", help="JSON Lines instead of text.")]
Most = Annotated[int, typer.Option("--most", "-n", min=1, help="At most so many.")]
Update = Annotated[bool, typer.Option("--update", help="First work through the articles that are new.")]
ArticleId = Annotated[str, typer.Argument(help="The id of an article.", metavar="ARTICLE")]


def stories(
    day: Annotated[str | None, typer.Option(help="Those with articles of this day (2024-05-24).")] = None,
    most: Most = 20,
    update: Update = False,
    json_lines: Json = False,
    archive: Place = DEFAULT_PLACE,
) -> None:
    """List the stories of an archive, the last told first.

    marsad stories --update

    marsad stories --day 2024-05-24 --json
    """
    from marsad.cli.story_work import list_stories

    raise typer.Exit(list_stories(day, most, archive, update=update, json_lines=json_lines))


def story(
    number: Annotated[int, typer.Argument(help="The story's number, as `marsad stories` gives it.")],
    json_lines: Json = False,
    archive: Place = DEFAULT_PLACE,
) -> None:
    """Show one story: who ran it first, its course, what its articles agree on and dispute, its copies."""
    from marsad.cli.story_work import show_story

    raise typer.Exit(show_story(number, archive, json_lines=json_lines))


def copies(
    article: Annotated[str | None, typer.Argument(help="The id of an article. Default: all.")] = None,
    most: Most = 20,
    json_lines: Json = False,
    archive: Place = DEFAULT_PLACE,
) -> None:
    """Show who copied whom, the latest first, with what was added, dropped and changed."""
    from marsad.cli.story_work import show_copies

    raise typer.Exit(show_copies(article, most, archive, json_lines=json_lines))


def related(
    article: ArticleId, most: Most = 5, json_lines: Json = False, archive: Place = DEFAULT_PLACE
) -> None:
    """Suggest what to read beside an article: other stories, never a copy, each with its reason."""
    from marsad.cli.story_work import show_related

    raise typer.Exit(show_related(article, most, archive, json_lines=json_lines))
