"""`marsad user`: the people who may correct and manage, and their API tokens."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated

import typer
from sqlalchemy import Connection

from marsad.archive.accounts import (
    Role,
    add_token,
    add_user,
    all_users,
    change_user,
    known_user,
    revoke_token,
)
from marsad.cli.archive_choice import DEFAULT_PLACE, Place, opened_archive
from marsad.cli.exits import Exit
from marsad.web.accounts.passwords import hash_password

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    help="Manage the users who may write. Reading needs no account.",
)
Name = Annotated[str, typer.Argument(help="The user's name.")]
Secret = Annotated[
    str,
    typer.Option(
        "--password",
        envvar="MARSAD_PASSWORD",
        prompt=True,
        confirmation_prompt=True,
        hide_input=True,
        help="The password; asked for where it is not given.",
    ),
]


@app.command()
def add(
    name: Name,
    password: Secret,
    role: Annotated[Role, typer.Option(help="reader, editor or admin.")] = Role.EDITOR,
    archive: Place = DEFAULT_PLACE,
) -> None:
    """Add a user: `marsad user add hoda --role editor`."""
    hashed = _hashed(password)
    with _opened(archive) as connection:
        add_user(connection, name, role, hashed)
    typer.echo(f"{name} may log in as {role.value}")


@app.command("list")
def list_users(archive: Place = DEFAULT_PLACE) -> None:
    """List the users, one a line: name, role, since when, disabled or not."""
    with _opened(archive) as connection:
        for user in all_users(connection):
            typer.echo(
                f"{user.name}\t{user.role.value}\t{user.created}\t{'disabled' if user.disabled else ''}"
            )


@app.command()
def change(
    name: Name,
    role: Annotated[Role | None, typer.Option(help="The new role.")] = None,
    disable: Annotated[
        bool | None, typer.Option("--disable/--enable", help="Lock the account or open it.")
    ] = None,
    archive: Place = DEFAULT_PLACE,
) -> None:
    """Change a user's role, or disable the account."""
    with _opened(archive) as connection:
        user = change_user(connection, name, role=role, disabled=disable)
    typer.echo(f"{user.name} is {user.role.value}{', disabled' if user.disabled else ''}")


@app.command()
def password(name: Name, password: Secret, archive: Place = DEFAULT_PLACE) -> None:
    """Set a new password; the user's logins end."""
    hashed = _hashed(password)
    with _opened(archive) as connection:
        change_user(connection, name, password=hashed)
    typer.echo(f"new password for {name}; logins ended")


@app.command()
def token(
    name: Name,
    label: Annotated[str, typer.Argument(help="What the token is for.")],
    revoke: Annotated[bool, typer.Option("--revoke", help="End the token instead of making it.")] = False,
    archive: Place = DEFAULT_PLACE,
) -> None:
    """Make an API token, shown this once, or end one: `marsad user token hoda newsroom-bot`."""
    secret = f"marsad_{secrets.token_urlsafe(32)}"
    with _opened(archive) as connection:
        user = known_user(connection, name)
        if revoke:
            revoke_token(connection, user, label)
        else:
            add_token(connection, user, label, secret)
    typer.echo(f"token {label} ended" if revoke else secret)


@contextmanager
def _opened(place: str) -> Iterator[Connection]:
    """A writing transaction."""
    with opened_archive(place) as archive, archive.writing() as writing:
        yield writing.connection


def _hashed(password: str) -> str:
    try:
        return hash_password(password)
    except ValueError as error:
        typer.echo(f"marsad user: {error}", err=True)
        raise typer.Exit(Exit.USAGE) from error
