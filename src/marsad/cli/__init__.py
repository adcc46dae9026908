"""The command line, one command a file."""

from __future__ import annotations

from marsad.cli.program import main

__all__ = ["main"]
