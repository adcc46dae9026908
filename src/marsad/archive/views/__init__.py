"""What pages and the API show, one query or few each: rows of the archive as frozen records."""
