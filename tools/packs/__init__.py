"""Builds the packs that come from open data, and tidies those that are kept by hand: `make packs`."""
