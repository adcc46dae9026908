"""Tools for who changes the archive's schema."""
