"""The arguments and options of `marsad read`."""

from __future__ import annotations

from typing import Annotated

from typer import Argument, Option

from marsad.cli.formats import Format

Paths = Annotated[
    list[str] | None,
    Argument(
        help="Files (.html, .txt, .gz), folders, WARC files, manifests (.jsonl), http(s) addresses, "
        "or - for standard input.",
        show_default=False,
    ),
]
Manifest = Annotated[
    str | None, Option("--manifest", help="A JSON Lines file that names pages; - for standard input.")
]
OutputFormat = Annotated[
    Format | None,
    Option("--format", help="How to print. Default: pretty on a terminal, jsonl elsewhere."),
]
Explain = Annotated[bool, Option("--explain", help="Show every line left out, with its role and the rule.")]
Jobs = Annotated[int, Option("--jobs", min=1, help="How many processes read.")]
Strict = Annotated[bool, Option("--strict", help="Stop at the first page that cannot be read in full.")]
Quiet = Annotated[bool, Option("--quiet", "-q", help="Say nothing but failures.")]
Seconds = Annotated[float, Option("--seconds", min=0, help="The most time for one page; 0: no limit.")]
MaxMegabytes = Annotated[
    float, Option("--max-mb", min=0.001, help="The largest page, packed and unpacked, in megabytes.")
]
AllowPrivate = Annotated[bool, Option("--allow-private", help="Ask private and local addresses as well.")]
