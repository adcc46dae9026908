"""`marsad archive reread`: today's rules over the pages that an archive keeps."""

from __future__ import annotations

from typing import Annotated

import typer

from marsad.cli.archive_choice import DEFAULT_PLACE, Place
from marsad.cli.read_options import Jobs, Quiet, Seconds

All = Annotated[bool, typer.Option("--all", help="Pages that today's rules have read already as well.")]
DryRun = Annotated[bool, typer.Option("--dry-run", "-n", help="Only say what would change.")]
AsJson = Annotated[bool, typer.Option("--json", help="One JSON object.")]


def reread(
    archive: Place = DEFAULT_PLACE,
    every: All = False,
    dry_run: DryRun = False,
    jobs: Jobs = 2,
    seconds: Seconds = 10.0,
    as_json: AsJson = False,
    quiet: Quiet = False,
) -> None:
    """Read the kept pages again with today's rules, and say what facts came and went, by kind.

    What people corrected stays corrected, texts that change stay as versions. Broken off anywhere, the same
    command goes on where it was. Pages that were added without facts get theirs.

    [bold]marsad archive reread --dry-run[/]

    Exit codes: 0 all read, 3 some pages not read (they stay as they were), 4 none read, 5 the archive failed.
    """
    from marsad.cli.archive.rereading import Wanted, run  # loaded once the options are right
    from marsad.running.pages import ReadingRules

    raise typer.Exit(run(Wanted(archive, ReadingRules(seconds), jobs, every, dry_run, as_json, quiet)))
