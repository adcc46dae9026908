"""Accounts of an archive, and the form token that a page gives who has logged in."""

from __future__ import annotations

import re
from pathlib import Path

from fastapi.testclient import TestClient

from marsad.archive.accounts import Role, User, add_user
from marsad.archive.archive import Archive
from marsad.web.accounts.passwords import hash_password

PASSWORD = "a long enough password"


def add_users(place: Path, **roles: Role) -> dict[str, User]:
    """Adds users with their roles to the archive; the users by name."""
    hashed = hash_password(PASSWORD)
    with Archive.open(place, create=True) as archive, archive.writing() as writing:
        return {name: add_user(writing.connection, name, role, hashed) for name, role in roles.items()}


def log_in(client: TestClient, name: str, page: str) -> str:
    """The form token of a page for a user; empty where the page has no form for them."""
    client.post("/login", data={"name": name, "password": PASSWORD})
    found = re.search(r'name="token" value="(\w+)"', client.get(page).text)
    return found[1] if found else ""
