"""`marsad archive add`: reads pages and keeps them."""

from __future__ import annotations

from itertools import chain
from typing import Annotated

import typer

from marsad.cli.archive_choice import DEFAULT_PLACE, Place
from marsad.cli.read_options import AllowPrivate, Jobs, Manifest, MaxMegabytes, Paths, Quiet, Seconds

Facts = Annotated[bool, typer.Option("--facts/--no-facts", help="Without facts only texts are read.")]


def add(
    paths: Paths = None,
    manifest: Manifest = None,
    archive: Place = DEFAULT_PLACE,
    jobs: Jobs = 2,
    facts: Facts = True,
    quiet: Quiet = False,
    seconds: Seconds = 10.0,
    max_mb: MaxMegabytes = 5.0,
    allow_private: AllowPrivate = False,
) -> None:
    """Read pages and keep them with their articles; pages that are there already are passed over.

    An archive is made where there is none. Broken off anywhere, the same command goes on where it was.

    [bold]marsad archive add pages/ crawl.warc.gz --jobs 4[/]

    Exit codes: 0 all read, 3 some pages not read in full, 4 none read, 5 the archive failed.
    """
    if not paths and manifest is None:
        raise typer.BadParameter("name pages, a folder, a WARC file or --manifest FILE", param_hint="PATHS")
    from marsad.cli.archive.adding import Wanted, run  # loaded once the options are right
    from marsad.harvest.limits import Limits
    from marsad.harvest.sources import open_manifest, open_pages
    from marsad.running.pages import ReadingRules

    limits = Limits(page_bytes=int(max_mb * 1_000_000))
    named = open_manifest(manifest, limits) if manifest is not None else iter(())
    taken = chain(named, open_pages(paths or [], limits, allow_private=allow_private))
    raise typer.Exit(run(Wanted(archive, taken, ReadingRules(seconds, facts=facts), jobs, quiet)))
