"""`marsad correct`: what a person decides against what Marsad worked out; it lasts, and can be undone."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from marsad.archive.corrections.kinds import FactKind
from marsad.cli.archive_choice import DEFAULT_PLACE, Place

# The work is in correct_work.py, loaded by the command that is called.

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    help="Correct what Marsad worked out. Corrections outlast rereading, name their maker, can be undone.",
)
By = Annotated[str, typer.Option("--by", envvar="MARSAD_USER", help="Who decides.", show_default=False)]
Why = Annotated[str, typer.Option("--reason", help="Why.")]
Article = Annotated[str, typer.Argument(help="The id of an article.", metavar="ARTICLE")]
Articles = Annotated[list[str], typer.Argument(help="Ids of articles.", metavar="ARTICLE…")]
Words = Annotated[str, typer.Argument(help="Words of the fact, as the article has them.")]
Number = Annotated[int, typer.Argument(help="The number, as lists show it.")]


@app.command("merge-stories")
def merge_stories(one: Number, other: Number, by: By, why: Why = "", archive: Place = DEFAULT_PLACE) -> None:
    """Two stories are one: `marsad correct merge-stories 12 15 --by hoda`."""
    from marsad.cli import correct_work as work

    raise typer.Exit(work.decide(archive, by, why, work.merging_stories(one, other)))


@app.command("split-story")
def split_story(
    story: Number, articles: Articles, by: By, why: Why = "", archive: Place = DEFAULT_PLACE
) -> None:
    """These articles do not tell the story: they go, the others stay."""
    from marsad.cli import correct_work as work

    raise typer.Exit(work.decide(archive, by, why, work.splitting_story(story, articles)))


@app.command("merge-names")
def merge_names(one: Number, other: Number, by: By, why: Why = "", archive: Place = DEFAULT_PLACE) -> None:
    """Two people, bodies or places are one; the numbers are those of `marsad person`."""
    from marsad.cli import correct_work as work

    raise typer.Exit(work.decide(archive, by, why, work.merging_names(one, other)))


@app.command("split-name")
def split_name(
    name: Number, articles: Articles, by: By, why: Why = "", archive: Place = DEFAULT_PLACE
) -> None:
    """In these articles the name stands for somebody else."""
    from marsad.cli import correct_work as work

    raise typer.Exit(work.decide(archive, by, why, work.splitting_name(name, articles)))


@app.command()
def doubts(
    most: Annotated[int, typer.Option("--limit", min=1, help="So many at the most.")] = 50,
    archive: Place = DEFAULT_PLACE,
) -> None:
    """List pairs of people who may be one: decide with `merge-names` or `keep-apart`, or leave them."""
    from marsad.cli import correct_work as work

    raise typer.Exit(work.show_doubts(archive, most))


@app.command("keep-apart")
def keep_apart(one: Number, other: Number, by: By, why: Why = "", archive: Place = DEFAULT_PLACE) -> None:
    """Two that may look like one are two: `marsad correct keep-apart 31 48 --by hoda`."""
    from marsad.cli import correct_work as work

    raise typer.Exit(work.decide(archive, by, why, work.keeping_apart(one, other)))


@app.command()
def speaker(
    article: Article,
    words: Words,
    by: By,
    name: Annotated[str | None, typer.Argument(help="The speaker as written there; none: nobody.")] = None,
    why: Why = "",
    archive: Place = DEFAULT_PLACE,
) -> None:
    """Say who said a quote: `marsad correct speaker 3f2a… 'بعض كلماته' لافروف --by hoda`."""
    from marsad.cli import correct_work as work

    raise typer.Exit(work.decide(archive, by, why, work.fixing_speaker(article, words, name)))


@app.command()
def place(
    article: Article,
    words: Words,
    by: By,
    name: Annotated[str | None, typer.Argument(help="The place as written there; none: nowhere.")] = None,
    why: Why = "",
    archive: Place = DEFAULT_PLACE,
) -> None:
    """Say where an event happens; the words are those that tell it: التقى."""
    from marsad.cli import correct_work as work

    raise typer.Exit(work.decide(archive, by, why, work.fixing_place(article, words, name)))


@app.command()
def reject(
    article: Article,
    kind: Annotated[FactKind, typer.Argument(help="What sort of fact.")],
    words: Words,
    by: By,
    why: Why = "",
    archive: Place = DEFAULT_PLACE,
) -> None:
    """Take a fact out: it is none."""
    from marsad.cli import correct_work as work

    raise typer.Exit(work.decide(archive, by, why, work.rejecting(article, kind, words)))


@app.command()
def undo(number: Number, by: By, archive: Place = DEFAULT_PLACE) -> None:
    """Take a correction out of force; it stays in the list."""
    from marsad.cli import correct_work as work

    raise typer.Exit(work.undo(archive, number, by))


@app.command("list")
def list_corrections(archive: Place = DEFAULT_PLACE) -> None:
    """List all corrections: number, when, who, what; those undone or without their fact say so."""
    from marsad.cli import correct_work as work

    raise typer.Exit(work.show(archive))


@app.command()
def export(archive: Place = DEFAULT_PLACE) -> None:
    """Print all corrections as JSON Lines: `marsad correct export > corrections.jsonl`."""
    from marsad.cli import correct_work as work

    raise typer.Exit(work.export(archive))


@app.command("import")
def import_file(
    file: Annotated[Path, typer.Argument(exists=True, dir_okay=False, help="What `export` printed.")],
    archive: Place = DEFAULT_PLACE,
) -> None:
    """Take corrections of another archive in; those that hold here, or were undone there, change nothing."""
    from marsad.cli import correct_work as work

    raise typer.Exit(work.take_in(archive, file))
