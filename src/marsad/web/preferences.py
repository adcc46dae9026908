"""What a reader chose: theme, month names and digits, kept in one small cookie."""

from __future__ import annotations

from dataclasses import dataclass, replace

THEMES = ("auto", "light", "dark")
MONTHS = ("levant", "egypt", "maghreb", "both")
DIGITS = ("latin", "arabic")
COOKIE = "marsad_view"


@dataclass(frozen=True, slots=True)
class Preferences:
    """A reader's choices; the default suits a desk that reads several regions."""

    theme: str = "auto"
    months: str = "egypt"
    digits: str = "latin"

    def cookie(self) -> str:
        """The value of the cookie."""
        return f"{self.theme}.{self.months}.{self.digits}"


def from_cookie(value: str | None) -> Preferences:
    """The choices in a cookie; what it does not hold, or holds wrongly, stays the default."""
    parts = (value or "").split(".")
    if len(parts) != 3:
        return Preferences()
    return chosen(Preferences(), *parts)


def chosen(base: Preferences, theme: str = "", months: str = "", digits: str = "") -> Preferences:
    """`base` with each choice that is a known one."""
    return replace(
        base,
        theme=theme if theme in THEMES else base.theme,
        months=months if months in MONTHS else base.months,
        digits=digits if digits in DIGITS else base.digits,
    )
