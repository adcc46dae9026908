"""Prints Marsad's scores on the gold sets beside their floors, and raises the floors.

The sets are folders of tests/gold: `pages` (forms and templates of pages), `composed` (news pages whose
authors did not know the rules) and `unread` (more of these, kept apart: its figures alone are looked at);
`sentences` and `unread-sentences` are the two parts of the sentence gold (see sentences.py).

python -m tools.gold.floors [--set NAME]                    the scores of every layer
python -m tools.gold.floors --set NAME --detail LAYER       each miss and false alarm of one layer
python -m tools.gold.floors --raise                         floors up to today's scores; none is ever lowered
"""

from __future__ import annotations

import argparse
import json
import math
import tomllib
from datetime import datetime
from pathlib import Path

from tools.gold import sentences
from tools.gold.counts import Count
from tools.gold.scoring import Record, score

from marsad.export.record import to_record
from marsad.harvest.encoding import decode
from marsad.model.page import Page
from marsad.pipeline import read

GOLD = Path(__file__).parents[2] / "tests" / "gold"
FLOORS = GOLD / "floors.toml"
UNREAD = "unread"
PAGES = ("pages", "composed", UNREAD)
SETS = (*PAGES, *sentences.PARTS)
Floors = dict[str, dict[str, float]]
_HEADER = """\
# The least F1 of every layer on the gold sets (the folders of tests/gold named here). CI fails below a floor.
# Raised by `python -m tools.gold.floors --raise`, never lowered by it.
"""
_PLACES = 1000  # a floor is a score cut to three places


def main() -> None:
    """Reads the gold pages and prints, explains or raises."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--set", choices=SETS, action="append", dest="sets", help="of this set alone")
    parser.add_argument("--detail", metavar="LAYER", help="print the misses of one layer")
    parser.add_argument("--raise", action="store_true", dest="up", help="raise the floors to today's scores")
    args = parser.parse_args()
    floors = read_floors()
    for name in args.sets or SETS:
        layers = scores(name)
        if args.detail:
            print("\n".join(explained(name, layers[args.detail])))
            continue
        if args.up:
            floors[name] = raised(floors.get(name, {}), layers)
            write_floors(floors)
        print_scores(name, layers, floors.get(name, {}))


def explained(name: str, count: Count) -> list[str]:
    """The misses of a layer, but of an unread set their number alone."""
    unread = name in {UNREAD, sentences.UNREAD}
    return [f"{name}: {len(count.notes)} notes, not shown"] if unread else count.notes


def print_scores(name: str, layers: dict[str, Count], floors: dict[str, float]) -> None:
    """A row a layer: its F1, its floor and how many items its gold has."""
    for layer, count in layers.items():
        print(f"{name:18}{layer:16}{count.f1:7.3f}  floor {floors.get(layer, 0.0):.3f}  of {count.gold}")


def scores(name: str) -> dict[str, Count]:
    """The counts of every layer on all pages, or sentences, of the set."""
    if name in sentences.PARTS:
        return sentences.scores(name)
    pages = gold_pages(name)
    records = [to_record(article) for page in pages for article in read(page_of(name, page))]
    return score(pages, records)


def gold_pages(name: str) -> list[Record]:
    """The gold of every page of the set, in order."""
    lines = (GOLD / name / "gold.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def page_of(name: str, gold: Record) -> Page:
    """The page that a gold line of the set names."""
    text = decode((GOLD / name / gold["file"]).read_bytes(), gold["file"]).text
    fetched = datetime.fromisoformat(gold["fetched"]) if gold["fetched"] else None
    return Page(gold["id"], text, gold["form"], gold["url"], fetched=fetched)


def read_floors() -> Floors:
    """The floor of every layer that has one, by set."""
    if not FLOORS.exists():
        return {}
    return {name: dict(layers) for name, layers in tomllib.loads(FLOORS.read_text(encoding="utf-8")).items()}


def raised(floors: dict[str, float], layers: dict[str, Count]) -> dict[str, float]:
    """The floors of a set, each raised to the score of its layer where that is higher."""
    reached = {name: math.floor(count.f1 * _PLACES) / _PLACES for name, count in layers.items()}
    return {name: max(floors.get(name, 0.0), reached.get(name, 0.0)) for name in {**reached, **floors}}


def write_floors(floors: Floors) -> None:
    """Writes the floors file anew."""
    tables = (
        f"\n[{name}]\n" + "".join(f'"{layer}" = {floor:.3f}\n' for layer, floor in sorted(rows.items()))
        for name, rows in floors.items()
    )
    FLOORS.write_text(_HEADER + "".join(tables), encoding="utf-8")


if __name__ == "__main__":
    main()
