"""Reads archives of pages, file by file, on a distributed engine: Daft, on one machine or a Ray cluster."""
