"""The fenced blocks of the documentation's pages."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PAGES = [ROOT / name for name in ("README.md", "CONTRIBUTING.md")] + sorted((ROOT / "docs").rglob("*.md"))
_FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_ENDS = {"|", "||", "&&", ";", "&", ">", ">>", "<"}
_BEFORE = {*_ENDS, "--"}
_NOT_RUN = "<!-- not run -->\n"


@dataclass(frozen=True, slots=True)
class Block:
    """A block of a page: where it begins, its language, its text; `run` is false where the page says so."""

    page: Path
    line: int
    language: str
    text: str
    run: bool

    def __str__(self) -> str:
        return f"{self.page.relative_to(ROOT)}:{self.line}"


def blocks_of(page: Path, *languages: str) -> list[Block]:
    """The blocks of a page in these languages, in order."""
    text = page.read_text(encoding="utf-8")
    found = []
    for match in _FENCE.finditer(text):
        line = text.count("\n", 0, match.start()) + 1
        run = not text[: match.start()].endswith(_NOT_RUN)
        found.append(Block(page, line, match[1], match[2], run))
    return [block for block in found if block.language in languages]


def every_block(*languages: str) -> list[Block]:
    """The blocks of all pages in these languages; generated pages are their generator's concern."""
    return [block for page in PAGES for block in blocks_of(page, *languages)]


def api_calls_of(script: str) -> Iterator[tuple[str, list[str]]]:
    """The path of each address of the API in a script, with the names of its parameters."""
    for line in script.replace("\\\n", " ").splitlines():
        for path, query in re.findall(r"127\.0\.0\.1:8765(/api/[\w./$-]+)(?:\?([^\s\"']*))?", line):
            named = re.findall(r"--data-urlencode \"(\w+)=", line)
            yield path, [*(pair.partition("=")[0] for pair in query.split("&") if pair), *named]


def commands_of(script: str) -> Iterator[list[str]]:
    """The words of each command of `marsad` in a script, without what is piped or redirected."""
    for line in script.replace("\\\n", " ").splitlines():
        lexer = shlex.shlex(line, posix=True, punctuation_chars=True)
        lexer.whitespace_split = True
        words = list(lexer)
        for at, word in enumerate(words):
            if Path(word).name == "marsad" and (at == 0 or words[at - 1] in _BEFORE or "=" in words[at - 1]):
                rest = words[at + 1 :]
                end = next((n for n, each in enumerate(rest) if each in _ENDS), len(rest))
                yield rest[:end]
