"""Who published an article, when, from where, and whom it credits."""

from marsad.reading.publication.describe import Publication, describe

__all__ = ["Publication", "describe"]
