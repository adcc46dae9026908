"""What sources list: entries out of feeds, news sitemaps and section pages."""

from __future__ import annotations

from marsad.harvest.listing.entry import Entry, Listing
from marsad.harvest.listing.read import read_listing

__all__ = ["Entry", "Listing", "read_listing"]
