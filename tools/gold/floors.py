"""Prints Marsad's scores on the gold pages beside their floors, and raises the floors.

python -m tools.gold.floors                    the scores of every layer
python -m tools.gold.floors --detail LAYER     each miss and false alarm of one layer
python -m tools.gold.floors --raise            floors up to today's scores; a floor is never lowered
"""

from __future__ import annotations

import argparse
import json
import math
import tomllib
from datetime import datetime
from pathlib import Path

from tools.gold.counts import Count
from tools.gold.scoring import Record, score

from marsad.export.record import to_record
from marsad.model.page import Page
from marsad.pipeline import read

GOLD = Path(__file__).parents[2] / "tests" / "gold"
FLOORS = GOLD / "floors.toml"
_HEADER = """\
# The least F1 of every layer on the gold pages (tests/gold/pages). CI fails below a floor.
# Raised by `python -m tools.gold.floors --raise`, never lowered by it.
"""
_PLACES = 1000  # a floor is a score cut to three places


def main() -> None:
    """Reads the gold pages and prints, explains or raises."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--detail", metavar="LAYER", help="print the misses of one layer")
    parser.add_argument("--raise", action="store_true", dest="up", help="raise the floors to today's scores")
    args = parser.parse_args()
    layers, floors = scores(), read_floors()
    if args.detail:
        print("\n".join(layers[args.detail].notes))
        return
    if args.up:
        floors = raised(floors, layers)
        write_floors(floors)
    for name, count in layers.items():
        print(f"{name:16}{count.f1:7.3f}  floor {floors.get(name, 0.0):.3f}  of {count.gold}")


def scores() -> dict[str, Count]:
    """The counts of every layer on all gold pages."""
    pages = gold_pages()
    records = [to_record(article) for page in pages for article in read(page_of(page))]
    return score(pages, records)


def gold_pages() -> list[Record]:
    """The gold of every page, in order."""
    lines = (GOLD / "pages" / "gold.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def page_of(gold: Record) -> Page:
    """The page that a gold line names."""
    text = (GOLD / "pages" / gold["file"]).read_text(encoding="utf-8")
    return Page(gold["id"], text, gold["form"], gold["url"], fetched=datetime.fromisoformat(gold["fetched"]))


def read_floors() -> dict[str, float]:
    """The floor of every layer that has one."""
    if not FLOORS.exists():
        return {}
    return {name: float(floor) for name, floor in tomllib.loads(FLOORS.read_text(encoding="utf-8")).items()}


def raised(floors: dict[str, float], layers: dict[str, Count]) -> dict[str, float]:
    """The floors, each raised to the score of its layer where that is higher."""
    reached = {name: math.floor(count.f1 * _PLACES) / _PLACES for name, count in layers.items()}
    return {name: max(floors.get(name, 0.0), reached.get(name, 0.0)) for name in {**reached, **floors}}


def write_floors(floors: dict[str, float]) -> None:
    """Writes the floors file anew."""
    rows = "".join(f'"{name}" = {floor:.3f}\n' for name, floor in sorted(floors.items()))
    FLOORS.write_text(_HEADER + rows, encoding="utf-8")


if __name__ == "__main__":
    main()
