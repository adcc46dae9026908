"""The watch: one process that asks sources, fetches what is new, reads it and keeps it, until stopped."""
