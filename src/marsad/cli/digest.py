"""`marsad digest`: a day's stories and the next day's agenda, printed or sent by mail."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer


class Form(StrEnum):
    """How a digest is printed."""

    TEXT = "text"
    HTML = "html"


class Language(StrEnum):
    """The languages of the site."""

    ARABIC = "ar"
    ENGLISH = "en"


def digest(
    to: Annotated[
        list[str] | None,
        typer.Option(
            envvar="MARSAD_DIGEST_TO", help="Send it to this address; may be given again. Default: print it."
        ),
    ] = None,
    day: Annotated[
        str | None,
        typer.Option(help="A day (2024-05-24), today or yesterday. Default: the archive's newest day."),
    ] = None,
    form: Annotated[Form, typer.Option(help="How to print it; a message has both.")] = Form.TEXT,
    language: Annotated[Language, typer.Option(help="The language around the news.")] = Language.ARABIC,
    archive: Annotated[
        str | None, typer.Option("--archive", "-a", help="The archive: a path or a postgresql:// address.")
    ] = None,
    config: Annotated[
        Path | None, typer.Option(exists=True, dir_okay=False, help="A settings file (TOML).")
    ] = None,
) -> None:
    """Print the digest of a day, or send it.

    The mail server, the sender and the site's address for links come from the environment (MARSAD_SMTP,
    MARSAD_MAIL_FROM, MARSAD_ADDRESS …) or the settings file: docs/reference/settings.md.

      marsad digest --day yesterday

      marsad digest --to desk@example.org --to editor@example.org
    """
    from marsad.cli.digest_work import Wanted, run  # the site's libraries load only for those who use them

    wanted = Wanted(tuple(to or ()), day, form.value, language.value)
    raise typer.Exit(run(wanted, archive, config))
