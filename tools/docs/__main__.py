"""Writes the generated reference pages: `python -m tools.docs`; a test keeps them as the code is."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tools.docs import api_examples, api_pages, cli_pages

from marsad.web import settings

REFERENCE = Path(__file__).resolve().parents[2] / "docs" / "reference"
PAGES: dict[str, Callable[[], str]] = {
    "commands.md": cli_pages.reference,
    "api.md": api_pages.reference,
    "settings.md": settings.reference,
}


def main() -> None:
    """Writes every page, and the examples that the OpenAPI document shows."""
    print(api_examples.write())
    for name, reference in PAGES.items():
        (REFERENCE / name).write_text(reference(), encoding="utf-8")
        print(REFERENCE / name)


if __name__ == "__main__":
    main()
