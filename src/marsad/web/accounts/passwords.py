"""Passwords as argon2id hashes (RFC 9106), with the library's own safe parameters."""

from __future__ import annotations

from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

SHORTEST = 10  # characters; NIST SP 800-63B asks for length, not for kinds of characters
_HASHER = PasswordHasher()


def hash_password(password: str) -> str:
    """The hash to keep. Raises ValueError where the password is too short."""
    if len(password) < SHORTEST:
        raise ValueError(f"a password needs at least {SHORTEST} characters")
    return _HASHER.hash(password)


def matches(kept: str | None, password: str) -> bool:
    """Whether `password` has the hash `kept`; takes as long where there is no such user."""
    try:
        return _HASHER.verify(kept or _nobody(), password) and kept is not None
    except (VerificationError, InvalidHashError):
        return False


@cache
def _nobody() -> str:
    return _HASHER.hash("no user has this password")
