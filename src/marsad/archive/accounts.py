"""Users, logins and API tokens, as rows: who may write, and which secret stands for whom."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from hashlib import sha256

from sqlalchemy import Connection, Select, delete, insert, select, update

from marsad.archive.accounts_schema import logins, tokens, users
from marsad.archive.clock import now, stamp
from marsad.errors import AccountError


class Role(StrEnum):
    """What a user may do: read, also correct, also manage sources and users."""

    READER = "reader"
    EDITOR = "editor"
    ADMIN = "admin"

    def covers(self, needed: Role) -> bool:
        """Whether this role may do what `needed` may."""
        order = list(Role)
        return order.index(self) >= order.index(needed)


@dataclass(frozen=True, slots=True)
class User:
    """A person who may do more than read."""

    id: int
    name: str
    role: Role
    password: str
    disabled: bool
    created: str


def add_user(connection: Connection, name: str, role: Role, password: str) -> User:
    """A new user with an argon2 hash as `password`. Raises AccountError where the name is taken."""
    if user_named(connection, name) is not None:
        raise AccountError(name, "there is such a user already")
    row = {"name": name, "role": role.value, "password": password, "disabled": 0, "created": now()}
    connection.execute(insert(users).values(row))
    return known_user(connection, name)


def known_user(connection: Connection, name: str) -> User:
    """The user of that name. Raises AccountError where there is none."""
    user = user_named(connection, name)
    if user is None:
        raise AccountError(name, "there is no such user; `marsad user list` shows them")
    return user


def user_named(connection: Connection, name: str) -> User | None:
    """The user of that name, or None."""
    return _one(connection, select(users).where(users.c.name == name))


def all_users(connection: Connection) -> list[User]:
    """Every user, by name."""
    return [_user(row._mapping) for row in connection.execute(select(users).order_by(users.c.name))]


def change_user(
    connection: Connection,
    name: str,
    *,
    role: Role | None = None,
    password: str | None = None,
    disabled: bool | None = None,
) -> User:
    """Changes what is given; a new password or a disabled account ends the user's logins.

    Raises AccountError where there is no such user.
    """
    user = known_user(connection, name)
    given = {"role": role, "password": password, "disabled": None if disabled is None else int(disabled)}
    changes = {key: value for key, value in given.items() if value is not None}
    if changes:
        connection.execute(update(users).where(users.c.id == user.id).values(changes))
    if password is not None or disabled:
        connection.execute(delete(logins).where(logins.c.user == user.id))
    return known_user(connection, name)


def open_login(connection: Connection, user: User, secret: str, days: int) -> None:
    """Lets `secret` stand for `user` for `days` days; logins that ran out are cleared away."""
    connection.execute(delete(logins).where(logins.c.expires < now()))
    expires = stamp(datetime.now(UTC) + timedelta(days=days))
    connection.execute(
        insert(logins).values(digest=digest(secret), user=user.id, created=now(), expires=expires)
    )


def close_login(connection: Connection, secret: str) -> None:
    """Ends the login of `secret`."""
    connection.execute(delete(logins).where(logins.c.digest == digest(secret)))


def user_of_login(connection: Connection, secret: str) -> User | None:
    """Whom a browser's secret stands for, or None where the login has ended."""
    query = select(users).join(logins, logins.c.user == users.c.id)
    valid = (logins.c.digest == digest(secret)) & (logins.c.expires >= now()) & (users.c.disabled == 0)
    return _one(connection, query.where(valid))


def add_token(connection: Connection, user: User, name: str, secret: str) -> None:
    """Lets a program's `secret` stand for `user` until it is revoked. Raises AccountError."""
    taken = (tokens.c.user == user.id) & (tokens.c.name == name) & tokens.c.revoked.is_(None)
    if connection.execute(select(tokens.c.name).where(taken)).first():
        raise AccountError(name, f"{user.name} has a token of this name already")
    connection.execute(insert(tokens).values(digest=digest(secret), user=user.id, name=name, created=now()))


def revoke_token(connection: Connection, user: User, name: str) -> None:
    """Ends a token. Raises AccountError where the user has no such token."""
    live = (tokens.c.user == user.id) & (tokens.c.name == name) & tokens.c.revoked.is_(None)
    if connection.execute(update(tokens).where(live).values(revoked=now())).rowcount == 0:
        raise AccountError(name, f"{user.name} has no such token")


def user_of_token(connection: Connection, secret: str) -> User | None:
    """Whom a program's secret stands for, or None."""
    query = select(users).join(tokens, tokens.c.user == users.c.id)
    valid = (tokens.c.digest == digest(secret)) & tokens.c.revoked.is_(None) & (users.c.disabled == 0)
    return _one(connection, query.where(valid))


def digest(secret: str) -> bytes:
    """What is kept of a secret: secrets are random, so a plain hash cannot be guessed back."""
    return sha256(secret.encode()).digest()


def _one(connection: Connection, query: Select[tuple[object, ...]]) -> User | None:
    row = connection.execute(query).first()
    return _user(row._mapping) if row else None


def _user(row: object) -> User:
    values = {name: row[name] for name in ("id", "name", "password", "created")}  # type: ignore[index]
    return User(**values, role=Role(row["role"]), disabled=bool(row["disabled"]))  # type: ignore[index]
