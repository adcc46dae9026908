"""The desk: what articles of the archive say together, worked out as they arrive and kept in the archive."""
