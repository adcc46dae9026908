"""What a person asked of a harvest or a watch."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class WatchSetup:
    """The options of `marsad harvest` and `marsad watch`.

    `seconds` bound the reading of a page. `follow` has what derives from the archive catch up. `metrics` is a
    port, `callbacks` the public address for hubs; None: neither. `site` is its public address in messages.
    """

    once: bool
    now: bool
    workers: int
    seconds: float
    quiet: bool
    allow_private: bool
    follow: bool = False
    metrics: int | None = None
    callbacks: str | None = None
    site: str = ""
