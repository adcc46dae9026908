"""The JSON API: everything that the pages show, one resource a file."""
