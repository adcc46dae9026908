"""Rebuilds the packs that derive from open data, in the order they lean on one another."""

from __future__ import annotations

from tools.packs import common_words, curated, latin_names, months, places, surnames


def main() -> None:
    """Builds every pack and prints its number of rows."""
    for name, build in (
        ("curated packs", curated.tidy),
        ("months", months.build),
        ("latin_names", latin_names.build),
        ("surnames", surnames.build),
        ("places", places.build),
        ("common_words", common_words.build),
    ):
        print(f"{name}: {build()} rows")


if __name__ == "__main__":
    main()
