"""What a site's robots.txt allows (RFC 9309)."""

from __future__ import annotations

from protego import Protego

AGENT_TOKEN = "marsad"
LONGEST_ROBOTS = 500 * 1024  # what RFC 9309 asks a crawler to read at least
_LONGEST_DELAY = 30.0


class Rules:
    """The rules of one site for Marsad."""

    def __init__(self, text: str) -> None:
        self._rules = Protego.parse(text)

    def allows(self, url: str) -> bool:
        """Whether Marsad may ask for `url`."""
        return bool(self._rules.can_fetch(url, AGENT_TOKEN))

    @property
    def delay(self) -> float:
        """Seconds to wait between two requests; at least one, at most thirty."""
        return min(max(self._rules.crawl_delay(AGENT_TOKEN) or 1.0, 1.0), _LONGEST_DELAY)


def rules_for_status(status: int, text: str) -> Rules:
    """The rules that an answer to /robots.txt means.

    No such file allows everything; a site in trouble (5xx) must be left alone.
    """
    if status >= 500:
        return Rules("User-agent: *\nDisallow: /")
    return Rules(text if status < 300 else "")
