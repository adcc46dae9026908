"""`marsad webhook`: subscribers that are told of news at an address of theirs."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from marsad.cli.archive_choice import DEFAULT_PLACE, Place
from marsad.cli.read_options import AllowPrivate, Quiet

# The work is in webhook_work.py, loaded by the command that is called.

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    help="Tell subscribers of news: signed messages to an address of theirs, sent by `marsad watch`.",
)


class Plain(StrEnum):
    """What may be wanted without naming a subject."""

    STORY_NEW = "story.new"
    STORY_GROWN = "story.grown"
    AGENDA_CHANGED = "agenda.changed"


Number = Annotated[int, typer.Argument(help="The webhook's number, as `marsad webhook list` shows it.")]
Json = Annotated[bool, typer.Option("--json", help="JSON Lines instead of a table.")]
Site = Annotated[
    str, typer.Option("--site", envvar="MARSAD_ADDRESS", help="The site's public address, for links.")
]


@app.command()
def add(
    address: Annotated[str, typer.Argument(help="The http or https address that takes the messages.")],
    wants: Annotated[
        list[Plain] | None, typer.Option(help="New stories, stories grown, changes of the agenda.")
    ] = None,
    naming: Annotated[
        list[str] | None,
        typer.Option(help="New articles that name this person, organisation or place: a name or number."),
    ] = None,
    query: Annotated[list[str] | None, typer.Option(help="New articles that this search finds.")] = None,
    archive: Place = DEFAULT_PLACE,
    allow_private: AllowPrivate = False,
) -> None:
    """Register a subscriber. Each option may be given again. The secret is printed this once.

    marsad webhook add https://desk.example/hook --wants story.new --wants agenda.changed

    marsad webhook add https://desk.example/hook --naming أردوغان --query "زيارة دولة:مصر"
    """
    from marsad.cli.webhook_work import add_webhook

    kinds = [each.value for each in wants or ()]
    raise typer.Exit(add_webhook(address, kinds, naming or [], query or [], archive, allow_private))


@app.command("list")
def list_webhooks(json: Json = False, archive: Place = DEFAULT_PLACE) -> None:
    """List the subscribers: what they want, and how many messages wait, were taken or given up."""
    from marsad.cli.webhook_work import show_webhooks

    show_webhooks(archive, json)


@app.command()
def remove(number: Number, archive: Place = DEFAULT_PLACE) -> None:
    """Forget a subscriber, and what waits for it."""
    from marsad.cli.webhook_work import remove_webhook

    raise typer.Exit(remove_webhook(number, archive))


@app.command()
def pause(number: Number, archive: Place = DEFAULT_PLACE) -> None:
    """Tell a subscriber nothing more until it is resumed."""
    from marsad.cli.webhook_work import pause_webhook

    raise typer.Exit(pause_webhook(number, archive))


@app.command()
def resume(number: Number, archive: Place = DEFAULT_PLACE) -> None:
    """Tell a paused subscriber of what comes from now on, or one that was gone of all that waits for it."""
    from marsad.cli.webhook_work import resume_webhook

    raise typer.Exit(resume_webhook(number, archive))


@app.command("test")
def send_test(number: Number, archive: Place = DEFAULT_PLACE) -> None:
    """Send a message of the type `test` now, once, and say what came of it."""
    from marsad.cli.webhook_work import test_webhook

    raise typer.Exit(test_webhook(number, archive))


@app.command()
def deliver(
    once: Annotated[bool, typer.Option("--once", help="Send what is due now, then end.")] = False,
    again: Annotated[
        bool, typer.Option("--again", help="First take up what was given up, and subscribers that had gone.")
    ] = False,
    site: Site = "",
    quiet: Quiet = False,
    archive: Place = DEFAULT_PLACE,
) -> None:
    """Send what waits, for archives that no `marsad watch` looks after. Goes on until Ctrl-C."""
    from marsad.cli.webhook_work import Delivery, deliver_messages

    raise typer.Exit(deliver_messages(archive, Delivery(once, again, site, quiet)))
