"""`marsad harvest` and `marsad watch`: asking the sources, once or until stopped."""

from __future__ import annotations

from typing import Annotated

import typer

from marsad.cli.archive_choice import DEFAULT_PLACE, Place
from marsad.cli.read_options import AllowPrivate, Quiet, Seconds
from marsad.cli.watch_setup import WatchSetup
from marsad.cli.webhook import Site

Now = Annotated[bool, typer.Option("--now", help="Ask all sources now, due or not.")]
Workers = Annotated[int, typer.Option(min=1, max=64, help="How many hosts are asked at a time.")]


def harvest(
    once: Annotated[bool, typer.Option("--once", help="Ask what is due now, then end.")] = False,
    now: Now = False,
    workers: Workers = 8,
    seconds: Seconds = 10.0,
    quiet: Quiet = False,
    archive: Place = DEFAULT_PLACE,
    allow_private: AllowPrivate = False,
) -> None:
    """Ask the sources, fetch what is new, read it and keep it.

    Goes on until Ctrl-C; with [bold]--once[/] it ends when what is due is done, as a timer wants it.
    """
    from marsad.cli.watch_work import run  # the network and the database load only for those who use them

    raise typer.Exit(run(archive, WatchSetup(once, now, workers, seconds, quiet, allow_private)))


def watch(
    now: Now = False,
    workers: Workers = 8,
    seconds: Seconds = 10.0,
    metrics: Annotated[
        int | None,
        typer.Option(help="Serve metrics for Prometheus on this port of 127.0.0.1.", show_default=False),
    ] = None,
    callbacks: Annotated[
        str | None,
        typer.Option(help="The public address of the site's hub callbacks (WebSub).", show_default=False),
    ] = None,
    site: Site = "",
    quiet: Quiet = False,
    archive: Place = DEFAULT_PLACE,
    allow_private: AllowPrivate = False,
) -> None:
    """Watch the sources: harvest, read, keep, index and tell subscribers in one process, until Ctrl-C.

    Stopped or killed at any moment, the next watch takes up what was waiting.
    """
    from marsad.cli.watch_work import run  # as above

    setup = WatchSetup(False, now, workers, seconds, quiet, allow_private, True, metrics, callbacks, site)
    raise typer.Exit(run(archive, setup))
