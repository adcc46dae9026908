"""Accuracy on the dev set, its kept-unread part apart.

Every sixth page of `../shared/devset` (d006, d012, …) is kept unread: nobody looks at its pages, its
gold or its misses, only at its figures. `--detail LAYER` therefore prints misses of the read part alone.
Until 2026-11-27 every third page was: d003, d009, … were opened then, their misses having stood still.

The composed pages of `tests/gold` are a second set, by authors who did not know Marsad's rules; those of the
last author are kept unread in the same way.

    python bench/accuracy.py [--composed] [--detail LAYER]
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
GOLD = ROOT / "tests" / "gold"
COMMAND = f"{Path(sys.executable).parent / 'marsad'} read --manifest {{manifest}} --format jsonl"


def main() -> None:
    """Scores both parts of the dev set and prints them side by side."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--detail", metavar="LAYER", help="print the misses of one layer (read part only)")
    parser.add_argument("--composed", action="store_true", help="the composed pages, not the dev set")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        parts = (GOLD / "composed", GOLD / "unread") if args.composed else split(Path(folder))
        read_part, unread_part = parts
        if args.detail:
            print(score(read_part, "--detail", args.detail))
            return
        print_table(json.loads(score(read_part, "--json")), json.loads(score(unread_part, "--json")))


def split(folder: Path) -> tuple[Path, Path]:
    """Two copies of the dev set's gold, the read and the unread part, both naming the same pages."""
    pages = (SHARED / "devset" / "gold.jsonl").read_text(encoding="utf-8").splitlines()
    parts = folder / "read", folder / "unread"
    for part, unread in zip(parts, (False, True), strict=True):
        part.mkdir()
        (part / "pages").symlink_to(SHARED / "devset" / "pages")
        kept = [page for page in pages if is_unread(json.loads(page)["id"]) == unread]
        (part / "gold.jsonl").write_text("\n".join(kept), encoding="utf-8")
    return parts


def is_unread(page_id: str) -> bool:
    """Whether a dev page belongs to the part that is kept unread."""
    return int(page_id[1:]) % 6 == 0


def score(part: Path, *options: str) -> str:
    """What the contract's scorer prints for one part."""
    command = [
        sys.executable,
        "-B",
        str(SHARED / "contract" / "score.py"),
        str(part),
        "--run",
        COMMAND,
        *options,
    ]
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout


def print_table(read_part: dict[str, dict[str, float]], unread_part: dict[str, dict[str, float]]) -> None:
    """A row a layer: F1, precision and recall of both parts."""
    print(f"{'layer':16}{'read F1':>9}{'P':>7}{'R':>7}{'unread F1':>11}{'P':>7}{'R':>7}")
    for layer, a in read_part.items():
        b = unread_part.get(layer, {"f1": 0, "precision": 0, "recall": 0})
        print(
            f"{layer:16}{a['f1']:9.3f}{a['precision']:7.3f}{a['recall']:7.3f}"
            f"{b['f1']:11.3f}{b['precision']:7.3f}{b['recall']:7.3f}"
        )


if __name__ == "__main__":
    main()
