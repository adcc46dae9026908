"""The errors Marsad raises, as one tree.

::

    MarsadError
    ├── PageError            a page cannot be taken in; carries the page's name
    │   ├── PageTooLarge     more bytes than the limit allows
    │   ├── PageTooComplex   more tags or lines than the limit allows
    │   ├── PageUnreadable   damaged, truncated or not text
    │   └── FetchError       an address gave no page
    │       └── AddressRefused   an address that Marsad will not ask (private, loopback, not http)
    ├── ManifestError        a line of a manifest is not what `record.md` describes
    ├── PackError            a row of a lexicon pack breaks its format
    ├── SettingsError        a setting is unknown or has a value of the wrong type
    └── ReadingTimeout       a page took longer to read than the limit allows

Text never raises: a step that finds nothing gives nothing. These errors speak of input and
output, of packs and of limits.
"""

from __future__ import annotations


class MarsadError(Exception):
    """The root of all errors that Marsad raises on purpose."""


class PageError(MarsadError):
    """A page cannot be taken in.

    `name` is the path, address or manifest id a person knows the page by.
    """

    def __init__(self, name: str, reason: str) -> None:
        super().__init__(f"{name}: {reason}")
        self.name = name
        self.reason = reason


class PageTooLarge(PageError):
    """The page holds more bytes than the limit allows, packed or unpacked."""


class PageTooComplex(PageError):
    """The page holds more tags or lines than the limit allows."""


class PageUnreadable(PageError):
    """The page is damaged, truncated or holds no text."""


class FetchError(PageError):
    """An address gave no page."""


class AddressRefused(FetchError):
    """An address that Marsad will not ask: private, loopback, link-local or not http."""


class ManifestError(PageError):
    """A line of a manifest is not what the record's contract describes."""


class ReadingTimeout(PageError):
    """A page took longer to read than the limit allows."""


class PackError(MarsadError):
    """A row of a lexicon pack breaks its format."""


class SettingsError(MarsadError):
    """A setting is unknown, unreadable or has a value of the wrong type."""
