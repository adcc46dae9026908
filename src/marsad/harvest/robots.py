"""What a site's robots.txt allows (RFC 9309)."""

from __future__ import annotations

from protego import Protego

from marsad.harvest.pacing import USUAL_GAP

AGENT_TOKEN = "marsad"
LONGEST_ROBOTS = 500 * 1024  # what RFC 9309 asks a crawler to read at least
_LONGEST_DELAY = 30.0
_A_DAY = 86_400.0
_IN_TROUBLE = 900.0
_TOO_MANY = 429


class Rules:
    """The rules of one site for Marsad; `trouble` says why a site that cannot tell them is left alone.

    `lasts` is for how many seconds they hold before they are to be asked for again.
    """

    def __init__(self, text: str, trouble: str | None = None) -> None:
        self._rules = Protego.parse(text)
        self.trouble = trouble
        self.lasts = _IN_TROUBLE if trouble else _A_DAY

    def allows(self, url: str) -> bool:
        """Whether Marsad may ask for `url`."""
        return self.trouble is None and bool(self._rules.can_fetch(url, AGENT_TOKEN))

    @property
    def delay(self) -> float:
        """Seconds to wait between two requests; at least one, at most thirty."""
        return min(max(self._rules.crawl_delay(AGENT_TOKEN) or USUAL_GAP, USUAL_GAP), _LONGEST_DELAY)

    @property
    def sitemaps(self) -> tuple[str, ...]:
        """The sitemaps that the site names."""
        return tuple(self._rules.sitemaps)


def rules_for_status(status: int, text: str) -> Rules:
    """The rules that an answer to /robots.txt means.

    No such file allows everything; a site in trouble (5xx, too many requests) must be left alone.
    """
    if status >= 500 or status == _TOO_MANY:
        return Rules("", f"the site's robots.txt answered {status}: it is left alone for now")
    return Rules(text if status < 300 else "")
